"""Every time expression of an English text, with its TIMEX3 value."""

import re
from collections.abc import Iterator
from functools import cache

from detente.reading.dates.direction import direction
from detente.reading.dates.frame import Frame
from detente.reading.dates.grounding import followed, grounded
from detente.reading.dates.joining import joined
from detente.reading.dates.meaning import Meaning, Type
from detente.reading.dates.patterns import Found, Rule, Several, expression, one_of
from detente.reading.dates.reading import Reading
from detente.reading.dates.rules import RULES
from detente.reading.dates.tokens import Line, lines
from detente.reading.dates.vocabulary import MARKS
from detente.record import PartialDate, TimeExpression

ANCHORS = (
    "month weekday season part hour_name day_word night_word numword unit plural decade often reference holiday ampm"
    " oclock zone iso slashed clock decade_form short quarter_form year year_end quartered half fy period soon"
    " past_word present_word"
).split()
"""Classes one of which every rule needs: stretches of words without any are passed over."""

BREAKS = ("unknown", "stop")
"""Classes of what no time expression runs across."""


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
        for reading in joined(line, readings(line)):
            start, end = line.starts[reading.start], line.ends[reading.end - 1]
            toward = direction(line, reading.start, reading.end) if reading.meaning.open else 0
            value = grounded(reading.meaning, frame, start, toward)
            frame = followed(frame, reading.meaning, value, end)
            yield TimeExpression(
                start=start, end=end, value=value, type=type_of(reading.meaning, value), rule=f"dates:{reading.rule}"
            )


def type_of(meaning: Meaning, value: str) -> Type:
    """Return the TIMEX3 type of a value: what was meant as a date may have become a time or a duration."""
    if meaning.type in {"SET", "DURATION"}:
        return meaning.type
    if re.match(r"P[\dX]", value):
        return "DURATION"
    return "TIME" if re.fullmatch(r"[\dX]{4}-\S+T\S+", value) else "DATE"


def readings(line: Line) -> Iterator[Reading]:
    """Yield what the rules read in a line, left to right without overlap, the longest first."""
    for place, end in stretches(line.tags):
        while found := starts().search(line.tags, place, end):
            place = found.start()
            best = longest(line, place, end)
            yield from best
            place = best[-1].end if best else place + 1


def stretches(tags: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of known words with at least one that speaks of time, each with the mark that ends it."""
    end = 0
    while anchor := anchors().search(tags, end):
        start = max(end, *(tags.rfind(mark, end, anchor.start()) + 1 for mark in (MARKS[name] for name in BREAKS)))
        after = breaks().search(tags, anchor.end())
        end = after.end() if after else len(tags)
        yield start, end


@cache
def breaks() -> re.Pattern[str]:
    """Return an expression for what no time expression runs across."""
    return re.compile("|".join(one_of(name) for name in BREAKS))


@cache
def anchors() -> re.Pattern[str]:
    """Return an expression for a word that speaks of time."""
    return re.compile("|".join(one_of(name) for name in ANCHORS))


def plain(rule: Rule) -> str:
    """Return the expression of a rule without names for its parts."""
    return re.sub("[?]P<[a-z_]+>", "?:", expression(rule.pattern))


@cache
def starts() -> re.Pattern[str]:
    """Return an expression that matches wherever some rule may."""
    return re.compile("|".join(f"(?:{plain(rule)})" for rule in RULES))


@cache
def lengths() -> re.Pattern[str]:
    """Return an expression whose groups are what each rule, in order, would match: one call in place of many."""
    return re.compile("".join(f"(?=({plain(rule)})?)" for rule in RULES))


def longest(line: Line, place: int, end: int) -> list[Reading]:
    """Return what the longest match at a word means; several readings when its rule gives several."""
    tried = lengths().match(line.tags, place, end)
    ends = [found for _, found in tried.regs[1:]] if tried else []
    while ends and (best := max(ends)) > place:
        number = ends.index(best)
        rule, ends[number] = RULES[number], place
        match = rule.compiled.match(line.tags, place, end)
        if match and (meant := rule.means(Found(line, match))):
            return spread(rule, match, meant)
    return []


def spread(rule: Rule, match: re.Match[str], meant: Meaning | Several) -> list[Reading]:
    """Return the readings of a match."""
    if isinstance(meant, Meaning):
        return [Reading(*match.span(), rule.name, meant)]
    return [Reading(*match.span(label), rule.name, one) for label, one in meant]
