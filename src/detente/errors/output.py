"""A result that cannot be written."""

from collections.abc import Sequence
from pathlib import Path

from detente.errors.base import DetenteError


class OutputError(DetenteError):
    """The result cannot be written."""


class NotInThatForm(OutputError):
    """A conflict that this kind of file cannot hold."""

    def __init__(self, form: str, why: str, expected: str, instead: str = "") -> None:
        super().__init__(
            f"this conflict cannot be written as {form}: {why}",
            expected=expected,
            advice=instead or "Write it as .csv or .toml, or use --json.",
        )


class UnknownExport(OutputError):
    """No kind of file goes by that ending."""

    def __init__(self, path: str | Path, known: Sequence[str]) -> None:
        super().__init__(
            f"{path} has an ending that stands for nothing",
            expected=f"one of {', '.join(known)}",
            advice="Name the file anew: its ending says what is written.",
        )


class OutputIsFolder(OutputError):
    """A folder stands where the file should go."""

    def __init__(self, path: str | Path, example: str = "brief.html") -> None:
        super().__init__(
            f"{path} is a folder",
            expected="the name of a file",
            advice=f"Name a file in it, such as {Path(path) / example}.",
        )


class OutputExists(OutputError):
    """A file stands there that people may have edited."""

    def __init__(self, path: str | Path, option: str = "--to") -> None:
        super().__init__(
            f"{path} is there already, and what was edited in it would be lost",
            expected="the name of a new file",
            advice=f"Name another file with {option}, or replace this one with --overwrite.",
        )


class OutputIsReport(OutputError):
    """It would overwrite a report."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(
            f"{path} is one of the reports, and the brief would overwrite it",
            expected="the name of another file",
            advice="Name another file with --to.",
        )


class OutputNotWritable(OutputError):
    """The folder is missing or closed to us."""

    def __init__(self, path: str | Path, reason: str, option: str = "--to") -> None:
        super().__init__(
            f"{path} cannot be written ({reason})",
            expected="a file in a folder that exists and that you may write to",
            advice=f"Make the folder, change its permissions, or name another place with {option}.",
        )
