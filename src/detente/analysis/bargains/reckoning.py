"""What can be agreed on by drafted packages: how many pass, which are best, and what stands in the way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from detente.analysis.bargains.drafts import DraftedPackages
from detente.analysis.packaging import Agreement, agreed
from detente.formats.package_model import PackageModel, modelled
from detente.models.packages import TOLERANCE, Bargain, InTheWay, Package, in_the_way

MOST = 1 << 16
"""Of more packages than this nothing is worked out for a brief."""
ANSWERS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
MOST_ROWS, MOST_TIES = 5, 3
Verdict: TypeAlias = Literal["surely", "as said", "for some values", "no"]


@dataclass(frozen=True)
class Gain:
    """What a package is worth to a party over no deal."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True)
class Weighed:
    """One package, with what speaks for it and against it."""

    package: Package
    answers: tuple[str, ...]
    """By which answers it is best."""
    gains: tuple[Gain, ...]
    """[party]"""
    verdict: Verdict
    way: InTheWay


@dataclass(frozen=True, eq=False)
class Reckoned:
    """What can be agreed on, or why that cannot be said."""

    drafted: DraftedPackages
    why_not: str | None
    agreement: Agreement | None = None
    rows: tuple[Weighed, ...] = ()
    ties: Mapping[str, int] | None = None
    """By answer how many packages are equally good by it."""


def reckoned(drafted: DraftedPackages) -> Reckoned:
    """Return what can be agreed on by drafted packages. The same draft gives the same answer."""
    if drafted.missing or not drafted.file.issues or not drafted.file.parties:
        return Reckoned(drafted, drafted.missing or "There is nothing on the table, so there are no packages.")
    model = modelled(drafted.file)
    count = model.bargain.n_packages
    if count > MOST:
        why = f"{count:,} packages are possible, which is too many to look at here: `detente package` can."
        return Reckoned(drafted, why)
    found = agreed(model)
    return Reckoned(drafted, None, found, tuple(rows(found)), ties(found))


def ties(found: Agreement) -> dict[str, int]:
    """Return how many packages are equally good by each answer that tells packages apart."""
    return {name: len(found.answers.settled[name]) for name in ANSWERS if tells_apart(found, name)}


def tells_apart(found: Agreement, name: str) -> bool:
    """Return whether an answer says anything: the largest product of gains does not where somebody gains by nothing."""
    packages = found.answers.settled[name]
    if not len(packages) or name != "nash":
        return bool(len(packages))
    bargain = found.model.bargain
    return bool((bargain.values(packages[:1])[:, 0] - bargain.no_deal > TOLERANCE).all())


def rows(found: Agreement) -> Iterator[Weighed]:
    """Yield the packages to show: the best, or those that come nearest."""
    best: dict[Package, list[str]] = {}
    for name in ANSWERS:
        if tells_apart(found, name):
            for row in found.answers.settled[name][:MOST_TIES].tolist():
                best.setdefault(tuple(row), []).append(name)
    chosen: list[Package] = sorted(best, key=lambda one: (-len(best[one]), one))[:MOST_ROWS]
    if found.answers.empty:
        chosen = [tuple(row) for one in found.answers.openings for row in one.packages.tolist()]
    if len(chosen) < MOST_ROWS:
        near = [tuple(row) for row in found.answers.near.tolist()]
        chosen += [one for one in near if one not in chosen and possible(found.model, one)]
    yield from (weighed(found.model, one, tuple(best.get(one, ()))) for one in chosen[:MOST_ROWS])


def possible(model: PackageModel, package: Package) -> bool:
    """Return whether a package breaks no rule and leaves nobody worse off for some of the values left open."""
    return not in_the_way(model.bargain, package).rules and inside(model.highest, package)


def inside(bargain: Bargain, package: Package) -> bool:
    """Return whether a package leaves nobody below no deal."""
    return bool((over(bargain, package) >= -TOLERANCE).all())


def over(bargain: Bargain, package: Package) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    """Return what a package gives over no deal [party]."""
    found: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = bargain.values([package])[:, 0] - bargain.no_deal
    return found


def weighed(model: PackageModel, package: Package, names: Sequence[str]) -> Weighed:
    """Return a package with what it gives to whom, and whether it is inside everybody's limits."""
    way = in_the_way(model.bargain, package)
    each = [over(bargain, package) for bargain in (model.bargain, model.lowest, model.highest)]
    verdict: Verdict = (
        "no"
        if way.rules or not inside(model.highest, package)
        else "surely"
        if inside(model.lowest, package)
        else "as said"
        if not way.short
        else "for some values"
    )
    gains = tuple(Gain(*map(float, row)) for row in zip(*each, strict=True))
    return Weighed(package, tuple(names), gains, verdict, way)
