"""How often each answer on a package file holds over the values that cannot be excluded."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from detente.analysis.package_drawing import drawn
from detente.analysis.sweeps import wilson, worthwhile
from detente.compute import Block, plan, results
from detente.errors import TooManyPackages
from detente.formats.package_model import PackageModel
from detente.models.packages import (
    MOST,
    TOLERANCE,
    Bargain,
    efficient_of,
    enumerable,
    feasible_numbers,
    in_zone,
    settlements,
)
from detente.version import __version__

Ints = NDArray[np.int64]

SETTLED = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
COUNTED = ("zone", "efficient", *SETTLED)
EFFICIENT_UP_TO = 20_000
"""In larger sweeps it is not counted how often a package is efficient."""


@dataclass(frozen=True, eq=False)
class PackageSweep:
    """What many draws of the values give."""

    draws: int
    seed: int
    packages: Ints
    """[package, issue] Those that break no rule: whatever the values, no other can be an answer."""
    counts: dict[str, Ints]
    """By answer in how many draws each package was one [package]; ties count for each."""
    open: int
    """In how many draws the zone was not empty."""
    blocks: Ints
    """[party] In how many draws the party alone kept the zone empty: without it there would have been one."""
    version: str = field(default=__version__)

    def interval(self, hits: int) -> tuple[float, float]:
        """Return the 95 % interval of a share of the draws."""
        low, high = wilson(np.array(hits), self.draws).tolist()
        return low, high

    def most_often(self, name: str, most: int) -> list[tuple[int, int]]:
        """Return the packages that were an answer most often: the number of the row and in how many draws."""
        hits = self.counts[name]
        order = np.argsort(-hits, kind="stable")[:most]
        return [(int(one), int(hits[one])) for one in order if hits[one]]


@dataclass
class Tally:
    """What has been counted in some draws."""

    counts: dict[str, Ints]
    open: int
    blocks: Ints

    def add(self, other: "Tally") -> None:
        """Add what was counted in other draws."""
        for name, hits in other.counts.items():
            self.counts[name] += hits
        self.open += other.open
        self.blocks += other.blocks


def package_sweep(
    model: PackageModel,
    *,
    draws: int,
    seed: int,
    executor: Executor | None = None,
    blocks: int = 1,
    clock: Callable[[], float] = perf_counter,
) -> PackageSweep:
    """Return how often each answer holds over many draws of what is open.

    The numbers follow from the file, the draws and the seed; where they are worked out changes nothing.

    Raises:
        TooManyPackages: There are too many to enumerate.
    """
    if not enumerable(model.bargain):
        raise TooManyPackages(model.bargain.n_packages, MOST, "a sweep")
    packages = model.bargain.digits(feasible_numbers(model.bargain))
    work = partial(tallied, model, packages)
    if executor is not None:
        blocks = worthwhile(work, draws, seed, blocks, clock)
    total = empty(packages, model)
    for tally in results(work, plan(draws, seed, blocks=blocks), executor):
        total.add(tally)
    return PackageSweep(draws, seed, packages, total.counts, total.open, total.blocks)


def empty(packages: Ints, model: PackageModel) -> Tally:
    """Return a tally of nothing."""
    names = COUNTED if len(packages) <= EFFICIENT_UP_TO else tuple(name for name in COUNTED if name != "efficient")
    counts = {name: np.zeros(len(packages), np.int64) for name in names}
    return Tally(counts, 0, np.zeros(len(model.file.parties), np.int64))


def tallied(model: PackageModel, packages: Ints, block: Block) -> Tally:
    """Return what is counted in one block."""
    tally = empty(packages, model)
    for rng, count in block.chunks():
        some = drawn(model, rng, count)
        for draw in range(count if len(packages) else 0):
            utilities = np.zeros((len(model.file.parties), len(packages)))
            for issue, worth in enumerate(some.worths):
                utilities += worth[draw][:, packages[:, issue]]
            one = Bargain(worths=(utilities,), no_deal=some.no_deal[draw], power=model.bargain.power)
            count_answers(one, utilities, tally)
    return tally


def count_answers(bargain: Bargain, utilities: NDArray[np.float64], tally: Tally) -> None:
    """Count what one draw gives."""
    zone = in_zone(bargain, utilities)
    tally.counts["zone"] += zone
    if "efficient" in tally.counts:
        tally.counts["efficient"] += efficient_of(utilities)
    if not zone.any():
        accepted = utilities >= (bargain.no_deal - TOLERANCE)[:, None]
        against = (~accepted).sum(axis=0)
        for party, row in enumerate(accepted):
            tally.blocks[party] += bool((~row & (against == 1)).any())
        return
    tally.open += 1
    found = settlements(bargain)
    for name in SETTLED:
        tally.counts[name][getattr(found, name)] += 1
