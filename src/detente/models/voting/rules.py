"""What a rule of decision is: sums of votes that must reach something, joined by and, or.

Every member says yes, says no, abstains or is absent, and each of these adds a whole number to each sum. So "nine
votes" counts 1 for a yes; "two thirds of those present" counts 1 for a yes and -2 for whoever else is present; a veto
counts -1 for a no, and the sum must not fall below 0: an abstention is no veto.

>>> council = Every((heads(4, 3), no_objection(4, [0])))
>>> passes(council, [ABSTAIN, YES, YES, YES]), passes(council, [NO, YES, YES, YES])
(True, False)
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from detente.errors import MalformedRule

YES, NO, ABSTAIN, ABSENT = range(4)
CHOICES = ("yes", "no", "abstain", "absent")
"""The names of the four things a member can do, in the order of the numbers."""

PRESENT, VOTING = (YES, NO, ABSTAIN), (YES, NO)


@dataclass(frozen=True)
class Quota:
    """A sum of votes that must reach something."""

    counts: tuple[tuple[int, int, int, int], ...]  # [member][yes, no, abstain, absent]
    at_least: int

    def __post_init__(self) -> None:
        """Raise MalformedRule when a yes counts less than something else: more support must never hurt."""
        for number, row in enumerate(self.counts):
            if row[YES] < max(row):
                raise MalformedRule(f"a yes of member {number + 1} counts {row[YES]}, and something else {max(row)}")


@dataclass(frozen=True)
class Every:
    """All of some rules."""

    parts: tuple["Rule", ...]


@dataclass(frozen=True)
class Some:
    """At least one of some rules."""

    parts: tuple["Rule", ...]


Rule: TypeAlias = Quota | Every | Some


def weighted(weights: Sequence[int], quota: int) -> Quota:
    """Return that the weights of those who say yes reach a quota."""
    return Quota(tuple((weight, 0, 0, 0) for weight in weights), quota)


def heads(members: int, least: int) -> Quota:
    """Return that so many members say yes."""
    return weighted([1] * members, least)


def no_objection(members: int, of: Collection[int]) -> Quota:
    """Return that none of some members says no."""
    return Quota(tuple((0, -1, 0, 0) if one in of else (0, 0, 0, 0) for one in range(members)), 0)


def share_of(
    weights: Sequence[int], numerator: int, denominator: int, base: Collection[int], *, more: bool = False
) -> "Rule":
    """Return that those who say yes hold a share of the weight of those whose choice is in `base`, or more than it.

    When nobody says yes it is not reached: of nothing, any share would be.

    >>> passes(share_of([1, 1, 1], 2, 3, PRESENT), [YES, YES, ABSTAIN]), passes(heads(3, 2), [YES, ABSENT, ABSENT])
    (True, False)
    """
    in_base = [numerator * (choice in base) for choice in (YES, NO, ABSTAIN, ABSENT)]
    counts = tuple(
        (
            weight * (denominator - in_base[YES]),
            -weight * in_base[NO],
            -weight * in_base[ABSTAIN],
            -weight * in_base[ABSENT],
        )
        for weight in weights
    )
    reached = Quota(counts, 1 if more else 0)
    return reached if more else Every((reached, weighted(weights, 1)))


def attended(members: int, least: int) -> Quota:
    """Return that so many members are present, whatever they say."""
    return Quota(((1, 1, 1, 0),) * members, least)


def quotas(rule: Rule) -> Iterator[Quota]:
    """Yield the sums of a rule from left to right."""
    if isinstance(rule, Quota):
        yield rule
    else:
        for part in rule.parts:
            yield from quotas(part)


def members_of(rule: Rule) -> int:
    """Return how many members a rule speaks of.

    Raises:
        MalformedRule: Its sums do not speak of the same members, or of none.
    """
    sizes = {len(quota.counts) for quota in quotas(rule)}
    if len(sizes) != 1:
        raise MalformedRule(f"its sums speak of {sorted(sizes)} members" if sizes else "it asks for nothing")
    if not (size := sizes.pop()):
        raise MalformedRule("there is no member")
    return size


def passes(rule: Rule, choices: Sequence[int]) -> bool:
    """Return whether something passes when each member does what `choices` says."""
    if isinstance(rule, Quota):
        return sum(row[choice] for row, choice in zip(rule.counts, choices, strict=True)) >= rule.at_least
    kept = (passes(part, choices) for part in rule.parts)
    return all(kept) if isinstance(rule, Every) else any(kept)
