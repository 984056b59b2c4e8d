"""What a report names and asks for beyond its facts, from which a first codebook is suggested."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from detente.reading.language import language_model as loaded
from detente.reading.meaning.questions import Question, questions
from detente.reading.page import Page, within
from detente.reading.reader import RulesReader, draft_of
from detente.reading.syntax.parsing import documents
from detente.reading.syntax.tree import Tree
from detente.record import Codebook, Draft, Report

RECOGNISER = ("tok2vec", "transformer", "ner")
"""Parts of a pipeline that find names."""
LABELS = ("ORG", "PERSON", "NORP", "GPE", "LOC")
NAME = "NAME"
"""What is a name, and nobody can say of what."""
PROPER = ("NNP", "NNPS")
SUBJECTS = ("nsubj", "nsubj:pass")
SHORTEST_STEM = 4
LONGEST = 6
"""Words of the longest name."""


class Unknown(NamedTuple):
    """A name that no rule knows."""

    name: str
    label: str
    """What the language model takes it for: ORG, PERSON, NORP, GPE, LOC, or NAME when it does not say."""
    printed: int
    """How often it stands."""
    acting: int
    """How often it is the subject of a verb."""
    kin: tuple[str, ...]
    """What the people of a country of that name are called."""


@dataclass(frozen=True)
class Noted:
    """One report, read to suggest a codebook from it."""

    draft: Draft
    questions: Mapping[str, tuple[Question, ...]]
    """Statement -> what it demands, offers or refuses."""
    unknown: tuple[Unknown, ...]
    """The names that no rule knows."""


def noted(report: Report, codebook: Codebook | None = None, *, language_model: str | None = None) -> Noted:
    """Return what is read in a report, with what a codebook may be made of.

    Raises:
        UnsupportedLanguage: The report is in a language the steps do not know.
        LanguageModelError: The language model cannot be used.
    """
    page = RulesReader(language_model).page(report, codebook)
    asked = {one.id: tuple(questions(page, one)) for one in page.statements}
    return Noted(draft_of(page), asked, unknown_names(page))


def unknown_names(page: Page) -> tuple[Unknown, ...]:
    """Return the proper names that no rule knows: how often they stand, and how often as one who does something."""
    kinds = dict(recognised(page))
    found: dict[str, list[bool]] = {}
    for number in range(len(page.sentences)):
        tree = page.syntax.tree(number)
        for first, last in proper_names(tree):
            if not touched(page, *tree.span(first, last)):
                found.setdefault(bare(page.text[slice(*tree.span(first, last))]), []).append(acts(tree, first, last))
    return tuple(
        Unknown(name, kinds.get(name, NAME), len(uses), sum(uses), kin(page.text, name)) for name, uses in found.items()
    )


def acts(tree: Tree, first: int, last: int) -> bool:
    """Return whether a name is the subject of a verb."""
    return any(tree.relations[word] in SUBJECTS and tree.is_verb(tree.heads[word]) for word in range(first, last))


def kin(text: str, name: str) -> tuple[str, ...]:
    """Return what the people of a country are called (`Ruritanian`), when a name is one of a country."""
    stem = name.rstrip("aeo")
    if " " in name or len(stem) < SHORTEST_STEM or stem == name:
        return ()
    return tuple(sorted(set(re.findall(rf"\b{re.escape(stem)}(?:an|ans|ian|ians|ese|ish|i)\b", text))))


def proper_names(tree: Tree) -> Iterator[tuple[int, int]]:
    """Yield first word and word after the last of proper names: rows of words tagged as such."""
    first = 0
    for word in range(len(tree) + 1):
        if word < len(tree) and tree.tags[word] in PROPER:
            continue
        if first < word <= first + LONGEST:
            yield first, word
        first = word + 1


def recognised(page: Page) -> Iterator[tuple[str, str]]:
    """Yield (name, label) of the names that the language model recognises."""
    nlp = loaded(page.language_model)
    if not nlp.has_pipe("ner"):
        return
    for doc, (starts, ends, _) in documents(nlp, page.text, page.sentences):
        named = doc
        for name, part in nlp.pipeline:
            named = part(named) if name in RECOGNISER else named
        for one in named.ents:
            if one.end - one.start <= LONGEST and one.label_ in LABELS:
                yield bare(page.text[starts[one.start] : ends[one.end - 1]]), one.label_


def touched(page: Page, start: int, end: int) -> bool:
    """Return whether a name or a date that the rules know shares a word with a place in the text."""
    names = ((one.start, one.end) for one in within(page.names, start - REACH, end + REACH))
    dates = ((one.start, one.end) for one in within(page.dates, start - REACH, end + REACH))
    return any(first < end and start < last for first, last in (*names, *dates))


REACH = 80
"""Characters around a place among which a name begins that reaches into it."""


def bare(words: str) -> str:
    """Return a name with single spaces, without its article."""
    name = " ".join(words.split())
    return name[4:] if name.lower().startswith("the ") else name
