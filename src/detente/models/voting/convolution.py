"""The chance that one weighted sum is reached, in floating point, for many members with weights of their own.

Sums are followed forwards (what the members so far add up to) and backwards (how likely the rest is to reach what is
left). Only positive numbers are added and multiplied, so that small chances lose no digits: the relative error is below
a few times the number of members times 2^-53.
"""

from collections.abc import Sequence
from math import gcd

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MOST_BYTES = 1 << 30


def bytes_needed(adds: Sequence[Sequence[int]], at_least: int) -> int:
    """Return the memory that following the sums takes."""
    _, need = from_zero(adds, at_least)
    return 8 * (len(adds) + 1) * max(1, need)


def from_zero(adds: Sequence[Sequence[int]], at_least: int) -> tuple[list[list[int]], int]:
    """Return what each choice adds to the least, without a common divisor, and what must then be reached."""
    least = [min(row) for row in adds]
    above = [[add - low for add in row] for row, low in zip(adds, least, strict=True)]
    need = at_least - sum(least)
    divisor = gcd(*(add for row in above for add in row)) or 1
    return [[add // divisor for add in row] for row in above], -(-need // divisor)


def reached(
    adds: Sequence[Sequence[int]], chances: Sequence[Sequence[float]], at_least: int
) -> tuple[float, list[list[float]]]:
    """Return how likely it is that the sum is reached, and so for each member and choice if that choice were certain.

    Args:
        adds: What each member's choices add. [member][choice]
        chances: How likely each choice is. [member][choice]
        at_least: What the sum must reach.
    """
    above, need = from_zero(adds, at_least)
    if need <= 0:
        return 1.0, [[1.0] * len(row) for row in adds]
    later = from_here(above, chances, need)
    so_far = np.zeros(need)  # [sum]: of those that do not suffice yet
    so_far[0] = 1.0
    won = 0.0
    certain = []
    for member, row in enumerate(above):
        certain.append([won + float((so_far * shifted(later[member + 1], add)).sum()) for add in row])
        after = np.zeros(need)
        for add, chance in zip(row, chances[member], strict=True):
            kept = max(0, need - add)
            after[need - kept :] += chance * so_far[:kept]
            won += chance * float(so_far[kept:].sum())
        so_far = after
    return float(later[0][0]), certain


def from_here(adds: Sequence[Sequence[int]], chances: Sequence[Sequence[float]], need: int) -> Floats:
    """Return how likely it is to reach what is needed from each sum, before each member and after the last."""
    later = np.zeros((len(adds) + 1, need))  # [member][sum so far]
    for member in range(len(adds) - 1, -1, -1):
        for add, chance in zip(adds[member], chances[member], strict=True):
            later[member] += chance * shifted(later[member + 1], add)
    return later


def shifted(later: Floats, add: int) -> Floats:
    """Return how likely it is from each sum once something is added to it; what suffices is certain."""
    moved = np.ones_like(later)
    kept = max(0, len(later) - add)
    moved[:kept] = later[len(later) - kept :]
    return moved
