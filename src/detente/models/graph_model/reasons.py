"""Why a state is stable for a decision maker, or what is missing: each improvement and the answer to it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from detente.errors import NotInOptionForm
from detente.models.graph_model.concepts.limited import NEVER, limited_stable
from detente.models.graph_model.concepts.outcomes import others
from detente.models.graph_model.concepts.seq import seq_stable
from detente.models.graph_model.concepts.sim import landings, unanswered
from detente.models.graph_model.engine import moves_of
from detente.models.graph_model.foresight import foreseen
from detente.models.graph_model.model import Bools, Conflict, Game, Masks
from detente.models.graph_model.paths import Reached, Step, reached_from
from detente.models.graph_model.verdicts import concept_of, horizon_of

CREDIBLE = ("seq", "sseq", "sim")
"""Concepts by which an answer is made of the others' own improvements."""
ESCAPABLE = ("gmr", "seq", "sim")
"""Concepts by which an answer counts whether or not there is a way out of it."""


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
    at_once: tuple[Step, ...] = ()
    """For SIM: what some others would do at the same moment, each told by where it alone would lead."""
    landing: int | None = None
    """The state in which they all land then, no better than to stay."""

    @property
    def kept(self) -> bool:
        """Whether the decision maker had better not make this move."""
        return self.sanction is not None or self.landing is not None


@dataclass(frozen=True)
class Explanation:
    """Why a state is stable for a decision maker, or not."""

    dm: int
    state: int
    concept: str
    stable: bool
    answers: tuple[Answer, ...]
    """One per improvement, the best improvement first; none for limited moves."""
    foreseen: tuple[Step, ...] = ()
    """For limited moves: what would follow if the decision maker made its best move, its own first."""
    tied: bool = False
    """For limited moves: the verdict depends on which of several equally good moves are made."""


def explain(game: Game, dm: int, state: int, concept: str) -> Explanation:
    """Return the improvements of `dm` from this state, and how each is answered.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> explain(prisoners_dilemma(), 0, 3, "seq").answers[0].sanction
    (Step(dm=1, state=0),)
    """
    concept_of(concept)
    if horizon := horizon_of(concept):
        return looking_ahead(game, dm, state, concept, horizon)
    ranks, targets = game.ranks[dm], game.moves(dm, state)
    improvements = sorted(targets[ranks[targets] > ranks[state]].tolist(), key=lambda q: (-ranks[q], q))
    answers = tuple(answer(game, dm, state, concept, improvement) for improvement in improvements)
    if concept == "sim":
        answers = at_once(game, dm, state, answers)
    return Explanation(dm, state, concept, all(found.kept for found in answers), answers)


def looking_ahead(game: Game, dm: int, state: int, concept: str, horizon: int) -> Explanation:
    """Return what each foresees who looks `horizon` moves ahead."""
    verdict = int(limited_stable(game, dm, horizon)[state])
    always = bool(concept_of(concept)(game, dm)[state])
    steps = foreseen(game, dm, state, horizon)
    return Explanation(dm, state, concept, always, (), steps, tied=not always and verdict > NEVER)


def answer(game: Game, dm: int, state: int, concept: str, improvement: int) -> Answer:
    """Return what the others can do about one improvement."""
    if concept == "nash":
        return Answer(improvement, None)
    reached = reached_from(game, improvement, others(game, dm), improving=concept in CREDIBLE)
    no_better = game.ranks[dm] <= game.ranks[dm][state]
    if concept in ESCAPABLE:
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


def at_once(game: Game, dm: int, state: int, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Return the answers, with where the improvements that nobody answers land if others leave at the same moment."""
    if not isinstance(game, Conflict):
        raise NotInOptionForm("SIM")
    moves = moves_of(game)
    jumps = {dm: masks_to(game, state, [one.improvement for one in answers if one.sanction is None])}
    for other in others(game, dm):
        if not seq_stable(game, other)[state]:
            outcome = moves.worst(others(game, other), game.ranks[other], improving=True)
            jumps[other] = unanswered(game, other, state, outcome)
    found = dict(zip(jumps[dm].tolist(), landings(game, dm, state, jumps), strict=True))
    return tuple(landed(game, state, one, jumps, found) for one in answers)


def masks_to(game: Conflict, state: int, targets: list[int]) -> Masks:
    """Return what changes in the mask of options by moving to each of these states."""
    changed: Masks = game.states[np.array(targets, np.int64)] ^ game.states[state]
    return changed


def landed(
    game: Conflict,
    state: int,
    one: Answer,
    jumps: Mapping[int, Masks],
    found: Mapping[int, tuple[int, int] | None],
) -> Answer:
    """Return one answer with who jumps at the same moment, and where they land."""
    landing = found.get(int(game.states[one.improvement] ^ game.states[state]))
    if landing is None:
        return one
    where, combination = landing
    steps: list[Step] = []
    for party, masks in reversed(list(jumps.items())[1:]):  # the last varies fastest
        combination, chosen = divmod(combination, len(masks) + 1)
        alone = game.index(int(game.states[state] ^ masks[chosen - 1])) if chosen else None
        if alone is not None:
            steps.append(Step(party, alone))
    return Answer(one.improvement, None, at_once=tuple(reversed(steps)), landing=where)
