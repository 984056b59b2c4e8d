"""Dates that are as precise as their words, as numbers that sort as the words do."""

from datetime import date
from typing import Any

from sqlalchemy import Dialect, Integer, and_, not_, or_, type_coerce
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.types import TypeDecorator

from detente.record import PartialDate

NO_DATE = "~"
"""Stands where there is no date: it sorts behind all that there are."""
NONE, WEEKS = 10**9, 5000
"""The number of no date; what is added for a week, which sorts behind the days of its year."""


class Written(TypeDecorator[str]):
    """A date as ISO 8601 has it, in four bytes: `2031-03-04` is 20310304, `2031-03` 20310300, `2031-W10` 20315010."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: str | None, _: Dialect) -> int | None:
        """Return the number of a date."""
        return None if value is None else number_of(value)

    def process_result_value(self, value: int | None, _: Dialect) -> str | None:
        """Return the date of a number."""
        return None if value is None else date_of(value)


def number_of(written: str) -> int:
    """Return a date as a number.

    >>> number_of("2031-W10"), number_of("2031"), date_of(20310300)
    (20315010, 20310000, '2031-03')
    """
    if written == NO_DATE:
        return NONE
    year, *rest = written.split("-")
    if rest and rest[0].startswith("W"):
        return int(year) * 10000 + WEEKS + int(rest[0][1:])
    month, day = (*map(int, rest), 0, 0)[:2]
    return int(year) * 10000 + month * 100 + day


def date_of(number: int) -> str:
    """Return the date that a number stands for."""
    if number == NONE:
        return NO_DATE
    year, rest = divmod(number, 10000)
    if rest > WEEKS:
        return f"{year:04}-W{rest - WEEKS:02}"
    month, day = divmod(rest, 100)
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def dated(column: ColumnElement[Any], since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """Return what a date must fulfil to lie, or possibly lie, between two others.

    A date that is known to the month may lie between them when its month is none of the earlier or later ones; and so
    for weeks and years.
    """
    number = type_coerce(column, Integer)
    conditions: list[ColumnElement[bool]] = []
    if since:
        day, week, wider = edges(PartialDate(value=since).first)
        sooner = and_(number % 10000 > WEEKS, number < week)
        conditions.append(or_(number.in_(wider), and_(number >= day, number < NONE, not_(sooner))))
    if until:
        day, week, _ = edges(PartialDate(value=until).last)
        conditions.append(or_(number <= day, and_(number % 10000 > WEEKS, number <= week)))
        later = and_(number % 10000 > WEEKS, number > week)
        conditions.append(not_(later))
    return conditions


def edges(day: date) -> tuple[int, int, tuple[int, ...]]:
    """Return the numbers of a day and of its week, and those of its week, month and year."""
    year, week, _ = day.isocalendar()
    weeks = year * 10000 + WEEKS + week
    return (
        day.year * 10000 + day.month * 100 + day.day,
        weeks,
        (weeks, day.year * 10000 + day.month * 100, day.year * 10000),
    )


def is_day(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return what a date must fulfil to be known to the day."""
    number = type_coerce(column, Integer)
    return and_(number != NONE, number % 100 > 0, number % 10000 < WEEKS)
