"""The rows of what stands, as they are brought up to date: what is asked and written for that in one transaction."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Table, and_, delete, func, insert, select, text, update
from sqlalchemy.sql.elements import ColumnElement

from detente.record import Draft, Judgement, Report
from detente.store import tables
from detente.store.frozen import report_of
from detente.store.indexing import index, soil
from detente.store.notes import forget_all_notes, forget_notes, note, noted
from detente.store.packing import unpacked
from detente.store.texts import Words
from detente.store.upserts import put, put_if_new

Value = TypeVar("Value")
Plain = dict[str, Any]

MANY = 400
"""Values that are looked up at a time."""
LOCK = 0x64E7
"""By this number one program tells others on a server that it brings rows up to date."""


class Standing:
    """What stands of a case, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def lock(self) -> None:
        """Wait until no other program brings these rows up to date; in SQLite there is one writer at a time anyway."""
        if self.connection.dialect.name == "postgresql":
            self.connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": LOCK})

    # what is to be done

    def state(self, name: str) -> str | None:
        """Return from what rows were worked out."""
        found = self.connection.execute(select(tables.states.c.value).where(tables.states.c.name == name))
        value = found.scalar_one_or_none()
        return None if value is None else str(value)

    def set_state(self, name: str, value: str | None) -> None:
        """Note from what rows were worked out; None: they are not."""
        if value is None:
            self.connection.execute(delete(tables.states).where(tables.states.c.name == name))
        else:
            put(self.connection, tables.states, [{"name": name, "value": value}])

    def forget_all(self) -> None:
        """Take away all that follows from readings and judgements, for it to be worked out anew."""
        for table in (*tables.DERIVED, tables.bearers, tables.entries, tables.indexed):
            self.connection.execute(delete(table))
        forget_all_notes(self.connection)

    def unindexed(self, most: int) -> list[int]:
        """Return the numbers of reports that are not indexed."""
        held, known = (select(func.count()).select_from(table) for table in (tables.reports, tables.indexed))
        if self.connection.execute(held).scalar_one() == self.connection.execute(known).scalar_one():
            return []  # which is counted much faster than it is looked up
        query = (
            select(tables.reports.c.number)
            .outerjoin(tables.indexed, tables.indexed.c.report == tables.reports.c.number)
            .where(tables.indexed.c.report.is_(None), tables.reports.c.number > 0)
            .order_by(tables.reports.c.number)
            .limit(most)
        )
        return self.numbers(query)

    def stale(self, most: int) -> list[int]:
        """Return the numbers of reports whose facts are to be worked out anew."""
        query = (
            select(tables.indexed.c.report).where(tables.indexed.c.stale.is_(True)).order_by(tables.indexed.c.report)
        )
        return self.numbers(query.limit(most))

    def waiting(self) -> int:
        """Return how many reports are to be worked out anew."""
        query = select(func.count()).select_from(tables.indexed).where(tables.indexed.c.stale)
        return int(self.connection.execute(query).scalar_one())

    def make_stale(self, numbers: Iterable[int]) -> None:
        """Have the facts of some reports worked out anew."""
        for part in parts(sorted(set(numbers))):
            query = update(tables.indexed).where(tables.indexed.c.report.in_(part))
            self.connection.execute(query.values(stale=True))

    def soil(self, marks: Iterable[tuple[str, str, int]]) -> None:
        """Note what is to be worked out anew: kind, key and day."""
        soil(self.connection, marks)

    def soiled(self, kind: str, most: int | None = None) -> list[tuple[str, int]]:
        """Return what is to be worked out anew of a kind, as key and day, of some keys only with `most`."""
        keys = select(tables.dirty.c.key).where(tables.dirty.c.kind == kind).distinct().order_by(tables.dirty.c.key)
        query = select(tables.dirty.c.key, tables.dirty.c.day).where(tables.dirty.c.kind == kind)
        if most is not None:
            query = query.where(tables.dirty.c.key.in_(keys.limit(most).scalar_subquery()))
        rows = self.connection.execute(query.order_by(tables.dirty.c.key, tables.dirty.c.day))
        return [(str(row.key), int(row.day)) for row in rows]

    def clean(self, kind: str, keys: Iterable[str]) -> None:
        """Note that what is of this kind and these keys was worked out."""
        for part in parts(sorted(set(keys))):
            here = and_(tables.dirty.c.kind == kind, tables.dirty.c.key.in_(part))
            self.connection.execute(delete(tables.dirty).where(here))

    def is_dirty(self) -> bool:
        """Return whether anything is to be worked out anew."""
        return bool(self.connection.execute(select(tables.dirty.c.kind).limit(1)).first())

    def last_judgement(self) -> int:
        """Return the number of the judgement that was made last."""
        query = select(func.coalesce(func.max(tables.judgements.c.number), 0))
        return int(self.connection.execute(query).scalar_one())

    def last_change(self) -> tuple[int, int, int]:
        """Return by what it is told whether anything was read or judged since: numbers that only grow."""
        last = [select(func.coalesce(func.max(table.c.number), 0)) for table in (tables.reports, tables.readings)]
        reports, readings = (int(self.connection.execute(query).scalar_one()) for query in last)
        return reports, readings, self.last_judgement()

    def judgements(self) -> list[tuple[int, Judgement]]:
        """Return all judgements with their numbers, in their order."""
        query = select(tables.judgements.c.number, tables.judgements.c.entry).order_by(tables.judgements.c.number)
        return [(row.number, Judgement.model_validate_json(row.entry)) for row in self.connection.execute(query)]

    # reports and what was read in them

    def kept(self, numbers: Sequence[int]) -> Iterator[tuple[int, Draft]]:
        """Yield what was last read in some reports."""
        query = (
            select(tables.reports, tables.readings.c.draft)
            .join(tables.readings, tables.readings.c.report == tables.reports.c.id)
            .where(tables.reports.c.number.in_(numbers), tables.readings.c.latest)
            .order_by(tables.reports.c.number)
        )
        for row in self.connection.execute(query).all():
            yield row.number, unpacked(row.draft, report_of(row))

    def notes(self) -> dict[str, int]:
        """Return the ids of the notes of what was heard with their numbers, which are below 0."""
        return noted(self.connection)

    def note(self, wanted: Mapping[int, Report]) -> None:
        """Put notes among the reports: number of its judgement -> note."""
        note(self.connection, wanted)

    def forget_notes(self, numbers: Collection[int]) -> None:
        """Take away notes of which nothing stands any more."""
        forget_notes(self.connection, numbers)

    def days(self, numbers: Collection[int]) -> dict[int, int | None]:
        """Return the days on which some reports appeared, counted from the year 1."""
        query = select(tables.indexed.c.report, tables.indexed.c.day).where(tables.indexed.c.report.in_(numbers))
        return {row.report: row.day for row in self.connection.execute(query)}

    def index(self, number: int, draft: Draft) -> None:
        """Note what the latest reading of a report names."""
        index(self.connection, number, draft)

    def numbers(self, query: Any) -> list[int]:  # noqa: ANN401 (SQLAlchemy's types of queries are many)
        """Return the numbers that a query finds."""
        return [int(one) for one in self.connection.execute(query).scalars()]

    def number_of(self, report: str) -> int | None:
        """Return the number of a report, if it is there."""
        found = self.numbers(select(tables.reports.c.number).where(tables.reports.c.id == report))
        return found[0] if found else None

    def numbers_of(self, reports: Sequence[str]) -> list[int]:
        """Return the numbers of reports."""
        return self.numbers(select(tables.reports.c.number).where(tables.reports.c.id.in_(reports)))

    def where(self, subject: str) -> set[int]:
        """Return the numbers of the reports in which a fact stands, or stood when it was judged."""
        query = select(tables.judged.c.report).where(tables.judged.c.subject == subject)
        found = set(self.numbers(query))
        key = key_of(subject)
        if key is not None:
            for table in tables.FACTS:
                found.update(self.numbers(select(table.c.report).where(table.c.id == key)))
        return found

    # the cast

    def entries(self, *kinds: str) -> list[Row[Any]]:
        """Return what readings name, in the order of the reports that have it first: number, kind, slug, entry."""
        query = select(tables.entries).where(tables.entries.c.kind.in_(kinds)).order_by(tables.entries.c.first)
        return list(self.connection.execute(query).all())

    def cast(self, kind: str, slugs: Collection[str] | None = None) -> dict[str, str]:
        """Return slug -> what it stands for, in their order."""
        found: dict[str, str] = {}
        for part in [None] if slugs is None else parts(sorted(slugs)):
            query = select(tables.cast.c.slug, tables.cast.c.entry).where(tables.cast.c.kind == kind)
            if part is not None:
                query = query.where(tables.cast.c.slug.in_(part))
            found.update({row.slug: row.entry for row in self.connection.execute(query.order_by(tables.cast.c.place))})
        return found

    def set_cast(self, kind: str, entries: Mapping[str, str]) -> None:
        """Keep what slugs stand for, in place of what stood there."""
        self.connection.execute(delete(tables.cast).where(tables.cast.c.kind == kind))
        rows = [
            {"kind": kind, "slug": slug, "place": place, "entry": entry}
            for place, (slug, entry) in enumerate(entries.items())
        ]
        self.insert(tables.cast, rows)

    def parties_read(self) -> set[str]:
        """Return the slugs of parties as readings have them."""
        query = select(tables.entries.c.slug).where(tables.entries.c.kind == "party").distinct()
        return {row.slug for row in self.connection.execute(query)}

    def bearing(self, entries: Collection[int]) -> set[int]:
        """Return the numbers of the reports whose readings have some entries."""
        found: set[int] = set()
        for part in parts(sorted(entries)):
            found.update(self.numbers(select(tables.bearers.c.report).where(tables.bearers.c.entry.in_(part))))
        return found

    def naming(self, slugs: Collection[str]) -> set[int]:
        """Return the numbers of the reports in whose facts a party or person stands."""
        said, done, met, owed = tables.FACTS
        found: set[int] = set()
        for part in parts(sorted(slugs)):
            for column in (said.c.person, said.c.party, said.c.target, said.c.holder, done.c.actor, done.c.target,
                           owed.c.who):  # fmt: skip
                found.update(self.numbers(select(column.table.c.report).where(column.in_(part))))
            for slug in part:
                query = select(met.c.report).where(met.c.participants.contains(f" {slug} ", autoescape=True))
                found.update(self.numbers(query))
        return found

    def with_offices(self, titles: Collection[str]) -> set[int]:
        """Return the numbers of the reports in which an office is named of which it may be told who holds it."""
        said = tables.statements
        found: set[int] = set()
        for part in parts(sorted(titles)):
            found.update(self.numbers(select(said.c.report).where(said.c.role.in_(part))))
        return found

    def judged_reports(self) -> set[int]:
        """Return the numbers of the reports with facts that were judged."""
        return set(self.numbers(select(tables.judged.c.report)))

    # facts

    def rows(self, table: str, numbers: Sequence[int]) -> list[Plain]:
        """Return the rows of a table that belong to some reports."""
        held = named(table)
        return [dict(row) for row in self.connection.execute(select(held).where(held.c.report.in_(numbers))).mappings()]

    def replace(self, table: str, numbers: Sequence[int], rows: Sequence[Plain]) -> None:
        """Put rows in place of those that belong to some reports."""
        held = named(table)
        self.connection.execute(delete(held).where(held.c.report.in_(numbers)))
        self.insert(held, rows)

    def insert(self, table: Table, rows: Sequence[Plain]) -> None:
        """Insert rows."""
        if rows:
            self.connection.execute(insert(table), list(rows))

    def note_judged(self, found: Iterable[tuple[str, int]]) -> None:
        """Note in which report stands what was judged."""
        put_if_new(self.connection, tables.judged, [{"subject": name, "report": number} for name, number in found])

    def fresh(self, numbers: Sequence[int]) -> None:
        """Note that the facts of some reports were worked out."""
        query = update(tables.indexed).where(tables.indexed.c.report.in_(numbers))
        self.connection.execute(query.values(stale=False))

    def by_ids(self, ids: Collection[bytes]) -> dict[bytes, Row[Any]]:
        """Return id -> row of statements."""
        said, found = tables.statements, {}
        for part in parts(sorted(ids)):
            found.update(
                {bytes(row.id): row for row in self.connection.execute(select(said).where(said.c.id.in_(part)))}
            )
        return found

    # which statements are one

    def days_spoken(self, voice: str, *, negated: bool, since: int) -> list[int]:
        """Return the days on which a party or person said something, from one on."""
        said = tables.statements
        found: set[int] = set()
        for speaks in (said.c.person == voice, and_(said.c.person.is_(None), said.c.party == voice)):
            here = and_(speaks, said.c.day >= since, said.c.negated == negated)
            found.update(self.numbers(select(said.c.day).where(here).distinct()))
        return sorted(found)

    def spoken(self, voice: str, days: tuple[int, int] | None, *, negated: bool) -> list[Row[Any]]:
        """Return what a party or person said from one day to another, or without a day, with the words.

        In `words` stands the text from where the content starts to where it ends.
        """
        said, reports = tables.statements, tables.reports
        found: list[Row[Any]] = []
        for speaks in (said.c.person == voice, and_(said.c.person.is_(None), said.c.party == voice)):
            query = (
                select(
                    said.c.report, said.c.place, said.c.id, said.c.day, said.c.low, said.c.high, said.c.spans,
                    said.c.said, said.c.holder, said.c.issue, said.c.act, reports.c.id.label("report_id"),
                    words_of(said.c.low, said.c.high),
                )
                .join(reports, reports.c.number == said.c.report)
                .where(speaks, said.c.negated == negated)
                .where(said.c.day.is_(None) if days is None else said.c.day.between(*days))
            )  # fmt: skip
            found.extend(self.connection.execute(query))
        return found

    def set_said(self, changes: Sequence[tuple[int, int, bytes | None]]) -> None:
        """Note for statements, each by report and place, with which they are one."""
        if changes:
            query = text("UPDATE statements SET said = :said WHERE report = :report AND place = :place")
            rows = [{"report": report, "place": place, "said": said} for report, place, said in changes]
            self.connection.execute(query, rows)

    # what is denied

    def around(self, table: str, first: int, last: int) -> list[Row[Any]]:
        """Return the rows of denials or claims whose reports appeared from one day to another, by day and id."""
        held, reports, indexed = named(table), tables.reports, tables.indexed
        start, end = held.c.start, held.c.end
        query = (
            select(held, reports.c.id.label("report_id"), reports.c.published, indexed.c.day, words_of(start, end))
            .join(reports, reports.c.number == held.c.report)
            .join(indexed, indexed.c.report == held.c.report)
            .where(indexed.c.day.between(first, last))
            .order_by(reports.c.published, reports.c.id, held.c.place)
        )
        return list(self.connection.execute(query).all())

    def undated(self, table: str, number: int) -> list[Row[Any]]:
        """Return the rows of denials or claims of a report without a date."""
        held, reports = named(table), tables.reports
        query = (
            select(held, reports.c.id.label("report_id"), reports.c.published, words_of(held.c.start, held.c.end))
            .join(reports, reports.c.number == held.c.report)
            .where(held.c.report == number)
            .order_by(held.c.place)
        )
        return list(self.connection.execute(query).all())

    def set_denied(self, rows: Sequence[Plain]) -> None:
        """Note what is denied: report, place, and claimed, low, high and finding."""
        query = text(
            "UPDATE denials SET claimed = :claimed, low = :low, high = :high, finding = :finding "
            "WHERE report = :report AND place = :place"
        )
        if rows:
            self.connection.execute(query, list(rows))


def named(table: str) -> Table:
    """Return one of the tables of what stands by its name."""
    return {one.name: one for one in tables.OF_REPORT}[table]


def words_of(start: ColumnElement[Any], end: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the words of a report between two offsets."""
    return Words(tables.reports.c.text, start, end).label("words")


def parts(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """Yield values some at a time."""
    for start in range(0, len(values), MANY):
        yield values[start : start + MANY]


def key_of(fact: str) -> bytes | None:
    """Return a fact's id as it is kept; nothing when it is none."""
    try:
        key = bytes.fromhex(fact)
    except ValueError:
        return None
    return key if len(key) == 12 else None
