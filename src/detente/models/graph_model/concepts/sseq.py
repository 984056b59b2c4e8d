"""Symmetric sequential stability: every improvement meets a credible answer that cannot be escaped."""

from detente.models.graph_model.concepts.outcomes import nothing_gained, others
from detente.models.graph_model.engine import Engine, moves_of
from detente.models.graph_model.model import Bools, Game


def sseq_stable(game: Game, dm: int, *, engine: Engine = "auto") -> Bools:
    """Return the states that are symmetric sequentially stable for `dm` (Rego and Vieira 2015, 2017).

    Answers are improvements of the others as in SEQ, and `dm` cannot escape them as in SMR. Not to be confused with
    strong SEQ, for which some papers use the same letters.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> sseq_stable(prisoners_dilemma(), 0)
    array([ True, False,  True,  True])
    """
    moves, ranks = moves_of(game, engine), game.ranks[dm]
    escape = moves.best(dm, ranks)
    outcome = moves.worst(others(game, dm), escape, improving=True)
    return nothing_gained(moves, dm, ranks, outcome)
