"""A case's database: what can be kept in it and asked of it, the same over SQLite and PostgreSQL."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Executable, Row, Table, func, insert, select, update

from detente.errors import DatabaseBroken, NotInCase
from detente.record import Draft, Judgement, Report
from detente.store import tables
from detente.store.asking import Asking
from detente.store.failing import persistent, said
from detente.store.frozen import report_of, row_of
from detente.store.heads import comes_before
from detente.store.indexing import index, index_renewed, totals
from detente.store.packing import packed, unpacked
from detente.store.standing import Standing
from detente.store.upserts import of_dialect, put, put_if_new
from detente.store.words import Hit, add_words, change_title, found

Result = TypeVar("Result")

IN_ONE = 200
"""Reports that are fetched at a time, so that memory does not grow with their number."""

__all__ = ["Hit", "Kept", "Origin", "Store"]


@dataclass(frozen=True)
class Origin:
    """Where a report came from."""

    name: str
    """The file, the address or the entry."""
    raw: str | None = None
    """SHA-256 of the bytes as they came, by which the archive keeps them."""
    size: int = 0
    """How many bytes."""
    known: Mapping[str, str | None] | None = None
    """What was known of it besides, such as its date and outlet."""


@dataclass(frozen=True)
class Kept:
    """A report as it is kept: when it was added, and what is its latest reading."""

    number: int
    report: Report
    draft: Draft
    reader: str
    """What read it."""
    at: str
    """When it was added, in ISO 8601."""


class Store:
    """The record of one case in a database."""

    def __init__(self, engine: Engine, place: str) -> None:
        self.engine, self.place = engine, place

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def reading(self, work: Callable[[Connection], Result]) -> Result:
        """Return what some work reads in one transaction."""

        def once() -> Result:
            with self.engine.connect() as connection:
                if connection.dialect.name == "postgresql":  # all questions at one moment, as SQLite has it
                    connection = connection.execution_options(isolation_level="REPEATABLE READ")
                with connection.begin():
                    return work(connection)

        with said(self.place):
            return persistent(once)

    def writing(self, work: Callable[[Connection], Result]) -> Result:
        """Do some work as one transaction: all of it is kept, or nothing."""

        def once() -> Result:
            with self.engine.connect().execution_options(write=True) as connection, connection.begin():
                return work(connection)

        with said(self.place):
            return persistent(once)

    def rows(self, query: Executable) -> Sequence[Row[Any]]:
        """Return the rows that a query finds."""
        return self.reading(lambda connection: connection.execute(query).all())

    def upkeep(self, work: Callable[[Standing], Result]) -> Result:
        """Do some work on the rows of what stands as one transaction, while no other program does."""

        def alone(connection: Connection) -> Result:
            standing = Standing(connection)
            standing.lock()
            return work(standing)

        return self.writing(alone)

    def asking(self, work: Callable[[Asking, Standing], Result]) -> Result:
        """Return what some questions on what stands are answered, all at one moment."""

        def at_one_moment(connection: Connection) -> Result:
            return work(Asking(connection), Standing(connection))

        return self.reading(at_one_moment)

    # reports and what was read in them

    def add(self, draft: Draft, *, reader: str, origin: Origin, at: datetime | None = None) -> bool:
        """Keep a report with what was read in it, and return whether it is new; a report that is there stays as it is.

        Where it came from is noted in either case. All of it is kept, or nothing.
        """
        when = stamp(at)

        def work(connection: Connection) -> bool:
            report = draft.report
            number = new_row(connection, tables.reports, row_of(report, at=when))
            if number is not None:
                add_words(connection, number, report)
                self.keep_reading(connection, draft, reader, when)
                index(connection, number, draft)
            keep_origin(connection, report.id, origin, when)
            return number is not None

        return self.writing(work)

    def put_head(self, draft: Draft, *, reader: str, at: datetime | None = None) -> bool:
        """Keep a text that is there under the head of a draft, with what was read under it, if that head goes first.

        Of all heads under which a text came the same one stands, whatever their order. Returns whether it is this one.

        Raises:
            NotInCase: There is no such text.
        """
        when = stamp(at)

        def work(connection: Connection) -> bool:
            report, held = draft.report, tables.reports
            row = connection.execute(select(held).where(held.c.id == report.id).with_for_update()).one_or_none()
            if row is None:
                raise NotInCase("report", report.id)
            before = report_of(row)
            if not comes_before(report, before):
                return False
            new = row_of(report, at=row.at)
            head = {name: new[name] for name in ("published", "outlet", "title", "about")}
            connection.execute(update(held).where(held.c.number == row.number).values(head))
            change_title(connection, row.number, before, report)
            earlier = tables.readings.c.report == report.id, tables.readings.c.latest
            connection.execute(update(tables.readings).where(*earlier).values(latest=False))
            self.keep_reading(connection, draft, reader, when)
            index_renewed(connection, row.number, draft)
            return True

        return self.writing(work)

    def read_again(self, draft: Draft, *, reader: str, at: datetime | None = None) -> bool:
        """Keep a later reading of a report that is there, and return whether it says anything else."""
        when = stamp(at)

        def work(connection: Connection) -> bool:
            last = select(tables.readings.c.number, tables.readings.c.draft, tables.readings.c.reader).where(
                tables.readings.c.report == draft.report.id, tables.readings.c.latest
            )
            row = connection.execute(last.with_for_update()).one_or_none()
            if row is None:
                raise NotInCase("report", draft.report.id)
            before = unpacked(row.draft, draft.report)
            if before == draft:
                return False
            connection.execute(
                update(tables.readings).where(tables.readings.c.number == row.number).values(latest=False)
            )
            self.keep_reading(connection, draft, reader, when)
            index(connection, number_of(connection, draft.report.id), draft)
            return True

        return self.writing(work)

    def keep_reading(self, connection: Connection, draft: Draft, reader: str, when: str) -> None:
        """Keep what was read in a report as its latest reading."""
        row = {"report": draft.report.id, "reader": reader, "at": when, "latest": True, "draft": packed(draft)}
        connection.execute(insert(tables.readings), row)

    def note_origin(self, report: str, origin: Origin, at: datetime | None = None) -> None:
        """Note that a report which is there came from somewhere else too."""
        self.writing(lambda connection: keep_origin(connection, report, origin, stamp(at)))

    def origins(self, report: str) -> tuple[Origin, ...]:
        """Return where a report came from, the first first."""
        query = select(tables.origins).where(tables.origins.c.report == report).order_by(tables.origins.c.at)
        rows = self.rows(query)
        return tuple(Origin(row.name, row.raw, 0, json.loads(row.known)) for row in rows)

    def __contains__(self, report: object) -> bool:
        query = select(tables.reports.c.number).where(tables.reports.c.id == report)
        return bool(self.rows(query))

    def __len__(self) -> int:
        return self.counts()["reports"]

    def report(self, name: str) -> Report:
        """Return a report by its id, or by the first digits of it.

        Raises:
            NotInCase: No report, or more than one, has an id that begins so.
        """
        query = select(tables.reports).where(tables.reports.c.id.startswith(name, autoescape=True)).limit(2)
        rows = self.rows(query)
        if len(rows) != 1:
            raise NotInCase("report", name)
        return report_of(rows[0])

    def kept(self, ids: Sequence[str] | None = None) -> Iterator[Kept]:
        """Yield the reports with their latest readings by date and id, whatever the order in which they came."""
        names = self.ids() if ids is None else ids
        for first in range(0, len(names), IN_ONE):
            part = names[first : first + IN_ONE]
            query = (
                select(tables.reports, tables.readings.c.draft, tables.readings.c.reader)
                .join(tables.readings, tables.readings.c.report == tables.reports.c.id)
                .where(tables.reports.c.id.in_(part), tables.readings.c.latest)
            )
            rows = {row.id: row for row in self.rows(query)}
            for name in part:
                if name in rows:
                    row = rows[name]
                    yield self.kept_in(row)

    def kept_in(self, row: Row[Any]) -> Kept:
        """Return the report in a row with its reading.

        Raises:
            DatabaseBroken: One of them was damaged.
        """
        try:
            report = report_of(row)
            return Kept(row.number, report, unpacked(row.draft, report), row.reader, row.at)
        except (ValueError, TypeError, LookupError, zlib.error) as error:
            raise DatabaseBroken(self.place, f"report {row.number} in it cannot be read: {error}") from error

    def drafts(self, ids: Sequence[str] | None = None) -> Iterator[Draft]:
        """Yield what was last read in each report, by date and id."""
        yield from (one.draft for one in self.kept(ids))

    def ids(self, *, after: int = 0) -> list[str]:
        """Return the ids of the reports by date and id; with `after`, of those that were added after that number."""
        query = (
            select(tables.reports.c.id)
            .where(tables.reports.c.number > after)
            .order_by(func.coalesce(tables.reports.c.published, ""), tables.reports.c.id)
        )
        return list(self.reading(lambda connection: connection.execute(query).scalars().all()))

    def published(self, *, after: int = 0) -> list[str]:
        """Return the dates on which reports appeared, each once; with `after`, of those added after that number."""
        query = (
            select(tables.reports.c.published)
            .where(tables.reports.c.published.is_not(None), tables.reports.c.number > after)
            .distinct()
        )
        return [row.published for row in self.rows(query)]

    def last(self) -> int:
        """Return the number of the report that was added last."""
        query = select(func.coalesce(func.max(tables.reports.c.number), 0)).where(tables.reports.c.number > 0)
        return int(self.reading(lambda connection: connection.execute(query).scalar_one()))

    # judgements

    def judge(self, judgements: Iterable[Judgement]) -> int:
        """Keep some judgements, all or none, and return how many are new; one that is there stays as it is."""
        rows = [
            {
                "id": one.id,
                "verdict": one.verdict.value,
                "subject": one.subject,
                "by": one.by,
                "at": one.at.isoformat(),
                "entry": one.model_dump_json(),
            }
            for one in judgements
        ]
        return self.writing(
            lambda connection: sum(new_row(connection, tables.judgements, row) is not None for row in rows)
        )

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements in the order in which they were made."""
        query = select(tables.judgements.c.entry).order_by(tables.judgements.c.number)
        held = self.reading(lambda connection: connection.execute(query).scalars().all())
        return tuple(Judgement.model_validate_json(one) for one in held)

    # what else one asks

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Return the reports in which some words stand, the best first: `troops "red line" -sanctions`."""
        return self.reading(lambda connection: found(connection, words, limit))

    def counts(self) -> dict[str, int]:
        """Return how much of everything there is."""

        def work(connection: Connection) -> dict[str, int]:
            def rows(table: Table) -> int:
                return int(connection.execute(select(func.count()).where(table.c.number > 0)).scalar_one())

            return {"reports": rows(tables.reports), **totals(connection), "judgements": rows(tables.judgements)}

        return self.reading(work)

    def mark(self, name: str) -> str | None:
        """Return what the case remembers under a name."""
        query = select(tables.marks.c.value).where(tables.marks.c.name == name)
        return self.reading(lambda connection: connection.execute(query).scalar_one_or_none())

    def marks(self, begin: str) -> list[str]:
        """Return the names that begin so, under which the case remembers something."""
        query = select(tables.marks.c.name).where(tables.marks.c.name.startswith(begin, autoescape=True))
        return [row.name for row in self.rows(query)]

    def set_mark(self, name: str, value: str) -> None:
        """Remember something under a name, in place of what stood there."""
        self.writing(lambda connection: put(connection, tables.marks, [{"name": name, "value": value}]))


def number_of(connection: Connection, report: str) -> int:
    """Return the number of a report that is there."""
    return int(connection.execute(select(tables.reports.c.number).where(tables.reports.c.id == report)).scalar_one())


def new_row(connection: Connection, table: Table, row: Mapping[str, object]) -> int | None:
    """Insert a row with a number of its own, and return the number; nothing when its id is there already."""
    query = of_dialect(connection).insert(table).values(**row)
    query = query.on_conflict_do_nothing(index_elements=["id"]).returning(table.c.number)
    number = connection.execute(query).scalar_one_or_none()
    return None if number is None else int(number)


def keep_origin(connection: Connection, report: str, origin: Origin, when: str) -> None:
    """Note where a report came from, once."""
    if origin.raw is not None:
        put_if_new(connection, tables.raws, [{"id": origin.raw, "size": origin.size, "at": when}])
    known = json.dumps(dict(origin.known or {}), ensure_ascii=False, sort_keys=True)
    row = {"report": report, "name": origin.name, "raw": origin.raw, "known": known, "at": when}
    put_if_new(connection, tables.origins, [row])


def stamp(at: datetime | None) -> str:
    """Return a time in ISO 8601, now when none is given."""
    return (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
