"""Tables of a file taken apart, with every mistake kept and its place."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from detente.errors import FormulaMistake, nearest
from detente.formats.mistakes import Mistake
from detente.formats.toml_places import Place

Table: TypeAlias = Mapping[str, Any]

KINDS = {str: "text in quotation marks", list: "a list in square brackets", dict: "a table", int: "a whole number"}


class Mistakes:
    """The mistakes found so far, and how a place is told to people."""

    def __init__(self, lines: Mapping[Place, int], owners: Mapping[Place, str]) -> None:
        self.lines, self.owners = lines, owners
        self.found: list[Mistake] = []
        self.order: list[tuple[int, tuple[int, ...]]] = []
        self.places: set[Place] = set()

    def add(self, place: Place, happened: str, expected: str = "", near: str = "", column: int | None = None) -> None:
        """Keep a mistake."""
        owner = self.owners.get(place[:2], "") if len(place) > 2 else ""
        self.places.add(place)
        self.order.append((self.line(place) or 0, tuple(part for part in place if isinstance(part, int))))
        self.found.append(Mistake(written(place), happened, expected, near, self.line(place), column, owner))

    def add_formula(self, place: Place, mistake: FormulaMistake) -> None:
        """Keep what is wrong in a formula."""
        self.add(place, mistake.happened, mistake.expected, mistake.near, mistake.column)

    def line(self, place: Place) -> int | None:
        """Return the line of a place, or of what it stands in."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place)

    def in_order(self) -> list[Mistake]:
        """Return the mistakes in the order of the file."""
        at = sorted(range(len(self.found)), key=self.order.__getitem__)
        return [self.found[number] for number in at]


class Reader:
    """Reads the keys of one table."""

    def __init__(self, table: object, place: Place, mistakes: Mistakes, keys: Collection[str]) -> None:
        self.table: Table = table if isinstance(table, dict) else {}
        self.place, self.mistakes = place, mistakes
        if not isinstance(table, dict):
            mistakes.add(place, f"{shown(table)} cannot stand here", f"a table with {', '.join(keys)}")
        for key in self.table:
            if key not in keys:
                near = nearest(key, keys)
                expected = "" if near else f"one of {', '.join(keys)}"
                mistakes.add((*place, key), "there is no such key", expected, near)

    def has(self, key: str) -> bool:
        """Return whether the key is there."""
        return key in self.table

    def missing(self, key: str, expected: str) -> None:
        """Keep as a mistake that a key is not there, unless the table itself is a mistake."""
        if self.table or not self.place:
            self.mistakes.add((*self.place, key), "this key is missing", expected)

    def wrong(self, key: str, expected: str, near: str = "") -> None:
        """Keep as a mistake that what stands under a key cannot stand there."""
        self.mistakes.add((*self.place, key), f"{shown(self.table[key])} cannot stand here", expected, near)

    def text(self, key: str, default: str = "") -> str:
        """Return text."""
        value = self.table.get(key, default)
        if isinstance(value, str):
            return value
        self.wrong(key, KINDS[str])
        return default

    def choice(self, key: str, choices: Collection[str], default: str) -> str:
        """Return one of some words."""
        value = self.table.get(key, default)
        if value in choices:
            return str(value)
        self.wrong(key, "one of " + ", ".join(map(repr, choices)), nearest(str(value), choices))
        return default

    def share(self, key: str) -> float | None:
        """Return a number from 0 to 1, or nothing when the key is not there."""
        value = self.table.get(key)
        if value is None or (is_number(value) and Decimal(value).is_finite() and 0 <= value <= 1):
            return None if value is None else float(value)
        self.wrong(key, "a number from 0 to 1")
        return None

    def entries(self, key: str) -> list[tuple[Place, Any]]:
        """Return what stands in a list, each with its place."""
        value = self.table.get(key, [])
        if isinstance(value, list):
            return [((*self.place, key, number), one) for number, one in enumerate(value)]
        self.wrong(key, KINDS[list])
        return []

    def texts(self, key: str, instead: str = "") -> tuple[str, ...]:
        """Return the texts in a list, with `instead` in the place of what is none."""
        found = []
        for place, one in self.entries(key):
            found.append(one if isinstance(one, str) else instead)
            if not isinstance(one, str):
                self.mistakes.add(place, f"{shown(one)} cannot stand here", KINDS[str])
        return tuple(found)


def is_number(value: object) -> bool:
    """Return whether a value is a number: `true` is none."""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def shown(value: object, most: int = 60) -> str:
    """Return a value as it would stand in the file, shortened."""
    text = as_toml(value)
    return text if len(text) <= most else f"{text[:most]}..."


def as_toml(value: object) -> str:
    """Return a value as TOML writes it; of a table only that it is one.

    >>> as_toml([True, "a", Decimal("2.5")])
    "[true, 'a', 2.5]"
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(as_toml, value))}]"
    return repr(value) if isinstance(value, str) else "a table" if isinstance(value, dict) else str(value)


def written(place: Place) -> str:
    """Return a place as one would write it, counting from 1.

    >>> written(("decision_makers", 0, "prefers", 2))
    'decision_makers[1].prefers[3]'
    """
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".")
