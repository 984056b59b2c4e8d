"""The offices that a sentence names, each with the party beside it: `Norway's trade minister`, `head of the union`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from detente.reading.knowledge import is_a, table
from detente.reading.names.scene import Scene
from detente.reading.phrases import Phrases

REACH = 6
"""How many words before a title may name the party it belongs to."""
SENT = ("envoy", "mediator")
"""Whoever is called so is sent to a state: `the Ruritania envoy`, `envoy for Ruritania`."""


@dataclass(frozen=True)
class Title:
    """A title that stands in a sentence."""

    first: int
    last: int
    """Word after its last one."""
    party: str | None
    """The party named with it."""
    kinds: frozenset[str]
    """Kinds of party that a description beside it may mean (`the union's`)."""
    level: str


@cache
def titles() -> Phrases[str]:
    """Return the titles of the table, in whatever case they are printed."""
    return Phrases(((row["title"], row["level"]) for row in table("titles")["titles"]), fold=True)


@cache
def modifiers() -> frozenset[str]:
    """Return the words that stand before a title and belong to it."""
    return frozenset(table("titles")["modifiers"])


@cache
def collectives() -> frozenset[str]:
    """Return the nouns for people without names (`officials`, `diplomats`), and the titles of one word."""
    rows = table("titles")
    single = (row["title"].lower() for row in rows["titles"] if " " not in row["title"])
    return frozenset((*(row["noun"] for row in rows["collectives"]), *single))


def titles_in(scene: Scene) -> Iterator[Title]:
    """Yield the titles of a sentence, each widened to the left over what belongs to it, with the party beside it."""
    words, index = scene.words, 0
    while index < len(words):
        hit = titles().at(words, index)
        if hit is None or (index in scene.known_at and hit[0] == 1 and scene.known_at[index].kind != "party"):
            index += 1
            continue
        first = widened(scene, index)
        last = index + hit[0]
        yield Title(
            first,
            last,
            party_beside(scene, first, last) or one_partys(scene.spelled(first, last)),
            kinds_beside(scene, first, last),
            level_of(hit[1], words[last - 1].low),
        )
        index = last


def one_partys(title: str) -> str | None:
    """Return the party whose office a title names by itself (`European Commissioner`)."""
    party: str | None = table("titles")["held_for"].get(title.lower())
    return party


def level_of(level: str, last: str) -> str:
    """Return the level of an office by the title's last word too: a `leader` need not lead a state."""
    return "head" if level == "leader" and last in ("leader", "co-leader", "secretary") else level


def widened(scene: Scene, index: int) -> int:
    """Return the first word of the title: `presidential` spokesman, `Foreign Relations Committee` chairman."""
    first = index
    capital = scene.words[index].text[:1].isupper()
    while first > 0 and (
        scene.words[first - 1].low in modifiers()
        or (capital and (scene.name_part(first - 1) or scene.organ(first - 1)))
    ):
        first -= 1
    return first


def party_beside(scene: Scene, first: int, last: int) -> str | None:
    """Return the party named with a title: `Russia's` foreign minister, chairman of `Nato`."""
    for index in range(last - 1, max(first - REACH, -1), -1):
        known = scene.known_at.get(index)
        if known and known.party and not known.ambiguous and not is_errand(scene, index, last):
            return known.party
        if scene.words[index].text in ",;:" or is_a(scene.words[index].low, "auxiliaries", "clause_openers"):
            break
    sent = scene.words[last - 1].low in SENT
    if last < len(scene.words) and scene.words[last].low in (("of", "at") if sent else ("of", "for", "at", "to")):
        for index in range(last + 1, min(last + REACH, len(scene.words))):
            if index in scene.known_at and scene.known_at[index].party:
                return scene.known_at[index].party
            if scene.words[index].text in ",;:":
                break
    return None


def is_errand(scene: Scene, index: int, last: int) -> bool:
    """Return whether the name of a state before a title says where its bearer is sent, and not by whom."""
    known, spelled = scene.known_at.get(index), scene.words[index].text[1:].islower()
    state = known is not None and known.category == "state" and known.form == "name" and spelled
    return state and index == last - 2 and scene.words[last - 1].low in SENT


def kinds_beside(scene: Scene, first: int, last: int) -> frozenset[str]:
    """Return the kinds of party that a description right beside a title may mean."""
    nouns = table("descriptions")["nouns"]
    near = [scene.words[index].low for index in range(max(first - 3, 0), min(last + 3, len(scene.words)))]
    return frozenset(kind for word in near for kind in nouns.get(word, ()))
