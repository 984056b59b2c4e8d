"""Finding reports by their words: FTS5 in SQLite, tsvector in PostgreSQL; both find the same.

Words are letters and digits in a row, without accents and in small letters. SQLite sees to that by itself; PostgreSQL
is given them so, in pieces, since it numbers no more than 16,383 words in a row.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from sqlalchemy import Connection, text

from detente.record import Report

PART = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
WORD = re.compile(r"[^\W_]+")
IN_PIECE, CHARACTERS, OVERLAP = 15_000, 150_000, 30
"""Words in a piece, and their characters, at most; and how many of its last words the next piece begins with: a phrase
of so many words is found wherever it stands."""

ADD = "INSERT INTO words (rowid, title, text) VALUES (:number, :title, :text)"
TAKE = "INSERT INTO words (words, rowid, title, text) VALUES ('delete', :number, :title, :text)"
SEARCHED = "SELECT id FROM words_docsize WHERE id = :number"
"""FTS5 takes away what one tells it that a row has: of a row that it does not have, this would spoil the index."""
IN_SQLITE = """
SELECT r.id, r.title, r.outlet, r.published, -bm25(words, 4.0, 1.0) AS score
FROM words JOIN reports r ON r.number = words.rowid
WHERE words MATCH :words ORDER BY bm25(words, 4.0, 1.0), r.id LIMIT :most
"""
INSERT = """
INSERT INTO words (report, piece, words)
VALUES (:number, :piece, setweight(to_tsvector('detente', :title), 'A') || to_tsvector('detente', :text))
"""
IN_POSTGRESQL = """
SELECT r.id, r.title, r.outlet, r.published, max(ts_rank_cd(w.words, to_tsquery('detente', :any))) AS score
FROM ({found}) AS found JOIN reports r ON r.number = found.report JOIN words w ON w.report = found.report
GROUP BY r.number ORDER BY score DESC, r.id LIMIT :most
"""
HOLDS = "SELECT report FROM words WHERE words @@ to_tsquery('detente', :part{number})"


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
        for minus, quoted, word in PART.findall(unicodedata.normalize("NFC", words))
    )
    return [one for one in found if one.words]


def found(connection: Connection, words: str, limit: int) -> tuple[Hit, ...]:
    """Return the reports in which the words stand, the best first."""
    asked = parts(words)
    if not any(one.wanted for one in asked):
        return ()
    if connection.dialect.name == "postgresql":
        query, given = for_postgresql(asked)
    else:
        query, given = IN_SQLITE, {"words": for_sqlite(asked)}
    rows = connection.execute(text(query), {**given, "most": limit})
    return tuple(Hit(row.id, row.title, row.outlet, row.published, float(row.score)) for row in rows)


def for_sqlite(asked: list[Part]) -> str:
    """Return the search in FTS5's language."""
    wanted = " AND ".join(f'"{" ".join(one.words)}"' for one in asked if one.wanted)
    unwanted = "".join(f' NOT "{" ".join(one.words)}"' for one in asked if not one.wanted)
    return f"({wanted}){unwanted}"


def for_postgresql(asked: list[Part]) -> tuple[str, dict[str, str]]:
    """Return the search as a query and its values: each part may stand in another piece of a report."""
    ordered = sorted(asked, key=lambda one: not one.wanted)
    given = {f"part{number}": " <-> ".join(map(unaccented, one.words)) for number, one in enumerate(ordered)}
    wanted = [HOLDS.format(number=number) for number, one in enumerate(ordered) if one.wanted]
    unwanted = [HOLDS.format(number=number) for number, one in enumerate(ordered) if not one.wanted]
    found = " EXCEPT ".join((f"({' INTERSECT '.join(wanted)})", *unwanted))
    given["any"] = " | ".join(f"({given[f'part{number}']})" for number in range(len(wanted)))
    return IN_POSTGRESQL.format(found=found), given


def change_title(connection: Connection, number: int, before: Report, after: Report) -> None:
    """Have a report that is searched found by another title."""
    if before.title == after.title:
        return
    take_words(connection, number, before)
    add_words(connection, number, after)


def take_words(connection: Connection, number: int, report: Report) -> None:
    """Have a report found no more; one that is not searched is left alone."""
    if connection.dialect.name != "sqlite":
        connection.execute(text("DELETE FROM words WHERE report = :number"), {"number": number})
    elif connection.execute(text(SEARCHED), {"number": number}).first():
        given = {"number": number, "title": report.title or "", "text": report.text}
        connection.execute(text(TAKE), given)


def add_words(connection: Connection, number: int, report: Report) -> None:
    """Add a report to what is searched."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(ADD), {"number": number, "title": report.title or "", "text": report.text})
    else:
        connection.execute(text(INSERT), list(pieces(number, report.title or "", report.text)))


def pieces(number: int, title: str, words: str) -> Iterator[dict[str, str | int]]:
    """Yield the rows of what is searched of a report; the title stands in the first."""
    whole = WORD.findall(unaccented(words))
    begin = piece = 0
    while piece == 0 or begin < len(whole):
        part = whole[begin : begin + fitting(whole, begin)]
        heading = " ".join(WORD.findall(unaccented(title))) if piece == 0 else ""
        yield {"number": number, "piece": piece, "title": heading, "text": " ".join(part)}
        begin += max(len(part) - OVERLAP, 1) if begin + len(part) < len(whole) else max(len(part), 1)
        piece += 1


def fitting(words: list[str], begin: int) -> int:
    """Return how many words from a place on fit into a piece: one at least."""
    size = 0

    def fits(word: str) -> bool:
        nonlocal size
        size += len(word) + 1
        return size <= CHARACTERS

    return max(1, sum(1 for _ in takewhile(fits, words[begin : begin + IN_PIECE])))


def unaccented(words: str) -> str:
    """Return a text in small letters without accents.

    >>> unaccented("Élysée, Jónsson")
    'elysee, jonsson'
    """
    apart = unicodedata.normalize("NFD", words)
    return "".join(character for character in apart if not unicodedata.combining(character)).lower()
