"""Statements from a table: our own CSV file back again, or anybody's whose columns are named.

A row is a statement. It says who (`speaker`, `person`, `party`), what (`quote`, or `start` and `end` in the text), how
(`act`, or `agreement`), on what (`issue`), when (`date`), and in which document (`text`, `report`, `title`, `url`,
`outlet`, `published`). The words must stand in the document; of a document without a text, the quotes of its rows are
the text. A row that cannot be read is told with its line, and the others are kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from detente.errors import NoStatementsTable, UnknownColumn
from detente.formats.cells import table_rows
from detente.formats.coded_rows import passage
from detente.formats.passages import Imported, Names, Passage, draft_of, first_line
from detente.formats.passages import statement_of as statement_in
from detente.formats.statement_rows import COLUMNS, statement_of
from detente.record import Codebook, Draft, PartialDate, Report, Statement

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

HEAD = ("outlet", "title", "author", "published", "url", "file", "language")

Cells = dict[str, str]


@dataclass
class Document:
    """The rows of one document, with their lines."""

    head: Cells
    text: str
    report: Report | None
    """The report given for it, if any."""
    rows: list[tuple[int, Cells]] = field(default_factory=list)

    @property
    def made(self) -> bool:
        """Whether its text has to be put together from quotes."""
        return self.report is None and not self.text.strip()

    def as_report(self) -> Report:
        """Return it as a report.

        Raises:
            ValueError: Its date is none.
        """
        if self.report:
            return self.report
        quotes = dict.fromkeys(filter(None, (cells.get("quote") for _, cells in self.rows)))
        day = self.head.get("published")
        more = {name: value for name, value in self.head.items() if name != "published"}
        published = PartialDate(value=day) if day else None
        return Report(text="\n\n".join(quotes) if self.made else self.text, published=published, **more)


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
    documents = alike(gathered(rows, places, Shelf(reports)), problems)
    drafts = [drafted(report, same, names, problems) for report, same in documents]
    return Imported(tuple(one for one in drafts if one.statements), tuple(problems))


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


def alike(documents: Iterable[Document], problems: list[str]) -> list[tuple[Report, list[Document]]]:
    """Return each report with the documents that are it: of those with the same words, the first gives the head."""
    found: dict[str, tuple[Report, list[Document]]] = {}
    for one in documents:
        try:
            report = one.as_report()
        except ValueError as error:
            problems.extend(f"line {line}: {first_line(error)}" for line, _ in one.rows)
            continue
        first, same = found.setdefault(report.id, (report, []))
        if first != report:
            problems.append(f"line {one.rows[0][0]}: the words of a document before it, whose title and date are kept")
        same.append(one)
    return list(found.values())


def drafted(report: Report, documents: Iterable[Document], names: Names, problems: list[str]) -> Draft:
    """Return the draft of a report with the rows of its documents."""
    own: list[Statement] = []
    passages: list[Passage] = []
    for document in documents:
        for line, cells in document.rows:
            try:
                if document.report and all(cells.get(name) for name in EXPORTED):
                    own.append(statement_of(cells, report))
                else:
                    passages.append(checked(passage(cells, report, made=document.made), report, names))
            except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
                problems.append(f"line {line}: {told(error)}")
    draft = draft_of(report, passages, names)
    return draft.model_copy(update={"statements": (*own, *draft.statements)})


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
    return first_line(error)
