"""Why a state is stable for a decision maker, or what is missing: each improvement and the answer to it."""

from dataclasses import dataclass

import numpy as np

from detente.errors import UnknownConcept
from detente.models.graph_model.concepts.outcomes import others
from detente.models.graph_model.model import Bools, Game
from detente.models.graph_model.paths import Reached, Step, reached_from

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")


@dataclass(frozen=True)
class Answer:
    """What the others can do about one improvement."""

    improvement: int
    """The state that the decision maker would move to."""
    sanction: tuple[Step, ...] | None
    """The shortest sequence of the others that makes the move not worth it, or None if there is none."""
    escaped: tuple[Step, ...] | None = None
    """Where only an escape spoils the answer: the shortest such sequence."""
    escapes: tuple[int, ...] = ()
    """The better states to which the decision maker would escape after it."""


@dataclass(frozen=True)
class Explanation:
    """Why a state is stable for a decision maker, or not."""

    dm: int
    state: int
    concept: str
    stable: bool
    answers: tuple[Answer, ...]
    """One per improvement, the best improvement first."""


def explain(game: Game, dm: int, state: int, concept: str) -> Explanation:
    """Return the improvements of `dm` from this state, and how each is answered.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> explain(prisoners_dilemma(), 0, 3, "seq").answers
    (Answer(improvement=2, sanction=(Step(dm=1, state=0),), escaped=None, escapes=()),)
    """
    if concept not in CONCEPTS:
        raise UnknownConcept(concept, CONCEPTS)
    ranks, targets = game.ranks[dm], game.moves(dm, state)
    improvements = sorted(targets[ranks[targets] > ranks[state]].tolist(), key=lambda q: (-ranks[q], q))
    answers = tuple(answer(game, dm, state, concept, improvement) for improvement in improvements)
    return Explanation(dm, state, concept, all(found.sanction is not None for found in answers), answers)


def answer(game: Game, dm: int, state: int, concept: str, improvement: int) -> Answer:
    """Return what the others can do about one improvement."""
    if concept == "nash":
        return Answer(improvement, None)
    reached = reached_from(game, improvement, others(game, dm), improving=concept in ("seq", "sseq"))
    no_better = game.ranks[dm] <= game.ranks[dm][state]
    if concept in ("gmr", "seq"):
        return Answer(improvement, nearest(reached, no_better))
    candidates = np.flatnonzero(no_better & (reached.distance > 0))
    escapes = {int(q): escapes_from(game, dm, state, int(q)) for q in candidates}
    inescapable = no_better & np.array([escapes.get(q) == () for q in range(game.n_states)])
    sanction = nearest(reached, inescapable)
    spoilt = nearest(reached, no_better) if sanction is None else None
    return Answer(improvement, sanction, spoilt, escapes[spoilt[-1].state] if spoilt else ())


def nearest(reached: Reached, wanted: Bools) -> tuple[Step, ...] | None:
    """Return the shortest sequence to one of the wanted states, or None if none leads there."""
    distance = reached.distance
    candidates = np.flatnonzero(wanted & (distance > 0))
    return reached.path(int(candidates[distance[candidates].argmin()])) if len(candidates) else None


def escapes_from(game: Game, dm: int, state: int, answered: int) -> tuple[int, ...]:
    """Return the states better than `state` that `dm` can move to from `answered`."""
    targets = game.moves(dm, answered)
    return tuple(targets[game.ranks[dm][targets] > game.ranks[dm][state]].tolist())
