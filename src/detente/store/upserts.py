"""Rows that are put in place of others, or beside them only when they are new: the same over both databases."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Row = Mapping[str, Any]


def put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, each in place of the one with the same key."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key.columns]
    query = of_dialect(connection).insert(table)
    others = {name: query.excluded[name] for name in rows[0] if name not in keys}
    if others:
        query = query.on_conflict_do_update(index_elements=keys, set_=others)
    else:
        query = query.on_conflict_do_nothing(index_elements=keys)
    connection.execute(query, list(rows))


def put_if_new(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, except those whose key is there already."""
    if rows:
        connection.execute(of_dialect(connection).insert(table).on_conflict_do_nothing(), list(rows))


def of_dialect(connection: Connection) -> Any:  # noqa: ANN401 (one of two modules)
    """Return SQLAlchemy's module for the database behind a connection."""
    return postgresql if connection.dialect.name == "postgresql" else sqlite
