"""Quotations that go on after the sentence that attributes them: in the next sentences, or in the next paragraph."""

from collections.abc import Mapping, Sequence

from detente.reading.attributions.clause import Clause
from detente.reading.attributions.contents import strong
from detente.reading.attributions.finding import Finding
from detente.reading.attributions.sources import subject_span
from detente.reading.page import Page, Sentence

CLOSING = ('"', "”", "»", "’’", "''")
OPENING = ('"', "“", "„", "«", "‘‘", "``", "''")
MAY_GO_ON = ("inverted", "trailing", "quote", "that", "clause")
LATEST_CUE = 9
"""Words from the end of a sentence that a colon closes to the verb that announces what follows."""


def with_next_sentences(page: Page, number: int, found: Sequence[Finding], quoted: Mapping[int, bool]) -> None:
    """Add to a quotation the sentences of its paragraph that follow it and are nothing but quoted.

    `quoted` tells for each sentence whether a quotation covers it wholly.
    """
    if not found or found[-1].rule not in MAY_GO_ON or found[-1].kind != "speech":
        return
    sentences, last = page.sentences, found[-1]
    following = number + 1
    while following < len(sentences) and quoted.get(following) and same_paragraph(sentences, number, following):
        last.content.append((sentences[following].start, sentences[following].end))
        following += 1


def ends_quoted(page: Page, one: Finding) -> bool:
    """Return whether some part of what is said closes with a quotation mark."""
    return any(page.text[max(end - 2, 0) : end].endswith(CLOSING) for _, end in one.content)


def same_paragraph(sentences: Sequence[Sentence], one: int, other: int) -> bool:
    """Return whether two sentences stand in one paragraph."""
    return sentences[one].paragraph == sentences[other].paragraph


def announced(clause: Clause, number: int) -> tuple[Finding, int] | None:
    """Return the attribution of a paragraph that a colon announces (`The minister said:`), and its last sentence."""
    page, sentences = clause.page, clause.page.sentences
    if clause.low[-1] != ":" or number + 1 >= len(sentences) or same_paragraph(sentences, number, number + 1):
        return None
    verb = next(
        (at for at in range(len(clause) - 1, max(len(clause) - LATEST_CUE, -1), -1) if announces(clause, at)), None
    )
    if verb is None:
        return None
    first, last = clause.verb_group(verb)
    source = subject_span(clause, verb, first)
    if not source:
        return None
    end = last_of_quotation(page, number + 1)
    cue = clause.span(first, len(clause) if verb >= len(clause) - 2 else last)
    content = (sentences[number + 1].start, sentences[end].end)
    return Finding(source, cue, [content], "speech", "inform", "announced", verb), end


def announces(clause: Clause, at: int) -> bool:
    """Return whether a verb of saying stands at a word, outside quotation marks."""
    return clause.tags[at].startswith("VB") and not clause.quoted[at] and strong(clause, at)


def last_of_quotation(page: Page, first: int) -> int:
    """Return the last sentence of the paragraph that begins at sentence `first`, and of those that go on with it.

    A paragraph goes on with a quotation that the one before did not close when it opens with a mark again.
    """
    sentences, text = page.sentences, page.text
    opens = text.startswith(OPENING, sentences[first].start)
    last = end_of_paragraph(sentences, first)
    while opens and last + 1 < len(sentences) and not text[: sentences[last].end].endswith(CLOSING):
        if not text.startswith(OPENING, sentences[last + 1].start):
            break
        last = end_of_paragraph(sentences, last + 1)
    return last


def end_of_paragraph(sentences: Sequence[Sentence], first: int) -> int:
    """Return the last sentence of the paragraph that a sentence stands in."""
    last = first
    while last + 1 < len(sentences) and same_paragraph(sentences, first, last + 1):
        last += 1
    return last
