"""Single changes of a preference: a statement moved or turned round, two neighbours in a ranking exchanged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

import numpy as np

from detente.models.graph_model.model import Bools, Ints, Ranks
from detente.models.graph_model.preferences import ranks_from_statements

Order: TypeAlias = tuple[int, ...]
"""A preference as a search moves it about: what comes first counts most."""


@dataclass(frozen=True)
class Change:
    """One change of one decision maker's preference."""

    dm: int
    kind: Literal["flip", "move", "swap"]
    statement: int | None = None
    """For flip and move: the statement, by its number before any change."""
    to: int | None = None
    """For move: the place to which it goes, 0 the most important."""
    states: tuple[int, ...] = ()
    """For swap: all the states exchanged, those that were better first."""
    place: int = 0
    """The most important place that is touched."""
    better: int = field(default=0, repr=False)
    """For swap: how many of the states were better."""


class Preference(Protocol):
    """A preference that can be changed step by step."""

    start: Order

    def ranks(self, order: Order) -> Ranks:
        """Return the ranks of the states under a changed preference."""

    def neighbours(self, order: Order) -> Iterator[tuple[Order, Change]]:
        """Yield what one change makes of it."""


class ByStatements:
    """A preference by statements: `values[statement, state]`, the most important first.

    >>> preference = ByStatements(0, [np.array([True, False])])
    >>> [(order, change.kind) for order, change in preference.neighbours(preference.start)]
    [((1,), 'flip')]
    """

    def __init__(self, dm: int, values: Sequence[Bools]) -> None:
        self.dm, self.values = dm, [np.asarray(row, bool) for row in values]
        self.start: Order = tuple(range(0, 2 * len(self.values), 2))  # an odd number: turned round

    def ranks(self, order: Order) -> Ranks:
        """Return the ranks of the states under a changed preference."""
        statements = (self.values[number // 2] ^ bool(number % 2) for number in order)
        return ranks_from_statements(statements, len(self.values[0]))

    def neighbours(self, order: Order) -> Iterator[tuple[Order, Change]]:
        """Yield what one change makes of it."""
        for place, number in enumerate(order):
            turned = *order[:place], number ^ 1, *order[place + 1 :]
            yield turned, Change(self.dm, "flip", number // 2, place=place)
            rest = order[:place] + order[place + 1 :]
            for to in range(len(order)):
                # To move one down by one is to move the next up by one: once is enough.
                if to not in (place, place + 1):
                    yield (*rest[:to], number, *rest[to:]), Change(self.dm, "move", number // 2, to, (), min(place, to))


class ByRanking:
    """A preference by a list of states, tied ones together; neighbours in the list may be exchanged.

    >>> preference = ByRanking(0, np.array([2, 0, 1]))
    >>> [order for order, _ in preference.neighbours(preference.start)]
    [(1, 0, 2), (0, 2, 1)]
    """

    def __init__(self, dm: int, ranks: Ranks) -> None:
        self.dm, self.n_states = dm, len(ranks)
        self.tiers: list[Ints] = [np.flatnonzero(ranks == rank) for rank in np.unique(ranks)[::-1]]
        self.start: Order = tuple(range(len(self.tiers)))

    def ranks(self, order: Order) -> Ranks:
        """Return the ranks of the states under a changed preference."""
        found = np.zeros(self.n_states, np.int32)
        for rank, tier in enumerate(reversed(order)):
            found[self.tiers[tier]] = rank
        return found

    def neighbours(self, order: Order) -> Iterator[tuple[Order, Change]]:
        """Yield what one change makes of it."""
        for place in range(len(order) - 1):
            better, worse = order[place], order[place + 1]
            changed = *order[:place], worse, better, *order[place + 2 :]
            yield changed, self.exchanged(better, worse, place)

    def exchanged(self, better: int, worse: int, place: int) -> Change:
        """Return the exchange of two tiers that are neighbours at this place."""
        above, below = self.tiers[better].tolist(), self.tiers[worse].tolist()
        return Change(self.dm, "swap", states=(*above, *below), place=place, better=len(above))
