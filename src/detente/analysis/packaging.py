"""What the models say of a package file, all that was asked for in one result."""

from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.package_sweeps import PackageSweep, package_sweep
from detente.formats.package_model import PackageModel
from detente.models.packages import (
    Answers,
    InTheWay,
    Method,
    Package,
    answers,
    better,
    in_the_way,
    mended,
    surely_in_zone,
)
from detente.version import __version__

Ints = NDArray[np.int64]

FEW = 1_000
"""Of so few packages it is told for each that fails what stands in its way."""
NEAR = 10


@dataclass(frozen=True, eq=False)
class Explained:
    """Why a package passes or fails."""

    package: Package
    in_the_way: InTheWay
    better: Ints
    """[package, issue] Packages that are as good for everybody and better for somebody."""
    mends: Ints
    """[package, issue] The nearest packages that pass."""
    into_zone: bool
    """Whether these are in the zone; otherwise that is empty, and they only break no rule."""


@dataclass(frozen=True, eq=False)
class Agreement:
    """What can be agreed on, with how it was worked out."""

    model: PackageModel
    answers: Answers
    chosen: Explained | None = None
    surely: int | None = None
    """How many packages are in the zone whatever the values in their ranges; nothing: not worked out."""
    possibly: int | None = None
    """How many packages are in the zone for some values in their ranges."""
    sweep: PackageSweep | None = None
    version: str = __version__

    def in_the_way(self, package: Package) -> InTheWay:
        """Return what keeps a package out of the zone."""
        return in_the_way(self.model.bargain, package)


def agreed(
    model: PackageModel,
    *,
    chosen: Package | None = None,
    draws: int | None = None,
    seed: int = 0,
    method: Method = "auto",
    executor: Executor | None = None,
    blocks: int = 1,
) -> Agreement:
    """Return what can be agreed on.

    Raises:
        TooManyPackages: There are more than can be enumerated, for a sweep or because enumeration is asked for.
        SolverMissing: The solver is needed and not installed.
        SolverStopped: It came to no end.
    """
    bargain = model.bargain
    near = FEW if bargain.n_packages <= FEW and method != "solver" else NEAR
    found = answers(bargain, method=method, near=near)
    surely = possibly = None
    if model.uncertain and found.method == "enumeration":
        sure, possible = surely_in_zone(model.lowest, model.highest)
        surely, possibly = int(sure.sum()), int(possible.sum())
    return Agreement(
        model=model,
        answers=found,
        chosen=None if chosen is None else explained(model, chosen, found),
        surely=surely,
        possibly=possibly,
        sweep=None if draws is None else package_sweep(model, draws=draws, seed=seed, executor=executor, blocks=blocks),
    )


def explained(model: PackageModel, package: Package, found: Answers) -> Explained:
    """Return why a package passes or fails."""
    bargain = model.bargain
    way = in_the_way(bargain, package)
    none = np.zeros((0, len(bargain.sizes)), np.int64)
    ordered = [issue.ordered for issue in model.file.issues]
    into_zone = not found.empty
    return Explained(
        package=package,
        in_the_way=way,
        better=none if way.count else better(bargain, package, method=found.method),
        mends=mended(bargain, package, ordered, into_zone=into_zone, method=found.method) if way.count else none,
        into_zone=into_zone,
    )
