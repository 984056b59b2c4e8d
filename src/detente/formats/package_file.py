"""What a package file says, as people wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias


class Range(NamedTuple):
    """A number, or the least and the most that it may be."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """What is reckoned with where one number is needed."""
        return self.low if self.low == self.high else (self.low + self.high) / 2

    @property
    def open(self) -> bool:
        """Whether it is a range."""
        return self.low < self.high


NOTHING = Range(0.0, 0.0)


@dataclass(frozen=True)
class Alternative:
    """One way in which an issue may be settled."""

    id: str
    label: str = ""
    evidence: tuple[str, ...] = ()
    """Ids of the facts that name it."""

    @property
    def said(self) -> str:
        """Its label, or its id with spaces."""
        return self.label or self.id.replace("_", " ")


@dataclass(frozen=True)
class Issue:
    """A question on the table."""

    id: str
    alternatives: tuple[Alternative, ...] = ()
    label: str = ""
    ordered: bool = False
    """Whether the alternatives stand in an order, so that values between two given ones may be left out."""

    @property
    def said(self) -> str:
        """Its label, or its id with spaces."""
        return self.label or self.id.replace("_", " ")

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its alternatives."""
        return tuple(one.id for one in self.alternatives)


@dataclass(frozen=True)
class Clause:
    """A red line or a condition: a formula, and the facts that it rests on."""

    formula: str
    evidence: tuple[str, ...] = ()


Tiers: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternatives from best to worst, those in one tuple liked equally."""


@dataclass(frozen=True)
class Party:
    """Somebody who has to agree."""

    id: str
    name: str = ""
    no_deal: Range = NOTHING
    power: float = 1.0
    weights: Mapping[str, Range] = field(default_factory=dict)
    """How much each issue counts; issues left out count nothing."""
    values: Mapping[str, Mapping[str, Range]] = field(default_factory=dict)
    """By issue what each alternative is worth."""
    ranks: Mapping[str, Tiers] = field(default_factory=dict)
    """By issue only in which order the alternatives are liked."""
    red_lines: tuple[Clause, ...] = ()
    conditions: tuple[Clause, ...] = ()
    evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By issue the ids of the facts that its weight and values rest on."""

    @property
    def said(self) -> str:
        """Its name, or its id with spaces."""
        return self.name or self.id.replace("_", " ")

    @property
    def uncertain(self) -> bool:
        """Whether a sweep draws anything for it."""
        ranges = [self.no_deal, *self.weights.values(), *(one for row in self.values.values() for one in row.values())]
        return any(one.open for one in ranges) or any(len(tiers) > 2 for tiers in self.ranks.values())


@dataclass(frozen=True)
class PackageFile:
    """What is on the table and who wants what, as it stands in its file."""

    issues: tuple[Issue, ...]
    parties: tuple[Party, ...]
    title: str = ""
    citation: str = ""
    conditions: tuple[Clause, ...] = ()
    """What must hold whoever wants what."""
    chosen: Mapping[str, str] | None = None
    """A package to explain: by issue the alternative."""
