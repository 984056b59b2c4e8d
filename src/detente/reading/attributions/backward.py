"""Attributions whose words stand before the one who says them."""

from detente.reading.attributions.contents import after_cue, end_of_content, quotation_at
from detente.reading.attributions.cues import FINITE, Cue
from detente.reading.attributions.making import addressed, make, opening, takes_hearer
from detente.reading.attributions.words import Words
from detente.reading.page import Attribution, Range


def inverted(words: Words, cue: Cue) -> Attribution | None:
    """Return the attribution of `"...," said SOURCE` and `..., warned SOURCE`."""
    if cue.reading != FINITE or cue.group != cue.first or cue.verb.takes.isdisjoint({"quote", "that"}):
        return None
    before = cue.first - 1
    quoted = before >= 0 and (
        words.quoted[before] or (words.low(before) == "," and before > 0 and words.quoted[before - 1])
    )
    if not quoted and words.low(before) != ",":
        return None
    if not quoted and closes_insertion(words, before):
        return None
    last = words.group_after(cue.last)
    if last is None or words.quoted[cue.last] or not words.animate(cue.last, last):
        return None
    if words.low(cue.last) == "that":
        return None
    content = said_before(words, cue.first)
    return make(words, cue, "attributions:inverted", (words.span(cue.last, last),), content) if content else None


def trailing(words: Words, cue: Cue) -> Attribution | None:
    """Return the attribution of `"...," SOURCE said` and `..., SOURCE said`."""
    if cue.reading != FINITE:
        return None
    first = words.group_before(cue.group)
    if first is None:
        return None
    following = after_cue(words, cue.last)
    ends = (
        following >= len(words) or words.low(following) in (".", ",", ";", "!", "?") or closes_with_occasion(words, cue)
    )
    before_quoted = first > 0 and (words.quoted[first - 1] or (words.low(first - 1) == "," and words.quoted[first - 2]))
    if not ends and not (before_quoted and said_before(words, first) and words.low(following) != "that"):
        return None
    content = said_before(words, first)
    if content is None:
        return None
    target = addressed(words, cue)
    rest = resumed(words, following)
    return make(words, cue, "attributions:trailing", (words.span(first, cue.group),), (*content, *rest), target=target)


def said_before(words: Words, index: int) -> tuple[Range, ...] | None:
    """Return the words before a trailing cue whose group begins at `index`, when a quotation or a comma closes them."""
    mark = index - 1
    if mark < 1:
        return None
    quotation = quotation_at(words, mark)
    if quotation is None and words.low(mark) == ",":
        quotation = quotation_at(words, mark - 1)
    if quotation is not None:
        clause = first_unquoted_clause(words, quotation.start)
        start = quotation.start if clause is None else words.tokens[clause].start
        return ((start, quotation.end),)
    if words.low(mark) != ",":
        return None
    first = opening(words, mark)
    return (words.span(first, mark),) if mark - first >= 3 else None


def first_unquoted_clause(words: Words, start: int) -> int | None:
    """Return the first word of the clause that a quotation only ends (`It would "look at it", he said`), or nothing."""
    index = words.index_of(start)
    if index <= 1 or words.low(index - 1) in ",:;.—–-" or words.quoted[index - 1]:
        return None
    first = opening(words, index)
    return first if index - first >= 2 else None


def closes_insertion(words: Words, comma: int) -> bool:
    """Return whether the comma closes an apposition, so that what stands before it is a subject (`X, the Y, said`)."""
    opened = words.comma_before(comma)
    if opened is None or opened == 0:
        return False
    group = words.group_before(opened)
    if words.low(opened + 1) != "who" and words.group_before(comma) is None:
        return False
    return group is not None and (
        group == 0 or words.mark(group - 1) or words.is_a(group - 1, "conjunctions", "clause_openers")
    )


def closes_with_occasion(words: Words, cue: Cue) -> bool:
    """Return whether only an audience and an occasion follow the cue up to the end of the sentence."""
    index = cue.last
    end = words.group_after(index)
    if takes_hearer(words, cue) and end is not None:
        index = after_cue(words, end)
    return index >= len(words) or words.low(index) in (".", ",", ";")


def resumed(words: Words, index: int) -> tuple[Range, ...]:
    """Return the second part of a quotation or clause that the attribution interrupts (`"...," he said, "..."`)."""
    if words.low(index) not in (",", ";") or index + 1 >= len(words):
        return ()
    quotation = quotation_at(words, index + 1)
    if quotation and words.index_of(quotation.start) == index + 1:
        return ((quotation.start, quotation.end),)
    goes_on = not words.is_a(index + 1, "chain", "clause_openers") and not words.is_a(index + 1, "new_turns")
    end = end_of_content(words, index + 1, ())
    return (words.span(index + 1, end),) if goes_on and end - index > 3 else ()
