"""Where moves lead in a conflict in general form, in NumPy: a search on the state and who moved last."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from detente.models.graph_model.model import GraphConflict, Ints, Values

NONE = np.iinfo(np.int64).max


@dataclass(frozen=True, eq=False)
class PlainGraphs:
    """The moves of a conflict in general form."""

    conflict: GraphConflict

    @cached_property
    def any_moves(self) -> tuple["Moves", ...]:
        """[decision maker] All its moves."""
        return tuple(moves_of(self.conflict, dm, improving=False) for dm in self.conflict.decision_makers)

    @cached_property
    def improvements(self) -> tuple["Moves", ...]:
        """[decision maker] Its moves to a better state."""
        return tuple(moves_of(self.conflict, dm, improving=True) for dm in self.conflict.decision_makers)

    def best(self, dm: int, values: Values) -> Values:
        """Return the largest value that `dm` can have by staying or by one move, per state."""
        values = np.asarray(values, np.int64)
        return np.maximum(values, -self.any_moves[dm].least(-values))

    def worst(self, movers: Sequence[int], values: Values, *, improving: bool) -> Values:
        """Return the least value of where the movers can push, per state, by legal sequences or by none."""
        moves = {dm: (self.improvements if improving else self.any_moves)[dm] for dm in movers}
        least = np.array(values, np.int64)
        after = dict.fromkeys(movers, least)  # the least value to come when `dm` has just moved
        while True:
            pushed = {dm: moves[dm].least(after[dm]) for dm in movers}
            before, after = after, {dm: least_of(least, [pushed[o] for o in movers if o != dm]) for dm in movers}
            if all((after[dm] == before[dm]).all() for dm in movers):
                return least_of(least, list(pushed.values()))


def least_of(here: Ints, others: list[Ints]) -> Ints:
    """Return the least of these arrays, state by state."""
    found: Ints = np.minimum.reduce([here, *others])
    return found


@dataclass(frozen=True, eq=False)
class Moves:
    """Some moves of one decision maker, by the state they begin in."""

    sources: Ints
    """The states in which at least one begins."""
    starts: Ints
    """[source] Where in `targets` its moves begin."""
    targets: Ints
    """The states moved to."""

    def least(self, values: Values) -> Ints:
        """Return per state the least value after one of these moves, or `NONE` where none begins."""
        found = np.full(len(values), NONE)
        if len(self.targets):
            found[self.sources] = np.minimum.reduceat(values[self.targets], self.starts)
        return found


def moves_of(conflict: GraphConflict, dm: int, *, improving: bool) -> Moves:
    """Return the moves of `dm`, all or only those to a better state."""
    sources = np.repeat(np.arange(conflict.n_states), np.diff(conflict.starts[dm]))
    targets = conflict.targets[dm]
    if improving:
        better = conflict.ranks[dm][targets] > conflict.ranks[dm][sources]
        sources, targets = sources[better], targets[better]
    begin, starts = np.unique(sources, return_index=True)
    return Moves(begin, starts, targets)
