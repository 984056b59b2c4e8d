"""A change of rankings that makes a state hold if those who may change theirs can; it need not be the least change."""

from collections.abc import Iterator, Sequence

import numpy as np

from detente.models.graph_model.changes import ByRanking, Change, Order
from detente.models.graph_model.model import Game
from detente.models.graph_model.verdicts import stability


def lifted(game: Game, state: int, concept: str, by: Sequence[int]) -> tuple[Change, ...] | None:
    """Return exchanges after which nobody of `by` improves on the state, or None if others leave it.

    Whatever each could improve to comes just below the state. Then it is stable for them by every concept.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> [change.states for change in lifted(prisoners_dilemma(), 3, "nash", (0, 1))]
    [(2, 3), (1, 3)]
    """
    ranks, changes = np.array(game.ranks), []
    for dm in by:
        preference = ByRanking(dm, game.ranks[dm])
        order, made = put_below(game, dm, state, preference)
        ranks[dm] = preference.ranks(order)
        changes.extend(made)
    holds = stability(game.with_ranks(ranks), [concept]).equilibria(concept)[state]
    return tuple(changes) if holds else None


def put_below(game: Game, dm: int, state: int, preference: ByRanking) -> tuple[Order, list[Change]]:
    """Return the ranking with all improvements just below the state, and the exchanges that lead to it."""
    targets = game.moves(dm, state)
    better = set(targets[game.ranks[dm][targets] > game.ranks[dm][state]].tolist())
    home = next(tier for tier, states in enumerate(preference.tiers) if state in states)
    sinking = [tier for tier in range(home) if better & set(preference.tiers[tier].tolist())]
    staying = [tier for tier in range(home) if tier not in sinking]
    wanted = (*staying, home, *sinking, *range(home + 1, len(preference.tiers)))
    order, changes = preference.start, []
    while order != wanted:
        order, change = next(nearer(preference, order, wanted))
        changes.append(change)
    return order, changes


def nearer(preference: ByRanking, order: Order, wanted: Order) -> Iterator[tuple[Order, Change]]:
    """Yield the exchanges that bring two neighbours into the wanted order."""
    for changed, change in preference.neighbours(order):
        place = change.place
        if wanted.index(order[place]) > wanted.index(order[place + 1]):
            yield changed, change
