"""The tables of a Discourse Network Analyzer database (.dna, SQLite), as plain rows.

DNA 3 (schema: github.com/leifeld/dna, Sql.java, createTables) keeps documents, statements with their offsets, the
variables of each type of statement, and a value for each statement and variable in DATABOOLEAN, DATAINTEGER,
DATALONGTEXT or, by way of ENTITIES, in DATASHORTTEXT; entities have attributes. DNA 2 has the value itself in
DATASHORTTEXT. Both are read; nothing is ever written.

The file may have been made by an enemy: `untrusted` guards its reading, and each cell is looked at before it is
believed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.errors import NotDna
from detente.store.untrusted import Guarded, guarded

SEEN_OFTEN = 20
"""So many problems of one kind are told one by one, then only counted."""

Value = str | int | None


@dataclass(frozen=True)
class DnaDocument:
    """A document, as DNA has it."""

    id: int
    title: str
    text: str
    author: str
    source: str
    section: str
    notes: str
    type: str
    date: int | None
    """Seconds since 1970, in DNA's own time without a zone."""


@dataclass(frozen=True)
class DnaStatement:
    """A coded passage."""

    id: int
    type: str
    """Label of its type of statement."""
    document: int
    start: int
    stop: int
    """Offsets in the text as Java's text pane counts it: UTF-16 units, a line end of two characters as one."""
    coder: str
    values: Mapping[str, Value]
    """Variable -> value; an entity is given by its name."""


@dataclass(frozen=True)
class DnaRows:
    """All that was read of a database, and what could not be."""

    documents: tuple[DnaDocument, ...]
    statements: tuple[DnaStatement, ...]
    attributes: Mapping[tuple[str, str], Mapping[str, str]]
    """(variable, entity) -> attribute -> its value, where there is one."""
    unused: Mapping[str, int]
    """Table whose rows have no place in a record (REGEXES, STATEMENTLINKS, ...) -> how many there are."""
    problems: tuple[str, ...]


TABLES: dict[str, tuple[str, ...]] = {
    "DOCUMENTS": ("ID", "Title", "Text", "Author", "Source", "Section", "Notes", "Type", "Date"),
    "STATEMENTTYPES": ("ID", "Label"),
    "VARIABLES": ("ID", "Variable", "DataType", "StatementTypeId"),
    "STATEMENTS": ("ID", "StatementTypeId", "DocumentId", "Start", "Stop", "Coder"),
    "DATABOOLEAN": ("StatementId", "VariableId", "Value"),
    "DATAINTEGER": ("StatementId", "VariableId", "Value"),
    "DATALONGTEXT": ("StatementId", "VariableId", "Value"),
    "DATASHORTTEXT": ("StatementId", "VariableId", "Entity"),
}
"""Those without which there is nothing to read."""
MORE: dict[str, tuple[str, ...]] = {
    "CODERS": ("ID", "Name"),
    "ENTITIES": ("ID", "VariableId", "Value"),
    "ATTRIBUTEVARIABLES": ("ID", "VariableId", "AttributeVariable"),
    "ATTRIBUTEVALUES": ("EntityId", "AttributeVariableId", "AttributeValue"),
    "REGEXES": ("Label",),
    "STATEMENTLINKS": ("ID",),
}
"""Those that may be missing."""
UNUSED = ("REGEXES", "STATEMENTLINKS")


def read_dna(path: str | Path) -> DnaRows:
    """Return what a .dna file holds.

    Raises:
        NotDna: It is missing, no SQLite database, damaged, or its tables are not DNA's.
        DnaInUse: Another program has not finished writing it.
        UnsafeDna: It asks for more than reading plain rows, or is larger than any real one.
    """
    with guarded(path) as file:
        columns = dict(shape(file))
        file.lock(columns)
        return Reader(file, columns).rows()


def shape(file: Guarded) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the tables that are DNA's, each with its columns that are to be read.

    Raises:
        NotDna: A table or a column is missing, or has the layout of a version that is not known.
        UnsafeDna: Something that runs stands in place of a table.
    """
    there = file.shape()
    for table, wanted in (TABLES | MORE).items():
        if table in there:
            columns = file.columns(table)
            yield table, tuple(column(file.file, table, one, columns) for one in wanted)
        elif table in TABLES:
            raise NotDna(file.file, f"it has no table {table}")


def column(file: Path, table: str, wanted: str, columns: Mapping[str, str]) -> str:
    """Return the name of a column, as DNA 3 or DNA 2 has it.

    Raises:
        NotDna: There is none of that name.
    """
    if wanted.lower() in columns:
        return wanted
    if wanted == "Entity" and "value" in columns:
        return "Value"
    version = " (it is of a later version, with roles)" if "rolevariablelinkid" in columns else ""
    raise NotDna(file, f"its table {table} has no column {wanted}{version}")


class Reader:
    """Reads the rows of one database, and keeps what is wrong with them."""

    def __init__(self, file: Guarded, columns: Mapping[str, Sequence[str]]) -> None:
        self.file, self.columns = file, columns
        self.problems: list[str] = []
        self.often: dict[str, int] = {}

    def rows(self) -> DnaRows:
        """Return everything."""
        documents = self.documents()
        types = self.names("STATEMENTTYPES")
        coders = self.names("CODERS")
        variables = {number: (name, kind) for number, name, kind in self.checked("VARIABLES", (int, str, str), 3)}
        entities = {number: (variable, name) for number, variable, name in self.checked("ENTITIES", (int, int, str))}
        values = self.values(variables, entities)
        statements = []
        kinds = (int, (int, None), int, int, int, (int, None))
        known = {one.id for one in documents}
        for number, kind, document, start, stop, coder in self.checked("STATEMENTS", kinds):
            if document not in known:
                self.tell("statement", f"statement {number} belongs to document {document}, which there is not")
                continue
            said = values.pop(number, {})
            statements.append(
                DnaStatement(number, types.get(kind, ""), document, start, stop, coders.get(coder, ""), said)
            )
        if values:
            self.tell("value", f"{len(values)} statements have values, and are not there")
        attributes = self.attributes(variables, entities)
        unused = {table: self.counted(table) for table in UNUSED if table in self.columns}
        self.summed()
        return DnaRows(
            tuple(documents),
            tuple(statements),
            attributes,
            {table: count for table, count in unused.items() if count},
            tuple(self.problems),
        )

    def table(self, table: str) -> Iterator[tuple[object, ...]]:
        """Yield the rows of a table, if there is one."""
        if table in self.columns:
            yield from self.file.rows(table, self.columns[table])

    def checked(self, table: str, kinds: Sequence[object], most: int = 0) -> Iterator[tuple[Any, ...]]:
        """Yield those rows of a table whose cells are of the kinds they should be; the others are told."""
        for row in self.table(table):
            cells = row[: most or len(kinds)]
            if all(fits(cell, kind) for cell, kind in zip(cells, kinds, strict=True)):
                yield cells
            else:
                self.tell(table, f"a row of {table} holds what it cannot: {shown(cells)}")

    def names(self, table: str) -> dict[int | None, str]:
        """Return number -> name of the rows of a table."""
        return dict(self.checked(table, (int, str)))

    def counted(self, table: str) -> int:
        """Return how many rows a table has."""
        return sum(1 for _ in self.table(table))

    def documents(self) -> list[DnaDocument]:
        """Return the documents that can be read."""
        text = (str, None)
        kinds = (int, text, str, text, text, text, text, text, (int, None))
        scale = 1 if "ENTITIES" in self.columns else 1000  # DNA 2 counts milliseconds
        return [
            DnaDocument(
                number, title or "", words, author or "", source or "", section or "", notes or "", kind or "",
                None if date is None else date // scale,
            )
            for number, title, words, author, source, section, notes, kind, date in self.checked("DOCUMENTS", kinds)
        ]  # fmt: skip

    def values(
        self, variables: Mapping[int, tuple[str, str]], entities: Mapping[int, tuple[int, str]]
    ) -> dict[int, dict[str, Value]]:
        """Return statement -> variable -> value."""
        found: dict[int, dict[str, Value]] = {}
        by_name = "Entity" not in self.columns["DATASHORTTEXT"]
        for table, kind in (
            ("DATABOOLEAN", int),
            ("DATAINTEGER", int),
            ("DATALONGTEXT", (str, None)),
            ("DATASHORTTEXT", (str, None) if by_name else int),
        ):
            for statement, variable, value in self.checked(table, (int, int, kind)):
                if variable not in variables:
                    self.tell(table, f"statement {statement} has a value for variable {variable}, which there is not")
                    continue
                if table == "DATASHORTTEXT" and not by_name:
                    if value not in entities:
                        self.tell(table, f"statement {statement} names entity {value}, which there is not")
                        continue
                    value = entities[value][1]
                if table == "DATABOOLEAN":
                    value = bool(value)
                found.setdefault(statement, {})[variables[variable][0]] = value
        return found

    def attributes(
        self, variables: Mapping[int, tuple[str, str]], entities: Mapping[int, tuple[int, str]]
    ) -> dict[tuple[str, str], dict[str, str]]:
        """Return what is known of entities besides their names."""
        called = {number: name for number, _, name in self.checked("ATTRIBUTEVARIABLES", (int, int, str))}
        found: dict[tuple[str, str], dict[str, str]] = {}
        for entity, attribute, value in self.checked("ATTRIBUTEVALUES", (int, int, str)):
            variable, name = entities.get(entity, (0, ""))
            if not value.strip():
                continue
            if variable not in variables or attribute not in called:
                self.tell("ATTRIBUTEVALUES", f"{value[:40]!r} is an attribute of nothing that is there")
                continue
            found.setdefault((variables[variable][0], name), {})[called[attribute]] = value
        return found

    def tell(self, what: str, problem: str) -> None:
        """Keep a problem, or only count it when there were many of its kind."""
        self.often[what] = self.often.get(what, 0) + 1
        if self.often[what] <= SEEN_OFTEN:
            self.problems.append(problem)

    def summed(self) -> None:
        """Tell how many problems were only counted."""
        for what, times in self.often.items():
            if times > SEEN_OFTEN:
                self.problems.append(f"{what}: {times - SEEN_OFTEN} more of this kind")


def fits(cell: object, kind: object) -> bool:
    """Return whether a cell is of a kind, or of one of several; None stands for an empty cell."""
    if isinstance(kind, tuple):
        return any(fits(cell, one) for one in kind)
    return cell is None if kind is None else isinstance(cell, kind)  # type: ignore[arg-type]


def shown(cells: Sequence[object]) -> str:
    """Return the cells of a row, each cut short."""
    return ", ".join(f"{len(cell):,} bytes" if isinstance(cell, bytes) else repr(cell)[:30] for cell in cells)
