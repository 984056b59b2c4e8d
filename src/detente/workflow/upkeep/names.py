"""Who is who in the whole case, as it was last worked out (`casting`)."""

import json
from collections.abc import Collection, Mapping

from detente.analysis.identity import Cast
from detente.analysis.merging import Merged
from detente.analysis.splitting import Known
from detente.record import Draft, Party, Person
from detente.store.standing import Standing

PEOPLE_READ, PEOPLE, PARTIES, ISSUES, OUTLETS = "read", "person", "party", "issue", "outlet"
SLUGS, CALLED, MERGED = "slug", "called", "merged"
"""Kinds of what is kept of the cast."""


def cast_for(standing: Standing, read: Collection[Draft], notes: Collection[Draft]) -> tuple[Cast, Merged]:
    """Return who is who for some drafts: what was read, and notes of what was heard."""
    called = standing.cast(CALLED)
    same = standing.cast(MERGED)
    wanted = {called.get(one.id, one.id) for draft in read for one in draft.people}
    people_read = people_in(standing.cast(PEOPLE_READ, wanted))
    wanted |= {one.id for draft in notes for one in draft.people}
    people = people_in(standing.cast(PEOPLE, {same.get(slug, slug) for slug in wanted} | set(same.values())))
    parties = parties_in(standing.cast(PARTIES, set(same.values()))) if same else {}
    return Cast(standing.cast(SLUGS), called, people_read), Merged(same, parties, people)


def known_in(standing: Standing, slugs: Collection[str]) -> Known:
    """Return which of some parties and people are known in the whole case."""
    return Known(parties_in(standing.cast(PARTIES, slugs)), people_in(standing.cast(PEOPLE, slugs)))


def people_in(entries: Mapping[str, str]) -> dict[str, Person]:
    """Return slug -> person."""
    return {slug: Person.model_validate_json(entry) for slug, entry in entries.items()}


def parties_in(entries: Mapping[str, str]) -> dict[str, Party]:
    """Return slug -> party."""
    return {slug: Party.model_validate_json(entry) for slug, entry in entries.items()}


def key(*values: object) -> str:
    """Return values as one text, by which something is told that is to be worked out anew."""
    return json.dumps(values)
