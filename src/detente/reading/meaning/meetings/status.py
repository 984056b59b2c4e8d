"""Whether a meeting took place, by the words around it in the tree of its sentence."""

from collections.abc import Iterator
from functools import cache

from detente.reading.knowledge import table
from detente.reading.meaning.inflection import verb_forms
from detente.reading.syntax.tree import Tree
from detente.record import MeetingStatus, PartialDate

FARTHEST = 5
FARTHEST_CANCEL = 16
CONTROLLED = ("xcomp", "ccomp", "acl")
"""How a verb of meeting hangs on a word that says what becomes of the meeting (`agreed to meet`)."""
NOT_CLIMBED = ("acl:relcl", "parataxis", "punct")
ALTERED = (MeetingStatus.CANCELLED, MeetingStatus.REFUSED, MeetingStatus.PROPOSED)
COMING_TO = ("attend", "participate", "join", "come", "go", "return", "take", "engage", "enter", "start", "begin")
"""Who will not do so stays away from a meeting that is held or planned all the same."""
AUXILIARIES = ("aux", "aux:pass", "cop")
ASSISTED = ("refused", "planned", "proposed", "held", "cancelled")
RUNNING = ("hold", "holds", "last", "lasts", "has", "have", "attend", "attends", "host", "hosts", "join", "joins")


@cache
def becomes() -> dict[str, MeetingStatus]:
    """Return words, and verbs with their particle -> what they make of a meeting."""
    found: dict[str, MeetingStatus] = {}
    for status in ASSISTED:
        for word in table("meetings")["becomes"][status]:
            verb, *particle = word.split()
            for form in (*verb_forms(verb), verb):
                found.setdefault(" ".join((form, *particle)), MeetingStatus(status))
    return found


@cache
def there() -> frozenset[str]:
    """Return the forms of verbs that say of a meeting that it was there already."""
    return frozenset(form for verb in table("meetings")["there"]["verbs"] for form in verb_forms(verb))


@cache
def forms_of_taking_place() -> frozenset[str]:
    """Return the forms of the verbs by which a meeting comes about, and the nouns."""
    rows = table("meetings")["takes_place"]
    return frozenset(form for verb in rows["verbs"] for form in verb_forms(verb)) | frozenset(rows["nouns"])


def takes_place(tree: Tree, word: int) -> bool:
    """Return whether a meeting is what begins, ends, is held or attended."""
    head = tree.heads[word]
    return tree.low[head] in forms_of_taking_place() and not tree.tags[head].startswith(("JJ", "RB"))


def status_of(
    tree: Tree, word: int, date: PartialDate | None, published: PartialDate | None
) -> tuple[MeetingStatus, bool]:  # fmt: skip
    """Return the status of a meeting named at a word, and whether anything shows it."""
    shown = shown_by(tree, word)
    if shown is MeetingStatus.CANCELLED:
        if moved_to(tree, word) is None:
            return shown, True
        shown = MeetingStatus.PLANNED
    if date is not None and published is not None and date != published and not date.meets(published):
        past = date < published
        if past or shown not in ALTERED:
            return (MeetingStatus.HELD if past else MeetingStatus.PLANNED), True
    return (shown, True) if shown else (MeetingStatus.HELD, False)


def moved_to(tree: Tree, word: int) -> int | None:
    """Return the word for the day to which a meeting is moved (`were put off until Friday`), if a sentence says so."""
    rows = table("meetings")["moved"]
    forms = frozenset(form for verb in rows["verbs"] for form in (*verb_forms(verb), verb))
    for verb in range(word + 1, min(word + FARTHEST_CANCEL, len(tree))):
        if tree.low[verb] in forms and tree.is_verb(verb):
            for kid in (*tree.kids[verb], *(inner for one in tree.kids[verb] for inner in tree.kids[one])):
                if kid > verb and tree.marker(kid) in rows["to"]:
                    return kid
    return None


def shown_by(tree: Tree, word: int) -> MeetingStatus | None:
    """Return what the words around a meeting make of it: those that describe it, then those it hangs on."""
    shown = list(all_shown(tree, word))
    if MeetingStatus.CANCELLED in shown or called_off(tree, word):
        return MeetingStatus.CANCELLED
    if shown[:1] == [MeetingStatus.PROPOSED] and MeetingStatus.PLANNED in shown:
        return MeetingStatus.PLANNED
    return next(iter(shown), None)


def called_off(tree: Tree, word: int) -> bool:
    """Return whether `was called off` follows a meeting, wherever the parser hangs it."""
    return any(
        tree.low[index - 1] in ("been", "was", "were", "be", "is")
        and (next(with_particle(tree, index), None) or becomes().get(tree.low[index])) is MeetingStatus.CANCELLED
        for index in range(word + 2, min(word + FARTHEST_CANCEL, len(tree)))
    )


def all_shown(tree: Tree, word: int) -> Iterator[MeetingStatus]:
    """Yield what each word around a meeting makes of it, the nearest first."""
    here, known = word, definite(tree, word)
    if set_for(tree, word):
        yield MeetingStatus.PLANNED
    noun = not tree.is_verb(word) or tree.low[word] in table("meetings")["nouns"]
    if noun:
        yield from by_kids(tree, word)
    for _ in range(FARTHEST):
        relation, head = tree.relations[here], tree.heads[here]
        if tree.is_verb(here) or here != word:
            found = by_verb(tree, here, outer=here != word)
            found = None if found is MeetingStatus.REFUSED and aside(tree, word, here) else found
            found = None if found is MeetingStatus.PLANNED and purposeful(tree, word, here) else found
            if found is not None and not (known and found is MeetingStatus.PROPOSED):
                yield found
        if head == here or (relation in NOT_CLIMBED and here != word) or follows(tree, here):
            break
        if here == word and not noun and relation not in CONTROLLED:
            break
        mark = by_marker(tree, here)
        if mark:
            yield mark
        here = head
    if not noun and tree.tags[word] == "VB" and any(tree.low[kid] in ("to", "due") for kid in tree.kids[word]):
        yield MeetingStatus.PLANNED


def set_for(tree: Tree, word: int) -> bool:
    """Return whether something is set or scheduled for a meeting, wherever the parser hangs it."""
    marker = tree.kid(word, "mark", "case")
    if marker is None or not 0 < marker < word or tree.low[marker] != "for":
        return False
    return becomes().get(tree.low[marker - 1]) is MeetingStatus.PLANNED


def definite(tree: Tree, word: int) -> bool:
    """Return whether a noun speaks of a meeting that is known (`wants the talks suspended`)."""
    owned = tree.kid(word, "nmod:poss") is not None
    return owned or any(tree.low[kid] in ("the", "this", "these") for kid in tree.kids_by(word, "det"))


def aside(tree: Tree, word: int, here: int) -> bool:
    """Return whether a verb only tells what will not be done at a meeting (`would not discuss it at the talks`)."""
    hangs = tree.relations[word].startswith(("obl", "nmod"))
    return here != word and hangs and tree.marker(word) in ("at", "in", "during")


def purposeful(tree: Tree, word: int, here: int) -> bool:
    """Return whether a meeting is itself what aims or hopes: it is there already (`the talks aim to end the war`)."""
    subject = tree.heads[word] == here and tree.relations[word] == "nsubj" and here != word
    return subject and tree.low[here] in ("aim", "aims", "aimed", "seek", "seeks", "hope", "hopes", "intend")


def not_meant(tree: Tree, word: int) -> bool:
    """Return whether nobody means to call a meeting off (`no plans to call off the talks`)."""
    head = tree.heads[word]
    denied = any(tree.low[kid] in ("not", "n't", "never") for kid in tree.kids_by(word, "advmod"))
    return denied or (tree.relations[word] == "acl" and any(tree.low[kid] == "no" for kid in tree.kids_by(head, "det")))


def follows(tree: Tree, word: int) -> bool:
    """Return whether a meeting is one that another follows: its tense is that of the other."""
    head, relation = tree.heads[word], tree.relations[word]
    return tree.low[head] in ("follow", "followed", "follows", "following") and relation in ("nsubj:pass", "obj")


def by_kids(tree: Tree, word: int) -> Iterator[MeetingStatus]:
    """Yield what describes a meeting says: `no talks`, `the next round`, `a planned session`, `talks set to begin`."""
    for kid in tree.kids[word]:
        low, relation = tree.low[kid], tree.relations[kid]
        if low == "no" and relation == "det":
            yield MeetingStatus.REFUSED
        if relation in ("amod", "advmod", "acl") and low in becomes() and not (relation == "acl" and low == "called"):
            yield becomes()[low]
        if relation == "acl:relcl" and (found := by_verb(tree, kid, outer=True)):
            yield found


def by_marker(tree: Tree, word: int) -> MeetingStatus | None:
    """Return what the preposition before a meeting says: `ahead of the talks`, `after the talks`."""
    for kid in tree.kids_by(word, "case", "mark"):
        low = tree.low[kid]
        if low in ("ahead", "before") or (low == "of" and kid > 0 and tree.low[kid - 1] == "ahead"):
            return MeetingStatus.PLANNED
        if low in ("after", "following", "since", "during"):
            return MeetingStatus.HELD
    return None


def by_verb(tree: Tree, word: int, *, outer: bool) -> MeetingStatus | None:
    """Return what a word that a meeting hangs on makes of it: by its meaning, its auxiliaries, or its tense."""
    named = next(with_particle(tree, word), None) or becomes().get(tree.low[word])
    if named is MeetingStatus.CANCELLED:
        return None if not_meant(tree, word) else named
    if outer and tree.low[word] in there():
        return MeetingStatus.HELD
    denied = any(tree.low[kid] in ("not", "n't", "never") for kid in tree.kids_by(word, "advmod"))
    future = next(filter(None, (tense(tree.low[kid]) for kid in tree.kids_by(word, *AUXILIARIES))), None)
    if future is not None and denied:
        return None if tree.low[word] in COMING_TO else MeetingStatus.REFUSED
    if future is not None:
        asked = any(tree.low[kid] == "should" for kid in tree.kids_by(word, *AUXILIARIES))
        return MeetingStatus.PLANNED if reported(tree, word) and not asked else future
    if named is not None and not (named is MeetingStatus.HELD and tree.is_verb(word)) and not denied:
        return named
    return by_tense(tree, word)


def with_particle(tree: Tree, word: int) -> Iterator[MeetingStatus]:
    """Yield what a verb with its particle makes of a meeting (`called off`)."""
    if word + 1 < len(tree):
        found = becomes().get(f"{tree.low[word]} {tree.low[word + 1]}")
        if found:
            yield found


def tense(auxiliary: str) -> MeetingStatus | None:
    """Return what an auxiliary says of what is to come."""
    if auxiliary in ("will", "'ll", "shall", "wo"):
        return MeetingStatus.PLANNED
    return MeetingStatus.PROPOSED if auxiliary in ("would", "could", "might", "may", "should") else None


def reported(tree: Tree, word: int) -> bool:
    """Return whether a verb stands in reported speech, where `would` is a will."""
    return tree.relations[word] == "ccomp" and tree.tags[tree.heads[word]] == "VBD"


def by_tense(tree: Tree, word: int) -> MeetingStatus | None:
    """Return what the tense of a verb says of the meeting: past is held; what begins in the present is planned."""
    tag, low = tree.tags[word], tree.low[word]
    if tag == "VBD" or (tag in ("VBN", "VBG") and tree.kid(word, "aux", "aux:pass") is not None):
        return MeetingStatus.HELD
    if to_come(tree, word):
        return MeetingStatus.PLANNED
    begins = low in forms_of_taking_place() or low in table("meetings")["verbs"]
    if tag in ("VBP", "VBZ") and begins and low not in RUNNING:
        return MeetingStatus.PLANNED
    return None


def to_come(tree: Tree, word: int) -> bool:
    """Return whether `is to` stands before a verb, or a bare `to` in a headline (`Leaders to meet in May`)."""
    to = [kid for kid in tree.kids[word] if kid < word and tree.low[kid] == "to"]
    before = tree.low[to[0] - 1] if to and to[0] > 0 else ""
    root = tree.heads[word] == word
    return bool(to) and (root or before in ("is", "are", "was", "were", "be"))
