"""Who would leave an outcome, and whose answer keeps somebody from leaving."""

from collections.abc import Iterator

import numpy as np

from detente.analysis.outlook.results import Carrier, Leaving
from detente.formats.conflict_model import ConflictModel
from detente.models.graph_model import Answer, Conflict, Stability, explain, stability
from detente.models.graph_model.single_options import without_states

HOLDS = "seq"
"""An outcome is said to hold when nobody leaves it whom the others would not, in their own interest, make regret it."""


def leaving(model: ConflictModel, found: Stability, state: int) -> tuple[Leaving, ...]:
    """Return who would leave a state, and for which of the states that nothing answers it would like best."""
    told = []
    for dm in np.flatnonzero(~found.of(HOLDS)[:, state]).tolist():
        answers = explain(model.game, dm, state, HOLDS).answers
        told.append(Leaving(dm, next(one.improvement for one in answers if not one.kept)))
    return tuple(told)


def carriers(model: ConflictModel, found: Stability, state: int) -> Iterator[Carrier]:
    """Yield the answers that carry an outcome: without one of them it would not hold.

    Only answers by one other decision maker are told, for they alone can be taken away by one thing.
    """
    if not isinstance(model.game, Conflict):
        return
    for dm in np.flatnonzero(~found.of("nash")[:, state]).tolist():
        for answer in explain(model.game, dm, state, HOLDS).answers:
            one = carrier(model, dm, state, answer)
            if one is not None and falls_without(model.game, model, one):
                yield one
                break


def carrier(model: ConflictModel, dm: int, state: int, answer: Answer) -> Carrier | None:
    """Return the answer to one move, if one other decision maker gives it in one step."""
    if answer.sanction is None or len(answer.sanction) != 1:
        return None
    step = answer.sanction[0]
    before, after = (int(model.representatives[one]) for one in (answer.improvement, step.state))
    taken, dropped = model.file.taken(after & ~before), model.file.taken(before & ~after)
    return Carrier(state, dm, answer.improvement, step.dm, taken, dropped)


def falls_without(game: Conflict, model: ConflictModel, one: Carrier) -> bool:
    """Return whether the outcome would be left if none of what the answer changes could be changed from there on."""
    mask = sum(1 << model.file.bits[option] for option in (*one.taken, *one.dropped))
    same = (model.representatives ^ model.representatives[one.state]) & np.uint64(mask) == 0
    alone = stability(without_states(game, same), [HOLDS], engine="plain").of(HOLDS)
    return not bool(alone[one.dm, int(same[: one.state].sum())])
