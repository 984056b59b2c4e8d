"""Who moves from which state to which, and whether that is an improvement, for the files that hold graphs."""

from collections.abc import Iterator

import numpy as np

from detente.errors import NotInThatForm
from detente.formats.conflict_model import ConflictModel

MOST_IN_GRAPH = 1 << 14
COLOURS = ("#0b5394", "#b45309", "#38761d", "#741b47", "#5b5b5b", "#134f5c", "#990000", "#4c1130")
"""One for each decision maker; after the last it begins again."""


def edges(
    model: ConflictModel, form: str, most: int = MOST_IN_GRAPH, instead: str = ""
) -> Iterator[tuple[int, int, int, bool]]:
    """Yield who moves from which state to which, and whether that is an improvement.

    Raises:
        NotInThatForm: There are too many states for a file of this form; `instead` says what to do.
    """
    count = model.game.n_states
    if count > most:
        raise NotInThatForm(form, f"it has {count:,} states", f"at most {most:,}", instead)
    ranks = np.asarray(model.game.ranks)
    for dm in range(len(model.file.decision_makers)):
        for state in range(count):
            for target in model.game.moves(dm, state).tolist():
                yield dm, state, target, bool(ranks[dm, target] > ranks[dm, state])
