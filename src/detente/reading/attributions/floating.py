"""Quotations that no cue of their own attributes: they belong to the speaker before them, or to the next one."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from detente.reading.page import Attribution, Page, Quotation, Range, Sentence

FEWEST_WORDS = 2
"""A quotation of fewer words that stands alone is a title or a word held at arm's length, and nobody's speech."""


def with_floating(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions with those of the quotations left over, in the order of the text."""
    covered = sorted(span for one in found for span in one.content)
    added = []
    for quotation in page.quotations:
        if page.text[quotation.inner_start : quotation.inner_end].isupper():
            continue
        if is_covered(covered, quotation) or len(page.text[quotation.inner_start : quotation.inner_end].split()) < (
            FEWEST_WORDS
        ):
            continue
        attribution = of_neighbour(page, quotation, found)
        if attribution:
            added.append(attribution)
    return sorted([*found, *added], key=lambda one: one.content[0])


def is_covered(covered: Sequence[Range], quotation: Quotation) -> bool:
    """Return whether the quotation is part of what an attribution holds already."""
    index = bisect_left(covered, (quotation.start + 1, 0))
    return any(
        start <= quotation.start + 1 and quotation.end - 1 <= end for start, end in covered[max(index - 3, 0) : index]
    )


def of_neighbour(page: Page, quotation: Quotation, found: Sequence[Attribution]) -> Attribution | None:
    """Return the quotation as said by the speaker of its paragraph, the one before it, or the one after it."""
    before, after = neighbours(page, quotation, found)
    whole = stands_alone(page, quotation)
    same_before = before is not None and paragraph_of(page, before) == quotation.paragraph
    same_after = after is not None and paragraph_of(page, after) == quotation.paragraph
    if same_before and before is not None:
        return floating(page, quotation, before, "floating-after")
    if same_after and after is not None:
        return floating(page, quotation, after, "floating-before")
    near_before = before is not None and quotation.paragraph - paragraph_of(page, before) <= 1
    near_after = after is not None and paragraph_of(page, after) - quotation.paragraph <= 1
    if whole and near_before and before is not None:
        return floating(page, quotation, before, "floating-after")
    if near_after and after is not None and after.rule in DIRECT_RULES:
        return floating(page, quotation, after, "floating-before")
    if near_before and before is not None:
        return floating(page, quotation, before, "floating-after")
    return None


DIRECT_RULES = frozenset({"attributions:inverted", "attributions:trailing", "attributions:quote"})


def neighbours(
    page: Page, quotation: Quotation, found: Sequence[Attribution]
) -> tuple[Attribution | None, Attribution | None]:
    """Return the last attribution of speech before the quotation and the first one after it."""
    index = bisect_left(found, quotation.start, key=lambda one: one.sentence[0])
    before = next((one for one in reversed(found[max(index - 8, 0) : index]) if speech(one)), None)
    after = next((one for one in found[index : index + 8] if speech(one) and one.cue[0][0] > quotation.start), None)
    return before, after


def speech(one: Attribution) -> bool:
    """Return whether somebody is said to speak, and is named."""
    return one.kind == "speech" and bool(one.source)


def paragraph_of(page: Page, one: Attribution) -> int:
    """Return the number of the paragraph in which the attribution's cue stands."""
    index = bisect_left(page.paragraphs, (one.cue[0][0] + 1, 0)) - 1
    return max(index, 0)


def sentences_with(page: Page, quotation: Quotation) -> Iterator[Sentence]:
    """Yield the sentences in which the quotation stands."""
    index = max(bisect_left(page.sentences, quotation.start + 1, key=lambda one: one.start) - 1, 0)
    while index < len(page.sentences) and page.sentences[index].start < quotation.end:
        yield page.sentences[index]
        index += 1


def stands_alone(page: Page, quotation: Quotation) -> bool:
    """Return whether the quotation is a sentence, or several, by itself."""
    spans = list(sentences_with(page, quotation))
    return bool(spans) and spans[0].start >= quotation.start - 1 and spans[-1].end <= quotation.end + 1


def floating(page: Page, quotation: Quotation, neighbour: Attribution, rule: str) -> Attribution:
    """Return the quotation as an attribution without a cue, whose speaker is the neighbour's."""
    spans = list(sentences_with(page, quotation))
    sentence = (
        (min(spans[0].start, quotation.start), max(spans[-1].end, quotation.end))
        if spans
        else (
            quotation.start,
            quotation.end,
        )
    )
    return Attribution(
        source=(),
        cue=(),
        content=((quotation.start, quotation.end),),
        sentence=sentence,
        kind="speech",
        act="inform",
        rule=f"attributions:{rule}",
        speaker=neighbour.source or neighbour.speaker,
    )
