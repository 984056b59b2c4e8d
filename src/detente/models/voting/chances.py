"""How likely it is that something passes, when each member's vote is only known by its chances.

Members decide independently of each other. The chance is the exact sum over all ways to vote (a convolution), not a
sample: chances are taken as the fractions they are written as. Only where that would take long, for many members with
weights of their own, the sum is worked out in floating point, and the result says so.

>>> from detente.models.voting.rules import heads
>>> chance(heads(2, 2), [chances(yes=Fraction(1, 2))] * 2).passes
Fraction(1, 4)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod

from detente.errors import BadChances, MalformedRule
from detente.models.voting.convolution import MOST_BYTES, bytes_needed, reached
from detente.models.voting.games import game_of
from detente.models.voting.rules import ABSENT, ABSTAIN, NO, YES, Quota, Rule, members_of, quotas
from detente.models.voting.tallies import Diagram, Level

FEW = 16
"""With no more kinds of members exact fractions never take long."""
MANY_BYTES = 1 << 21
"""Beyond so much memory for sums in floating point, exact fractions take more than about a second."""

Chances = tuple[Fraction, Fraction, Fraction, Fraction]
"""Of yes, no, abstain, absent."""


@dataclass(frozen=True)
class Chance:
    """How likely it is that something passes, and how much hangs on each member."""

    passes: Fraction
    with_yes: tuple[Fraction, ...]  # [member]: if it were certain to say yes
    with_no: tuple[Fraction, ...]  # [member]: if it were certain to say no
    exact: bool = True
    """Whether these are the exact fractions; otherwise their relative error is below 1e-12."""


def chances(*, yes: Fraction, abstain: Fraction = Fraction(0), absent: Fraction = Fraction(0)) -> Chances:
    """Return the chances of all that a member can do; what is left over is a no.

    Raises:
        BadChances: They are below 0, or above 1 together.
    """
    no = 1 - yes - abstain - absent
    if min(yes, no, abstain, absent) < 0:
        raise BadChances(float(yes), float(abstain), float(absent))
    return yes, no, abstain, absent


def chance(rule: Rule, members: Sequence[Chances], *, exact: bool | None = None) -> Chance:
    """Return how likely it is that something passes.

    Args:
        rule: By what it is decided.
        members: The chances of each member, in order.
        exact: Whether exact fractions are wanted however long it takes; otherwise where it does not take long.

    Raises:
        MalformedRule: Not one set of chances for each member.
        TooManyTallies: Too many members whose weights have too little in common.
    """
    if len(members) != members_of(rule):
        raise MalformedRule(f"there are {members_of(rule)} members, and the chances of {len(members)}")
    distinct = list(dict.fromkeys(quotas(rule)))
    if exact is False or (exact is None and takes_long(distinct)):
        return in_floats(distinct[0], members)
    shape = game_of(rule).shape
    shown = [tuple(choice for choice in range(4) if row[choice] or choice in (YES, NO)) for row in members]
    order = sorted(range(len(members)), key=lambda one: most_counted(distinct, one), reverse=True)
    scales = [lcm(*(one.denominator for one in members[member])) for member in order]
    levels = [
        Level(
            adds=tuple(tuple(quota.counts[member][choice] for quota in distinct) for choice in shown[member]),
            weights=tuple(int(members[member][choice] * scale) for choice in shown[member]),
        )
        for member, scale in zip(order, scales, strict=True)
    ]
    diagram = Diagram(tuple(quota.at_least for quota in distinct), shape, levels)
    everything = prod(scales)
    certain: dict[int, tuple[Fraction, Fraction]] = {}
    for level, (member, scale) in enumerate(zip(order, scales, strict=True)):
        forced = [[int(choice == one) for one in shown[member]] for choice in (YES, NO)]
        yes, no = (Fraction(diagram.winning_through(level, one) * scale, everything) for one in forced)
        certain[member] = yes, no
    return Chance(
        passes=Fraction(diagram.winning, everything),
        with_yes=tuple(certain[member][0] for member in range(len(members))),
        with_no=tuple(certain[member][1] for member in range(len(members))),
    )


def takes_long(distinct: Sequence[Quota]) -> bool:
    """Return whether exact fractions would take long, and floating point would not."""
    if len(distinct) > 1 or len(set(distinct[0].counts)) <= FEW:
        return False
    return MANY_BYTES < bytes_needed(distinct[0].counts, distinct[0].at_least) <= MOST_BYTES


def in_floats(quota: Quota, members: Sequence[Chances]) -> Chance:
    """Return how likely it is that one sum is reached, in floating point."""
    rows = [[float(one) for one in row] for row in members]
    passing, certain = reached(quota.counts, rows, quota.at_least)
    return Chance(
        passes=Fraction(passing),
        with_yes=tuple(Fraction(row[YES]) for row in certain),
        with_no=tuple(Fraction(row[NO]) for row in certain),
        exact=False,
    )


def most_counted(distinct: Sequence[Quota], member: int) -> tuple[int, ...]:
    """Return by what members are put in order: those whose vote moves the sums most come first."""
    return tuple(quota.counts[member][YES] - min(quota.counts[member]) for quota in distinct)


def certain(choice: int) -> Chances:
    """Return the chances of a member whose vote is known."""
    given = [Fraction(0)] * 4
    given[choice] = Fraction(1)
    return given[YES], given[NO], given[ABSTAIN], given[ABSENT]
