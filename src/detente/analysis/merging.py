"""Parties and people that an analyst holds to be one, under one slug."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from detente.record import Draft, Judgement, Mention, Party, Person, Speaker, Verdict
from detente.record.record import joined

Entry = TypeVar("Entry", Party, Person)


def merged_into(judgements: Sequence[Judgement]) -> Mapping[str, str]:
    """Return slug -> the slug under which it stands now; of two that were merged into each other, the last counts."""
    into: dict[str, str] = {}
    for one in judgements:
        if one.verdict is Verdict.MERGE and one.into is not None and one.into != one.subject:
            if one.subject in chain_of(one.into, into):
                del into[one.into]
            into[one.subject] = one.into
    return {slug: chain_of(slug, into)[-1] for slug in into}


def chain_of(slug: str, into: Mapping[str, str]) -> list[str]:
    """Return a slug and those into which it was merged one after the other; the last is where it stands.

    >>> chain_of("usa", {"usa": "us", "us": "united-states"})
    ['usa', 'us', 'united-states']
    """
    chain = [slug]
    while chain[-1] in into:
        chain.append(into[chain[-1]])
    return chain


@dataclass(frozen=True)
class Merged:
    """Parties and people after all merges."""

    same: Mapping[str, str]
    """Slug -> the slug under which it stands now."""
    parties: Mapping[str, Party]
    """Slug -> the party that others were merged into, under the names of all."""
    people: Mapping[str, Person]
    """Slug -> the person, with the offices and names of all that are one."""


def merged(same: Mapping[str, str], parties: Iterable[Party], people: Iterable[Person]) -> Merged:
    """Return who is one with whom, from the entries of all drafts in their order."""
    parties, people = joined(parties), joined(people)
    names = {person.id: person.name for person in people} | {party.id: party.name for party in parties}
    into = set(same.values())
    return Merged(
        same,
        {one.id: one for one in one_party_each(parties, same, names) if one.id in into},
        {one.id: one for one in one_person_each(people, same, names)},
    )


def renamed(draft: Draft, cast: Merged) -> Draft:
    """Return a draft with those who are the same under one slug, called and described as in the whole case."""
    same = cast.same

    def slug(name: str | None) -> str | None:
        return None if name is None else same.get(name, name)

    def speaker(one: Speaker) -> Speaker:
        return one.model_copy(update={"person": slug(one.person), "party": slug(one.party)})

    return draft.model_copy(
        update={
            "parties": each_once(draft.parties, same, cast.parties),
            "people": each_once(draft.people, same, cast.people),
            "statements": tuple(
                one.model_copy(
                    update={
                        "speaker": speaker(one.speaker),
                        "target": slug(one.target),
                        "deeds": tuple(deed.under(slug) for deed in one.deeds),
                        "via": tuple(link.model_copy(update={"party": slug(link.party)}) for link in one.via),
                    }
                )
                for one in draft.statements
            ),
            "events": tuple(
                one.model_copy(
                    update={
                        "actor": slug(one.actor),
                        "target": slug(one.target),
                        "deed": one.deed.under(slug) if one.deed else None,
                    }
                )
                for one in draft.events
            ),
            "meetings": tuple(
                one.model_copy(
                    update={"participants": tuple(dict.fromkeys(same.get(name, name) for name in one.participants))}
                )
                for one in draft.meetings
            ),
            "deadlines": tuple(one.model_copy(update={"who": slug(one.who)}) for one in draft.deadlines),
            "mentions": tuple(mentioned(one, same) for one in draft.mentions),
        }
    )


def each_once(entries: Iterable[Entry], same: Mapping[str, str], known: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """Return entries under the slugs that stand now, each once, as they are known in the whole case."""
    found: dict[str, Entry] = {}
    for one in entries:
        slug = same.get(one.id, one.id)
        found.setdefault(slug, known.get(slug, one))
    return tuple(found.values())


def mentioned(one: Mention, same: Mapping[str, str]) -> Mention:
    """Return a mention under the slug that stands now."""
    return one.model_copy(update={"id": same[one.id]}) if one.id in same else one


def one_party_each(entries: Sequence[Party], same: Mapping[str, str], names: Mapping[str, str]) -> tuple[Party, ...]:
    """Return the parties under the slugs that stand now, each once, under the other's names too."""
    kept: dict[str, Party] = {}
    for one in sorted(entries, key=lambda one: one.id in same):
        slug = same.get(one.id, one.id)
        held = kept.get(slug, one.model_copy(update={"id": slug, "name": names.get(slug, one.name)}))
        kept[slug] = held.model_copy(update={"aliases": names_of(held, one)})
    return tuple(kept.values())


def one_person_each(entries: Sequence[Person], same: Mapping[str, str], names: Mapping[str, str]) -> tuple[Person, ...]:
    """Return the people under the slugs that stand now, each once, with the other's names and offices too."""
    kept: dict[str, Person] = {}
    for one in sorted(entries, key=lambda one: one.id in same):
        slug = same.get(one.id, one.id)
        roles = [role.model_copy(update={"party": same.get(role.party or "", role.party)}) for role in one.roles]
        held = kept.get(slug, one.model_copy(update={"id": slug, "name": names.get(slug, one.name), "roles": ()}))
        kept[slug] = held.model_copy(
            update={"aliases": names_of(held, one), "roles": tuple(dict.fromkeys((*held.roles, *roles)))}
        )
    return tuple(kept.values())


def names_of(held: Party | Person, other: Party | Person) -> tuple[str, ...]:
    """Return all names of two that are one, but for the one it is called by."""
    names = dict.fromkeys((*held.aliases, other.name, *other.aliases))
    names.pop(held.name, None)
    return tuple(names)
