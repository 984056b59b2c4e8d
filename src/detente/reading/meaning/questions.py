"""What a demand, an offer or a refusal is about: the noun phrases of what is said, as a person would write them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from detente.reading.knowledge import is_a, table
from detente.reading.page import Page, Range, within
from detente.reading.syntax.tree import Tree
from detente.record import Act, Statement

COMMITTING = frozenset(
    {Act.DEMAND, Act.PROPOSE, Act.OFFER, Act.PROMISE, Act.ACCEPT, Act.CONCEDE, Act.REJECT, Act.REFUSE, Act.THREATEN}
)
"""Acts whose object is a question on the table."""
NOUNS = ("NN", "NNS")
PLACES = ("obj", "nsubj", "nsubj:pass", "obl", "root", "conj", "nmod")
"""How a noun must hang on a verb to be what is asked for."""
BEFORE = ("compound", "amod")
WORD = re.compile(r"[a-z][a-z-]*[a-z]")
LONGEST_COMPLEMENT = 4
LONGEST_DATE = 40


class Question(NamedTuple):
    """A noun phrase that may be a question on the table."""

    head: str
    """Its noun, in lower case."""
    label: str
    """The whole phrase, in small letters but for names: `release of the prisoners`."""
    core: str
    """The noun with the words before it: `prisoner exchange`."""
    answer: str | None
    """What is asked to be done about it: `lift the sanctions`."""


@cache
def empty() -> frozenset[str]:
    """Return nouns that name no question by themselves."""
    units = (form for row in table("quantities")["units"] for form in row["forms"])
    return frozenset((*table("issues")["no_questions"], *units, "percent"))


def questions(page: Page, statement: Statement) -> Iterator[Question]:
    """Yield the noun phrases in what a statement asks for, offers or refuses, the one its verb governs first."""
    if statement.act not in COMMITTING:
        return
    for span in statement.content:
        for number in sentences_in(page, span):
            yield from in_sentence(page, page.syntax.tree(number), span)


def sentences_in(page: Page, span: Range) -> range:
    """Return the numbers of the sentences that share words with a span."""
    first = max(bisect_right(page.sentences, span[0], key=lambda one: one.start) - 1, 0)
    last = bisect_right(page.sentences, span[1] - 1, key=lambda one: one.start)
    return range(first, last)


def in_sentence(page: Page, tree: Tree, span: Range) -> Iterator[Question]:
    """Yield the questions of one sentence, objects before subjects before what hangs on prepositions."""
    inside = [word for word in range(len(tree)) if span[0] <= tree.starts[word] and tree.ends[word] <= span[1]]
    heads = [word for word in inside if is_head(page, tree, word)]
    for word in sorted(heads, key=lambda one: (PLACES.index(tree.relations[one]), one)):
        yield question(page, tree, word)


def is_head(page: Page, tree: Tree, word: int) -> bool:
    """Return whether a word is the noun of a phrase that may be a question: no name, no date, no number."""
    if tree.tags[word] not in NOUNS or tree.relations[word] not in PLACES or not WORD.fullmatch(tree.low[word]):
        return False
    if tree.low[word] in empty() or is_a(tree.low[word], "pronouns", "determiners"):
        return False
    return not within(page.names, tree.starts[word], tree.ends[word]) and not dated(page, tree.starts[word])


def dated(page: Page, offset: int) -> bool:
    """Return whether a word is part of a date."""
    near = within(page.dates, offset - LONGEST_DATE, offset + LONGEST_DATE)
    return any(one.start <= offset < one.end for one in near)


def question(page: Page, tree: Tree, word: int) -> Question:
    """Return the phrase around a noun, with what is to be done about it."""
    core = [
        *(kid for kid in tree.kids[word] if tree.relations[kid] in BEFORE and kid < word and plain(tree, kid)),
        word,
    ]
    label = [*core, *complement(page, tree, word)]
    return Question(
        tree.low[word], spelled(page, tree, label), spelled(page, tree, core), answer(page, tree, word, core)
    )


def plain(tree: Tree, word: int) -> bool:
    """Return whether a word before a noun says what it is, and not how good or how many."""
    return tree.tags[word] in NOUNS or (tree.tags[word] in ("JJ", "VBG", "VBN") and tree.low[word] not in empty())


def complement(page: Page, tree: Tree, word: int) -> list[int]:
    """Return the words of `of the prisoners` behind a noun, when they are few and no date."""
    for kid in tree.kids_by(word, "nmod"):
        if (
            tree.marker(kid) in ("of", "on", "over", "for", "to")
            and tree.tags[kid].startswith("NN")
            and not dated(page, tree.starts[kid])
        ):
            inner = [one for one in tree.kids[kid] if tree.relations[one] in (*BEFORE, "case", "det", "flat")]
            found = sorted((*inner, kid))
            return found if len(found) <= LONGEST_COMPLEMENT and min(found) > word else []
    return []


def answer(page: Page, tree: Tree, word: int, core: Sequence[int]) -> str | None:
    """Return the verb in its plain form that governs a noun, with the noun: `lift the sanctions`."""
    verb = tree.heads[word]
    if tree.relations[word] != "obj" or tree.tags[verb] not in ("VB", "VBG") or not WORD.fullmatch(tree.low[verb]):
        return None
    negated = any(tree.low[kid] in ("not", "n't", "never") for kid in tree.kids_by(verb, "advmod"))
    words = " ".join((tree.low[verb], spelled(page, tree, core)))
    return f"not {words}" if negated else words


def spelled(page: Page, tree: Tree, words: Sequence[int]) -> str:
    """Return words in their order, in lower case but for proper names."""
    return " ".join(
        page.text[tree.starts[word] : tree.ends[word]] if tree.tags[word].startswith("NNP") else tree.low[word]
        for word in sorted(words)
    )
