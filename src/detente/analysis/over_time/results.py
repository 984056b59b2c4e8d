"""What outcomes over time consist of: which outcomes are followed, how each stood on each day, and what moved it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from detente.analysis.outlook.results import Share
from detente.version import __version__


class Followed(StrEnum):
    """Which outcome it is."""

    TODAY = "today"
    """How things stood on the day."""
    DEMAND = "demand"
    """What somebody asks for first of all, and else as things stood."""
    DEAL = "deal"
    """What all sides ask for first, or as much of it as can be had together."""


@dataclass(frozen=True)
class Part:
    """An option of the last draft, and whether it is taken in an outcome."""

    option: str
    label: str
    owner: str
    """The name of who decides on it."""
    taken: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """An outcome that is followed from day to day."""

    kind: Followed
    parts: tuple[Part, ...]
    """What is done in it otherwise than on the day; of today's state nothing."""
    asked_by: tuple[str, ...] = ()
    """The names of who asks for it."""


class Absent(StrEnum):
    """Why it is not said how an outcome stood on a day."""

    NO_CONFLICT = "no conflict"
    """By the reports of that day there were no two sides that want something of each other."""
    NOT_NAMED = "not named"
    """Nobody had yet named all that is done in it."""
    IMPOSSIBLE = "impossible"
    """It could not be, beside how things stood."""


@dataclass(frozen=True)
class Standing:
    """How an outcome stood by what was known on a day."""

    share: Share | None = None
    """In what share of the preferences that the record admits it held."""
    holds: bool = False
    """Whether it held when each wish is taken as it was said: nobody leaves it whom the others make regret it."""
    firmly: bool = False
    """Whether nobody could gain by leaving it at all."""
    absent: Absent | None = None


@dataclass(frozen=True)
class Cause:
    """A sentence of the day without which an outcome would have stood otherwise."""

    facts: tuple[str, ...]
    """Ids of the facts that stand in it."""
    without: Standing
    effect: float
    """By how much it raised the share, or lowered it; 0 when the outcome could not be told without it."""


class ShiftKind(StrEnum):
    """What is otherwise in the draft of a day."""

    NEW_OPTION = "new option"
    NO_OPTION = "no option"
    """Other options are spoken of more by now."""
    NEW_WISH = "new wish"
    OPEN = "open"
    """By now the reports leave open whether it is wanted."""


@dataclass(frozen=True)
class Shift:
    """Something that is otherwise in the draft of a day than in the one before."""

    kind: ShiftKind
    who: str
    what: str
    """The label of an option, or a wish in words."""
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Move:
    """An outcome that became more or less stable."""

    outcome: int
    """The number of the outcome."""
    before: Standing
    after: Standing
    causes: tuple[Cause, ...]
    """What made it so, the strongest first."""
    tried: int
    """How many sentences of the day were left out in turn."""
    shifts: tuple[Shift, ...] = ()
    """What is otherwise in the draft, where no sentence made it so alone."""


@dataclass(frozen=True)
class Day:
    """A day with new reports."""

    day: date
    standings: tuple[Standing, ...]
    """One for each outcome that is followed."""
    moves: tuple[Move, ...]
    """Against the day with reports before it."""


@dataclass(frozen=True)
class OverTime:
    """How stable each outcome was, day by day."""

    outcomes: tuple[Outcome, ...]
    days: tuple[Day, ...]
    earlier: int
    """How many days with reports are not shown before these."""
    why_not: str | None
    """Why nothing can be told, in a plain sentence."""
    draws: int
    """How often uncertain preferences were drawn."""
    seed: int
    options: int
    """How many options each draft has at the most."""
    edited: bool | None = False
    """Whether what a person changed in the draft counts on each day; none: it cannot, for it names states."""
    version: str = __version__
