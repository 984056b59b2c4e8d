"""The definitions word by word, coalition by coalition: for some twenty members, and to hold the rest against."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product
from math import prod

from detente.errors import TooManyTallies
from detente.models.voting.games import Game
from detente.models.voting.rules import Rule, passes

MOST = 22
"""With more members there are too many coalitions to look at each."""


def coalitions(members: int) -> Iterator[tuple[int, ...]]:
    """Yield all sets of members.

    Raises:
        TooManyTallies: More than can be looked at one by one.
    """
    if members > MOST:
        raise TooManyTallies(1 << members, 1 << MOST)
    for size in range(members + 1):
        yield from combinations(range(members), size)


def sizes_by_enumeration(game: Game) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    """Return how many sets of each size win, and in how many of each size, itself not in them, each member swings."""
    n = game.n_members
    winning = {one for one in coalitions(n) if game.wins(one)}
    won = [0] * (n + 1)
    swings = [[0] * n for _ in range(n)]
    for one in winning:
        won[len(one)] += 1
        for member in one:
            if tuple(other for other in one if other != member) not in winning:
                swings[member][len(one) - 1] += 1
    return tuple(won), tuple(map(tuple, swings))


def minimal_by_enumeration(game: Game) -> set[tuple[int, ...]]:
    """Return the sets that win and lose whoever leaves them."""
    return {
        one
        for one in coalitions(game.n_members)
        if game.wins(one) and not any(game.wins([other for other in one if other != member]) for member in one)
    }


def chance_by_enumeration(rule: Rule, chances: Sequence[Sequence[Fraction]]) -> Fraction:
    """Return how likely it is that something passes, from all ways in which the members can vote."""
    ways = product(range(len(chances[0])), repeat=len(chances))
    return sum(
        (
            prod((row[choice] for row, choice in zip(chances, way, strict=True)), start=Fraction(1))
            for way in ways
            if passes(rule, way)
        ),
        Fraction(0),
    )


def unbeaten_by_enumeration(game: Game, ideals: Sequence[Fraction]) -> list[Fraction]:
    """Return the ideal points from which no winning set of members would move away to one side."""
    everybody = range(game.n_members)
    return [
        point
        for point in sorted(set(ideals))
        if not game.wins([one for one in everybody if ideals[one] > point])
        and not game.wins([one for one in everybody if ideals[one] < point])
    ]
