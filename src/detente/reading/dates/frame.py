"""From which day a report counts, and what so many units from there are called in TIMEX3."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from detente.errors import RecordError
from detente.reading.dates.holidays import in_year
from detente.reading.dates.values import day_of, span_of
from detente.record import PartialDate, Precision

CALENDAR = {
    "D": ("days", Precision.DAY, 1),
    "W": ("weeks", Precision.WEEK, 1),
    "F": ("weeks", Precision.WEEK, 2),
    "WE": ("weeks", Precision.WEEK, 1),
    "M": ("months", Precision.MONTH, 1),
    "Q": ("months", Precision.MONTH, 3),
    "Y": ("years", Precision.YEAR, 1),
    "E": ("years", Precision.YEAR, 10),
    "C": ("years", Precision.YEAR, 100),
}
"""Unit -> how `shift` calls what it is made of, the precision that leaves, and how many of them make one."""

NEAR = 60
"""Days within which a date is meant, whichever way it lies: nobody writes `December 10` in January of the next one."""

REACH = 600
"""Characters after which a date mentioned is forgotten: `the day before` then counts from nothing known."""

YEARS_AROUND = 2
"""Years looked at on either side of the report for a date without a year; more for 29 February."""

CACHED = 1024
"""Values kept: a report names the same few days again and again."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What dates are counted from."""

    published: PartialDate | None = None
    """The report's date."""
    focus: str = ""
    """The last date read."""
    focus_end: int = 0
    """Where that stands in the text."""
    quarter: str = ""
    """The last quarter read."""

    def mentioned(self, place: int) -> PartialDate | None:
        """Return the date mentioned shortly before a place."""
        return day_of(self.focus) if self.focus and place - self.focus_end < REACH else None


@lru_cache(maxsize=CACHED)
def counted(base: PartialDate | None, unit: str, count: int) -> str | None:
    """Return the TIMEX3 value of the unit `count` units away from a date, or nothing when it cannot be told.

    >>> day = PartialDate(value="2022-01-12")
    >>> counted(day, "W", -1), counted(day, "Q", 1), counted(day, "E", 0), counted(day, "WE", 0)
    ('2022-W01', '2022-Q2', '202', '2022-W02-WE')
    """
    if base is None or unit not in CALENDAR:
        return None
    name, precision, length = CALENDAR[unit]
    with suppress(RecordError):
        return named(unit, base.widen(precision).shift(**{name: count * length}))
    return None


def named(unit: str, moved: PartialDate) -> str:
    """Return what TIMEX3 calls the unit that a date lies in."""
    if unit == "WE":
        return f"{moved.value}-WE"
    if unit == "Q":
        return f"{moved.first.year:04}-Q{(moved.first.month + 2) // 3}"
    return moved.value[: {"E": 3, "C": 2}.get(unit, 10)]


@lru_cache(maxsize=CACHED)
def nearest(value: str, base: PartialDate, toward: int) -> str | None:
    """Return `value` with its year (or week) filled in so that it lies in the direction `toward` from `base`.

    >>> nearest("XXXX-06-13", PartialDate(value="2022-01-12"), 1)
    '2022-06-13'
    >>> nearest("XXXX-WXX-3", PartialDate(value="2022-01-14"), -1)
    '2022-01-12'
    >>> nearest("XXXX-12-10", PartialDate(value="2022-01-12"), 1)
    '2021-12-10'
    """
    choices = [(filled, bounds) for filled in candidates(value, base) if (bounds := span_of(filled))]
    if abs(toward) < 2 and not value.startswith("XXXX-WXX"):
        close = [one for one in choices if distance(one[1], base)[0] <= NEAR]
        if close:
            return min(close, key=lambda one: distance(one[1], base))[0]
    if toward > 0:
        after = [one for one in choices if one[1][1] >= base.first and (toward < 2 or one[1][0] > base.last)]
        return min(after, key=lambda one: one[1])[0] if after else None
    before = [one for one in choices if one[1][0] <= base.last and (toward > -2 or one[1][1] < base.first)]
    return max(before, key=lambda one: one[1])[0] if before else None


def distance(bounds: tuple[date, date], base: PartialDate) -> tuple[int, int]:
    """Return how many days lie between a date and the base, and a number that puts the past first."""
    first, last = bounds
    if last < base.first:
        return (base.first - last).days, 0
    return max((first - base.last).days, 0), 1


def candidates(value: str, base: PartialDate) -> Iterable[str]:
    """Return `value` with each year, or each week, near the base."""
    if value.startswith("XXXX-WXX-"):
        return weeks(value[9:], base) if base.precision is Precision.DAY else ()
    around = 8 if value.startswith("XXXX-02-29") else YEARS_AROUND
    years = range(max(base.first.year - around, 2), min(base.first.year + around, 9997) + 1)
    return [in_year(value, year) for year in years] if value.startswith("XXXX-") else ()


def weeks(rest: str, base: PartialDate) -> list[str]:
    """Return a weekday or the weekend of the weeks around a day."""
    if rest == "WE":
        return [week for count in (-1, 0, 1) if (week := counted(base, "WE", count))]
    if not re.fullmatch("[1-7]", rest):
        return []
    with suppress(OverflowError):
        same = base.first + timedelta(days=(int(rest) - base.first.isoweekday()) % 7)
        return [(same + timedelta(days=days)).isoformat() for days in (-14, -7, 0, 7)]
    return []
