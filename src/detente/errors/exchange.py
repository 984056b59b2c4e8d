"""A file of another program that cannot be taken over, or a record that a form cannot hold."""

from collections.abc import Collection, Sequence
from pathlib import Path

from detente.errors.base import DetenteError, nearest, shortened
from detente.errors.output import OutputError


class ImportRefused(DetenteError):
    """A file from elsewhere cannot be taken over."""


class ImportUnreadable(ImportRefused):
    """The file is missing, or the system does not let us read it."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be read ({reason})",
            expected="a file that is there and that you may read",
            advice="Check the spelling and the folder you are in, or change its permissions.",
        )


class NotDna(ImportRefused):
    """The file is no database of Discourse Network Analyzer that can be read."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be read as a database of Discourse Network Analyzer: {reason}",
            expected="a .dna file written by DNA 2 or 3",
            advice="Open it in DNA 3 and save it under another name, or export its statements as CSV.",
        )


class DnaInUse(ImportRefused):
    """DNA, or whatever wrote the file, has not finished with it."""

    def __init__(self, path: str | Path, beside: str) -> None:
        super().__init__(
            f"{path} is being written: {beside} lies beside it",
            expected="a file that no program has open",
            advice="Close the database in DNA and try again, or copy all its files and open the copy there first.",
        )


class UnsafeDna(ImportRefused):
    """The file asks for more than reading its rows."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(
            f"{path} is not read: {reason}",
            expected="plain tables of a size that people can code by hand",
            advice="Such a file was not written by DNA. Ask where it comes from before you open it anywhere.",
        )


class NoStatementsTable(ImportRefused):
    """A table of statements without the columns that a statement needs."""

    def __init__(self, missing: str, header: Sequence[str]) -> None:
        shown = ", ".join(shortened(one, 30) for one in header[:12]) or "nothing"
        super().__init__(
            f"the table has no column for {missing}; its first line holds {shown}",
            expected="a column of words said, or of their offsets in a text",
            advice="Name the columns: columns={'quote': 'What was said', 'speaker': 'Who'}.",
        )


class UnknownColumn(ImportRefused):
    """A column is named that the table does not have, or a field that no statement has."""

    def __init__(self, name: str, known: Collection[str], what: str = "column") -> None:
        super().__init__(f"there is no {what} {shortened(name)}", expected="one of " + ", ".join(known))
        near = nearest(name, known)
        self.add_note(f"Did you mean {near!r}?" if near else "Check its spelling; capitals and spaces count.")


class UnknownImport(ImportRefused):
    """No kind of file that can be taken over goes by that ending."""

    def __init__(self, path: str | Path, known: Collection[str]) -> None:
        super().__init__(
            f"{path} has an ending that stands for nothing that can be taken over",
            expected=f"one of {', '.join(known)}",
            advice="Give it the ending of what it is.",
        )


class ParquetMissing(OutputError):
    """Parquet is asked for, and pyarrow is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "statements cannot be written as Parquet: pyarrow is not installed",
            expected="the extra `parquet`",
            advice="pip install 'detente[parquet]', or write .csv or .jsonl: they hold the same.",
        )


class UnknownKind(OutputError):
    """Something is asked for that cannot be written of a record, or not so."""

    def __init__(self, name: str, known: Collection[str], what: str = "kind of export") -> None:
        super().__init__(f"there is no {what} {shortened(name)}", expected="one of " + ", ".join(known))
        near = nearest(name, known)
        self.add_note(f"Did you mean {near!r}?" if near else "Choose one of those.")
