"""How the conflict can go on from today's state: what can be reached, how, and where it comes to rest."""

from dataclasses import dataclass

import numpy as np

from detente.models.graph_model.engine import Engine, Moves, moves_of
from detente.models.graph_model.model import Bools, Conflict, Direction, Game, GraphConflict, Ints
from detente.models.graph_model.paths import Reached, Step, reached_from
from detente.models.graph_model.verdicts import stability


@dataclass(frozen=True, eq=False)
class Paths:
    """The legal sequences that lead on from one state."""

    start: int
    improving: bool
    distance: Ints
    """[state] How many moves it takes; 0 at the start, -1 where no sequence leads."""
    first: Bools
    """[decision maker, state] Whether a sequence there can begin with a move of this one."""
    reached: Reached

    def path(self, state: int) -> tuple[Step, ...] | None:
        """Return a shortest legal sequence to this state, or None if none leads there."""
        return self.reached.path(state)


def paths_from(game: Game, start: int, *, improving: bool = False) -> Paths:
    """Return what can be reached from `start` by legal sequences of any moves, or of improvements only.

    After Li, Kilgour and Hipel (2005). Sequences of any length are searched, so what is not reached cannot be.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> found = paths_from(prisoners_dilemma(), 3, improving=True)
    >>> found.distance, found.path(0), found.first[:, 0]
    (array([2, 1, 1, 0]), (Step(dm=1, state=1), Step(dm=0, state=0)), array([ True,  True]))
    """
    everyone = tuple(game.decision_makers)
    reached = reached_from(game, start, everyone, improving=improving)
    first = np.array(
        [reached_from(game, start, everyone, improving=improving, first=dm).distance > 0 for dm in everyone]
    )
    return Paths(start, improving, reached.distance, first, reached)


def attractors(game: Game, start: int | None = None, *, engine: Engine = "auto") -> tuple[Ints, ...]:
    """Return the sets of states in which improvements come to rest or go round for ever, in increasing order.

    A set of one state is one that nobody improves on; in a larger one the parties chase each other. With `start`, only
    what improvements lead to from there. Who moved last is left out of account here: what a party could improve on, it
    sooner or later does.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> attractors(prisoners_dilemma())
    (array([0]),)
    """
    everyone = tuple(game.decision_makers)
    if isinstance(game, GraphConflict):
        found = closed_components(game)
        onward = None if start is None else improved_from(game, start)
    else:
        following = Following(moves_of(game, engine), moves_of(backwards(game), engine), everyone)
        ends = stability(game, ["nash"], engine=engine).equilibria("nash")
        found = following.closed_sets(ends)
        onward = None if start is None else following.onward(np.arange(game.n_states) == start)
    if onward is not None:
        found = [states for states in found if onward[states].any()]
    return tuple(sorted(found, key=lambda states: int(states[0])))


def backwards(conflict: Conflict) -> Conflict:
    """Return the conflict in which the improvements of this one run the other way."""
    turned = np.array([Direction.BOTH, Direction.DROP_ONLY, Direction.TAKE_ONLY])[conflict.directions]
    return Conflict(owners=conflict.owners, directions=turned, states=conflict.states, ranks=-conflict.ranks)


@dataclass(frozen=True)
class Following:
    """Which states improvements lead from and to, asked by a pass over all states at once."""

    moves: Moves
    backwards: Moves
    everyone: tuple[int, ...]

    def before(self, states: Bools) -> Bools:
        """Return the states from which improvements lead to one of these, and these."""
        found: Bools = self.moves.worst(self.everyone, np.where(states, 0, 1), improving=True) < 1
        return found

    def onward(self, states: Bools) -> Bools:
        """Return the states that improvements lead to from one of these, and these."""
        found: Bools = self.backwards.worst(self.everyone, np.where(states, 0, 1), improving=True) < 1
        return found

    def closed_sets(self, ends: Bools) -> list[Ints]:
        """Return the strongly connected sets of states that no improvement leaves.

        The states that nobody improves on are given. If what lies onward from a state does not lie before it too, the
        set lies further on.
        """
        found = [np.array([state]) for state in np.flatnonzero(ends)]
        left, every = ~self.before(ends), np.arange(len(ends))
        while left.any():
            here = every == left.argmax()
            further = here
            while further.any():
                here = every == further.argmax()
                onward = self.onward(here)
                further = onward & ~self.before(here)
            found.append(np.flatnonzero(onward))
            left &= ~self.before(onward)
        return found


def closed_components(game: GraphConflict) -> list[Ints]:
    """Return the strongly connected sets of states that no improvement leaves (Tarjan 1972)."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    component: dict[int, int] = {}
    found: list[Ints] = []
    for root in range(game.n_states):
        stack: list[int] = []
        todo = [(root, iter(improvements(game, root)))] if root not in index else []
        while todo:
            state, targets = todo[-1]
            if state not in index:
                index[state] = low[state] = len(index)
                stack.append(state)
            follow = next(targets, None)
            if follow is None:
                todo.pop()
                if todo:
                    low[todo[-1][0]] = min(low[todo[-1][0]], low[state])
                if low[state] == index[state]:
                    members = stack[stack.index(state) :]
                    del stack[stack.index(state) :]
                    component |= dict.fromkeys(members, index[state])
                    if all(component.get(q) == index[state] for m in members for q in improvements(game, m)):
                        found.append(np.array(sorted(members)))
            elif follow not in index:
                todo.append((follow, iter(improvements(game, follow))))
            elif follow not in component:
                low[state] = min(low[state], index[follow])
    return found


def improved_from(game: GraphConflict, start: int) -> Bools:
    """Return the states that improvements lead to from `start`, and `start` itself, whoever moved last."""
    seen, todo = np.zeros(game.n_states, bool), [start]
    while todo:
        state = todo.pop()
        if not seen[state]:
            seen[state] = True
            todo += improvements(game, state)
    return seen


def improvements(game: GraphConflict, state: int) -> list[int]:
    """Return the states that somebody moves to from here and likes better."""
    found = []
    for dm in game.decision_makers:
        targets = game.moves(dm, state)
        found += targets[game.ranks[dm][targets] > game.ranks[dm][state]].tolist()
    return found
