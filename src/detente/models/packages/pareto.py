"""Which outcomes are efficient: no other is as good for everybody and better for somebody."""

import numpy as np
import numpy.typing as npt

from detente.errors import FastMissing
from detente.models.graph_model.engine import Engine, has_fast
from detente.models.packages.grid import allowed_in, blocks, utilities_in
from detente.models.packages.model import TOLERANCE, Bargain, Bools, Floats, Ints
from detente.models.packages.plain.skyline import skyline

Ranks = npt.NDArray[np.int32]

WORTH_LOADING = 12_000
"""From so many outcomes that easy ones have not thrown out, the compiled version is the quicker one."""
MOST_PLAIN = 100_000
"""Without the compiled version, of so many it is still worked out which are efficient: it takes a minute."""
REFERENCES = 48
"""So many strong outcomes throw out others before the real work begins."""
ROOM = 1.0 + 1e-6
CLEARLY = 2 * TOLERANCE
"""What is further apart than this is never tied."""


def efficient(bargain: Bargain, *, engine: Engine = "auto") -> Ints:
    """Return the numbers of the efficient packages among those that break no rule, in order.

    Values within 1e-9 count as equal; packages of equal value to everybody are all efficient or none is.

    >>> from detente.models.packages.known import linked, three_party_trap
    >>> efficient(three_party_trap()), efficient(linked())
    (array([0, 2, 3]), array([3]))

    Raises:
        TooManyPackages: There are too many to enumerate.
        FastMissing: The compiled version is asked for and not installed.
    """
    utilities, numbers = candidates(bargain)
    found: Ints = numbers[efficient_of(utilities, engine=engine)]
    return found


def efficient_in_time(bargain: Bargain) -> Ints | None:
    """Return the same, or nothing where it would take long because the extra `fast` is not installed.

    Raises:
        TooManyPackages: There are too many to enumerate.
    """
    utilities, numbers = candidates(bargain)
    if len(numbers) > MOST_PLAIN and not has_fast():
        return None
    found: Ints = numbers[efficient_of(utilities)]
    return found


def candidates(bargain: Bargain) -> tuple[Floats, Ints]:
    """Return the values [party, package] and numbers of packages that no strong package clearly dominates.

    Of each block the strong packages are kept and held against all later ones: where most packages are poor, few are
    ever in memory.
    """
    strong = np.zeros((bargain.n_parties, 0))
    kept: list[tuple[Floats, Ints]] = []
    for block in blocks(bargain.sizes):
        allowed = np.flatnonzero(allowed_in(bargain.rules, block))
        if not len(allowed):
            continue
        utilities = utilities_in(bargain, block)
        if len(allowed) < block.size:
            utilities = utilities[:, allowed]
        left = undominated(utilities, strong)
        utilities, numbers = utilities[:, left], block.first + allowed[left]
        if utilities.shape[1]:
            strong = strongest(np.concatenate((strong, strongest(utilities)), axis=1))
            left = undominated(utilities, strong)
            kept.append((utilities[:, left], numbers[left]))
    if not kept:
        return np.zeros((bargain.n_parties, 0)), np.zeros(0, np.int64)
    return np.concatenate([part for part, _ in kept], axis=1), np.concatenate([part for _, part in kept])


def strongest(utilities: Floats) -> Floats:
    """Return some outcomes that dominate many others: those with a large sum, each party's value on the same scale."""
    low = utilities.min(axis=1, keepdims=True)
    span = utilities.max(axis=1, keepdims=True) - low
    scaled = (utilities - low) / np.where(span > 0, span, 1.0)
    score = scaled.sum(axis=0) + scaled.min(axis=0)
    count = min(REFERENCES, utilities.shape[1])
    return np.ascontiguousarray(utilities[:, np.argpartition(-score, count - 1)[:count]])


def undominated(utilities: Floats, strong: Floats) -> Ints:
    """Return which outcomes no strong one clearly dominates, as indices in order."""
    left = np.arange(utilities.shape[1])
    part = utilities
    useless = 0
    for one in strong.T:
        at_least = (part <= one[:, None]).all(axis=0)
        beaten = at_least & (part < (one - CLEARLY)[:, None]).any(axis=0) if at_least.any() else at_least
        gone = int(beaten.sum())
        useless = 0 if gone > len(left) // 200 else useless + 1
        if gone:
            left, part = left[~beaten], part[:, ~beaten]
        if useless > REFERENCES // 4:  # the rest throws out too few to be worth holding against all
            break
    return left


def efficient_of(utilities: Floats, *, engine: Engine = "auto") -> Bools:
    """Return which outcomes are efficient, given `utilities[party, outcome]`.

    Raises:
        FastMissing: The compiled version is asked for and not installed.
    """
    if engine == "fast" and not has_fast():
        raise FastMissing
    found = np.zeros(utilities.shape[1], np.bool_)
    left = undominated(utilities, strongest(utilities)) if utilities.shape[1] else np.zeros(0, np.int64)
    rows = ranks(utilities[:, left])
    different, which = unique_rows(rows)
    found[left] = best_rows(different, engine)[which]
    return found


def best_rows(rows: Ranks, engine: Engine) -> Bools:
    """Return which of rows that all differ, in falling order, no other row equals or exceeds everywhere."""
    if engine == "fast" or (engine == "auto" and len(rows) >= WORTH_LOADING and has_fast()):
        from detente.models.packages.fast.skyline import skyline as compiled_skyline

        return compiled_skyline(rows)
    return skyline(rows)


def ranks(utilities: Floats) -> Ranks:
    """Return for each value its rank among those of the same party [outcome, party], equal within 1e-9 tied.

    >>> ranks(np.array([[0.3, 0.1 + 0.2, 0.5], [1.0, 0.0, 0.5]])).tolist()
    [[0, 2], [0, 0], [1, 1]]
    """
    found = np.empty(utilities.shape[::-1], np.int32)
    for party, row in enumerate(utilities):
        found[:, party] = ranks_of(row)
    return found


def ranks_of(values: Floats) -> npt.NDArray[np.int32]:
    """Return the rank of each value, with values no further than 1e-9 from the least of their rank tied."""
    order = np.argsort(values)
    rising = values[order]
    if not len(rising):
        return np.zeros(0, np.int32)
    steps = np.empty(len(rising), np.bool_)
    steps[0] = False
    np.greater(np.diff(rising), TOLERANCE * ROOM, out=steps[1:])
    starts = np.flatnonzero(np.concatenate(([True], steps[1:])))
    run = np.cumsum(steps)
    within = rising - rising[starts][run]
    if within.max() > TOLERANCE * ROOM:  # many close values in a row: cut where the distance from the first grows
        cell = np.floor(within / (TOLERANCE * ROOM)).astype(np.int64)
        steps[1:] |= np.diff(cell) > 0
    found = np.empty(len(rising), np.int32)
    found[order] = np.cumsum(steps)
    return found


def unique_rows(rows: Ranks) -> tuple[Ranks, Ints]:
    """Return the different rows in falling order, and for each row which of them it is."""
    if not len(rows):
        return rows, np.zeros(0, np.int64)
    order = np.lexsort(rows.T[::-1])[::-1]
    falling = rows[order]
    new = np.concatenate(([True], (falling[1:] != falling[:-1]).any(axis=1)))
    which = np.empty(len(rows), np.int64)
    which[order] = np.cumsum(new) - 1
    return np.ascontiguousarray(falling[new]), which


def dominating(bargain: Bargain, number: int) -> Ints:
    """Return the packages without a broken rule that are as good for everybody as this one and better for somebody."""
    mine = bargain.utilities([number])
    found = []
    for block in blocks(bargain.sizes):
        utilities = utilities_in(bargain, block)
        better = (utilities >= mine - TOLERANCE).all(axis=0) & (utilities > mine + TOLERANCE).any(axis=0)
        found.append(block.first + np.flatnonzero(better & allowed_in(bargain.rules, block)))
    return np.concatenate(found).astype(np.int64)
