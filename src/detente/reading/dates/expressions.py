"""Every time expression of an English text, with its TIMEX3 value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from detente.reading.dates.direction import direction
from detente.reading.dates.frame import Frame
from detente.reading.dates.grounding import after, grounded
from detente.reading.dates.joining import joined
from detente.reading.dates.meaning import Meaning
from detente.reading.dates.patterns import Found, Rule, expression
from detente.reading.dates.reading import Reading
from detente.reading.dates.rules import RULES
from detente.reading.dates.tokens import Line, lines
from detente.record import PartialDate, TimeExpression


def time_expressions(text: str, published: PartialDate | None) -> tuple[TimeExpression, ...]:
    """Return every time expression of a text in order, counted from the report's date.

    Without that date what is relative stays relative.

    >>> [one.value for one in time_expressions("They met on 10 January and meet again within a week.", None)]
    ['XXXX-01-10', 'P1W']
    """
    return tuple(expressions(text, Frame(published)))


def expressions(text: str, frame: Frame) -> Iterator[TimeExpression]:
    """Yield the expressions of a text, each counted from what was read before."""
    for line in lines(text):
        for reading in joined(line, list(readings(line))):
            value = grounded(reading.meaning, frame, direction(line, reading.start, reading.end))
            frame = after(frame, value, frame_moves=reading.meaning.base == "report" and reading.rule != "ago")
            yield TimeExpression(
                start=line.starts[reading.start],
                end=line.ends[reading.end - 1],
                value=value,
                type=type_of(reading.meaning, value),
                rule=f"dates:{reading.rule}",
            )


def type_of(meaning: Meaning, value: str):
    """Return the TIMEX3 type."""
    if meaning.type in {"DATE", "TIME"}:
        return "DURATION" if value.startswith("P") and not value.startswith(("PAST", "PRES")) else "TIME" if "T" in value[4:] and "_" not in value else "DATE"
    return meaning.type


def readings(line: Line) -> Iterator[Reading]:
    """Yield what the rules read in a line, left to right without overlap, the longest first."""
    place = 0
    anywhere = starts()
    while found := anywhere.search(line.tags, place):
        place = found.start()
        best = longest(line, place)
        yield from best
        place = best[-1].end if best else place + 1


@cache
def starts() -> re.Pattern[str]:
    """Return an expression that matches wherever some rule may."""
    return re.compile("|".join(f"(?:{re.sub('[?]P<[a-z_]+>', '?:', expression(rule.pattern))})" for rule in RULES))


def longest(line: Line, place: int) -> list[Reading]:
    """Return what the longest match at a word means; several readings when its rule gives several."""
    matches = [(rule, match) for rule in RULES if (match := rule.compiled.match(line.tags, place))]
    for rule, match in sorted(matches, key=lambda one: -one[1].end()):
        if meant := rule.means(Found(line, match)):
            return spread(rule, match, meant)
    return []


def spread(rule: Rule, match, meant) -> list[Reading]:
    """Return the readings of a match."""
    if isinstance(meant, Meaning):
        return [Reading(*match.span(), rule.name, meant)]
    return [Reading(*match.span(label), rule.name, one) for label, one in meant]
