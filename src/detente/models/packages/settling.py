"""Where bargaining theory would settle among packages that everybody prefers to no deal."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from detente.models.packages.grid import allowed_in, blocks, gains, utilities_in
from detente.models.packages.model import TOLERANCE, Bargain, Bools, Floats, Ints


@dataclass(frozen=True, eq=False)
class Settlements:
    """The zone of possible agreement and the answers in it, each with all its ties, as numbers of packages."""

    feasible: int
    """How many packages break no rule."""
    zone: int
    """How many of these leave nobody below no deal."""
    best: Floats
    """[party] The most that each can have in the zone; NaN where the zone is empty."""
    nash: Ints
    nash_weighted: Ints
    """With the power of each party as exponent."""
    kalai_smorodinsky: Ints
    egalitarian: Ints
    """Lexicographic: the least gain as large as can be, then the second least, and so on."""
    maximin: Ints
    """The least gain as large as can be, and nothing said about the others."""
    utilitarian: Ints
    """With the power of each party as weight."""


def settlements(bargain: Bargain) -> Settlements:
    """Return the zone and the settlements of a bargain, by looking at every package.

    Only packages of the zone are looked at: over all packages, a product of gains is also large where an even number
    of parties lose. Gains count from the value without a deal, also where that is below every package.

    Sources: Nash (1950); Kalai and Smorodinsky (1975); Kalai (1977), with the lexicographic refinement of Imai (1983).

    >>> from detente.models.packages.known import pie, three_party_trap
    >>> settlements(pie(0.3, 0.1)).nash, settlements(three_party_trap()).nash
    (array([6]), array([0]))

    Raises:
        TooManyPackages: There are too many to enumerate.
    """
    feasible = zone = 0
    best = np.full(bargain.n_parties, -np.inf)
    for block in blocks(bargain.sizes):
        allowed = allowed_in(bargain.rules, block)
        feasible += int(allowed.sum())
        if not allowed.any():
            continue
        utilities = utilities_in(bargain, block)
        inside = allowed & in_zone(bargain, utilities)
        if inside.any():
            zone += int(inside.sum())
            best = np.maximum(best, np.where(inside, utilities, -np.inf).max(axis=1))
    keys = scores(bargain, best)
    kept = {name: Best(relative=name.startswith("nash")) for name in keys}
    for block in blocks(bargain.sizes) if zone else ():
        allowed = allowed_in(bargain.rules, block)
        if not allowed.any():
            continue
        utilities = utilities_in(bargain, block)
        here = np.flatnonzero(allowed & in_zone(bargain, utilities))
        if len(here):
            over = gains(bargain, utilities if len(here) == block.size else utilities[:, here])
            for name, score in keys.items():
                kept[name].add(score(over), block.first + here)
    found = {name: best_of.numbers() for name, best_of in kept.items()}
    return Settlements(
        feasible=feasible,
        zone=zone,
        best=best if zone else np.full(bargain.n_parties, np.nan),
        egalitarian=lexicographic(bargain, found["maximin"]),
        **found,
    )


def in_zone(bargain: Bargain, utilities: Floats) -> Bools:
    """Return which packages leave nobody below no deal [package]."""
    found: Bools = np.all(utilities >= (bargain.no_deal - TOLERANCE)[:, None], axis=0)
    return found


def scores(bargain: Bargain, best: Floats) -> dict[str, Callable[[Floats], Floats]]:
    """Return what each answer makes as large as it can, given gains in the zone [party, package]."""
    span = best - bargain.no_deal
    counts = span > TOLERANCE

    def kalai_smorodinsky(over: Floats) -> Floats:
        if not counts.any():
            return np.zeros(over.shape[1])
        found: Floats = (over[counts] / span[counts, None]).min(axis=0)
        return found

    return {
        "nash": product_of,
        "nash_weighted": lambda over: weighted_product(over, bargain.power),
        "kalai_smorodinsky": kalai_smorodinsky,
        "maximin": lambda over: over.min(axis=0),
        "utilitarian": lambda over: bargain.power @ over,
    }


def product_of(over: Floats) -> Floats:
    """Return the product of gains [package]."""
    found: Floats = over[0].copy()
    for row in over[1:]:
        found *= row
    return found


def weighted_product(over: Floats, power: Floats) -> Floats:
    """Return the product of gains, each raised to the power of its party, scaled so that the powers average 1."""
    if (power == power[0]).all():
        return product_of(over)
    exponents = power / power.mean()
    found = np.ones(over.shape[1])
    for row, exponent in zip(over, exponents, strict=True):
        if exponent:
            found *= row**exponent
    return found


class Best:
    """Keeps the packages whose score is the largest so far, with ties."""

    def __init__(self, *, relative: bool) -> None:
        self.relative = relative
        self.largest = -np.inf
        self.kept: list[tuple[Floats, Ints]] = []

    def least(self) -> float:
        """Return the score from which on a package ties with the largest.

        A product of small gains is small itself: there the distance counts in shares of the largest.
        """
        return self.largest - TOLERANCE * (abs(self.largest) if self.relative else 1.0)

    def add(self, scores: Floats, numbers: Ints) -> None:
        """Look at some more packages."""
        top = float(scores.max())
        if top < self.least():
            return
        if top > self.largest:
            self.largest = top
            self.kept = [part for part in self.kept if part[0].max() >= self.least()]
        near = scores >= self.least()
        self.kept.append((scores[near], numbers[near]))

    def numbers(self) -> Ints:
        """Return the numbers of the best, in order."""
        found = [numbers[scores >= self.least()] for scores, numbers in self.kept]
        return np.sort(np.concatenate(found)).astype(np.int64) if found else np.zeros(0, np.int64)


def lexicographic(bargain: Bargain, numbers: Ints) -> Ints:
    """Return those of the packages whose gains, sorted from the least, come first in the order of words."""
    if not len(numbers):
        return numbers
    sorted_gains = np.sort(gains(bargain, bargain.utilities(numbers)), axis=0)
    for row in range(1, len(sorted_gains)):
        near = sorted_gains[row] >= sorted_gains[row].max() - TOLERANCE
        numbers, sorted_gains = numbers[near], sorted_gains[:, near]
    return numbers


def zone_numbers(bargain: Bargain) -> Ints:
    """Return the numbers of the packages in the zone."""
    found = []
    for block in blocks(bargain.sizes):
        allowed = allowed_in(bargain.rules, block)
        if allowed.any():
            found.append(block.first + np.flatnonzero(allowed & in_zone(bargain, utilities_in(bargain, block))))
    return np.concatenate(found).astype(np.int64) if found else np.zeros(0, np.int64)
