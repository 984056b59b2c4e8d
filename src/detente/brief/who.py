"""Who is at the table: parties with the names used for them, people with their roles, bodies, and unnamed speakers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from detente.brief.names import Names, listed
from detente.brief.places import Cite, Places, name_key
from detente.brief.wording import capital, tidy, voice
from detente.record import Person, Record

RULES = {"all": "unanimity", "majority": "a majority"}


@dataclass(frozen=True)
class Name:
    """A name used in the reports, with the place where it first stands."""

    text: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Human:
    """Somebody with a name."""

    name: str
    roles: tuple[str, ...]
    called: tuple[Name, ...]
    count: int
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Side:
    """A party and those who speak for it."""

    name: str
    slug: str
    kind: str
    colour: str
    called: tuple[Name, ...]
    people: tuple[Human, ...]
    count: int
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Organ:
    """A body in which parties meet."""

    name: str
    members: str
    rule: str
    called: tuple[Name, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Unnamed:
    """Speakers whom the reports do not name."""

    name: str
    party: str
    count: int
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Table:
    """Everybody."""

    sides: tuple[Side, ...]
    named: tuple[Side, ...]
    """Parties that are named and neither speak nor act."""
    others: tuple[Human, ...]
    bodies: tuple[Organ, ...]
    unnamed: tuple[Unnamed, ...]


def table(record: Record, names: Names, places: Places) -> Table:
    """Return who is at the table."""
    used = Used(record)
    spoken = Counter(statement.speaker.person for statement in record.statements if statement.speaker.person)
    heard = Counter(statement.speaker.party for statement in record.statements if statement.speaker.party)
    parties = {person.id: party_of(person, record) for person in record.people}
    people = {person.id: human(person, spoken[person.id], used, names, places) for person in record.people}
    ranked = sorted(record.people, key=lambda person: (-spoken[person.id], person.name))
    first = {one.speaker.party: one.id for one in reversed(record.statements)}
    sides = [
        Side(
            name=capital(names.party(slug)),
            slug=slug,
            kind=names.parties[slug].kind if slug in names.parties else "",
            colour=names.colour(slug),
            called=otherwise(used.names("party", slug, places), names.party(slug)),
            people=tuple(people[person.id] for person in ranked if parties[person.id] == slug),
            count=heard[slug],
            cites=(places.of(f"party:{slug}") or places.of(first.get(slug, "")))[:1],
        )
        for slug in names.ordered
    ]
    return Table(
        sides=tuple(side for side in sides if side.people or side.slug in names.active),
        named=tuple(side for side in sides if not side.people and side.slug not in names.active),
        others=tuple(people[person.id] for person in ranked if parties[person.id] is None),
        bodies=tuple(
            Organ(
                name=body.name,
                members=listed(names.party(slug) for slug in body.members),
                rule=RULES.get(body.rule or "", body.rule or ""),
                called=otherwise(used.names("body", body.id, places), body.name),
                cites=places.of(f"body:{body.id}")[:1],
            )
            for body in record.bodies
        ),
        unnamed=tuple(unnamed(record, names, places)),
    )


class Used:
    """The names that the reports use."""

    def __init__(self, record: Record) -> None:
        self.texts: dict[tuple[str, str], Counter[str]] = {}
        for reading in record.readings:
            for mention in reading.mentions:
                counts = self.texts.setdefault((mention.kind, mention.id), Counter())
                counts[tidy(mention.text)] += 1

    def names(self, kind: str, slug: str, places: Places) -> tuple[Name, ...]:
        """Return the names used for a party, person or body, the most frequent first, each spelling once."""
        counts = self.texts.get((kind, slug), Counter())
        found: dict[str, Name] = {}
        for text in sorted(counts, key=lambda text: (-counts[text], text)):
            cites = places.of(name_key(kind, slug, text))
            if cites:
                found.setdefault(text.casefold(), Name(text, cites))
        return tuple(found.values())


def otherwise(called: Iterable[Name], name: str) -> tuple[Name, ...]:
    """Return the names used besides the one that stands over them."""
    return tuple(one for one in called if one.text.casefold() != name.casefold())


def party_of(person: Person, record: Record) -> str | None:
    """Return the party that somebody speaks for: by the latest role, or by what is said in the reports."""
    held = [role.party for role in person.roles if role.party]
    if held:
        return held[-1]
    heard = Counter(
        statement.speaker.party
        for statement in record.statements
        if statement.speaker.person == person.id and statement.speaker.party
    )
    return heard.most_common(1)[0][0] if heard else None


def human(person: Person, count: int, used: Used, names: Names, places: Places) -> Human:
    """Return somebody with a name as the page shows them."""
    called = used.names("person", person.id, places)
    roles = {tidy(role.title).casefold(): tidy(role.title) for role in person.roles}
    return Human(
        name=person.name,
        roles=tuple(roles.values()),
        called=otherwise(called, person.name),
        count=count,
        cites=places.of(f"person:{person.id}")[:1],
    )


def unnamed(record: Record, names: Names, places: Places) -> Iterable[Unnamed]:
    """Yield the speakers without a name, those of one party and description together, the most frequent first."""
    groups: dict[tuple[str, str], list[str]] = {}
    for statement in record.statements:
        who = voice(statement, names)
        if who.unnamed:
            groups.setdefault((who.name, who.party), []).append(statement.id)
    for (name, party), ids in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        cites = {cite.label: cite for fact in ids for cite in places.of(fact)}
        yield Unnamed(name, party, len(ids), tuple(cites.values()))
