"""Sequential stability: every improvement is answered, and the answer is in the others' own interest."""

from detente.models.graph_model.concepts.outcomes import nothing_gained, others
from detente.models.graph_model.engine import Engine, moves_of
from detente.models.graph_model.model import Bools, Game


def seq_stable(game: Game, dm: int, *, engine: Engine = "auto") -> Bools:
    """Return the states from which every improvement by `dm` meets a credible answer (Fraser and Hipel 1979).

    An answer is a legal sequence of the other decision makers' own improvements that leaves `dm` no better off than
    where it started.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> seq_stable(prisoners_dilemma(), 0)
    array([ True, False,  True,  True])
    """
    moves, ranks = moves_of(game, engine), game.ranks[dm]
    outcome = moves.worst(others(game, dm), ranks, improving=True)
    return nothing_gained(moves, dm, ranks, outcome)
