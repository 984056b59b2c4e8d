"""All packages, block by block, so that memory stays small however many there are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np
import numpy.typing as npt

from detente.errors import TooManyPackages
from detente.models.packages.logic import Box, true_in
from detente.models.packages.model import TOLERANCE, Bargain, Bools, Floats, Ints, Rule

MOST = 10_000_000
"""So many packages are enumerated; beyond, the solver answers."""
BLOCK = 1 << 17
"""About so many packages are looked at together."""
MOST_ISSUES = 60
"""NumPy knows no more than 64 axes."""


@dataclass(frozen=True, eq=False)
class Block:
    """A row of packages with consecutive numbers that is a box of the grid."""

    first: int
    """The number of its first package."""
    box: Box

    @property
    def shape(self) -> tuple[int, ...]:
        """How many alternatives of each issue are in it."""
        return tuple(part.stop - part.start for part in self.box)

    @property
    def size(self) -> int:
        """How many packages are in it."""
        return prod(self.shape)


def enumerable(bargain: Bargain) -> bool:
    """Return whether the packages are few enough to look at each."""
    return bargain.n_packages <= MOST and len(bargain.sizes) <= MOST_ISSUES


def blocks(sizes: Sequence[int], most: int = BLOCK) -> Iterator[Block]:
    """Yield all packages, in the order of their numbers, in boxes of at most about `most`.

    >>> [(block.first, block.shape) for block in blocks((2, 5, 3), most=6)]
    [(0, (1, 2, 3)), (6, (1, 2, 3)), (12, (1, 1, 3)), (15, (1, 2, 3)), (21, (1, 2, 3)), (27, (1, 1, 3))]

    Raises:
        TooManyPackages: There are more than MOST.
    """
    if prod(sizes) > MOST or len(sizes) > MOST_ISSUES:
        raise TooManyPackages(prod(sizes), MOST)
    whole = len(sizes)
    while whole and prod(sizes[whole - 1 :]) <= most:
        whole -= 1
    if not whole:
        yield Block(0, tuple(slice(0, size) for size in sizes))
        return
    cut, behind = whole - 1, prod(sizes[whole:])
    step = max(1, most // behind)
    after = tuple(slice(0, size) for size in sizes[whole:])
    first = 0
    for chosen in product(*(range(size) for size in sizes[:cut])):
        before = tuple(slice(one, one + 1) for one in chosen)
        for start in range(0, sizes[cut], step):
            stop = min(start + step, sizes[cut])
            yield Block(first, (*before, slice(start, stop), *after))
            first += (stop - start) * behind


def utilities_in(bargain: Bargain, block: Block) -> Floats:
    """Return what the packages of a block are worth [party, package].

    Worth is added in the order of the issues, as `Bargain.values` does: both give the same bits.
    """
    found = np.empty((bargain.n_parties, block.size))
    for party in range(bargain.n_parties):
        sums = np.zeros(1)
        for worth, part in zip(bargain.worths, block.box, strict=True):
            sums = (sums[:, None] + worth[party, part][None, :]).ravel()
        found[party] = sums
    return found


def broken_in(rules: Sequence[Rule], block: Block) -> npt.NDArray[np.uint16]:
    """Return how many of the rules each package of a block breaks [package]."""
    found = np.zeros(block.shape, np.uint16)
    for rule in rules:
        found += ~true_in(rule.holds, block.box)
    return found.ravel()


def allowed_in(rules: Sequence[Rule], block: Block) -> Bools:
    """Return which packages of a block break no rule [package]."""
    found = np.ones(block.shape, np.bool_)
    for rule in rules:
        found &= true_in(rule.holds, block.box)
    return found.ravel()


def gains(bargain: Bargain, utilities: Floats) -> Floats:
    """Return how much more than without a deal each party has [party, package]; what is next to nothing is nothing."""
    found = utilities - bargain.no_deal[:, None]
    found[np.abs(found) <= TOLERANCE] = 0.0
    return found


def feasible_numbers(bargain: Bargain) -> Ints:
    """Return the numbers of the packages that break no rule.

    >>> from detente.models.packages.known import pie
    >>> feasible_numbers(pie()).tolist()
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    """
    found = [block.first + np.flatnonzero(allowed_in(bargain.rules, block)) for block in blocks(bargain.sizes)]
    return np.concatenate(found).astype(np.int64)
