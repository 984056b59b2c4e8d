"""How much power a rule gives each member: in how many coalitions it makes the difference, as exact fractions.

All indices follow from two things: how many coalitions of each size win, and in how many of each size a member swings.
Banzhaf 1965 (absolute: Penrose 1946), Shapley and Shubik 1954, Coleman 1971.

>>> from detente.models.voting.rules import weighted
>>> found = power(game_of(weighted([50, 49, 1], 51)))
>>> found.banzhaf_normalised
(Fraction(3, 5), Fraction(1, 5), Fraction(1, 5))
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import comb, factorial
from typing import Literal, TypeAlias

from detente.models.voting.games import Game, game_of
from detente.models.voting.plain import sizes_by_enumeration
from detente.models.voting.tallies import Diagram, Level
from detente.models.voting.weighted import MOST_BYTES, by_size, sizes_of_table

__all__ = ["Power", "game_of", "power", "winning_by_size"]

Fractions: TypeAlias = tuple[Fraction, ...]
Sizes: TypeAlias = tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]
Method: TypeAlias = Literal["enumeration", "diagram", "table"]

FEW = 22
"""With no more members a diagram stays small whatever the weights are."""


@dataclass(frozen=True)
class Power:
    """What each member's vote is worth, all of it from exact whole numbers."""

    winning_by_size: tuple[int, ...]  # [size]
    swings_by_size: tuple[tuple[int, ...], ...]  # [member][size of the coalition without it]

    @property
    def n_members(self) -> int:
        """How many members there are."""
        return len(self.swings_by_size)

    @cached_property
    def winning(self) -> int:
        """How many coalitions win."""
        return sum(self.winning_by_size)

    @cached_property
    def swings(self) -> tuple[int, ...]:
        """In how many coalitions each member makes the difference."""
        return tuple(sum(row) for row in self.swings_by_size)

    @property
    def banzhaf_absolute(self) -> Fractions:
        """The share of the coalitions of the others in which a member makes the difference (Penrose 1946)."""
        return tuple(Fraction(one, 1 << (self.n_members - 1)) for one in self.swings)

    @property
    def banzhaf_normalised(self) -> Fractions:
        """A member's share of all swings (Banzhaf 1965); 0 for all where nobody ever swings."""
        everybody = sum(self.swings) or 1
        return tuple(Fraction(one, everybody) for one in self.swings)

    @cached_property
    def shapley_shubik(self) -> Fractions:
        """The share of all orders in which a member's yes completes a winning coalition (1954)."""
        n = self.n_members
        orders = [factorial(size) * factorial(n - size - 1) for size in range(n)]
        worked_out = {
            row: Fraction(sum(map(int.__mul__, orders, row)), factorial(n)) for row in set(self.swings_by_size)
        }
        return tuple(worked_out[row] for row in self.swings_by_size)

    @property
    def to_act(self) -> Fraction:
        """The share of all coalitions that win: the power of the body to act (Coleman 1971)."""
        return Fraction(self.winning, 1 << self.n_members)

    @property
    def to_prevent(self) -> Fractions:
        """Of the coalitions that win, the share that loses without the member (Coleman 1971)."""
        return tuple(Fraction(one, self.winning or 1) for one in self.swings)

    @property
    def to_initiate(self) -> Fractions:
        """Of the coalitions that lose, the share that wins with the member (Coleman 1971)."""
        losing = (1 << self.n_members) - self.winning
        return tuple(Fraction(one, losing or 1) for one in self.swings)

    @property
    def vetoes(self) -> tuple[int, ...]:
        """Members without whom nothing passes, where anything can."""
        return tuple(member for member, one in enumerate(self.swings) if self.winning and one == self.winning)

    @property
    def dummies(self) -> tuple[int, ...]:
        """Members whose vote never matters."""
        return tuple(member for member, one in enumerate(self.swings) if one == 0)

    @property
    def fewest_to_win(self) -> int | None:
        """The size of the smallest coalitions that win; None: none does."""
        return next((size for size, count in enumerate(self.winning_by_size) if count), None)

    @property
    def fewest_to_block(self) -> int | None:
        """The size of the smallest sets of members that stop anything by saying no; None: nothing can be stopped."""
        return next((size for size, count in enumerate(self.blocking_by_size) if count), None)

    @cached_property
    def blocking_by_size(self) -> tuple[int, ...]:
        """How many sets of each size stop whatever all others want."""
        n = self.n_members
        return tuple(comb(n, size) - self.winning_by_size[n - size] for size in range(n + 1))


def power(game: Game, *, method: Method | None = None) -> Power:
    """Return what each member's vote is worth.

    Args:
        game: Who wins.
        method: How it is worked out, always exactly; otherwise the quickest way.

    Raises:
        TooManyTallies: Too many members whose weights have too little in common.
    """
    chosen = method or quickest(game)
    if chosen == "enumeration":
        return Power(*sizes_by_enumeration(game))
    return Power(*(sizes_by_table(game) if chosen == "table" else sizes_by_diagram(game)))


def quickest(game: Game) -> Method:
    """Return how the power in a game is worked out soonest."""
    if len(game.needs) > 1 or len(game.types) <= FEW:
        return "diagram"
    fits = sizes_of_table([row[0] for row in game.counts], game.needs[0]) <= MOST_BYTES
    return "table" if fits else "diagram"


def sizes_by_table(game: Game) -> Sizes:
    """Return coalitions by size, for a game of a single sum."""
    weights = [row[0] for row in game.counts]
    won, swings = by_size(weights, game.needs[0])
    rows = {weight: tuple(row) for weight, row in swings.items()}
    return tuple(won), tuple(rows[weight] for weight in weights)


def winning_by_size(game: Game) -> tuple[int, ...]:
    """Return how many sets of each size win.

    Raises:
        TooManyTallies: Too many members whose weights have too little in common.
    """
    if quickest(game) == "table":
        return sizes_by_table(game)[0]
    return tuple(unpacked(diagram_of(game).winning, game.n_members))


def sizes_by_diagram(game: Game) -> Sizes:
    """Return coalitions by size, for any game; members that count the same are looked at together."""
    n = game.n_members
    diagram = diagram_of(game)
    won = unpacked(diagram.winning, n)
    rows: list[tuple[int, ...]] = [()] * n
    for level, members in enumerate(game.types):
        count = len(members)
        with_one = [0, *(packed(comb(count - 1, taken - 1), taken, n) for taken in range(1, count + 1))]
        holding = unpacked(diagram.winning_through(level, with_one), n)  # winning sets with the member, by size
        swings = tuple(holding[size + 1] - (won[size] - holding[size]) for size in range(n))
        for member in members:
            rows[member] = swings
    return tuple(won), tuple(rows)


def diagram_of(game: Game) -> Diagram:
    """Return all coalitions of a game, sizes packed into whole numbers."""
    levels = []
    for members in game.types:
        row, count = game.counts[members[0]], len(members)
        adds = tuple(tuple(taken * one for one in row) for taken in range(count + 1))
        levels.append(
            Level(adds, tuple(packed(comb(count, taken), taken, game.n_members) for taken in range(count + 1)))
        )
    return Diagram(game.needs, game.shape, levels)


def packed(number: int, size: int, members: int) -> int:
    """Return a count of sets of one size as a part of a whole number that holds the counts of all sizes.

    Each size has one bit more than there are members: no count of sets can be larger, so that nothing runs over.
    """
    return number << (size * (members + 1))


def unpacked(number: int, members: int) -> list[int]:
    """Return the counts that a whole number holds, by size."""
    bits = members + 1
    mask = (1 << bits) - 1
    return [(number >> (size * bits)) & mask for size in range(members + 1)]
