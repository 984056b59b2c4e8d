"""What each report's latest reading names, and which reports are to be worked out anew."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from detente.record import Body, Draft, Issue, Outlet, Party, Person
from detente.store import tables
from detente.store.upserts import put, put_if_new

Named = Party | Person | Body | Issue | Outlet

KINDS: Mapping[str, type[Named]] = {
    "party": Party,
    "person": Person,
    "body": Body,
    "issue": Issue,
    "outlet": Outlet,
}
CAST = "cast"
"""Under this kind it is noted that the cast is to be worked out anew."""
RENEWED = "renewed"
"""Under this kind it is noted which reports have another head than before, and of which day they were."""
MANY = 500
"""Values that are looked up at a time."""


@dataclass(frozen=True)
class Held:
    """Somebody or something that a reading names."""

    kind: str
    slug: str
    entry: str
    """As JSON."""
    place: int
    first: str
    """A text that sorts what readings name by date, report and place."""

    @cached_property
    def hash(self) -> bytes:
        """By what it is told from others."""
        return hashlib.sha256(f"{self.kind}\n{self.entry}".encode()).digest()[:12]

    def row(self) -> dict[str, object]:
        """Return it as a row of the entries."""
        return {"hash": self.hash, "kind": self.kind, "slug": self.slug, "entry": self.entry, "first": self.first}


def index(connection: Connection, number: int, draft: Draft) -> None:
    """Note what the latest reading of a report names and how many facts it has; its facts are worked out later."""
    before = forget(connection, number)
    every = {one.hash: one for one in reversed(list(held_in(draft)))}
    known = looked_up(connection, list(every), tables.entries.c.first)
    new = [one for name, one in every.items() if name not in known]
    earlier = [one for name, one in every.items() if name in known and one.first < known[name]]
    put_if_new(connection, tables.entries, [one.row() for one in new])
    for one in earlier:
        connection.execute(update(tables.entries).where(tables.entries.c.hash == one.hash).values(first=one.first))
    numbers = looked_up(connection, list(every), tables.entries.c.number)
    rows = [{"report": number, "entry": numbers[name], "place": one.place} for name, one in every.items()]
    put(connection, tables.bearers, rows)
    gone = settle(connection, before - set(numbers.values()))
    if new or earlier or gone:
        soil(connection, [(CAST, "", 0)])
    day = draft.report.published.first.toordinal() if draft.report.published else None
    put(connection, tables.indexed, [{"report": number, "day": day, "stale": True, **counts(draft)}])


def index_renewed(connection: Connection, number: int, draft: Draft) -> None:
    """Note what is read in a report under another head: all of it counts as changed, and it may have another day."""
    query = select(tables.indexed.c.day).where(tables.indexed.c.report == number)
    day = connection.execute(query).scalar_one_or_none()
    index(connection, number, draft)
    named = select(tables.bearers.c.entry).where(tables.bearers.c.report == number)
    if settle(connection, connection.execute(named).scalars().all()):
        soil(connection, [(CAST, "", 0)])
    soil(connection, [(RENEWED, str(number), day or 0)])


def forget(connection: Connection, number: int) -> set[int]:
    """Take away what is noted of a report, and return the numbers of the entries that it had."""
    query = select(tables.bearers.c.entry).where(tables.bearers.c.report == number)
    found = set(connection.execute(query).scalars())
    connection.execute(delete(tables.bearers).where(tables.bearers.c.report == number))
    return found


def settle(connection: Connection, entries: Iterable[int]) -> bool:
    """Note for entries that a report has no more which report has them first now, and return whether any changed."""
    changed = False
    reports, bearers = tables.reports, tables.bearers
    for number in sorted(entries):
        rows = connection.execute(
            select(reports.c.published, reports.c.id, bearers.c.place)
            .join(reports, reports.c.number == bearers.c.report)
            .where(bearers.c.entry == number)
        ).all()
        first = min((f"{row.published or '':<16}{row.id}{row.place:05}" for row in rows), default=None)
        here = tables.entries.c.number == number
        before = connection.execute(select(tables.entries.c.first).where(here)).scalar_one()
        if first is None:
            connection.execute(delete(tables.entries).where(here))
        elif first != before:
            connection.execute(update(tables.entries).where(here).values(first=first))
        changed |= first != before
    return changed


def held_in(draft: Draft) -> Iterator[Held]:
    """Yield whom and what a draft names."""
    report = draft.report
    when = f"{report.published.value if report.published else '':<16}{report.id}"
    entries: tuple[Sequence[Named], ...] = draft.parties, draft.people, draft.bodies, draft.issues, draft.outlets
    every = ((kind, one) for kind, held in zip(KINDS, entries, strict=True) for one in held)
    for place, (kind, one) in enumerate(every):
        yield Held(kind, one.id, one.model_dump_json(exclude_defaults=True), place, f"{when}{place:05}")


def counts(draft: Draft) -> dict[str, int]:
    """Return how many facts of each kind a draft has."""
    return {table.name: len({one.id for one in getattr(draft, table.name)}) for table in tables.FACTS}


def looked_up(connection: Connection, hashes: Sequence[bytes], column: ColumnElement[Any]) -> dict[bytes, Any]:
    """Return hash -> a column of the entry, for those that are there."""
    found: dict[bytes, Any] = {}
    for start in range(0, len(hashes), MANY):
        query = select(tables.entries.c.hash, column.label("wanted"))
        rows = connection.execute(query.where(tables.entries.c.hash.in_(hashes[start : start + MANY])))
        found.update({bytes(row.hash): row.wanted for row in rows})
    return found


def soil(connection: Connection, marks: Iterable[tuple[str, str, int]]) -> None:
    """Note what is to be worked out anew: kind, key and day."""
    put_if_new(
        connection, tables.dirty, [{"kind": kind, "key": key, "day": day} for kind, key, day in sorted(set(marks))]
    )


def totals(connection: Connection) -> dict[str, int]:
    """Return how many facts of each kind were read."""
    columns = [func.coalesce(func.sum(tables.indexed.c[table.name]), 0).label(table.name) for table in tables.FACTS]
    row = connection.execute(select(*columns)).one()
    return {name: int(value) for name, value in row._mapping.items()}
