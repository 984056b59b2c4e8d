"""Which parties of several reports are one: those of which one bears the name of the other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from detente.record import Body, Draft, Mention, Party, Person, Statement
from detente.record.record import joined

JOINS = frozenset({"and", "&", "of", "for", "the"})
LEAST = 3
"""Words of a name that may be the end of a longer one: of fewer too many organisations bear the same."""


def same_parties(parties: Sequence[Party]) -> Mapping[str, str]:
    """Return slug of a party -> slug of the only other one that has its name, as name or as alias, or at its end.

    Two states are never one, however alike their names.
    """
    known = joined(parties)
    kinds = {party.id: party.kind for party in known}
    bearers: dict[str, set[str]] = defaultdict(set)
    for party in known:
        for name in (party.name, *party.aliases):
            bearers[bare(name)].add(party.id)
    ranked = {party.id: (-len(party.aliases), number) for number, party in enumerate(known)}
    slugs: dict[str, str] = {}
    for party in sorted(known, key=lambda one: ranked[one.id], reverse=True):
        others = bearers[bare(party.name)] - {party.id}
        if len(others) == 1 and {kinds[party.id], *(kinds[one] for one in others)} != {"state"}:
            slugs[party.id] = next(iter(others))
    slugs = {**longer(known), **slugs}
    return {slug: last for slug in slugs if (last := end_of(slug, slugs)) != slug}


def end_of(slug: str, slugs: Mapping[str, str]) -> str:
    """Return the party that a chain of names leads to; where it leads in a circle, the first of it by slug."""
    seen = [slug]
    while seen[-1] in slugs:
        following = slugs[seen[-1]]
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]


def bare(name: str) -> str:
    """Return a name without article, case, small words and the number of its nouns, to compare with.

    >>> bare("The High Negotiations Committee") == bare("High Negotiation Committee")
    True
    """
    words = [word for word in name.casefold().replace("’", "'").split() if word not in JOINS] or [name.casefold()]
    return " ".join(word.removesuffix("'s").rstrip("'").removesuffix("s") for word in words)


def longer(parties: Sequence[Party]) -> Mapping[str, str]:
    """Return slug of a party -> slug of the only other one whose name ends with its whole name.

    `Metal Workers' Union` is the `Northern Metal Workers' Union` where no other union's name ends so.
    """
    names = {party.id: tuple(bare(party.name).split()) for party in parties if party.kind != "state"}
    bearer = {words: slug for slug, words in reversed(names.items())}
    ends: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for words, slug in bearer.items():
        for start in range(1, len(words) - LEAST + 1):
            ends[words[start:]].add(slug)
    return {slug: next(iter(found)) for slug, words in names.items() if len(found := ends.get(words, set())) == 1}


def reseated(draft: Draft, slugs: Mapping[str, str]) -> Draft:
    """Return a draft with the slugs of its parties changed wherever they stand."""

    def new(slug: str | None) -> str | None:
        return slugs.get(slug, slug) if slug else slug

    def several(old: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(slugs.get(slug, slug) for slug in old))

    return draft.model_copy(
        update={
            "parties": joined(reparty(party, slugs) for party in draft.parties),
            "people": tuple(reperson(person, slugs) for person in draft.people),
            "bodies": tuple(rebody(body, slugs) for body in draft.bodies),
            "mentions": tuple(remention(mention, slugs) for mention in draft.mentions),
            "statements": tuple(restated(statement, slugs) for statement in draft.statements),
            "events": tuple(
                event.model_copy(
                    update={
                        "actor": new(event.actor),
                        "target": new(event.target),
                        "deed": event.deed.under(new) if event.deed else None,
                    }
                )
                for event in draft.events
            ),
            "meetings": tuple(
                meeting.model_copy(update={"participants": several(meeting.participants)}) for meeting in draft.meetings
            ),
            "deadlines": tuple(deadline.model_copy(update={"who": new(deadline.who)}) for deadline in draft.deadlines),
        }
    )


def reparty(party: Party, slugs: Mapping[str, str]) -> Party:
    """Return a party under its new slug; what it was called stays as an alias."""
    if party.id not in slugs:
        return party
    return party.model_copy(update={"id": slugs[party.id]})


def reperson(person: Person, slugs: Mapping[str, str]) -> Person:
    """Return a person with offices held for parties under their new slugs."""
    roles = (role.model_copy(update={"party": slugs.get(role.party or "", role.party)}) for role in person.roles)
    return person.model_copy(update={"roles": tuple(roles)})


def rebody(body: Body, slugs: Mapping[str, str]) -> Body:
    """Return a body with its members under their new slugs."""
    return body.model_copy(update={"members": tuple(dict.fromkeys(slugs.get(one, one) for one in body.members))})


def remention(mention: Mention, slugs: Mapping[str, str]) -> Mention:
    """Return the mention of a party under its new slug."""
    if mention.kind != "party" or mention.id not in slugs:
        return mention
    return mention.model_copy(update={"id": slugs[mention.id]})


def restated(statement: Statement, slugs: Mapping[str, str]) -> Statement:
    """Return a statement with speaker, target and sources under their new slugs."""
    speaker, links = statement.speaker, statement.via
    return statement.model_copy(
        update={
            "speaker": speaker.model_copy(update={"party": slugs.get(speaker.party or "", speaker.party)}),
            "target": slugs.get(statement.target or "", statement.target),
            "deeds": tuple(one.under(lambda slug: slugs.get(slug or "", slug)) for one in statement.deeds),
            "via": tuple(link.model_copy(update={"party": slugs.get(link.party or "", link.party)}) for link in links),
        }
    )
