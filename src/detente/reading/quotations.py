"""Which words stand between quotation marks."""

import re
from collections.abc import Iterator
from dataclasses import replace

from detente.reading.page import Page, Quotation, Range
from detente.reading.pipeline import step
from detente.record import Problem

PAIRS = {"“": "”", "„": "“”", "«": "»", "‟": "”", "❝": "❞"}
"""Opening mark -> the marks that close it."""
MARK = re.compile(r"``|''|[“”„«»‟❝❞\"‘’']")
ELIDED = re.compile(r"['‘’](?:\d0s|em|til|tis|twas|cause|n)\b")
"""A mark that stands for letters left out."""
SINGLE_OPEN = "‘'"
SINGLE_CLOSE = "’'"


@step(needs=["paragraphs"], adds=["quotations", "problems"])
def quotations(page: Page) -> Page:
    """Pair the marks paragraph by paragraph; a mark without its partner ends with its paragraph and is said."""
    found: list[Quotation] = []
    problems: list[Problem] = []
    for number, paragraph in enumerate(page.paragraphs):
        found.extend(quotations_of(page.text, paragraph, number))
    for quotation, following in zip(found, [*found[1:], None], strict=False):
        if not quotation.closed and not carried_on(page, quotation, following):
            what = "a quotation is opened and never closed; it is read to the end of its paragraph"
            problems.append(Problem(where=(quotation.start, quotation.start + 1), what=what))
    return replace(page, quotations=tuple(found), problems=(*page.problems, *problems))


def carried_on(page: Page, quotation: Quotation, following: Quotation | None) -> bool:
    """Return whether an open quotation goes on in the next paragraph, which opens with a mark again."""
    if following is None or following.paragraph != quotation.paragraph + 1:
        return False
    return following.start == page.paragraphs[following.paragraph][0]


def quotations_of(text: str, paragraph: Range, number: int) -> Iterator[Quotation]:
    """Yield the outermost quotations of a paragraph, in order; marks inside them are part of the words."""
    start, end = paragraph
    opened: tuple[int, int, str] | None = None  # [start of the mark, end of the mark, closing marks]
    for mark in MARK.finditer(text, start, end):
        if opened is None:
            closing = closes_with(text, mark, start, end)
            opened = (mark.start(), mark.end(), closing) if closing else None
        elif closes(text, mark, opened[2], end):
            yield Quotation(opened[0], mark.end(), opened[1], mark.start(), number, closed=True)
            opened = None
    if opened is not None and opened[2] not in (SINGLE_CLOSE, "'"):
        yield Quotation(opened[0], end, opened[1], end, number, closed=False)


def closes_with(text: str, mark: re.Match[str], start: int, end: int) -> str:
    """Return the marks that can close what `mark` opens, or nothing when it opens nothing."""
    sign = mark.group()
    if sign in PAIRS:
        return PAIRS[sign]
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    opens = not before.isalnum() and not after.isspace() and before not in ".,!?"
    if sign == '"':
        return '"”' if opens or (not before.isalnum() and before not in ".,!?") else ""
    if sign == "``" or (sign == "''" and opens and not after.isspace()):
        return "''"
    if (
        sign in SINGLE_OPEN
        and opens
        and after.isalnum()
        and not ELIDED.match(text, mark.start())
        and matched(text, mark, end)
    ):
        return SINGLE_CLOSE if sign == "‘" else "'"
    return ""


def matched(text: str, mark: re.Match[str], end: int) -> bool:
    """Return whether a single mark is closed before another opens: `'90s` and `'em` open nothing."""
    closing = SINGLE_CLOSE if mark.group() == "‘" else "'"
    for other in MARK.finditer(text, mark.end(), min(end, mark.end() + 2000)):
        if other.group() == mark.group() == "‘":
            return False
        if other.group() in closing and ends_words(text, other, end):
            return other.start() - mark.end() > 1
    return False


def closes(text: str, mark: re.Match[str], closing: str, end: int) -> bool:
    """Return whether `mark` closes the open quotation."""
    if mark.group() not in closing and not (mark.group() == "''" and closing == "''"):
        return False
    return mark.group() not in "’'" or mark.group() == "''" or ends_words(text, mark, end)


def ends_words(text: str, mark: re.Match[str], end: int) -> bool:
    """Return whether a single mark stands after a word or a stop and before none: no apostrophe."""
    after = text[mark.end()] if mark.end() < end else " "
    return not after.isalnum() and not text[mark.start() - 1].isspace()
