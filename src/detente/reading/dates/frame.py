"""From which day a report counts, and what so many units from there are called in TIMEX3."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from detente.errors import RecordError
from detente.reading.dates.values import day_of, span_of
from detente.record import PartialDate, Precision

CALENDAR = {"D": ("days", Precision.DAY), "W": ("weeks", Precision.WEEK), "M": ("months", Precision.MONTH), "Y": ("years", Precision.YEAR)}
"""Units of the calendar: how `shift` calls them, and the precision they leave."""


NEAR = 60
"""Days within which a date is meant, whichever way it lies: nobody writes `December 10` in January of the next one."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What dates are counted from."""

    published: PartialDate | None = None
    """The report's date."""
    focus: str = ""
    """The last date read."""
    quarter: str = ""
    """The last quarter read."""

    def base(self, name: str) -> PartialDate | None:
        """Return the date that is counted from."""
        if name == "focus" and self.focus and (focus := day_of(self.focus)):
            return focus
        return self.published


def counted(base: PartialDate | None, unit: str, count: int) -> str | None:
    """Return the TIMEX3 value of the unit `count` units away from a date, or nothing when it cannot be told.

    >>> day = PartialDate(value="2022-01-12")
    >>> counted(day, "W", -1), counted(day, "Q", 1), counted(day, "E", 0), counted(day, "WE", 0)
    ('2022-W01', '2022-Q2', '202', '2022-W02-WE')
    """
    if base is None:
        return None
    with suppress(RecordError, ValueError):
        if unit in CALENDAR:
            name, precision = CALENDAR[unit]
            return base.widen(precision).shift(**{name: count}).value
        if unit == "WE":
            return base.widen(Precision.WEEK).shift(weeks=count).value + "-WE"
        if unit == "F":
            return base.widen(Precision.WEEK).shift(weeks=2 * count).value
        if unit == "Q":
            moved = base.widen(Precision.MONTH).shift(months=3 * count).first
            return f"{moved.year:04}-Q{(moved.month + 2) // 3}"
        if unit in {"E", "C"}:
            length = 10 if unit == "E" else 100
            number = base.widen(Precision.YEAR).first.year // length + count
            return f"{number:0{4 - len(str(length)) + 1}}" if number > 0 else None
    return None


def nearest(value: str, base: PartialDate, toward: int) -> str | None:
    """Return `value` with its year (or week) filled in so that it lies in the direction `toward` from `base`.

    >>> nearest("XXXX-06-13", PartialDate(value="2022-01-12"), 1)
    '2022-06-13'
    >>> nearest("XXXX-WXX-3", PartialDate(value="2022-01-14"), -1)
    '2022-01-12'
    """
    choices = [(filled, bounds) for filled in candidates(value, base) if (bounds := span_of(filled))]
    first, last = base.first, base.last
    if abs(toward) < 2 and not value.startswith("XXXX-WXX"):
        close = [one for one in choices if distance(one[1], base)[0] <= NEAR]
        if close:
            return min(close, key=lambda one: distance(one[1], base))[0]
    before = [one for one in choices if one[1][0] <= last and (toward > -2 or one[1][1] < first)]
    after = [one for one in choices if one[1][1] >= first and (toward < 2 or one[1][0] > last)]
    if toward < 0 and before:
        return max(before, key=lambda one: one[1])[0]
    if toward > 0 and after:
        return min(after, key=lambda one: one[1])[0]
    return max(before, key=lambda one: one[1])[0] if before and toward == 0 else None


def distance(bounds: tuple[date, date], base: PartialDate) -> tuple[int, int]:
    """Return how far a date lies from the base, the past first."""
    first, last = bounds
    if last < base.first:
        return (base.first - last).days, 0
    return max((first - base.last).days, 0), 1


def candidates(value: str, base: PartialDate) -> list[str]:
    """Return `value` with each year or week near the base."""
    if weekday := re.fullmatch(r"XXXX-WXX-([1-7])(.*)", value):
        return [day + weekday[2] for count in range(-7, 8) if (day := counted(base, "D", count)) and on(day, int(weekday[1]))]
    if value.startswith("XXXX-"):
        year = base.first.year
        return [f"{number:04}{value[4:]}" for number in range(max(year - 8, 1), year + 9)]
    return []


def on(day: str, weekday: int) -> bool:
    """Return whether a day is that day of the week (Monday is 1)."""
    return date.fromisoformat(day).isoweekday() == weekday
