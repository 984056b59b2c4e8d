"""A table of a case: the same for people, for spreadsheets and for programs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from detente.errors import NotInCase
from detente.record import Party

Cell = str | int | bool | None
FAR = "~"
"""Sorts what has no date behind what has one."""
LONG = 24
"""Characters of a name from which its abbreviation is better in a table."""


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
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Column -> slug -> what people call it."""

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


def slug_of(kind: str, name: str | None, known: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the slug that is meant by a name.

    Raises:
        NotInCase: Nothing is called so.
    """
    if name is None or name in known:
        return name
    called = {other.casefold(): slug for slug, names in known.items() for other in names}
    if name.casefold() not in called:
        raise NotInCase(kind, name, known)
    return called[name.casefold()]


def short(party: Party) -> str:
    """Return the name of a party, or its abbreviation where the name would fill the column.

    >>> short(Party(id="osce", name="Organization for Security in Europe", aliases=("the OSCE", "OSCE")))
    'OSCE'
    """
    brief = (alias for alias in party.aliases if alias.isupper() and len(alias) > 1)
    return next(brief, party.name) if len(party.name) > LONG else party.name
