"""What follows a move when each of two decision makers looks the same number of moves ahead."""

import numpy as np

from detente.models.graph_model.model import Game, Ints
from detente.models.graph_model.paths import Step


def foreseen(game: Game, dm: int, state: int, horizon: int) -> tuple[Step, ...]:
    """Return what would follow if `dm` made its best move from here, its own move first; nothing if it has none.

    After that each goes on only where that is better for it than to stay (Kilgour 1985). Of equally good moves the one
    to the state of the lowest number is made, of which other ways of breaking ties may think otherwise.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> foreseen(prisoners_dilemma(), 0, 3, 2)
    (Step(dm=0, state=2), Step(dm=1, state=0))
    """
    ends: Ints = np.arange(game.n_states)
    chosen: list[Ints] = []  # [moves to go - 1][state] the best move, or -1 where there is none
    goes_on: list[Ints] = []
    for left in range(1, horizon + 1):
        mover = dm if (horizon - left) % 2 == 0 else 1 - dm
        best = np.array([best_move(game, mover, one, ends) for one in range(game.n_states)])
        after = np.where(best < 0, np.arange(game.n_states), ends[best])
        gains = game.ranks[mover][after] > game.ranks[mover]
        ends = np.where(gains, after, np.arange(game.n_states))
        chosen.append(best)
        goes_on.append(gains.astype(np.int64))
    steps: list[Step] = []
    here, mover = state, dm
    for left in range(horizon, 0, -1):
        best_here = int(chosen[left - 1][here])
        if best_here < 0 or (steps and not goes_on[left - 1][here]):
            break
        steps.append(Step(mover, best_here))
        here, mover = best_here, 1 - mover
    return tuple(steps)


def best_move(game: Game, mover: int, state: int, ends: Ints) -> int:
    """Return the move after which it ends best for the mover, or -1 if it has none."""
    targets = np.sort(game.moves(mover, state))
    return int(targets[game.ranks[mover][ends[targets]].argmax()]) if len(targets) else -1
