"""The rows of where each party stands on each issue and how it came there, within one transaction."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, Row, and_, delete, func, or_, select, type_coerce
from sqlalchemy.sql.elements import ColumnElement

from detente.store import tables
from detente.store.asking import in_time, leading
from detente.store.standing import Plain, parts
from detente.store.upserts import put


class Histories:
    """What a party says on an issue (None: on none that is known), step by step, and what it is held to."""

    def __init__(self, connection: Connection, party: str, issue: str | None, kept_as: str) -> None:
        """Ask for the history of a party on an issue, which stands under a slug in the tables of what follows."""
        self.connection = connection
        said, steps, stated = tables.statements, tables.steps, tables.positions
        self.said = and_(said.c.holder == party, said.c.issue.is_(None) if issue is None else said.c.issue == issue)
        self.kept = and_(steps.c.party == party, steps.c.issue == kept_as)
        self.stated = and_(stated.c.party == party, stated.c.issue == kept_as, stated.c.basis == "stated")

    def steps(self) -> list[Row[Any]]:
        """Return the steps as they are kept, in order of time."""
        held = tables.steps
        columns = (held.c[name] for name in ("id", "day", "known", "words", "before", "directions", "first"))
        return list(self.connection.execute(select(*columns).where(self.kept).order_by(*in_time())).all())

    def said_on(self, days: Collection[int]) -> set[bytes]:
        """Return the ids of the statements of some days (0: without a day) that give a step: the first of each."""
        said = tables.statements
        found: set[bytes] = set()
        for part in parts(sorted(days)):
            when: ColumnElement[bool] = said.c.day.in_(part)
            if 0 in part:
                when = or_(when, said.c.day.is_(None))
            rows = self.connection.execute(select(said.c.id).where(self.said, leading(said), when))
            found.update(bytes(row.id) for row in rows)
        return found

    def put_steps(self, gone: Collection[bytes], rows: Sequence[Plain]) -> None:
        """Take away the steps of some ids, and put others in place of those of the same id."""
        for part in parts(sorted(gone)):
            self.connection.execute(delete(tables.steps).where(self.kept, tables.steps.c.id.in_(part)))
        put(self.connection, tables.steps, rows)

    def stances(self) -> list[Row[Any]]:
        """Return the statements that commit the party to something, in the order of their reports.

        Dates come as the numbers that stand for them.
        """
        said, reports = tables.statements, tables.reports
        query = (
            select(
                said.c.stance, said.c.act, said.c.id, said.c.said, said.c.report, said.c.place, said.c.start,
                said.c.condition, said.c.red_line, type_coerce(said.c.date, Integer).label("date"), reports.c.published,
            )
            .join(reports, reports.c.number == said.c.report)
            .where(self.said, said.c.stance.is_not(None))
            .order_by(func.coalesce(reports.c.published, ""), reports.c.id, said.c.place)
        )  # fmt: skip
        return list(self.connection.execute(query).all())

    def put_positions(self, rows: Sequence[Plain]) -> None:
        """Put the stated positions in place of those that were there; what is as it was is left alone."""
        held = tables.positions
        query = select(held).where(self.stated)
        before = {(row["day"], bytes(row["id"])): dict(row) for row in self.connection.execute(query).mappings()}
        after = {(row["day"], row["id"]): row for row in rows}
        for day, name in before.keys() - after.keys():
            self.connection.execute(delete(held).where(self.stated, held.c.day == day, held.c.id == name))
        put(self.connection, held, [row for name, row in after.items() if before.get(name) != row])


def set_believed(connection: Connection, positions: Sequence[Plain]) -> None:
    """Put the positions that analysts believe parties to have in place of those that were there."""
    connection.execute(delete(tables.positions).where(tables.positions.c.basis == "believed"))
    put(connection, tables.positions, positions)
