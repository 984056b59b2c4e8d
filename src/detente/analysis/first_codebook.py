"""The codebook that reports suggest: who and what they name, the most important first."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.analysis.identity import is_surname, one_cast, surnames
from detente.analysis.offices import offices_of
from detente.analysis.questions import issues_of
from detente.reading.suggesting import NAME, Noted, Unknown
from detente.record import Body, Codebook, Draft, Issue, Outlet, Party, Person, Statement
from detente.record.record import joined

SPOKEN = 3
"""A statement counts as much as so many mentions."""
MOST_MEMBERS = 40
RARE = 2
"""A party that says nothing must be named so often."""
ACTIVE = 3
"""A name nobody knows must do something so often to be taken for a party."""
UNKNOWN_SHOWN = 25


@dataclass(frozen=True)
class Suggested:
    """A codebook to begin with, and how each entry was met."""

    codebook: Codebook
    remarks: Mapping[tuple[str, str], str]
    """(table, id) -> how often and where it was met."""
    unknown: tuple[tuple[str, str, int], ...] = ()
    """Names that no rule knows: name, what the language model takes it for, how often it is printed."""


class Met:
    """How often everything is met in some reports."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.mentions: Counter[tuple[str, str]] = Counter()
        self.spoken: Counter[tuple[str, str]] = Counter()
        self.published: Counter[str] = Counter()
        """Outlet -> how many of the reports it published."""
        self.reports: dict[tuple[str, str], set[str]] = defaultdict(set)
        for draft in drafts:
            for mention in draft.mentions:
                self.mentions[mention.kind, mention.id] += 1
                self.reports[mention.kind, mention.id].add(draft.report.id)
            for statement in draft.statements:
                for key in concerned(statement):
                    self.spoken[key] += 1
                    self.reports[key].add(draft.report.id)
            if draft.report.outlet:
                self.published[slug_of(draft.report.outlet)] += 1

    def weight(self, kind: str, slug: str) -> tuple[int, str]:
        """Return what sorts an entry: the most important first, and of two as important the first by slug."""
        return -(SPOKEN * self.spoken[kind, slug] + self.mentions[kind, slug]), slug

    def often(self, kind: str, slug: str) -> bool:
        """Return whether somebody speaks, is spoken of in statements, or is named more than once."""
        return self.spoken[kind, slug] > 0 or self.mentions[kind, slug] >= RARE

    def remark(self, kind: str, slug: str) -> str:
        """Return how often an entry was met, in words."""
        counts = ((self.mentions[kind, slug], "mention"), (self.spoken[kind, slug], "statement"))
        met = ", ".join(several(*one) for one in counts if one[0])
        where = f"{met} in {several(len(self.reports[kind, slug]), 'report')}" if met else ""
        published = self.published[slug] if kind == "outlet" else 0
        return "; ".join(filter(None, (where, f"{several(published, 'report')} published" if published else "")))


def several(count: int, noun: str) -> str:
    """Return a count with its noun: `1 report`, `2 reports`."""
    return f"{count} {noun}{'s' * (count != 1)}"


def concerned(statement: Statement) -> Iterator[tuple[str, str]]:
    """Yield (kind, slug) of all whom a statement is about."""
    speaker = statement.speaker
    parties = dict.fromkeys(one for one in (speaker.party, statement.target) if one)
    yield from (("party", one) for one in parties)
    if speaker.person:
        yield "person", speaker.person
    if statement.issue:
        yield "issue", statement.issue
    yield from dict.fromkeys(("outlet", slug_of(link.name)) for link in statement.via if link.kind == "outlet")


def first_codebook(read: Sequence[Noted]) -> Suggested:
    """Return the codebook that reports suggest, the same in whatever order they come."""
    read = sorted(read, key=lambda one: one.draft.report.id)
    drafts = one_cast(one.draft for one in read)
    met = Met(drafts)
    parties = parties_of(drafts, met)
    known = {party.id for party in parties}
    issues = issues_of(drafts, {slug: found for one in read for slug, found in one.questions.items()})
    codebook = Codebook(
        parties=parties,
        people=people_of(drafts, met, known),
        bodies=bodies_of(drafts, met),
        issues=spoken_of(issues, met),
        outlets=outlets_of(drafts, met),
    )
    return Suggested(codebook, remarks_of(codebook, met), unknown_of(read, codebook))


def spoken_of(issues: Sequence[Issue], met: Met) -> tuple[Issue, ...]:
    """Return the issues, the most important first."""
    return tuple(sorted(issues, key=lambda one: met.weight("issue", one.id)))


def parties_of(drafts: Sequence[Draft], met: Met) -> tuple[Party, ...]:
    """Return the parties that speak, are spoken to or are named more than once, with the words used for them."""
    names: dict[str, Party] = {}
    aliases: dict[str, Counter[str]] = defaultdict(Counter)
    for draft in drafts:
        for party in draft.parties:
            known = names.setdefault(party.id, party)
            names[party.id] = max(known, party, key=lambda one: len(one.name))
            aliases[party.id].update((known.name, party.name, *party.aliases))
    for slug, party in names.items():
        del aliases[slug][party.name]
    bearers = Counter(alias for used in aliases.values() for alias in used)
    found = [
        party.model_copy(
            update={"aliases": tuple(one for one, _ in ranked(aliases[slug]) if bearers[one] == 1 and is_name(one))}
        )
        for slug, party in names.items()
        if met.often("party", slug) and is_name(party.name)
    ]
    return tuple(sorted(found, key=lambda one: met.weight("party", one.id)))


def is_name(words: str) -> bool:
    """Return whether words are a name: `the rebels` is whoever a report calls so."""
    return any(letter.isupper() for letter in words.removeprefix("the ").removeprefix("The "))


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """Return words by how often they are used, and then in order of the alphabet."""
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def people_of(drafts: Sequence[Draft], met: Met, parties: set[str]) -> tuple[Person, ...]:
    """Return the people who speak or hold an office, with their offices over time.

    A surname that several of them may bear is nobody's.
    """
    offices = offices_of(drafts, parties)
    cast = {person.id: person for draft in drafts for person in draft.people}
    shared = {surname for person in cast.values() if not is_surname(person.name) for surname in surnames(person.name)}
    found = [
        Person(id=slug, name=person.name, aliases=person.aliases, roles=offices.get(slug, ()))
        for slug, person in cast.items()
        if (met.spoken["person", slug] or offices.get(slug)) and person.name.casefold() not in shared
    ]
    return tuple(sorted(found, key=lambda one: met.weight("person", one.id)))


def bodies_of(drafts: Sequence[Draft], met: Met) -> tuple[Body, ...]:
    """Return the bodies named, with members and rule where they are known; a body of half the world lists none."""
    found = {body.id: body for draft in drafts for body in draft.bodies}
    kept = (
        body if len(body.members) <= MOST_MEMBERS else body.model_copy(update={"members": ()})
        for body in found.values()
    )
    return tuple(sorted(kept, key=lambda one: met.weight("body", one.id)))


def outlets_of(drafts: Sequence[Draft], met: Met) -> tuple[Outlet, ...]:
    """Return the outlets that publish the reports or are quoted in them."""
    found = {outlet.id: outlet for draft in drafts for outlet in draft.outlets}
    known = {name.casefold() for outlet in found.values() for name in (outlet.name, *outlet.aliases)}
    for draft in drafts:
        name = draft.report.outlet
        if name and name.strip() and name.casefold() not in known:
            found.setdefault(slug_of(name), Outlet(id=slug_of(name), name=name))
    return tuple(sorted(found.values(), key=lambda one: met.weight("outlet", one.id)))


def slug_of(name: str) -> str:
    """Return a name as a slug."""
    return "-".join(re.findall(r"[a-z0-9]+", name.lower())) or "unnamed"


def remarks_of(codebook: Codebook, met: Met) -> dict[tuple[str, str], str]:
    """Return (table, id) -> how often an entry was met."""
    tables = {"parties": "party", "people": "person", "bodies": "body", "issues": "issue", "outlets": "outlet"}
    return {
        (table, entry.id): met.remark(kind, entry.id)
        for table, kind in tables.items()
        for entry in getattr(codebook, table)
    }


def unknown_of(read: Sequence[Noted], codebook: Codebook) -> tuple[tuple[str, str, int], ...]:
    """Return the names printed more than once that no entry bears, the commonest first."""
    entries: tuple[Party | Person | Body | Outlet, ...] = (
        *codebook.parties,
        *codebook.people,
        *codebook.bodies,
        *codebook.outlets,
    )
    known = {name.casefold() for entry in entries for name in (entry.name, *entry.aliases)}
    surnames = {person.name.split()[-1].casefold() for person in codebook.people}
    kept = [
        (one.name, one.label, one.printed)
        for one in together(read)
        if one.printed >= RARE and one.name.casefold() not in known | surnames and one.name[:1].isupper()
    ]
    return tuple(sorted(kept, key=lambda one: (-one[2], one[0]))[:UNKNOWN_SHOWN])


def together(read: Sequence[Noted]) -> list[Unknown]:
    """Return the names that no rule knows, each once for all reports."""
    found: dict[str, Unknown] = {}
    for one in (one for note in read for one in note.unknown):
        had = found.get(one.name, Unknown(one.name, one.label, 0, 0, ()))
        label = had.label if had.label != NAME else one.label
        kin = tuple(dict.fromkeys((*had.kin, *one.kin)))
        found[one.name] = Unknown(one.name, label, had.printed + one.printed, had.acting + one.acting, kin)
    return list(found.values())


def unknown_parties(read: Sequence[Noted]) -> tuple[Party, ...]:
    """Return the parties that no table knows and that no word of theirs shows: names of those who speak and act.

    A name that has a people (`Ruritania`, `Ruritanian`) is taken for a state.
    """
    people = {part for note in read for person in note.draft.people for part in (person.name, person.name.split()[-1])}
    speaking = Counter(
        one.speaker.name
        for note in read
        for one in note.draft.statements
        if not (one.speaker.party or one.speaker.person)
    )
    found = [
        Party(id=slug_of(one.name), name=one.name, kind="state" if one.kin else "group", aliases=one.kin)
        for one in sorted(together(read))
        if one.label not in ("PERSON", "LOC") and one.name not in people and slug_of(one.name) != "unnamed"
        if (one.kin and one.printed >= RARE) or (speaking[one.name] and one.printed >= RARE) or one.acting >= ACTIVE
    ]
    return taken_up(found, joined(party for note in read for party in note.draft.parties))


def taken_up(found: Sequence[Party], known: Sequence[Party]) -> tuple[Party, ...]:
    """Return parties found by name alone; one that a report knows in full is that one (`the Greens`: Green League)."""
    full = {name: party for party in known for name in (party.name, *party.aliases)}
    members = {party.name.split()[0].removesuffix("'") for party in known if " " in party.name}
    short = {f"{word}s" if not word.endswith("s") else word for word in members}
    by_first = {party.name.split()[0].rstrip("'s"): party for party in known if " " in party.name}
    made: dict[str, Party] = {}
    for one in found:
        same = full.get(one.name) or (by_first.get(one.name.rstrip("s")) if one.name in short else None)
        party = same or one
        had = made.get(party.id, party)
        aliases = dict.fromkeys((*had.aliases, *((one.name,) if same else ())))
        made[party.id] = had.model_copy(update={"aliases": tuple(name for name in aliases if name != had.name)})
    return tuple(made.values())
