"""The reading step that finds every attribution of a report, quotations without a cue of their own among them."""

import re
from dataclasses import replace

from detente.reading.attributions.clause import Clause
from detente.reading.attributions.continued import announced, with_next_sentences
from detente.reading.attributions.finding import Finding
from detente.reading.attributions.floating import with_floating
from detente.reading.attributions.rules import findings_in
from detente.reading.page import Page, Quotation, Sentence
from detente.reading.pipeline import step

CREDITS = re.compile(r"\(?(?:Additional )?(?:[Rr]eporting|[Ee]diting|[Ww]riting) by ")
"""Who worked on a report is no attribution in it."""
FEWEST_PARAGRAPHS = 3
LONGEST_HEADLINE = 140


@step(needs=["sentences", "paragraphs", "quotations", "syntax", "dates", "names"], adds=["attributions"])
def attributions(page: Page) -> Page:
    """Find who is said to have said what, sentence by sentence, and then the quotations left over."""
    headline = headline_of(page)
    clauses: dict[int, Clause] = {}
    found: dict[int, list[Finding]] = {}
    quoted: dict[int, bool] = {}
    pointer, announced_to = 0, -1
    for number, sentence in enumerate(page.sentences):
        while pointer < len(page.quotations) and page.quotations[pointer].end <= sentence.start:
            pointer += 1
        inside = overlapping(page.quotations, pointer, sentence)
        quoted[number] = wholly_quoted(sentence, inside)
        if quoted[number] or number <= announced_to or passed_over(page, sentence, headline):
            continue
        clause = clauses[number] = Clause(page, sentence, page.syntax.tree(number), inside)
        found[number] = findings_in(clause)
        paragraph = announced(clause, number)
        if paragraph and not any(end >= sentence.end - 1 for one in found[number] for _, end in one.content):
            found[number].append(paragraph[0])
            opens = page.text[page.sentences[number + 1].start] in '"“„«'
            announced_to = paragraph[1] if opens else announced_to
    for number, ones in found.items():
        with_next_sentences(page, number, ones, quoted)
    made = [one.made(clauses[number]) for number, ones in found.items() for one in ones]
    return replace(page, attributions=tuple(with_floating(page, made)))


def passed_over(page: Page, sentence: Sentence, headline: int) -> bool:
    """Return whether a sentence attributes nothing: the headline, which the text says again, and the credits."""
    shouted = headline == 0 and page.text[sentence.start : sentence.end].isupper()
    return shouted or sentence.paragraph == headline or CREDITS.match(page.text, sentence.start) is not None


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
