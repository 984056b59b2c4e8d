"""The weighted distribution of positions, which is the forecast, and its mean, median, quantiles and score."""

import numpy as np

from detente.models import scoring
from detente.models.spatial.actors import Actors, Floats

PLACES = 9
"""Decimal places in which positions differ."""
TIED = 1e-9
"""Sums of shares nearer to each other than this are equal."""


def mean(actors: Actors) -> float:
    """Return the weighted mean: the compromise model (Achen 2006; Van den Bos 1991).

    >>> mean(Actors.of([0, 100], [3, 1], [1, 1]))
    25.0
    """
    return float(actors.shares @ actors.positions)


def quantile(actors: Actors, share: float) -> float:
    """Return the position below or at which this share of the weight stands; the middle where a gap begins there.

    >>> quantile(Actors.of([0, 50, 100], [1, 1, 2], [1, 1, 1]), 0.25)
    25.0
    """
    order = np.argsort(actors.positions, kind="stable")
    standing = np.flatnonzero(actors.shares[order] > 0)
    positions = actors.positions[order][standing]
    below = np.cumsum(actors.shares[order][standing])
    first = int(np.searchsorted(below, share - TIED))
    last = int(np.searchsorted(below, share + TIED))
    first, last = min(first, len(positions) - 1), min(last, len(positions) - 1)
    return float((positions[first] + positions[last]) / 2)


def median(actors: Actors) -> float:
    """Return the weighted median: on one dimension with single peaks it beats every other position (Black 1948).

    Between two positions that tie it is their middle.

    >>> median(Actors.of([0, 40, 100], [1, 1, 1], [1, 1, 1])), median(Actors.of([0, 100], [1, 1], [1, 1]))
    (40.0, 50.0)
    """
    return quantile(actors, 0.5)


def interval(actors: Actors, share: float) -> tuple[float, float]:
    """Return the stretch in the middle that holds this share of the weight."""
    return quantile(actors, (1 - share) / 2), quantile(actors, (1 + share) / 2)


def crps(actors: Actors, outcome: float) -> float:
    """Return the continuous ranked probability score of the distribution, in points of the scale; less is better.

    E|X - y| - E|X - X'| / 2 (Gneiting and Raftery 2007, equation 21). For a single position it is the absolute error.

    >>> crps(Actors.of([30, 30], [1, 2], [1, 1]), 50)
    20.0
    """
    return scoring.crps(actors.positions, actors.shares, outcome)


def masses(actors: Actors) -> tuple[Floats, Floats]:
    """Return the different positions, from low to high, and the share of the weight at each; both # [position]."""
    positions, places = np.unique(actors.positions.round(PLACES), return_inverse=True)
    shares: Floats = np.zeros(len(positions))
    np.add.at(shares, places, actors.shares)
    return positions, shares
