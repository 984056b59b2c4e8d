"""Whether something is still to be done by a time, by the verb that the time hangs on."""

from functools import cache

from detente.reading.knowledge import table
from detente.reading.meaning.deeds.words import base
from detente.reading.syntax import Tree

DUE = frozenset({"must", "shall", "should", "will", "would", "'ll", "to"})
OPEN = frozenset({"can", "cannot", "could", "may", "might", "'d"})
HAVE, BE = frozenset({"has", "have", "had", "having"}), frozenset({"is", "are"})
DENIED = frozenset({"not", "n't", "never", "no"})


@cache
def verbs(name: str) -> frozenset[str]:
    """Return a list of verbs of the table of deadlines."""
    return frozenset(table("deadlines")["verbs"][name])


def to_be_done(tree: Tree, start: int, end: int) -> bool | None:
    """Return whether what hangs on a time is still to be done; None: the tree does not tell.

    Args:
        tree: The sentence.
        start: Where the time begins, as an offset of the report.
        end: Where it ends.
    """
    verb = governor(tree, start, end)
    if verb is None:
        return None
    lemma = base(tree.low[verb], tree.tags[verb])
    if lemma in verbs("thinking"):
        return None
    if lemma in verbs("happening"):
        return False
    if denied(tree, verb):
        return tree.marker(verb) == "if"  # `if they do not pay by Friday`
    helpers = {tree.low[kid] for kid in tree.kids_by(verb, "aux", "aux:pass", "mark", "cop")}
    if helpers & OPEN:
        return False
    if "to" in helpers:
        return not hoped(tree, verb)
    if helpers & DUE:
        return True
    if helpers & HAVE or tree.tags[verb] == "VBD":
        return tree.tags[verb] == "VBD" and lemma in verbs("granting")
    return tree.tags[verb] in ("VBZ", "VBP") or None


def governor(tree: Tree, start: int, end: int) -> int | None:
    """Return the verb that a time hangs on, past the nouns between."""
    first, last = tree.index(start), tree.index(end)
    inside = range(first, min(last, len(tree)))
    head = next((word for word in inside if tree.heads[word] not in inside or tree.heads[word] == word), None)
    if head is None:
        return None
    found = next((word for word in tree.above(head) if tree.is_verb(word)), None)
    while found is not None and tree.tags[found] == "VBG" and tree.relations[found] == "xcomp":
        found = tree.heads[found]  # `stop shelling by Friday`
    return found if found is not None and tree.is_verb(found) else None


def hoped(tree: Tree, verb: int) -> bool:
    """Return whether an infinitive tells what is only expected, tried or able to be, or what would have been."""
    head = tree.heads[verb]
    helpers = {tree.low[kid] for kid in tree.kids_by(head, "aux")}
    if helpers & HAVE and helpers & {"would", "could", "should", "might"}:
        return True  # `would have obliged them to pay`
    asks = tree.low[head] in ("expect", "expects")  # `we expect them to sign` asks for it
    return head != verb and not asks and base(tree.low[head], tree.tags[head]) in verbs("hoping")


def denied(tree: Tree, verb: int) -> bool:
    """Return whether a verb or its subject is denied."""
    subject = tree.own_subject(verb)
    kids = [*tree.kids[verb], *(tree.kids[subject] if subject is not None else ())]
    return any(tree.low[kid] in DENIED for kid in kids if tree.relations[kid] in ("advmod", "det", "neg"))
