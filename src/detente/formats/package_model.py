"""From what a package file says to the arrays that the models take, and back to names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from detente.errors import UnknownPackage, nearest
from detente.formats.package_file import NOTHING, Clause, Issue, PackageFile, Party, Range
from detente.formats.package_formulas import Choices, logic, orders, read
from detente.formats.package_toml import package_file, package_in
from detente.formats.package_values import range_of_ranks, worth_of_ranks
from detente.models.packages import After, Bargain, Choice, Package, Rule, cycles, negated, no_circle, stages

Floats: TypeAlias = NDArray[np.float64]
Kind: TypeAlias = Literal["red line", "condition", "circle"]


@dataclass(frozen=True)
class Demand:
    """Where a rule of the bargain comes from."""

    kind: Kind
    text: str
    """The formula; of a circle the conditions that go round, joined by `and`."""
    party: int | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class PackageModel:
    """A package file with its arrays."""

    file: PackageFile
    bargain: Bargain
    """With the middle of each range, and evenly spaced values for rankings."""
    demands: tuple[Demand, ...]
    """[rule] Where each rule of the bargain comes from."""
    orders: tuple[After, ...]
    """Which steps come only after others."""
    circles: tuple[tuple[int, ...], ...]
    """The circles in which steps wait for one another, as numbers of orders."""

    @property
    def uncertain(self) -> bool:
        """Whether a sweep draws anything."""
        return any(one.uncertain for one in self.file.parties)

    @cached_property
    def lowest(self) -> Bargain:
        """The bargain with the least that each package may be worth to each party, and the most without a deal."""
        return self.at_ends(least, lambda one: one.high)

    @cached_property
    def highest(self) -> Bargain:
        """The bargain with the most that each package may be worth to each party, and the least without a deal."""
        return self.at_ends(largest, lambda one: one.low)

    def at_ends(self, worth: Callable[[Range, Range], float], outside: Callable[[Range], float]) -> Bargain:
        """Return the bargain with worths and values without a deal at one end of their ranges."""
        return Bargain(
            worths=worths(self.file, worth),
            no_deal=np.array([outside(one.no_deal) for one in self.file.parties]),
            power=self.bargain.power,
            rules=self.bargain.rules,
        )

    def named(self, package: Sequence[int]) -> dict[str, str]:
        """Return a package as issue and alternative."""
        return {one.id: one.ids[at] for one, at in zip(self.file.issues, package, strict=True)}

    def choice(self, choice: Choice) -> str:
        """Return a choice as a formula writes it."""
        issue = self.file.issues[choice[0]]
        return f"{issue.id}.{issue.ids[choice[1]]}"

    def package(self, named: Mapping[str, str]) -> Package:
        """Return a package given as issue and alternative.

        Raises:
            UnknownPackage: It names what is not there, or leaves an issue open.
        """
        text = ",".join(f"{issue}={alternative}" for issue, alternative in named.items())
        known = [one.id for one in self.file.issues]
        for issue in named:
            if issue not in known:
                raise UnknownPackage(text, f"there is no issue {issue!r}", nearest(issue, known))
        for one in self.file.issues:
            if one.id not in named:
                raise UnknownPackage(text, f"the issue {one.id!r} is left open ({', '.join(one.ids)})")
            if named[one.id] not in one.ids:
                happened = f"{one.id!r} has no alternative {named[one.id]!r}"
                raise UnknownPackage(text, happened, nearest(named[one.id], one.ids))
        return tuple(one.ids.index(named[one.id]) for one in self.file.issues)

    def typed(self, text: str) -> Package:
        """Return a package typed as `membership=moratorium,troops=withdraw`.

        Raises:
            UnknownPackage: It is not written so, names what is not there, or leaves an issue open.
        """
        parts = [part.split("=", 1) for part in text.replace(";", ",").split(",") if part.strip()]
        if any(len(part) != 2 for part in parts):
            raise UnknownPackage(text, "it is not written as issue=alternative")
        return self.package({issue.strip(): alternative.strip() for issue, alternative in parts})

    def steps(self, package: Package) -> tuple[tuple[str, ...], ...]:
        """Return in which stages the steps of a package follow each other, as far as conditions say."""
        return tuple(tuple(map(self.choice, stage)) for stage in stages(self.orders, package))


def package_model_of(path: str | Path) -> PackageModel:
    """Return a package file with its arrays.

    Raises:
        AgreementError: It cannot be read, or is wrong.
        TooManyCycles: Its orders of steps go round in too many circles.
    """
    return modelled(package_file(path))


def package_model_in(text: str, source: str | Path) -> PackageModel:
    """Return the text of a package file with its arrays.

    Raises:
        AgreementError: It is no TOML, or wrong.
        TooManyCycles: Its orders of steps go round in too many circles.
    """
    return modelled(package_in(text, source))


def modelled(file: PackageFile) -> PackageModel:
    """Return the arrays of what a package file says."""
    choices = Choices({one.id: one.ids for one in file.issues})
    rules: list[Rule] = []
    demands: list[Demand] = []
    after: list[After] = []
    for party, kind, clause in clauses(file):
        formula = read(clause.formula, choices)
        holds = logic(formula, choices)
        rules.append(Rule(negated(holds) if kind == "red line" else holds, party))
        demands.append(Demand(kind, clause.formula, party, clause.evidence))
        if kind == "condition":
            after += orders(formula, choices, len(rules) - 1)
    circles = cycles(after)
    for circle in circles:
        rules.append(no_circle(after, circle))
        texts = dict.fromkeys(demands[after[number].rule].text for number in circle)
        demands.append(Demand("circle", " and ".join(texts)))
    bargain = Bargain(
        worths=worths(file, lambda weight, value: weight.middle * value.middle, middle=True),
        no_deal=np.array([one.no_deal.middle for one in file.parties]),
        power=np.array([one.power for one in file.parties]),
        rules=tuple(rules),
    )
    return PackageModel(file, bargain, tuple(demands), tuple(after), circles)


def clauses(file: PackageFile) -> list[tuple[int | None, Kind, Clause]]:
    """Return all red lines and conditions, with the number of the party that insists."""
    found: list[tuple[int | None, Kind, Clause]] = [(None, "condition", one) for one in file.conditions]
    for number, party in enumerate(file.parties):
        found += [(number, "red line", one) for one in party.red_lines]
        found += [(number, "condition", one) for one in party.conditions]
    return found


def worths(file: PackageFile, worth: Callable[[Range, Range], float], *, middle: bool = False) -> tuple[Floats, ...]:
    """Return what each alternative adds [issue][party, alternative], given how a weight and a value make it up."""
    return tuple(
        np.array(
            [
                [worth(party.weights.get(issue.id, NOTHING), one) for one in values_of(party, issue, middle=middle)]
                for party in file.parties
            ]
        )
        for issue in file.issues
    )


def values_of(party: Party, issue: Issue, *, middle: bool) -> list[Range]:
    """Return the values of the alternatives of an issue, in their order; nothing where the party says nothing."""
    if issue.id in party.ranks:
        ranking = party.ranks[issue.id]
        even = {name: Range(one, one) for name, one in worth_of_ranks(ranking).items()}
        found: Mapping[str, Range] = even if middle else range_of_ranks(ranking)
    else:
        found = party.values.get(issue.id, {})
    return [found.get(name, NOTHING) for name in issue.ids]


def least(weight: Range, value: Range) -> float:
    """Return the least that a weight and a value of these ranges can make."""
    return min(weight.low * value.low, weight.high * value.low)


def largest(weight: Range, value: Range) -> float:
    """Return the most that a weight and a value of these ranges can make."""
    return max(weight.low * value.high, weight.high * value.high)
