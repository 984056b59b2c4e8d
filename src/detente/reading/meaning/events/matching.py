"""Which words of a sentence name an event: a verb with what it is done to, or a noun."""

from collections.abc import Iterator
from typing import NamedTuple

from detente.reading.knowledge import table
from detente.reading.meaning.events.lexicon import Frame, frames, nominals
from detente.reading.syntax.tree import PASSIVE_SUBJECTS, Tree
from detente.record import Plover

NOUNS_IN = ("compound", "conj", "amod", "nmod", "appos", "flat", "nmod:poss", "nummod", "nmod:unmarked")
HOLDING = ("", "of", "and", "for", "in", "'s")
"""Prepositions by which a noun group holds another (`a package of sanctions`)."""
FARTHEST_OBJECT = 8
STOPPING = frozenset({".", ",", ":", "TO", "VBD", "VBP", "MD", "WDT", "WP", "CC"})
DESCRIBING = ("amod", "compound", "nmod:poss", "det")


class Named(NamedTuple):
    """An event named in a sentence."""

    word: int
    """The verb, or the noun that names it."""
    object: int | None
    """The noun that it is done to."""
    plover: Plover
    frame: Frame | None


def named_in(tree: Tree) -> Iterator[Named]:
    """Yield the events that the verbs and nouns of a sentence name."""
    verbs, nouns = frames(), nominals()
    taken: set[int | None] = set()
    later = []
    for word, low in enumerate(tree.low):
        if low in verbs and verbal(tree, word):
            found = by_verb(tree, word, verbs[low])
            if found:
                taken.add(found.object)
                yield found
        elif low in nouns and (tree.tags[word].startswith("NN") or tree.relations[word] == "nsubj"):
            later.append(word)
    for word in later:
        if word not in taken and tree.relations[word] not in ("compound", "amod", "flat", "appos"):
            yield Named(word, None, Plover.ASSAULT if on_something(tree, word) else nouns[tree.low[word]], None)


def on_something(tree: Tree, noun: int) -> bool:
    """Return whether a strike is one on a place or people, and no stoppage of work."""
    at = any(tree.marker(kid) in ("on", "against") for kid in tree.kids_by(noun, "nmod"))
    return tree.low[noun] in ("strike", "strikes") and at


def verbal(tree: Tree, word: int) -> bool:
    """Return whether a word is a verb that tells something, and no participle before a noun."""
    return tree.is_verb(word) and (tree.relations[word] not in DESCRIBING or tree.tags[word] == "VBD")


def by_verb(tree: Tree, word: int, known: tuple[Frame, ...]) -> Named | None:
    """Return the event that a verb names by the first frame that fits."""
    passive = tree.is_passive(word) or is_participle_of(tree, word)
    done_to, doer = sides(tree, word, passive=passive)
    for frame in known:
        if fits(tree, word, frame, passive=passive, done_to=done_to, doer=doer):
            return Named(word, object_of(tree, word, frame, done_to), frame.plover, frame)
    return None


def is_participle_of(tree: Tree, word: int) -> bool:
    """Return whether a verb in the past tells what was done to the noun it hangs on (`sanctions imposed in May`)."""
    head = tree.heads[word]
    alone = (
        tree.heads[head] == head
        and head < word
        and not any(tree.is_verb(kid) for kid in tree.kids[head] if kid != word)
    )
    told = tree.relations[word] == "acl" and tree.tags[word] == "VBN" and tree.kid(word, "obj") is None
    return told and not alone


def sides(tree: Tree, word: int, *, passive: bool) -> tuple[int | None, int | None]:
    """Return the noun that a verb is done to, and the one who does it."""
    if passive:
        subject = tree.kid(word, *PASSIVE_SUBJECTS)
        if subject is None and tree.relations[word].startswith("acl"):
            subject = tree.heads[word]
        agent = next((kid for kid in tree.kids_by(word, "obl", "obl:agent") if tree.marker(kid) == "by"), None)
        return subject if subject is not None else tree.subject(word), agent
    if tree.tags[word] == "VBD" and tree.relations[word] == "amod" and tree.heads[word] > word:
        return tree.heads[word], tree.kid(tree.heads[word], "nsubj") or tree.own_subject(word)
    return tree.kid(word, "obj", "iobj"), tree.subject(word)


def objects_of(tree: Tree, word: int, frame: Frame, done_to: int | None) -> list[int]:
    """Return the nouns that may be the object: what it is done to, and those behind the frame's prepositions."""
    found = [done_to] if done_to is not None else []
    found += [kid for kid in tree.kids_by(word, "obj") if kid != done_to]
    if not found and frame.objects and not tree.is_passive(word):
        found = nouns_behind(tree, word)
    if frame.through:
        holders = (word,) if done_to is None else (word, done_to)
        found += [kid for holder in holders for kid in tree.kids[holder] if marked(tree, kid, frame)]
    return found


def nouns_behind(tree: Tree, word: int) -> list[int]:
    """Return the nouns right behind a verb for which the parser found no object."""
    found = []
    for index in range(word + 1, min(word + FARTHEST_OBJECT, len(tree))):
        tag = tree.tags[index]
        up_to = tree.low[index - 1 : index + 1] == ["up", "to"]
        if not up_to and (tag in STOPPING or (tag == "IN" and tree.low[index] != "of")):
            break
        if tag.startswith("NN") or tag == "VBZ":
            found.append(index)
    return found


def marked(tree: Tree, kid: int, frame: Frame) -> bool:
    """Return whether a word hangs on its head by one of the frame's prepositions."""
    relation = tree.relations[kid]
    return (relation.startswith(("obl", "nmod", "advmod", "xcomp", "advcl", "ccomp"))) and any(
        tree.low[one] in frame.through for one in tree.kids_by(kid, "case", "mark")
    )


def object_of(tree: Tree, word: int, frame: Frame, done_to: int | None) -> int | None:
    """Return the noun that made the frame fit, or what the verb is done to."""
    for noun in objects_of(tree, word, frame, done_to):
        if frame.objects and frame.objects & nouns_in(tree, noun):
            return noun
    return done_to


def nouns_in(tree: Tree, noun: int) -> set[str]:
    """Return the words a noun group holds: its head, what describes it, what it is made of, pairs with the head."""
    found = {tree.low[noun]}
    for kid in tree.kids[noun]:
        if tree.relations[kid] in NOUNS_IN and tree.marker(kid) in HOLDING:
            found |= {tree.low[kid], f"{tree.low[kid]} {tree.low[noun]}"}
            found |= {tree.low[one] for one in tree.kids[kid] if tree.relations[one] in NOUNS_IN}
    return found


def fits(
    tree: Tree, word: int, frame: Frame, *, passive: bool, done_to: int | None, doer: int | None
) -> bool:  # fmt: skip
    """Return whether a verb stands with what a frame asks for."""
    if frame.particles and not beside(tree, word, frame.particles):
        return False
    if frame.never_with and beside(tree, word, frame.never_with):
        return False
    if frame.intransitive and (done_to is not None or passive):
        return False
    if tree.low[word] in frame.bare and done_to is None:
        return False
    if frame.clause and tree.kid(word, "xcomp", "ccomp", "obj") is None:
        return False
    if frame.then and not any(tree.low[kid] in frame.then for kid in tree.kids_by(word, "xcomp", "ccomp", "advcl")):
        return False
    if frame.judged and not passive and not holds(tree, doer, frame.judged, named=False):
        return False
    return sides_fit(tree, word, frame, passive=passive, done_to=done_to, doer=doer)


def sides_fit(
    tree: Tree, word: int, frame: Frame, *, passive: bool, done_to: int | None, doer: int | None
) -> bool:  # fmt: skip
    """Return whether subject and object are such as a frame asks for."""
    objects = objects_of(tree, word, frame, done_to)
    if frame.not_objects and any(frame.not_objects & nouns_in(tree, one) for one in objects):
        return False
    if frame.not_subjects and holds(tree, doer, frame.not_subjects, named=False):
        return False
    if frame.through and not frame.objects and not any(marked(tree, kid, frame) for kid in tree.kids[word]):
        return False
    right_object = not frame.objects or any(holds(tree, one, frame.objects, named=frame.named) for one in objects)
    right_subject = not frame.subjects or (
        holds(tree, doer, frame.subjects, named=frame.named) and not (passive and doer is None)
    )
    if frame.one_side:
        return right_object or right_subject
    return right_object and right_subject


def holds(tree: Tree, noun: int | None, wanted: frozenset[str], *, named: bool) -> bool:
    """Return whether a noun group holds one of some nouns, or, where that will do, is a name."""
    if noun is None:
        return False
    return bool(wanted & nouns_in(tree, noun)) or (named and tree.tags[noun].startswith("NNP"))


def beside(tree: Tree, word: int, particles: frozenset[str]) -> bool:
    """Return whether one of some particles belongs to a verb."""
    following = word + 1 < len(tree) and tree.low[word + 1] in particles
    return following or any(
        tree.low[kid] in particles and kid > word and tree.relations[kid] in ("compound:prt", "advmod", "obl:prt")
        for kid in tree.kids[word]
    )


def happens(tree: Tree, noun: int) -> bool:
    """Return whether a noun is said to take place: it is the subject of a verb of happening."""
    head = tree.heads[noun]
    return tree.relations[noun].startswith("nsubj") and tree.low[head] in happenings()


def happenings() -> frozenset[str]:
    """Return forms of verbs that say of an event that it takes place."""
    return frozenset(table("events")["happens"]["forms"])
