"""How far off each way of settling a question was, on past questions whose outcome is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from detente.formats.calibration_json import Past
from detente.models.spatial import Actors, challenges, crps, election, mean, median

NINE_OF_TEN, FOUR_OF_FIVE = 0.9, 0.8
MIDDLE = 50.0


@dataclass(frozen=True)
class Error:
    """How far off one way was."""

    way: str
    mean_absolute: float
    """In points of the scale."""
    questions: int


@dataclass(frozen=True)
class Calibration:
    """How far off all ways were, and how wide an interval has to be."""

    errors: tuple[Error, ...]
    """The best first."""
    crps_distribution: float
    """Of the weighted distribution, mean over the questions."""
    crps_point: float
    """Of the weighted mean alone, which is its absolute error."""
    half_width: dict[float, float]
    """Share -> points on either side of the weighted mean that held that share of the outcomes."""


WAYS: dict[str, Callable[[Actors], float]] = {
    "probabilistic Condorcet": lambda actors: election(actors).forecast,
    "weighted mean": mean,
    "plain mean": lambda actors: float(actors.positions.mean()),
    "always the middle": lambda _: MIDDLE,
    "weighted median": median,
    "challenge model": lambda actors: challenges(actors).forecast,
}


def calibrated(questions: Sequence[Past]) -> Calibration:
    """Return how far off each way was on these questions, at least one."""
    outcomes = np.array([one.outcome for one in questions])
    errors = [
        Error(way, float(np.abs([settle(one.actors) for one in questions] - outcomes).mean()), len(questions))
        for way, settle in WAYS.items()
    ]
    known = [one for one in questions if one.reference_point is not None]
    if known:
        far = [abs((one.reference_point or 0.0) - one.outcome) for one in known]
        errors.append(Error("reference point", float(np.mean(far)), len(known)))
    off = np.abs([mean(one.actors) for one in questions] - outcomes)
    return Calibration(
        errors=tuple(sorted(errors, key=lambda one: one.mean_absolute)),
        crps_distribution=float(np.mean([crps(one.actors, one.outcome) for one in questions])),
        crps_point=float(off.mean()),
        half_width={share: float(np.quantile(off, share)) for share in (0.5, FOUR_OF_FIVE, NINE_OF_TEN)},
    )
