"""Simultaneous stability: improvements that are made at the same time may land somewhere worse."""

from collections.abc import Iterator
from itertools import product

import numpy as np

from detente.errors import NotInOptionForm
from detente.models.graph_model.concepts.outcomes import others
from detente.models.graph_model.concepts.seq import seq_stable
from detente.models.graph_model.engine import Engine, moves_of
from detente.models.graph_model.model import Bools, Conflict, Game, Values


def sim_stable(game: Game, dm: int, *, engine: Engine = "auto") -> Bools:
    """Return the states that are sequentially stable for `dm`, or stable by simultaneity (Fraser and Hipel 1984).

    Only states that are sequentially unstable for two decision makers or more are looked at again, and only with
    improvements that nobody answers. If each such improvement of `dm`, made at once with one of some of the others,
    can land where `dm` is no better off, the state is stable by simultaneity. Combinations that do not exist are
    ignored. Not to be confused with SSEQ.

    >>> from detente.models.graph_model.known import chicken
    >>> sim_stable(chicken(), 0)
    array([False,  True,  True,  True])
    """
    if not isinstance(game, Conflict):
        raise NotInOptionForm("SIM")
    moves, everyone = moves_of(game, engine), game.decision_makers
    stable = np.array([seq_stable(game, party, engine=engine) for party in everyone])
    outcomes = [moves.worst(others(game, party), game.ranks[party], improving=True) for party in everyone]
    found: Bools = stable[dm].copy()
    for state in np.flatnonzero(~stable[dm] & (np.count_nonzero(~stable, axis=0) >= 2)).tolist():
        unstable = [party for party in others(game, dm) if not stable[party, state]]
        jumps = [unanswered(game, party, state, outcomes[party]) for party in unstable]
        found[state] = all(
            any(game.ranks[dm][q] <= game.ranks[dm][state] for q in landings(game, state, jump, jumps))
            for jump in unanswered(game, dm, state, outcomes[dm])
        )
    return found


def unanswered(game: Conflict, dm: int, state: int, outcome: Values) -> list[int]:
    """Return what changes in the mask of options by each improvement of `dm` that nobody answers."""
    targets = game.moves(dm, state)
    better = targets[outcome[targets] > game.ranks[dm][state]]
    changed: list[int] = (game.states[better] ^ game.states[state]).tolist()
    return changed


def landings(game: Conflict, state: int, jump: int, jumps: list[list[int]]) -> Iterator[int]:
    """Yield the states in which a jump lands when some others jump at once, one or more of them."""
    for chosen in product(*([0, *changes] for changes in jumps)):
        if any(chosen):
            landing = game.index(int(game.states[state]) ^ jump ^ sum(chosen))
            if landing is not None:
                yield landing
