"""Who the subject of a verb that reports is."""

from collections.abc import Sequence

from detente.reading.attributions.cues import PARTICIPLE, Cue
from detente.reading.attributions.making import opening
from detente.reading.attributions.words import Words
from detente.reading.page import Attribution, Range

LONGEST_ABSOLUTE = 8
"""Words between `with` and a participle that may be its subject."""


def subject(words: Words, cue: Cue, found: Sequence[Attribution]) -> tuple[Range, ...] | None:
    """Return who the verb's subject is: the group before it, or the one of the verb before that it is joined to."""
    before = cue.group - 1
    joined = words.low(before) in ("and", "but", "or", "then")
    if cue.reading == PARTICIPLE and (first := after_with(words, before)) is not None:
        return (words.span(first, cue.group),)
    if cue.reading == PARTICIPLE and (words.mark(before) or words.low(before) in ("before", "after", "while", "by")):
        return main_subject(words, before, found)
    if joined or before < 0:
        return main_subject(words, before, found) if before > 0 else None
    if words.low(before) == "who":
        return (words.span(before, cue.group),)
    last = past_date(words, cue.group)
    first = words.group_before(last)
    if first is None or words.is_a(first - 1, "suppositions"):
        return None
    while last - 1 > first and words.adverb(last - 1):
        last -= 1
    return (words.span(first, last),)


def past_date(words: Words, last: int) -> int:
    """Return the word after the subject's last when a date stands between subject and verb (`X on Tuesday said`)."""
    index = last
    while index > 0 and (index - 1 in words.dated):
        index -= 1
    if index < last and words.low(index - 1) in ("on", "late", "early"):
        index -= 1
    return index


def after_with(words: Words, before: int) -> int | None:
    """Return the first word of the group between `with` and a participle (`with the allies demanding`), or nothing."""
    for index in range(before, max(before - LONGEST_ABSOLUTE, -1), -1):
        if words.mark(index):
            return None
        if words.low(index) == "with":
            return index + 1 if index < before else None
    return None


def main_subject(words: Words, before: int, found: Sequence[Attribution]) -> tuple[Range, ...] | None:
    """Return the subject that a joined verb or a participle shares: of the attribution before, or of the sentence."""
    if found and found[-1].source and found[-1].source[0][1] <= words.tokens[max(before, 0)].start:
        return found[-1].source
    first = opening(words, before)
    if first < before and (words.is_a(first, "prepositions", "clause_openers") or first in words.dated):
        comma = next((index for index in range(first, before) if words.low(index) == ","), None)
        if comma is None:
            return named_subject(words, first, before)
        first = comma + 1
    last = words.group_after(first) if first < before else None
    if last is not None and first in words.name_at:
        last = next((index - 1 for index in range(first + 2, last) if words.is_a(index, "determiners")), last)
    return (words.span(first, last),) if last is not None and last <= before + 1 else None


def named_subject(words: Words, first: int, before: int) -> tuple[Range, ...] | None:
    """Return the first person named before word `before` who stands where a subject does, with title and all."""
    for index in range(first, before):
        name = words.name_at.get(index)
        ends = name is not None and words.name_at.get(index + 1) != name
        if name is not None and name.kind == "person" and ends and not words.mark(index + 1):
            start = words.group_before(index + 1)
            own = words.index_of(name.start)
            return (words.span(own if start is None else max(start, own - 5), index + 1),)
    return None
