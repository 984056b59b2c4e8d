"""Changes of preference that make a state hold if those who may change theirs can; they need not be the fewest."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

import numpy as np

from detente.models.graph_model.changes import ByRanking, ByStatements, Change, Order, Preference
from detente.models.graph_model.model import Game, Ranks
from detente.models.graph_model.verdicts import stability

Part: TypeAlias = tuple[Change, ...]
"""Changes that are made together or not at all."""


def lifted(game: Game, state: int, concept: str, preferences: Mapping[int, Preference]) -> tuple[Change, ...] | None:
    """Return changes after which nobody who may change wants to leave the state, or None if others leave it.

    In a ranking whatever could be improved to comes just below the state; statements that are not true in it are
    turned round. Then it is stable for them by every concept. What is not needed for that is taken back, beginning
    with what touches the most important places.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> rankings = {dm: ByRanking(dm, prisoners_dilemma().ranks[dm]) for dm in (0, 1)}
    >>> [change.states for change in lifted(prisoners_dilemma(), 3, "nash", rankings)]
    [(2, 3), (1, 3)]
    """
    parts = list(chain.from_iterable(parts_of(game, dm, state, one) for dm, one in preferences.items()))

    def holds(kept: Sequence[Part]) -> bool:
        ranks = np.array(game.ranks)
        for dm, preference in preferences.items():
            ranks[dm] = changed_ranks(preference, [change for part in kept for change in part if change.dm == dm])
        return bool(stability(game.with_ranks(ranks), [concept]).equilibria(concept)[state])

    return tuple(chain.from_iterable(needed(parts, holds))) if holds(parts) else None


def needed(parts: list[Part], holds: Callable[[Sequence[Part]], bool]) -> list[Part]:
    """Return the parts without those that can be spared one after the other."""
    for part in sorted(parts, key=lambda part: (min(change.place for change in part), -len(part))):
        without = [one for one in parts if one is not part]
        if holds(without):
            parts = without
    return parts


def parts_of(game: Game, dm: int, state: int, preference: Preference) -> Iterator[Part]:
    """Yield the changes that make the state one that this decision maker has no reason to leave."""
    if isinstance(preference, ByStatements):
        for place, values in enumerate(preference.values):
            if not values[state]:
                yield (Change(dm, "flip", place, place=place),)
    elif isinstance(preference, ByRanking):
        exchanges = put_below(game, dm, state, preference)
        if exchanges:
            yield tuple(exchanges)


def changed_ranks(preference: Preference, changes: Sequence[Change]) -> Ranks:
    """Return the ranks of the states after these flips, or after all these exchanges."""
    order = list(preference.start)
    for change in changes:
        if change.kind == "flip":
            order[change.place] ^= 1
        else:
            order[change.place : change.place + 2] = reversed(order[change.place : change.place + 2])
    return preference.ranks(tuple(order))


def put_below(game: Game, dm: int, state: int, preference: ByRanking) -> list[Change]:
    """Return the exchanges that lead to a ranking with all improvements just below the state."""
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
    return changes


def nearer(preference: ByRanking, order: Order, wanted: Order) -> Iterator[tuple[Order, Change]]:
    """Yield the exchanges that bring two neighbours into the wanted order."""
    for changed, change in preference.neighbours(order):
        place = change.place
        if wanted.index(order[place]) > wanted.index(order[place + 1]):
            yield changed, change
