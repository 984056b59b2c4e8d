"""Symmetric metarationality: every improvement can be answered, and the answer cannot be escaped."""

from detente.models.graph_model.concepts.outcomes import nothing_gained, others
from detente.models.graph_model.engine import Engine, moves_of
from detente.models.graph_model.model import Bools, Game


def smr_stable(game: Game, dm: int, *, engine: Engine = "auto") -> Bools:
    """Return the states from which every improvement has an answer without escape (Howard 1971).

    After the answer, `dm` has no move of its own to a state that it likes better than where it started. So a state is
    worth to `dm` the best that it can still make of it.

    >>> from detente.models.graph_model.known import syria_iraq
    >>> smr_stable(syria_iraq(), 0)
    array([ True, False,  True, False, False,  True])
    """
    moves, ranks = moves_of(game, engine), game.ranks[dm]
    escape = moves.best(dm, ranks)
    outcome = moves.worst(others(game, dm), escape, improving=False)
    return nothing_gained(moves, dm, ranks, outcome)
