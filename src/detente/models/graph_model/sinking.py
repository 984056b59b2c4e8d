"""The fewest exchanges in a ranking after which its owner has no reason to leave a state.

By Nash, GMR and SMR only what is better than the state matters, and less of it never hurts: so it is enough to look at
which of the better tiers sink below the state.
"""

from itertools import product

import numpy as np

from detente.models.graph_model.changes import ByRanking
from detente.models.graph_model.draws import stable_many
from detente.models.graph_model.least import Changes, weight
from detente.models.graph_model.model import Bools, Game

MOST_ABOVE = 14
"""Above so many better tiers there are too many sets of them."""
BATCH = 16


def fewest_exchanges(game: Game, preference: ByRanking, state: int, concept: str) -> Changes | None:
    """Return the fewest exchanges after which the owner of the ranking stays in the state; None: too many to say.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> fewest_exchanges(prisoners_dilemma(), ByRanking(0, prisoners_dilemma().ranks[0]), 3, "nash")
    (Change(dm=0, kind='swap', statement=None, to=None, states=(2, 3), place=0),)
    """
    home = int(np.flatnonzero([state in tier for tier in preference.tiers])[0])
    if home > MOST_ABOVE:
        return None
    sets = np.array(list(product([False, True], repeat=home)), bool).reshape(1 << home, home)  # [set, tier] that sinks
    # Each that sinks passes the state, and whatever stays above and stands in between.
    costs = sets.sum(axis=1) + (sets * np.cumsum((~sets)[:, ::-1], axis=1)[:, ::-1]).sum(axis=1)
    order = np.argsort(costs, kind="stable")
    best: Changes | None = None
    for at in range(0, len(order), BATCH):
        batch = order[at : at + BATCH]
        holds = stable_where(game, preference, sets[batch], state, concept)
        for one in batch[holds].tolist():
            if best is not None and costs[one] > len(best):
                return best
            changes = exchanges(preference, sets[one], home)
            best = changes if best is None or weight(changes) < weight(best) else best
        if best is not None and at + BATCH < len(order) and costs[order[at + BATCH]] > len(best):
            break
    return best


def stable_where(game: Game, preference: ByRanking, sets: Bools, state: int, concept: str) -> Bools:
    """Return for each set of tiers whether the state is stable once they stand below it."""
    draws = np.zeros((len(sets), *game.ranks.shape), np.int32)  # whoever is indifferent stays anywhere
    below = np.ones(game.n_states, bool)
    home = sets.shape[1]
    for above in preference.tiers[:home]:
        below[above] = False
    for number, sinks in enumerate(sets):
        ranks = np.where(below, 1, 2)
        for tier in np.flatnonzero(sinks).tolist():
            ranks[preference.tiers[tier]] = 0
        draws[number, preference.dm] = ranks
    found: Bools = stable_many(game, draws, [concept])[:, 0, state]
    return found


def exchanges(preference: ByRanking, sinks: Bools, home: int) -> Changes:
    """Return exchanges of neighbours that lead there: what stays above rises past what sinks, and so does the state."""
    order, changes = list(preference.start), []
    stays = np.flatnonzero(~sinks).tolist()
    for place, tier in enumerate((*stays, home)):
        for now in range(order.index(tier), place, -1):
            worse, better = order[now], order[now - 1]
            changes.append(preference.exchanged(better, worse, now - 1))
            order[now - 1 : now + 1] = worse, better
    return tuple(changes)
