"""Which thing `it` or `them` means that something is done to: the one that the words before were about."""

from collections.abc import Iterator
from functools import cache

from detente.reading.knowledge import table
from detente.reading.meaning.deeds.words import singular
from detente.reading.meaning.parties import Parties
from detente.reading.page import within
from detente.reading.syntax import Tree

LEVELS = ("leader", "minister", "union", "executive", "spokesperson", "envoy")
"""Levels of offices whose holders deal with each other."""
NEAR = 90
"""Characters around a word in which a date that holds it stands."""
ONE, MANY = ("it",), ("them", "they")
ORDER = (
    (("nsubj:pass",), True),
    (("nsubj",), True),
    (("obj", "to"), True),
    (("obj",), False),
    (("to",), False),
    (("nsubj:pass",), False),
    (("nsubj",), False),
)
"""How what is taken up hangs on its verb, and whether on the main one: what a sentence is about goes first."""


def thing_before(parties: Parties, tree: Tree, word: int) -> tuple[Tree, int] | None:
    """Return the noun that a pronoun stands for, with the tree of its sentence.

    It is sought in the sentence before the pronoun, then in the sentence before that, in one paragraph.
    """
    many = tree.low[word] in MANY
    if not many and tree.low[word] not in ONE:
        return None
    for where, words in scopes(parties, tree, word):
        fits = [one for one in words if fitting(parties, where, one, many=many)]
        for kinds, main in ORDER:
            if many and kinds == ("nsubj",):
                continue  # several that act are not taken up
            chosen = (one for one in reversed(fits) if standing(where, one) in kinds and main <= tops(where, one))
            found = next(chosen, None)
            if found is not None:
                return where, found
    return None


def standing(tree: Tree, word: int) -> str:
    """Return how a noun hangs on its verb; what somebody agrees to is as what is done (`agreed to a ban`)."""
    relation = tree.relations[word]
    return "to" if relation == "obl" and tree.marker(word) == "to" else relation


def tops(tree: Tree, word: int) -> bool:
    """Return whether a noun hangs on the main verb of its sentence."""
    return tree.relations[tree.heads[word]] == "ROOT"


def scopes(parties: Parties, tree: Tree, word: int) -> Iterator[tuple[Tree, range]]:
    """Yield the words before a pronoun in its sentence, and those of the sentence before."""
    yield tree, range(word)
    number = parties.numbers(tree.starts[0], tree.ends[0])[0]
    sentences = parties.page.sentences
    if number and sentences[number - 1].paragraph == sentences[number].paragraph:
        before = parties.page.syntax.tree(number - 1)
        yield before, range(len(before))


def fitting(parties: Parties, tree: Tree, word: int, *, many: bool) -> bool:
    """Return whether a noun agrees with a pronoun, and names a thing: no party, no holder of an office, no day."""
    if tree.tags[word] != ("NNS" if many else "NN") or singular(tree.low[word]) in offices():
        return False
    start, end = tree.starts[word], tree.ends[word]
    dated = any(one.start <= start < one.end for one in within(parties.page.dates, start - NEAR, end + NEAR))
    return not dated and parties.name_at(start, end) is None and parties.described(tree, word) is None


@cache
def offices() -> frozenset[str]:
    """Return the nouns with which titles end: who holds them is no thing."""
    rows = (row for row in table("titles")["titles"] if row["level"] in LEVELS)
    return frozenset(row["title"].lower().split()[-1] for row in rows)
