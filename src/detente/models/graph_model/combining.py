"""The fewest changes by several together, for concepts by which what one does depends on what the others like.

What a goal asks of one decision maker's preference is little: which states it likes better than those of the goal, and
which of its moves are improvements. Preferences that agree in this come to the same, and the nearest stands for all.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count, islice, product
from math import prod

import numpy as np
import numpy.typing as npt

from detente.models.graph_model.changes import Order, Preference
from detente.models.graph_model.concepts.outcomes import others
from detente.models.graph_model.draws import stable_many
from detente.models.graph_model.engine import Engine
from detente.models.graph_model.least import Changes, Goal, Inverse, weight
from detente.models.graph_model.model import Bools, Game, Ints, Ranks
from detente.models.graph_model.paths import reached_from

NEEDED = {"seq": "gmr", "sseq": "smr"}
"""What is stable by the first is stable by the second, which does not depend on what the others like."""
BATCH = 4096
MOST_STATES, MOST_GOALS = 1 << 10, 64
Part = tuple[Ranks, Changes]
"""A preference of one decision maker as ranks, and the changes that lead there."""


def fewest_together(
    game: Game,
    preferences: Mapping[int, Preference],
    goals: Sequence[Goal],
    concept: str,
    tries: int,
    *,
    engine: Engine = "auto",
) -> Inverse:
    """Return the fewest changes of these preferences after which a goal is reached by SEQ or SSEQ.

    All sets of one change are tried, then of two, and so on; `tries` bounds what is tried of each decision maker's
    preferences and of all together.

    >>> from detente.models.graph_model.changes import ByRanking
    >>> from detente.models.graph_model.known import chicken
    >>> rankings = {dm: ByRanking(dm, chicken().ranks[dm]) for dm in (0, 1)}
    >>> found = fewest_together(chicken(), rankings, [(3,)], "seq", 1_000)
    >>> [(change.dm, change.states) for change in found.changes], found.exact
    ([(0, (1, 0)), (1, (2, 0))], True)
    """
    near = [Near(game, dm, preferences.get(dm), NEEDED[concept], tries, engine=engine) for dm in game.decision_makers]
    within_reach = [goal for goal in goals if all(may_hold(game, concept, state, preferences) for state in goal)]
    hopeful = {goal: [Serving(one, goal) for one in near] for goal in within_reach}
    for total in count():
        hopeful = {goal: parts for goal, parts in hopeful.items() if not hopeless(parts, total)}
        if not hopeful:
            return Inverse(concept, None, 0, impossible=True)
        if not all(wide_enough(parts, total) for parts in hopeful.values()):
            return Inverse(concept, None, total)
        tries -= sum(size(parts, total) for parts in hopeful.values())
        if tries < 0:
            return Inverse(concept, None, total)
        found = [
            (changes, goal)
            for goal, parts in hopeful.items()
            for changes in reaching(game, concept, goal, parts, total, engine=engine)
        ]
        if found:
            changes, goal = min(found, key=lambda one: weight(one[0]))
            return Inverse(concept, changes, total, states=goal)
    raise AssertionError


def may_hold(game: Game, concept: str, state: int, free: Collection[int]) -> bool:
    """Return whether those whose preferences stay would stay if the `free` did whatever keeps them there."""
    return all(may_stay(game, concept, dm, state, free) for dm in game.decision_makers if dm not in free)


def may_stay(game: Game, concept: str, dm: int, state: int, free: Collection[int]) -> bool:
    """Return whether each improvement of `dm` would be answered if the `free` liked to make any move."""
    ranks, targets = game.ranks[dm], game.moves(dm, state)
    answers = ranks <= ranks[state]
    if concept == "sseq":
        answers &= np.array([(ranks[game.moves(dm, one)] <= ranks[state]).all() for one in range(game.n_states)])
    return all(
        (answers & (reached_from(game, one, others(game, dm), improving=True, free=free).distance > 0)).any()
        for one in targets[ranks[targets] > ranks[state]].tolist()
    )


class Near:
    """The preferences of one decision maker, those that fewer changes lead to first."""

    def __init__(
        self, game: Game, dm: int, preference: Preference | None, needed: str, most: int, *, engine: Engine = "auto"
    ) -> None:
        self.game, self.dm, self.preference, self.needed, self.most = game, dm, preference, needed, most
        self.engine = engine
        self.frontier: dict[Order, Changes] = {() if preference is None else preference.start: ()}
        self.seen = set(self.frontier)
        self.parts: list[list[Part]] = []  # [changes]
        self.stable: dict[tuple[int, int], Bools] = {}  # changes and place there: [state] by what is needed
        self.sources, self.targets = moves_from_and_to(game, dm)
        self.add()

    @property
    def finished(self) -> bool:
        """Whether there are no others."""
        return not self.frontier

    def add(self) -> None:
        """Take up what is on the frontier, what touches the least important places first."""
        ordered = sorted(self.frontier, key=lambda order: weight(self.frontier[order]))
        self.parts.append([(self.ranks(order), self.frontier[order]) for order in ordered])

    def stable_in(self, changes: int, places: Sequence[int]) -> Bools:
        """Return which states are stable [preference, state] by what is needed, under these preferences."""
        missing = [at for at in places if (changes, at) not in self.stable]
        if missing:
            draws = np.zeros((len(missing), *self.game.ranks.shape), np.int32)  # whoever is indifferent stays anywhere
            draws[:, self.dm] = [self.parts[changes][at][0] for at in missing]
            found = stable_many(self.game, draws, [self.needed], engine=self.engine)[:, 0]
            self.stable |= {(changes, at): row for at, row in zip(missing, found, strict=True)}
        return np.array([self.stable[changes, at] for at in places], bool).reshape(len(places), self.game.n_states)

    def ranks(self, order: Order) -> Ranks:
        """Return the ranks of the states under a changed preference."""
        return self.game.ranks[self.dm] if self.preference is None else self.preference.ranks(order)

    def wide(self, changes: int) -> bool:
        """Return whether all preferences that so many changes lead to are taken up, after doing so if it can be."""
        while len(self.parts) <= changes and not self.finished:
            further = self.further()
            if further is None:
                return False
            self.frontier = further
            self.seen |= further.keys()
            if further:
                self.add()
        return True

    def further(self) -> dict[Order, Changes] | None:
        """Return the preferences one change further on, each with its best changes, unless there are too many."""
        found: dict[Order, Changes] = {}
        if self.preference is None:
            return found
        for order, changes in self.frontier.items():
            for after, change in self.preference.neighbours(order):
                now = *changes, change
                if after not in self.seen and (after not in found or weight(now) < weight(found[after])):
                    found[after] = now
            if len(self.seen) + len(found) > self.most:
                return None
        return found


class Serving:
    """The preferences of one decision maker that a goal may be reached with, those that come to the same once."""

    def __init__(self, near: Near, goal: Goal) -> None:
        self.near, self.goal = near, list(goal)
        self.kept: list[list[Part]] = []  # [changes]
        self.seen: set[bytes] = set()

    def of(self, changes: int) -> list[Part]:
        """Return those that just so many changes lead to, as far as they are taken up."""
        while len(self.kept) < len(self.near.parts):
            at = len(self.kept)
            parts = self.near.parts[at]
            new = [place for place, (ranks, _) in enumerate(parts) if self.is_new(ranks)]
            good = np.logical_and.reduce(self.near.stable_in(at, new)[:, self.goal], axis=1)
            self.kept.append([parts[place] for place, serves in zip(new, good, strict=True) if serves])
        return self.kept[changes] if changes < len(self.kept) else []

    def is_new(self, ranks: Ranks) -> bool:
        """Return whether no preference before says the same of the goal and of all moves."""
        above = [ranks > ranks[state] for state in self.goal]
        gains = ranks[self.near.targets] > ranks[self.near.sources]
        key = np.packbits(np.concatenate([*above, gains])).tobytes()
        known = key in self.seen
        self.seen.add(key)
        return not known

    @property
    def least(self) -> int:
        """How many changes it takes at the least until there is one."""
        return next((at for at in range(len(self.near.parts)) if self.of(at)), len(self.near.parts))

    @property
    def none(self) -> bool:
        """Whether there is none however much is changed."""
        return self.near.finished and self.least == len(self.near.parts)


def hopeless(parts: Sequence[Serving], total: int) -> bool:
    """Return whether no changes of so many or more can reach a goal that none of fewer did."""
    every = all(part.near.finished for part in parts) and total > sum(len(part.near.parts) - 1 for part in parts)
    return every or any(part.none for part in parts)


def wide_enough(parts: Sequence[Serving], total: int) -> bool:
    """Return whether everybody's preferences are known as far out as so many changes can go."""
    least = [part.least for part in parts]
    return all(part.near.wide(total - sum(least) + mine) for part, mine in zip(parts, least, strict=True))


def shares(parts: Sequence[Serving], total: int) -> Iterator[list[list[Part]]]:
    """Yield each way in which so many changes can be shared out, as the preferences of each to choose from."""
    first, *rest = parts
    if not rest:
        yield from [[first.of(total)]] if first.of(total) else []
        return
    for mine in range(total + 1):
        if first.of(mine):
            yield from ([first.of(mine), *others] for others in shares(rest, total - mine))


def size(parts: Sequence[Serving], total: int) -> int:
    """Return how many combinations there are."""
    return sum(prod(map(len, chosen)) for chosen in shares(parts, total))


def reaching(
    game: Game, concept: str, goal: Goal, parts: Sequence[Serving], total: int, *, engine: Engine = "auto"
) -> Iterator[Changes]:
    """Yield each set of so many changes that reaches the goal."""
    combinations = (one for chosen in shares(parts, total) for one in product(*chosen))
    while batch := list(islice(combinations, BATCH)):
        draws: npt.NDArray[np.int32] = np.array([[ranks for ranks, _ in one] for one in batch], np.int32)
        holds = stable_many(game, draws, [concept], engine=engine)[:, 0][:, list(goal)].all(axis=1)
        for number in np.flatnonzero(holds).tolist():
            yield tuple(change for _, changes in batch[number] for change in changes)


def moves_from_and_to(game: Game, dm: int) -> tuple[Ints, Ints]:
    """Return the states in which the moves of a decision maker begin, and those in which they end."""
    targets = [game.moves(dm, state) for state in range(game.n_states)]
    sources = np.repeat(np.arange(game.n_states), [len(some) for some in targets])
    return sources, np.concatenate(targets).astype(np.int64)
