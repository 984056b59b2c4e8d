"""Where a decision maker moves to from many states at once."""

from collections.abc import Iterator
from typing import Protocol

import numpy as np

from detente.models.graph_model.model import Conflict, Game, GraphConflict, Ints
from detente.models.graph_model.plain.options import one_way_codes

CHUNK = 1 << 20


class Moving(Protocol):
    """The moves of one decision maker, from many states at once."""

    def from_states(self, states: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Yield pairs of arrays, from where to where, a part at a time."""


def moving(game: Game, dm: int, *, improving: bool) -> Moving:
    """Return the moves of `dm`, all or only those to a better state."""
    if isinstance(game, Conflict):
        return MovesInGroups(game, dm, improving=improving)
    return MovesListed(game, dm, improving=improving)


class MovesListed:
    """Moves listed one by one."""

    def __init__(self, game: GraphConflict, dm: int, *, improving: bool) -> None:
        self.starts, self.targets, self.ranks, self.improving = (
            game.starts[dm],
            game.targets[dm],
            game.ranks[dm],
            improving,
        )

    def from_states(self, states: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Yield pairs of arrays, from where to where, a part at a time."""
        for sources, places in spans(states, self.starts[states], self.starts[states + 1]):
            targets = self.targets[places]
            kept = self.ranks[targets] > self.ranks[sources] if self.improving else np.ones(len(targets), bool)
            yield sources[kept], targets[kept]


class MovesInGroups:
    """Moves between the states of a group.

    Where all options change in both directions, the worst of the states asked about reaches what all in its group do,
    and a group that was left by any move has been seen whole.
    """

    def __init__(self, game: Conflict, dm: int, *, improving: bool) -> None:
        self.groups, self.ranks, self.improving = game.groups[dm], game.ranks[dm], improving
        self.codes = one_way_codes(game, dm) if any(game.one_way(dm)) else None
        self.left = np.zeros(len(self.groups.starts) - 1, bool)

    def from_states(self, states: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Yield pairs of arrays, from where to where, a part at a time."""
        if self.codes is None:
            states = self.one_for_all(states)
        group = self.groups.group[states]
        for sources, places in spans(states, self.groups.starts[group], self.groups.starts[group + 1]):
            targets = self.groups.members[places].astype(np.int64)
            kept = targets != sources
            if self.improving:
                kept = self.ranks[targets] > self.ranks[sources]
            if self.codes is not None:
                kept &= self.codes[sources] & ~self.codes[targets] == 0
            yield sources[kept], targets[kept]

    def one_for_all(self, states: Ints) -> Ints:
        """Return the worst state of each group, leaving out groups that have been seen whole."""
        group = self.groups.group[states]
        order = np.lexsort((self.ranks[states], group))
        first = np.concatenate(([True], group[order][1:] != group[order][:-1]))
        states = states[order][first]
        if not self.improving:
            group = self.groups.group[states]
            states = states[~self.left[group]]
            self.left[group] = True
        return states


def spans(states: Ints, starts: Ints, ends: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Yield each state as often as its span is long and the places in its span, a part at a time."""
    until = np.cumsum(ends - starts)
    at = 0
    while at < len(states):
        done = until[at - 1] if at else 0
        to = max(at + 1, int(np.searchsorted(until, done + CHUNK, side="right")))
        sizes = ends[at:to] - starts[at:to]
        before = until[at:to] - sizes - done
        places = np.arange(sizes.sum()) + np.repeat(starts[at:to] - before, sizes)
        yield np.repeat(states[at:to], sizes), places
        at = to
