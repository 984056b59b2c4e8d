"""Who is one person across reports: named by surname in one and in full in another, with an office or without."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.analysis.parties import reperson, reseated, same_parties
from detente.record import Draft, Mention, Party, Person, Role, Speaker, Statement

PARTICLES = frozenset("al bin da de del della den der di do dos du el ibn la le ter ten van vom von zu".split())
"""Words that open a surname of several words."""


@dataclass(frozen=True)
class Cast:
    """Who the parties and the people of some reports are."""

    slugs: Mapping[str, str]
    """Slug of a party -> slug of the party that it is."""
    called: Mapping[str, str]
    """Slug of a person known by surname alone -> slug under the full name."""
    people: Mapping[str, Person]
    """Slug -> the person with the roles that all reports give."""

    def recast(self, draft: Draft) -> Draft:
        """Return a draft with the parties and people of the whole cast."""
        seated = reseated(draft, self.slugs) if self.slugs else draft
        return recast(seated, self.called, self.people)


def one_cast(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return the drafts with one slug for each person, and with the party that any of the reports gives them.

    A surname alone is taken for a full name when just one person of the reports bears it. Ids of facts stay.
    """
    drafts = tuple(drafts)
    cast = cast_of(
        [party for draft in drafts for party in draft.parties], [one for draft in drafts for one in draft.people]
    )
    return tuple(cast.recast(draft) for draft in drafts)


def cast_of(parties: Sequence[Party], people: Sequence[Person]) -> Cast:
    """Return who is who, from the entries of all drafts in their order; an entry that comes again changes nothing."""
    slugs = same_parties(parties)
    seated = [reperson(person, slugs) for person in people]
    called = full_names(seated)
    return Cast(slugs, called, people_of(seated, called))


def full_names(people: Iterable[Person]) -> Mapping[str, str]:
    """Return slug of a person known by surname alone -> slug of the only one whose full name ends so.

    Where nobody's name ends so, the family name may stand first, as in `Wang Wentao`.
    """
    names: dict[str, str] = {}
    for person in people:
        names.setdefault(person.id, person.name)
    last: dict[str, set[str]] = defaultdict(set)
    first: dict[str, set[str]] = defaultdict(set)
    for slug, name in names.items():
        if not is_surname(name):
            for surname in surnames(name):
                last[surname].add(slug)
            first[name.split()[0].casefold()].add(slug)
    found = {}
    for slug, name in names.items():
        bearers = last.get(name.casefold()) or first.get(name.casefold(), set())
        if is_surname(name) and len(bearers) == 1:
            found[slug] = next(iter(bearers))
    return found


def is_surname(name: str) -> bool:
    """Return whether somebody is called by the surname alone: `Lavrov`, `De Boer`."""
    return " " not in name or name.split()[0].casefold() in PARTICLES


def surnames(name: str) -> tuple[str, ...]:
    """Return the ways to call somebody by surname: `boer` and `de boer` for Henk de Boer."""
    words = name.casefold().split()
    tails = [words[at:] for at in range(1, len(words)) if words[at] in PARTICLES]
    return (words[-1], *(" ".join(tail) for tail in tails))


def people_of(people: Iterable[Person], called: Mapping[str, str]) -> Mapping[str, Person]:
    """Return slug -> the person with the roles that all reports give, those with a party before those without."""
    cast: dict[str, Person] = {}
    for person in people:
        slug = called.get(person.id, person.id)
        known = cast.get(slug) or Person(id=slug, name=person.name)
        name = max(known.name, person.name, key=len)
        aliases = dict.fromkeys((*known.aliases, *person.aliases))
        cast[slug] = Person(id=slug, name=name, aliases=tuple(aliases), roles=merged((*known.roles, *person.roles)))
    return cast


def merged(roles: Sequence[Role]) -> tuple[Role, ...]:
    """Return the roles, each title once: with the party where any report gives it."""
    kept: dict[str, Role] = {}
    for role in roles:
        key = role.title.lower().replace("-", " ")
        if key not in kept or (kept[key].party is None and role.party is not None):
            kept[key] = role
    return tuple(kept.values())


def party_of(person: Person | None) -> str | None:
    """Return the party that a person's latest role with a party names."""
    roles = person.roles if person else ()
    return next((role.party for role in reversed(roles) if role.party), None)


def recast(draft: Draft, called: Mapping[str, str], cast: Mapping[str, Person]) -> Draft:
    """Return the draft with the people of the whole cast."""
    present = dict.fromkeys(called.get(person.id, person.id) for person in draft.people)
    return draft.model_copy(
        update={
            "people": tuple(cast[slug] for slug in present),
            "statements": tuple(
                respoken(in_office(statement, [cast[slug] for slug in present]), called, cast)
                for statement in draft.statements
            ),
            "mentions": tuple(remention(mention, called) for mention in draft.mentions),
        }
    )


def in_office(statement: Statement, present: Sequence[Person]) -> Statement:
    """Return the statement as said by the only person of its report who holds the office that its words name.

    `The secretary general` is somebody with a name, when another report gives the office with the name.
    """
    spoke = statement.speaker
    if spoke.person or not spoke.role or not definite(statement.words(statement.source)):
        return statement
    office = spoke.role.lower().replace("-", " ")
    holders = [one for one in present if any(role.title.lower().replace("-", " ") == office for role in one.roles)]
    if len(holders) != 1:
        return statement
    holder = holders[0]
    speaker = Speaker(name=holder.name, person=holder.id, party=spoke.party or party_of(holder), role=spoke.role)
    return statement.model_copy(update={"speaker": speaker})


def definite(words: str) -> bool:
    """Return whether words name somebody in particular: neither `an envoy` nor `some officials`."""
    return words.split(" ")[0].lower() not in (
        "",
        "a",
        "an",
        "another",
        "one",
        "some",
        "any",
        "several",
        "two",
        "three",
    )


def respoken(statement: Statement, called: Mapping[str, str], cast: Mapping[str, Person]) -> Statement:
    """Return the statement with its speaker's full name, and the party when its own report does not give one."""
    spoke = statement.speaker
    if spoke.person is None:
        return statement
    slug = called.get(spoke.person, spoke.person)
    person = cast[slug]
    role = spoke.role or (person.roles[-1].title if person.roles else None)
    speaker = Speaker(
        name=person.name, person=slug, party=spoke.party or party_of(person), role=role, unnamed=spoke.unnamed
    )
    return statement if speaker == spoke else statement.model_copy(update={"speaker": speaker})


def remention(mention: Mention, called: Mapping[str, str]) -> Mention:
    """Return the mention under the person's full name."""
    if mention.kind != "person" or mention.id not in called:
        return mention
    return mention.model_copy(update={"id": called[mention.id]})
