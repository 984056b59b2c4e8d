"""Rows of bits spread along steps, by compiled loops."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from detente.models.graph_model.fast.compiled import compiled
from detente.models.graph_model.model import Ints

Rows = npt.NDArray[np.uint64]


@compiled
def spread_in_place(rows: Rows, starts: Ints, targets: Ints) -> bool:
    """Add to each state's row the rows of the states one step away; return whether anything changed."""
    changed = False
    for state in range(len(starts) - 1):
        mine = rows[state]
        fresh = np.uint64(0)
        for at in range(starts[state], starts[state + 1]):
            other = rows[targets[at]]
            for word in range(len(mine)):
                fresh |= other[word] & ~mine[word]
                mine[word] |= other[word]
        changed |= fresh != 0
    return changed


def spread_until_still(rows: Rows, movers: Sequence[tuple[Ints, Ints]]) -> Rows:
    """Return the rows spread along the steps of all movers, in any order, until nothing changes."""
    rows = rows.copy()
    still = 0  # how many movers in a row have changed nothing
    while still < len(movers):
        for starts, targets in movers:
            still = 1 if spread_in_place(rows, starts, targets) else still + 1
            if still >= len(movers):
                break
    return rows
