"""Questions put to all states at once: a row of bits per state, one bit per state asked about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from detente.models.graph_model.model import Bools, Ints, Ranks

Rows: TypeAlias = npt.NDArray[np.uint64]
"""[state, word] Bit b of word w speaks of state 64 w + b."""

CHUNK = 1 << 22


@dataclass(frozen=True, eq=False)
class Steps:
    """The steps that one mover can make, by the state they begin in."""

    starts: Ints
    """[state] Where in `targets` its steps begin; one more entry closes the last."""
    targets: Ints
    """The states stepped to."""

    def spread(self, rows: Rows) -> Rows:
        """Return per state the bits of all states one step away, or none where there is no step."""
        found = np.zeros_like(rows)
        sizes = np.diff(self.starts)
        begin = np.flatnonzero(sizes)
        many = max(1, CHUNK // max(1, rows.shape[1] * int(sizes.max(initial=1))))
        for at in range(0, len(begin), many):  # a part at a time, to save memory
            part = begin[at : at + many]
            first, last = self.starts[part[0]], self.starts[part[-1] + 1]
            found[part] = np.bitwise_or.reduceat(rows[self.targets[first:last]], self.starts[part] - first, axis=0)
        return found


def better_than(ranks: Ranks) -> Rows:
    """Return in row x, bit s whether x is better than s.

    >>> better_than(np.array([5, 3, 4]))
    array([[6],
           [0],
           [2]], dtype=uint64)
    """
    return packed(lambda part: ranks[part, None] > ranks[None, :], len(ranks))


def worse_than(ranks: Ranks) -> Rows:
    """Return in row x, bit y whether x is worse than y."""
    return packed(lambda part: ranks[part, None] < ranks[None, :], len(ranks))


def identity(n_states: int) -> Rows:
    """Return in row x, bit y whether x is y."""
    every = np.arange(n_states)
    return packed(lambda part: every[part, None] == every[None, :], n_states)


def packed(flags: Callable[[slice], Bools], n_states: int) -> Rows:
    """Return rows made from functions of a slice of states, some states at a time."""
    words = -(-n_states // 64)
    rows = np.zeros((n_states, words * 8), np.uint8)
    for at in range(0, n_states, 256):
        bits = np.packbits(flags(slice(at, at + 256)), axis=1, bitorder="little")
        rows[at : at + 256, : bits.shape[1]] = bits
    return rows.view("<u8").astype(np.uint64, copy=False)


def unpacked(rows: Rows) -> Bools:
    """Return the bits of these rows as truth values: [state, state asked about], with some false ones to fill up."""
    bits = np.ascontiguousarray(rows.astype("<u8", copy=False)).view(np.uint8)
    return np.unpackbits(bits, axis=1, bitorder="little").astype(bool)


def diagonal(rows: Rows) -> Bools:
    """Return for each state what its own row says of it."""
    every = np.arange(len(rows))
    found: Bools = rows[every, every // 64] >> (every % 64).astype(np.uint64) & np.uint64(1) == 1
    return found


def steps_of(rows: Rows) -> Steps:
    """Return the steps from each state to the states in its row."""
    targets, sizes = [], [0]
    for at in range(0, len(rows), 256):
        bits = unpacked(rows[at : at + 256])
        sizes.extend(np.count_nonzero(bits, axis=1).tolist())
        targets.append(np.flatnonzero(bits) % bits.shape[1])  # much quicker than two indices
    return Steps(np.cumsum(np.array(sizes, np.int64)), np.concatenate(targets))
