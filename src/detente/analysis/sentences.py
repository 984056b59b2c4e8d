"""Which sentence a place in a report lies in."""

import re
from bisect import bisect_right
from functools import lru_cache

from detente.analysis.once import of_each
from detente.record import Draft, Span

STOP = re.compile(r"(?:(?P<stop>[.!?…])[\"”’'»)\]]*(?=\s+[\"“‘'«„(\[]*[A-Z0-9])|\n[ \t]*\n)\s*")
SHORT = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sen|Rep|Gov|Prof|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))$"
)
BEFORE = 8
"""Characters in which an abbreviation before a full stop fits."""

LONGEST = 1000
"""Characters before and after a place beyond which no sentence is followed."""


@of_each
def starts(draft: Draft) -> tuple[int, ...]:
    """Return where the sentences of a report start."""
    return starts_in(draft.report.text)


@lru_cache(maxsize=16)
def starts_in(text: str) -> tuple[int, ...]:
    """Return where the sentences of `text` start."""
    ends = (stop for stop in STOP.finditer(text) if not abbreviated(text, stop))
    return (0, *(stop.end() for stop in ends))


def abbreviated(text: str, stop: re.Match[str]) -> bool:
    """Return whether a full stop belongs to an abbreviation or an initial."""
    place = stop.start()
    return stop["stop"] == "." and bool(SHORT.search(text[max(place - BEFORE, 0) : place]))


def sentence_at(draft: Draft, place: int) -> Span:
    """Return the sentence around an offset, without the white space at its ends.

    Of an endless one it is the part around the offset.
    """
    text = draft.report.text
    begins = starts(draft)
    number = bisect_right(begins, place) - 1
    start = max(begins[number], place - LONGEST)
    end = min(begins[number + 1] if number + 1 < len(begins) else len(text), place + LONGEST)
    found = text[start:end]
    return start + len(found) - len(found.lstrip()), end - len(found) + len(found.rstrip())


def inside(span: Span, outer: Span) -> bool:
    """Return whether `span` lies in `outer`."""
    return outer[0] <= span[0] and span[1] <= outer[1]
