"""How good forecasts were once it is known what happened: proper scores, calibration and coverage."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.errors import MalformedForecasts

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

TWO_SIDES = 1.959963984540054
"""Standard deviations on either side that hold 95 % of a normal distribution."""


@dataclass(frozen=True)
class Bin:
    """Forecasts of nearly the same chance, and how often what they foresaw happened."""

    low: float
    high: float
    count: int
    forecast: float
    """Mean chance that was given."""
    happened: float
    """Share in which it happened."""
    interval: tuple[float, float]
    """Where the true share lies with 95 % (Wilson 1927)."""


def checked(chances: object, happened: object) -> tuple[Floats, Bools]:
    """Return chances and outcomes as arrays, # [forecast].

    Raises:
        MalformedForecasts: There are none, they differ in number, or a chance is no number from 0 to 1.
    """
    given, came = np.asarray(chances, dtype=np.float64), np.asarray(happened, dtype=np.bool_)
    if given.ndim != 1 or given.shape != came.shape or given.size == 0:
        raise MalformedForecasts("two lists of one length, not empty")
    if not ((given >= 0) & (given <= 1)).all():
        raise MalformedForecasts("chances from 0 to 1")
    return given, came


def brier(chances: object, happened: object) -> float:
    """Return the mean squared error of chances: 0 is perfect, 0.25 what saying one half gives (Brier 1950).

    >>> brier([0.9, 0.2], [True, False])
    0.025
    """
    given, came = checked(chances, happened)
    return round(float(((given - came) ** 2).mean()), 15)


def log_score(chances: object, happened: object) -> float:
    """Return the mean of minus the logarithm of the chance given to what happened, in nats (Good 1952).

    Infinite when something happened that was given no chance.

    >>> round(log_score([0.5], [True]), 3), log_score([0.0], [True])
    (0.693, inf)
    """
    given, came = checked(chances, happened)
    with np.errstate(divide="ignore"):
        return float(-np.log(np.where(came, given, 1 - given)).mean())


def calibration(chances: object, happened: object, *, bins: int = 10) -> tuple[Bin, ...]:
    """Return the forecasts by tenths of the chance given, those that are empty left out.

    >>> [(one.count, one.happened) for one in calibration([0.1, 0.15, 0.9], [False, True, True])]
    [(2, 0.5), (1, 1.0)]
    """
    given, came = checked(chances, happened)
    places = np.minimum((given * bins).astype(int), bins - 1)
    found = []
    for place in np.unique(places):
        here = places == place
        share, count = float(came[here].mean()), int(here.sum())
        spread = wilson(share, count)
        found.append(
            Bin(float(place / bins), float((place + 1) / bins), count, float(given[here].mean()), share, spread)
        )
    return tuple(found)


def wilson(share: float, count: int) -> tuple[float, float]:
    """Return where the true share lies with 95 % when `share` of `count` was seen (Wilson 1927).

    >>> [round(end, 2) for end in wilson(0.5, 10)]
    [0.24, 0.76]
    """
    square = TWO_SIDES**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    half = TWO_SIDES / (1 + square / count) * np.sqrt(share * (1 - share) / count + square / (4 * count**2))
    return max(float(middle - half), 0.0), min(float(middle + half), 1.0)


def parts(chances: object, happened: object, *, bins: int = 10) -> tuple[float, float, float]:
    """Return reliability, resolution and uncertainty: of binned chances the Brier score is a - b + c (Murphy 1973).

    Reliability is how far what happened was from what was said (less is better); resolution how far it was from the
    average (more is better); uncertainty what saying the average each time would have scored.
    """
    given, came = checked(chances, happened)
    average, total = float(came.mean()), len(given)
    found = calibration(given, came, bins=bins)
    reliability = sum(one.count * (one.forecast - one.happened) ** 2 for one in found) / total
    resolution = sum(one.count * (one.happened - average) ** 2 for one in found) / total
    return float(reliability), float(resolution), average * (1 - average)


def interval_score(low: float, high: float, share: float, outcome: float) -> float:
    """Return the score of a central interval: its width and a penalty for a miss (Gneiting and Raftery 2007).

    >>> interval_score(10, 20, 0.8, 15), round(interval_score(10, 20, 0.8, 22), 6)
    (10.0, 30.0)
    """
    if not (low <= high and 0 < share < 1):
        raise MalformedForecasts("a low end, a high end not below it, and a share between 0 and 1")
    miss = max(low - outcome, 0.0) + max(outcome - high, 0.0)
    return float(high - low + 2 / (1 - share) * miss)


def crps(values: object, shares: object, outcome: float) -> float:
    """Return the continuous ranked probability score of a distribution on some values, in their units; less is better.

    E|X - y| - E|X - X'| / 2 (Gneiting and Raftery 2007, equation 21). For a single value it is the absolute error.

    Args:
        values: # [value], in any order.
        shares: # [value], 0 or more; they are scaled to add up to one.
        outcome: What happened.

    Raises:
        MalformedForecasts: They do not fit together, or weigh nothing.

    >>> crps([0, 100], [1, 1], 100), crps([30], [1], 50)
    (25.0, 20.0)
    """
    at, weights = np.asarray(values, dtype=np.float64), np.asarray(shares, dtype=np.float64)
    if at.ndim != 1 or at.shape != weights.shape or at.size == 0:
        raise MalformedForecasts("two lists of one length, not empty")
    if not (np.isfinite(at).all() and (weights >= 0).all() and 0 < weights.sum() < np.inf and np.isfinite(outcome)):
        raise MalformedForecasts("finite values, shares of 0 or more that are not all 0, and a finite outcome")
    weights = weights / weights.sum()
    order = np.argsort(at, kind="stable")
    below = np.cumsum(weights[order])[:-1]
    # E|X - X'| is twice the area under F (1 - F); so no table of all pairs is needed.
    spread = float((below * (1 - below)) @ np.diff(at[order]))
    return max(float(weights @ np.abs(at - outcome)) - spread, 0.0)


def weighted_interval_score(low: float, middle: float, high: float, share: float, outcome: float) -> float:
    """Return an approximation of the continuous ranked probability score from a median and one interval.

    (|y - m| / 2 + (1 - share) / 2 x interval score) / 1.5 (Bracher and others 2021).
    """
    inside = (1 - share) / 2 * interval_score(low, high, share, outcome)
    return float((abs(outcome - middle) / 2 + inside) / 1.5)
