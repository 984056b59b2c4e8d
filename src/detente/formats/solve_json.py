"""What was solved, as the JSON of `detente solve --json` (FORMATS.md, section 2)."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from detente.formats.conflict_model import ConflictModel
from detente.models.graph_model import Change, Coalitions, Explanation, Inverse, OptionChange, Paths, Stability, Step

Json: TypeAlias = dict[str, Any]
Bools: TypeAlias = NDArray[np.bool_]
Shares: TypeAlias = NDArray[np.float64]

LARGE = 100_000
"""Above so many states, lists give way to counts unless all is asked for."""


class Numbers:
    """Writes states as the list of their numbers, or as their count."""

    def __init__(self, model: ConflictModel, *, full: bool) -> None:
        self.counted = model.game.n_states > LARGE and not full

    def of(self, states: Bools) -> list[int] | int:
        """Return which states, or how many."""
        return int(states.sum()) if self.counted else np.flatnonzero(states).tolist()


def conflict_json(model: ConflictModel, numbers: Numbers) -> Json:
    """Return the conflict: title, options, states, today."""
    count = model.game.n_states
    return {
        "title": model.file.title,
        "options": list(model.file.bits),
        "states": count if numbers.counted else [list(model.options(state)) for state in range(count)],
        "status_quo": model.status_quo,
    }


def stability_json(model: ConflictModel, stability: Stability, numbers: Numbers) -> Json:
    """Return for whom which states are stable, and the equilibria."""
    found: Json = {"stability": {}, "equilibria": {}}
    for concept in stability.concepts:
        found["stability"][concept] = by_maker(model, stability.of(concept), numbers)
        found["equilibria"][concept] = numbers.of(stability.equilibria(concept))
    if stability.sometimes:
        found["sometimes"] = {
            concept: by_maker(model, states, numbers) for concept, states in stability.sometimes.items()
        }
    return found


def by_maker(model: ConflictModel, stable: Bools, numbers: Numbers) -> Json:
    """Return states by decision maker."""
    return {who.id: numbers.of(states) for who, states in zip(model.file.decision_makers, stable, strict=True)}


def coalitions_json(model: ConflictModel, coalitions: Coalitions, numbers: Numbers) -> Json:
    """Return from which states each coalition of two and more has no reason to leave."""
    makers = model.file.decision_makers
    found = {
        " + ".join(makers[one].id for one in members): {
            concept: numbers.of(coalitions.of(members, concept)) for concept in coalitions.concepts
        }
        for members in coalitions.members
        if len(members) > 1
    }
    surviving = {concept: numbers.of(coalitions.surviving(concept)) for concept in coalitions.concepts}
    return {"coalitions": found, "surviving": surviving}


def reachable_json(model: ConflictModel, states: Sequence[int], by_moves: Paths, by_improvements: Paths) -> Json:
    """Return how each of these states is reached from today's."""
    return {
        "reachable": [
            {
                "state": state,
                "by_moves": path_json(model, by_moves, state),
                "by_improvements": path_json(model, by_improvements, state),
                "first": [who.id for who, first in zip(makers(model), by_moves.first[:, state], strict=True) if first],
            }
            for state in states
        ]
    }


def path_json(model: ConflictModel, paths: Paths, state: int) -> list[list[str | int]] | None:
    """Return who moves where in turn, or nothing when the state is not reached."""
    return steps_json(model, paths.path(state))


def steps_json(model: ConflictModel, steps: Sequence[Step] | None) -> list[list[str | int]] | None:
    """Return who moves where in turn."""
    return None if steps is None else [[makers(model)[step.dm].id, int(step.state)] for step in steps]


def makers(model: ConflictModel) -> Sequence[Any]:
    """Return the decision makers."""
    return model.file.decision_makers


def inverse_json(model: ConflictModel, by: tuple[int, ...] | None, inverse: Inverse) -> Json:
    """Return the smallest changes found, and whether fewer are known not to do."""
    found: Json = {
        "concept": inverse.concept,
        "by": None if by is None else [makers(model)[one].id for one in by],
        "changes": None if inverse.changes is None else [change_json(model, one) for one in inverse.changes],
        "exact": inverse.exact,
        "at_least": inverse.at_least,
        "states": [int(state) for state in inverse.states],
    }
    return found


def change_json(model: ConflictModel, change: Change) -> Json:
    """Return one change of preference."""
    who = makers(model)[change.dm]
    statement = None
    if change.statement is not None and who.prefers is not None:
        statement = who.prefers[change.statement].formula
    return {
        "decision_maker": who.id,
        "change": change.kind,
        "statement": statement,
        "from": None if change.statement is None else change.statement + 1,
        "to": None if change.to is None else change.to + 1,
        "states": [int(state) for state in change.states],
    }


def explanation_json(model: ConflictModel, explanation: Explanation) -> Json:
    """Return why a decision maker stays in a state, or leaves it; the last keys only for concepts that have them."""
    found: Json = {
        "decision_maker": makers(model)[explanation.dm].id,
        "concept": explanation.concept,
        "stable": explanation.stable,
        "answers": [
            {
                "improvement": int(one.improvement),
                "sanction": steps_json(model, one.sanction),
                "escaped": steps_json(model, one.escaped),
                "escapes": [int(state) for state in one.escapes],
            }
            | ({} if one.landing is None else landing_json(model, one.at_once, one.landing))
            for one in explanation.answers
        ],
    }
    if explanation.foreseen:
        found |= {"foreseen": steps_json(model, explanation.foreseen), "tied": explanation.tied}
    return found


def landing_json(model: ConflictModel, at_once: Sequence[Step], landing: int) -> Json:
    """Return who leaves at the same moment, each told by where it alone would lead, and where they land."""
    return {"at_once": steps_json(model, at_once), "landing": int(landing)}


def option_json(model: ConflictModel, concept: str, change: OptionChange) -> Json:
    """Return a single change of an option that would do."""
    return {
        "concept": concept,
        "change": change.kind,
        "option": None if change.option is None else list(model.file.bits)[change.option],
        "by": makers(model)[change.by].id,
        "against": None if change.against is None else makers(model)[change.against].id,
        "states": [int(state) for state in change.states],
    }


def sweep_json(
    model: ConflictModel,
    draws: int,
    seed: int,
    shares: Mapping[str, tuple[Shares, Shares]],
    decides: Sequence[Mapping[str, Any]],
    decided_for: str,
) -> Json:
    """Return the shares of draws in which states hold, with their intervals, and what decides.

    States that never hold are left out.
    """
    found: Json = {"draws": draws, "seed": seed, "share": {}, "interval": {}}
    for concept, (share, interval) in shares.items():
        some = np.flatnonzero(share).tolist()
        found["share"][concept] = {str(state): float(share[state]) for state in some}
        found["interval"][concept] = {str(state): [float(end) for end in interval[state]] for state in some}
    found["decides"] = [decides_json(model, one) for one in decides]
    found["decided_for"] = decided_for
    return found


def decides_json(model: ConflictModel, one: Mapping[str, Any]) -> Json:
    """Return how much one uncertain thing decides."""
    who = makers(model)[one["decision_maker"]]
    rank = one["statement"]
    return {
        "decision_maker": who.id,
        "statement": None if rank is None else who.prefers[rank].formula,
        "tier": None if one["tier"] is None else one["tier"] + 1,
        "importance": round(float(one["importance"]), 6),
        "state": one["state"],
        "values": [{"value": value, "draws": count, "share": round(share, 6)} for value, count, share in one["values"]],
    }
