"""What the models say of a conflict, all that was asked for in one result."""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.changing import Wanted, what_it_takes
from detente.analysis.sweeps import Sweep, sweep
from detente.errors import NoStatusQuo, NothingWanted
from detente.formats.conflict_model import ConflictModel
from detente.models.graph_model import (
    DEFAULT,
    Coalitions,
    Paths,
    Stability,
    attractors,
    coalitions,
    paths_from,
    stability,
)
from detente.version import __version__

COALITION_CONCEPTS = ("nash", "gmr", "smr", "seq")


@dataclass(frozen=True, eq=False)
class FromToday:
    """What can be reached from today's state."""

    start: int
    by_moves: Paths
    by_improvements: Paths
    attractors: tuple[NDArray[np.int64], ...]
    """Sets of states in which improvements from today end."""


@dataclass(frozen=True, eq=False)
class Solution:
    """What was asked of a conflict, with how it was worked out."""

    model: ConflictModel
    concepts: tuple[str, ...]
    stability: Stability
    coalitions: Coalitions | None = None
    from_today: FromToday | None = None
    wanted: Wanted | None = None
    sweep: Sweep | None = None
    version: str = __version__

    def equilibria(self, concept: str) -> NDArray[np.int64]:
        """Return the numbers of the states that are stable for everybody."""
        return np.flatnonzero(self.stability.equilibria(concept)).astype(np.int64)

    def holding(self) -> dict[int, tuple[str, ...]]:
        """Return each state that is an equilibrium by some concept, with those concepts."""
        found: dict[int, list[str]] = {}
        for concept in self.concepts:
            for state in self.equilibria(concept).tolist():
                found.setdefault(state, []).append(concept)
        return {state: tuple(found[state]) for state in sorted(found)}


def solved(
    model: ConflictModel,
    *,
    concepts: Sequence[str] = DEFAULT,
    with_coalitions: bool = False,
    from_status_quo: bool = False,
    want: str | None = None,
    draws: int | None = None,
    seed: int = 0,
    executor: Executor | None = None,
    blocks: int = 1,
) -> Solution:
    """Return what was asked of a conflict.

    Raises:
        ConflictError: It was asked for something that the conflict does not say.
        ModelError: It was asked for something that is not defined for this conflict.
    """
    chosen = tuple(dict.fromkeys(concepts))
    wanted = wanted_states(model, want)
    if from_status_quo and model.status_quo is None:
        raise NoStatusQuo(model.file.title or "given")
    return Solution(
        model=model,
        concepts=chosen,
        stability=stability(model.game, chosen),
        coalitions=coalitions(model.game, coalition_concepts(chosen)) if with_coalitions else None,
        from_today=from_today(model) if from_status_quo else None,
        wanted=what_it_takes(model, want or "", wanted, chosen) if wanted is not None else None,
        sweep=sweep(model, draws=draws, seed=seed, concepts=chosen, executor=executor, blocks=blocks)
        if draws
        else None,
    )


def coalition_concepts(concepts: Sequence[str]) -> tuple[str, ...]:
    """Return those concepts that are defined for coalitions; if none is, all that are."""
    return tuple(one for one in concepts if one in COALITION_CONCEPTS) or COALITION_CONCEPTS


def from_today(model: ConflictModel) -> FromToday:
    """Return what can be reached from today's state."""
    assert model.status_quo is not None
    start = model.status_quo
    return FromToday(
        start=start,
        by_moves=paths_from(model.game, start, improving=False),
        by_improvements=paths_from(model.game, start, improving=True),
        attractors=attractors(model.game, start),
    )


def wanted_states(model: ConflictModel, want: str | None) -> NDArray[np.bool_] | None:
    """Return the states that are wanted."""
    if want is None:
        return None
    states = model.true_in(want)
    if not states.any():
        raise NothingWanted(want)
    return states
