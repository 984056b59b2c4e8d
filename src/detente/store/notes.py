"""The notes of what analysts heard, among the reports: their numbers are below 0, and their judgements make them anew.

A note is no report that was added: it is neither counted nor exported, and it goes when its judgement is withdrawn.
It is searched like any report.
"""

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, Connection, delete, or_, select, update

from detente.record import Report
from detente.store import tables
from detente.store.frozen import report_of, row_of
from detente.store.upserts import put, put_if_new
from detente.store.words import add_words, take_words

NO_FACTS = {table.name: 0 for table in tables.FACTS}


def noted(connection: Connection) -> dict[str, int]:
    """Return the ids of the notes with their numbers."""
    query = select(tables.reports.c.id, tables.reports.c.number).where(tables.reports.c.number < 0)
    return {row.id: row.number for row in connection.execute(query)}


def note(connection: Connection, wanted: Mapping[int, Report]) -> None:
    """Put notes among the reports, each under the number of its judgement, below 0; their facts are worked out later.

    A report that has the same text already stays what it is.
    """
    rows = [{"number": -number, **row_of(one, at="")} for number, one in wanted.items()]
    put_if_new(connection, tables.reports, rows)
    numbers = noted(connection)
    new = {numbers[one.id]: one for one in wanted.values() if one.id in numbers}
    for number, one in new.items():
        add_words(connection, number, one)
    days = {number: one.published for number, one in new.items()}
    put(
        connection,
        tables.indexed,
        [
            {"report": number, "day": day.first.toordinal() if day else None, "stale": True, **NO_FACTS}
            for number, day in days.items()
        ],
    )


def forget_notes(connection: Connection, numbers: Collection[int]) -> None:
    """Take away notes of which nothing stands any more; what was a copy of one is compared anew with all others."""
    if not numbers:
        return
    indexed, reports = tables.indexed, tables.reports
    origins = select(indexed.c.origin).where(indexed.c.report.in_(numbers), indexed.c.origin.is_not(None))
    copies = connection.execute(
        select(indexed.c.report).where(or_(indexed.c.origin.in_(origins), indexed.c.origin.in_(numbers)))
    )
    alike = list(copies.scalars())
    connection.execute(update(indexed).where(indexed.c.report.in_(alike)).values(runs=None, origin=None))
    for table in (*tables.OF_REPORT, tables.judged, tables.clues, indexed):
        connection.execute(delete(table).where(table.c.report.in_(numbers)))
    take_notes(connection, reports.c.number.in_(numbers))


def forget_all_notes(connection: Connection) -> None:
    """Take away all notes, when nothing of them is left but their texts."""
    take_notes(connection, tables.reports.c.number < 0)


def take_notes(connection: Connection, which: ColumnElement[bool]) -> None:
    """Take away the texts of some notes."""
    reports = tables.reports
    for row in connection.execute(select(reports).where(which)).all():
        take_words(connection, row.number, report_of(row))
    connection.execute(delete(reports).where(which))
