"""Who is charged with what, by the trees of what is said: a side whose deed is bad, or who does not do what it owes."""

from collections.abc import Iterator
from functools import cache
from itertools import islice

from detente.reading.knowledge import table
from detente.reading.meaning.mentions import only_other, spoken_of
from detente.reading.meaning.parties import Parties
from detente.reading.meaning.worries import worried_by, worrying
from detente.reading.page import Range
from detente.reading.syntax import Tree
from detente.record import Condition, Statement

MOST_SENTENCES = 6
DENIED = ("not", "n't", "never", "no", "nothing", "neither")
PREDICATE = ("obj", "xcomp", "ccomp", "obl", "advcl", "advmod", "conj", "nmod", "amod")
TURNING = ("against", "from", "despite", "over")
"""Prepositions behind which harm is what one turns against."""


@cache
def stems(name: str) -> tuple[str, ...]:
    """Return a list of beginnings of words."""
    return tuple(table("acts")["tree"][name])


@cache
def reproaches() -> tuple[str, ...]:
    """Return the beginnings of all words that are a reproach by themselves."""
    return (
        *stems("blaming"),
        *stems("condemning"),
        *stems("harm"),
        *stems("deeds"),
        *stems("violent"),
        *stems("evaluative"),
    )


def may_charge(tree: Tree) -> bool:
    """Return whether a sentence has a word of reproach, or denies something."""
    return any(low.startswith(reproaches()) or low in DENIED or low in worrying() for low in tree.low)


@cache
def forms(name: str) -> frozenset[str]:
    """Return a list of words."""
    return frozenset(table("acts")["tree"][name])


def trees(parties: Parties, part: Range) -> Iterator[tuple[Tree, range]]:
    """Yield the trees of the sentences in a range of the text, with the words that lie in it."""
    for number in parties.numbers(*part)[:MOST_SENTENCES]:
        tree = parties.page.syntax.tree(number)
        words = range(tree.index(part[0]), tree.index(part[1]))
        if words:
            yield tree, words


def heads(tree: Tree, words: range) -> Iterator[int]:
    """Yield the heads of the main clauses among some words, those joined to them after them."""
    for word in words:
        head = tree.heads[word]
        if head not in words or head == word:
            yield word
            yield from (kid for kid in tree.kids_by(word, "conj", "ccomp", "parataxis") if kid in words)


def charged(parties: Parties, statement: Statement, condition: Condition | None, part: Range) -> str | None:
    """Return the other party that a clause of what is said charges with something."""
    if "outlet" in statement.rule or keeps_count(statement):
        return None
    found = (
        party
        for tree, words in trees(parties, part)
        if may_charge(tree)
        for party in charges_in(parties, statement, tree, [one for one in words if not supposed(tree, one, condition)])
    )
    return next(filter(None, found), None)


def charges_in(parties: Parties, statement: Statement, tree: Tree, words: list[int]) -> Iterator[str | None]:
    """Yield whom some words of a sentence charge, the surest first.

    Of one who speaks for a party a bad word anywhere is a reproach; of others only what they say in so many words.
    """
    partisan = statement.speaker.party is not None
    main = [one for one in heads(tree, range(words[0], words[-1] + 1)) if one in words] if words else []
    verbs = [word for word in words if partisan and tree.is_verb(word) and not hypothetical(tree, word)]
    for head in dict.fromkeys((*main, *verbs)):
        yield by_clause(parties, statement, tree, head)
    for word in words:
        yield by_word(parties, statement, tree, word)
    yield worried_by(parties, statement, tree, words)
    if partisan and any(reproachful(tree, word, words) for word in words):
        yield only_other(parties, statement, (tree.span(words[0], words[-1] + 1),))
        yield spoken_of(parties, statement)


def reproachful(tree: Tree, word: int, words: list[int]) -> bool:
    """Return whether a word judges a deed, whoever's: no mere word for violence."""
    low = tree.low[word]
    if not low.startswith((*stems("condemning"), *stems("deeds"), *stems("evaluative"))) or is_denied(tree, word):
        return False
    ends = tree.heads[word] in words and tree.low[tree.heads[word]].startswith(stems("ending"))
    return not ends and not reported(tree, word)


def hypothetical(tree: Tree, word: int) -> bool:
    """Return whether a verb tells what should or may be, and not what is."""
    return any(tree.tags[kid] in ("MD", "TO") for kid in tree.kids[word])


def keeps_count(statement: Statement) -> bool:
    """Return whether it is a speaker's trade to count what happens: relief workers and monitors report, none blames."""
    words = f"{statement.speaker.name or ''} {statement.words(statement.source)}".lower()
    return any(word in words for word in forms("watching"))


def supposed(tree: Tree, word: int, condition: Condition | None) -> bool:
    """Return whether a word stands in the condition: what is only supposed is no charge."""
    return condition is not None and condition.span[0] <= tree.starts[word] < condition.span[1]


def by_clause(parties: Parties, statement: Statement, tree: Tree, head: int) -> str | None:
    """Return the other party of which a clause says something bad."""
    subject = tree.subject(head)
    if not is_bad(tree, head, subject):
        return None
    doers = [subject] if subject is not None and not tree.is_passive(head) else []
    doers += [kid for kid in tree.kids[head] if tree.marker(kid) == "by"]
    found = (parties.of(tree, doer, statement) or parties.owner(tree, doer, statement) for doer in doers)
    return next(filter(None, found), None)


def by_word(parties: Parties, statement: Statement, tree: Tree, word: int) -> str | None:
    """Return the other party whose bad deed a word names, wherever it stands: a verb's doer, a noun's owner."""
    low = tree.low[word]
    noun = tree.tags[word] in ("NN", "NNS") and tree.relations[word] != "compound"
    deeds = (*stems("deeds"), *stems("violent"))
    if not low.startswith(stems("blaming") if tree.is_verb(word) else deeds if noun else NOTHING):
        return None
    if ended(tree, word) or is_denied(tree, word) or reported(tree, word):
        return None
    if noun:
        return parties.owner(tree, word, statement)
    doer = next((kid for kid in tree.kids[word] if tree.marker(kid) == "by"), None)
    doer = doer if tree.is_passive(word) else tree.subject(word)
    if doer is None:
        return None
    return parties.of(tree, doer, statement) or parties.owner(tree, doer, statement)


CHARGES = ("accus", "alleg", "claim", "den", "charge")
NOTHING = ("\0",)


def reported(tree: Tree, word: int) -> bool:
    """Return whether a deed is only spoken of as somebody's charge (`accusations that ...`)."""
    return any(tree.low[above].startswith(CHARGES) for above in islice(tree.above(word), 3))


def ended(tree: Tree, word: int) -> bool:
    """Return whether a deed is one that is to end, or is spoken of as something to be avoided."""
    above = tree.heads[word]
    if tree.low[above].startswith(stems("ending")):
        return True
    bent = tree.low[above].startswith(stems("bent"))
    own = any(tree.tags[kid] == "MD" or (tree.tags[kid] == "TO" and not bent) for kid in tree.kids[word])
    return own or any(tree.tags[kid] in ("MD", "TO") for kid in tree.kids[above])


def is_denied(tree: Tree, head: int) -> bool:
    """Return whether a clause denies something: by `not`, or by `no` before what it is about."""
    objects = (one for kid in tree.kids_by(head, "obj") for one in tree.kids[kid])
    return any(tree.low[kid] in DENIED for kid in (*tree.kids[head], *objects))


def is_bad(tree: Tree, head: int, subject: int | None) -> bool:
    """Return whether what a clause says of its subject is a reproach."""
    low = tree.low[head]
    if is_denied(tree, head):
        return low.startswith((*stems("owed"), "fail", "abandon")) or low in forms("good")
    if low.startswith(stems("ending")):
        return False
    if low.startswith((*stems("blaming"), *stems("condemning"))):
        return True
    told = [kid for kid in predicate(tree, head) if kid != subject]
    for one in told:  # grows while it is walked along
        if not tree.low[one].startswith(stems("ending")):
            told += predicate(tree, one)
    return any(reproach(tree, kid) for kid in told)


def predicate(tree: Tree, head: int) -> list[int]:
    """Return the words that say with a verb what its subject does, no clause with a subject of its own among them."""
    kids = (kid for kid in tree.kids[head] if tree.relations[kid].startswith(PREDICATE))
    return [kid for kid in kids if tree.own_subject(kid) is None]


def reproach(tree: Tree, word: int) -> bool:
    """Return whether a word of what is done is a reproach by itself."""
    low = tree.low[word]
    if tree.marker(word) in TURNING or (tree.relations[word] == "compound" and tree.tags[word].startswith("NN")):
        return False
    return low.startswith(reproaches())
