"""Simultaneous stability: improvements that are made at the same time may land somewhere worse."""

from collections.abc import Mapping, Sequence

import numpy as np

from detente.errors import NotInOptionForm, TooManyStates
from detente.models.graph_model.concepts.outcomes import others
from detente.models.graph_model.concepts.seq import seq_stable
from detente.models.graph_model.engine import Engine, moves_of
from detente.models.graph_model.model import Bools, Conflict, Game, Masks, Values

MAX_STATES = 1 << 16


def sim_stable(game: Game, dm: int, *, engine: Engine = "auto") -> Bools:
    """Return the states that are sequentially stable for `dm`, or stable by simultaneity (Fraser and Hipel 1984).

    Only states that are sequentially unstable for two decision makers or more are looked at again, and only with
    improvements that nobody answers. If each such improvement of `dm`, made at once with one of some of the others,
    can land where `dm` is no better off, the state is stable by simultaneity. Combinations that do not exist are
    ignored. Not to be confused with SSEQ.

    Raises:
        NotInOptionForm: The conflict lists states and moves, so that changes cannot be put together.
        TooManyStates: It has more than 65,536 states; they are gone through one by one.

    >>> from detente.models.graph_model.known import chicken
    >>> sim_stable(chicken(), 0)
    array([False,  True,  True,  True])
    """
    if not isinstance(game, Conflict):
        raise NotInOptionForm("SIM")
    if game.n_states > MAX_STATES:
        raise TooManyStates(game.n_states, MAX_STATES, "SIM")
    moves, everyone = moves_of(game, engine), game.decision_makers
    stable = np.array([seq_stable(game, party, engine=engine) for party in everyone])
    found: Bools = stable[dm].copy()
    again = np.flatnonzero(~stable[dm] & (np.count_nonzero(~stable, axis=0) >= 2)).tolist()
    if not again:
        return found
    outcomes = [moves.worst(others(game, party), game.ranks[party], improving=True) for party in everyone]
    for state in again:
        unstable = [party for party in others(game, dm) if not stable[party, state]]
        jumps = {party: unanswered(game, party, state, outcomes[party]) for party in (dm, *unstable)}
        found[state] = all(landing is not None for landing in landings(game, dm, state, jumps))
    return found


def unanswered(game: Conflict, dm: int, state: int, outcome: Values) -> Masks:
    """Return what changes in the mask of options by each improvement of `dm` that nobody answers."""
    targets = game.moves(dm, state)
    better = targets[outcome[targets] > game.ranks[dm][state]]
    changed: Masks = game.states[better] ^ game.states[state]
    return changed


def landings(game: Conflict, dm: int, state: int, jumps: Mapping[int, Masks]) -> list[tuple[int, int] | None]:
    """Return for each jump of `dm` where it can land no better off, and which of the jumps together bring it there.

    `jumps` are those of `dm` and of whoever else may jump at that moment, one or more of them; the combination is
    told by its place in what `combined` returns for them. None: wherever it lands, `dm` is better off.
    """
    at_once = combined([masks for party, masks in jumps.items() if party != dm])
    found: list[tuple[int, int] | None] = []
    for jump in jumps[dm]:
        masks = game.states[state] ^ jump ^ at_once[1:]  # the first: nobody else jumps
        where = np.minimum(np.searchsorted(game.states, masks), game.n_states - 1)
        worse = (game.states[where] == masks) & (game.ranks[dm][where] <= game.ranks[dm][state])
        first = int(worse.argmax()) if len(worse) else 0
        found.append((int(where[first]), first + 1) if worse.any() else None)
    return found


def combined(jumps: Sequence[Masks]) -> Masks:
    """Return what changes when each of some makes one of its jumps or none: all combinations, nobody's first.

    >>> combined([np.array([1], np.uint64), np.array([2, 6], np.uint64)]).tolist()
    [0, 2, 6, 1, 3, 7]
    """
    found = np.zeros(1, np.uint64)
    for masks in jumps:
        found = (found[:, None] ^ np.concatenate(([np.uint64(0)], masks))[None, :]).ravel()
    return found
