"""Conflicts in general form made from those in option form, with states that count as one merged."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from detente.errors import TooManyMoves, UnequalSame
from detente.models.graph_model.model import Bools, Conflict, GraphConflict, Ints

MAX_MOVES = 1 << 26


def as_graph(conflict: Conflict) -> GraphConflict:
    """Return the same conflict with its moves listed one by one.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> as_graph(prisoners_dilemma()).targets
    (array([1, 0, 3, 2]), array([2, 3, 0, 1]))
    """
    return merge_same(conflict, ())


def merge_same(conflict: Conflict, same: Sequence[Bools]) -> GraphConflict:
    """Return the conflict in which all states of a class count as one; classes that overlap merge.

    One moves from a merged state wherever one moves from any of its members.

    >>> from detente.models.graph_model.known import two_by_two
    >>> conflict = two_by_two([0, 1, 2, 2], [2, 1, 0, 0])
    >>> merged = merge_same(conflict, [np.array([False, False, True, True])])
    >>> merged.n_states, merged.ranks.tolist(), merged.representatives
    (3, [[0, 1, 2], [2, 1, 0]], array([0, 1, 3]))
    """
    numbers = merged_numbers(conflict.n_states, same)
    representatives = largest_members(numbers)
    check_ranks(conflict, numbers, representatives)
    edges = [merged_moves(conflict, dm, numbers, len(representatives)) for dm in conflict.decision_makers]
    status_quo = conflict.status_quo
    return GraphConflict(
        starts=tuple(starts for starts, _ in edges),
        targets=tuple(targets for _, targets in edges),
        ranks=conflict.ranks[:, representatives],
        status_quo=None if status_quo is None else int(numbers[status_quo]),
        representatives=representatives,
    )


def merged_numbers(n_states: int, same: Sequence[Bools]) -> Ints:
    """Return for each state the number of its class, in the order of the classes' largest members.

    >>> merged_numbers(4, [np.array([True, False, True, False])])
    array([1, 0, 1, 2])
    """
    largest = np.arange(n_states)
    for members in same:
        joined = np.isin(largest, largest[np.asarray(members, bool)])
        if joined.any():
            largest[joined] = largest[joined].max()
    return np.unique(largest, return_inverse=True)[1].astype(np.int64)


def largest_members(numbers: Ints) -> Ints:
    """Return the largest state of each class."""
    largest = np.zeros(int(numbers.max()) + 1, np.int64)
    largest[numbers] = np.arange(len(numbers))  # the last write is the largest
    return largest


def check_ranks(conflict: Conflict, numbers: Ints, representatives: Ints) -> None:
    """Refuse classes in which a decision maker likes one state better than another."""
    for dm, ranks in enumerate(conflict.ranks):
        unequal = np.flatnonzero(ranks != ranks[representatives[numbers]])
        if len(unequal):
            first = int(unequal[0])
            raise UnequalSame(dm, first, int(representatives[numbers[first]]))


def merged_moves(conflict: Conflict, dm: int, numbers: Ints, n_classes: int) -> tuple[Ints, Ints]:
    """Return where the moves of `dm` from each class begin, and the classes moved to."""
    groups = conflict.groups[dm]
    sizes = np.diff(groups.starts)
    count = int((sizes * sizes).sum())
    if count > MAX_MOVES:
        raise TooManyMoves(count, MAX_MOVES)
    sources, targets = pairs_within(groups.starts, groups.members)
    take, drop = (np.uint64(mask) for mask in conflict.one_way(dm))
    here, there = conflict.states[sources], conflict.states[targets]
    allowed = ((here & ~there & take) | (there & ~here & drop)) == 0
    edges = np.unique(numbers[sources[allowed]] * n_classes + numbers[targets[allowed]])
    edges = edges[edges // n_classes != edges % n_classes]
    return np.searchsorted(edges // n_classes, np.arange(n_classes + 1)), edges % n_classes


def pairs_within(starts: Ints, members: npt.NDArray[np.int32]) -> tuple[Ints, Ints]:
    """Return every ordered pair of members of the same group, each member with itself included."""
    sizes = np.diff(starts)
    partners = np.repeat(sizes, sizes)  # how many partners each member has
    first = np.repeat(np.repeat(starts[:-1], sizes), partners)
    within = np.arange(len(first)) - np.repeat(np.cumsum(partners) - partners, partners)
    return np.repeat(members, partners).astype(np.int64), members[first + within].astype(np.int64)
