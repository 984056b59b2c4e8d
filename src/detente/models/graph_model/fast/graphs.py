"""Where moves lead in a conflict in general form, by compiled loops."""

from collections.abc import Sequence

import numpy as np

from detente.models.graph_model.fast.compiled import compiled
from detente.models.graph_model.model import GraphConflict, Ints, Ranks, Values
from detente.models.graph_model.plain.graphs import least_of

NONE = np.iinfo(np.int64).max


@compiled
def least_of_moves(values: Values, starts: Ints, targets: Ints, ranks: Ranks, improving: bool) -> Ints:  # noqa: FBT001
    """Return per state the least value after one move, or NONE where there is no such move."""
    found = np.full(len(values), NONE, np.int64)
    for state in range(len(values)):
        for at in range(starts[state], starts[state + 1]):
            target = targets[at]
            if not improving or ranks[target] > ranks[state]:
                found[state] = min(found[state], values[target])
    return found


class FastGraphs:
    """The moves of a conflict in general form."""

    def __init__(self, conflict: GraphConflict) -> None:
        self.conflict = conflict

    def least(self, dm: int, values: Values, *, improving: bool) -> Ints:
        """Return per state the least value after one move of `dm`, or NONE where there is no such move."""
        game = self.conflict
        found: Ints = least_of_moves(values, game.starts[dm], game.targets[dm], game.ranks[dm], improving)
        return found

    def best(self, dm: int, values: Values) -> Values:
        """Return the largest value that `dm` can have by staying or by one move, per state."""
        values = np.asarray(values, np.int64)
        return np.maximum(values, -self.least(dm, -values, improving=False))

    def worst(self, movers: Sequence[int], values: Values, *, improving: bool) -> Values:
        """Return the least value of where the movers can push, per state, by legal sequences or by none."""
        here = np.array(values, np.int64)
        after = dict.fromkeys(movers, here)  # the least value to come when this one has just moved
        while True:
            pushed = {dm: self.least(dm, after[dm], improving=improving) for dm in movers}
            before, after = after, {dm: least_of(here, [pushed[o] for o in movers if o != dm]) for dm in movers}
            if all((after[dm] == before[dm]).all() for dm in movers):
                return least_of(here, list(pushed.values()))
