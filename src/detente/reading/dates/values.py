"""What TIMEX3 values mean in the calendar."""

import calendar
import re
from contextlib import suppress
from datetime import date, timedelta

from detente.errors import RecordError
from detente.record import PartialDate, Precision

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FORMS = re.compile(r"(\d{4}-\d{2}-\d{2}|\d{4}-W\d{2}|\d{4}-\d{2}|\d{4})(?:-WE)?(?:T.*)?")
WEEKDAY = re.compile(r"(\d{4})-W(\d{2})-([1-7])(?:T.*)?")
WEEKEND = re.compile(r"(\d{4})-W(\d{2})-WE")
PARTS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)} | {
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)
}  # fmt: skip
"""Parts of a year: first and last month; a winter ends in the next year."""

YEAR_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
DURATION = re.compile(
    r"P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?"
)


def day_of(value: str, *, text: str | None = None) -> PartialDate | None:
    """Return the day, week, month or year of a TIMEX3 value; nothing for what is none of these.

    >>> day_of("2022-01-12T17:00").value, day_of("2022-W02-WE").value, day_of("2022-W02-3").value
    ('2022-01-12', '2022-W02', '2022-01-12')
    >>> day_of("PAST_REF"), day_of("199"), day_of("P2Y"), day_of("2022-Q1")
    (None, None, None, None)
    """
    with suppress(ValueError):
        if weekday := WEEKDAY.fullmatch(value):
            return PartialDate.of(date.fromisocalendar(*(int(part) for part in weekday.groups())), text=text)
        if form := FORMS.fullmatch(value):
            return PartialDate(value=form[1], text=text)
    return None


def span_of(value: str) -> tuple[date, date] | None:
    """Return the first and the last day of a TIMEX3 value, or nothing.

    >>> span_of("2022-Q1")
    (datetime.date(2022, 1, 1), datetime.date(2022, 3, 31))
    """
    if weekend := WEEKEND.fullmatch(value):
        with suppress(ValueError):
            return saturday_and_sunday(*(int(part) for part in weekend.groups()))
    if day := day_of(value):
        return day.first, day.last
    if not (part := YEAR_PART.fullmatch(value)):
        return None
    year, (first, last) = int(part[1]), PARTS[part[2]]
    with suppress(ValueError):
        end = date(year + (last > 12), (last - 1) % 12 + 1, 1)
        return date(year, first, 1), end.replace(day=calendar.monthrange(end.year, end.month)[1])
    return None


def saturday_and_sunday(year: int, week: int) -> tuple[date, date]:
    """Return the Saturday and the Sunday of a week."""
    return date.fromisocalendar(year, week, 6), date.fromisocalendar(year, week, 7)


def due_date(value: str, published: PartialDate | None) -> PartialDate | None:
    """Return when a time that runs from the report's date is over: the day of a date, the end of a duration.

    >>> due_date("P1W", PartialDate(value="2022-01-12")).value, due_date("P2M", PartialDate(value="2022-01-12")).value
    ('2022-01-19', '2022-03-12')
    >>> due_date("PT48H", PartialDate(value="2022-01-12")).value, due_date("PXD", PartialDate(value="2022-01-12"))
    ('2022-01-14', None)
    """
    if day := day_of(value):
        return day
    length = DURATION.fullmatch(value)
    if published is None or length is None or value in {"P", "PT"}:
        return None
    years, months, weeks, days, hours, minutes, seconds = (int(part or 0) for part in length.groups())
    clock = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    with suppress(RecordError):
        return published.shift(years=years, months=months, weeks=weeks, days=days + -(-clock // timedelta(days=1)))
    return None


def is_day(value: str) -> bool:
    """Return whether a value names a day or a time of a day."""
    found = day_of(value)
    return found is not None and found.precision is Precision.DAY
