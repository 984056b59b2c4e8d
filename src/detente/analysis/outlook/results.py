"""What an outlook consists of: which outcomes can hold, who leaves the others, and what it would take."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.drafted import Drafted
from detente.formats.conflict_model import ConflictModel
from detente.models.graph_model import Inverse, OptionChange, Stability, Step
from detente.version import __version__

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Share:
    """In what share of the preferences that the record admits an outcome holds, as far as the draws tell."""

    share: float
    low: float
    high: float
    """The 95 % interval."""
    draws: int


@dataclass(frozen=True)
class Outcome:
    """A state, by what it holds, and how it is reached from today."""

    state: int
    concepts: tuple[str, ...]
    """By which it holds, those that ask most first."""
    share: Share | None
    """By sequential stability; nothing: the record calls nothing uncertain."""
    willing: tuple[Step, ...] | None
    """A shortest way from today on which each gains by its step."""
    path: tuple[Step, ...] | None
    """A shortest way from today by any moves."""
    first: tuple[int, ...]
    """Who can make the first step of a willing way."""

    @property
    def holds(self) -> bool:
        """Whether nobody leaves it, or leaving is answered by what the others gain from."""
        return "seq" in self.concepts


@dataclass(frozen=True, eq=False)
class Demand:
    """What somebody asks of the others first of all."""

    dm: int
    statement: int | None
    """Which of its statements says so; nothing: it has a ranking or weights."""
    formula: str
    confidence: float
    states: Bools
    """[state] Where it is met."""
    nearest: int
    """The state in which it is met that is nearest to today's."""


@dataclass(frozen=True)
class Obstacle:
    """Why somebody does not do what a demand asks of it."""

    demand: int
    """The number of the demand."""
    dm: int
    statement: int | None
    """The weightiest of its statements that would no longer be true; nothing: it has no statements."""


@dataclass(frozen=True)
class Leaving:
    """Somebody who would leave a state, and for what."""

    dm: int
    target: int


@dataclass(frozen=True, eq=False)
class Unheld:
    """An outcome that somebody demands and that does not hold."""

    demand: int
    state: int
    leaving: tuple[Leaving, ...]
    changes: Inverse | None
    """The smallest changes of preference after which it would hold; nothing: they were not searched for."""
    options: tuple[OptionChange, ...]
    """Single options that, if they were different, would make it hold."""


@dataclass(frozen=True)
class Carrier:
    """The answer that keeps somebody from leaving an outcome."""

    state: int
    dm: int
    """Who is kept there."""
    target: int
    """Where it would rather be."""
    by: int
    """Who answers."""
    taken: tuple[str, ...]
    """The options that the answer takes: a threat carried out."""
    dropped: tuple[str, ...]
    """The options that the answer drops: a promise taken back."""


@dataclass(frozen=True, eq=False)
class Deal:
    """The outcome in which the first demand of each side is met, or as many of them as can be."""

    met: tuple[int, ...]
    """The numbers of the demands that are met."""
    unmet: tuple[int, ...]
    states: Bools
    """[state] Where just these are met."""
    outcome: Outcome
    """Of these states the one that holds and is nearest to today's, or if none holds the nearest."""
    holding: int
    """How many of these states hold."""
    leaving: tuple[Leaving, ...]
    better: tuple[int, ...]
    """Who likes it better than how things stand today."""
    worse: tuple[int, ...]
    changes: Inverse | None
    """The smallest changes of preference after which that outcome holds; nothing: not searched for."""


@dataclass(frozen=True)
class Apart:
    """Two demands that no steps that are in the movers' own interest bring about together."""

    first: int
    second: int
    possible: bool
    """Whether there is any outcome with both."""
    by_moves: bool
    """Whether moves of any kind lead to one."""
    share: Share | None = None
    """In what share of draws no such steps lead to one; nothing: nothing was drawn for it."""


@dataclass(frozen=True)
class Decisive:
    """The uncertain statement of preference that decides most, and what changes when it is wrong."""

    dm: int
    statement: int
    importance: float
    """The part of what is open that goes away when this alone is known (first-order Sobol index)."""
    opposite: bool
    """Whether wrong means that the opposite is wanted; else that it does not matter."""
    lost: tuple[int, ...]
    """States that hold, and would not if it were wrong."""
    gained: tuple[int, ...]
    """States that would hold if it were wrong."""
    ends: tuple[tuple[int, ...], ...]
    """Where steps in the movers' own interest would then lead from today."""


@dataclass(frozen=True, eq=False)
class Worked:
    """What was worked out."""

    model: ConflictModel
    stability: Stability
    today: int | None
    outcomes: tuple[Outcome, ...]
    """Those that are worth telling: today's, then what holds, the firmest first, then the others."""
    more: int
    """How many others hold."""
    ends: tuple[tuple[int, ...], ...]
    """Sets of states in which steps in the movers' own interest end, from today if that is known."""
    ends_share: Share | None
    """In what share of draws they end just there; nothing: nothing was drawn for it."""
    leaving: tuple[Leaving, ...]
    """Who would leave today's state."""
    demands: tuple[Demand, ...]
    obstacles: tuple[Obstacle, ...]
    unheld: tuple[Unheld, ...]
    deal: Deal | None
    apart: tuple[Apart, ...]
    carriers: tuple[Carrier, ...]
    decisive: Decisive | None
    draws: int
    """How often the preferences were drawn; 0: nothing is uncertain."""
    asked: int
    """How often it was asked for."""
    seed: int
    skipped: tuple[str, ...]
    """What was left out because the conflict is large, in plain sentences."""
    version: str = __version__

    def outcome(self, state: int) -> Outcome:
        """Return one of the outcomes that are told."""
        return next(one for one in self.outcomes if one.state == state)


@dataclass(frozen=True)
class Outlook:
    """What can hold and what it would take, or why that cannot be said."""

    drafted: Drafted
    why_not: str | None
    """A plain sentence."""
    worked: Worked | None
