"""Readings side by side that name one time: `5 p.m.` and `Wednesday`, `January` and `last year`."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from detente.reading.dates.meaning import Meaning
from detente.reading.dates.patterns import expression
from detente.reading.dates.reading import Reading
from detente.reading.dates.tokens import Line

DAY = re.compile(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)")
MONTH_OR_LESS = re.compile(r"XXXX-(?:\d\d|\d\d-\d\d|Q\d|H\d|SP|SU|FA|WI)")


@cache
def link() -> re.Pattern[str]:
    """Return the words that may stand between two readings of one time."""
    return re.compile(expression("(comma|on|of|in|at|the|hyphen){0,2}"))


def joined(line: Line, readings: Iterable[Reading]) -> list[Reading]:
    """Return the readings, those that name one time made one."""
    result: list[Reading] = []
    for reading in readings:
        while result and (one := together(line, result[-1], reading)):
            result.pop()
            reading = one
        result.append(reading)
    return [reading for reading in result if reading.meaning.alone]


def together(line: Line, first: Reading, second: Reading) -> Reading | None:
    """Return two readings as one, or nothing when they are two."""
    if second.start - first.end > 2 or not link().fullmatch(line.tags, first.end, second.start):
        return None
    meaning = sum_of(first.meaning, second.meaning)
    return Reading(first.start, second.end, second.rule if meaning is second.meaning else first.rule, meaning) if meaning else None


def sum_of(first: Meaning, second: Meaning) -> Meaning | None:
    """Return the one time that two meanings name, or nothing."""
    for fine, coarse in ((first, second), (second, first)):
        if fine.clock and not fine.value and not fine.unit and not coarse.clock and is_day(coarse):
            return replace(coarse, type="TIME", clock=fine.clock, alone=True)
        if fine.value.startswith("XXXX-WXX-") and not fine.clock and DAY.fullmatch(coarse.value) and "W" not in coarse.value and not coarse.clock:
            return coarse
    if MONTH_OR_LESS.fullmatch(first.value) and second.unit == "Y" and not second.value:
        return replace(first, unit="Y", count=second.count, base=second.base)
    if MONTH_OR_LESS.fullmatch(first.value) and not first.unit and re.fullmatch(r"\d{4}", second.value):
        return replace(first, value=second.value + first.value[4:])
    if first.value.startswith("XXXX-WXX-") and second.unit == "W" and not second.value:
        return replace(first, unit="W", count=second.count, base=second.base)
    return None


def is_day(meaning: Meaning) -> bool:
    """Return whether a meaning names a day."""
    return meaning.type == "DATE" and (meaning.unit == "D" and not meaning.value or bool(DAY.fullmatch(meaning.value)))
