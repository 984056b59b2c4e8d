"""How good forecasts were, of those of which it is known what happened."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.errors import NothingToScore
from detente.formats.forecasts import Forecast, Track
from detente.models.scoring import Bin, brier, calibration, crps, log_score, parts, weighted_interval_score, wilson


@dataclass(frozen=True)
class Chances:
    """The score of forecasts that something happens."""

    count: int
    brier: float
    always_average: float
    """The Brier score of giving each the share that happened: what is not better says nothing."""
    log_score: float
    reliability: float
    resolution: float
    bins: tuple[Bin, ...]


@dataclass(frozen=True)
class Numbers:
    """The score of forecasts of numbers, in their units."""

    count: int
    weighted_interval_score: float
    mean_absolute_error: float
    """Of the middles."""
    within: int
    """How many lay in the interval."""
    promised: float
    """In what share they were to."""
    interval: tuple[float, float]
    """Where the true share lies with 95 %."""
    distributions: int
    """How many came with a whole distribution."""
    crps: float | None
    """The continuous ranked probability score of these; None when there is none."""
    crps_of_middles: float | None
    """What their middles alone would have scored, which is their absolute error."""


@dataclass(frozen=True)
class Score:
    """How good a track record is."""

    forecasts: int
    resolved: int
    chances: Chances | None
    numbers: Numbers | None


def scored(track: Track) -> Score:
    """Return how good the resolved forecasts were.

    Raises:
        NothingToScore: Not one is resolved.
    """
    outcomes = track.outcomes
    known = [one for one in track.forecasts if one.id in outcomes]
    if not known:
        raise NothingToScore(len(track.forecasts))
    yes_no = [(one, bool(outcomes[one.id])) for one in known if one.chance is not None]
    numbers = [(one, float(outcomes[one.id])) for one in known if one.chance is None]
    return Score(
        forecasts=len(track.forecasts),
        resolved=len(known),
        chances=of_chances(yes_no) if yes_no else None,
        numbers=of_numbers(numbers) if numbers else None,
    )


def of_chances(known: list[tuple[Forecast, bool]]) -> Chances:
    """Return the score of forecasts that something happens."""
    given, came = [one.chance for one, _ in known], [outcome for _, outcome in known]
    reliability, resolution, uncertainty = parts(given, came)
    return Chances(
        count=len(known),
        brier=brier(given, came),
        always_average=uncertainty,
        log_score=log_score(given, came),
        reliability=reliability,
        resolution=resolution,
        bins=calibration(given, came),
    )


def of_numbers(known: list[tuple[Forecast, float]]) -> Numbers:
    """Return the score of forecasts of numbers."""
    scores, errors, within = [], [], 0
    for one, outcome in known:
        low, middle, high = one.low or 0.0, one.middle or 0.0, one.high or 0.0
        scores.append(weighted_interval_score(low, middle, high, one.share, outcome))
        errors.append(abs(middle - outcome))
        within += low <= outcome <= high
    count = len(known)
    whole = [(one, outcome) for one, outcome in known if one.distribution is not None]
    return Numbers(
        count=count,
        weighted_interval_score=sum(scores) / count,
        mean_absolute_error=sum(errors) / count,
        within=within,
        promised=sum(one.share for one, _ in known) / count,
        interval=wilson(within / count, count),
        distributions=len(whole),
        crps=average([of_distribution(one, outcome) for one, outcome in whole]),
        crps_of_middles=average([abs((one.middle or 0.0) - outcome) for one, outcome in whole]),
    )


def of_distribution(one: Forecast, outcome: float) -> float:
    """Return the score of a forecast that came with a whole distribution."""
    spread = one.distribution or ()
    return crps([position for position, _ in spread], [share for _, share in spread], outcome)


def average(scores: Sequence[float]) -> float | None:
    """Return the mean of some scores, or nothing when there is none."""
    return sum(scores) / len(scores) if scores else None
