"""What a bargain is: issues with alternatives, what each alternative is worth to whom, and what must hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from detente.errors import MalformedBargain

Floats: TypeAlias = npt.NDArray[np.float64]
Bools: TypeAlias = npt.NDArray[np.bool_]
Ints: TypeAlias = npt.NDArray[np.int64]
Package: TypeAlias = tuple[int, ...]
"""For each issue the number of the alternative chosen."""

TOLERANCE = 1e-9
"""Values no further apart than this count as equal: sums of floats are not exact."""

Word: TypeAlias = Literal["chosen", "true", "false", "not", "and", "or", "if", "iff", "after"]


@dataclass(frozen=True)
class Step:
    """One step of a formula over a package, in the order in which it is worked out: operands first."""

    word: Word
    issue: int = 0
    alternative: int = 0
    """For `chosen`: it is true of packages with this alternative of this issue."""
    count: int = 0
    """How many operands it joins."""


Logic: TypeAlias = tuple[Step, ...]


@dataclass(frozen=True)
class Rule:
    """Something that must hold of a package: a red line not crossed, a condition met, an order of steps possible."""

    holds: Logic
    party: int | None = None
    """Who insists on it; nothing: it lies in the matter."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Bargain:
    """What can be agreed, what it is worth to each party, and what must hold.

    A package chooses one alternative per issue; its number counts them with the last issue changing fastest. What it is
    worth to a party is the sum of what its alternatives are worth.

    >>> pie = Bargain.of_outcomes([[0, 1], [0.5, 0.5], [1, 0]], no_deal=[0.2, 0.2])
    >>> pie.n_packages, pie.utilities([1]).tolist()
    (3, [[0.5], [0.5]])
    """

    worths: tuple[Floats, ...]
    """[issue][party, alternative] What an alternative adds to the value of a package."""
    no_deal: Floats
    """[party] What it has without a deal."""
    power: Floats
    """[party] How much it counts in the weighted answers."""
    rules: tuple[Rule, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "worths", tuple(read_only(part) for part in self.worths))
        object.__setattr__(self, "no_deal", read_only(self.no_deal))
        object.__setattr__(self, "power", read_only(self.power))
        parties = len(self.no_deal)
        if not self.worths or not parties:
            raise MalformedBargain("issues and parties", "at least one of each")
        if any(part.ndim != 2 or part.shape[0] != parties or not part.shape[1] for part in self.worths):
            raise MalformedBargain("worths", f"for each issue one row per party ({parties}), at least one alternative")
        if self.power.shape != (parties,) or (self.power < 0).any() or not self.power.any():
            raise MalformedBargain("power", "one number per party, none negative, not all zero")
        if not all(np.isfinite(part).all() for part in (*self.worths, self.no_deal, self.power)):
            raise MalformedBargain("worths, no_deal and power", "finite numbers: no NaN, no infinity")
        for rule in self.rules:
            check_rule(rule, self.sizes)

    @classmethod
    def of_outcomes(
        cls, utilities: npt.ArrayLike, *, no_deal: npt.ArrayLike, power: npt.ArrayLike | None = None
    ) -> "Bargain":
        """Return the bargain over one issue whose alternatives are outcomes: `utilities[outcome, party]`."""
        rows = np.asarray(utilities, dtype=np.float64)
        if rows.ndim != 2:
            raise MalformedBargain("utilities", "one row per outcome, one column per party")
        given = np.asarray(no_deal, dtype=np.float64)
        weights = np.ones(len(given)) if power is None else np.asarray(power, dtype=np.float64)
        return cls(worths=(rows.T,), no_deal=given, power=weights)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many alternatives each issue has."""
        return tuple(part.shape[1] for part in self.worths)

    @property
    def n_packages(self) -> int:
        """How many packages there are; as exact as it is large."""
        return prod(self.sizes)

    @property
    def n_parties(self) -> int:
        """How many parties there are."""
        return len(self.no_deal)

    def package(self, number: int) -> Package:
        """Return the package of a number.

        >>> Bargain(worths=(np.ones((1, 2)), np.ones((1, 3))), no_deal=[0], power=[1]).package(4)
        (1, 1)
        """
        found = []
        for size in reversed(self.sizes):
            number, alternative = divmod(number, size)
            found.append(alternative)
        return tuple(reversed(found))

    def number(self, package: Sequence[int]) -> int:
        """Return the number of a package."""
        number = 0
        for alternative, size in zip(package, self.sizes, strict=True):
            number = number * size + alternative
        return number

    def digits(self, numbers: npt.ArrayLike) -> Ints:
        """Return packages by their numbers [package, issue]; for bargains whose numbers fit into 64 bits."""
        found = np.unravel_index(np.asarray(numbers, dtype=np.int64), self.sizes)
        return np.stack([part.astype(np.int64) for part in found], axis=-1)

    def utilities(self, numbers: npt.ArrayLike) -> Floats:
        """Return what packages are worth [party, package]."""
        return self.values(self.digits(numbers))

    def values(self, packages: npt.ArrayLike) -> Floats:
        """Return what packages `[package, issue]` are worth [party, package], added up in the order of the issues."""
        digits = np.asarray(packages, dtype=np.int64).reshape(-1, len(self.worths))
        found = np.zeros((self.n_parties, len(digits)))
        for issue, worth in enumerate(self.worths):
            found += worth[:, digits[:, issue]]
        return found


def check_rule(rule: Rule, sizes: Sequence[int]) -> None:
    """Refuse a rule that speaks of an alternative that is not there, or whose steps do not join up."""
    height = 0
    for step in rule.holds:
        if step.word == "chosen" and not (0 <= step.issue < len(sizes) and 0 <= step.alternative < sizes[step.issue]):
            raise MalformedBargain("rules", "alternatives of its issues")
        height += 1 - step.count
    if height != 1:
        raise MalformedBargain("rules", "steps that join up to one formula")


def read_only(values: npt.ArrayLike) -> npt.NDArray[Any]:
    """Return the values as an array of floats that nobody can write to."""
    made = np.ascontiguousarray(values, dtype=np.float64).view()
    made.flags.writeable = False
    return made
