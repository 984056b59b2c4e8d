"""What can be wrong with the file of a model, whatever the model is: each kind of file says only what it is called."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import ClassVar

from detente.errors.base import DetenteError, nearest


class MistakesInFile(DetenteError):
    """The file says what cannot be."""

    what: ClassVar[str]
    """What it is the file of: `the conflict`."""

    def __init__(self, source: str | Path, mistakes: Sequence[object]) -> None:
        self.mistakes = tuple(mistakes)
        count = "a mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        super().__init__("\n".join((f"{self.what} {source} has {count}:", *(f"  {one}" for one in mistakes))))


class FileNotReadable(DetenteError):
    """It is missing or closed to us."""

    what: ClassVar[str]

    def __init__(self, path: str | Path, reason: str, advice: str = "Check its name and its permissions.") -> None:
        super().__init__(
            f"{self.what} {path} cannot be read ({reason})", expected="a TOML file in UTF-8", advice=advice
        )


class FileNotToml(DetenteError):
    """It is no TOML."""

    what: ClassVar[str]
    example: ClassVar[str]
    """A table and a line of such a file."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(
            f"{self.what} {path} is not TOML: {reason}",
            expected=f"tables such as {self.example}",
            advice="Mend that line; text stands in quotation marks, lists in square brackets.",
        )


class NotInCatalogue(DetenteError):
    """Neither a file nor in the catalogue."""

    entry: ClassVar[str]
    """What the catalogue would hold: `conflict`."""
    file: ClassVar[str]
    """What the file would be: `a conflict file (.toml or .gmcr)`."""
    listed_by: ClassVar[str] = "detente catalog"

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(
            f"{name}: there is no such file, and no {self.entry} of that name in the catalogue",
            expected=f"{self.file} or a name that `{self.listed_by}` lists",
        )
        near = nearest(name, known)
        self.add_note(f"Did you mean {near!r}?" if near else "Check the spelling and the folder you are in.")
