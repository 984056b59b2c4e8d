"""General metarationality: every improvement can be answered, whatever the answer costs the others."""

from detente.models.graph_model.concepts.outcomes import nothing_gained, others
from detente.models.graph_model.engine import Engine, moves_of
from detente.models.graph_model.model import Bools, Game


def gmr_stable(game: Game, dm: int, *, engine: Engine = "auto") -> Bools:
    """Return the states from which the others can answer every improvement by `dm` (Howard 1971).

    An answer is a legal sequence of moves by the others to a state that `dm` likes no better than where it started.
    What `dm` gets in the end from moving to a state is the worst that the others can make of it; it moves if that is
    better than to stay.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> gmr_stable(prisoners_dilemma(), 0)
    array([ True, False,  True,  True])
    """
    moves, ranks = moves_of(game, engine), game.ranks[dm]
    outcome = moves.worst(others(game, dm), ranks, improving=False)
    return nothing_gained(moves, dm, ranks, outcome)
