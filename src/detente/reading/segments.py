"""Where the paragraphs and the sentences of a report begin and end."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from detente.reading.knowledge import knowledge, table
from detente.reading.labels import Label, Labels
from detente.reading.page import Page, Range, Sentence
from detente.reading.pipeline import step
from detente.reading.tables import tables_of
from detente.reading.view import view_of
from detente.record import Problem

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
FEWEST_HEADLINES = 3
HEADLINE = re.compile(r"[ \t]*(?:[-*•–—][ \t]+)?[\"“‘'«(]*[A-Z0-9]")
NO_SENTENCES = "a table is passed over: its rows are no sentences"
SHORT_LINE = 0.6
"""A line shorter than this part of the longest one in its block ends a paragraph when the next begins in upper case."""


@step(adds=["view", "paragraphs", "sentences", "labels", "problems"])
def segments(page: Page) -> Page:
    """Cut the text into paragraphs and these into sentences; hard-wrapped lines are one paragraph."""
    page = replace(page, view=view_of(page.report.text, page.codebook))
    kinds = Labels.of(page.text)
    rows = tuple(tables_of(page.text))
    paragraphs = tuple(paragraphs_of(page.text, kinds, rows, page.report.title))
    labels = tuple(label for start, end in paragraphs if (label := kinds.at(page.text, start, end)))
    opened = {label.start: label for label in labels}
    sentences = tuple(
        Sentence(start, end, number)
        for number, paragraph in enumerate(paragraphs)
        for whole in sentences_of(page.text, paragraph, opened.get(paragraph[0]))
        for start, end in in_pieces(page.text, whole)
    )
    problems = (*page.problems, *(Problem(where=table, what=NO_SENTENCES) for table in rows))
    return replace(page, paragraphs=paragraphs, labels=labels, sentences=sentences, problems=problems)


def paragraphs_of(text: str, kinds: Labels, tables: Sequence[Range] = (), title: str | None = None) -> Iterator[Range]:
    """Yield the paragraphs: blocks between empty lines, cut where a line is closed by a full stop or is a heading.

    A line that opens with a label, and each line of a list of headlines, is a paragraph of its own, and so is the
    title where the by-line stands right below it; tables are none.
    """
    for block in BLOCK.finditer(text):
        lines = [line for line in LINE.finditer(text, *block.span()) if not in_table(tables, line.start())]
        if not lines:
            continue
        longest = max(len(line.group()) for line in lines)
        listed = are_headlines([line.group() for line in lines])
        start = lines[0].start()
        for line, following in pairwise(lines):
            anew = (
                listed
                or same_words(line.group(), title)
                or kinds.at(text, *following.span())
                or in_table(tables, line.end() + 1)
            )
            if anew or ends_paragraph(line.group(), following.group(), longest):
                yield from trimmed(text, start, line.end())
                start = following.start()
        yield from trimmed(text, start, lines[-1].end())


def same_words(line: str, title: str | None) -> bool:
    """Return whether a line is the title, whatever blanks part its words."""
    return title is not None and line.split() == title.split()


def are_headlines(lines: Sequence[str]) -> bool:
    """Return whether lines are headlines one under the other: each opens like one, and none is closed by a stop."""
    if len(lines) < FEWEST_HEADLINES or all(line.isupper() for line in lines):
        return False
    return all(HEADLINE.match(line) for line in lines) and not any(line.rstrip()[-1:] in ".,;" for line in lines)


def in_table(tables: Sequence[Range], offset: int) -> bool:
    """Return whether an offset lies in a table."""
    index = bisect_right(tables, (offset, len(tables) and tables[-1][1])) - 1
    return index >= 0 and tables[index][0] <= offset < tables[index][1]


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


def sentences_of(text: str, paragraph: Range, label: Label | None = None) -> Iterator[Range]:
    """Yield the sentences of a paragraph; its label is one by itself."""
    start, end = paragraph
    if label:
        yield from trimmed(text, start, label.end)
        start = label.end
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
