"""A vote as a simple game: which sets of members win when they say yes and all others do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from detente.models.voting.rules import NO, YES, Every, Quota, Rule, members_of, quotas

Shape: TypeAlias = "int | Joined"
"""The number of a sum, or sums joined."""


@dataclass(frozen=True)
class Joined:
    """Parts of which all are needed, or one."""

    every: bool
    parts: tuple[Shape, ...]


@dataclass(frozen=True)
class Game:
    """Which sets of members win: sums over the set that must reach what is needed, joined by and, or."""

    counts: tuple[tuple[int, ...], ...]  # [member][sum], never below 0
    needs: tuple[int, ...]  # [sum]
    shape: Shape

    @property
    def n_members(self) -> int:
        """How many members there are."""
        return len(self.counts)

    @cached_property
    def types(self) -> tuple[tuple[int, ...], ...]:
        """Members that count the same in every sum, together; those that count most in the first sum come first."""
        found: dict[tuple[int, ...], list[int]] = {}
        for member, row in enumerate(self.counts):
            found.setdefault(row, []).append(member)
        return tuple(tuple(found[row]) for row in sorted(found, key=weight_first, reverse=True))

    def wins(self, coalition: Sequence[int]) -> bool:
        """Return whether a set of members wins."""
        tallies = [sum(self.counts[member][at] for member in coalition) for at in range(len(self.needs))]
        return bool(settled(self.shape, [tally >= need for tally, need in zip(tallies, self.needs, strict=True)]))

    @cached_property
    def dual(self) -> "Game":
        """The game of those who block: a set wins in it when all others together lose here."""
        totals = [sum(row[at] for row in self.counts) for at in range(len(self.needs))]
        needs = tuple(total - need + 1 for total, need in zip(totals, self.needs, strict=True))
        return Game(self.counts, needs, turned(self.shape))


def weight_first(row: tuple[int, ...]) -> tuple[int, ...]:
    """Return what members are put in order by: the sum of what they count, then each count."""
    return (max(row, default=0), *row)


def turned(shape: Shape) -> Shape:
    """Return a shape with and, or exchanged."""
    if isinstance(shape, int):
        return shape
    return Joined(not shape.every, tuple(turned(part) for part in shape.parts))


def settled(shape: Shape, met: Sequence[bool | None]) -> bool | None:
    """Return whether it is won when some sums are met, some cannot be, and some are open; None: open.

    >>> settled(Joined(True, (0, 1)), [True, None]), settled(Joined(True, (0, 1)), [False, None])
    (None, False)
    """
    if isinstance(shape, int):
        return met[shape]
    decides = not shape.every
    found = {settled(part, met) for part in shape.parts}
    if decides in found:
        return decides
    return None if None in found else shape.every


def game_of(rule: Rule, *, now: Sequence[int] | None = None, free: Sequence[int] | None = None) -> Game:
    """Return the game of members who can say yes.

    Args:
        rule: By what it is decided.
        now: What each member does who is not in the set that says yes; otherwise all others say no.
        free: The members that the game is about, in order; otherwise all. The others do what `now` says.

    Raises:
        MalformedRule: The sums of the rule do not fit together.
    """
    size = members_of(rule)
    doing = [NO] * size if now is None else list(now)
    players = range(size) if free is None else free
    distinct = list(dict.fromkeys(quotas(rule)))
    counts = tuple(
        tuple(quota.counts[member][YES] - quota.counts[member][doing[member]] for quota in distinct)
        for member in players
    )
    needs = tuple(
        quota.at_least - sum(row[choice] for row, choice in zip(quota.counts, doing, strict=True)) for quota in distinct
    )
    return Game(counts, needs, shape_of(rule, distinct))


def shape_of(rule: Rule, distinct: list[Quota]) -> Shape:
    """Return how the sums of a rule are joined."""
    if isinstance(rule, Quota):
        return distinct.index(rule)
    parts = tuple(shape_of(part, distinct) for part in rule.parts)
    return parts[0] if len(parts) == 1 else Joined(isinstance(rule, Every), parts)
