"""The record's types as Markdown tables, from their own JSON Schema."""

from collections.abc import Iterator, Mapping
from enum import EnumType
from inspect import cleandoc
from typing import Any

from pydantic import BaseModel

import detente.record

Schema = Mapping[str, Any]


def tables() -> str:
    """Return a section for each type of the vocabulary, in alphabetical order."""
    kinds = [getattr(detente.record, name) for name in sorted(detente.record.__all__)]
    models = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)]
    sections = [section(kind) for kind in models if kind.model_fields]
    sections += [choices(kind) for kind in kinds if isinstance(kind, EnumType)]
    return "\n\n".join(sections)


def section(kind: type[BaseModel]) -> str:
    """Return a type's name, its sentence and a table of its fields."""
    schema = kind.model_json_schema(mode="serialization")
    head = f"## {kind.__name__}\n\n{summary(kind)}"
    rows = [row(name, field, schema) for name, field in own(schema).get("properties", {}).items()]
    return "\n".join([head, "", "| field | type | meaning |", "|---|---|---|", *rows])


def own(schema: Schema) -> Schema:
    """Return the part of a schema that describes the type itself: one that mentions itself stands among its parts."""
    return schema["$defs"][schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema


def choices(kind: EnumType) -> str:
    """Return a closed list's name, its sentence and its values."""
    values = ", ".join(f"`{member.value}`" for member in kind)
    return f"## {kind.__name__}\n\n{summary(kind)}\n\nOne of: {values}."


def summary(kind: type) -> str:
    """Return the first paragraph of a type's docstring."""
    return cleandoc(kind.__doc__ or "").split("\n\n", 1)[0].replace("\n", " ")


def row(name: str, field: Schema, schema: Schema) -> str:
    """Return one line of a table."""
    meaning = " ".join(field.get("description", "").split())
    return f"| `{name}` | {' or '.join(dict.fromkeys(types(field)))} | {meaning} |".replace("|  |", "| |")


def types(field: Schema) -> Iterator[str]:
    """Yield the types that a field may have, by name."""
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[1]
        yield f"[{name}](#{name.lower()})" if name in detente.record.__all__ else name
    elif "anyOf" in field:
        for choice in field["anyOf"]:
            yield from types(choice)
    elif "enum" in field or "const" in field:
        yield ", ".join(f"`{value}`" for value in field.get("enum", [field.get("const")]))
    elif field.get("type") == "array":
        yield f"list of {' or '.join(types(field['items']))}" if "items" in field else "[start, end]"
    else:
        yield {"null": "nothing"}.get(field.get("type", ""), field.get("type", "any"))
