"""Readings side by side that name one time: `5 p.m.` and `Wednesday`, `January` and `last year`."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from detente.reading.dates.meaning import Meaning
from detente.reading.dates.patterns import expression
from detente.reading.dates.reading import Reading
from detente.reading.dates.tokens import Line

DATE = re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}")
WEEKDAY = re.compile(r"XXXX-WXX-\d")
IN_A_YEAR = re.compile(r"XXXX-(?:\d\d|\d\d-\d\d|Q\d|H\d|SP|SU|FA|WI)")
YEAR = re.compile(r"\d{4}")
FAR = 2
"""More words and marks than that between two readings part them."""


@cache
def link() -> re.Pattern[str]:
    """Return the words that may stand between two readings of one time."""
    return re.compile(expression("(comma|on|of|in|at|the|hyphen){0,2}"))


def joined(line: Line, readings: Iterable[Reading]) -> list[Reading]:
    """Return the readings, those that name one time made one, without those that mean nothing alone."""
    result: list[Reading] = []
    for reading in readings:
        last = reading
        while result and (one := together(line, result[-1], last)):
            result.pop()
            last = one
        result.append(last)
    return [reading for reading in result if reading.meaning.alone]


def together(line: Line, first: Reading, second: Reading) -> Reading | None:
    """Return two readings as one, or nothing when they are two."""
    if second.start - first.end > FAR or not link().fullmatch(line.tags, first.end, second.start):
        return None
    meaning = one_day(first.meaning, second.meaning) or one_year(first.meaning, second.meaning)
    if meaning is None:
        return None
    return Reading(first.start, second.end, second.rule if meaning is second.meaning else first.rule, meaning)


def one_day(first: Meaning, second: Meaning) -> Meaning | None:
    """Return a day and its time, a weekday and its date as one."""
    for fine, coarse in ((first, second), (second, first)):
        if fine.clock and not (fine.value or fine.unit or coarse.clock) and is_day(coarse):
            return replace(coarse, type="TIME", clock=fine.clock, alone=True)
        if WEEKDAY.fullmatch(fine.value) and DATE.fullmatch(coarse.value) and not (fine.clock and coarse.clock):
            return replace(coarse, type="TIME", clock=fine.clock) if fine.clock else coarse
    return None


def one_year(first: Meaning, second: Meaning) -> Meaning | None:
    """Return a month, a quarter or a season and its year, a weekday and its week as one."""
    if IN_A_YEAR.fullmatch(first.value) and not first.unit:
        if second.unit == "Y" and not second.value:
            return replace(first, unit="Y", count=second.count, base=second.base)
        if YEAR.fullmatch(second.value):
            return replace(first, value=second.value + first.value[4:])
    if WEEKDAY.fullmatch(first.value) and second.unit == "W" and not second.value:
        return replace(first, unit="W", count=second.count, base=second.base)
    return None


def is_day(meaning: Meaning) -> bool:
    """Return whether a meaning names a day."""
    counted = meaning.unit == "D" and not meaning.value
    return meaning.type == "DATE" and (
        counted or bool(DATE.fullmatch(meaning.value)) or bool(WEEKDAY.fullmatch(meaning.value))
    )
