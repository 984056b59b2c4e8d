"""Files that hold many reports, and each report in its place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from detente.errors import SourceError, UnreadableReport
from detente.sources.columns import Columns
from detente.sources.items import Item
from detente.sources.mbox import mbox_parts
from detente.sources.names import why
from detente.sources.packed import Place
from detente.sources.table import Table, table_of, table_parts
from detente.sources.warc import warc_parts

MAILBOXES = frozenset({".mbox"})
WEB_ARCHIVES = frozenset({".warc", ".warc.gz"})
TABLES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson"})
"""Read only where they are named themselves: most tables in a folder hold something else."""


@dataclass(frozen=True)
class Part:
    """One report in a file of many, or why it cannot be read."""

    item: Item | SourceError
    place: Place = (0, 0)
    table: Table | None = None


def ending(path: Path) -> str:
    """Return how a file's name ends, in small letters.

    >>> ending(Path("talks.WARC.gz")), ending(Path("talks.html"))
    ('.warc.gz', '.html')
    """
    double = "".join(path.suffixes[-2:]).lower()
    return double if double in WEB_ARCHIVES else path.suffix.lower()


def holds_many(path: Path, *, named: bool) -> bool:
    """Return whether a file holds many reports, by its name."""
    kind = ending(path)
    return kind in MAILBOXES | WEB_ARCHIVES or (named and kind in TABLES)


def many(path: Path, name: str, columns: Columns | None = None) -> Iterator[Part]:
    """Yield the reports in a file of many, one after the other; what is wrong is among them."""
    try:
        table = table_of(path, name, columns) if ending(path) in TABLES else None
        for place, item in placed(path, name, table):
            yield Part(item, place, table)
    except OSError as error:
        yield Part(UnreadableReport(name, why(error)))
    except SourceError as error:
        yield Part(error.with_traceback(None))


def placed(
    path: Path, name: str, table: Table | None, start: Place | None = None
) -> Iterator[tuple[Place, Item | SourceError]]:
    """Return what yields the reports from a place on, each with its own."""
    if table:
        return table_parts(path, name, table, start)
    read = mbox_parts if ending(path) in MAILBOXES else warc_parts
    return read(path, name, start or (0, 0))


def item_at(path: Path, name: str, place: Place, table: Table | None) -> Item:
    """Return the report at a place, which `many` gave.

    Raises:
        SourceError: It is there no more.
    """
    try:
        _, item = next(placed(path, name, table, place), (place, None))
    except OSError as error:
        raise UnreadableReport(name, why(error)) from error
    if item is None:
        raise UnreadableReport(name, "the file changed while it was read")
    if isinstance(item, SourceError):
        raise item
    return replace(item, name=name)
