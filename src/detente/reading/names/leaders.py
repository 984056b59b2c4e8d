"""For whom the leaders speak whom reports name without saying so (`Mr Putin said`), at the time of the report."""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from detente.reading.knowledge import table
from detente.reading.page import Naming
from detente.record import PartialDate, Person

HEADS = ("chancellor", "king", "premier", "president", "prime minister")
"""Ends of the offices that make somebody named by surname alone a leader."""


class Leader(NamedTuple):
    """Somebody who speaks for a party, from one year to another."""

    party: str
    name: str
    begins: str
    ends: str


def plain(name: str) -> str:
    """Return a name without accents, in small letters.

    >>> plain("Recep Tayyip Erdoğan")
    'recep tayyip erdogan'
    """
    apart = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold().replace("-", " ")


@cache
def leaders() -> Mapping[str, tuple[Leader, ...]]:
    """Return full name, or last word of one -> the leaders who bear it."""
    found: dict[str, list[Leader]] = defaultdict(list)
    for row in table("leaders")["leaders"]:
        one = Leader(row["party"], plain(row["name"]), row["from"], row["until"])
        found[one.name].append(one)
        found[one.name.split()[-1]].append(one)
    return {name: tuple(held) for name, held in found.items()}


def led_by(people: Iterable[Person], day: PartialDate | None, named: Collection[str]) -> dict[str, str]:
    """Return person -> the party that somebody of that name leads on the day of a report.

    Args:
        people: Those of whom the report does not say for whom they speak.
        day: The day of the report.
        named: The parties that it names. A leader of another is nobody's where the day is not known, or where only a
            surname stands there without such an office.
    """
    found = {}
    for person in people:
        words = plain(person.name)
        sure = " " in words or any(role.title.lower().endswith(HEADS) for role in person.roles)
        fits = {one.party for one in leaders().get(words, ()) if in_time(one, day)}
        fits &= fits if sure and day is not None else set(named)
        if len(fits) == 1:
            found[person.id] = fits.pop()
    return found


@cache
def naming(party: str) -> Naming:
    """Return what a party of the tables is called, and what kind it is."""
    rows = {row["id"]: row for name in ("states", "organisations") for row in table(name)[name]}
    return Naming(rows[party]["name"], rows[party].get("kind", "state"), ())


def in_time(leader: Leader, day: PartialDate | None) -> bool:
    """Return whether a leader speaks for the party on some day."""
    return day is None or (
        leader.begins <= str(day.last.year) and (not leader.ends or str(day.first.year) <= leader.ends)
    )
