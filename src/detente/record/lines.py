"""A record as JSON Lines: one entry a line, each saying of what type it is."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from pydantic import TypeAdapter

from detente.errors import BadLine
from detente.record.entry import Entry
from detente.record.record import Record

COLLECTIONS: dict[str, type[Entry]] = {
    name: get_args(field.annotation)[0] for name, field in Record.model_fields.items()
}
"""Field of the record -> type of its entries."""

FIELD_OF_TYPE = {kind.__name__: name for name, kind in COLLECTIONS.items()}


def to_lines(record: Record) -> Iterator[str]:
    """Yield the record's entries as JSON objects, each with its type, in the order of the record's fields."""
    for name, kind in COLLECTIONS.items():
        for entry in getattr(record, name):
            fields = entry.model_dump(mode="json")
            yield json.dumps({"type": kind.__name__, "entry": fields}, ensure_ascii=False, separators=(",", ":"))


def of_lines(lines: Iterable[str]) -> Record:
    """Return the record that `lines` hold; empty lines are passed over.

    Raises:
        BadLine: A line is not JSON, names no known type, or its entry breaks the rules of that type.
    """
    entries: dict[str, list[Any]] = {name: [] for name in COLLECTIONS}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            name, entry = of_line(line, number)
            entries[name].append(entry)
    return Record(**{name: tuple(found) for name, found in entries.items()})


def of_line(line: str, number: int) -> tuple[str, Entry]:
    """Return the record's field to which a line belongs, and its entry."""
    try:
        data = json.loads(line)
        name = FIELD_OF_TYPE[data["type"]]
        return name, COLLECTIONS[name].model_validate_json(json.dumps(data["entry"]))
    except (ValueError, KeyError, TypeError) as error:
        raise BadLine(number, str(error), sorted(FIELD_OF_TYPE)) from error


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the record and of everything in it."""
    return TypeAdapter(Record).json_schema(mode="serialization")
