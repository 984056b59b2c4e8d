"""The reading step that finds every attribution of a report, quotations without a cue of their own among them."""

import re
from dataclasses import replace

from detente.reading.attributions.floating import with_floating
from detente.reading.attributions.rules import attributions_in
from detente.reading.attributions.words import Words
from detente.reading.page import Attribution, Page, Quotation, Sentence
from detente.reading.pipeline import step

CREDITS = re.compile(r"\(?(?:Additional )?(?:[Rr]eporting|[Ee]diting|[Ww]riting) by ")
"""Who worked on a report is no attribution in it."""
FEWEST_PARAGRAPHS = 3
LONGEST_HEADLINE = 140


@step(needs=["sentences", "paragraphs", "quotations", "names", "dates"], adds=["attributions"])
def attributions(page: Page) -> Page:
    """Find who is said to have said what, sentence by sentence, and then the quotations left over."""
    found: list[Attribution] = []
    pointer, headline = 0, headline_of(page)
    for sentence in page.sentences:
        while pointer < len(page.quotations) and page.quotations[pointer].end <= sentence.start:
            pointer += 1
        inside = overlapping(page.quotations, pointer, sentence)
        if CREDITS.match(page.text, sentence.start):
            continue
        shouted = page.text[sentence.start : sentence.end].isupper()
        if wholly_quoted(sentence, inside) or sentence.paragraph == headline or (shouted and headline == 0):
            continue
        found.extend(attributions_in(Words(page, sentence, inside)))
    return replace(page, attributions=tuple(with_floating(page, found)))


def headline_of(page: Page) -> int:
    """Return the number of the paragraph that is the headline of a longer report, or -1: the text says it again."""
    if len(page.paragraphs) <= FEWEST_PARAGRAPHS:
        return -1
    first = page.text[slice(*page.paragraphs[0])]
    return 0 if len(first) <= LONGEST_HEADLINE and first[-1:] not in '.!?”"’»:' else -1


def overlapping(quotations: tuple[Quotation, ...], first: int, sentence: Sentence) -> list[Quotation]:
    """Return the quotations from number `first` on that share a character with the sentence."""
    found = []
    while first < len(quotations) and quotations[first].start < sentence.end:
        found.append(quotations[first])
        first += 1
    return found


def wholly_quoted(sentence: Sentence, inside: list[Quotation]) -> bool:
    """Return whether a quotation covers the whole sentence, so that no cue can stand in it."""
    return any(one.start <= sentence.start and sentence.end <= one.end for one in inside)
