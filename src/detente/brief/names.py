"""What parties, people, bodies, issues and outlets are called on the page, and which colour a party wears."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from detente.analysis.positions import NO_ISSUE
from detente.record import Body, Issue, Party, Person, Record, Statement
from detente.record.entry import spelt

COLOURS = 6
"""Parties beyond the sixth share the neutral colour: more could not be told apart."""


class Names:
    """The names of one record, by slug; a slug without an entry is written as words."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.parties: Mapping[str, Party] = {party.id: party for party in record.parties}
        self.people: Mapping[str, Person] = {person.id: person for person in record.people}
        self.bodies: Mapping[str, Body] = {body.id: body for body in record.bodies}
        self.issues: Mapping[str, Issue] = {issue.id: issue for issue in record.issues}
        self.statements: Mapping[str, Statement] = {statement.id: statement for statement in record.statements}

    def party(self, slug: str) -> str:
        """Return the name of a party."""
        return self.parties[slug].name if slug in self.parties else spelt(slug)

    def person(self, slug: str) -> str:
        """Return the name of a person."""
        return self.people[slug].name if slug in self.people else spelt(slug)

    def body(self, slug: str) -> str:
        """Return the name of a body."""
        if slug in self.bodies:
            return self.bodies[slug].name
        return self.short(slug) if slug in self.parties else spelt(slug)

    def short(self, slug: str) -> str:
        """Return the abbreviation that the reports use for a party that meets, or else its name."""
        party = self.parties[slug]
        return next((alias for alias in party.aliases if alias.isupper() and len(alias) > 1), party.name)

    def issue(self, slug: str) -> str:
        """Return an issue as a person would write it."""
        if slug in self.issues:
            return self.issues[slug].label
        return "Other questions" if slug == NO_ISSUE else spelt(slug)

    def colour(self, slug: str | None) -> str:
        """Return the class of a party's colour: `p1` to `p6`, or `p0` for everybody else."""
        return f"p{self.ranks.get(slug or '', 0)}"

    @cached_property
    def active(self) -> frozenset[str]:
        """Parties that speak, are addressed, meet, act or owe something."""
        found: set[str | None] = set()
        for statement in self.record.statements:
            found |= {statement.speaker.party, statement.target}
        for event in self.record.events:
            found |= {event.actor, event.target}
        found.update(who for meeting in self.record.meetings for who in meeting.participants)
        found.update(deadline.who for deadline in self.record.deadlines)
        found.update(position.party for position in self.record.positions)
        return frozenset(slug for slug in found if slug)

    @cached_property
    def weights(self) -> Counter[str]:
        """How often each party speaks, acts or is named."""
        weights = Counter(dict.fromkeys(self.parties, 0))
        weights.update(statement.speaker.party for statement in self.record.statements if statement.speaker.party)
        weights.update(position.party for position in self.record.positions)
        weights.update(who for meeting in self.record.meetings for who in meeting.participants)
        weights.update(event.actor for event in self.record.events if event.actor)
        weights.update(
            mention.id for reading in self.record.readings for mention in reading.mentions if mention.kind == "party"
        )
        return weights

    @cached_property
    def ordered(self) -> tuple[str, ...]:
        """Slugs of all parties, the most present first."""
        return tuple(sorted(self.weights, key=lambda slug: (slug not in self.active, -self.weights[slug], slug)))

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """Party -> number of its colour."""
        return {slug: rank for rank, slug in enumerate(self.ordered[:COLOURS], start=1)}


def listed(names: Iterable[str]) -> str:
    """Return names as a list in running text.

    >>> listed(["Russia", "Nato", "the OSCE"])
    'Russia, Nato and the OSCE'
    """
    names = list(names)
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
