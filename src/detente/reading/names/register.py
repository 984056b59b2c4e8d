"""The people of one report: how each may be called, the offices they hold, and for whom."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from detente.reading.knowledge import is_woman, knowledge
from detente.reading.names.people import Found, head_word
from detente.record import Codebook, PartialDate, Person, Role
from detente.record.codebook import holds


@dataclass(frozen=True)
class Office:
    """An office that a person holds for a party that the words do not name."""

    person: str
    level: str
    """Level of the office (`minister`)."""
    owned: bool
    """Whether `its` stands before it."""
    offset: int
    """Where it is named."""
    title: str = ""
    """Its words."""


class Register:
    """Everybody whom a report introduces or a codebook lists.

    Args:
        codebook: The people of the case.
        day: The day of the report: who held which office then.
    """

    def __init__(self, codebook: Codebook | None, day: PartialDate | None) -> None:
        self.day = day
        self.listed = {person.id: person for person in codebook.people} if codebook else {}
        self.people: dict[str, Person] = {}
        self.full_names: dict[str, str] = {}
        self.bearers: dict[str, set[str]] = {}
        """Surname -> the people who bear it."""
        self.given: dict[str, set[str]] = {}
        """First of several words of a name -> the people whose it is: some are called by it (`Xi` of `Xi Jinping`)."""
        self.offices: list[Office] = []
        self.sides: dict[str, str] = {}
        """Person -> party, as what stands around their names shows."""
        for person in self.listed.values():
            for name in (person.name, *person.aliases):
                self.call(name, person.id)

    def call(self, name: str, person: str) -> None:
        """Remember a name of a person, and the surname in it."""
        self.full_names.setdefault(name, person)
        self.bearers.setdefault(surname(name), set()).add(person)
        if " " in name:
            self.given.setdefault(name.split()[0], set()).add(person)

    def learn(self, found: Found, offset: int, described: str | None) -> None:
        """Remember a person; a fuller name or a first title adds to what is known of the same one.

        Args:
            found: Whom a sentence introduces.
            offset: Where.
            described: The party that a description beside the title means.
        """
        known = self.full_names.get(found.name) or self.same_person(found) or slug(found.name)
        if not (known in self.bearers.get(surname(found.name), ()) and " " not in found.name):
            self.call(found.name, known)
        person = self.people.get(known) or self.listed.get(known) or Person(id=known, name=found.name)
        if len(found.name) > len(person.name) and known not in self.listed:
            person = person.model_copy(update={"name": found.name})
        self.people[known] = person
        if found.title:
            self.give_office(known, found, offset, found.party or described)

    def give_office(self, known: str, found: Found, offset: int, party: str | None) -> None:
        """Add an office to a person's, and remember to ask later for whom it is held when that is not said."""
        person, title = self.people[known], found.title or ""
        if party is None and found.level:
            self.offices.append(Office(known, found.level, found.owned, offset, title))
        if not any(role.title.lower() == title.lower() for role in person.roles):
            roles = (*person.roles, Role(title=title, party=party))
            self.people[known] = person.model_copy(update={"roles": roles})

    def same_person(self, found: Found) -> str | None:
        """Return the person whose name ends like this one, when one is a part of the other and only one fits."""
        # Of several the honorific tells which is meant, and else who alone holds an office.
        parts = set(found.name.casefold().split())
        near = self.bearers.get(surname(found.name), set())
        near = near if near or " " in found.name else self.given.get(found.name, set())
        for known in (self.people, self.listed):
            fits = [one for one in near if one in known and agree(parts, set(known[one].name.casefold().split()))]
            if found.female is not None and len(fits) > 1:
                fits = [one for one in fits if is_woman(known[one].name) in (None, found.female)]
            fits = fits if len(fits) == 1 else [one for one in fits if known[one].roles]
            if len(fits) == 1:
                return fits[0]
        return None

    def called(self, name: str, *, female: bool | None = None) -> str | None:
        """Return the person whom these words name in full, or by a surname that only one bears.

        Of two of one surname the honorific tells which is meant, and else whether only one is in the report.
        """
        known = self.full_names.get(name)
        bearers = {known} if known else self.bearers.get(surname(name) if " " not in name else name, set())
        bearers = bearers or self.given.get(name, set())
        here = {one for one in bearers if one in self.people} or {one for one in bearers if one in self.listed}
        if female is not None:
            here = {one for one in here if is_woman(self.person(one).name) in (None, female)}
        if len(here) != 1:
            return None
        person = here.pop()
        self.people.setdefault(person, self.person(person))
        return person

    def person(self, known: str) -> Person:
        """Return a person of the report or of the codebook."""
        return self.people.get(known) or self.listed[known]

    def party_of(self, known: str) -> str | None:
        """Return the party a person speaks for on the day of the report."""
        held = (role for role in reversed(self.people[known].roles) if self.day is None or holds(role, self.day))
        return next((role.party for role in held if role.party), None) or self.sides.get(known)

    def without_party(self) -> list[Person]:
        """Return the people of whom nothing tells for whom they speak."""
        return [person for known, person in self.people.items() if self.party_of(known) is None]

    def stand_for(self, sides: Mapping[str, str]) -> None:
        """Give people the parties that stand around their names; an office held for nobody is held for them."""
        for known, party in sides.items():
            person = self.people[known]
            if self.party_of(known) is None:
                self.sides[known] = party
                if person.roles:
                    roles = (*person.roles[:-1], person.roles[-1].model_copy(update={"party": party}))
                    self.people[known] = person.model_copy(update={"roles": roles})

    def settle(self) -> None:
        """Give everybody the slug of the fullest name, though a surname was met first."""
        new_ids = dict(self.moved())
        if not new_ids:
            return
        moved = {new_ids.get(old, old): person for old, person in self.people.items()}
        self.people = {new: person.model_copy(update={"id": new}) for new, person in moved.items()}
        self.full_names = {name: new_ids.get(one, one) for name, one in self.full_names.items()}
        self.bearers = {name: {new_ids.get(one, one) for one in ids} for name, ids in self.bearers.items()}
        self.given = {name: {new_ids.get(one, one) for one in ids} for name, ids in self.given.items()}
        self.offices = [replace(one, person=new_ids.get(one.person, one.person)) for one in self.offices]

    def moved(self) -> Iterator[tuple[str, str]]:
        """Yield the old and the new slug of people who are known by a fuller name now."""
        taken = set(self.people)
        for old, person in self.people.items():
            new = slug(person.name)
            if old != new and old not in self.listed and new not in taken:
                taken.add(new)
                yield old, new


def agree(parts: set[str], other: set[str]) -> bool:
    """Return whether two names may be one person's: one is a part of the other."""
    return parts <= other or other <= parts


def surname(name: str) -> str:
    """Return the surname in a name as it is looked up: a particle that opens a sentence is no other name.

    >>> surname("Khalid al-Hamdan") == surname("Al-Hamdan")
    True
    """
    last = head_word(name)
    particle, hyphen, rest = last.partition("-")
    joined = hyphen and f"{particle.lower()}-" in knowledge().particles
    return f"{particle.lower()}-{rest}" if joined else last


def slug(name: str) -> str:
    """Return a name as a slug.

    >>> slug("Sidi Ould Brahim's Front")
    'sidi-ould-brahims-front'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "unnamed"
