"""How far what is said reaches: to the end of its clause, of its sentence or of its quotation."""

from bisect import bisect_right
from collections.abc import Sequence

from detente.reading.attributions.cues import Cue
from detente.reading.attributions.words import Words
from detente.reading.page import Quotation, Range


def quotation_at(words: Words, index: int) -> Quotation | None:
    """Return the quotation that the word at `index` stands in or opens."""
    if not 0 <= index < len(words):
        return None
    offset = words.tokens[index].start
    last = bisect_right(words.quotations, offset, key=lambda one: one.start) - 1
    return words.quotations[last] if last >= 0 and offset < words.quotations[last].end else None


def after_cue(words: Words, last: int) -> int:
    """Return the first word that may be said: past an audience, an occasion and a date between cue and content."""
    index = last
    for _ in range(4):
        index = past_occasion(words, index)
        inserted = words.low(index) == "," and (index + 1 in words.dated or words.low(index + 1) == "that")
        index += 1 if inserted and index > last else 0
    return index


def past_occasion(words: Words, index: int) -> int:
    """Return the word after one phrase of occasion at `index` (`on Wednesday`, `in a tweet`), or `index`."""
    if index in words.dated:
        while index in words.dated:
            index += 1
        return index
    if not words.is_a(index, "occasions"):
        return index
    if words.low(index) in ("to", "for", "of", "as", "when", "while", "with"):
        return index
    if index + 1 in words.dated:
        return past_occasion(words, index + 1)
    for end in range(index + 1, min(index + 14, len(words) + 1)):
        if words.low(end) in ("that", ":") or words.mark(end):
            return end
    return index


def end_of_content(words: Words, first: int, later: Sequence[Cue]) -> int:
    """Return the word after the last one said: from `first` on to where the sentence or its clause ends."""
    end = len(words)
    for cue in later:
        cut = coordinated(words, first, cue)
        if cut is not None:
            end = min(end, cut)
            break
    for index in range(first + 2, end):
        if words.quoted[index]:
            continue
        if words.low(index) == "," and words.is_a(index + 1, "trailers"):
            end = index
            break
        if words.low(index) == ";" or (words.low(index) == "," and relative_cue(words, index + 1, later)):
            end = index
            break
    while end > first and words.low(end - 1) in (".", ",", ";", "and", "but", "!", "…"):
        end -= 1
    return end


def relative_cue(words: Words, index: int, later: Sequence[Cue]) -> bool:
    """Return whether a relative clause begins in which another judges what was said (`, which X dismissed`)."""
    return words.low(index) == "which" and any(
        cue.reading == "finite" and index < cue.group <= index + 8 and "np" in cue.verb.takes for cue in later
    )


def coordinated(words: Words, first: int, cue: Cue) -> int | None:
    """Return where a later attribution begins that stands beside this one, not within what is said here."""
    before = cue.group - 1
    if before <= first:
        return None
    if words.low(before) in ("and", "but") and cue.reading == "finite" and cue.verb.kind == "speech":
        plain = not words.is_a(cue.group, "modals") and not cue.verb.weak
        return (before - 1 if words.low(before - 1) == "," else before) if plain else None
    if cue.reading == "participle" and words.low(before) in ("before", "while", "after", ","):
        return before - 1 if words.low(before - 1) == "," else before
    start = words.group_before(cue.group)
    if start is None or start <= first or cue.verb.weak or cue.verb.kind != "speech":
        return None
    person = any(index in words.name_at and words.name_at[index].kind == "person" for index in range(start, cue.group))
    person = person or words.is_a(start, "personal")
    if person and words.low(start - 1) in ("and", "but", "while", ";", "as"):
        return start - 2 if words.low(start - 2) == "," else start - 1
    return None


def widened(words: Words, first: int, last: int) -> tuple[Range, ...]:
    """Return the span of words said, widened to the whole of any quotation that it cuts."""
    start, end = words.span(first, last)
    for index in (first, last - 1):
        quotation = quotation_at(words, index)
        if quotation:
            start, end = min(start, quotation.start), max(end, quotation.end)
    return ((start, end),)
