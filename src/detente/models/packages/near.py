"""What stands in the way: near misses, what would open an empty zone, what mends a package, rules that contradict."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.models.packages.grid import Block, allowed_in, blocks, broken_in, gains, utilities_in
from detente.models.packages.logic import true_of
from detente.models.packages.model import TOLERANCE, Bargain, Bools, Floats, Ints, Package, Rule
from detente.models.packages.settling import Best, in_zone


@dataclass(frozen=True)
class InTheWay:
    """What keeps a package out of the zone."""

    rules: tuple[int, ...]
    """The numbers of the rules that it breaks."""
    short: tuple[tuple[int, float], ...]
    """The parties that it leaves below no deal, and by how much."""

    @property
    def count(self) -> int:
        """How many things stand in the way."""
        return len(self.rules) + len(self.short)


@dataclass(frozen=True, eq=False)
class Opening:
    """A cheapest way to open an empty zone, for one number of rules lifted."""

    lifted: int
    """How many rules are lifted."""
    given: float
    """How much, all parties together, is accepted below no deal."""
    packages: Ints
    """[package, issue] The packages that cost no more."""


def in_the_way(bargain: Bargain, package: Package) -> InTheWay:
    """Return what keeps a package out of the zone.

    >>> from detente.models.packages.known import linked
    >>> in_the_way(linked(), (1, 0))
    InTheWay(rules=(0,), short=((0, 0.3),))
    """
    broken = tuple(number for number, rule in enumerate(bargain.rules) if not true_of(rule.holds, package))
    over = gains(bargain, bargain.values([package]))[:, 0]
    short = tuple((party, float(-gain)) for party, gain in enumerate(over) if gain < 0)
    return InTheWay(broken, short)


def shortfalls(bargain: Bargain, utilities: Floats) -> Floats:
    """Return by how much a package leaves parties below no deal, all together [package]."""
    found: Floats = np.maximum(-gains(bargain, utilities), 0).sum(axis=0)
    return found


def near_misses(bargain: Bargain, most: int) -> Ints:
    """Return the packages that come nearest to the zone, the nearest first.

    In the way of a package stand the rules that it breaks and the parties that it leaves below no deal: the fewer the
    nearer; of equally many, the less is missing to these parties all together.

    >>> from detente.models.packages.known import linked
    >>> near_misses(linked(), 2).tolist()
    [1, 2]

    Raises:
        TooManyPackages: There are too many to enumerate.
    """
    numbers, counts, missing = np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
    for block in blocks(bargain.sizes):
        utilities = utilities_in(bargain, block)
        below = (gains(bargain, utilities) < 0).sum(axis=0)
        here = broken_in(bargain.rules, block).astype(np.int64) + below
        limit = counts[-1] if len(counts) >= most else np.iinfo(np.int64).max
        near = np.flatnonzero((here > 0) & (here <= limit))
        if len(near) > most:  # only the counts that the first `most` can have
            near = near[here[near] <= np.partition(here[near], most - 1)[most - 1]]
        numbers = np.concatenate((numbers, block.first + near))
        counts = np.concatenate((counts, here[near]))
        missing = np.concatenate((missing, shortfalls(bargain, utilities[:, near])))
        order = np.lexsort((numbers, missing.round(9), counts))[:most]
        numbers, counts, missing = numbers[order], counts[order], missing[order]
    return numbers


def openings(bargain: Bargain) -> tuple[Opening, ...]:
    """Return what would open the zone: for each number of rules lifted that saves something, the least given besides.

    The first lifts the fewest rules; each further one lifts more and asks less of the parties, the last nothing.

    >>> from detente.models.packages.known import linked, pie
    >>> [(one.lifted, round(one.given, 9)) for one in openings(pie(0.7, 0.6))]
    [(0, 0.3)]

    Raises:
        TooManyPackages: There are too many to enumerate.
    """
    least: dict[int, Best] = {}
    for block in blocks(bargain.sizes):
        utilities = utilities_in(bargain, block)
        broken = broken_in(bargain.rules, block)
        missing = shortfalls(bargain, utilities)
        for lifted in np.unique(broken).tolist():
            here = np.flatnonzero(broken == lifted)
            least.setdefault(lifted, Best(relative=False)).add(-missing[here], block.first + here)
    found: list[Opening] = []
    for lifted, best in sorted(least.items()):
        given = max(0.0, -best.largest)
        if not found or given < found[-1].given - TOLERANCE:
            found.append(Opening(lifted, given, bargain.digits(best.numbers())))
        if given <= TOLERANCE:
            break
    return tuple(found)


def mends(bargain: Bargain, package: Package, ordered: Sequence[bool], *, into_zone: bool) -> Ints:
    """Return the packages nearest to one that lie in the zone, or that at least break no rule.

    Nearest is the one in which the fewest issues are changed; of these, the one in which the alternatives of ordered
    issues move the fewest places.

    >>> from detente.models.packages.known import linked
    >>> mends(linked(), (0, 1), [False, False], into_zone=True).tolist()
    [0, 3]

    Raises:
        TooManyPackages: There are too many to enumerate.
    """
    best = Best(relative=False)
    for block in blocks(bargain.sizes):
        inside = allowed_in(bargain.rules, block)
        if into_zone and inside.any():
            inside &= in_zone(bargain, utilities_in(bargain, block))
        here = np.flatnonzero(inside)
        if len(here):
            best.add(-distance(bargain, block, package, ordered)[here], block.first + here)
    return best.numbers()


def distance(bargain: Bargain, block: Block, package: Package, ordered: Sequence[bool]) -> Floats:
    """Return how far each package of a block is from one [package]: issues changed, then places moved."""
    places = 1 + sum(size for size, one in zip(bargain.sizes, ordered, strict=True) if one)
    found = np.zeros(1)
    for part, chosen, one in zip(block.box, package, ordered, strict=True):
        alternatives = np.arange(part.start, part.stop)
        steps = np.abs(alternatives - chosen) if one else np.zeros(len(alternatives))
        found = (found[:, None] + ((alternatives != chosen) * float(places) + steps)[None, :]).ravel()
    return found


def contradiction(bargain: Bargain) -> tuple[int, ...]:
    """Return the numbers of rules that no package keeps together, none of which can be spared for that; or none.

    Each rule in turn is left out; where still no package keeps the others, it stays out.

    Raises:
        TooManyPackages: There are too many to enumerate.
    """
    kept = list(range(len(bargain.rules)))
    if possible(bargain, [bargain.rules[number] for number in kept]):
        return ()
    for number in list(kept):
        others = [one for one in kept if one != number]
        if not possible(bargain, [bargain.rules[one] for one in others]):
            kept = others
    return tuple(kept)


def possible(bargain: Bargain, rules: Sequence[Rule]) -> bool:
    """Return whether some package keeps all of these rules."""
    return any(bool(allowed_in(rules, block).any()) for block in blocks(bargain.sizes))


def surely_in_zone(low: Bargain, high: Bargain) -> tuple[Bools, Bools]:
    """Return which packages are in the zone whatever the values, and which for some values, between two bargains.

    `low` has the least worths and the largest values without a deal, `high` the other way round.

    Raises:
        TooManyPackages: There are too many to enumerate.
    """
    surely, possibly = [], []
    for block in blocks(low.sizes):
        allowed = allowed_in(low.rules, block)
        surely.append(allowed & in_zone(low, utilities_in(low, block)))
        possibly.append(allowed & in_zone(high, utilities_in(high, block)))
    return np.concatenate(surely), np.concatenate(possibly)
