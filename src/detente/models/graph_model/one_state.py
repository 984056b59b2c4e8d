"""Whether one state is stable under each of many preferences, without looking at all other states for it."""

import numpy as np
import numpy.typing as npt

from detente.errors import MalformedConflict
from detente.models.graph_model.concepts.outcomes import others
from detente.models.graph_model.model import Bools, Conflict, Direction, Ints

MOST_OPTIONS = 16
"""Of conflicts with more options the table of all combinations would be too large."""
AT_ONCE = 1 << 18
"""So many cells are worked on together: they fit into the memory that is near the processor."""
ABSENT = np.iinfo(np.int32).min
"""In place of the rank of a combination that does not exist."""


def stable_at(conflict: Conflict, draws: npt.NDArray[np.int32], state: int) -> tuple[Bools, Bools]:
    """Return for whom one state is stable by Nash and by sequential stability: two arrays [draw, decision maker].

    It says of that state what `stability` says (Fraser and Hipel 1979), and takes a small part of the time: a decision
    maker who has no improvement needs no answer, and from the others it is asked backwards which states lead by the
    others' own improvements to one that is no better for it.

    Args:
        conflict: A conflict of at most 16 options; its own preferences are not looked at.
        draws: Ranks [draw, decision maker, state].
        state: The number of the state.

    Raises:
        MalformedConflict: There are more options.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> conflict = prisoners_dilemma()
    >>> nash, seq = stable_at(conflict, conflict.ranks[None], 3)
    >>> nash.tolist(), seq.tolist()
    ([[False, False]], [[True, True]])
    """
    if conflict.n_options > MOST_OPTIONS:
        raise MalformedConflict("options", f"at most {MOST_OPTIONS}")
    nash = np.ones((len(draws), len(conflict.ranks)), np.bool_)
    seq = np.ones_like(nash)
    chunk = max(1, AT_ONCE >> conflict.n_options)
    for dm in conflict.decision_makers:
        moves = conflict.moves(dm, state)
        better = draws[:, dm, moves] > draws[:, dm, state][:, None]  # [draw, move]
        nash[:, dm] = ~better.any(axis=1)
        asked = np.flatnonzero(~nash[:, dm])
        for first in range(0, len(asked), chunk):
            some = asked[first : first + chunk]
            seq[some, dm] = answered(conflict, dm, state, draws[some], moves, better[some])
    return nash, seq


def answered(
    conflict: Conflict, dm: int, state: int, draws: npt.NDArray[np.int32], moves: Ints, better: Bools
) -> Bools:
    """Return in which draws each improvement [draw, move] of `dm` meets an answer that the others gain from."""
    size, at = 1 << conflict.n_options, conflict.states.astype(np.int64)
    ranks = np.full((len(draws), len(conflict.ranks), size), ABSENT, np.int32)
    ranks[:, :, at] = draws
    exists, targets = np.isin(np.arange(size), at), at[moves]
    leads = exists & (ranks[:, dm] <= draws[:, dm, state][:, None])  # [draw, combination]
    while True:
        done = (leads[:, targets] | ~better).all(axis=1)
        if done.all():
            return done
        before = int(leads.sum())
        for mover in others(conflict, dm):
            best = np.where(leads, ranks[:, mover], ABSENT)
            leads |= exists & (ranks[:, mover] < best_by_moving(conflict, mover, best))
        if int(leads.sum()) == before:
            return done


def best_by_moving(conflict: Conflict, mover: int, values: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Return the largest value [draw, combination] that `mover` reaches by changing its own options, or none of them.

    Each option is looked at once: what is reached by changing several is reached by changing one after the other.
    """
    best = values
    for option in np.flatnonzero(conflict.owners == mover).tolist():
        pairs = best.reshape(len(best), -1, 2, 1 << option)  # [draw, above, dropped or taken, below]
        larger = pairs.max(axis=2)
        direction = conflict.directions[option]
        dropped = larger if direction != Direction.DROP_ONLY else pairs[:, :, 0]
        taken = larger if direction != Direction.TAKE_ONLY else pairs[:, :, 1]
        best = np.stack((dropped, taken), axis=2).reshape(best.shape)
    return best
