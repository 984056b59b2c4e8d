"""Finding reports by their words: FTS5 in SQLite, tsvector in PostgreSQL."""

import re
from dataclasses import dataclass

from sqlalchemy import Connection, text

from detente.record import Report

PART = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
WORD = re.compile(r"\w+")

ADD = "INSERT INTO words (rowid, title, text) VALUES (:number, :title, :text)"
IN_SQLITE = """
SELECT r.id, r.title, r.outlet, r.published, -bm25(words, 4.0, 1.0) AS score
FROM words JOIN reports r ON r.number = words.rowid
WHERE words MATCH :words ORDER BY bm25(words, 4.0, 1.0), r.number LIMIT :most
"""
IN_POSTGRESQL = """
SELECT id, title, outlet, published, ts_rank_cd(words, query) AS score
FROM reports, to_tsquery('english', :words) AS query
WHERE words @@ query ORDER BY score DESC, number LIMIT :most
"""


@dataclass(frozen=True)
class Hit:
    """A report in which the words stand."""

    report: str
    title: str | None
    outlet: str | None
    published: str | None
    score: float
    """The higher the better; comparable within one search alone."""


@dataclass(frozen=True)
class Part:
    """A word or some words in a row that shall stand in a report, or shall not."""

    words: tuple[str, ...]
    wanted: bool


def parts(words: str) -> list[Part]:
    """Return what a search asks for.

    >>> [(one.words, one.wanted) for one in parts('troops "red line" -sanctions')]
    [(('troops',), True), (('red', 'line'), True), (('sanctions',), False)]
    """
    found = (
        Part(tuple(WORD.findall(quoted if quoted else word)), wanted=not minus)
        for minus, quoted, word in PART.findall(words)
    )
    return [one for one in found if one.words]


def found(connection: Connection, words: str, limit: int) -> tuple[Hit, ...]:
    """Return the reports in which the words stand, the best first."""
    asked = parts(words)
    if not any(one.wanted for one in asked):
        return ()
    in_postgresql = connection.dialect.name == "postgresql"
    expression = for_postgresql(asked) if in_postgresql else for_sqlite(asked)
    query = text(IN_POSTGRESQL if in_postgresql else IN_SQLITE)
    rows = connection.execute(query, {"words": expression, "most": limit})
    return tuple(Hit(row.id, row.title, row.outlet, row.published, float(row.score)) for row in rows)


def for_sqlite(asked: list[Part]) -> str:
    """Return the search in FTS5's language."""
    wanted = " AND ".join(f'"{" ".join(one.words)}"' for one in asked if one.wanted)
    unwanted = "".join(f' NOT "{" ".join(one.words)}"' for one in asked if not one.wanted)
    return f"({wanted}){unwanted}"


def for_postgresql(asked: list[Part]) -> str:
    """Return the search in the language of `to_tsquery`."""
    return " & ".join(f"{'' if one.wanted else '!'}({' <-> '.join(one.words)})" for one in asked)


def add_words(connection: Connection, number: int, report: Report) -> None:
    """Add a report to what is searched; PostgreSQL does so by itself."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(ADD), {"number": number, "title": report.title or "", "text": report.text})
