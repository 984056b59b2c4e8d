"""The challenge model, kept for comparison: who would be made to move by whom, round after round."""

from dataclasses import dataclass

import numpy as np

from detente.models.spatial.actors import Actors, Floats
from detente.models.spatial.distribution import median

ROUNDS = 10
STILL = 0.01
"""Points of the scale: a round in which nobody moves further is the last."""


@dataclass(frozen=True, eq=False)
class Challenges:
    """Where the actors stand after each round."""

    rounds: tuple[Actors, ...]
    """The first is the beginning."""

    @property
    def forecast(self) -> float:
        """The weighted median after the last round."""
        return median(self.rounds[-1])


def challenges(actors: Actors, *, rounds: int = ROUNDS) -> Challenges:
    """Return the rounds of the expected utility model (Bueno de Mesquita 1997).

    The equations are those that Scholz, Calbert and Smith (2011) unravelled.

    Everybody is taken as neutral to risk, and no challenge leaves things as they are. Published tables of this family
    cannot be reproduced from their own printed equations, and on known outcomes it does worse than the mean: it stands
    here for comparison only.
    """
    found = [actors]
    for _ in range(rounds):
        moved = after_offers(found[-1])
        if np.abs(moved.positions - found[-1].positions).max() <= STILL:
            break
        found.append(moved)
    return Challenges(tuple(found))


def after_offers(actors: Actors) -> Actors:
    """Return the actors after each has taken the offer that asks least of it."""
    gains = expected_gains(actors)
    positions = actors.positions
    # An offer from i to j binds when i gains more by its challenge than j by answering with one.
    binds = (gains > 0) & (gains > gains.T)
    way = np.minimum(np.abs(gains.T) / np.where(binds, gains, 1.0), 1.0)
    asked = positions[None, :] + (positions[:, None] - positions[None, :]) * way  # [by, to]
    far = np.where(binds, np.abs(asked - positions[None, :]), np.inf)
    least = far.argmin(axis=0)
    offered = binds.any(axis=0)
    moved = np.where(offered, asked[least, np.arange(len(positions))], positions)
    return Actors(np.clip(moved, 0.0, 100.0), actors.capability, actors.salience)


def expected_gains(actors: Actors) -> Floats:
    """Return what each expects to gain by challenging each other one: # [by, of].

    E(i, j) = s(j) (P U_s + (1 - P) U_f) + (1 - s(j)) U_s - U_q with U_s = 2 - 4 (1/2 - d/2), U_f = 2 - 4 (1/2 + d/2),
    U_q = 0, d the distance as a share of the widest one.
    """
    apart = np.abs(actors.positions[:, None] - actors.positions[None, :])
    widest = apart.max()
    share = apart / widest if widest > 0 else apart
    nearer = apart[:, None, :] - apart[:, :, None]  # [actor, a, b]
    behind = np.tensordot(actors.weights, np.maximum(nearer, 0.0), axes=1)
    both = behind + behind.T
    wins = np.where(both > 0, behind / np.where(both > 0, both, 1.0), 0.5)
    success, failure = 2 * share, -2 * share
    salience = actors.salience[None, :]
    gains: Floats = salience * (wins * success + (1 - wins) * failure) + (1 - salience) * success
    np.fill_diagonal(gains, 0.0)
    return gains
