"""All answers on a bargain together, by looking at every package or, where these are too many, by the solver."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from detente.models.packages.grid import enumerable
from detente.models.packages.model import Bargain, Floats, Ints, Package
from detente.models.packages.near import Opening, contradiction, mends, near_misses, openings
from detente.models.packages.pareto import dominating, efficient_in_time
from detente.models.packages.settling import settlements

Method: TypeAlias = Literal["auto", "enumeration", "solver"]

NAMES = ("nash", "nash_weighted", "kalai_smorodinsky", "egalitarian", "maximin", "utilitarian")


@dataclass(frozen=True, eq=False)
class Answers:
    """What can be agreed, where it would settle and what stands in the way. Packages are rows [answer, issue]."""

    method: Literal["enumeration", "solver"]
    packages: int
    empty: bool
    """Whether no package at all is in the zone."""
    settled: dict[str, Ints]
    """By the name of the answer the packages, with all ties; from the solver at most 200 of them."""
    best: Floats
    """[party] The most that each can have in the zone; NaN where that is empty."""
    near: Ints
    """Near misses, the nearest first."""
    openings: tuple[Opening, ...] = ()
    """What would open an empty zone."""
    contradiction: tuple[int, ...] = ()
    """Rules that exclude every package together, none of which can be spared for that."""
    feasible: int | None = None
    """How many packages break no rule; nothing: not counted."""
    zone: int | None = None
    """How many packages are in the zone; nothing: not counted."""
    efficient: Ints | None = None
    """The packages that no other beats among those that break no rule; nothing: not worked out."""


def answers(bargain: Bargain, *, method: Method = "auto", near: int = 10) -> Answers:
    """Return the answers on a bargain, with so many near misses.

    Raises:
        TooManyPackages: There are too many to enumerate, and enumeration is asked for.
        SolverMissing: The solver is needed and not installed.
        SolverStopped: It came to no end.
    """
    if method == "solver" or (method == "auto" and not enumerable(bargain)):
        return solved(bargain, near)
    found = settlements(bargain)
    best = efficient_in_time(bargain)
    return Answers(
        method="enumeration",
        packages=bargain.n_packages,
        empty=not found.zone,
        settled={name: bargain.digits(getattr(found, name)) for name in NAMES},
        best=found.best,
        near=bargain.digits(near_misses(bargain, near)),
        openings=() if found.zone else openings(bargain),
        contradiction=() if found.feasible else contradiction(bargain),
        feasible=found.feasible,
        zone=found.zone,
        efficient=None if best is None else bargain.digits(best),
    )


def solved(bargain: Bargain, near: int) -> Answers:
    """Return the answers by the solver."""
    from detente.models.packages.large import opening, settling

    found = settling.solved_settlements(bargain)
    none = np.zeros((0, len(bargain.sizes)), np.int64)
    clash = () if found else opening.solved_contradiction(bargain)
    return Answers(
        method="solver",
        packages=bargain.n_packages,
        empty=found is None,
        settled={name: found[name] if found else none for name in NAMES},
        best=found["best"] if found else np.full(bargain.n_parties, np.nan),
        near=opening.solved_near_misses(bargain, near),
        openings=() if found else opening.solved_openings(bargain),
        contradiction=clash,
        feasible=0 if clash else None,
        zone=None if found else 0,
    )


def mended(bargain: Bargain, package: Package, ordered: Sequence[bool], *, into_zone: bool, method: str) -> Ints:
    """Return the packages nearest to one that lie in the zone, or that at least break no rule [package, issue]."""
    if method == "solver":
        from detente.models.packages.large.opening import solved_mends

        return solved_mends(bargain, package, ordered, into_zone=into_zone)
    return bargain.digits(mends(bargain, package, ordered, into_zone=into_zone))


def better(bargain: Bargain, package: Package, *, method: str) -> Ints:
    """Return packages as good for everybody as this one and better for somebody [package, issue]; of the solver one."""
    if method == "solver":
        from detente.models.packages.large.opening import solved_dominating

        found = solved_dominating(bargain, package)
        return np.array([found] if found else [], dtype=np.int64).reshape(-1, len(bargain.sizes))
    return bargain.digits(dominating(bargain, bargain.number(package)))
