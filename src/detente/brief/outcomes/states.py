"""States as sentences of what is done."""

from collections import Counter
from collections.abc import Iterable

import numpy as np

from detente.brief.outcomes.lines import listed
from detente.formats.conflict_model import ConflictModel


def sentence(model: ConflictModel, state: int) -> str:
    """Return what is done in a state, by whom, and who does nothing."""
    if model.file.graph is not None:
        return f"{model.options(state)[0]}."
    taken = set(model.options(state))
    doing, idle = [], []
    for who in model.file.decision_makers:
        done = [option.said for option in who.options if option.id in taken]
        if done:
            doing.append(f"{who.said}: {', '.join(done)}")
        elif who.options:
            idle.append(who.said)
    if not doing:
        return "Nobody does anything."
    return "; ".join(doing) + (f". Nothing from {listed(idle, last='or')}." if idle else ".")


def short(model: ConflictModel, state: int) -> str:
    """Return a state's number, by which `--why` and the JSON call it, and what is done in it."""
    return f"[{state}] {deeds(model, state)}"


def deeds(model: ConflictModel, state: int) -> str:
    """Return what is done in a state, in few words."""
    if model.file.graph is not None:
        return model.options(state)[0]
    taken = set(model.options(state))
    shared = {label for label, count in Counter(option.said for option in model.file.options).items() if count > 1}
    done = [
        f"{who.said}: {option.said}" if option.said in shared else option.said
        for who in model.file.decision_makers
        for option in who.options
        if option.id in taken
    ]
    return ", ".join(done) or "nothing is done"


def numbered(states: Iterable[int]) -> list[str]:
    """Return states as the page calls them.

    >>> numbered([4, 5])
    ['[4]', '[5]']
    """
    return [f"[{state}]" for state in states]


def same_as(model: ConflictModel, state: int) -> int:
    """Return how many other combinations of options count as this state."""
    return int((model.numbers == state).sum()) - 1 if model.merged else 0


def place(model: ConflictModel, who: int, state: int) -> tuple[int, int]:
    """Return the place of a state in a decision maker's order, from 1, the best, and how many places there are."""
    ranks = np.asarray(model.game.ranks)[who]
    better = np.unique(ranks[ranks > ranks[state]])
    return len(better) + 1, len(np.unique(ranks))
