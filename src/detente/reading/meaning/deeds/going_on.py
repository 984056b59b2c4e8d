"""Where a report goes on in somebody's mind behind the words that it ascribes to them."""

import re
from bisect import bisect_left, bisect_right

from detente.reading.meaning.parties import Parties
from detente.reading.page import Range
from detente.record import Statement, Wording

ALSO = re.compile(r"[,;:]?\s*(?:(?:and|but|or|nor)\b|(?<=;)\s|failing that\b)", re.IGNORECASE)
"""How a second part of what is said begins."""
WHEN = re.compile(
    r",?\s*(?:but not (?:before|until|unless)|as soon as|as long as|if|once|provided(?: that)?|unless|until|when)\b",
    re.IGNORECASE,
)
"""How a condition begins behind the one who speaks (`The talks can go on, he said, when the gates are open`)."""
OPEN = re.compile(r"\b(?:would|will|could|must|had to)\b")
BESIDE = re.compile(r"[\s,]*(?:on|last|this) [A-Z]?\w+(?: \w+)?,|[\s,]*")
"""What may stand between the one who speaks and the rest: when it was said."""
FEWEST = 12
"""Characters of such a rest, at least."""


def rest_of(parties: Parties, statement: Statement) -> tuple[Range, bool] | None:
    """Return where its sentence goes on in the speaker's mind behind a statement, and whether as a condition.

    Free indirect speech: the verb has its `would` or `could`, and no other statement stands there.
    """
    page = parties.page
    if statement.wording is Wording.DIRECT or not statement.cue:
        return None
    start = max(end for _, end in (*statement.content, *statement.cue, *statement.source))
    index = bisect_right(page.sentences, start - 1, key=lambda one: one.start) - 1
    end = page.sentences[index].end
    quoted = bisect_left(page.quotations, start, key=lambda one: one.start)
    if end - start < FEWEST or (quoted < len(page.quotations) and page.quotations[quoted].start < end):
        return None
    first, last = (bisect_left(parties.said_from, at) for at in (page.sentences[index].start, end))
    if any(one is not statement and taken(one, start, end) for one in parties.said[first:last]):
        return None
    beside = BESIDE.match(page.text, start, end)
    when = WHEN.match(page.text, beside.end() if beside else start, end) or WHEN.match(page.text, start, end)
    aside = max(span[1] for span in statement.cue) > max(span[0] for span in statement.content)
    if when is not None and aside:
        return (when.end(), end), True
    also = ALSO.match(page.text, start, end)
    if also is not None and OPEN.search(page.text, also.end(), end):
        return (also.end(), end), False
    return None


def taken(other: Statement, start: int, end: int) -> bool:
    """Return whether another statement stands in a range."""
    return any(first < end and start < last for first, last in (*other.content, *other.cue))
