"""One question and where each party stands on it, as a TOML file that people edit (FORMATS.md, section 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from detente.errors import SettlementMistakes, SettlementNotReadable, SettlementNotToml
from detente.formats.checking import Mistakes, Reader, is_number
from detente.formats.toml_places import lines_of
from detente.formats.toml_text import tables_of, text_of

TOP = ("title", "citation", "scale", "parties")
PARTY = ("id", "name", "position", "capability", "salience", "evidence")
POSITION = "a number from 0 to 100, or [low, likely, high]"
CAPABILITY = "a number of 0 or more, or [low, likely, high]"
SALIENCE = "a number from 0 to 1 (or all of them in percent, 0 to 100), or [low, likely, high]"
HUGE = 1e12


@dataclass(frozen=True)
class Range:
    """A number that is known, or known to lie between two others."""

    low: float
    likely: float
    high: float

    @property
    def open(self) -> bool:
        """Whether it is not known for certain."""
        return self.low < self.high


@dataclass(frozen=True)
class Stake:
    """Where one party stands, what it could bring to bear, and how much it cares."""

    id: str
    name: str
    position: Range
    """0 to 100."""
    capability: Range
    salience: Range
    """0 to 1."""
    evidence: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """Its name, or its id."""
        return self.name or self.id


@dataclass(frozen=True)
class SettlementFile:
    """What a settlement file says."""

    title: str
    citation: str
    scale: tuple[str, str]
    """What 0 and 100 mean."""
    parties: tuple[Stake, ...]


def settlement_of(path: str | Path) -> SettlementFile:
    """Return the question in a file.

    Raises:
        SettlementNotReadable: It is missing, closed to us or not in UTF-8.
        SettlementNotToml: It is no TOML.
        SettlementMistakes: It says what cannot be; all mistakes are named.
    """
    return settlement_in(text_of(path, SettlementNotReadable), path)


def settlement_in(text: str, source: str | Path) -> SettlementFile:
    """Return the question in a text; `source` is what errors call it.

    Raises:
        SettlementNotToml: It is no TOML.
        SettlementMistakes: It says what cannot be; all mistakes are named.
    """
    tables = tables_of(text, source, SettlementNotToml)
    found = Mistakes(lines_of(text), {})
    top = Reader(tables, (), found, TOP)
    if not top.has("parties"):
        top.missing("parties", "a table [[parties]] for each, with id, position, capability and salience")
    tables_read = [Reader(one, place, found, PARTY) for place, one in top.entries("parties")]
    in_percent = any(percent(one.table.get("salience")) for one in tables_read)
    parties = tuple(stake(one, in_percent=in_percent) for one in tables_read)
    if in_percent:
        all_in_percent(tables_read, found)
    read = SettlementFile(top.text("title"), top.text("citation"), ends(top), parties)
    check(parties, tables_read, found)
    if found.found:
        raise SettlementMistakes(source, found.in_order())
    return read


def percent(value: object) -> bool:
    """Return whether a salience is given in percent."""
    numbers = value if isinstance(value, list) else [value]
    return any(is_number(one) and Decimal(str(one)) > 1 for one in numbers)


def all_in_percent(tables: Sequence[Reader], found: Mistakes) -> None:
    """Add a mistake for each salience that can only be meant as a share, while others are in percent."""
    for number_, one in enumerate(tables):
        value = one.table.get("salience")
        numbers = [each for each in (value if isinstance(value, list) else [value]) if is_number(each)]
        if numbers and all(Decimal(str(each)) < 1 for each in numbers) and any(numbers):
            found.add(
                ("parties", number_, "salience"),
                f"{value} would be under one percent, since another salience is above 1",
                "all of them from 0 to 1, or all in percent",
            )


def stake(table: Reader, *, in_percent: bool) -> Stake:
    """Return where one party stands."""
    if not table.has("id"):
        table.missing("id", "a short name of its own")
    salience = number(table, "salience", 100.0 if in_percent else 1.0, SALIENCE)
    shrink = 100.0 if in_percent else 1.0
    return Stake(
        id=table.text("id"),
        name=table.text("name"),
        position=number(table, "position", 100.0, POSITION),
        capability=number(table, "capability", HUGE, CAPABILITY),
        salience=Range(salience.low / shrink, salience.likely / shrink, salience.high / shrink),
        evidence=table.texts("evidence"),
    )


def number(table: Reader, key: str, highest: float, expected: str) -> Range:
    """Return a number or a range."""
    if not table.has(key):
        table.missing(key, expected)
        return Range(0, 0, 0)
    value = table.table[key]
    parts = value if isinstance(value, list) else [value] * 3
    right = len(parts) == 3 and all(
        is_number(one) and Decimal(one).is_finite() and 0 <= one <= highest for one in parts
    )
    if not right or not parts[0] <= parts[1] <= parts[2]:
        table.wrong(key, expected)
        return Range(0, 0, 0)
    low, likely, high = map(float, parts)
    return Range(low, likely, high)


def ends(top: Reader) -> tuple[str, str]:
    """Return what the ends of the scale mean."""
    before = len(top.mistakes.found)
    words = top.texts("scale")
    if len(words) == 2:
        return words[0], words[1]
    if top.has("scale") and len(top.mistakes.found) == before:
        top.wrong("scale", "two texts: what 0 means and what 100 means")
    return "", ""


def check(parties: tuple[Stake, ...], tables: list[Reader], found: Mistakes) -> None:
    """Keep as mistakes what is wrong with all of the parties together."""
    seen: dict[str, int] = {}
    for place, one in enumerate(parties):
        if one.id and seen.setdefault(one.id, place) != place:
            found.add(
                ("parties", place, "id"), f"{one.id!r} is the id of party {seen[one.id] + 1} already", "one of its own"
            )
    if tables and len(parties) < 2 and not found.found:
        found.add(("parties",), "only one party stands here", "at least two: with one there is nothing to settle")
    if len(parties) > 1 and not found.found and not any(one.capability.low * one.salience.low > 0 for one in parties):
        expected = "one with both above 0, also at the low end of its ranges"
        found.add(("parties",), "no party has both capability and salience", expected)
