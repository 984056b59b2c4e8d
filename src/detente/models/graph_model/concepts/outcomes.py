"""What the concepts share: who the others are, and whether a move is worth it once they have answered."""

import numpy as np

from detente.models.graph_model.engine import Moves
from detente.models.graph_model.model import Bools, Game, Ranks, Values


def others(game: Game, dm: int) -> tuple[int, ...]:
    """Return the decision makers but `dm`.

    >>> from detente.models.graph_model.known import chicken
    >>> others(chicken(), 0)
    (1,)
    """
    return tuple(other for other in game.decision_makers if other != dm)


def nothing_gained(moves: Moves, dm: int, ranks: Ranks, outcome: Values) -> Bools:
    """Return the states from which no move is an improvement whose outcome is an improvement too."""
    gained: Bools = moves.best(dm, np.minimum(outcome, ranks)) > ranks
    return ~gained
