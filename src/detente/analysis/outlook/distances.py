"""How far states are apart, in options that differ."""

import numpy as np
from numpy.typing import NDArray

from detente.formats.conflict_model import ConflictModel


def distances(model: ConflictModel, start: int) -> NDArray[np.int64]:
    """Return in how many options each state differs from one; of a graph, only whether it is another."""
    if model.file.graph is not None:
        other: NDArray[np.int64] = (np.arange(model.game.n_states) != start).astype(np.int64)
        return other
    differing = model.representatives ^ model.representatives[start]
    found = np.zeros(len(differing), np.int64)
    for bit in range(len(model.file.options)):
        found += ((differing >> np.uint64(bit)) & np.uint64(1)).astype(np.int64)
    return found


def nearest(model: ConflictModel, states: NDArray[np.bool_], start: int, dm: int | None = None) -> int:
    """Return the nearest of some states; of several, the one that `dm` likes best, then the first."""
    far = distances(model, start)
    liked = np.zeros(len(far), np.int64) if dm is None else np.asarray(model.game.ranks)[dm].astype(np.int64)
    some = np.flatnonzero(states)
    return int(some[np.lexsort((-liked[some], far[some]))[0]])


def changed_from(model: ConflictModel, start: int, state: int) -> tuple[str, ...]:
    """Return the options in which two states differ."""
    return model.file.taken(int(model.representatives[start] ^ model.representatives[state]))
