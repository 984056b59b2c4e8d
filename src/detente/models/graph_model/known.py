"""Small conflicts whose answers are known by heart, for examples."""

import numpy as np

from detente.models.graph_model.model import Conflict, Direction


def two_by_two(first: list[int], second: list[int]) -> Conflict:
    """Return two decision makers with one option each, which both may take and drop."""
    return Conflict(
        owners=np.array([0, 1]),
        directions=np.array([Direction.BOTH, Direction.BOTH]),
        states=np.arange(4, dtype=np.uint64),
        ranks=np.array([first, second], np.int32),
    )


def prisoners_dilemma() -> Conflict:
    """Return the prisoner's dilemma; an option taken is to cooperate.

    >>> prisoners_dilemma().n_states
    4
    """
    return two_by_two([1, 0, 3, 2], [1, 3, 0, 2])


def chicken() -> Conflict:
    """Return the game of chicken; an option taken is to swerve.

    >>> chicken().ranks.tolist()
    [[0, 1, 3, 2], [0, 3, 1, 2]]
    """
    return two_by_two([0, 1, 3, 2], [0, 3, 1, 2])


def syria_iraq() -> Conflict:
    """Return the dispute of 1975 on the water of the Euphrates.

    Syria may release water (bit 0) or escalate (bit 1), Iraq attack (bit 2). From Hipel, Kilgour and Kinsara 2014.

    >>> syria_iraq().states
    array([0, 1, 2, 4, 5, 6], dtype=uint64)
    """
    return Conflict(
        owners=np.array([0, 0, 1]),
        directions=np.zeros(3, np.int64),
        states=np.array([0, 1, 2, 4, 5, 6]),
        ranks=np.array([[5, 2, 4, 1, 0, 3], [2, 5, 0, 4, 1, 3]]),
    )
