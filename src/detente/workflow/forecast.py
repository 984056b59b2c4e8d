"""The verb `forecast`: write down what is expected, later what happened, and see how good one was."""

import math
import os
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from detente.analysis.settling import SHARE
from detente.analysis.track_record import Score, scored
from detente.brief.track_record import page, plot
from detente.errors import BadForecast, BrokenTrack, UnknownForecast
from detente.formats.forecasts import Forecast, Resolution, Track, append, track_of
from detente.models.spatial import masses
from detente.record import PartialDate, Precision
from detente.workflow.settle import settle

FILE = "forecasts.jsonl"
YES, NO = ("yes", "true", "1"), ("no", "false", "0")

__all__ = ["add", "page", "plot", "resolve", "score", "score_json", "tracked"]


def add(
    question: str,
    *,
    today: date,
    chance: float | None = None,
    interval: tuple[float, float, float] | None = None,
    share: float = 0.8,
    settlement: str | None = None,
    by: str = "",
    due: str = "",
    why: str = "",
    file: str | os.PathLike[str] = FILE,
) -> Forecast:
    """Write a forecast down, and return it. Exactly one of `chance`, `interval` and `settlement` says what it is.

    Args:
        question: What is asked, so that it can be told later what happened.
        today: The day on which it is made.
        chance: That it happens: above 0, below 1.
        interval: Of a number, the low end, the middle and the high end.
        share: How often the interval is to hold it.
        settlement: A settlement file, or a name of the catalogue: its mean and interval are forecast.
        by: Who makes it.
        due: The day by which it will be known.
        why: What it rests on.
        file: Where forecasts are kept.

    Raises:
        BadForecast: It could not be scored later.
        ForecastError: The file cannot be used.
    """
    if not question.strip():
        raise BadForecast("there is no question", expected="a question of which it can be told later what happened")
    if [chance, interval, settlement].count(None) != 2:
        raise BadForecast(
            "it is not said what is forecast, or more than once",
            expected="one of a chance, an interval and a settlement file",
        )
    distribution = None
    if settlement is not None:
        interval, distribution = expected_in(settlement)
        share = SHARE
    check_numbers(chance, interval, share)
    low, middle, high = interval or (None, None, None)
    one = Forecast(
        question=question.strip(),
        made=today.isoformat(),
        by=by,
        due=day(due) if due else "",
        chance=chance,
        low=low,
        middle=middle,
        high=high,
        share=share,
        why=why,
        distribution=distribution,
    )
    path = Path(file)
    if one.id not in {other.id for other in track_of(path).forecasts}:
        written(path, one)
    return one


def expected_in(settlement: str) -> tuple[tuple[float, float, float], tuple[tuple[float, float], ...]]:
    """Return the interval with its middle that a settlement file gives, and its distribution.

    Raises:
        SettlementError: The file cannot be used.
        BadForecast: Nothing is in dispute in it.
    """
    found = settle(settlement, draws=0)
    if found.expected is None:
        raise BadForecast(
            "all parties of the settlement file stand at one place, and how sure that is cannot be said",
            expected="parties in dispute, or positions given as [low, likely, high]",
            advice="Give an interval of your own: --interval LOW MIDDLE HIGH.",
        )
    low, high = found.expected
    positions, shares = masses(found.actors)
    return (low, found.mean, high), tuple(zip(positions.tolist(), shares.tolist(), strict=True))


def check_numbers(chance: float | None, interval: tuple[float, float, float] | None, share: float) -> None:
    """Raise BadForecast for numbers that cannot be scored."""
    if chance is not None and not 0 < chance < 1:
        advice = "If you are sure, give 0.99: a certainty that fails once can never be made good."
        raise BadForecast(f"{chance:g} is no chance", expected="a number above 0 and below 1", advice=advice)
    if interval is not None and not (all(map(math.isfinite, interval)) and interval == tuple(sorted(interval))):
        raise BadForecast(
            f"{', '.join(f'{one:g}' for one in interval)} is no interval", expected="a low end, a middle and a high end"
        )
    if not 0 < share < 1:
        raise BadForecast(f"{share:g} is no share", expected="a number above 0 and below 1, such as 0.8")


def day(given: str) -> str:
    """Return a day.

    Raises:
        BadForecast: It is none.
    """
    try:
        found = PartialDate(value=given)
    except ValueError as error:
        raise BadForecast(f"{given!r} is no date", expected="a day such as 2022-01-12") from error
    if found.precision is not Precision.DAY:
        raise BadForecast(f"{given!r} is no day", expected="a day such as 2022-01-12")
    return found.value


def resolve(
    forecast: str, outcome: str, *, on: date, by: str = "", why: str = "", file: str | os.PathLike[str] = FILE
) -> Forecast:
    """Write down what became of a forecast, and return it; a later word takes the place of an earlier.

    Args:
        forecast: Its id, or as much of it as tells it from the others.
        outcome: yes, no or the number; `unknown` takes back what was said before.
        on: The day on which it is known.
        by: Who found it.
        why: Where it stands.
        file: Where forecasts are kept.

    Raises:
        UnknownForecast: There is no such forecast, or several.
        BadForecast: The outcome does not fit the forecast.
    """
    path = Path(file)
    known = {one.id: one for one in track_of(path).forecasts}
    fits = [one for one in known if one == forecast or (forecast and one.startswith(forecast))]
    if len(fits) != 1:
        raise UnknownForecast(forecast, known)
    one = known[fits[0]]
    written(path, Resolution(forecast=one.id, on=on.isoformat(), outcome=outcome_of(outcome, one), by=by, why=why))
    return one


def outcome_of(said: str, one: Forecast) -> bool | float | None:
    """Return what happened, as fits the forecast."""
    word = said.strip().lower()
    if word == "unknown":
        return None
    if one.chance is not None:
        if word in YES + NO:
            return word in YES
        raise BadForecast(f"{said!r} is no outcome of this forecast", expected="yes, no or unknown")
    try:
        number = float(word)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise BadForecast(f"{said!r} is no outcome of this forecast", expected="a number, or unknown")
    return number


def written(path: Path, entry: Forecast | Resolution) -> None:
    """Add a line to the file.

    Raises:
        BrokenTrack: It cannot be written.
    """
    try:
        append(path, [entry])
    except OSError as error:
        raise BrokenTrack(path, f"it cannot be written ({error.strerror or error})") from error


def tracked(file: str | os.PathLike[str] = FILE) -> Track:
    """Return all forecasts with what became of them.

    Raises:
        BrokenTrack: The file cannot be read.
    """
    return track_of(Path(file))


def score(file: str | os.PathLike[str] = FILE) -> Score:
    """Return how good the forecasts were of which it is known what happened.

    Raises:
        NothingToScore: There is none.
        BrokenTrack: The file cannot be read.
    """
    return scored(tracked(file))


def score_json(found: Score) -> dict[str, Any]:
    """Return the JSON of `detente forecast score --json`; an infinite score is null."""
    said = asdict(found)
    if found.chances and math.isinf(found.chances.log_score):
        said["chances"]["log_score"] = None
    return said
