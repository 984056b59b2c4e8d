"""How sums of votes come about, member by member, with equal sums put together: exact for any rule.

After some members have voted, all that matters of a sum is which sums of the rest would reach what is still needed.
Sums between which no sum of the rest makes a difference count as one, so that a level of the diagram holds at most
about as many states as the voters before it, or those after it, can make. Whatever is won or lost for certain ends
there. This is a decision diagram of the rule (compare S. Bolus, Power indices of simple games and vector-weighted
majority games by means of binary decision diagrams, European Journal of Operational Research 210:258, 2011).
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

from detente.errors import TooManyTallies
from detente.models.voting.games import Shape, settled

Sums: TypeAlias = tuple[int, ...]

WON, LOST = -1, -2
MOST_SUMS = 1 << 15
"""Sums of the rest are listed as long as there are no more of them."""
MOST_STATES = 2_000_000


@dataclass(frozen=True)
class Level:
    """What one voter, or some that are alike, can do."""

    adds: tuple[Sums, ...]  # [choice][sum]
    weights: tuple[int, ...]  # [choice]: in how many ways, or how likely


class Rest:
    """What the voters from a level on can still add to one sum."""

    def __init__(self, sums: list[int] | None, least: int, most: int) -> None:
        self.sums, self.least, self.most = sums, least, most

    def before(self, adds: Sequence[int]) -> "Rest":
        """Return the rest with one more voter in it."""
        distinct = set(adds)
        sums = None
        if self.sums is not None and len(self.sums) * len(distinct) <= 8 * MOST_SUMS:
            sums = sorted({one + add for one in self.sums for add in distinct})
            sums = sums if len(sums) <= MOST_SUMS else None
        return Rest(sums, self.least + min(adds), self.most + max(adds))

    def kind(self, need: int) -> int:
        """Return which of the needs that cannot be told apart this is."""
        if self.sums is not None:
            return bisect_left(self.sums, need)
        return min(max(need, self.least), self.most + 1)

    def met(self, need: int) -> bool | None:
        """Return whether what is needed is reached for certain, or cannot be."""
        return True if need <= self.least else False if need > self.most else None


class Diagram:
    """All ways in which the levels can go, with equal ones put together."""

    def __init__(self, needs: Sums, shape: Shape, levels: Sequence[Level]) -> None:
        """Build it.

        Raises:
            TooManyTallies: More states than can be worked on.
        """
        self.levels = tuple(levels)
        self.children: list[list[tuple[int, ...]]] = []  # [level][state][choice]
        rests = rests_of(len(needs), levels)
        self.root = ended(shape, needs, rests[0])
        states = [needs] if self.root == 0 else []
        total = 0
        for level, rest in zip(self.levels, rests[1:], strict=True):
            states, children = stepped(states, level, shape, rest)
            self.children.append(children)
            total += len(states)
            if total > MOST_STATES:
                raise TooManyTallies(total, MOST_STATES)
        self.totals = list(accumulate((sum(one.weights) for one in levels[::-1]), lambda a, b: a * b, initial=1))[::-1]
        self.ways = self.ways_to_win()
        self.won = [0] * (len(self.levels) + 1)
        """[level]: the weight of the ways through the levels before it that have won by then."""
        self.reached = self.ways_to_states()

    def ways_to_win(self) -> list[list[int]]:
        """Return for each level and state the weight of the ways from there that win."""
        found: list[list[int]] = [[]]
        for at in range(len(self.levels) - 1, -1, -1):
            after, weights = found[-1], self.levels[at].weights
            won = self.totals[at + 1]
            found.append(
                [
                    sum(weight * value(child, after, won) for weight, child in zip(weights, row, strict=True))
                    for row in self.children[at]
                ]
            )
        return found[::-1]

    def ways_to_states(self) -> list[list[int]]:
        """Return for each level and state the weight of the ways that lead to it."""
        found = [[1] * (self.root == 0)]
        for at, (level, rows) in enumerate(zip(self.levels, self.children, strict=True)):
            after = [0] * (len(self.children[at + 1]) if at + 1 < len(self.levels) else 0)
            won = self.won[at] * sum(level.weights)
            for ways, row in zip(found[-1], rows, strict=True):
                for weight, child in zip(level.weights, row, strict=True):
                    if child >= 0:
                        after[child] += ways * weight
                    elif child == WON:
                        won += ways * weight
            self.won[at + 1] = won
            found.append(after)
        return found

    @property
    def winning(self) -> int:
        """The weight of all ways that win."""
        return value(self.root, self.ways[0], self.totals[0])

    def winning_through(self, level: int, weights: Sequence[int]) -> int:
        """Return the weight of the ways that win when the choices at a level weigh something else."""
        if self.root < 0:
            others = self.passed(level) * self.totals[level + 1]
            return others * sum(weights) if self.root == WON else 0
        after, won = self.ways[level + 1], self.totals[level + 1]
        inside = sum(
            ways * sum(weight * value(child, after, won) for weight, child in zip(weights, row, strict=True) if weight)
            for ways, row in zip(self.reached[level], self.children[level], strict=True)
        )
        return inside + self.won[level] * self.totals[level + 1] * sum(weights)

    def passed(self, level: int) -> int:
        """Return the weight of all ways through the levels before one."""
        found = 1
        for one in self.levels[:level]:
            found *= sum(one.weights)
        return found


def value(child: int, ways: Sequence[int], won: int) -> int:
    """Return the weight of the ways from a state that win."""
    return ways[child] if child >= 0 else won if child == WON else 0


def rests_of(count: int, levels: Sequence[Level]) -> list[list[Rest]]:
    """Return for each level, and after the last, what can still be added to each sum."""
    found = [[Rest([0], 0, 0) for _ in range(count)]]
    for level in reversed(levels):
        found.append([rest.before([add[at] for add in level.adds]) for at, rest in enumerate(found[-1])])
    return found[::-1]


def ended(shape: Shape, needs: Sums, rest: Sequence[Rest]) -> int:
    """Return WON or LOST where that is certain, and 0 where it is open."""
    found = settled(shape, [one.met(need) for one, need in zip(rest, needs, strict=True)])
    return 0 if found is None else WON if found else LOST


def stepped(
    states: Sequence[Sums], level: Level, shape: Shape, rest: Sequence[Rest]
) -> tuple[list[Sums], list[tuple[int, ...]]]:
    """Return the states after a level, and to which of them each state before it leads."""
    numbers: dict[Sums, int] = {}
    after: list[Sums] = []
    children = []
    for needs in states:
        row = []
        for adds in level.adds:
            left = tuple(need - add for need, add in zip(needs, adds, strict=True))
            child = ended(shape, left, rest)
            if child == 0:
                key = tuple(one.kind(need) for one, need in zip(rest, left, strict=True))
                child = numbers.setdefault(key, len(after))
                if child == len(after):
                    after.append(left)
                    if child > MOST_STATES:
                        raise TooManyTallies(child, MOST_STATES)
            row.append(child)
        children.append(tuple(row))
    return after, children
