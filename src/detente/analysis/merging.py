"""Parties and people that an analyst holds to be one, under one slug."""

from collections.abc import Iterable, Mapping, Sequence

from detente.record import Draft, Judgement, Mention, Party, Person, Speaker, Verdict


def merged_into(judgements: Sequence[Judgement]) -> Mapping[str, str]:
    """Return slug -> the slug under which it stands now; of two that were merged into each other, the last counts."""
    into: dict[str, str] = {}
    for one in judgements:
        if one.verdict is Verdict.MERGE and one.into is not None and last_of(one.into, into) != one.subject:
            into[one.subject] = one.into
    return {slug: last_of(slug, into) for slug in into}


def last_of(slug: str, into: Mapping[str, str]) -> str:
    """Return where a chain of merges ends."""
    while slug in into:
        slug = into[slug]
    return slug


def names_in(drafts: Iterable[Draft]) -> Mapping[str, str]:
    """Return slug -> what a party or person is called, in the first draft that names it."""
    found: dict[str, str] = {}
    for draft in drafts:
        for party in draft.parties:
            found.setdefault(party.id, party.name)
        for person in draft.people:
            found.setdefault(person.id, person.name)
    return found


def renamed(draft: Draft, same: Mapping[str, str], names: Mapping[str, str]) -> Draft:
    """Return a draft with those who are the same under one slug, called as `names` says."""
    if not any(one in same for one in (*(p.id for p in draft.parties), *(p.id for p in draft.people))):
        return draft

    def slug(name: str | None) -> str | None:
        return None if name is None else same.get(name, name)

    def speaker(one: Speaker) -> Speaker:
        return one.model_copy(update={"person": slug(one.person), "party": slug(one.party)})

    return draft.model_copy(
        update={
            "parties": one_party_each(draft.parties, same, names),
            "people": one_person_each(draft.people, same, names),
            "statements": tuple(
                one.model_copy(
                    update={
                        "speaker": speaker(one.speaker),
                        "target": slug(one.target),
                        "via": tuple(link.model_copy(update={"party": slug(link.party)}) for link in one.via),
                    }
                )
                for one in draft.statements
            ),
            "events": tuple(
                one.model_copy(update={"actor": slug(one.actor), "target": slug(one.target)}) for one in draft.events
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
