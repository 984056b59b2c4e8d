"""Where moves lead in a conflict of options, in NumPy: one pass over the states per decision maker and step."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from detente.models.graph_model.model import Bools, Conflict, Ints, Values

NONE = np.iinfo(np.int64).max
APART = 1 << 33
"""Farther apart than any two ranks, so that running minima of neighbouring groups do not mix."""


@dataclass(frozen=True, eq=False)
class PlainOptions:
    """The moves of a conflict in option form."""

    conflict: Conflict

    @cached_property
    def sorted_moves(self) -> tuple["SortedMoves", ...]:
        """[decision maker] Its groups of states, the best first."""
        return tuple(sorted_moves(self.conflict, dm) for dm in self.conflict.decision_makers)

    def best(self, dm: int, values: Values) -> Values:
        """Return the largest value that `dm` can have by staying or by one move, per state."""
        return -self.sorted_moves[dm].least_by_any(-np.asarray(values, np.int64))

    def worst(self, movers: Sequence[int], values: Values, *, improving: bool) -> Values:
        """Return the least value of where the movers can push, per state, by legal sequences or by none.

        In option form two moves of one decision maker in a row are one move (also if both improve), so that the rule
        of not moving twice in a row removes no state, and pushing until nothing changes finds every sequence.
        """
        least = np.array(values, np.int64)
        pushes = [self.sorted_moves[dm].least_by_improving if improving else self.sorted_moves[dm].least_by_any
                  for dm in movers]  # fmt: skip
        while True:
            before = least
            for push in pushes:
                least = np.minimum(least, push(least))
            if (least == before).all():
                return least


@dataclass(frozen=True, eq=False)
class SortedMoves:
    """One decision maker's moves: inside groups of states, from each kind of state to some kinds only.

    The kind of a state is which of the options that can only be taken are taken, and only be dropped are dropped: a
    move may add to that set and remove nothing.
    """

    order: Ints
    """The states group by group, the best first within each."""
    starts: Ints
    """[group] Where in `order` it begins."""
    groups: Ints
    """[place in order] The group."""
    better: Ints
    """[place in order] The last place in the group with a better state, or -1."""
    kinds: tuple[tuple[Bools, Bools], ...]
    """For each kind: the places of that kind, and the places of kinds that can be reached from it."""

    def least_by_any(self, values: Values) -> Ints:
        """Return the least value after one move or none, per state."""
        found = np.array(values)
        placed = values[self.order]
        for at, reached in self.kinds:
            least = np.minimum.reduceat(np.where(reached, placed, NONE), self.starts)
            found[self.order[at]] = least[self.groups[at]]
        return found

    def least_by_improving(self, values: Values) -> Ints:
        """Return the least value after one improvement or none, per state."""
        found = np.array(values)
        placed = values[self.order]
        for at, reached in self.kinds:
            running = np.minimum.accumulate(np.where(reached, placed, APART // 2) - self.groups * APART)
            least = np.where(self.better >= 0, running[self.better] + self.groups * APART, NONE)
            found[self.order[at]] = np.minimum(placed, least)[at]
        return found


def sorted_moves(conflict: Conflict, dm: int) -> SortedMoves:
    """Return the moves of `dm`, sorted by its preference."""
    group, ranks = conflict.groups[dm].group.astype(np.int64), conflict.ranks[dm].astype(np.int64)
    order = np.lexsort((-ranks, group))
    groups, placed = group[order], ranks[order]
    first = np.arange(len(order))
    new_tie = np.concatenate(([True], (groups[1:] != groups[:-1]) | (placed[1:] != placed[:-1])))
    new_group = np.concatenate(([True], groups[1:] != groups[:-1]))
    tie = np.maximum.accumulate(np.where(new_tie, first, 0))
    starts = np.flatnonzero(new_group)
    better = np.where(tie > starts[groups], tie - 1, -1)
    return SortedMoves(order, starts, groups, better, kinds_of(conflict, dm, order))


def kinds_of(conflict: Conflict, dm: int, order: Ints) -> tuple[tuple[Bools, Bools], ...]:
    """Return for each kind of states the places of that kind, and of the kinds that can be reached from it."""
    codes = one_way_codes(conflict, dm)[order]
    return tuple((codes == code, codes & code == code) for code in np.unique(codes))


def one_way_codes(conflict: Conflict, dm: int) -> "np.typing.NDArray[np.uint64]":
    """Return for each state which of the options of `dm` with one direction have been changed already."""
    if ("codes", dm) not in conflict.prepared:
        take, drop = (np.uint64(mask) for mask in conflict.one_way(dm))
        conflict.prepared["codes", dm] = (conflict.states & take) | (~conflict.states & drop)
    found: np.typing.NDArray[np.uint64] = conflict.prepared["codes", dm]
    return found
