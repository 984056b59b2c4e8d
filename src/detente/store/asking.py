"""What stands of a case, asked for: filtered, sorted, counted and limited by the database."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, FromClause, Row, Select, Table, and_, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from detente.store import tables
from detente.store.dates import dated, is_day
from detente.store.standing import parts, words_of

Condition = ColumnElement[bool]
RECENT = 14
"""Days in which what was planned is mentioned again, mostly: there are far fewer reports of them than of all."""
NEVER = 10**7
"""Sorts what has no day behind what has one."""


@dataclass(frozen=True)
class Wanted:
    """To what rows are narrowed; nothing: to all."""

    party: str | None = None
    issue: str | None = None
    act: str | None = None
    person: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    """How many rows are wanted, the first ones."""
    told: tuple[str, ...] = ()
    """What a fact that is no statement must be told with, as its rows have it."""


OF_ALL = ("id", "said", "day", "low", "high", "spans", "red_line", "condition")
"""What is asked of every statement that is one with others."""
OF_FIRST = ("party", "speaker", "act", "stance", "attitude", "negated")
"""What is asked besides of the first of them."""


class Asking:
    """Questions on what stands, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def rows(self, query: Select[Any]) -> list[Row[Any]]:
        """Return the rows that a query finds."""
        return list(self.connection.execute(query).all())

    def count(self, table: Table, conditions: Sequence[Condition]) -> int:
        """Return how many rows fulfil all conditions."""
        query = select(func.count()).select_from(table).where(*conditions)
        return int(self.connection.execute(query).scalar_one())

    def cast(self, kind: str) -> dict[str, str]:
        """Return slug -> who or what it stands for, as JSON."""
        held = tables.cast
        query = select(held.c.slug, held.c.entry).where(held.c.kind == kind).order_by(held.c.place)
        return {row.slug: row.entry for row in self.connection.execute(query)}

    def state(self, name: str) -> str | None:
        """Return from what rows were worked out."""
        found = self.rows(select(tables.states.c.value).where(tables.states.c.name == name))
        return str(found[0].value) if found else None

    # statements

    def statements(self, wanted: Wanted) -> list[Row[Any]]:
        """Return statements by date, report and place, each with its report and its words."""
        said, reports = tables.statements, tables.reports
        first = (
            select(said)
            .join(reports, reports.c.number == said.c.report)
            .where(*statements_wanted(wanted))
            .order_by(said.c.date, reports.c.id, said.c.start, said.c.end, said.c.place)
            .limit(wanted.limit)
            .subquery()
        )
        query = (
            select(
                first, reports.c.id.label("report_id"), reports.c.outlet, tables.indexed.c.origin,
                words_of(first.c.low, first.c.high),
            )
            .join(reports, reports.c.number == first.c.report)
            .join(tables.indexed, tables.indexed.c.report == first.c.report)
            .order_by(first.c.date, reports.c.id, first.c.start, first.c.end, first.c.place)
        )  # fmt: skip
        return self.rows(query)

    def how_many_statements(self, wanted: Wanted) -> int:
        """Return how many statements there are of what is wanted."""
        return self.count(tables.statements, statements_wanted(wanted))

    def places(self, said: Collection[bytes]) -> list[Row[Any]]:
        """Return where the statements that are one with these first ones stand, and what counts for their grades."""
        held, reports, found = tables.statements, tables.reports, []
        for part in parts(sorted(said)):
            query = (
                select(
                    held.c.id, held.c.said, held.c.report, held.c.start, held.c.end, held.c.on_record, held.c.heard,
                    held.c.through, reports.c.outlet, tables.indexed.c.origin,
                )
                .join(reports, reports.c.number == held.c.report)
                .join(tables.indexed, tables.indexed.c.report == held.c.report)
                .where(held.c.said.in_(part))
            )  # fmt: skip
            found.extend(self.rows(query))
        return found

    def denied(self, reports: Collection[int]) -> list[Row[Any]]:
        """Return the sentences of some reports whose claims are denied: claimed, low, high and finding."""
        held, found = tables.denials, []
        for part in parts(sorted(reports)):
            query = select(held.c.claimed, held.c.low, held.c.high, held.c.finding)
            found.extend(self.rows(query.where(held.c.claimed.in_(part))))
        return found

    def spoken(self, wanted: Wanted) -> dict[str, int]:
        """Return person -> how many statements."""
        held = tables.statements
        conditions = [held.c.person.is_not(None), *statements_wanted(wanted)]
        query = select(held.c.person, func.count().label("times")).where(*conditions).group_by(held.c.person)
        return {row.person: row.times for row in self.rows(query)}

    # the calendar

    def calendar(self, table: str, wanted: Wanted) -> tuple[list[Row[Any]], int]:
        """Return meetings, events or deadlines by date and id, each with its report, and how many there are."""
        if wanted.person:
            return [], 0
        held, reports = getattr(tables, table), tables.reports
        conditions = [*dated(held.c.date, wanted.since, wanted.until)]
        if wanted.party:
            conditions.append(concerns(held, wanted.party))
        conditions += [held.c.told.contains(f" {name} ", autoescape=True) for name in wanted.told]
        words = [words_of(held.c.start, held.c.end)] if table == "events" else []
        query = (
            select(held, reports.c.id.label("report_id"), *words)
            .join(reports, reports.c.number == held.c.report)
            .where(*conditions)
            .order_by(held.c.date, held.c.id)
            .limit(wanted.limit)
        )
        return self.rows(query), self.count(held, conditions)

    # positions

    def positions(self, wanted: Wanted) -> tuple[list[Row[Any]], int]:
        """Return positions by party and issue, the latest first, and how many there are."""
        held = tables.positions
        if wanted.person:
            return [], 0
        conditions = [*dated(held.c.date, wanted.since, wanted.until)]
        conditions += [held.c.party == wanted.party] if wanted.party else []
        conditions += [held.c.issue == wanted.issue] if wanted.issue else []
        conditions += [held.c.acts.contains(f" {wanted.act} ", autoescape=True)] if wanted.act else []
        order = held.c.party, held.c.issue, held.c.day, held.c.id
        first = select(held).where(*conditions).order_by(*order).limit(wanted.limit).subquery()
        said, reports = tables.statements, tables.reports
        query = (
            select(first, said.c.low, said.c.high, said.c.spans, words_of(said.c.low, said.c.high).label("said"))
            .outerjoin(said, and_(said.c.report == first.c.report, said.c.place == first.c.place))
            .outerjoin(reports, reports.c.number == first.c.report)
            .order_by(first.c.party, first.c.issue, first.c.day, first.c.id)
        )
        return self.rows(query), self.count(held, conditions)

    # what does not add up

    def findings(self) -> list[str]:
        """Return what does not add up, as JSON."""
        rows = self.rows(select(tables.findings.c.entry).order_by(tables.findings.c.place))
        return [line for row in rows for line in row.entry.split("\n")]

    # changes

    def days(self) -> list[int]:
        """Return the days on which reports appeared, each once, in order."""
        held = tables.indexed.c.day
        return [row.day for row in self.rows(select(held).where(held.is_not(None)).distinct().order_by(held))]

    def undated(self) -> int:
        """Return how many reports say nothing of when they appeared."""
        return self.count(tables.indexed, [tables.indexed.c.day.is_(None), tables.indexed.c.report > 0])

    def steps(self, since: int, until: int) -> list[Row[Any]]:
        """Return the steps that became known from one day to another, in the order of their histories."""
        held = tables.steps
        query = select(held).where(held.c.known.between(since, until))
        return self.rows(query.order_by(held.c.party, held.c.issue, *in_time()))

    def steps_of(self, party: str, issue: str, ids: Collection[bytes]) -> list[Row[Any]]:
        """Return some steps of a history by their ids."""
        held, found = tables.steps, []
        here = and_(held.c.party == party, held.c.issue == issue)
        for part in parts(sorted(ids)):
            found.extend(self.rows(select(held).where(here, held.c.id.in_(part))))
        return found

    def told(self, ids: Collection[bytes]) -> list[Row[Any]]:
        """Return statements, with their reports and words, and those that are one with them, with less and no words."""
        said, reports, found = tables.statements, tables.reports, []
        of_all = [said.c[name] for name in OF_ALL]
        of_first = [*(said.c[name] for name in OF_FIRST), words_of(said.c.low, said.c.high)]
        for part in parts(sorted(ids)):
            first = [said.c.id.in_(part), leading(said)]
            others = [said.c.said.in_(part), said.c.said != said.c.id]
            for conditions, more in ((first, of_first), (others, [])):
                query = (
                    select(*of_all, reports.c.id.label("report_id"), tables.indexed.c.day.label("known"), *more)
                    .join(reports, reports.c.number == said.c.report)
                    .join(tables.indexed, tables.indexed.c.report == said.c.report)
                    .where(*conditions)
                )
                found.extend(self.rows(query))
        return found

    def new_names(self, since: int, until: int) -> dict[str, dict[str, list[tuple[int, bytes]]]]:
        """Return parties and issues of which no report before `since` has a fact -> day and id of the facts since then.

        As `party` and `issue`: slug -> facts of dated reports by day and id.
        """
        said, done, met = tables.statements, tables.events, tables.meetings
        columns = {"party": (said.c.party, done.c.actor), "issue": (said.c.issue,)}
        met_by = met.c.participants
        found: dict[str, dict[str, list[tuple[int, bytes]]]] = {"party": {}, "issue": {}}
        for kind, places in columns.items():
            named = {name for column in places for name in self.names_since(column, since)}
            if kind == "party":
                named |= {slug for name in self.names_since(met_by, since) for slug in name.split()}
            for slug in sorted(named):
                if self.is_older(slug, places, since, participants=kind == "party"):
                    continue
                facts = {fact for column in places for fact in self.facts_since(column, column == slug, since)}
                if kind == "party":
                    facts |= self.facts_since(met_by, met_by.contains(f" {slug} ", autoescape=True), since)
                if min(facts)[0] <= until:
                    found[kind][slug] = sorted(facts)
        return found

    def names_since(self, column: ColumnElement[Any], since: int) -> list[str]:
        """Return what facts of reports from some day on have in a column, of each report once."""
        table, recent = column.table, select(tables.indexed.c.report).where(tables.indexed.c.day >= since)
        query = select(column.label("name")).where(table.c.report.in_(recent), column.is_not(None))
        return [row.name for row in self.rows(query.group_by(table.c.report, column))]

    def facts_since(self, column: ColumnElement[Any], named: Condition, since: int) -> set[tuple[int, bytes]]:
        """Return day and id of the facts of reports from some day on that have a name."""
        held = tables.indexed
        query = select(held.c.day, column.table.c.id).select_from(with_days(column.table))
        return {(row.day, bytes(row.id)) for row in self.rows(query.where(held.c.day >= since, named))}

    def is_older(self, slug: str, columns: Iterable[ColumnElement[Any]], since: int, *, participants: bool) -> bool:
        """Return whether a report before some day has a fact of a party or issue."""
        for column in columns:
            query = before_day(column.table, since).where(column == slug)
            if self.connection.execute(query.limit(1)).first():
                return True
        met = tables.meetings
        if not participants:
            return False
        query = before_day(met, since).where(met.c.participants.contains(f" {slug} ", autoescape=True))
        return bool(self.connection.execute(query.limit(1)).first())

    def agenda(self, table: str, since: int, until: int) -> list[Row[Any]]:
        """Return the meetings or deadlines that the reports of some days tell of, or that fall on these days.

        With each come all that are the same one, and of a meeting without its day the last planned one before.
        """
        held = getattr(tables, table)
        same = held.c.meeting if table == "meetings" else held.c.deadline
        days = dated(held.c.date, date.fromordinal(since).isoformat(), date.fromordinal(until).isoformat())
        inside = select(tables.indexed.c.report).where(tables.indexed.c.day.between(since, until))
        keys = {row[0] for row in self.rows(select(same).where(or_(held.c.report.in_(inside), and_(*days))).distinct())}
        found = {(row.report, row.place): row for row in self.with_reports(held, same, keys)}
        if table == "meetings":
            query = select(held.c.occasion).where(held.c.report.in_(inside), held.c.occasion.is_not(None)).distinct()
            occasions = [row.occasion for row in self.rows(query)]
            for row in (*self.told_of(inside), *self.planned_before(occasions, since)):
                found[row.report, row.place] = row
        return list(found.values())

    def with_reports(self, held: Table, column: ColumnElement[Any], values: Collection[str]) -> list[Row[Any]]:
        """Return rows with some value in a column, with their reports and words."""
        found: list[Row[Any]] = []
        for part in parts(sorted(values)):
            found.extend(self.rows(reported(held).where(column.in_(part))))
        return found

    def told_of(self, reports: Select[Any]) -> list[Row[Any]]:
        """Return the meetings that some reports tell of and that can be told from others, whenever they are."""
        met = tables.meetings
        return self.rows(reported(met).where(met.c.report.in_(reports), met.c.occasion.is_not(None)))

    def planned_before(self, occasions: Sequence[bytes], since: int) -> list[Row[Any]]:
        """Return of each occasion the last mention before some day by which it was planned."""
        recent = self.last_planned(occasions, since - RECENT, since)
        known = {bytes(row.occasion) for row in recent}
        return [*recent, *self.last_planned([one for one in occasions if bytes(one) not in known], 0, since)]

    def last_planned(self, occasions: Sequence[bytes], begin: int, end: int) -> list[Row[Any]]:
        """Return of each occasion the last mention from one day until before another by which it was planned."""
        met, indexed, found = tables.meetings, tables.indexed, []
        between = select(indexed.c.report).where(indexed.c.day >= begin, indexed.c.day < end)
        latest = func.row_number().over(partition_by=met.c.occasion, order_by=(indexed.c.day.desc(), met.c.id.desc()))
        for part in parts(occasions):
            planned = (
                select(met.c.report, met.c.place, latest.label("rank"))
                .join(indexed, indexed.c.report == met.c.report)
                .where(
                    met.c.occasion.in_(part),
                    met.c.report.in_(between),
                    met.c.status.in_(("planned", "proposed")),
                    is_day(met.c.date),
                )
                .subquery()
            )
            here = and_(planned.c.report == met.c.report, planned.c.place == met.c.place)
            found.extend(self.rows(reported(met).join(planned, here).where(planned.c.rank == 1)))
        return found

    def reports_of(self, ids: Collection[bytes]) -> dict[bytes, str]:
        """Return id of a fact -> id of its report."""
        found: dict[bytes, str] = {}
        for table in tables.FACTS:
            for part in parts(sorted(set(ids) - set(found))):
                query = select(table.c.id, tables.reports.c.id.label("report_id"))
                query = query.join(tables.reports, tables.reports.c.number == table.c.report)
                found.update({bytes(row.id): row.report_id for row in self.rows(query.where(table.c.id.in_(part)))})
        return found

    def reports(self, ids: Collection[str]) -> list[Row[Any]]:
        """Return some reports, without their texts."""
        held, found = tables.reports, []
        for part in parts(sorted(ids)):
            query = select(held.c.id, held.c.published, held.c.outlet, held.c.title, held.c.about)
            query = query.where(held.c.id.in_(part))
            found.extend(self.rows(query))
        return found


def leading(said: Table) -> Condition:
    """Return what a statement must fulfil to stand alone, or first of those that are one."""
    return or_(said.c.said.is_(None), said.c.said == said.c.id)


def in_time() -> tuple[ColumnElement[Any], ...]:
    """Return by what steps of a history are sorted: in order of time, those without a day last."""
    held = tables.steps
    return func.coalesce(held.c.day, NEVER), func.coalesce(held.c.known, NEVER), held.c.id


def reported(held: Table) -> Select[Any]:
    """Return the question for meetings or deadlines with their reports."""
    reports, indexed = tables.reports, tables.indexed
    words = [words_of(held.c.start, held.c.end)] if "start" in held.c else []
    query = select(held, reports.c.id.label("report_id"), indexed.c.day, *words)
    query = query.join(reports, reports.c.number == held.c.report)
    return query.join(indexed, indexed.c.report == held.c.report)


def with_days(table: Table) -> FromClause:
    """Return facts with the days of their reports."""
    return tables.indexed.join(table, table.c.report == tables.indexed.c.report)


def before_day(table: Table, since: int) -> Select[Any]:
    """Return the question whether there are facts of reports before some day."""
    query = select(table.c.report).join(tables.indexed, tables.indexed.c.report == table.c.report)
    return query.where(tables.indexed.c.day < since)


def statements_wanted(wanted: Wanted) -> list[Condition]:
    """Return what statements must fulfil to be among those that are wanted."""
    said = tables.statements
    conditions = [*dated(said.c.date, wanted.since, wanted.until)]
    if wanted.party:
        conditions.append(or_(said.c.party == wanted.party, said.c.target == wanted.party))
    for column, value in ((said.c.issue, wanted.issue), (said.c.act, wanted.act), (said.c.person, wanted.person)):
        if value:
            conditions.append(column == value)
    return conditions


def concerns(held: Table, party: str) -> Condition:
    """Return what a meeting, an event or a deadline must fulfil to have to do with a party."""
    if held is tables.events:
        return or_(held.c.actor == party, held.c.target == party)
    if held is tables.meetings:
        return held.c.participants.contains(f" {party} ", autoescape=True)
    return held.c.who == party
