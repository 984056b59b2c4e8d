"""Which parties what is said speaks of, where a state is no mere place: the one party that a reproach can mean."""

from collections.abc import Iterator

from detente.reading.meaning.parties import Parties, nouns
from detente.reading.page import Range
from detente.reading.syntax import Tree
from detente.record import Statement, Wording

MOST_SENTENCES = 3
WHERE = (
    "in",
    "into",
    "inside",
    "to",
    "across",
    "near",
    "within",
    "throughout",
    "around",
    "at",
    "out",
    "for",
    "through",
)
"""Prepositions behind which the name of a state is a place."""


def only_other(parties: Parties, statement: Statement, spans: tuple[Range, ...]) -> str | None:
    """Return the one party beside the speaker's own that some words speak of; None: there are none or several."""
    found = set(others(parties, statement, spans))
    return found.pop() if len(found) == 1 else None


def spoken_of(parties: Parties, statement: Statement) -> str | None:
    """Return the one other party that what is said speaks of, or else its sentence, or else the one before.

    What somebody is quoted with often names nobody: `"It is a provocation," he said.`
    """
    found = set(others(parties, statement, statement.content))
    if found:
        return found.pop() if len(found) == 1 else None
    if statement.wording is Wording.INDIRECT:
        return None
    around = only_other(parties, statement, tuple(outside(statement)))
    return around or only_other(parties, statement, before(parties, statement))


def outside(statement: Statement) -> Iterator[Range]:
    """Yield what stands in a statement's sentence before and behind its source, its cue and its words."""
    taken = sorted((*statement.source, *statement.cue, *statement.content))
    start, end = statement.sentence
    if start < taken[0][0]:
        yield start, taken[0][0]
    last = max(one[1] for one in taken)
    if last < end - 1:
        yield last, end


def before(parties: Parties, statement: Statement) -> tuple[Range, ...]:
    """Return the sentence before a statement's, when they stand in one paragraph or one behind the other."""
    number = parties.numbers(*statement.sentence)[0]
    if number == 0:
        return ()
    here, there = parties.page.sentences[number], parties.page.sentences[number - 1]
    return ((there.start, there.end),) if here.paragraph - there.paragraph <= 1 else ()


def others(parties: Parties, statement: Statement, spans: tuple[Range, ...]) -> Iterator[str]:
    """Yield the other parties that some words speak of, as often as they do."""
    for span in spans:
        for number in parties.numbers(*span)[:MOST_SENTENCES]:
            tree = parties.page.syntax.tree(number)
            for word in range(tree.index(span[0]), tree.index(span[1])):
                if tree.tags[word][:2] in ("NN", "JJ") and not is_where(parties, tree, word):
                    party = parties.of(tree, word, statement)
                    if party:
                        yield party


def is_where(parties: Parties, tree: Tree, word: int) -> bool:
    """Return whether a name only tells where or which: `in Ruritania`, `northern Ruritania`, `Ruritanian talks`."""
    name = parties.name_at(tree.starts[word], tree.ends[word])
    if name is None or name.kind != "party":
        return False
    if tree.marker(word) in WHERE or any(tree.marker(kid) in WHERE for kid in tree.kids_by(word, "case")):
        return True
    head = tree.heads[word]
    owns = name.form == "demonym" or tree.relations[word] in ("amod", "compound", "nmod:poss")
    return owns and head > word and tree.low[head] in nouns("not_theirs")
