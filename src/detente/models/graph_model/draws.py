"""Which states are equilibria under each of many preferences that cannot be ruled out."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from detente.models.graph_model.engine import Engine, chosen, has_fast
from detente.models.graph_model.model import Bools, Conflict, Game
from detente.models.graph_model.preferences import dense
from detente.models.graph_model.verdicts import DEFAULT, stability

WORTH_LOADING = 1 << 14
"""From this many states times draws on the compiled loop pays, the time to load it included."""


def stable_many(
    game: Game, draws: npt.NDArray[np.int32], concepts: Sequence[str] = DEFAULT, *, engine: Engine = "auto"
) -> Bools:
    """Return the equilibria [draw, concept, state] of the game under each `draws[draw, decision maker, state]`.

    >>> from detente.models.graph_model.known import chicken, prisoners_dilemma
    >>> draws = np.array([prisoners_dilemma().ranks, chicken().ranks])
    >>> stable_many(chicken(), draws, ["nash"])[:, 0]
    array([[ True, False, False, False],
           [False,  True,  True, False]])
    """
    if engine == "auto" and has_fast() and len(draws) * game.n_states >= WORTH_LOADING:
        engine = "fast"
    found = np.zeros((len(draws), len(concepts), game.n_states), bool)
    if isinstance(game, Conflict) and chosen(game, engine) == "fast":
        in_one_loop = [number for number, concept in enumerate(concepts) if concept in DEFAULT]
        one_by_one = [number for number, concept in enumerate(concepts) if concept not in DEFAULT]
        found[:, in_one_loop] = compiled_draws(game, draws, [concepts[number] for number in in_one_loop])
        if one_by_one:
            others = [concepts[number] for number in one_by_one]
            found[:, one_by_one] = stable_many(game, draws, others, engine="plain")
        return found
    for number, ranks in enumerate(draws):
        under = stability(game.with_ranks(ranks), concepts, engine=engine)
        found[number] = under.stable.all(axis=1)
    return found


def compiled_draws(game: Conflict, draws: npt.NDArray[np.int32], concepts: Sequence[str]) -> Bools:
    """Return the same by the compiled loop, loading Numba only now."""
    from detente.models.graph_model.fast.draws import NUMBERS, equilibria_of_draws
    from detente.models.graph_model.fast.options import prepared

    if draws.size and (draws.min() < 0 or draws.max() >= game.n_states):
        draws = np.array([[dense(ranks) for ranks in draw] for draw in draws])
    groups = np.array([part.group for part in game.groups])
    found = np.ones((len(draws), len(concepts), game.n_states), bool)
    numbers = np.array([NUMBERS[concept] for concept in concepts], np.int64)
    equilibria_of_draws(np.ascontiguousarray(draws, np.int32), groups, *prepared(game), numbers, found)
    return found
