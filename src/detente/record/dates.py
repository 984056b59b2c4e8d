"""Dates that are only as precise as the words they came from."""

import calendar
import re
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Self

from pydantic import field_validator

from detente.errors import DateOutOfRange, PrecisionTooCoarse
from detente.record.entry import Entry

SHAPES = {
    "day": re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII),
    "week": re.compile(r"\d{4}-W\d{2}", re.ASCII),
    "month": re.compile(r"\d{4}-\d{2}", re.ASCII),
    "year": re.compile(r"\d{4}", re.ASCII),
}
KNOWN = 4096
"""Dates that are taken apart once: a record names few days, each very often."""
COUNTS_IN = {
    "day": {"days", "weeks", "months", "years"},
    "week": {"weeks"},
    "month": {"months", "years"},
    "year": {"years"},
}


class Precision(StrEnum):
    """How much of the calendar a date names."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class PartialDate(Entry, frozen=True):
    """A day, a week, a month or a year in ISO 8601, with the words it was read from.

    Comparison is by what is certain: `a < b` says that every day of `a` comes before every day of `b`, so that of
    two dates that overlap neither is less. Use `order` to sort, `meets` to ask whether two may be the same day.

    >>> PartialDate(value="2022-01") < PartialDate(value="2022-02-03")
    True
    >>> PartialDate(value="2022") < PartialDate(value="2022-02-03")
    False
    >>> PartialDate(value="2022-01-31").shift(months=1).value
    '2022-02-28'
    """

    value: str
    """`2022`, `2022-01`, `2022-W02` or `2022-01-12`."""

    text: str | None = None
    """The words of the report, or nothing when the date is the report's own."""

    @field_validator("value")
    @classmethod
    def is_a_date(cls, value: str) -> str:
        """Return `value` when it names a day, week, month or year that exists."""
        bounds(value)
        return value

    @classmethod
    def of(cls, day: date, precision: Precision | str = Precision.DAY, *, text: str | None = None) -> Self:
        """Return the day, week, month or year in which `day` lies."""
        return cls(value=written(day, Precision(precision)), text=text)

    @cached_property
    def precision(self) -> Precision:
        """How much of the calendar it names."""
        return shape_of(self.value)

    @cached_property
    def first(self) -> date:
        """The first day it may mean."""
        return bounds(self.value)[0]

    @cached_property
    def last(self) -> date:
        """The last day it may mean."""
        return bounds(self.value)[1]

    @property
    def order(self) -> tuple[date, date]:
        """A key that sorts dates of different precision: by first day, then the more precise one."""
        return self.first, self.last

    def __lt__(self, other: "PartialDate") -> bool:
        return self.last < other.first

    def __gt__(self, other: "PartialDate") -> bool:
        return other < self

    def __str__(self) -> str:
        return self.value

    def meets(self, other: "PartialDate") -> bool:
        """Return whether some day fits both: neither is certainly before the other."""
        return not (self < other or other < self)

    def covers(self, other: "PartialDate") -> bool:
        """Return whether every day `other` may mean is a day this date may mean."""
        return self.first <= other.first and other.last <= self.last

    def days_to(self, other: "PartialDate") -> tuple[int, int]:
        """Return the least and the greatest number of days from this date to `other` (negative: back in time).

        >>> PartialDate(value="2022-01-10").days_to(PartialDate(value="2022-01"))
        (-9, 21)
        """
        return (other.first - self.last).days, (other.last - self.first).days

    def widen(self, precision: Precision | str) -> Self:
        """Return the week, month or year in which this date lies.

        Raises:
            PrecisionTooCoarse: This date is not known so precisely, or lies in two of them.
        """
        wide = type(self).of(self.first, precision, text=self.text)
        if not wide.covers(self):
            raise PrecisionTooCoarse(self.value, f"a {Precision(precision)}")
        return wide

    def shift(self, *, years: int = 0, months: int = 0, weeks: int = 0, days: int = 0) -> Self:
        """Return the date so many units later (negative: earlier), at the same precision.

        A month has no 31st everywhere: the day is held back to the month's last one.

        Raises:
            PrecisionTooCoarse: A unit is finer than the date (a year cannot be moved by days).
            DateOutOfRange: The result lies outside the years 1 to 9999.
        """
        units = {"years": years, "months": months, "weeks": weeks, "days": days}
        for unit, count in units.items():
            if count and unit not in COUNTS_IN[self.precision]:
                raise PrecisionTooCoarse(self.value, unit)
        try:
            moved = in_months(self.first, 12 * years + months) + timedelta(days=7 * weeks + days)
        except (OverflowError, ValueError) as error:
            raise DateOutOfRange(self.value, {unit: count for unit, count in units.items() if count}) from error
        return type(self).of(moved, self.precision, text=self.text)

    def spoken(self) -> str:
        """Return the date as one would write it: `12 January 2022`, `January 2022`, `week of 10 January 2022`."""
        return spoken(self.value)


@lru_cache(maxsize=KNOWN)
def spoken(value: str) -> str:
    """Return an ISO date as one would write it."""
    first = bounds(value)[0]
    month = f"{calendar.month_name[first.month]} {first.year:04}"
    day = f"{first.day} {month}"
    return {
        Precision.DAY: day,
        Precision.WEEK: f"week of {day}",
        Precision.MONTH: month,
        Precision.YEAR: f"{first.year:04}",
    }[shape_of(value)]


@lru_cache(maxsize=KNOWN)
def shape_of(value: str) -> Precision:
    """Return the precision of an ISO date.

    Raises:
        ValueError: `value` is not one of the four forms.
    """
    for name, shape in SHAPES.items():
        if shape.fullmatch(value):
            return Precision(name)
    raise ValueError(f"a date is written 2022, 2022-01, 2022-W02 or 2022-01-12, not {value!r}")


@lru_cache(maxsize=KNOWN)
def bounds(value: str) -> tuple[date, date]:
    """Return the first and the last day an ISO date may mean.

    Raises:
        ValueError: `value` is not an ISO date of a day, week, month or year that exists.
    """
    precision = shape_of(value)
    parts = [int(digits) for digits in re.findall(r"\d+", value)]
    if precision is Precision.DAY:
        day = date(*parts)
        return day, day
    if precision is Precision.WEEK:
        monday = date.fromisocalendar(parts[0], parts[1], 1)
        # The calendar ends on a Friday: the last week of 9999 has five days.
        return monday, monday + min(timedelta(days=6), date.max - monday)
    if precision is Precision.MONTH:
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def written(day: date, precision: Precision) -> str:
    """Return the ISO form of the day, week, month or year in which `day` lies."""
    if precision is Precision.WEEK:
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    return day.isoformat()[: {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[precision]]


def in_months(day: date, months: int) -> date:
    """Return the same day of the month `months` later, or that month's last day."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
