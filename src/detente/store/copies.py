"""The sketches by which copies of one text are told, and which reports are one text, within one transaction."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, func, select, update

from detente.store import tables
from detente.store.standing import parts

Array = np.ndarray[Any, Any]


class Copies:
    """Which reports of a case are copies of which."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def unsketched(self, most: int) -> list[Row[Any]]:
        """Return number and text of reports of which it is not known whether they are copies."""
        query = (
            select(tables.reports.c.number, tables.reports.c.text)
            .join(tables.indexed, tables.indexed.c.report == tables.reports.c.number)
            .where(tables.indexed.c.runs.is_(None))
            .order_by(tables.reports.c.number)
            .limit(most)
        )
        return [*self.connection.execute(query)]

    def sketches(self, size: int) -> Iterator[tuple[Array, Array, Array]]:
        """Yield the sketches of reports, some at a time.

        Each time: `[text]` the number of the report of which it is a copy, `[text, value]` the sketches, and `[text]`
        how many runs of words each has.
        """
        held = tables.indexed
        query = select(held.c.origin, held.c.runs, held.c.sketch).where(held.c.runs > 0).order_by(held.c.report)
        rows = iter(self.connection.execute(query.execution_options(yield_per=size)))
        while part := list(islice(rows, size)):
            joined = np.frombuffer(b"".join(row.sketch for row in part), np.uint8).reshape(len(part), -1)
            yield np.array([row.origin for row in part]), joined, np.array([row.runs for row in part])

    def keep(self, number: int, sketch: bytes | None, runs: int) -> None:
        """Keep by what copies of a report are told."""
        query = update(tables.indexed).where(tables.indexed.c.report == number)
        self.connection.execute(query.values(sketch=sketch, runs=runs, origin=number))

    def join(self, numbers: Collection[int]) -> None:
        """Note that some reports are one text: the earliest of all that are one with any of them is its origin."""
        indexed, reports = tables.indexed, tables.reports
        origins: set[int] = set()
        for part in parts(sorted(numbers)):
            query = select(indexed.c.origin).where(indexed.c.report.in_(part)).distinct()
            origins.update(self.connection.execute(query).scalars())
        if len(origins) < 2:
            return
        query = (
            select(indexed.c.report)
            .join(reports, reports.c.number == indexed.c.report)
            .where(indexed.c.report.in_(sorted(origins)))
            .order_by(func.coalesce(indexed.c.day, 10**9), reports.c.id)
            .limit(1)
        )
        first = self.connection.execute(query).scalar_one()
        for part in parts(sorted(origins)):
            self.connection.execute(update(indexed).where(indexed.c.origin.in_(part)).values(origin=first))
