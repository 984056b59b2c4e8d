"""Coalitions of a single weighted quota counted by size, exactly, for many members with weights of their own.

The table holds how many sets of each size have a sum up to t (Mann and Shapley, Values of large games, VI, RAND
RM-3158, 1962, with the sums already added up). One member taken out again by G(s, t) = P(s, t) - G(s - 1, t - w) leaves
the sets in which it swings, without a table for each member. Whole numbers beyond 64 bits are kept in limbs of 60 bits.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import comb, gcd

import numpy as np
from numpy.typing import NDArray

from detente.errors import TooManyTallies

LIMB = 60
SPARE = 64 - LIMB
"""So many members are added before limbs are carried over: each at most doubles a number."""
MOST_BYTES = 2 << 30


def sizes_of_table(weights: Sequence[int], quota: int) -> int:
    """Return the bytes that the table takes."""
    total = sum(weights)
    return 8 * limbs(len(weights)) * (len(weights) + 1) * max(1, min(quota, total - quota + 1))


def limbs(members: int) -> int:
    """Return how many limbs hold the numbers of sets of so many members."""
    return members // LIMB + 1


def by_size(weights: Sequence[int], quota: int) -> tuple[list[int], dict[int, list[int]]]:
    """Return how many sets of each size win, and by weight in how many of each size, without it, a member swings.

    Raises:
        TooManyTallies: The table would not fit into the memory.
    """
    n, total = len(weights), sum(weights)
    divisor = gcd(*weights) or 1
    if divisor > 1:
        return divided(weights, quota, divisor)
    if quota <= 0 or quota > total:
        won = [comb(n, size) if quota <= 0 else 0 for size in range(n + 1)]
        return won, {weight: [0] * n for weight in weights}
    if quota > total - quota + 1:
        won, swings = by_size(weights, total - quota + 1)
        won = [comb(n, size) - won[n - size] for size in range(n + 1)]
        return won, {weight: row[::-1] for weight, row in swings.items()}
    if (size := sizes_of_table(weights, quota)) > MOST_BYTES:
        raise TooManyTallies(size // 8, MOST_BYTES // 8)
    table = sets_up_to(weights, quota)
    losing = exact(table[:, :, quota - 1]).tolist()
    won = [comb(n, size) - losing[size] for size in range(n + 1)]
    return won, {weight: swings_of(table, weight, quota) for weight in set(weights)}


def divided(weights: Sequence[int], quota: int, divisor: int) -> tuple[list[int], dict[int, list[int]]]:
    """Return the same for weights that have a common divisor."""
    won, swings = by_size([weight // divisor for weight in weights], -(-quota // divisor))
    return won, {weight * divisor: row for weight, row in swings.items()}


def sets_up_to(weights: Sequence[int], quota: int) -> NDArray[np.uint64]:
    """Return how many sets of each size have a sum up to each below the quota."""
    n = len(weights)
    table = np.zeros((limbs(n), n + 1, quota), np.uint64)  # [limb][size][sum]
    table[0, 0] = 1
    for number, weight in enumerate(sorted(weights)):
        if weight < quota:
            for size in range(number + 1, 0, -1):
                table[:, size, weight:] += table[:, size - 1, : quota - weight]
        if number % SPARE == SPARE - 1:
            carry(table[:, : number + 2])
    carry(table)
    return table


def carry(table: NDArray[np.uint64]) -> None:
    """Carry what stands above 60 bits over to the next limb."""
    mask = np.uint64((1 << LIMB) - 1)
    for low, high in pairwise(table):
        for row, next_row in zip(low, high, strict=True):
            next_row += row >> np.uint64(LIMB)
            row &= mask


def exact(numbers: NDArray[np.uint64]) -> NDArray[np.object_]:
    """Return numbers kept in limbs as Python's integers."""
    found = numbers[-1].astype(object)
    for limb in numbers[-2::-1]:
        found = (found << LIMB) + limb.astype(object)
    return np.asarray(found, dtype=object)


def swings_of(table: NDArray[np.uint64], weight: int, quota: int) -> list[int]:
    """Return in how many sets of each size, itself not in them, a member of this weight swings."""
    n = table.shape[1] - 1
    if weight == 0:
        return [0] * n
    at = np.arange(quota - 1, -1, -weight)[: n + 1]  # sums from just below the quota, one weight apart
    up_to = exact(table[:, :, at])  # [size][step]
    without = np.zeros(len(at) + 1, dtype=object)  # [step]: sets of the size before, without the member
    swings = []
    for size in range(n):
        row = np.zeros(len(at) + 1, dtype=object)
        row[:-1] = up_to[size] - without[1:]
        swings.append(int(row[0] - row[1]))
        without = row
    return swings
