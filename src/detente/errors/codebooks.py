"""A codebook that cannot be used."""

from collections.abc import Sequence
from pathlib import Path

from detente.errors.base import DetenteError


class CodebookError(DetenteError):
    """The codebook cannot be used."""


class CodebookNotReadable(CodebookError):
    """It is missing or closed to us."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(
            f"the codebook {path} cannot be read ({reason})",
            expected="a TOML file in UTF-8",
            advice="Check its name and its permissions.",
        )


class CodebookNotToml(CodebookError):
    """It is no TOML."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(
            f"the codebook {path} is not TOML: {reason}",
            expected='tables such as [[parties]] with lines such as id = "russia"',
            advice="Mend that line; text stands in quotation marks, lists in square brackets.",
        )


class CodebookMistakes(CodebookError):
    """Entries or keys in it are wrong."""

    def __init__(self, path: str | Path, mistakes: Sequence[str]) -> None:
        self.mistakes = tuple(mistakes)
        count = "a mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        super().__init__("\n".join((f"the codebook {path} has {count}:", *(f"  {line}" for line in mistakes))))
