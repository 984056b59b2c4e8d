"""How an export with one report per row is read: CSV (also with tabs or semicolons) and JSON Lines, row by row."""

import codecs
import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from detente.errors import BadRow, SourceError
from detente.sources.columns import Columns, guessed, item_in
from detente.sources.encoding import detected, strictly
from detente.sources.items import Item
from detente.sources.names import shown
from detente.sources.packed import Place

LONGEST_LINE = 10_000_000
"""Bytes; a longer one is no row."""
SAMPLE = 1_000_000
ROWS_TO_GUESS_BY = 20
DELIMITERS = ",;\t|"
JSON_LINES = frozenset({".jsonl", ".ndjson"})

FollowingRow = Callable[[], dict[str, str] | None]
"""Gives the next row: empty for an empty line, None at the end. Raises BadCells."""


class BadCells(ValueError):
    """A row cannot be taken apart; says why."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """What the head of an export says of its rows."""

    columns: Columns
    names: tuple[str, ...] = ()
    """The header of a CSV file; JSON Lines name the columns in every row."""
    delimiter: str = ","
    encoding: str = "utf-8"
    start: Place = (0, 1)
    """Where the first row begins: offset in bytes, and line."""


def table_of(path: Path, name: str, columns: Columns | None) -> Table:
    """Return what the head of an export says; columns that are not given are guessed by their usual names.

    Raises:
        BadMapping: A column is not there, or none is called as the text of a report is.
        BadRow: The file is in an encoding that is not read.
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        sample = file.read(SAMPLE)
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise BadRow(name, 1, "the file is in UTF-16, which is not read here", advice="Save it as UTF-8.")
    encoding = encoding_of(sample)
    if path.suffix.lower() in JSON_LINES:
        return json_table(sample.decode(encoding, "replace"), name, columns, encoding)
    first = sample.removeprefix(codecs.BOM_UTF8).split(b"\n")[0].decode(encoding, "replace")
    delimiter = max(DELIMITERS, key=first.count)
    with path.open("rb") as file:
        lines = Lines(file, (0, 1), encoding)
        try:
            header = next(reader(lines, delimiter), [])
        except (csv.Error, BadCells) as error:
            raise BadRow(
                name, 1, str(error), advice="Check that it is a table with a header in its first line."
            ) from error
        names = tuple(" ".join(cell.split()) for cell in header)
        found = columns.checked(names, name) if columns else guessed(names, name)
        return Table(columns=found, names=names, delimiter=delimiter, encoding=encoding, start=lines.place)


def json_table(sample: str, name: str, columns: Columns | None, encoding: str) -> Table:
    """Return what the first rows of JSON Lines say.

    Raises:
        BadMapping: A column is in none of them, or none is called as the text of a report is.
    """
    names: dict[str, None] = {}
    for line in sample.splitlines()[:ROWS_TO_GUESS_BY]:
        try:
            names.update(dict.fromkeys(flat(json.loads(line))))
        except (ValueError, RecursionError, TypeError):
            continue
    found = columns.checked(names, name) if columns else guessed(names, name)
    return Table(columns=found, encoding=encoding)


def encoding_of(sample: bytes) -> str:
    """Return the encoding of an export: UTF-8, or what its beginning looks like."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # which may end within a character
    except UnicodeDecodeError:
        return next((one for one in detected(sample[:60_000]) if strictly(sample, one) is not None), "cp1252")
    return "utf-8"


class Lines:
    """The lines of a file from a place on, decoded, for who must know where each began."""

    def __init__(self, file: BinaryIO, place: Place, encoding: str) -> None:
        self.file = file
        self.offset, self.number = place
        self.encoding = encoding
        file.seek(self.offset)

    @property
    def place(self) -> Place:
        """Offset and number of the next line."""
        return self.offset, self.number

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        start, line = self.offset, self.file.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        self.count(line)
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = self.file.readline(LONGEST_LINE)
                self.count(line)
            raise BadCells(f"it is longer than {LONGEST_LINE:,} bytes")
        text = strictly(line, self.encoding)
        if text is None:  # what came before had no other letters than those of English
            text = line.decode("cp1252", "replace")
        return text if start else text.removeprefix("\ufeff")

    def count(self, line: bytes) -> None:
        """Take note of what was read."""
        self.offset += len(line)
        self.number += line.endswith(b"\n")


def reader(lines: Lines, delimiter: str) -> Iterator[list[str]]:
    """Return what splits lines into cells."""
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_LINE))
    return csv.reader(lines, delimiter=delimiter)


def table_parts(
    path: Path, name: str, table: Table, start: Place | None = None
) -> Iterator[tuple[Place, Item | SourceError]]:
    """Yield the report in each row with the place of the row, or the error that says what is wrong with it.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        lines = Lines(file, start or table.start, table.encoding)
        following = csv_rows(lines, table) if table.names else json_rows(lines)
        while True:
            place = lines.place
            try:
                row = following()
                if row is None:
                    return
                if row:
                    yield place, item_in(row, table.columns, source=name, file=shown(path.name), line=place[1])
            except BadCells as error:
                yield place, BadRow(name, place[1], str(error))
            except BadRow as error:
                yield place, error.with_traceback(None)


def csv_rows(lines: Lines, table: Table) -> FollowingRow:
    """Return what gives the next row of CSV."""
    cells = reader(lines, table.delimiter)

    def following() -> dict[str, str] | None:
        try:
            row = next(cells, None)
        except csv.Error as error:
            raise BadCells(str(error)) from error
        if row and len(row) != len(table.names):
            raise BadCells(f"it has {len(row)} cells, and the header {len(table.names)}")
        return None if row is None else dict(zip(table.names, row, strict=False))

    return following


def json_rows(lines: Lines) -> FollowingRow:
    """Return what gives the next row of JSON Lines."""

    def following() -> dict[str, str] | None:
        line = next(lines, None)
        if line is None:
            return None
        try:
            return flat(json.loads(line)) if line.strip() else {}
        except (ValueError, RecursionError, TypeError) as error:
            raise BadCells("it is no JSON object") from error

    return following


def flat(row: object, before: str = "", depth: int = 4) -> dict[str, str]:
    """Return the strings and numbers in an object, those inside under names with dots.

    Raises:
        TypeError: It is no object.

    >>> flat({"title": "Talks", "article": {"body": "They go on."}})
    {'title': 'Talks', 'article.body': 'They go on.'}
    """
    if not isinstance(row, dict):
        raise TypeError("no object")
    found: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, dict) and depth:
            found.update(flat(value, f"{before}{name}.", depth - 1))
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            found[f"{before}{name}"] = ", ".join(value)
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            found[f"{before}{name}"] = str(value)
    return found
