"""Which states hold when decision makers move together."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property, reduce
from itertools import combinations

import numpy as np

from detente.errors import TooManyStates, UnknownConcept
from detente.models.graph_model.engine import Engine, chosen
from detente.models.graph_model.merge import as_graph
from detente.models.graph_model.model import Bools, Conflict, Game
from detente.models.graph_model.rows import Rows, Steps, better_than, diagonal, identity, steps_of, worse_than
from detente.models.graph_model.verdicts import stability

CONCEPTS = ("nash", "gmr", "smr", "seq")
MAX_STATES = 1 << 14
THREADS = 2

Members = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Coalitions:
    """What each concept says of each coalition."""

    members: tuple[Members, ...]
    """[coalition] Every set of decision makers, by size, then by number."""
    concepts: tuple[str, ...]
    stable: Bools
    """[concept, coalition, state]"""
    individual: Bools
    """[concept, state] Stable for each decision maker on its own, answered by the others one by one."""

    def of(self, members: Sequence[int], concept: str) -> Bools:
        """Return the states that are stable for this coalition."""
        if concept not in self.concepts:
            raise UnknownConcept(concept, self.concepts)
        found: Bools = self.stable[self.concepts.index(concept), self.members.index(tuple(members))]
        return found

    def surviving(self, concept: str) -> Bools:
        """Return the equilibria that no coalition of two or more would leave either."""
        together = [self.of(members, concept) for members in self.members if len(members) > 1]
        return reduce(np.logical_and, together, self.individual[self.concepts.index(concept)])


def coalitions(game: Game, concepts: Sequence[str] = CONCEPTS, *, engine: Engine = "auto") -> Coalitions:
    """Return which states are stable for which coalitions.

    After Kilgour, Hipel, Fang and Peng (2001) and Inohara and Hipel (2008): a coalition leaves a state for one that it
    can reach by moves of its members and that all of them like better. An answer is one that leaves some member no
    better off; in SEQ the others answer by improvements of coalitions among them.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> found = coalitions(prisoners_dilemma())
    >>> found.of((0, 1), "nash"), found.surviving("seq")
    (array([False,  True,  True,  True]), array([False, False, False,  True]))
    """
    if game.n_states > MAX_STATES:
        raise TooManyStates(game.n_states, MAX_STATES, "coalitions")
    for concept in concepts:
        if concept not in CONCEPTS:
            raise UnknownConcept(concept, CONCEPTS)
    together = Together(game, chosen(game, engine) == "fast")
    dms = game.decision_makers
    members = tuple(chosen_ones for size in dms for chosen_ones in combinations(dms, size + 1))
    with ThreadPoolExecutor(THREADS if together.fast else 1) as pool:  # compiled loops work at once, others take turns
        rows = list(pool.map(lambda one: [together.stable(concept, one) for concept in concepts], members))
    alone = stability(game, concepts, engine=engine)
    return Coalitions(
        members, tuple(concepts), np.array(rows).swapaxes(0, 1), np.array([alone.equilibria(name) for name in concepts])
    )


class Together:
    """A conflict asked about coalitions; what several questions need is worked out once.

    A row of bits per state x says for which states s something holds: x is better than s for all members; the others
    can answer x if the coalition came from s. Spreading rows along moves asks it for all states at once.
    """

    def __init__(self, game: Game, fast: bool) -> None:  # noqa: FBT001
        self.game, self.fast = game, fast
        self.composing = isinstance(game, Conflict)
        self.everyone: Members = tuple(game.decision_makers)
        self.better = cache(self.find_better)
        self.escape = cache(self.find_escape)
        self.improvements = cache(self.find_improvements)

    @cached_property
    def moves(self) -> tuple[Steps, ...]:
        """[decision maker] Its moves one by one."""
        graph = as_graph(self.game) if isinstance(self.game, Conflict) else self.game
        return tuple(Steps(*lists) for lists in zip(graph.starts, graph.targets, strict=True))

    def stable(self, concept: str, members: Members) -> Bools:
        """Return the states that are stable for the coalition."""
        better = self.better(members)
        if concept == "nash":
            return ~diagonal(self.escape(members))
        unanswered = better & ~self.answered(concept, members)
        return ~diagonal(self.spread(unanswered, [self.moves[dm] for dm in members]))

    def answered(self, concept: str, members: Members) -> Rows:
        """Return in row x, bit s whether the others can answer, in x, the coalition that came from s."""
        rest = tuple(dm for dm in self.everyone if dm not in members)
        answers = ~(self.escape(members) if concept == "smr" else self.better(members))
        if concept == "seq":
            among = [group for size in range(len(rest)) for group in combinations(rest, size + 1)]
            return self.spread(answers, [self.improvements(group) for group in among])
        return self.spread(answers, [self.moves[dm] for dm in rest])

    def spread(self, rows: Rows, movers: Sequence[Steps]) -> Rows:
        """Return rows that hold what holds after some legal sequence of steps, or after none."""
        if not self.composing:
            return spread_by_last_mover(rows, movers)
        if self.fast:
            from detente.models.graph_model.fast.rows import spread_until_still

            return spread_until_still(rows, [(mover.starts, mover.targets) for mover in movers])
        while True:  # the plain version: moves of one mover compose, so who moved last does not matter
            before = rows
            for mover in movers:
                rows = rows | mover.spread(rows)
            if (rows == before).all():
                return rows

    def find_better(self, members: Members) -> Rows:
        """Return in row x, bit s whether all members like x better than s."""
        if len(members) == 1:
            return better_than(self.game.ranks[members[0]])
        return self.better(members[:-1]) & self.better(members[-1:])

    def find_escape(self, members: Members) -> Rows:
        """Return in row x, bit s whether from x on the members can have what all of them like better than s."""
        return self.spread(self.better(members), [self.moves[dm] for dm in members])

    def find_improvements(self, members: Members) -> Steps:
        """Return the coalition's improvements: to states within its reach that all members like better."""
        reach = self.spread(identity(self.game.n_states), [self.moves[dm] for dm in members])
        for dm in members:
            reach = reach & worse_than(self.game.ranks[dm])
        return steps_of(reach)


def spread_by_last_mover(rows: Rows, movers: Sequence[Steps]) -> Rows:
    """Return rows that hold what holds after some sequence of steps in which nobody steps twice in a row."""
    after = [rows for _ in movers]  # what can still come about when this one has just moved
    while True:
        pushed = [mover.spread(row) for mover, row in zip(movers, after, strict=True)]
        before, after = (
            after,
            [
                reduce(np.bitwise_or, [pushed[other] for other in range(len(movers)) if other != number], rows)
                for number in range(len(movers))
            ],
        )
        if all((new == old).all() for new, old in zip(after, before, strict=True)):
            return reduce(np.bitwise_or, pushed, rows)
