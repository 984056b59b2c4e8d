"""What the databases raise, in our terms."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError

from detente.errors import CaseError, DatabaseBroken, DatabaseUnreachable, StoreBusy, StoreNotWritable

Result = TypeVar("Result")

PATIENCE = 30.0
WAITS = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds after which a transaction that the server broke off is tried again."""
BROKEN = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_SCHEMA")
NOT_WRITABLE = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM")
DISK_FULL = "53100"
READ_ONLY = "25006"
"""PostgreSQL's codes of a full disk and of a server that takes no changes."""


@contextmanager
def said(place: str) -> Iterator[None]:
    """Raise in our terms what goes wrong with the database at a place."""
    try:
        yield
    except DBAPIError as error:
        ours = in_our_terms(error, place)
        if ours is None:
            raise
        raise ours from error


def in_our_terms(error: DBAPIError, place: str) -> CaseError | None:
    """Return what an error of a database means; nothing: a mistake of our own."""
    name = getattr(error.orig, "sqlite_errorname", None)
    reason = " ".join(str(error.orig).split())
    if name:
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return StoreBusy(place, PATIENCE)
        if name.startswith(NOT_WRITABLE):
            return StoreNotWritable(place, reason)
        return DatabaseBroken(place, reason) if name.startswith(BROKEN) else None
    code = getattr(error.orig, "sqlstate", None)
    if code in (DISK_FULL, READ_ONLY):
        return StoreNotWritable(place, reason)
    if broken_off(error) or (isinstance(error, OperationalError) and code is None):
        return DatabaseUnreachable(place, reason)
    return None


def broken_off(error: DBAPIError) -> bool:
    """Return whether the server ended the connection, as when it is started anew."""
    code = getattr(error.orig, "sqlstate", None) or ""
    return error.connection_invalidated or isinstance(error, InterfaceError) or code.startswith(("57P", "08"))


def persistent(work: Callable[[], Result], waits: tuple[float, ...] = WAITS) -> Result:
    """Return what some work on the database gives; where the server broke it off, it is done again from its start."""
    for wait in waits:
        try:
            return work()
        except DatabaseError as error:
            if getattr(error.orig, "sqlite_errorname", None) or not (
                broken_off(error) or isinstance(error, OperationalError)
            ):
                raise
            time.sleep(wait)
    return work()
