"""Limited-move stability: each looks a number of moves ahead and expects the other to do the same."""

import numpy as np
import numpy.typing as npt

from detente.errors import NotTwoParties, TooManyStates
from detente.models.graph_model.model import Game

NEVER, SOMETIMES, ALWAYS = 0, 1, 2
MAX_STATES = 1 << 16


def limited_stable(game: Game, dm: int, horizon: int) -> npt.NDArray[np.int8]:
    """Return whether each state is L_h-stable for `dm`: 2 always, 1 for some way of breaking ties, 0 never.

    The two decision makers take turns, `dm` first, at most `horizon` moves in all; whoever stays ends it, and everyone
    foresees that (Kilgour 1985; Fang, Hipel and Kilgour 1993). Where the best moves are tied, the choice between them
    matters to the other side: a state may be stable by every, some or no way of choosing, move by move. For more than
    two decision makers the published rules disagree.

    Raises:
        NotTwoParties: There are more decision makers, or fewer.
        TooManyStates: There are more than 65,536 states; they are gone through one by one.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> [limited_stable(prisoners_dilemma(), 0, horizon).tolist() for horizon in (1, 2)]
    [[2, 0, 2, 0], [2, 0, 2, 2]]
    """
    if len(game.decision_makers) != 2:
        raise NotTwoParties("limited-move stability", len(game.decision_makers))
    if horizon < 1:
        raise ValueError("a horizon is at least one move")
    if game.n_states > MAX_STATES:
        raise TooManyStates(game.n_states, MAX_STATES, "limited moves")
    # ends[state]: where it can end, over all ways of breaking ties, when there are that many moves to go.
    ends = [frozenset((state,)) for state in range(game.n_states)]
    for left in range(1, horizon + 1):
        mover = dm if (horizon - left) % 2 == 0 else 1 - dm
        ends = [one_more_move(game, mover, state, ends) for state in range(game.n_states)]
    return np.array([NEVER if state not in end else ALWAYS if len(end) == 1 else SOMETIMES
                     for state, end in enumerate(ends)], np.int8)  # fmt: skip


def one_more_move(game: Game, mover: int, state: int, ends: list[frozenset[int]]) -> frozenset[int]:
    """Return where it can end when `mover` may first move from `state`, given where it ends after that."""
    ranks = game.ranks[mover]
    targets = game.moves(mover, state).tolist()
    if not targets:
        return frozenset((state,))
    worst = {target: min(int(ranks[end]) for end in ends[target]) for target in targets}
    first, second = sorted([*worst.values(), np.iinfo(np.int64).min], reverse=True)[:2]
    found = set()
    for target, end in [(choice, end) for choice in targets for end in ends[choice]]:
        # This is the best move if every other one may end no better, as ties there are broken too.
        rival = second if worst[target] == first else first
        if ranks[end] >= rival:
            found.add(end if ranks[end] > ranks[state] else state)
    return frozenset(found)
