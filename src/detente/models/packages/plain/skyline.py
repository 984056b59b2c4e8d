"""Which rows no other row equals or exceeds everywhere: each is held against those found before it."""

import numpy as np
import numpy.typing as npt

from detente.models.packages.model import Bools

Ranks = npt.NDArray[np.int32]

TOGETHER = 256
"""So many rows are looked at together."""
HELD_AGAINST = 4096


def skyline(rows: Ranks) -> Bools:
    """Return which rows are not dominated, given different rows `[outcome, party]` in falling order of words.

    A row can be dominated only by one that comes before it, and then also by one that is not dominated itself.

    >>> skyline(np.array([[2, 0], [1, 1], [1, 0]], dtype=np.int32)).tolist()
    [True, True, False]
    """
    found = np.zeros(len(rows), np.bool_)
    best = np.empty_like(rows)
    count = 0
    for start in range(0, len(rows), TOGETHER):
        part = rows[start : start + TOGETHER]
        left = np.arange(len(part))
        for first in range(0, count, HELD_AGAINST):
            left = left[~covered(part[left], best[first : min(first + HELD_AGAINST, count)])]
        if len(left):
            left = left[~covered(part[left], part[left], strictly_before=True)]
        best[count : count + len(left)] = part[left]
        count += len(left)
        found[start + left] = True
    return found


def covered(rows: Ranks, others: Ranks, *, strictly_before: bool = False) -> Bools:
    """Return which rows are equalled or exceeded everywhere by one of the others; by one before it, if they are one."""
    above: Bools = np.ones((len(rows), len(others)), np.bool_)
    for column in range(rows.shape[1]):
        above &= np.greater_equal(others[:, column], rows[:, column, None])
    if strictly_before:
        np.copyto(above, np.tril(above, -1))
    found: Bools = np.any(above, axis=1)
    return found
