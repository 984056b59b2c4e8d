"""Who decides in a negotiation: the parties that want something; those of an alliance with one voice are one."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache, cached_property

from detente.analysis.positions import party_of
from detente.reading.knowledge import table
from detente.reading.names.fighters import KIND, fighters
from detente.reading.names.heads import head_of
from detente.reading.names.home import seats
from detente.record import Act, Record, Statement

DEALS = frozenset(
    {
        Act.DEMAND,
        Act.PROPOSE,
        Act.OFFER,
        Act.PROMISE,
        Act.ACCEPT,
        Act.CONCEDE,
        Act.REJECT,
        Act.REFUSE,
        Act.THREATEN,
    }
)
"""Acts by which somebody takes part."""
FOR = frozenset({Act.DEMAND, Act.PROPOSE, Act.OFFER, Act.PROMISE, Act.ACCEPT, Act.CONCEDE})
AGAINST = frozenset({Act.REJECT, Act.REFUSE})
ANNOUNCED = ("will", "would", "ready", "can", "could")
"""Modal verbs of deeds that those who speak for a side announce."""
ASKED = frozenset({Act.DEMAND, Act.PROPOSE, Act.WARN, Act.ASSESS, Act.ACCUSE})
"""Acts that speak of what others would do."""
ONE_VOICE = ("alliance", "coalition", "bloc", "union")
"""Kinds of parties whose members may speak for them."""
NO_VOICE = ("un", "osce", "african-union", "wto")
"""Organisations to which both sides belong."""
CLEARLY = 2.0
"""A side is somebody's counterpart when it has so many times as much to do with it as the next one."""
MOST_NAMED = 2
"""Members of a side that its name holds."""
EDGE = 0.3
"""Who says less than so large a part of what the most talkative side says stands at the edge."""
SURELY = 3
"""A noun means a party that is called by it so many times as often as any other."""
ADDRESSED = 3
"""So much as an address counts a statement that is made to nobody."""


@cache
def members() -> Mapping[str, frozenset[str]]:
    """Return alliance or coalition -> those who belong to it, as far as the tables know."""
    rows = [*table("groups").get("groups", ()), *table("organisations")["organisations"]]
    return {row["id"]: frozenset(row.get("members", ())) for row in rows if row.get("members")}


@cache
def organisations() -> Mapping[str, tuple[str, str]]:
    """Return organisation of the tables -> its name and its kind."""
    return {row["id"]: (row["name"], row["kind"]) for row in table("organisations")["organisations"]}


@cache
def metonyms() -> Mapping[str, tuple[str, ...]]:
    """Return word that may stand for an organisation -> the organisations (`Brussels`)."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table("organisations")["organisations"]:
        for name in row.get("metonyms", ()):
            found[name] = (*found.get(name, ()), row["id"])
    return found


class Sides:
    """The sides of a negotiation: each party under the one that it speaks with."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.names = {party.id: party.name for party in record.parties}
        self.kinds = {party.id: party.kind for party in record.parties}
        self.called_by = {party.id: (party.name, *party.aliases) for party in record.parties}
        speaking = {one.speaker.party for one in record.statements if one.speaker.party} - set(self.names)
        for slug in sorted(speaking & set(organisations())):  # of which only an organ is named
            self.names[slug], self.kinds[slug] = organisations()[slug]
        self.people = {person.id: person for person in record.people}
        self.spoken = Counter(
            party for one in record.statements if one.act in DEALS and (party := self.speaker(one)) is not None
        )
        self.heads = self.joined()
        self.links = Counter(self.link(one) for one in record.statements if one.target and one.act in DEALS)

    def joined(self) -> dict[str, str]:
        """Return party -> the party under which it stands: of those with one voice, the one that says most."""
        heads = {party: party for party in self.names}
        stands = self.stands()

        def top(party: str) -> str:
            while heads[party] != party:
                party = heads[party]
            return party

        for party in sorted(self.names):
            group = self.speaks_with(party, stands)
            if group:
                first, second = sorted((top(party), top(group)), key=lambda slug: (-self.rank(slug), slug))
                heads[second] = first
        for party, name in self.names.items():
            unnamed = name == f"the {party}"
            known = (self.so_called(party) or self.union_of(party) or self.only_fighters(party)) if unnamed else None
            if known:  # of which another report gives the name
                heads[top(party)] = top(known)
        return {party: top(party) for party in self.names}

    def speaks_with(self, party: str, stands: Mapping[tuple[str, str], int]) -> str | None:
        """Return the party with which another has one voice, if there is one.

        A member has the voice of an alliance that speaks here itself and not much less. An alliance that says nothing,
        and a loose coalition such as the West, stand for the member that says most.
        """
        members_here = [one for one in self.names if self.belongs(one, party) and not differ(stands, one, party)]
        if members_here and (self.kinds[party] == "coalition" or not self.spoken[party]):
            most = max(members_here, key=lambda one: (self.spoken[one], one))
            return most if self.spoken[most] else None
        groups = [
            group
            for group in self.names
            if self.belongs(party, group)
            and self.kinds[group] != "coalition"
            and self.spoken[group] >= max(1, EDGE * self.spoken[party])
            and not differ(stands, party, group)
        ]
        return max(groups, key=lambda group: (self.spoken[group], group), default=None)

    def says(self, party: str) -> bool:
        """Return whether a party, or one with which it has one voice, deals with others here."""
        return any(self.spoken[one] for one in self.all_of(self.of(party) or party))

    def union_of(self, people: str) -> str | None:
        """Return the only union of a record, for the people at work who strike in it (`the pilots`)."""
        unions = [slug for slug, kind in self.kinds.items() if kind == "union" and self.names[slug] != f"the {slug}"]
        return unions[0] if len(unions) == 1 and people in table("deeds")["at_work"] else None

    def only_fighters(self, people: str) -> str | None:
        """Return the only armed group of a record that has a name, for those who fight and have none here."""
        named = [slug for slug, kind in self.kinds.items() if kind == KIND and self.names[slug] != f"the {slug}"]
        return named[0] if len(named) == 1 and fighters(people) else None

    def speaker(self, statement: Statement) -> str | None:
        """Return the party that a statement commits, also when only another report tells who `the guild` is."""
        party, spoke = party_of(self.people, statement), statement.speaker
        if party:
            return party
        if spoke.person or (spoke.name and not spoke.name.islower()):
            return self.by_surname(spoke.name)
        return None if spoke.unnamed else self.so_called(spoke.name)

    def so_called(self, name: str | None) -> str | None:
        """Return the party that is called by a noun in other reports, or the only one in whose name it stands."""
        if not name or not name.islower() or " " in name:
            return None
        called = self.called.get(name, Counter())
        if called:
            (party, often), *others = called.most_common(2)
            return party if not others or often >= SURELY * others[0][1] else None
        known = [slug for slug in self.names if slug != name and self.kinds[slug] != "state"]
        named = [slug for slug in known if head_of(self.names[slug]) == name]
        return named[0] if len(named) == 1 else None

    @cached_property
    def called(self) -> Mapping[str, Counter[str]]:
        """Nouns by which parties are called as they speak -> the parties, and how often each is."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for one in self.record.statements:
            spoke = one.speaker
            noun = spoke.name and spoke.name.islower() and spoke.name != spoke.party
            if noun and spoke.name and spoke.party and not spoke.person and not spoke.unnamed:
                found[spoke.name][spoke.party] += 1
        return found

    def link(self, statement: Statement) -> tuple[str | None, str | None]:
        """Return the side that makes a statement and the side that it is made to."""
        return self.of(self.speaker(statement)), self.of(statement.target)

    def stands(self) -> Mapping[tuple[str, str], int]:
        """Return (party, issue) -> how much more often it was for than against."""
        found = Counter[tuple[str, str]]()
        for one in self.record.statements:
            party = self.speaker(one)
            if party and one.issue and one.act in FOR | AGAINST:
                found[party, one.issue] += -1 if (one.act in AGAINST) != one.negated else 1
        return found

    def by_surname(self, name: str | None) -> str | None:
        """Return the party of somebody named by surname, when another report tells whose people that is.

        People in the plural may have a committee or a union named after them.
        """
        if not name:
            return None
        if name.islower():
            called = [slug for slug, known in self.names.items() if f"{name}'" in known.replace("’", "'").lower()]
            return called[0] if len(called) == 1 else self.so_called(name)
        surname = name.split()[-1].lower()
        found = {*self.surnames.get(surname, ()), *self.short_names.get(surname, ())}
        found = found or {slug for slug in metonyms().get(name, ()) if slug in self.names}
        found = found or {slug for town, slug in seats().items() if town == name.upper() and slug in self.names}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def surnames(self) -> Mapping[str, set[str]]:
        """Surname -> the parties of those who bear it, by their offices and by how they are told of as they speak."""
        found: dict[str, set[str]] = defaultdict(set)
        for person in self.people.values():
            parties = [role.party for role in person.roles if role.party]
            if parties:
                found[person.name.split()[-1].lower()].add(parties[-1])
        for person in self.people.values():  # `Getachew`, of whom another report gives the whole name
            first, *rest = person.name.lower().split()
            parties = [role.party for role in person.roles if role.party]
            if parties and rest and first not in found:
                found[first].add(parties[-1])
        for one in self.record.statements:
            spoke = one.speaker
            if spoke.person and spoke.party and spoke.name and not self.has_office(spoke.person):
                found[spoke.name.split()[-1].lower()].add(spoke.party)
        for name, announced in self.announced.items():
            (most, often), *others = announced.most_common(2)
            if name not in found and (not others or often >= CLEARLY * others[0][1]):
                found[name].add(most)
        return found

    @cached_property
    def announced(self) -> Mapping[str, Counter[str]]:
        """Surname of somebody with an office of no known party -> whose deeds they announce (`Chad is ready`)."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for one in self.record.statements:
            person = self.people.get(one.speaker.person or "")
            if person is None or one.speaker.party or not person.roles or self.has_office(person.id):
                continue
            for deed in one.deeds:
                if deed.by and deed.modal in ANNOUNCED and not deed.conditional and one.act not in ASKED:
                    found[person.name.split()[-1].lower()][deed.by] += 1
        return found

    def has_office(self, person: str) -> bool:
        """Return whether somebody is known to hold an office for a party."""
        return person in self.people and any(role.party for role in self.people[person].roles)

    @cached_property
    def short_names(self) -> Mapping[str, set[str]]:
        """Word -> organisations that may be called by it: what their names end with, a company's first word."""
        found: dict[str, set[str]] = defaultdict(set)
        for slug, name in self.names.items():
            words = name.lower().split()
            if self.kinds[slug] != "state" and len(words) > 1:
                found[words[-1]].add(slug)
            if self.kinds[slug] == "company":
                found[words[0]].add(slug)
        return found

    def rank(self, party: str) -> float:
        """Return how well a party stands for its side: a loose coalition less than an alliance with a voice."""
        return self.spoken[party] * (0.5 if self.kinds[party] == "coalition" else 1.0)

    def belongs(self, one: str, group: str) -> bool:
        """Return whether a party is a member of an alliance or coalition that may speak for it."""
        if self.kinds.get(group) not in ONE_VOICE and group != "eu":
            return False
        return one in members().get(group, ()) and group not in NO_VOICE

    def of(self, party: str | None) -> str | None:
        """Return the side of a party."""
        return self.heads.get(party, party) if party else None

    def all_of(self, side: str) -> list[str]:
        """Return the parties of a side, its head first, then those that say most."""
        found = [party for party, head in self.heads.items() if head == side and (party == side or self.spoken[party])]
        return sorted(found, key=lambda party: (party != side, -self.spoken[party], party))

    def name(self, side: str) -> str:
        """Return what a side is called: its states and alliances by name, without the loose coalition over them."""
        parts = [party for party in self.all_of(side) if self.kinds[party] != "coalition"] or self.all_of(side)[:1]
        called = [self.names[party] for party in parts] or [side]
        if len(called) > MOST_NAMED:
            return f"{', '.join(called[:MOST_NAMED])} and others"
        return called[0] if len(called) == 1 else f"{', '.join(called[:-1])} and {called[-1]}"

    def on_the_edge(self, side: str) -> bool:
        """Return whether a side says little, and nobody says anything to it."""
        said = Counter[str]()
        for party, often in self.spoken.items():
            said[self.heads.get(party, party)] += often
        addressed = any(two == side and one != side for one, two in self.links)
        return not addressed and said[side] < EDGE * max(said.values(), default=0)

    def counterpart(self, side: str | None) -> str | None:
        """Return the side that somebody deals with: whom it addresses, who addresses it, and else who says most."""
        others = Counter[str]()
        for party, often in self.spoken.items():
            head = self.of(party)
            if head is not None and head != side:
                others[head] += often
        for (one, two), often in self.links.items():
            other = two if one == side else one
            if side in (one, two) and other not in (side, None):
                others[other] += ADDRESSED * often
        (most, often), *rest = [*others.most_common(2), ("", 0)]
        return most if often and often >= CLEARLY * rest[0][1] else None


def differ(stands: Mapping[tuple[str, str], int], one: str, two: str) -> bool:
    """Return whether two parties stand on opposite sides of most issues on which both speak."""
    shared = [
        stands[one, issue] * stands[two, issue] for party, issue in stands if party == one and (two, issue) in stands
    ]
    return sum(product < 0 for product in shared) > sum(product > 0 for product in shared)
