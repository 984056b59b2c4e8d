"""Where the paragraphs and the sentences of a report begin and end."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from detente.reading.knowledge import knowledge, table
from detente.reading.page import Page, Range, Sentence
from detente.reading.pipeline import step

BLOCK = re.compile(r"[^\r\n]+(?:(?:\r\n|\r|\n)(?![ \t]*(?:[\r\n]|$))[^\r\n]+)*")
LINE = re.compile(r"[^\r\n]+")
CLOSED = re.compile(r"[.!?:;…][\"”’'»)\]]*\s*$")
STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"”’'»)\]]*(?=\s)")
OPENS = re.compile(r"\s+[\"“‘'«„(\[—–-]*\s*(?:[^\W_a-z]|@)")
DATELINE = re.compile(r"[A-Z][A-Z'’.]{2,}[A-Z /,'’.-]{0,40}(?:, ?[^\n(]{2,30}?)? ?(?:\([^()\n]{2,40}\) ?)?[-–—]+\s")
"""Where and when a report was filed: `GENEVA, Jan 10 (Agency) -`."""
SHOUTED = re.compile(r"([A-Z][A-Z'’.]{2,}(?:[ /][A-Z'’.]{2,}){0,4})\s+(?=[A-Z“\"][a-z])")
LAST_WORD = re.compile(r"(?:^|[\s(\"“‘'«])([^\s(\"“‘'«]*)$")
SPEAKER = re.compile(r"\s+(?:[A-Z][\w.'’-]* ){1,4}(?P<verb>[a-z]+)\b")
LONGEST_SENTENCE = 3000
"""Characters after which a text without stops is cut."""
SHORT_LINE = 0.6
"""A line shorter than this part of the longest one in its block ends a paragraph when the next begins in upper case."""


@step(adds=["paragraphs", "sentences"])
def segments(page: Page) -> Page:
    """Cut the text into paragraphs and these into sentences; hard-wrapped lines are one paragraph."""
    paragraphs = tuple(paragraphs_of(page.text))
    sentences = tuple(
        Sentence(start, end, number)
        for number, paragraph in enumerate(paragraphs)
        for whole in sentences_of(page.text, paragraph)
        for start, end in in_pieces(page.text, whole)
    )
    return replace(page, paragraphs=paragraphs, sentences=sentences)


def paragraphs_of(text: str) -> Iterator[Range]:
    """Yield the paragraphs: blocks between empty lines, cut where a line is closed by a full stop or is a heading."""
    for block in BLOCK.finditer(text):
        lines = list(LINE.finditer(text, *block.span()))
        longest = max(len(line.group()) for line in lines)
        start = lines[0].start()
        for line, following in pairwise(lines):
            if ends_paragraph(line.group(), following.group(), longest):
                yield from trimmed(text, start, line.end())
                start = following.start()
        yield from trimmed(text, start, lines[-1].end())


def ends_paragraph(line: str, following: str, longest: int) -> bool:
    """Return whether a paragraph ends between two lines of one block."""
    if CLOSED.search(line[-40:]) or (line.isupper() and not following.isupper()):
        return True
    return len(line) < SHORT_LINE * longest and following.lstrip()[:1].isupper()


def trimmed(text: str, start: int, end: int) -> Iterator[Range]:
    """Yield [start, end] without white space at its ends, if anything is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def sentences_of(text: str, paragraph: Range) -> Iterator[Range]:
    """Yield the sentences of a paragraph."""
    start, end = paragraph
    dateline = dateline_at(text, start, end)
    if dateline:
        yield from trimmed(text, start, dateline.end())
        start = dateline.end()
    for stop in STOP.finditer(text, start, end):
        goes_on = abbreviated(text, start, stop) or attributed(text, stop, end)
        if OPENS.match(text, stop.end(), end) and not goes_on:
            yield from trimmed(text, start, stop.end())
            start = stop.end()
    yield from trimmed(text, start, end)


def dateline_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the dateline that opens a paragraph: up to a dash, or the names of towns in capitals."""
    found = DATELINE.match(text, start, min(end, start + 120))
    if found:
        return found
    shouted = SHOUTED.match(text, start, min(end, start + 80))
    towns = shouted.group(1).split("/") if shouted else []
    return shouted if towns and all(town.strip() in shouted_towns() for town in towns) else None


@cache
def shouted_towns() -> frozenset[str]:
    """Return the towns and capitals of the tables in capitals."""
    capitals = (row.get("capital", "") for row in table("states")["states"])
    return frozenset(name.upper() for name in (*capitals, *(row["name"] for row in table("places")["places"])) if name)


def in_pieces(text: str, sentence: Range) -> Iterator[Range]:
    """Yield a sentence, cut at white space where it is longer than any sentence is: no step need look further."""
    start, end = sentence
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = cut if cut > 0 else start + LONGEST_SENTENCE
        yield from trimmed(text, start, cut)
        start = cut
    yield from trimmed(text, start, end)


def attributed(text: str, stop: re.Match[str], end: int) -> bool:
    """Return whether a question or a cry is over and its sentence is not: `"Why?" X asked.`."""
    if stop.group()[0] == "." or stop.group()[-1] not in "\"”’'»":
        return False
    speaker = SPEAKER.match(text, stop.end(), min(end, stop.end() + 80))
    verb = knowledge().verbs.get(speaker.group("verb")) if speaker else None
    return verb is not None and verb.kind == "speech"


def abbreviated(text: str, start: int, stop: re.Match[str]) -> bool:
    """Return whether the full stop belongs to an abbreviation or an initial and ends nothing."""
    if stop.group() != ".":
        return False
    before = LAST_WORD.search(text[max(start, stop.start() - 24) : stop.start()])
    word = before.group(1) if before else ""
    if len(word) == 1 and word.isupper():
        return True
    return f"{word}." in knowledge().abbreviations
