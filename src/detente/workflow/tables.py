"""A table of a case: the same for people, for spreadsheets and for programs."""

from collections.abc import Iterator
from dataclasses import dataclass

Cell = str | int | bool | None
FAR = "~"
"""Sorts what has no date behind what has one."""


COLUMNS: dict[str, tuple[str, ...]] = {
    "statements": (
        "date", "speaker", "party", "act", "target", "issue", "words", "condition", "red_line", "negated",
        "grade", "why", "outlet", "report", "id",
    ),
    "positions": ("party", "issue", "stance", "words", "condition", "red_line", "basis", "date", "statements", "id"),
    "timeline": ("date", "kind", "what", "status", "place", "who", "report", "id"),
    "deadlines": ("due", "who", "what", "report", "id"),
    "who": ("name", "party", "role", "statements", "also", "id"),
    "check": ("severity", "rule", "message", "settles", "reports", "id"),
    "judgements": ("at", "by", "verdict", "subject", "changes", "reason", "stands", "id"),
}  # fmt: skip
"""Table -> its columns."""


@dataclass(frozen=True)
class View:
    """A table: the same for people, for spreadsheets and for programs."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: int = 0
    """How many rows there are besides those that were asked for."""

    def as_dicts(self) -> Iterator[dict[str, Cell]]:
        """Yield each row by the names of its columns."""
        yield from (dict(zip(self.columns, row, strict=True)) for row in self.rows)


@dataclass(frozen=True)
class Asked:
    """To what a table is narrowed; nothing: to all."""

    party: str | None = None
    issue: str | None = None
    act: str | None = None
    person: str | None = None
    since: str | None = None
    until: str | None = None


def one_line(text: str) -> str:
    """Return a text with its line ends and runs of white space made single spaces."""
    return " ".join(text.split())
