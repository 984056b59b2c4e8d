"""How far apart two days lie, and which slip of a month would bring them together."""

import re
from datetime import date
from functools import lru_cache

from pydantic import ValidationError

from detente.record import PartialDate, Precision, TimeExpression

NEIGHBOURS = 7
"""Days within which one meeting is taken to follow directly on another."""

FAR = 21
"""Days beyond which it is not."""

YEAR = re.compile(r"\b(?:1[89]|2\d)\d\d\b|\b(?:last|this|next|previous) year\b", re.IGNORECASE)
FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def day_of(time: TimeExpression) -> PartialDate | None:
    """Return the day that a TIMEX3 value names, or nothing when it names no single day."""
    if time.type not in ("DATE", "TIME") or not FULL_DAY.match(time.value):
        return None
    try:
        return PartialDate(value=time.value[:10])
    except ValidationError:
        return None


@lru_cache(maxsize=65_536)
def day_named(value: str) -> PartialDate:
    """Return a date from ISO 8601."""
    return PartialDate(value=value)


def is_day(day: PartialDate | None) -> bool:
    """Return whether a date is known to the day."""
    return day is not None and day.precision is Precision.DAY


def gap(one: PartialDate, two: PartialDate) -> int:
    """Return the number of days from `one` to `two` (negative: back in time), counted from their first days."""
    return (two.first - one.first).days


def names_year(words: str) -> bool:
    """Return whether the words of a date say the year, so that no slip of a month explains it."""
    return bool(YEAR.search(words))


@lru_cache(maxsize=65_536)
def slipped(
    day: PartialDate, near: PartialDate, *, least: int = -NEIGHBOURS, most: int = NEIGHBOURS
) -> PartialDate | None:
    """Return the same day of the month in a month that puts it `least` to `most` days after `near`, if there is one.

    >>> slipped(PartialDate(value="2031-06-13"), PartialDate(value="2031-01-12")).value
    '2031-01-13'
    >>> slipped(PartialDate(value="2031-06-25"), PartialDate(value="2031-01-12")) is None
    True
    """
    month = near.widen(Precision.MONTH)
    around = (month.shift(months=step) for step in (0, 1, -1))
    fitting = (same_day(day.first, other) for other in around)
    return next((one for one in fitting if one and one.value != day.value and least <= gap(near, one) <= most), None)


def same_day(day: date, month: PartialDate) -> PartialDate | None:
    """Return the day of `month` with the same number as `day`, if the month has it."""
    try:
        return PartialDate(value=f"{month.value}-{day.day:02}")
    except ValidationError:
        return None


def days(count: int) -> str:
    """Return a number of days in words.

    >>> days(1), days(33)
    ('one day', '33 days')
    """
    return "one day" if abs(count) == 1 else f"{abs(count)} days"
