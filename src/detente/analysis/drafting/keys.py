"""Which words say which deed is meant, and which verbs and nouns may mean the same."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from detente.analysis.drafting.sayings import Saying, words_of
from detente.analysis.drafting.taken_up import DONE_TO
from detente.reading.knowledge import table
from detente.record import Deed

SHARES = ["percent", "cent", "percentage"]
"""Words for a part of something, which say only how much is done."""
COUNTED = 3
"""Nouns of a deed that say which it is."""
ON_THE_TABLE = frozenset({"be", "keep", "leave", "lie", "put", "remain", "stay", "take"})
"""Verbs with which an offer is on the table, and nothing is done."""
TALKS = "~talks"
INVASION = "invasion"
AWAY = re.compile(r"\b(?:away|back|home|out of)\b")
PARTNER = re.compile(r" with (?:the )?[A-Z]")
"""With whom something is agreed that has no other name (`a deal with the Liberals`)."""


def verb_of(deed: Deed) -> str:
    """Return the verb of a deed; what is taken away or back is withdrawn."""
    away = deed.verb in words_of("light") | {"bring", "move"} and AWAY.search(deed.words)
    return "withdraw" if away else deed.verb


def keys_of(saying: Saying) -> tuple[tuple[str, ...], int]:
    """Return the words that say which deed it is, the weightiest first, and -1 where it undoes what they name."""
    deed = saying.deed
    if about_talks(deed):
        return (TALKS,), -1 if leaves(deed) else 1
    if deed.words.lower().startswith(tuple(words_of("striking"))):
        return ("strike",), 1
    if deed.verb == "strike" and not words_of("workplaces").isdisjoint(deed.what):
        return ("strike",), 1
    if deed.verb in words_of("invading") and set(deed.what) <= words_of("invaded"):
        return (INVASION,), 1  # `invade`, `attack its neighbour`
    if deed.what and deed.what[0] in words_of("stoppages"):
        return ("strike",), -1 if deed.verb in words_of("ending") else 1
    empty = words_of("abstract") | words_of("vague")
    firm = [one for one in deed.what if one not in empty]
    firm = [one for one in firm if one not in words_of("measures")] or firm
    share = SHARES[:1] if any(one in SHARES for one in firm) else []
    firm = [same().get(one, one) for one in firm]
    firm = [*dict.fromkeys(one for one in firm if one not in SHARES)][:COUNTED] + share
    ends = deed.verb in words_of("ending") or bool(deed.what and deed.what[0] in words_of("ending"))
    way = -1 if ends or lessens(deed.verb, firm[:1]) else 1
    bound = any(one in words_of("abstract") for one in deed.what) and (not deed.verb or deed.verb in words_of("giving"))
    if not firm and bound and not saying.issues:
        return (deed.what[0],), way
    if bound and saying.issues:
        return tuple(f"~{issue}" for issue in sorted(saying.issues)), way
    if not firm and deed.verb and not bound and deed.verb not in words_of("vague") | words_of("none"):
        return (deed.verb,), 1
    return tuple(one for one in firm if one not in words_of("ending")) or tuple(firm), way


def about_talks(deed: Deed) -> bool:
    """Return whether a deed is to go on talking or to leave."""
    goes = deed.verb in words_of("leaving") | words_of("staying")
    named = [one for one in deed.what[:2] if one in words_of("talks")]
    return any(goes or one not in words_of("talks_loosely") for one in named) or (
        deed.verb in ("meet", "negotiate", "sit", "talk") and not deed.what
    )


def leaves(deed: Deed) -> bool:
    """Return whether a deed ends the talks for who does it."""
    return deed.verb in words_of("leaving") or bool(set(deed.what) & {"end", "break-off", "boycott"})


def vague(saying: Saying) -> bool:
    """Return whether a deed says nothing of what is to be done (`give diplomacy a chance`)."""
    deed = saying.deed
    empty = words_of("vague")
    if not deed.verb and deed.what and deed.what[0] in words_of("no_deeds"):
        return True
    if deed.verb in words_of("harming") or (deed.verb == "strike" and set(deed.what[:1]) & words_of("struck")):
        return True
    if deed.verb in ON_THE_TABLE and deed.what[:1] == ("table",):
        return True  # `it will not stay on the table`
    if deed.verb and not deed.what and DONE_TO.match(deed.words):
        return True  # `publish them`, and nothing tells what
    if not deed.verb and deed.what and deed.what[0] in words_of("abstract") and PARTNER.search(deed.words):
        return False
    return (
        (deed.verb in empty or not deed.verb) and all(one in empty | words_of("abstract") for one in deed.what)
    ) or (bool(deed.what) and all(one in empty for one in deed.what))


@cache
def burdens() -> frozenset[str]:
    """Return nouns for what is laid on a thing, so that the thing tells which it is."""
    return frozenset(table("deeds")["done_with"]["impose"])


def lessens(verb: str, thing: Sequence[str]) -> bool:
    """Return whether a verb makes less of a thing that is laid on somebody, or withdraws what is no force."""
    return (verb in words_of("lessening") and not burdens().isdisjoint(thing)) or (
        verb == "withdraw" and bool(thing) and forces().isdisjoint(thing)
    )


@cache
def forces() -> frozenset[str]:
    """Return nouns for forces, whose withdrawal is a deed of its own."""
    return frozenset(table("events")["things"]["forces"])


@cache
def same() -> Mapping[str, str]:
    """Return noun -> the one that stands for all that mean the same (`truce`, `cessation`)."""
    return {noun: first for first, *others in table("deeds")["same"] for noun in others}


@cache
def agrees(one: str, other: str) -> bool:
    """Return whether two verbs with the same amount may be one deed (`accept 4 per cent`, `settle for 5 per cent`)."""
    return one == other or {one, other} <= words_of("accepting")


@cache
def given_nouns() -> frozenset[str]:
    """Return nouns that name a deed by themselves: what is done with them is known."""
    return frozenset(noun for nouns in table("deeds")["done_with"].values() for noun in nouns)


@cache
def akin(one: str, other: str) -> bool:
    """Return whether two verbs with the same noun may be one deed, or one the undoing of the other.

    >>> akin("lift", "impose"), akin("take", "free"), akin("send", "withdraw")
    (True, True, False)
    """
    sends, pulls = words_of("sending"), words_of("pulling_back")
    if (one in sends and other in pulls) or (one in pulls and other in sends):
        return False
    light = words_of("light") | words_of("ending") | frozenset(table("deeds")["done_with"])
    both = (
        words_of("freeing"),
        words_of("pulling_back"),
        words_of("leaving"),
        words_of("staying"),
        words_of("force"),
        sends,
    )
    return one == other or one in light or other in light or any(one in some and other in some for some in both)
