"""Whose deed is called a cause for worry or anger: `concern that B has moved guns`, `sceptical about B's aims`."""

from collections.abc import Iterator, Sequence
from functools import cache

from detente.reading.knowledge import table
from detente.reading.meaning.parties import Parties
from detente.reading.syntax import Tree
from detente.record import Statement

OVER = ("about", "over", "at", "with", "by", "of", "for")
DENIED = ("not", "n't", "never", "no")


@cache
def worrying() -> frozenset[str]:
    """Return nouns, adjectives and verbs of worry and anger."""
    return frozenset(table("acts")["tree"]["worrying"])


def worried_by(parties: Parties, statement: Statement, tree: Tree, words: Sequence[int]) -> str | None:
    """Return the other party whose deed the words call a cause for worry or anger."""
    for word in words:
        if tree.low[word] in worrying() and not any(tree.low[kid] in DENIED for kid in tree.kids[word]):
            found = next(filter(None, causes(parties, statement, tree, word)), None)
            if found:
                return found
    return None


def causes(parties: Parties, statement: Statement, tree: Tree, word: int) -> Iterator[str | None]:
    """Yield the parties that do, or own, what stands behind a word of worry."""
    for kid in tree.kids[word]:
        if kid < word:
            continue
        if tree.relations[kid].startswith(("acl", "ccomp")):
            subject = tree.own_subject(kid)
            if subject is not None:
                yield parties.of(tree, subject, statement) or parties.owner(tree, subject, statement)
        elif tree.relations[kid].startswith(("nmod", "obl", "obj")) and (
            tree.marker(kid) in OVER or tree.relations[kid] == "obj"
        ):
            yield parties.owner(tree, kid, statement)
            for below in tree.kids_by(kid, "nmod", "nmod:poss"):
                yield parties.owner(tree, below, statement)
