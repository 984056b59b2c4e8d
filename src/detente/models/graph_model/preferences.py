"""Ranks of states from what is said about them: statements, rankings or weights."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from detente.errors import RankingMistake
from detente.models.graph_model.model import Bools, Masks, Ranks

INT64 = np.iinfo(np.int64).max
TABLE = 1 << 23
"""Numbers are closed up by a table of at most about so many entries."""


def ranks_from_statements(statements: Iterable[Bools], n_states: int) -> Ranks:
    """Return ranks by statements, the most important first: a state is better when the first difference speaks for it.

    Each statement splits the classes of states that those before it left equal, so that there can be any number of
    them and none overflows (Fraser and Hipel 1988 write it as a sum of powers of two).

    >>> ranks_from_statements([np.array([True, False, True]), np.array([False, False, True])], 3)
    array([1, 0, 2], dtype=int32)
    """
    ranks, classes, numbers = np.zeros(n_states, np.int32), min(n_states, 1), min(n_states, 1)
    table = max(2 * n_states, min(8 * n_states, TABLE), 2)
    for statement in statements:
        if classes == n_states:
            continue  # all are told apart already
        ranks = 2 * ranks + np.asarray(statement, bool)
        numbers *= 2
        if 2 * numbers > table:  # several statements are put together before the numbers are closed up
            ranks, classes = closed_up(ranks, numbers)
            numbers = classes
    return closed_up(ranks, numbers)[0] if numbers != classes else ranks


def closed_up(numbers: Ranks, most: int) -> tuple[Ranks, int]:
    """Return numbers below `most` with what is left out between them closed up, and how many there are.

    >>> closed_up(np.array([6, 2, 6], np.int32), 8)
    (array([1, 0, 1], dtype=int32), 2)
    """
    present = np.zeros(most, np.int32)
    present[numbers] = 1
    counted = np.cumsum(present, dtype=np.int32)
    return counted[numbers] - np.int32(1), int(counted[-1]) if most else 0


def ranks_from_ranking(tiers: Sequence[Sequence[int]], n_states: int) -> Ranks:
    """Return ranks by a list of states, the best first; states in one tier are as good as each other.

    >>> ranks_from_ranking([[2], [0, 1]], 3)
    array([0, 0, 1], dtype=int32)
    """
    counts = Counter(state for tier in tiers for state in tier)
    missing = [state for state in range(n_states) if state not in counts]
    repeated = [state for state, count in counts.items() if count > 1]
    unknown = [state for state in counts if not 0 <= state < n_states]
    if missing or repeated or unknown:
        raise RankingMistake(missing, repeated, unknown)
    ranks = np.zeros(n_states, np.int32)
    for rank, tier in enumerate(reversed([tier for tier in tiers if tier])):
        ranks[list(tier)] = rank
    return ranks


def ranks_from_weights(states: Masks, weights: Sequence[float | Fraction]) -> Ranks:
    """Return ranks by the sum of the weights of the options taken, exactly: 0.1 + 0.2 is as good as 0.3.

    >>> ranks_from_weights(np.array([0, 3, 4], np.uint64), [0.1, 0.2, 0.3])
    array([0, 1, 1], dtype=int32)
    """
    exact = [weight if isinstance(weight, Fraction) else Fraction(repr(weight)) for weight in weights]
    scale = lcm(*(weight.denominator for weight in exact))
    whole = [int(weight * scale) for weight in exact]
    small = sum(map(abs, whole)) <= INT64
    totals: npt.NDArray[Any] = np.zeros(len(states), np.int64 if small else object)
    for option, weight in enumerate(whole):
        if weight:
            totals[(states >> np.uint64(option)) & np.uint64(1) == 1] += weight
    return dense(totals)


def dense(values: npt.ArrayLike) -> Ranks:
    """Return the values numbered from 0 in increasing order, equal values alike.

    >>> dense([30, -7, 30])
    array([1, 0, 1], dtype=int32)
    """
    return np.unique(np.asarray(values), return_inverse=True)[1].astype(np.int32).reshape(np.shape(values))
