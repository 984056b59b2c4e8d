"""Who is who in the whole case, worked out anew when a reading or a merge says something new of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from detente.analysis.heard import by_slug, note, notes
from detente.analysis.identity import Cast, cast_of, party_of
from detente.analysis.merging import merged, merged_into
from detente.analysis.parties import reparty
from detente.analysis.splitting import Known, split, splits
from detente.record import Issue, Judgement, Outlet, Party, Person
from detente.record.record import joined
from detente.store.indexing import CAST
from detente.store.standing import Standing
from detente.workflow.upkeep.drafts import before_splits, split_reports
from detente.workflow.upkeep.facts import unchecked
from detente.workflow.upkeep.names import (
    CALLED,
    ISSUES,
    MERGED,
    OUTLETS,
    PARTIES,
    PEOPLE,
    PEOPLE_READ,
    SLUGS,
)
from detente.workflow.upkeep.rows import plain

Named = TypeVar("Named", Party, Person, Issue, Outlet)


def cast_anew(standing: Standing, judgements: Sequence[Judgement]) -> bool:
    """Work out who is who when that may have changed, and have the facts that it touches worked out anew."""
    if not standing.soiled(CAST):
        return False
    standing.clean(CAST, [""])
    every = standing.entries("party", "person")
    parties = [(row.number, Party.model_validate_json(row.entry)) for row in every if row.kind == "party"]
    people = [(row.number, Person.model_validate_json(row.entry)) for row in every if row.kind == "person"]
    cast = cast_of([one for _, one in parties], [one for _, one in people])
    before = {kind: standing.cast(kind) for kind in (SLUGS, CALLED, MERGED, PEOPLE_READ, PEOPLE)}
    same = merged_into(judgements)
    after: dict[str, Mapping[str, str]] = {
        SLUGS: cast.slugs,
        CALLED: cast.called,
        MERGED: same,
        PEOPLE_READ: {one.id: as_json(one) for one in cast.people.values()},
    }
    standing.make_stale(touched(standing, before, after, parties, people))
    standing.make_stale({*standing.notes().values(), *split_reports(standing, judgements)})
    for kind, entries in after.items():
        standing.set_cast(kind, entries)
    keep_names(standing, cast, same, [reparty(one, cast.slugs) for _, one in parties], judgements)
    unchecked(standing, seated_elsewhere(standing, before, {**after, PEOPLE: standing.cast(PEOPLE)}, people))
    return True


def keep_names(
    standing: Standing,
    cast: Cast,
    same: Mapping[str, str],
    parties: Iterable[Party],
    judgements: Sequence[Judgement],
) -> None:
    """Keep who and what the case is about, with those who were heard, after all merges and splits."""
    read = list(parties)
    issues = [Issue.model_validate_json(row.entry) for row in standing.entries("issue")]
    names = by_slug(read), by_slug(cast.people.values()), by_slug(issues)
    heard = [note(one, *names) for one in notes(judgements)]
    every = joined([*read, *(one for draft in heard for one in draft.parties)])
    people = joined([*cast.people.values(), *(one for draft in heard for one in draft.people)])
    together = merged(same, every, people)
    known = Known(
        by_slug(together.parties.get(slug, one) for one in every for slug in (same.get(one.id, one.id),)),
        dict(together.people),
    )
    standing.set_cast(PARTIES, named(known.parties.values()))
    standing.set_cast(PEOPLE, named(known.people.values()))
    if splits(judgements):
        told = before_splits(standing, sorted(split_reports(standing, judgements)), judgements)
        split([draft for _, _, draft in told.drafts], judgements, same, known)
        standing.set_cast(PARTIES, named(known.parties.values()))
        standing.set_cast(PEOPLE, named(known.people.values()))
    standing.set_cast(ISSUES, named(joined([*issues, *(one for draft in heard for one in draft.issues)])))
    outlets = joined(Outlet.model_validate_json(row.entry) for row in standing.entries("outlet"))
    standing.set_cast(OUTLETS, named(outlets))


def named(entries: Iterable[Named]) -> dict[str, str]:
    """Return slug -> entry as JSON, each once."""
    found: dict[str, str] = {}
    for one in entries:
        found.setdefault(one.id, as_json(one))
    return found


def as_json(one: Party | Person | Issue | Outlet) -> str:
    """Return an entry as JSON."""
    return one.model_dump_json(exclude_defaults=True)


def touched(
    standing: Standing,
    before: Mapping[str, Mapping[str, str]],
    after: Mapping[str, Mapping[str, str]],
    parties: Sequence[tuple[int, Party]],
    people: Sequence[tuple[int, Person]],
) -> set[int]:
    """Return the numbers of the reports in which something else stands when the cast is another."""
    seats = differing(before[SLUGS], after[SLUGS])
    names = differing(before[CALLED], after[CALLED])
    merges = differing(before[MERGED], after[MERGED])
    others, titles = other_people(before[PEOPLE_READ], after[PEOPLE_READ])
    moved = seats | merges
    called = {*before[CALLED].items(), *after[CALLED].items()}
    those = names | others | merges | {slug for slug, full in called if full in others | merges}
    entries = {number for number, one in parties if one.id in moved}
    entries |= {number for number, one in people if one.id in those or any(role.party in moved for role in one.roles)}
    found = standing.bearing(entries) | standing.naming(moved)
    holders = {
        number for number, one in people if any(plain(role.title) in titles for role in one.roles) or one.id in those
    }
    found |= standing.with_offices(titles) if holders else set()
    if others or titles or before[PEOPLE_READ] != after[PEOPLE_READ]:
        found |= standing.judged_reports()
    return found


def seated_elsewhere(
    standing: Standing,
    before: Mapping[str, Mapping[str, str]],
    after: Mapping[str, Mapping[str, str]],
    people: Sequence[tuple[int, Person]],
) -> set[int]:
    """Return the numbers of the reports that name somebody whose last office is held for another party than before.

    The checks count whoever is named with that party; nothing else of what stands follows from it.
    """
    found = {
        slug
        for kind in (PEOPLE_READ, PEOPLE)
        for slug in before[kind].keys() | after[kind].keys()
        if before[kind].get(slug) != after[kind].get(slug)
        and seat_in(before[kind].get(slug)) != seat_in(after[kind].get(slug))
    }
    found |= {slug for slug, into in after[MERGED].items() if into in found}
    found |= {slug for slug, full in after[CALLED].items() if full in found}
    return standing.bearing({number for number, one in people if one.id in found}) if found else set()


def seat_in(entry: str | None) -> str | None:
    """Return for which party somebody holds the last office that is known."""
    roles = Person.model_validate_json(entry).roles if entry else ()
    return roles[-1].party if roles else None


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> set[str]:
    """Return the slugs that stand for something else than before, with what they stand for."""
    return {slug for pair in set(one.items()) ^ set(other.items()) for slug in pair}


def other_people(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[set[str], set[str]]:
    """Return who has another name or party than before, and the offices that somebody has or has not now."""
    others, titles = set(), set()
    for slug in before.keys() | after.keys():
        if before.get(slug) == after.get(slug):
            continue
        one, other = (Person.model_validate_json(held[slug]) if slug in held else None for held in (before, after))
        if one is None or other is None or (one.name, party_of(one)) != (other.name, party_of(other)):
            others.add(slug)
        held, holds = ({plain(role.title) for role in who.roles} if who else set() for who in (one, other))
        titles |= held ^ holds
    return others, titles
