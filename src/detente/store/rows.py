"""A draft as rows of the index."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Table

from detente.record import Deadline, Draft, Event, Meeting, PartialDate, Statement
from detente.store import tables

Row = dict[str, Any]


def index_rows(draft: Draft, reading: int) -> Mapping[Table, list[Row]]:
    """Return for each table of the index the rows that a reading gives it."""
    return {
        tables.statements: [{"reading": reading, **statement(one)} for one in once(draft.statements)],
        tables.events: [{"reading": reading, **event(one)} for one in once(draft.events)],
        tables.meetings: [{"reading": reading, **meeting(one)} for one in once(draft.meetings)],
        tables.deadlines: [{"reading": reading, **deadline(one)} for one in once(draft.deadlines)],
        tables.parties: [
            {"reading": reading, "id": one.id, "name": one.name, "kind": one.kind} for one in once(draft.parties)
        ],
        tables.people: [{"reading": reading, "id": one.id, "name": one.name} for one in once(draft.people)],
        tables.bodies: [{"reading": reading, "id": one.id, "name": one.name} for one in once(draft.bodies)],
        tables.issues: [{"reading": reading, "id": one.id, "name": one.label} for one in once(draft.issues)],
        tables.outlets: [
            {"reading": reading, "id": one.id, "name": one.name, "reliability": one.reliability.value}
            for one in once(draft.outlets)
        ],
        tables.roles: [
            {"reading": reading, "id": one.id, "place": place, "title": role.title, "party": role.party}
            for one in once(draft.people)
            for place, role in enumerate(one.roles)
        ],
    }


def once(entries: Iterable[Any]) -> Iterable[Any]:
    """Return the first entry under each id."""
    return {one.id: one for one in reversed(tuple(entries))}.values()


def statement(one: Statement) -> Row:
    """Return the row of a statement."""
    start, end = one.sentence
    return {
        "id": one.id,
        "start": start,
        "end": end,
        "kind": one.kind.value,
        "speaker": one.speaker.name,
        "person": one.speaker.person,
        "party": one.speaker.party,
        "unnamed": one.speaker.unnamed,
        "act": one.act.value,
        "target": one.target,
        "issue": one.issue,
        "negated": one.negated,
        "red_line": one.red_line,
        "date": written(one.date),
        "credibility": one.credibility,
    }


def event(one: Event) -> Row:
    """Return the row of an event."""
    start, end = one.span
    return {
        "id": one.id,
        "start": start,
        "end": end,
        "plover": one.plover.value,
        "actor": one.actor,
        "target": one.target,
        "date": written(one.date),
        "place": one.place,
        "status": one.status.value,
    }


def meeting(one: Meeting) -> Row:
    """Return the row of a meeting."""
    start, end = one.spans[0]
    return {
        "id": one.id,
        "start": start,
        "end": end,
        "name": one.name,
        "body": one.body,
        "date": written(one.date),
        "place": one.place,
        "status": one.status.value,
    }


def deadline(one: Deadline) -> Row:
    """Return the row of a deadline."""
    start, end = one.spans[0]
    return {"id": one.id, "start": start, "end": end, "who": one.who, "what": one.what, "due": written(one.due)}


def written(date: PartialDate | None) -> str | None:
    """Return a date as ISO 8601 has it."""
    return date.value if date else None
