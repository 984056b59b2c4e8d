"""Which sets of members are just enough to pass something, or to stop it.

A set is told by how many of each type are in it ("all five permanent members and four of the others"): members that
count the same in every sum are of one type.

>>> from detente.models.voting.rules import weighted
>>> [one.takes for one in minimal_winning(game_of(weighted([4, 3, 2, 1], 6))).found]
[(1, 1, 0, 0), (1, 0, 1, 0), (0, 1, 1, 1)]
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import comb, prod

from detente.models.voting.games import Game, game_of, settled

__all__ = ["Minimal", "Takes", "game_of", "minimal_blocking", "minimal_winning"]

MOST_STEPS = 100_000
"""So many partial sets are looked at before it is said that there are more."""


@dataclass(frozen=True)
class Takes:
    """Sets of members alike but for whom of each type they hold."""

    takes: tuple[int, ...]  # [type]: how many of it
    types: tuple[tuple[int, ...], ...]  # [type]: its members

    @property
    def size(self) -> int:
        """How many members are in each."""
        return sum(self.takes)

    @property
    def ways(self) -> int:
        """How many sets there are."""
        return prod(comb(len(members), taken) for members, taken in zip(self.types, self.takes, strict=True))


@dataclass(frozen=True)
class Minimal:
    """Sets that are just enough: without any one of their members they are not."""

    found: tuple[Takes, ...]  # the smallest first
    complete: bool
    """Whether these are all."""

    @property
    def count(self) -> int:
        """How many sets were found."""
        return sum(one.ways for one in self.found)


def minimal_winning(game: Game, *, largest: int | None = None, most: int | None = None) -> Minimal:
    """Return the sets that win and lose whoever leaves them.

    Args:
        game: Who wins.
        largest: Only sets of at most so many members.
        most: Only so many kinds of sets.
    """
    search = Search(game, game.n_members if largest is None else largest)
    found = []
    for one in search.from_type(0, (), [0] * len(game.needs)):
        found.append(Takes(one, game.types))
        if most is not None and len(found) >= most:
            search.stopped = True
            break
    return Minimal(tuple(sorted(found, key=lambda one: one.size)), complete=not search.stopped)


def minimal_blocking(game: Game, *, largest: int | None = None, most: int | None = None) -> Minimal:
    """Return the sets without whom all others lose, and none of whom could be spared for that."""
    return minimal_winning(game.dual, largest=largest, most=most)


class Search:
    """Takes some of one type after the other, and gives up where it cannot be won any more or somebody is to spare."""

    def __init__(self, game: Game, largest: int) -> None:
        self.game, self.largest = game, largest
        self.rows = [game.counts[members[0]] for members in game.types]
        self.sizes = [len(members) for members in game.types]
        self.left = [self.left_from(at) for at in range(len(self.rows) + 1)]
        """[type][sum]: what the types from this one on count in it and how many they are, the most first."""
        self.steps = 0
        self.stopped = False

    def left_from(self, at: int) -> list[list[tuple[int, int]]]:
        """Return for each sum what the types from one on count in it, and how many they are."""
        rest = list(zip(self.rows[at:], self.sizes[at:], strict=True))
        sums = range(len(self.game.needs))
        return [sorted(((row[one], size) for row, size in rest if row[one]), reverse=True) for one in sums]

    def from_type(self, at: int, takes: tuple[int, ...], tallies: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """Yield how many of each type a minimal set holds, for what was taken of the types before."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            self.stopped = True
            return
        if self.wins(tallies):
            if not self.to_spare(takes, tallies):
                yield (*takes, *([0] * (len(self.sizes) - at)))
            return
        room = self.largest - sum(takes)
        if at == len(self.sizes) or not room or not self.wins(self.at_most(at, tallies, room)):
            return
        for taken in range(min(self.sizes[at], room), -1, -1):
            more = [tally + taken * add for tally, add in zip(tallies, self.rows[at], strict=True)]
            yield from self.from_type(at + 1, (*takes, taken), more)

    def at_most(self, at: int, tallies: Sequence[int], room: int) -> list[int]:
        """Return sums that nothing taken from here on can exceed."""
        return [tally + largest(self.left[at][number], room) for number, tally in enumerate(tallies)]

    def wins(self, tallies: Sequence[int]) -> bool:
        """Return whether these sums win."""
        met = [tally >= need for tally, need in zip(tallies, self.game.needs, strict=True)]
        return bool(settled(self.game.shape, met))

    def to_spare(self, takes: tuple[int, ...], tallies: Sequence[int]) -> bool:
        """Return whether some member could leave and the set would still win."""
        return any(
            taken and self.wins([tally - add for tally, add in zip(tallies, row, strict=True)])
            for taken, row in zip(takes, self.rows, strict=False)
        )


def largest(counts: Sequence[tuple[int, int]], room: int) -> int:
    """Return the largest sum of so many.

    >>> largest([(5, 2), (1, 9)], 4)
    12
    """
    found = 0
    for count, size in counts:
        if room <= size:
            return found + room * count
        found += size * count
        room -= size
    return found
