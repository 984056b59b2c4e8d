"""Whose move, or whose weight, would shift the weighted mean, and by how much."""

from dataclasses import dataclass

import numpy as np

from detente.models.spatial.actors import HIGHEST, LOWEST, Actors, Floats
from detente.models.spatial.distribution import mean


@dataclass(frozen=True, eq=False)
class Levers:
    """What each actor could change, in closed form. The axes are # [actor]."""

    per_point: Floats
    """How far the mean moves when the actor moves by one point: its share of the weight."""
    at_most_down: Floats
    """How far the mean falls when the actor goes to 0."""
    at_most_up: Floats
    """How far it rises when the actor goes to 100."""
    per_weight: Floats
    """How far it moves for each unit of weight that is added: (x - F) / W."""
    without: Floats
    """Where the mean would be without the actor; NaN for the only one with weight."""


def levers(actors: Actors) -> Levers:
    """Return the levers on the weighted mean F = sum(w x) / W.

    Moving x by d moves F by d w / W; dF/dw = (x - F) / W; without the actor F is (F W - w x) / (W - w).

    >>> levers(Actors.of([0, 100], [3, 1], [1, 1])).per_point
    array([0.75, 0.25])
    """
    weights, total, now = actors.weights, actors.weights.sum(), mean(actors)
    rest = total - weights
    left = now * total - weights * actors.positions
    return Levers(
        per_point=actors.shares,
        at_most_down=actors.shares * (actors.positions - LOWEST),
        at_most_up=actors.shares * (HIGHEST - actors.positions),
        per_weight=(actors.positions - now) / total,
        without=np.where(rest > 0, left / np.where(rest > 0, rest, 1.0), np.nan),
    )
