"""The text of a report in few bytes: SQLite is given it compressed, PostgreSQL compresses by itself."""

import zlib
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

WORDS = "detente_words"
"""The function by which SQLite gives the words between two offsets."""
OPEN = 256
"""Texts that are kept open: rows of one report come one after the other."""


class PackedText(TypeDecorator[str]):
    """A text, compressed in SQLite; one that an earlier version left as it was is read all the same."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401 (bytes or text)
        """Return a text as it is kept."""
        if value is None or dialect.name != "sqlite":
            return value
        return zlib.compress(value.encode("utf-8", "surrogatepass"), 9)

    def process_result_value(self, value: str | bytes | None, _: Dialect) -> str | None:
        """Return the text that is kept."""
        return None if value is None else opened(value)


@lru_cache(maxsize=OPEN)
def opened(held: str | bytes) -> str:
    """Return a text from what is kept of it."""
    return held if isinstance(held, str) else zlib.decompress(held).decode("utf-8", "surrogatepass")


def words(held: str | bytes | None, start: int | None, end: int | None) -> str | None:
    """Return the words of a text between two offsets; of nothing, as SQL has it, nothing."""
    return None if held is None or start is None or end is None else opened(held)[start:end]


class Words(FunctionElement[str]):
    """The words of a report between two offsets, in SQL."""

    name = "words"
    type = Text()
    inherit_cache = True

    def __init__(self, text: ColumnElement[Any], start: ColumnElement[Any], end: ColumnElement[Any]) -> None:
        super().__init__(text, start, end)


@compiles(Words)
def in_most(element: Words, compiler: SQLCompiler, **given: Any) -> str:  # noqa: ANN401 (SQLAlchemy's own)
    """Return the words as a part of a text."""
    text, start, end = (compiler.process(one, **given) for one in element.clauses)
    return f"substr({text}, {start} + 1, {end} - {start})"


@compiles(Words, "sqlite")
def in_sqlite(element: Words, compiler: SQLCompiler, **given: Any) -> str:  # noqa: ANN401 (SQLAlchemy's own)
    """Return the words from a text that is compressed."""
    return f"{WORDS}({', '.join(compiler.process(one, **given) for one in element.clauses)})"
