"""What the models say of a conflict, all that was asked for in one result."""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.analysis.sweeps import Sweep, sweep
from detente.errors import NoStatusQuo, NothingWanted
from detente.formats.conflict_model import ConflictModel
from detente.models.graph_model import (
    DEFAULT,
    Coalitions,
    Conflict,
    Inverse,
    OptionChange,
    Paths,
    Stability,
    attractors,
    coalitions,
    inverse_statements,
    paths_from,
    single_options,
    stability,
)
from detente.version import __version__

MOST_TRIED, LEAST_TRIED, STATES_TRIED = 20_000, 8, 2_000_000
"""So many changed preferences are tried at most and at the least, and so many states looked at in them."""
ALONE = 10
"""What one decision maker alone could change is searched with this part of it."""
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
class Wanted:
    """What it would take to make a wanted outcome hold."""

    formula: str
    states: NDArray[np.bool_]
    changes: tuple[tuple[tuple[int, ...] | None, Inverse], ...]
    """Who may change (nothing: anybody) and the smallest changes found, by concept."""
    options: tuple[tuple[str, OptionChange], ...]
    """Concepts, and the single changes of an option that do it."""


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


def what_it_takes(model: ConflictModel, want: str, states: NDArray[np.bool_], concepts: Sequence[str]) -> Wanted:
    """Return the smallest changes after which one of the wanted states holds, for each decision maker and for all."""
    makers = range(len(model.file.decision_makers))
    changes: list[tuple[tuple[int, ...] | None, Inverse]] = []
    for concept in concepts:
        together = smallest(model, states, concept, None)
        each = [alone(model, states, concept, one, together) for one in makers if len(makers) > 1]
        changes.append((None, best_of([together, *each])))
        changes += [((one,), found) for one, found in enumerate(each)]
    holds = {one.concept for _, one in changes if one.changes == ()}
    options: list[tuple[str, OptionChange]] = []
    if isinstance(model.game, Conflict):
        game, open_ones = model.game, [one for one in concepts if one not in holds]
        options = [(concept, one) for concept in open_ones for one in single_options(game, states, concept)]
    return Wanted(want, states, tuple(changes), tuple(options))


def alone(model: ConflictModel, states: NDArray[np.bool_], concept: str, one: int, together: Inverse) -> Inverse:
    """Return the smallest changes by one decision maker, given what is the smallest by anybody."""
    enough = together.changes is not None and {change.dm for change in together.changes} <= {one}
    if together.impossible or (together.exact and enough):
        return together
    found = smallest(model, states, concept, (one,), share=ALONE)
    return best_of([found, together]) if enough else found


def best_of(found: Sequence[Inverse]) -> Inverse:
    """Return the first answer, with the fewest changes that any of them found.

    What one decision maker can do alone can be done together too.
    """
    known = [one for one in found if one.changes is not None]
    best = min(known, key=lambda one: len(one.changes or ()), default=found[0])
    return found[0] if best.changes is None else replace(found[0], changes=best.changes, states=best.states)


def smallest(
    model: ConflictModel, states: NDArray[np.bool_], concept: str, by: tuple[int, ...] | None, share: int = 1
) -> Inverse:
    """Return the smallest changes of preference: of statements, or of the ranking of who has no statements.

    The search is bounded, more closely for large conflicts; `share` is the part of that which is spent.
    """
    budget = max(LEAST_TRIED, min(MOST_TRIED, STATES_TRIED // model.game.n_states) // share)
    statements = [
        [model.true_in(one.formula) for one in who.prefers] if who.prefers is not None else None
        for who in model.file.decision_makers
    ]
    return inverse_statements(model.game, statements, states, concept, by=by, budget=budget)
