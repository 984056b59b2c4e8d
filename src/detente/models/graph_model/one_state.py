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
    """Return whether one state is an equilibrium by Nash and by sequential stability: two arrays [draw].

    It says of that state what `stability` says (Fraser and Hipel 1979), and takes a small part of the time: a decision
    maker who has no improvement needs no answer, and of the others it is asked backwards which states lead by the
    others' own improvements to one that is no better for it.

    Args:
        conflict: A conflict of at most 16 options; its own preferences are not looked at.
        draws: Ranks [draw, decision maker, state].
        state: The number of the state.

    Raises:
        MalformedConflict: There are more options.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> conflict = prisoners_dilemma()
    >>> stable_at(conflict, conflict.ranks[None], 3)
    (array([False]), array([ True]))
    """
    if conflict.n_options > MOST_OPTIONS:
        raise MalformedConflict("options", f"at most {MOST_OPTIONS}")
    nash, seq = np.ones(len(draws), np.bool_), np.ones(len(draws), np.bool_)
    chunk = max(1, AT_ONCE >> conflict.n_options)
    for dm in conflict.decision_makers:
        moves = conflict.moves(dm, state)
        better = draws[:, dm, moves] > draws[:, dm, state][:, None]  # [draw, move]
        gains = better.any(axis=1)
        nash &= ~gains
        asked = np.flatnonzero(gains & seq)  # where somebody leaves already, nobody else needs to be asked
        for first in range(0, len(asked), chunk):
            some = asked[first : first + chunk]
            seq[some] = answered(conflict, dm, state, draws[some], moves, better[some])
    return nash, seq


def answered(
    conflict: Conflict, dm: int, state: int, draws: npt.NDArray[np.int32], moves: Ints, better: Bools
) -> Bools:
    """Return in which draws each improvement [draw, move] of `dm` meets an answer that the others gain from."""
    size, at = 1 << conflict.n_options, conflict.states.astype(np.int64)
    ranks = np.full((len(conflict.ranks), size, len(draws)), ABSENT, np.int32)
    ranks[:, at] = draws.transpose(1, 2, 0)
    exists, targets, kept = np.isin(np.arange(size), at)[:, None], at[moves], ~better.T
    leads = exists & (ranks[dm] <= draws[:, dm, state])  # [combination, draw]
    while True:
        done: Bools = (leads[targets] | kept).all(axis=0)
        if done.all():
            return done
        before = int(leads.sum())
        for mover in others(conflict, dm):
            best = best_by_moving(conflict, mover, np.where(leads, ranks[mover], ABSENT))
            leads |= exists & (ranks[mover] < best)
        if int(leads.sum()) == before:
            return done


def best_by_moving(conflict: Conflict, mover: int, values: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Return the largest value [combination, draw] that `mover` reaches by changing its own options, or none of them.

    Each option is looked at once: what is reached by changing several is reached by changing one after the other. The
    values are overwritten.
    """
    for option in np.flatnonzero(conflict.owners == mover).tolist():
        pairs = values.reshape(-1, 2, 1 << option, values.shape[-1])  # [above, dropped or taken, below, draw]
        dropped, taken = pairs[:, 0], pairs[:, 1]
        direction = conflict.directions[option]
        if direction != Direction.DROP_ONLY:
            np.maximum(dropped, taken, out=dropped)
        if direction == Direction.BOTH:
            taken[...] = dropped
        elif direction == Direction.DROP_ONLY:
            np.maximum(dropped, taken, out=taken)
    return values
