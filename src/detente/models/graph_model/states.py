"""Which combinations of options exist as states."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from detente.errors import NoFeasibleState, TooManyStates
from detente.models.graph_model.model import Bools, Masks

MAX_STATES = 1 << 26
CHUNK = 1 << 20


@dataclass(frozen=True)
class Constraint:
    """Something that is true of combinations which do not exist."""

    options: int | None
    """The mask of the options it looks at; None when it may look at any."""
    holds: Callable[[Masks], Bools]
    """Takes combinations as bit masks and returns where it is true."""


def feasible_states(n_options: int, infeasible: Sequence[Constraint] = ()) -> Masks:
    """Return the combinations of options for which no constraint holds, in increasing order.

    Options come in one by one, and a constraint is applied as soon as the last option it looks at has come in, so that
    sixty options of which few go together are no more work than their states.

    >>> both = Constraint(0b11, lambda masks: (masks & np.uint64(0b11)) == 0b11)
    >>> feasible_states(3, [both])
    array([0, 1, 2, 4, 5, 6], dtype=uint64)
    """
    states = np.zeros(1, np.uint64)
    for option in range(n_options):
        ready = [limit for limit in infeasible if last_option(limit, n_options) == option]
        if not ready and len(states) > MAX_STATES // 2:
            later = any(last_option(limit, n_options) > option for limit in infeasible)
            raise TooManyStates(2 * len(states) if later else len(states) << (n_options - option), MAX_STATES)
        states = np.concatenate((without(states, ready), without(states | np.uint64(1 << option), ready)))
        if len(states) > MAX_STATES:
            raise TooManyStates(len(states), MAX_STATES)
    states = without(states, [limit for limit in infeasible if last_option(limit, n_options) < 0])
    if not len(states):
        raise NoFeasibleState
    return states


def last_option(constraint: Constraint, n_options: int) -> int:
    """Return the last option that the constraint looks at, or -1 if it looks at none."""
    return n_options - 1 if constraint.options is None else constraint.options.bit_length() - 1


def without(states: Masks, constraints: Sequence[Constraint]) -> Masks:
    """Return the states for which none of the constraints holds, looking at a part at a time to save memory."""
    if not constraints:
        return states
    kept = []
    for start in range(0, len(states), CHUNK):
        part = states[start : start + CHUNK]
        for constraint in constraints:
            part = part[~constraint.holds(part)]
        kept.append(part)
    return np.concatenate(kept) if kept else states
