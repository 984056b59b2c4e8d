"""Which states are stable for whom and which are equilibria, by every concept asked for."""

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np

from detente.errors import UnknownConcept
from detente.models.graph_model.concepts.gmr import gmr_stable
from detente.models.graph_model.concepts.limited import ALWAYS, NEVER, limited_stable
from detente.models.graph_model.concepts.nash import nash_stable
from detente.models.graph_model.concepts.seq import seq_stable
from detente.models.graph_model.concepts.sim import sim_stable
from detente.models.graph_model.concepts.smr import smr_stable
from detente.models.graph_model.concepts.sseq import sseq_stable
from detente.models.graph_model.engine import Engine, chosen, moves_of
from detente.models.graph_model.model import Bools, Game

CONCEPTS: dict[str, Callable[..., Bools]] = {
    "nash": nash_stable,
    "gmr": gmr_stable,
    "smr": smr_stable,
    "seq": seq_stable,
    "sseq": sseq_stable,
    "sim": sim_stable,
}
DEFAULT = ("nash", "gmr", "smr", "seq", "sseq")


@dataclass(frozen=True, eq=False)
class Stability:
    """What each concept says."""

    concepts: tuple[str, ...]
    stable: Bools
    """[concept, decision maker, state] For limited moves: however ties are broken."""
    sometimes: dict[str, Bools]
    """For limited moves: [decision maker, state] stable for some way of breaking ties at least."""

    def of(self, concept: str) -> Bools:
        """Return for whom each state is stable: [decision maker, state]."""
        if concept not in self.concepts:
            raise UnknownConcept(concept, self.concepts)
        found: Bools = self.stable[self.concepts.index(concept)]
        return found

    def equilibria(self, concept: str) -> Bools:
        """Return the states that are stable for everybody."""
        found: Bools = np.logical_and.reduce(self.of(concept), axis=0)
        return found


def stability(game: Game, concepts: Sequence[str] = DEFAULT, *, engine: Engine = "auto") -> Stability:
    """Return what the concepts say on every state.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> found = stability(prisoners_dilemma(), ["nash", "seq"])
    >>> found.equilibria("nash"), found.equilibria("seq")
    (array([ True, False, False, False]), array([ True, False, False,  True]))
    """
    functions = [concept_of(concept) for concept in concepts]
    stable = np.zeros((len(functions), *game.ranks.shape), bool)
    moves_of(game, engine)  # made once, before several ask for it

    def fill(dm: int) -> None:
        for number, function in enumerate(functions):
            stable[number, dm] = function(game, dm, engine=engine)

    if chosen(game, engine) == "plain":
        for dm in game.decision_makers:
            fill(dm)
    else:  # compiled loops let several threads work at once
        with ThreadPoolExecutor(max_workers=2) as pool:
            list(pool.map(fill, game.decision_makers))
    return Stability(tuple(concepts), stable, sometimes(game, concepts))


def concept_of(name: str) -> Callable[..., Bools]:
    """Return the function that decides a concept."""
    if horizon := horizon_of(name):
        return partial(always_stable, horizon=horizon)
    if name not in CONCEPTS:
        raise UnknownConcept(name, (*CONCEPTS, "limited_2"))
    return CONCEPTS[name]


def horizon_of(name: str) -> int | None:
    """Return the number of moves in the name of a limited-move concept, or None for another name.

    >>> horizon_of("limited_2"), horizon_of("seq")
    (2, None)
    """
    limited = re.fullmatch(r"limited_([1-9][0-9]?)", name)
    return int(limited[1]) if limited else None


def always_stable(game: Game, dm: int, *, horizon: int, engine: Engine = "auto") -> Bools:
    """Return the states that are L_h-stable however ties are broken."""
    found: Bools = limited_stable(game, dm, horizon) == ALWAYS
    return found


def sometimes(game: Game, concepts: Sequence[str]) -> dict[str, Bools]:
    """Return for limited moves which states are stable for some way of breaking ties."""
    return {
        name: np.array([limited_stable(game, dm, horizon) > NEVER for dm in game.decision_makers])
        for name in concepts
        if (horizon := horizon_of(name))
    }
