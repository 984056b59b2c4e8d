"""All that a database keeps as plain rows, and a database made of such rows: the same over SQLite and PostgreSQL."""

import base64
import zlib
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, func, insert, select, text
from sqlalchemy.exc import (
    DataError,
    IntegrityError,
    InterfaceError,
    MultipleResultsFound,
    NoResultFound,
    ProgrammingError,
)

from detente.errors import DatabaseBroken
from detente.store import tables
from detente.store.frozen import report_of
from detente.store.indexing import index
from detente.store.packing import unpacked
from detente.store.store import Store
from detente.store.words import add_words

KEPT = (tables.raws, tables.reports, tables.origins, tables.readings, tables.judgements, tables.marks)
"""What is kept for good, in an order in which it can be put back. The index is made anew."""
IN_ONE = 500

Plain = dict[str, str | int | bool | None]


def dumped(store: Store, table: str) -> Iterator[Plain]:
    """Yield the rows of one of the tables that are kept for good, in the order of their keys."""
    kept = {one.name: one for one in KEPT}[table]
    query = select(kept).order_by(*kept.primary_key.columns)
    if kept is tables.reports:
        query = query.where(kept.c.number > 0)  # notes of what was heard are made of their judgements
    for row in store.rows(query):
        yield {column.name: plain(value) for column, value in zip(kept.columns, row, strict=True)}


def plain(value: Any) -> str | int | bool | None:  # noqa: ANN401 (whatever a column holds)
    """Return a value as JSON can hold it."""
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value


def holds(store: Store, rows: Iterable[tuple[str, Plain]]) -> bool:
    """Return whether a database holds these rows and no others, in the order of `KEPT` and of their keys."""
    own = ((table.name, row) for table in KEPT for row in dumped(store, table.name))
    return all(one == other for one, other in zip_longest(own, rows))


def restore(store: Store, rows: Iterable[tuple[str, Plain]]) -> None:
    """Put rows into a database in which nothing is kept yet, all of them or none.

    Args:
        store: The database.
        rows: Name of the table and row, in the order of `KEPT`.

    Raises:
        DatabaseBroken: It holds reports already, or a row fits no table.
    """
    known = {one.name: one for one in KEPT}

    def work(connection: Connection) -> None:
        if connection.execute(select(tables.reports.c.number).limit(1)).first():
            raise DatabaseBroken(store.place, "it holds reports already")
        for name, row in rows:
            table = known.get(name)
            if table is None or set(row) != {column.name for column in table.columns}:
                raise DatabaseBroken(store.place, f"a row of {name} does not fit its table")
            try:
                connection.execute(insert(table), in_columns(table, row))
            except (IntegrityError, DataError, ProgrammingError, InterfaceError, ValueError) as error:
                reason = f"a row of {name} cannot be kept beside the others: {error.args[0] if error.args else error}"
                raise DatabaseBroken(store.place, reason) from error
        try:
            index_again(connection)
        except (ValueError, TypeError, LookupError, zlib.error, NoResultFound, MultipleResultsFound) as error:
            raise DatabaseBroken(store.place, f"a row in it cannot be read: {error}") from error
        count_on(connection)

    store.writing(work)


def in_columns(table: Table, row: Plain) -> dict[str, Any]:
    """Return a row with the values that its columns take."""
    return {
        name: base64.b64decode(str(value)) if isinstance(table.c[name].type, LargeBinary) else value
        for name, value in row.items()
    }


def index_again(connection: Connection) -> None:
    """Note what is read in each report, so that what stands can be worked out."""
    numbers = connection.execute(select(tables.reports.c.number).order_by(tables.reports.c.number)).scalars().all()
    for number in numbers:
        row = connection.execute(
            select(tables.reports, tables.readings.c.draft)
            .join(tables.readings, tables.readings.c.report == tables.reports.c.id)
            .where(tables.reports.c.number == number, tables.readings.c.latest)
        ).one()
        report = report_of(row)
        add_words(connection, number, report)
        index(connection, number, unpacked(row.draft, report))


def count_on(connection: Connection) -> None:
    """Let numbers go on behind those that were put in; SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in (tables.reports, tables.readings, tables.judgements):
        last = select(func.coalesce(func.max(table.c.number), 0))
        connection.execute(
            text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'number'), :last + 1, false)"),
            {"last": connection.execute(last).scalar_one()},
        )
