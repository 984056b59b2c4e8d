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

LINE_ENDS = str.maketrans({end: f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"})
"""Characters that JSON may hold as they are, and at which `str.splitlines` would break a line."""


def to_lines(record: Record) -> Iterator[str]:
    """Yield the record's entries as JSON objects, each with its type, in the order of the record's fields."""
    for name, kind in COLLECTIONS.items():
        for entry in getattr(record, name):
            fields = entry.model_dump(mode="json")
            line = json.dumps({"type": kind.__name__, "entry": fields}, ensure_ascii=False, separators=(",", ":"))
            yield line.translate(LINE_ENDS)


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
        kind, entry = data["type"], data["entry"]
        name = FIELD_OF_TYPE[kind]
        return name, COLLECTIONS[name].model_validate_json(json.dumps(entry))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadLine(number, reason(error), sorted(FIELD_OF_TYPE)) from error


def reason(error: Exception) -> str:
    """Return in words why a line could not be read."""
    match error:
        case KeyError(args=("type" | "entry" as key,)):
            return f"{key!r} is missing"
        case KeyError(args=(kind,)):
            return f"there is no type {kind!r}"
        case TypeError():
            return "it is not an object with a type and an entry"
        case RecursionError():
            return "it is nested too deeply"
    return str(error)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the record and of everything in it."""
    return TypeAdapter(Record).json_schema(mode="serialization")
