"""What would have to be different for an outcome to hold, as far as that is found in a moment."""

from detente.analysis.outlook.results import Bools
from detente.analysis.outlook.staying import HOLDS
from detente.formats.conflict_model import ConflictModel
from detente.models.graph_model import Conflict, Inverse, OptionChange, inverse_statements, single_options

MOST_TRIES, WORK = 200, 1 << 15
"""So many changed preferences are tried at the most, and so many states looked at in them."""
MOST_SEARCHED = 1 << 10
"""In conflicts of more states the smallest changes are not searched for."""
MOST_TRIED = 1 << 8
"""In conflicts of more states it is not tried what one option made different would do."""


def smallest_changes(model: ConflictModel, states: Bools) -> Inverse | None:
    """Return the smallest changes of preference after which one of these states holds; nothing: not searched for."""
    if model.game.n_states > MOST_SEARCHED:
        return None
    statements = [
        [model.true_in(one.formula) for one in who.prefers] if who.prefers is not None else None
        for who in model.file.decision_makers
    ]
    tries = min(MOST_TRIES, WORK // model.game.n_states)
    return inverse_statements(model.game, statements, states, HOLDS, budget=tries, engine="plain")


def different_options(model: ConflictModel, states: Bools) -> tuple[OptionChange, ...]:
    """Return single options that, taken away or bound, would make one of these states hold."""
    if not isinstance(model.game, Conflict) or model.game.n_states > MOST_TRIED:
        return ()
    return tuple(one for one in single_options(model.game, states, HOLDS) if one.option is not None)
