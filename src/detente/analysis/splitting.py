"""Parties and people whom the reader took for one: some of the facts are another's."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self, TypeVar

from pydantic import ValidationError

from detente.analysis.merging import merged_into
from detente.errors import CannotJudge
from detente.record import (
    Deadline,
    Draft,
    Event,
    Fact,
    Judgement,
    Meeting,
    Mention,
    Party,
    Person,
    Role,
    Span,
    Statement,
    Verdict,
)
from detente.record.entry import spelt

FIELDS = ("name", "role", "party")
"""What a split can say of the other: the name, and for a person the office and whom it is held for."""

Named = TypeVar("Named", Party, Person)


@dataclass(frozen=True)
class Known:
    """The parties and people that there are, by slug; those whom splits make are put to them."""

    parties: dict[str, Party] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    @classmethod
    def of(cls, drafts: Iterable[Draft]) -> Self:
        """Return those of some drafts, each as the first one has it."""
        known = cls()
        for draft in drafts:
            for party in draft.parties:
                known.parties.setdefault(party.id, party)
            for person in draft.people:
                known.people.setdefault(person.id, person)
        return known


def splits(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements that split a party or a person."""
    return [one for one in judgements if one.verdict is Verdict.SPLIT and one.into is not None]


def split(
    drafts: Sequence[Draft], judgements: Sequence[Judgement], same: Mapping[str, str], known: Known
) -> tuple[Draft, ...]:
    """Return the drafts with the facts that are another's under the other's slug; of two splits the last counts.

    Args:
        drafts: What was read, with those who are one under one slug.
        judgements: Those that stand, in their order.
        same: Slug -> the one under which it stands since it was merged.
        known: The parties and people of all drafts; those whom the splits make are put to them.

    Raises:
        CannotJudge: A split says of the other what cannot be.
    """
    for one in splits(judgements):
        place = judgements.index(one)
        later = merged_into(judgements[place + 1 :])
        old, other = same.get(one.subject, one.subject), one.into or ""
        new = same.get(other, other)
        if new == old and later.get(other, other) not in (old, one.subject):
            new = other  # what had been merged into the one is taken out of it again
        drafts = [apart(draft, one, old, new, known) for draft in drafts] if old != new else drafts
    return tuple(drafts)


def apart(draft: Draft, judgement: Judgement, old: str, new: str, known: Known) -> Draft:
    """Return a draft with the facts that a split names under the other's slug."""
    wanted = frozenset(judgement.facts)
    facts = (*draft.statements, *draft.events, *draft.meetings, *draft.deadlines)
    if wanted.isdisjoint(fact.id for fact in facts):
        return draft

    def slug(name: str | None) -> str | None:
        return new if name == old else name

    spoken = [span for one in draft.statements if one.id in wanted for span in one.source]
    parties, people = draft.parties, draft.people
    if any(one.id == old for one in people):
        people = with_other(people, known.people.get(new) or known.people.setdefault(new, person_of(judgement, new)))
    else:
        parties = with_other(parties, known.parties.get(new) or known.parties.setdefault(new, party_of(judgement, new)))
    return draft.model_copy(
        update={
            "statements": tuple(said_by(one, slug) if one.id in wanted else one for one in draft.statements),
            "events": tuple(done_by(one, slug) if one.id in wanted else one for one in draft.events),
            "meetings": tuple(met_by(one, old, new) if one.id in wanted else one for one in draft.meetings),
            "deadlines": tuple(owed_by(one, slug) if one.id in wanted else one for one in draft.deadlines),
            "mentions": tuple(named_by(one, old, new, spoken) for one in draft.mentions),
            "parties": parties,
            "people": people,
        }
    )


def with_other(entries: Sequence[Named], other: Named) -> tuple[Named, ...]:
    """Return some parties or people with one more, unless it is there."""
    return tuple(entries) + (() if any(one.id == other.id for one in entries) else (other,))


def person_of(judgement: Judgement, slug: str) -> Person:
    """Return the person whom a split makes.

    Raises:
        CannotJudge: What it says of the person cannot be.
    """
    told = told_of(judgement)
    title = told.get("role")
    try:
        roles = (Role(title=title, party=told.get("party")),) if title else ()
        return Person(id=slug, name=told.get("name") or spelt(slug), roles=roles)
    except ValidationError as error:
        raise wrong(error) from error


def party_of(judgement: Judgement, slug: str) -> Party:
    """Return the party that a split makes.

    Raises:
        CannotJudge: What it says of the party cannot be.
    """
    try:
        return Party(id=slug, name=told_of(judgement).get("name") or spelt(slug))
    except ValidationError as error:
        raise wrong(error) from error


def told_of(judgement: Judgement) -> dict[str, str]:
    """Return what a split says of the other.

    Raises:
        CannotJudge: It says something else.
    """
    unknown = sorted(set(judgement.changes) - set(FIELDS))
    if unknown:
        raise CannotJudge(f"{', '.join(unknown)} cannot be said in a split", "what the other is called", FIELDS)
    return {name: str(value) for name, value in judgement.changes.items() if value is not None}


def wrong(error: ValidationError) -> CannotJudge:
    """Return in our terms why another cannot be so."""
    return CannotJudge(
        "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']} (not {one['input']!r})" for one in error.errors()),
        "a slug such as anna-berg, and a name",
    )


def said_by(one: Statement, slug: Callable[[str | None], str | None]) -> Statement:
    """Return a statement under other slugs."""
    speaker = one.speaker.model_copy(update={"person": slug(one.speaker.person), "party": slug(one.speaker.party)})
    via = tuple(link.model_copy(update={"party": slug(link.party)}) for link in one.via)
    deeds = tuple(deed.under(slug) for deed in one.deeds)
    return one.model_copy(update={"speaker": speaker, "target": slug(one.target), "via": via, "deeds": deeds})


def done_by(one: Event, slug: Callable[[str | None], str | None]) -> Event:
    """Return an event under other slugs."""
    deed = one.deed.under(slug) if one.deed else None
    return one.model_copy(update={"actor": slug(one.actor), "target": slug(one.target), "deed": deed})


def met_by(one: Meeting, old: str, new: str) -> Meeting:
    """Return a meeting under other slugs."""
    who = tuple(dict.fromkeys(new if name == old else name for name in one.participants))
    return one.model_copy(update={"participants": who})


def owed_by(one: Deadline, slug: Callable[[str | None], str | None]) -> Deadline:
    """Return a deadline under another slug."""
    return one.model_copy(update={"who": slug(one.who)})


def named_by(one: Mention, old: str, new: str, spoken: Sequence[Span]) -> Mention:
    """Return a mention under the other's slug where it names the speaker of what is the other's."""
    touched = any(start < one.span[1] and one.span[0] < end for start, end in spoken)
    return one.model_copy(update={"id": new}) if one.id == old and touched else one


def involves(fact: Fact, slug: str) -> bool:
    """Return whether a party or person has a part in a fact."""
    match fact:
        case Statement():
            return slug in (fact.speaker.person, fact.speaker.party, fact.target, *(link.party for link in fact.via))
        case Event():
            return slug in (fact.actor, fact.target)
        case Meeting():
            return slug in fact.participants
        case Deadline():
            return slug == fact.who
    return False
