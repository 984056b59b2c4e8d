"""How far an event has come about: done, under way, planned, threatened, denied, or only thought of."""

from functools import cache

from detente.reading.knowledge import table
from detente.reading.meaning.events.lexicon import controllers
from detente.reading.meaning.inflection import bases
from detente.reading.syntax.tree import Tree
from detente.record import EventStatus, Plover

FARTHEST = 6
NEGATIONS = frozenset({"not", "n't", "never", "nor", "hardly", "no", "neither", "nobody", "none"})
BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re"})
CLIMBED = ("xcomp", "ccomp", "advcl", "conj", "acl", "acl:relcl", "obj", "nmod", "obl", "nsubj", "nsubj:pass", "csubj")
HOSTILE = frozenset(
    {Plover.ASSAULT, Plover.COERCE, Plover.SANCTION, Plover.PROTEST, Plover.MOBILIZE, Plover.REJECT, Plover.ACCUSE}
)
ASKED = "asked"
OVER = "over"


@cache
def marks(kind: str) -> frozenset[str]:
    """Return a list of the table of marks and modal verbs."""
    return frozenset(table("events")["marks"][kind])


def standing(tree: Tree, word: int) -> EventStatus | str:
    """Return the status that the sentence gives to an event, or `asked` or `over` for what is none."""
    found: list[EventStatus | str] = [own(tree, word)]
    here = word
    for _ in range(FARTHEST):
        head, relation = tree.heads[here], tree.relations[here]
        if head == here or relation not in CLIMBED:
            break
        found.append(given_by(tree, here, head, relation))
        if relation in ("nmod", "obl", "nsubj") and tree.is_verb(head) and here != word:
            break
        here = head
    return heaviest(found)


def heaviest(found: list[EventStatus | str]) -> EventStatus | str:
    """Return the status that counts before the others."""
    order = (
        OVER,
        EventStatus.HYPOTHETICAL,
        EventStatus.THREATENED,
        EventStatus.DENIED,
        ASKED,
        EventStatus.PLANNED,
        EventStatus.UNDER_WAY,
    )
    return next((one for one in order if one in found), EventStatus.DONE)


def own(tree: Tree, word: int) -> EventStatus | str:
    """Return what the words that hang on an event itself make of it."""
    kids = tree.kids[word]
    lows = {tree.low[kid]: tree.relations[kid] for kid in kids}
    opened = any(lows.get(low) in ("mark", "advmod") for low in marks("open"))
    if opened or inverted(tree, word) or awaited(tree, word) or waited_for(tree, word):
        return EventStatus.HYPOTHETICAL
    if imperative(tree, word):
        return ASKED
    if negated(tree, word):
        return EventStatus.DENIED
    if any(relation == "aux" and low in marks("modal_open") for low, relation in lows.items()):
        return ASKED
    if any((relation == "aux" and low in marks("modal_planned")) or low == "would" for low, relation in lows.items()):
        return EventStatus.PLANNED
    if to_come(tree, word):
        return EventStatus.PLANNED
    if tree.tags[word] == "VBG" and any(low in BE and relation == "aux" for low, relation in lows.items()):
        return EventStatus.UNDER_WAY
    return EventStatus.DONE


def settled(status: EventStatus | str, plover: Plover, *, conditional: bool, menaced: bool) -> EventStatus | str:
    """Return a status in view of the type: what is hostile, planned and tied to a condition is threatened."""
    if status is EventStatus.THREATENED and plover not in HOSTILE:
        return EventStatus.PLANNED
    threat = status is EventStatus.PLANNED and plover in HOSTILE and (conditional or menaced)
    return EventStatus.THREATENED if threat else status


def conditional(tree: Tree, word: int) -> bool:
    """Return whether a verb is tied to a condition (`will strike unless`)."""
    return any(tree.marker(kid) in ("if", "unless", "until") for kid in tree.kids_by(word, "advcl"))


def imperative(tree: Tree, word: int) -> bool:
    """Return whether a verb gives an order (`Do not shoot`)."""
    bare = tree.tags[word] == "VB" and tree.relations[word] in ("ROOT", "root", "parataxis", "ccomp")
    return bare and tree.own_subject(word) is None and all(tree.low[kid] == "do" for kid in tree.kids_by(word, "aux"))


def inverted(tree: Tree, word: int) -> bool:
    """Return whether an auxiliary before the subject makes a condition (`should it invade`)."""
    first = tree.kid(word, "aux")
    subject = tree.own_subject(word)
    return first is not None and subject is not None and tree.low[first] == "should" and first < subject


def awaited(tree: Tree, word: int) -> bool:
    """Return whether a verb tells for when something waits (`once the siege is lifted`)."""
    when = any(tree.low[kid] in ("when", "once", "before", "after") for kid in tree.kids_by(word, "mark", "advmod"))
    verb = tree.kid(word, "aux:pass", "aux")
    return when and tree.tags[word if verb is None else verb] in ("VBZ", "VBP")


def waited_for(tree: Tree, word: int) -> bool:
    """Return whether what is announced waits for a verb (`would lift it once they had left`, `as soon as it ended`)."""
    head = tree.heads[word]
    if tree.relations[word] != "advcl" or head == word:
        return False
    if tree.low[head] in ("soon", "long") and tree.marker(word) == "as":
        head = tree.heads[head]
    elif tree.marker(word) not in ("once", "until", "till"):
        return False
    will = marks("modal_planned") | {"would"}
    return any(tree.low[kid] in will for kid in tree.kids_by(head, "aux"))


def negated(tree: Tree, word: int) -> bool:
    """Return whether an event is denied by `not`, or by `no` before its subject or object."""
    if any(
        tree.low[kid] in NEGATIONS and tree.relations[kid] in ("advmod", "det", "cc:preconj") for kid in tree.kids[word]
    ):
        return True
    return any(
        tree.low[one] in ("no", "nobody", "none")
        for side in tree.kids_by(word, "obj", "nsubj", "nsubj:pass")
        for one in (side, *tree.kids_by(side, "det"))
    )


def to_come(tree: Tree, word: int) -> bool:
    """Return whether `is to` or `is due to` stands before a verb (`are to be freed`)."""
    if any(tree.low[kid] == "due" for kid in tree.kids_by(word, "mark")):
        return True
    kids = [kid for kid in tree.kids[word] if kid < word and tree.low[kid] == "to" and tree.relations[kid] != "case"]
    first = kids[0] if kids else -1
    return first > 0 and tree.low[first - 1] in BE


def given_by(tree: Tree, word: int, head: int, relation: str) -> EventStatus | str:
    """Return what the word that an event hangs on makes of it."""
    if relation in ("conj", "advcl", "acl:relcl", "nsubj", "nsubj:pass", "csubj"):
        return shared(tree, word, head, relation)
    kind = controllers().get(tree.low[head], "")
    if relation == "ccomp" and kind in ("planned", ASKED) and finite(tree, word):
        kind = ""
    if kind == "" and tree.low[head] in BE | {"have", "has", "had"}:
        kind = "planned" if tree.low[head] in BE and tree.kid(word, "mark") is not None else kind
    outer = own(tree, head) if tree.is_verb(head) else EventStatus.DONE
    outer = outer if outer in (EventStatus.HYPOTHETICAL,) or relation == "xcomp" else EventStatus.DONE
    if kind == "over":
        return OVER
    if kind == "goes_on":
        return outer
    if kind == ASKED:
        return ASKED
    if kind == "denied" and negated(tree, head):
        return EventStatus.THREATENED
    if kind:
        return EventStatus(kind)
    if relation == "acl" and tree.marker(word) == "to":
        return ASKED
    return outer


def shared(tree: Tree, word: int, head: int, relation: str) -> EventStatus | str:
    """Return what a verb beside an event, or above its clause, makes of it."""
    above = own(tree, head) if tree.is_verb(head) else EventStatus.DONE
    if relation == "conj" and tree.own_subject(word) is None and not has_auxiliary(tree, word):
        return above if tree.tags[word] == tree.tags[head] else EventStatus.DONE
    if relation == "advcl" and (tree.marker(word) == "to" or insisted(tree, word, head)):
        return ASKED
    if relation == "csubj" and tree.tags[word] in ("VBG", "VB"):
        return ASKED
    if relation == "nsubj:pass" and above in (EventStatus.PLANNED, EventStatus.DENIED):
        return above
    return EventStatus.HYPOTHETICAL if above is EventStatus.HYPOTHETICAL else EventStatus.DONE


def insisted(tree: Tree, word: int, head: int) -> bool:
    """Return whether a verb in -ing hangs by a preposition on one that asks for it (`insisted on closing`)."""
    return tree.marker(word) in ("on", "for", "of", "about") and controllers().get(tree.low[head]) == ASKED


def has_auxiliary(tree: Tree, word: int) -> bool:
    """Return whether a verb has an auxiliary of its own."""
    return tree.kid(word, "aux", "aux:pass") is not None


def finite(tree: Tree, word: int) -> bool:
    """Return whether a verb stands in a tense of its own, and not as the bare verb behind a demand.

    A past that looks like the bare verb is taken for that (`demanded that Peru expel the envoys`).
    """
    past = tree.tags[word] == "VBD" and (tree.low[word].endswith("ed") or tree.low[word] in bases())
    return past or tree.tags[word] == "VBZ" or has_auxiliary(tree, word)
