"""The probabilistic Condorcet election: each position against each other, by the weight behind either."""

from dataclasses import dataclass

import numpy as np

from detente.models.spatial.actors import Actors, Floats
from detente.models.spatial.distribution import PLACES

ROUNDS = 10_000
STILL = 1e-12
"""A round that changes no probability by more is the last."""


@dataclass(frozen=True, eq=False)
class Election:
    """How likely each position is to be where things settle."""

    positions: Floats
    """The different positions, from low to high. # [position]"""
    beats: Floats
    """The chance that the first is preferred to the second; one half on the diagonal. # [position, position]"""
    conditional: Floats
    """The chance of each to beat every other, as shares of one. # [position]"""
    uniform: Floats
    """The chance of each when challengers are drawn at random again and again. # [position]"""

    @property
    def forecast(self) -> float:
        """The mean of the uniform Markov chain's positions: the rule that did best on the European Union's issues."""
        return float(self.uniform @ self.positions)


def election(actors: Actors) -> Election:
    """Return the election between the positions that somebody holds.

    Everybody prefers what is nearer, by as much as it is nearer. c(a, b) sums the weight times that difference over
    those who prefer a, and P(a, b) = c(a, b) / (c(a, b) + c(b, a)). The uniform chain repeats
    q(a) = mean over b of P(a, b) (p(a) + p(b)) until it rests (Wise, Lester and Efird 2015).

    >>> election(Actors.of([0, 100], [3, 1], [1, 1])).beats[0, 1]
    np.float64(0.75)
    """
    positions = np.unique(actors.positions.round(PLACES))
    far = np.abs(actors.positions[:, None] - positions[None, :])  # [actor, position]
    nearer = np.maximum(far[:, None, :] - far[:, :, None], 0.0)  # [actor, a, b]: by how much a is nearer than b
    behind = np.tensordot(actors.shares, nearer, axes=1)  # [a, b]
    both = behind + behind.T
    beats = np.where(both > 0, behind / np.where(both > 0, both, 1.0), 0.5)
    return Election(positions, beats, all_beaten(beats), resting(beats))


def all_beaten(beats: Floats) -> Floats:
    """Return the chance of each to beat every other one, as shares of one."""
    with np.errstate(divide="ignore"):
        logs = np.log(beats)
    np.fill_diagonal(logs, 0.0)
    total = logs.sum(axis=1)
    if not np.isfinite(total).any():
        return resting(beats)
    chances: Floats = np.exp(total - total.max())
    chances /= chances.sum()
    return chances


def resting(beats: Floats) -> Floats:
    """Return where the uniform chain rests, from equal chances."""
    count = len(beats)
    chances: Floats = np.full(count, 1 / count)
    for _ in range(ROUNDS):
        following: Floats = (beats * (chances[:, None] + chances[None, :])).mean(axis=1)
        following /= following.sum()
        if np.abs(following - chances).max() <= STILL:
            return following
        chances = following
    return chances
