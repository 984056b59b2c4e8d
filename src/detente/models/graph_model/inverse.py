"""What it would take: the fewest changes of preference that make a wanted state an equilibrium."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from detente.errors import TooManyStates
from detente.models.graph_model.changes import ByRanking, ByStatements, Order, Preference
from detente.models.graph_model.combining import MOST_GOALS, MOST_STATES, NEEDED, fewest_together
from detente.models.graph_model.draws import stable_many
from detente.models.graph_model.engine import Engine
from detente.models.graph_model.least import Changes, Inverse, weight
from detente.models.graph_model.lifting import lifted
from detente.models.graph_model.model import Bools, Game, Ints
from detente.models.graph_model.sinking import fewest_exchanges
from detente.models.graph_model.verdicts import DEFAULT, concept_of

Node: TypeAlias = tuple[Order, ...]
"""The preferences of those who may change theirs."""
Goals: TypeAlias = Ints
"""[goal, number] States that must all be stable."""

APART = ("nash", "gmr", "smr")
"""Whether a state is stable for one by these does not depend on what the others like, so each is searched alone."""
BUDGET = 20_000
"""How many preferences are tried if nothing else is said; fewer where each takes longer, so that it ends in seconds."""
WORK = 1 << 22
"""The number of states that all tries together may have."""
LEAST, BATCH = 8, 256
NEVER = np.iinfo(np.int64).max
SLOWER = 20
"""So many times fewer are tried by concepts that are worked out state by state: SIM and limited moves."""
MAX_RANKED = 8


def inverse_statements(
    game: Game,
    statements: Sequence[Sequence[Bools] | None],
    wanted: Bools,
    concept: str,
    *,
    by: Sequence[int] | None = None,
    every: bool = False,
    budget: int | None = None,
    engine: Engine = "auto",
) -> Inverse:
    """Return the fewest changes of preference after which a wanted state (or every one) is an equilibrium.

    After Kinsara, Petersons, Hipel and Kilgour (2015). `statements[dm]` are the statements of a decision maker, which
    can be moved or turned round; or None where it has a ranking, in which neighbours can be exchanged. Of equally
    many changes, those are chosen that touch the least important places. `by` names those whose preferences may
    change. After `budget` tries the search gives up; then `changes` is a set that will do, though perhaps not the
    smallest, and `at_least` says what is certain.

    >>> from detente.models.graph_model.known import chicken, two_by_two
    >>> takes = [np.array([False, True, False, True]), np.array([False, False, True, True])]
    >>> says = [[takes[1], takes[0]], [takes[0], ~takes[1]]]
    >>> game = two_by_two([0, 1, 2, 3], [1, 3, 0, 2])
    >>> inverse_statements(game, says, np.arange(4) == 3, "nash").changes
    (Change(dm=1, kind='flip', statement=1, to=None, states=(), place=1),)
    """
    may = game.decision_makers if by is None else by
    preferences: dict[int, Preference] = {}
    for dm in may:
        values = statements[dm]
        preferences[dm] = ByStatements(dm, values) if values else ByRanking(dm, game.ranks[dm])
    found = fewest(game, preferences, wanted, concept, every=every, budget=budget, engine=engine)
    states = np.flatnonzero(wanted).tolist()
    if found.changes is not None or found.impossible or (every and len(states) > 1):
        return found
    known = lifted(game, states, concept, preferences)
    return found if known is None else replace(found, states=(known[0],), changes=known[1])


def inverse_rankings(
    game: Game,
    wanted: Bools,
    concept: str,
    *,
    by: Sequence[int] | None = None,
    every: bool = False,
    budget: int | None = None,
) -> Inverse:
    """Return the fewest exchanges of neighbours in the rankings that make a wanted state (or every one) an equilibrium.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> found = inverse_rankings(prisoners_dilemma(), np.arange(4) == 3, "nash")
    >>> [(change.dm, change.states) for change in found.changes], found.exact
    ([(0, (2, 3)), (1, (1, 3))], True)
    """
    none = [None] * len(game.decision_makers)
    return inverse_statements(game, none, wanted, concept, by=by, every=every, budget=budget)


def fewest(
    game: Game,
    preferences: dict[int, Preference],
    wanted: Bools,
    concept: str,
    *,
    every: bool,
    budget: int | None,
    engine: Engine = "auto",
) -> Inverse:
    """Return the fewest changes of these preferences that will do."""
    concept_of(concept)
    states = np.flatnonzero(wanted)
    goals: Goals = states[None, :] if every else states[:, None]
    tries = min(BUDGET, max(LEAST, WORK // game.n_states)) if budget is None else budget
    if concept in NEEDED and game.n_states <= MOST_STATES and len(goals) <= MOST_GOALS:
        every_goal = [tuple(goal) for goal in goals.tolist()]
        return fewest_together(game, preferences, every_goal, concept, tries, engine=engine)
    if concept in APART:
        parts = [Search(game, concept, {dm: preferences[dm]} if dm in preferences else {}, only=dm, engine=engine)
                 for dm in game.decision_makers]  # fmt: skip
    else:
        parts = [Search(game, concept, preferences, only=None, engine=engine)]
    tries = tries if concept in DEFAULT else max(1, tries // SLOWER)
    for part in parts:
        part.begin(goals, tries // len(parts))
    while True:
        further = [part.advance() for part in parts if not part.settled]
        if not any(further) or (concept in APART and nothing_less(parts)):
            break
    return put_together(concept, goals, parts)


def put_together(concept: str, goals: Goals, parts: "Sequence[Search]") -> Inverse:
    """Return the fewest changes that reach a goal, made of what is the fewest in each part."""
    certain = np.sum([part.at_least for part in parts], axis=0)
    reached = np.logical_and.reduce([part.found >= 0 for part in parts])
    # No changes of any number reach a goal that a finished search did not find.
    hopeful = np.logical_and.reduce([(part.found >= 0) | (not part.finished) for part in parts])
    at_least = int(certain[hopeful].min(initial=NEVER)) if hopeful.any() else 0
    if not reached.any():
        return Inverse(concept, None, at_least, impossible=not hopeful.any())
    least = np.flatnonzero(reached & (certain == certain[reached].min()))
    which, first = np.unique([part.found[least] for part in parts], axis=1, return_index=True)
    ways = [tuple(change for part, one in zip(parts, ids, strict=True) for change in part.answers[one])
            for ids in which.T.tolist()]  # fmt: skip
    best = min(range(len(ways)), key=lambda way: (weight(ways[way]), int(first[way])))
    return Inverse(concept, ways[best], at_least, states=tuple(goals[least[first[best]]].tolist()))


def nothing_less(parts: "Sequence[Search]") -> bool:
    """Return whether a goal is reached and none of the others can be with as few changes."""
    certain = np.sum([part.at_least for part in parts], axis=0)
    reached = np.logical_and.reduce([part.found >= 0 for part in parts])
    least = int(certain[reached].min(initial=NEVER))
    return bool(reached.any()) and (not least or int(certain[~reached].min(initial=NEVER)) > least)


class Search:
    """A search for goals by one change, then two, and so on, through all preferences not seen before."""

    def __init__(
        self,
        game: Game,
        concept: str,
        preferences: dict[int, Preference],
        *,
        only: int | None,
        engine: Engine = "auto",
    ) -> None:
        self.game, self.concept, self.preferences, self.only = game, concept, preferences, only
        self.engine = engine
        self.answers: list[Changes] = []
        self.finished = False
        self.complete = -1  # every set of so many changes has been tried

    @property
    def at_least(self) -> Ints:
        """[goal] How many changes it certainly takes."""
        sizes = np.array([*map(len, self.answers), self.complete + 1], np.int64)
        return sizes[self.found]  # the last for those that are not found

    def begin(self, goals: Goals, budget: int) -> None:
        """Take up what is to be searched for, and how many preferences may be tried.

        Where all preferences are searched together, one goal found is enough: the others take as many changes or more.
        """
        self.goals, self.budget = goals, budget
        self.found: Ints = np.full(len(goals), -1)  # [goal] which of the answers reaches it, or -1
        start = tuple(preference.start for preference in self.preferences.values())
        self.level: dict[Node, Changes] = {start: ()}
        self.seen = {start}
        self.settled = self.ranked(goals)

    def advance(self) -> bool:
        """Try everything that takes one change more; return whether there is more to try."""
        nodes = sorted(self.level, key=lambda node: weight(self.level[node]))
        self.settled = True
        for at in range(0, min(len(nodes), self.budget), BATCH):
            self.note(nodes[at : at + BATCH])
            if (self.found >= 0).all() or (self.answers and self.only is None):
                return False
        if len(nodes) > self.budget:
            return False
        self.budget -= len(nodes)
        self.complete += 1
        self.level, whole = self.following(self.level, self.seen, self.budget)
        self.seen |= self.level.keys()
        self.budget = self.budget if whole else min(self.budget, len(self.level) - 1)
        self.finished = not self.level
        self.settled = self.finished or self.budget <= 0
        return not self.settled

    def ranked(self, goals: Goals) -> bool:
        """Return whether the goals could be reached by working out what has to sink in the one ranking there is."""
        ranking = next(iter(self.preferences.values()), None)
        single = goals.shape[1] == 1 and len(goals) <= MOST_GOALS
        if self.only is None or not isinstance(ranking, ByRanking) or not single or self.game.n_states > MOST_STATES:
            return False
        for number, state in enumerate(goals[:, 0].tolist()):
            changes = fewest_exchanges(self.game, ranking, state, self.concept)
            if changes is not None:
                self.found[number] = len(self.answers)
                self.answers.append(changes)
        return bool((self.found >= 0).all())

    def note(self, nodes: Sequence[Node]) -> None:
        """Note the goals that these preferences reach and none did before."""
        reached = np.logical_and.reduce(self.stable(nodes)[:, self.goals], axis=2)  # [preference, goal]
        first = np.where(self.found < 0, np.where(reached.any(axis=0), reached.argmax(axis=0), -1), -1)
        for number in np.unique(first[first >= 0]).tolist():
            self.found[first == number] = len(self.answers)
            self.answers.append(self.level[nodes[number]])

    def stable(self, nodes: Sequence[Node]) -> Bools:
        """Return which states are stable [preferences, state], for `only` this one or for all."""
        draws: npt.NDArray[np.int32] = np.repeat(self.game.ranks[None], len(nodes), axis=0)
        for number, node in enumerate(nodes):
            for (dm, preference), order in zip(self.preferences.items(), node, strict=True):
                draws[number, dm] = preference.ranks(order)
        if self.only is not None:  # whoever is indifferent stays anywhere
            draws[:, [dm for dm in self.game.decision_makers if dm != self.only]] = 0
        found: Bools = stable_many(self.game, draws, [self.concept], engine=self.engine)[:, 0]
        return found

    def following(self, level: dict[Node, Changes], seen: set[Node], budget: int) -> tuple[dict[Node, Changes], bool]:
        """Return the preferences one change further on, each with its best changes, and whether these are all."""
        found: dict[Node, Changes] = {}
        for node, changes in level.items():
            for number, preference in enumerate(self.preferences.values()):
                for order, change in preference.neighbours(node[number]):
                    further = *node[:number], order, *node[number + 1 :]
                    now = *changes, change
                    if further not in seen and (further not in found or weight(now) < weight(found[further])):
                        found[further] = now
                    if len(found) > 4 * budget:
                        return found, False
        return found, True


def stabilising_rankings(game: Game, dm: int, state: int, concept: str) -> int:
    """Return under how many strict rankings of all states by `dm` the state is stable for it.

    >>> from detente.models.graph_model.known import syria_iraq
    >>> [stabilising_rankings(syria_iraq(), 0, 1, concept) for concept in ("nash", "seq", "gmr", "smr")]
    [240, 384, 384, 300]
    """
    if game.n_states > MAX_RANKED:
        raise TooManyStates(game.n_states, MAX_RANKED, "all rankings")
    count, ranks = 0, np.array(game.ranks)
    for ranking in permutations(range(game.n_states)):
        ranks[dm] = ranking
        count += int(concept_of(concept)(game.with_ranks(ranks), dm)[state])
    return count
