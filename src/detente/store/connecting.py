"""How a database is reached: by its URL, with the settings under which nothing is lost, and at the newest version."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from detente.errors import DatabaseBroken, NewerCase, UnknownDatabase
from detente.store.failing import said
from detente.store.migrations import HEAD, REVISIONS, upgrade
from detente.store.store import Store
from detente.store.texts import WORDS, words

PATIENCE = 30.0
"""Seconds that one waits for another program to end its writing."""
DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def create(url: str) -> Store:
    """Make the tables in a new database, and return it.

    Raises:
        CaseError: It cannot be reached or written, or holds tables already.
    """
    engine = engine_for(url)
    place = place_of(engine.url)
    with told(engine), engine.connect().execution_options(write=True) as connection, connection.begin():
        if inspect(connection).get_table_names():
            raise DatabaseBroken(place, "it holds tables already")
        upgrade(connection)
    return Store(engine, place)


def at_hand(url: str) -> Store:
    """Return a database: with its tables made when there are none, and otherwise as it stands.

    Raises:
        NewerCase: A newer version of Détente wrote it.
        DatabaseBroken: It holds tables that are none of ours.
        CaseError: It cannot be reached or written.
    """
    engine = engine_for(url)
    with told(engine), engine.connect() as connection:
        empty = not inspect(connection).get_table_names()
    engine.dispose()
    return create(url) if empty else open_store(url)


def open_store(url: str) -> Store:
    """Open a database; tables of an older version are brought up to date, after a copy of an SQLite file.

    Raises:
        NewerCase: A newer version of Détente wrote it.
        DatabaseBroken: It is no database of a case.
        CaseError: It cannot be reached.
    """
    engine = engine_for(url, must_exist=True)
    place = place_of(engine.url)
    with told(engine):
        with engine.connect() as connection:
            revision = revision_of(connection, place)
        if revision != HEAD:
            if revision not in REVISIONS:
                raise NewerCase(place, revision, HEAD)
            with engine.connect() as connection:
                back_up(connection, revision)
            with engine.connect().execution_options(write=True) as connection, connection.begin():
                upgrade(connection)
    return Store(engine, place)


@contextmanager
def told(engine: Engine) -> Iterator[None]:
    """Raise in our terms what goes wrong before a store is open, and let go of its connections."""
    try:
        with said(place_of(engine.url)):
            yield
    except BaseException:
        engine.dispose()
        raise


def revision_of(connection: Connection, place: str) -> str:
    """Return at which version the tables are.

    Raises:
        DatabaseBroken: There are none of ours.
    """
    if not inspect(connection).has_table("alembic_version"):
        raise DatabaseBroken(place, "it has none of its tables")
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def back_up(connection: Connection, revision: str) -> None:
    """Copy an SQLite file beside itself before its tables change: `case.db` to `case.db.0001`."""
    path = connection.engine.url.database
    if connection.dialect.name == "sqlite" and path and not Path(copy := f"{path}.{revision}").exists():
        connection.exec_driver_sql("COMMIT")  # a copy is made outside of transactions
        connection.exec_driver_sql("VACUUM INTO ?", (copy,))
        connection.exec_driver_sql("BEGIN")


def engine_for(url: str, *, must_exist: bool = False) -> Engine:
    """Return the engine of a database.

    Raises:
        UnknownDatabase: The URL is none, or of no kind that can hold a case.
    """
    try:
        parts = make_url(url)
    except ArgumentError as error:
        raise UnknownDatabase(url) from error
    kind = parts.drivername.split("+")[0]
    if kind not in DRIVERS:
        raise UnknownDatabase(place_of(parts))
    parts = parts.set(drivername=DRIVERS[kind])
    if kind == "sqlite":
        return sqlite_engine(parts, must_exist=must_exist)
    try:
        return create_engine(parts, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except (ImportError, NoSuchModuleError) as error:
        raise UnknownDatabase(place_of(parts), "psycopg is not installed: pip install 'psycopg[binary]'") from error


def sqlite_engine(url: URL, *, must_exist: bool) -> Engine:
    """Return the engine of an SQLite file: write-ahead log, each commit on the disk, one writer at a time."""
    if must_exist and url.database and not Path(url.database).exists():
        raise DatabaseBroken(url.database, "there is no such file")
    engine = create_engine(url, connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def settings(connection: Any, _: object) -> None:  # noqa: ANN401 (sqlite3's own)
        connection.isolation_level = None  # we say ourselves when a transaction begins
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.create_function(WORDS, 3, words, deterministic=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Who will write says so at once: a reader that turns writer in the middle could not wait for another.
        write = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def place_of(url: URL) -> str:
    """Return a database as it can be printed: the file's name, or the address without its password."""
    if url.drivername.startswith("sqlite"):
        return url.database or ""
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)
