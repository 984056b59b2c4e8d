"""Who did it and to whom, as parties."""

from collections.abc import Sequence

from detente.reading.knowledge import table
from detente.reading.meaning.beside import is_place
from detente.reading.meaning.events.matching import Named, is_participle_of, sides
from detente.reading.page import Name, Page, Range, within
from detente.reading.syntax.tree import Tree
from detente.record import Statement

CLAUSES = ("acl", "acl:relcl", "advcl", "parataxis", "ccomp", "appos")
TOWARDS = ("on", "against", "from", "to", "with", "at", "upon", "over", "of", "into", "for", "between")


def actor_and_target(
    page: Page, tree: Tree, named: Named, statement: Statement | None
) -> tuple[str | None, str | None]:  # fmt: skip
    """Return the party that did something and the one it was done to."""
    if named.frame is None:
        return of_noun(page, tree, named.word, statement)
    passive = tree.is_passive(named.word) or is_participle_of(tree, named.word)
    done_to, doer = sides(tree, named.word, passive=passive)
    actor = doer_of(page, tree, doer)
    if actor is None and not passive and speaks_of_itself(tree, doer):
        actor = statement.speaker.party if statement else None
    return actor, other_side(page, tree, named.word, done_to, actor)


def of_noun(page: Page, tree: Tree, noun: int, statement: Statement | None) -> tuple[str | None, str | None]:
    """Return who does and suffers what a noun names: `Kenya's attack on Uganda`, or the subject of its verb."""
    actor = next(filter(None, (party_of(page, tree, kid) for kid in tree.kids_by(noun, "nmod:poss", "amod"))), None)
    by = [kid for kid in tree.kids_by(noun, "nmod") if tree.marker(kid) == "by"]
    actor = actor or (party_of(page, tree, by[0]) if by else None)
    head = tree.heads[noun]
    if actor is None and tree.is_verb(head) and tree.relations[noun] == "obj":
        actor = party_of(page, tree, tree.subject(head))
    return actor, other_side(page, tree, noun, None, actor)


def other_side(page: Page, tree: Tree, word: int, done_to: int | None, actor: str | None) -> str | None:
    """Return the party that something is done to: the object, or behind a preposition like `against`."""
    places = [done_to] if done_to is not None else []
    for holder in (word, *places):
        places += [kid for kid in tree.kids_by(holder, "obl", "nmod", "obj", "iobj") if kid not in places]
    for place in places:
        if place == done_to or tree.relations[place] in ("obj", "iobj") or tree.marker(place) in TOWARDS:
            party = party_of(page, tree, place, but=actor)
            if party:
                return party
    return None


def doer_of(page: Page, tree: Tree, noun: int | None) -> str | None:
    """Return the party that does what the verb of a subject tells: not where it is done, nor by what is nobody's.

    `The Syrian army`, `troops of the north`; but `blasts in Damascus` and `the Syrian war` are of nobody.
    """
    if noun is None or tree.low[noun] in table("events")["things"]["nobodys"]:
        return None
    aside = [
        tree.reach[kid]
        for kid in tree.kids_by(noun, "nmod", "obl")
        if tree.marker(kid) not in ("of", "from", "for", "by", "'s", "’s")
    ]
    return party_of(page, tree, noun, aside=[tree.span(*one) for one in aside])


def party_of(
    page: Page, tree: Tree, noun: int | None, *, but: str | None = None, aside: Sequence[Range] = ()
) -> str | None:
    """Return the party that a noun group names, its head before what describes it; clauses inside are left out."""
    if noun is None:
        return None
    first, last = tree.reach[noun]
    for kid in tree.kids[noun]:
        if tree.relations[kid] in CLAUSES and kid > noun:
            last = min(last, max(tree.reach[kid][0], noun + 1))
    named = [name for name in within(page.names, *tree.span(first, last)) if counts(name) and name.party != but]
    named = [name for name in named if not any(start <= name.start < end for start, end in aside)]
    at_head = [name for name in named if name.start <= tree.starts[noun] < name.end]
    return next((name.party for name in (*at_head, *named)), None)


def counts(name: Name) -> bool:
    """Return whether a name stands for a party, and not only for a place."""
    return name.party is not None and name.kind in ("party", "person") and not is_place(name)


def speaks_of_itself(tree: Tree, doer: int | None) -> bool:
    """Return whether the subject is a pronoun, or left out: the speaker's own side."""
    return doer is None or tree.tags[doer].startswith("PRP")
