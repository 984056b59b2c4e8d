"""What a conflict is: who decides on what, which states there are, and who likes which better."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from detente.errors import MalformedConflict

Masks: TypeAlias = npt.NDArray[np.uint64]
Ranks: TypeAlias = npt.NDArray[np.int32]
Bools: TypeAlias = npt.NDArray[np.bool_]
Ints: TypeAlias = npt.NDArray[np.int64]
Values: TypeAlias = npt.NDArray[np.signedinteger[Any]]

MAX_OPTIONS = 64
ALL = (1 << MAX_OPTIONS) - 1


class Direction(IntEnum):
    """In which direction an option may be changed once the conflict has begun."""

    BOTH = 0
    TAKE_ONLY = 1
    DROP_ONLY = 2


@dataclass(frozen=True, eq=False, kw_only=True)
class Conflict:
    """A conflict in option form: a state is the set of options taken, as a bit mask.

    A decision maker moves by changing any of its own options in permitted directions, to a state that exists. So two
    moves of one decision maker in a row are one move, which the analysis relies on.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> conflict = prisoners_dilemma()
    >>> conflict.states, conflict.ranks.tolist()
    (array([0, 1, 2, 3], dtype=uint64), [[1, 0, 3, 2], [1, 3, 0, 2]])
    """

    owners: Ints
    """[option] The decision maker who decides on it."""
    directions: Ints
    """[option] A `Direction`."""
    states: Masks
    """[state] Bit k is option k; increasing."""
    ranks: Ranks
    """[decision maker, state] Larger is better, equal is as good."""
    status_quo: int | None = None
    """The number of today's state."""
    prepared: dict[Any, Any] = field(default_factory=dict, repr=False)
    """What has been worked out about its moves and holds for any preferences."""

    def __post_init__(self) -> None:
        freeze(self, owners=np.int64, directions=np.int64, states=np.uint64, ranks=np.int32)
        if self.owners.shape != self.directions.shape or self.n_options > MAX_OPTIONS:
            raise MalformedConflict("owners and directions", f"one of each per option, at most {MAX_OPTIONS}")
        if self.ranks.ndim != 2 or self.ranks.shape[1] != len(self.states):
            raise MalformedConflict("ranks", "one rank per decision maker and state")
        if not len(self.states) or (self.states[1:] <= self.states[:-1]).any():
            raise MalformedConflict("states", "at least one, in increasing order, none twice")
        check_numbers("owners", self.owners, len(self.ranks))
        check_numbers("directions", self.directions, len(Direction))
        check_status_quo(self.status_quo, len(self.states))

    @property
    def n_options(self) -> int:
        """How many options there are."""
        return len(self.owners)

    @property
    def n_states(self) -> int:
        """How many states there are."""
        return len(self.states)

    @property
    def decision_makers(self) -> range:
        """The numbers of the decision makers."""
        return range(len(self.ranks))

    def own(self, dm: int) -> int:
        """Return the mask of the options on which `dm` decides."""
        return sum(1 << option for option in np.flatnonzero(self.owners == dm).tolist())

    def one_way(self, dm: int) -> tuple[int, int]:
        """Return the masks of the options that `dm` can only take, and can only drop."""
        if ("one way", dm) not in self.prepared:
            self.prepared["one way", dm] = self.find_one_way(dm)
        found: tuple[int, int] = self.prepared["one way", dm]
        return found

    def find_one_way(self, dm: int) -> tuple[int, int]:
        """Return the same, worked out."""
        mine = self.owners == dm
        take = np.flatnonzero(mine & (self.directions == Direction.TAKE_ONLY)).tolist()
        drop = np.flatnonzero(mine & (self.directions == Direction.DROP_ONLY)).tolist()
        return sum(1 << option for option in take), sum(1 << option for option in drop)

    def moves(self, dm: int, state: int) -> Ints:
        """Return the states that `dm` can move to from `state`, in increasing order.

        >>> from detente.models.graph_model.known import prisoners_dilemma
        >>> prisoners_dilemma().moves(0, 2)
        array([3])
        """
        members = self.groups[dm].of(state)
        take, drop = self.one_way(dm)
        here, there = self.states[state], self.states[members]
        allowed = (here & ~there & np.uint64(take) == 0) & (there & ~here & np.uint64(drop) == 0)
        others: Ints = members[allowed & (members != state)]
        return others

    def index(self, mask: int) -> int | None:
        """Return the number of the state with these options taken, or None if there is no such state."""
        at = int(np.searchsorted(self.states, np.uint64(mask)))
        return at if at < self.n_states and int(self.states[at]) == mask else None

    def with_ranks(self, ranks: npt.ArrayLike) -> "Conflict":
        """Return the same conflict with other preferences; what is known of its moves is kept."""
        return replace(self, ranks=np.asarray(ranks, np.int32))

    @property
    def groups(self) -> "tuple[Groups, ...]":
        """[decision maker] The states that differ on its own options only."""
        if "groups" not in self.prepared:
            made = tuple(groups_of(self.states, self.own(dm), self.n_options) for dm in self.decision_makers)
            self.prepared["groups"] = made
        groups: tuple[Groups, ...] = self.prepared["groups"]
        return groups


@dataclass(frozen=True, eq=False, kw_only=True)
class GraphConflict:
    """A conflict in general form: the moves of each decision maker listed one by one.

    Here two moves in a row need not be one move, so legal sequences are searched in full.
    """

    starts: tuple[Ints, ...]
    """[decision maker][state] Where in `targets` the moves from a state begin; one more entry closes the last."""
    targets: tuple[Ints, ...]
    """[decision maker] The states moved to."""
    ranks: Ranks
    """[decision maker, state] Larger is better, equal is as good."""
    status_quo: int | None = None
    """The number of today's state."""
    representatives: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    """[state] The largest state of the conflict that was merged into this one; empty when nothing was merged."""

    def __post_init__(self) -> None:
        freeze(self, ranks=np.int32, representatives=np.int64)
        object.__setattr__(self, "starts", tuple(frozen(part, np.int64) for part in self.starts))
        object.__setattr__(self, "targets", tuple(frozen(part, np.int64) for part in self.targets))
        if self.ranks.ndim != 2 or not self.ranks.shape[1]:
            raise MalformedConflict("ranks", "one rank per decision maker and state, and at least one state")
        if not len(self.starts) == len(self.targets) == len(self.ranks):
            raise MalformedConflict("moves", "one list of moves per decision maker")
        for starts, targets in zip(self.starts, self.targets, strict=True):
            if (
                len(starts) != self.n_states + 1
                or starts[0]
                or starts[-1] != len(targets)
                or (np.diff(starts) < 0).any()
            ):
                raise MalformedConflict("starts", "where the moves from each state begin, and the end of the last")
            check_numbers("targets", targets, self.n_states)
        check_status_quo(self.status_quo, self.n_states)

    @classmethod
    def of(
        cls,
        n_states: int,
        moves: Sequence[Sequence[tuple[int, int]]],
        ranks: npt.ArrayLike,
        *,
        status_quo: int | None = None,
    ) -> "GraphConflict":
        """Return the conflict in which `moves[dm]` are pairs of states; pairs named twice and stays count once.

        >>> GraphConflict.of(3, [[(0, 1), (1, 2)], []], [[0, 1, 2], [2, 1, 0]]).moves(0, 1)
        array([2])
        """
        listed = [sorted({(a, b) for a, b in pairs if a != b}) for pairs in moves]
        for pairs in listed:
            check_numbers("moves", np.asarray(pairs, np.int64).ravel(), n_states)
        sources = [np.array([a for a, _ in pairs], np.int64) for pairs in listed]
        return cls(
            starts=tuple(np.searchsorted(part, np.arange(n_states + 1)) for part in sources),
            targets=tuple(np.array([b for _, b in pairs], np.int64) for pairs in listed),
            ranks=np.asarray(ranks, np.int32),
            status_quo=status_quo,
        )

    @property
    def n_states(self) -> int:
        """How many states there are."""
        return int(self.ranks.shape[1])

    @property
    def decision_makers(self) -> range:
        """The numbers of the decision makers."""
        return range(len(self.ranks))

    def moves(self, dm: int, state: int) -> Ints:
        """Return the states that `dm` can move to from `state`, in increasing order."""
        return self.targets[dm][self.starts[dm][state] : self.starts[dm][state + 1]]

    def with_ranks(self, ranks: npt.ArrayLike) -> "GraphConflict":
        """Return the same conflict with other preferences."""
        return replace(self, ranks=np.asarray(ranks, np.int32))


Game: TypeAlias = Conflict | GraphConflict
"""Either form; each concept takes both."""


@dataclass(frozen=True, eq=False)
class Groups:
    """The states that differ on one decision maker's options only: between them it moves."""

    group: npt.NDArray[np.int32]
    """[state] The number of its group."""

    @cached_property
    def starts(self) -> Ints:
        """[group] Where in `members` it begins; one more entry closes the last."""
        return np.concatenate(([0], np.cumsum(np.bincount(self.group)))).astype(np.int64)

    @cached_property
    def members(self) -> npt.NDArray[np.int32]:
        """The states, group by group, in increasing order within each."""
        return np.argsort(self.group, kind="stable").astype(np.int32)

    def of(self, state: int) -> Ints:
        """Return the states in the group of this one, itself included."""
        group = self.group[state]
        return self.members[self.starts[group] : self.starts[group + 1]].astype(np.int64)


def groups_of(states: Masks, own: int, n_options: int) -> Groups:
    """Return the groups of states that differ only on the options in the mask `own`."""
    keys = states & np.uint64(~own & ALL)
    if n_options > 26:
        return Groups(np.unique(keys, return_inverse=True)[1].astype(np.int32))
    present = np.zeros(1 << n_options, np.int32)  # a table over all combinations takes less than sorting does
    present[keys] = 1
    return Groups(np.cumsum(present, dtype=np.int32)[keys] - np.int32(1))


def frozen(values: npt.ArrayLike, kind: type[np.generic]) -> npt.NDArray[Any]:
    """Return the values as an array of that kind that nobody can write to."""
    array = np.asarray(values)
    made = np.ascontiguousarray(array, dtype=kind) if array.size else np.zeros(array.shape, kind)
    if made.flags.writeable:
        made = made.view()
        made.flags.writeable = False
    return made


def freeze(conflict: object, **kinds: type[np.generic]) -> None:
    """Turn the named fields into arrays of these kinds that nobody can write to."""
    for name, kind in kinds.items():
        object.__setattr__(conflict, name, frozen(getattr(conflict, name), kind))


def check_numbers(what: str, numbers: Ints, count: int) -> None:
    """Refuse numbers that are not in 0 .. count - 1."""
    if numbers.size and (numbers.min() < 0 or numbers.max() >= count):
        raise MalformedConflict(what, f"numbers from 0 to {count - 1}")


def check_status_quo(status_quo: int | None, n_states: int) -> None:
    """Refuse a status quo that is no state."""
    if status_quo is not None and not 0 <= status_quo < n_states:
        raise MalformedConflict("status_quo", f"the number of a state, from 0 to {n_states - 1}")
