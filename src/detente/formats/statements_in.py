"""Statements from a table: our own CSV file back again, or anybody's whose columns are named.

A row is a statement. It says who (`speaker`, `person`, `party`), what (`quote`, or `start` and `end` in the text), how
(`act`, or `agreement`), on what (`issue`), when (`date`), and in which document (`text`, `report`, `title`, `url`,
`outlet`, `published`). The words must stand in the document; of a document without a text, the quotes of its rows are
the text. A row that cannot be read is told with its line, and the others are kept.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.errors import NoStatementsTable, UnknownColumn
from detente.formats.cells import table_rows
from detente.formats.passages import Imported, Names, Passage, draft_of, first_line
from detente.formats.passages import statement_of as statement_in
from detente.formats.statement_rows import COLUMNS, statement_of, yes
from detente.record import Act, Codebook, Condition, ConditionKind, Draft, PartialDate, Report, Span, Statement

FIELDS = ("text", "agreement", *COLUMNS)
"""What a column can be named as."""

ALIKE = {
    "document": "text",
    "article": "text",
    "organization": "party",
    "organisation": "party",
    "actor": "party",
    "concept": "issue",
    "topic": "issue",
    "statement": "quote",
    "content": "quote",
    "stop": "end",
    "source": "outlet",
    "publication": "outlet",
    "headline": "title",
    "stance": "agreement",
    "qualifier": "agreement",
}
"""Headings that other tables have, beside our own names."""

OWN = frozenset({"id", "report", "evidence", "content", "sentence", "kind", "wording", "act", "modality", "rule"})
"""Columns by which our own file is known."""

EXPORTED = ("evidence", "content", "sentence", "kind", "wording", "act", "modality", "rule")
"""What a row of ours always has."""

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
HEAD = ("outlet", "title", "author", "published", "url", "file", "language")
WITH = frozenset({"agree", "agrees", "agreement", "for", "pro", "support", "supports", "+"})
AGAINST = frozenset({"disagree", "disagrees", "disagreement", "against", "contra", "con", "oppose", "opposes", "-"})

Cells = dict[str, str]


@dataclass
class Document:
    """The rows of one document, and its text."""

    head: Cells
    text: str
    report: Report | None = None
    rows: list[tuple[int, Cells]] = field(default_factory=list)


def import_statements(
    text: str,
    *,
    columns: Mapping[str, str] | None = None,
    reports: Iterable[Report] = (),
    codebook: Codebook | None = None,
) -> Imported:
    """Return the statements of a CSV table as drafts.

    Args:
        text: The table, with a heading; commas, semicolons or tabs part its cells.
        columns: Field -> heading of its column, such as `{"speaker": "Who said it"}`, where that is not the field's own
            name or one of the usual ones.
        reports: Those that the rows may stand in, found by id, address or title.
        codebook: Names and aliases that it knows get its slugs.

    Raises:
        NoStatementsTable: It has no column of words, nor of offsets.
        UnknownColumn: `columns` names a field or a heading that there is not.
    """
    problems: list[str] = []
    rows = safely(table_rows(text), problems)
    _, heading = next(rows, (0, []))
    places = placed(heading, columns or {})
    names = Names(codebook)
    drafts = (drafted(one, names, problems) for one in gathered(rows, places, Shelf(reports)))
    return Imported(tuple(one for one in drafts if one), tuple(problems))


def safely(rows: Iterator[tuple[int, list[str]]], problems: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield rows up to where the table breaks off, and tell where that is."""
    try:
        yield from rows
    except ValueError as error:
        problems.append(f"{error}; nothing after it was read")


def placed(heading: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Return field -> number of its column."""
    stripped = [one.strip() for one in heading]
    own = set(stripped) >= OWN
    found: dict[str, int] = {}
    for number, name in enumerate(stripped):
        plain = name.casefold()
        if plain in FIELDS and (own or plain not in ALIKE):
            found.setdefault(plain, number)
    for number, name in enumerate(stripped):
        if not own and name.casefold() in ALIKE:
            found.setdefault(ALIKE[name.casefold()], number)
    for name, column in columns.items():
        if name not in FIELDS:
            raise UnknownColumn(name, FIELDS, "field of a statement")
        if column not in stripped:
            raise UnknownColumn(column, stripped)
        found[name] = stripped.index(column)
    if "quote" not in found and not {"start", "end"} <= found.keys():
        raise NoStatementsTable("what was said", stripped)
    return found


class Shelf:
    """Reports that are known, to be found by what a row says of its document."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self.by_id = {one.id: one for one in reports}
        self.by_url = {one.url: one for one in self.by_id.values() if one.url}
        self.by_title = {one.title: one for one in self.by_id.values() if one.title}

    def report(self, cells: Mapping[str, str]) -> Report | None:
        """Return the report of a row, if it is here."""
        return (
            self.by_id.get(cells.get("report", ""))
            or self.by_url.get(cells.get("url", ""))
            or self.by_title.get(cells.get("title", ""))
        )


def gathered(rows: Iterator[tuple[int, list[str]]], places: Mapping[str, int], shelf: Shelf) -> Iterable[Document]:
    """Return the documents of a table, each with its rows."""
    documents: dict[tuple[str, ...], Document] = {}
    for line, row in rows:
        cells = {name: row[number] for name, number in places.items() if number < len(row)}
        words, report = cells.pop("text", ""), shelf.report(cells)
        head = {name: cells[name].strip() for name in HEAD if cells.get(name, "").strip()}
        key = (report.id,) if report else (words, cells.get("report", ""), *head.values())
        documents.setdefault(key, Document(head, words, report)).rows.append((line, cells))
    return documents.values()


def drafted(document: Document, names: Names, problems: list[str]) -> Draft | None:
    """Return the draft of a document, if any of its rows can be read."""
    made = not document.report and not document.text.strip()
    text = "\n\n".join(dict.fromkeys(filter(None, (cells.get("quote") for _, cells in document.rows))))
    try:
        report = document.report or report_of(text if made else document.text, document.head)
    except ValueError as error:
        problems.extend(f"line {line}: {first_line(error)}" for line, _ in document.rows)
        return None
    own: list[Statement] = []
    passages: list[Passage] = []
    for line, cells in document.rows:
        try:
            if document.report and all(cells.get(name) for name in EXPORTED):
                own.append(statement_of(cells, report))
            else:
                passages.append(checked(passage(cells, report, made=made), report, names))
        except (ValueError, KeyError, IndexError, TypeError) as error:
            problems.append(f"line {line}: {told(error)}")
    draft = draft_of(report, passages, names)
    statements = (*own, *draft.statements)
    return draft.model_copy(update={"statements": statements}) if statements else None


def report_of(text: str, head: Cells) -> Report:
    """Return the report that a document is.

    Raises:
        ValueError: Its date is none.
    """
    published = head.get("published")
    more = {name: value for name, value in head.items() if name != "published"}
    return Report(text=text, published=PartialDate(value=published) if published else None, **more)


def passage(cells: Cells, report: Report, *, made: bool) -> Passage:
    """Return what a row says of a passage; `made` tells that the text was put together from quotes.

    Raises:
        ValueError: A cell holds what it cannot, or the words do not stand in the document.
    """
    text = {name: value.strip() or None for name, value in cells.items() if name != "quote"}
    act, day = text.get("act"), text.get("date")
    more: dict[str, Any] = {
        name: text[name]
        for name in ("kind", "wording", "modality", "attitude", "credibility", "role")
        if text.get(name)
    }
    if "credibility" in more:
        more["credibility"] = int(more["credibility"])
    for name in ("negated", "red_line", "unnamed"):
        if text.get(name):
            more[name] = yes(text[name] or "")
    if text.get("chain"):
        more["via"] = json.loads(text["chain"] or "[]")
    span = place_of(cells, report, made=made)
    if text.get("condition"):
        more["condition"] = condition_at(text, report, span)
    return Passage(
        span=span,
        rule="csv:import",
        speaker=text.get("speaker"),
        person=text.get("person"),
        party=text.get("party"),
        issue=text.get("issue"),
        target=text.get("target"),
        agreement=side_of(text.get("agreement")),
        act=Act(act.casefold()) if act else None,
        date=PartialDate(value=day, text=text.get("date_text")) if day else None,
        more=more,
    )


def place_of(cells: Cells, report: Report, *, made: bool) -> Span:
    """Return where the words of a row stand.

    Raises:
        ValueError: They stand nowhere, or others stand at the offsets given.
    """
    quote, start, end = cells.get("quote", ""), cells.get("start", "").strip(), cells.get("end", "").strip()
    if start and end and not made:
        span = (int(start), int(end))
        found = report.cite(*span).text
        if quote.strip() and quote != found:
            raise ValueError(f"the document reads {found[:60]!r} at {start}-{end}, not {quote[:60]!r}")
        return span
    if not quote.strip():
        raise ValueError("there are no words and no offsets")
    at = report.text.find(quote)
    if at < 0:
        quote = quote.strip()
        at = report.text.find(quote)
    if at < 0:
        raise ValueError(f"the document does not hold the words {quote[:60]!r}")
    return at, at + len(quote)


def condition_at(text: Mapping[str, str | None], report: Report, near: Span) -> Condition:
    """Return a condition, at the first place in or after the passage where its words stand, or else before it.

    Raises:
        ValueError: They stand nowhere, or the word that ties them is none of ours.
    """
    words = text["condition"] or ""
    at = report.text.find(words, near[0])
    at = report.text.find(words) if at < 0 else at
    if at < 0:
        raise ValueError(f"the document does not hold the condition {words[:60]!r}")
    return Condition(kind=ConditionKind(text.get("condition_kind") or "if"), text=words, span=(at, at + len(words)))


def side_of(cell: str | None) -> bool | None:
    """Return whether a cell says that somebody agrees.

    >>> side_of("against"), side_of("1"), side_of("-1"), side_of(None)
    (False, True, False, None)

    Raises:
        ValueError: It says neither.
    """
    if cell is None:
        return None
    plain = cell.casefold()
    if plain in WITH | AGAINST:
        return plain in WITH
    return float(plain) > 0 if NUMBER.fullmatch(plain) else yes(plain)


def checked(one: Passage, report: Report, names: Names) -> Passage:
    """Return a passage of which the record would make a statement.

    Raises:
        ValueError: A field holds what it cannot.
    """
    statement_in(report, one, names)
    return one


def told(error: Exception) -> str:
    """Return what is wrong with a row."""
    if isinstance(error, KeyError):
        return f"the cell {error.args[0]!r} is missing"
    return first_line(error) if isinstance(error, ValueError) else str(error)
