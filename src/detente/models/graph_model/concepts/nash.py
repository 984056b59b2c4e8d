"""Nash stability: nobody gains by leaving."""

from detente.models.graph_model.concepts.outcomes import nothing_gained
from detente.models.graph_model.engine import Engine, moves_of
from detente.models.graph_model.model import Bools, Game


def nash_stable(game: Game, dm: int, *, engine: Engine = "auto") -> Bools:
    """Return the states from which `dm` has no improvement (Nash 1950; R in the graph model).

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> nash_stable(prisoners_dilemma(), 0)
    array([ True, False,  True, False])
    """
    ranks = game.ranks[dm]
    return nothing_gained(moves_of(game, engine), dm, ranks, ranks)
