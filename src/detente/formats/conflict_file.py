"""What a conflict file says, as people wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias, get_args

Moves: TypeAlias = Literal["both", "take only", "drop only"]
Sign: TypeAlias = Literal["sure", "unknown"]
Strength: TypeAlias = Literal["mild", "strong"]
MOVES: tuple[Moves, ...] = get_args(Moves)
SIGNS: tuple[Sign, ...] = get_args(Sign)
STRENGTHS: tuple[Strength, ...] = get_args(Strength)


@dataclass(frozen=True)
class Option:
    """Something that a decision maker can do or leave."""

    id: str
    label: str = ""
    moves: Moves = "both"
    evidence: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """Its label, or its id."""
        return self.label or self.id


@dataclass(frozen=True)
class Statement:
    """What a decision maker wants to be true."""

    formula: str
    evidence: tuple[str, ...] = ()
    confidence: float | None = None
    """How likely it is that the decision maker wants this at all; nothing: taken as certain."""
    place: tuple[int, int] | None = None
    """The first and the last rank it may have, counting from 1; nothing: where it stands."""
    sign: Sign = "sure"
    strength: Strength | None = None

    @property
    def uncertain(self) -> bool:
        """Whether a sweep draws anything for it."""
        return self.sign == "unknown" or self.place is not None or self.confidence not in (None, 1.0)


Ranking: TypeAlias = tuple[tuple[str, ...], ...]
"""States from best to worst, those in one tuple tied; a state is the options taken joined by " + ", "-" for none."""


@dataclass(frozen=True)
class DecisionMaker:
    """Somebody who decides, with what they can do and what they want: in one of three forms."""

    id: str
    name: str = ""
    options: tuple[Option, ...] = ()
    prefers: tuple[Statement, ...] | None = None
    """What it wants, most important first."""
    ranking: Ranking | None = None
    weights: tuple[tuple[str, Decimal], ...] | None = None
    """What each option is worth when it is taken; options left out are worth nothing."""
    swaps: float = 0.0
    """The chance that neighbours in the ranking are exchanged."""

    @property
    def said(self) -> str:
        """Its name, or its id."""
        return self.name or self.id

    @property
    def uncertain(self) -> bool:
        """Whether a sweep draws anything for it."""
        return bool(self.swaps) or any(one.uncertain for one in self.prefers or ())


@dataclass(frozen=True)
class Move:
    """States that somebody can move to from a state."""

    by: str
    source: str
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Graph:
    """States and moves listed one by one, for conflicts that are not in option form."""

    states: tuple[str, ...]
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True)
class ConflictFile:
    """A conflict as it stands in its file."""

    decision_makers: tuple[DecisionMaker, ...]
    title: str = ""
    citation: str = ""
    infeasible: tuple[str, ...] = ()
    """Formulas; a state where one is true does not exist."""
    same: tuple[str, ...] = ()
    """Formulas; all states where one is true count as one."""
    status_quo: tuple[str, ...] | None = None
    """The options taken today, or the one state of a graph; nothing: unknown."""
    graph: Graph | None = None
    bits: dict[str, int] = field(init=False, repr=False, compare=False)
    """At which bit of a state's number each option stands: options in file order."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "bits", {option.id: bit for bit, option in enumerate(self.options)})

    @property
    def options(self) -> tuple[Option, ...]:
        """All options, in file order."""
        return tuple(option for who in self.decision_makers for option in who.options)

    @property
    def owners(self) -> tuple[int, ...]:
        """Whose each option is: the number of the decision maker."""
        return tuple(number for number, who in enumerate(self.decision_makers) for _ in who.options)

    @property
    def uncertain(self) -> bool:
        """Whether a sweep has anything to draw."""
        return any(who.uncertain for who in self.decision_makers)

    def taken(self, mask: int) -> tuple[str, ...]:
        """Return the ids of the options taken in a state."""
        return tuple(option for option, bit in self.bits.items() if mask >> bit & 1)

    def named(self, mask: int) -> str:
        """Return a state as a ranking writes it."""
        return joined(self.taken(mask))

    def statements(self) -> Iterator[tuple[int, int, Statement]]:
        """Yield each statement with the number of its decision maker and its own, both from 0."""
        for number, who in enumerate(self.decision_makers):
            for rank, statement in enumerate(who.prefers or ()):
                yield number, rank, statement


def joined(options: tuple[str, ...] | list[str]) -> str:
    """Return options taken as a ranking writes them.

    >>> joined(("release", "attack")), joined(())
    ('release + attack', '-')
    """
    return " + ".join(options) or "-"
