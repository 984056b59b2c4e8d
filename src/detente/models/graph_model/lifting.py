"""Changes of preference that make a state hold if those who may change theirs can; they need not be the fewest."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

import numpy as np

from detente.models.graph_model.changes import ByRanking, ByStatements, Change, Preference
from detente.models.graph_model.model import Game, Ints, Ranks
from detente.models.graph_model.verdicts import stability

LEAST_TRIES, MOST_TRIES, WORK = 4, 200, 1 << 22
"""So often it is tried whether changes are enough: at the least, at the most, and with so many states to look at."""
HOPEFUL = 16
"""For so many of the wanted states it is tried."""

Part: TypeAlias = tuple[Change, ...]
"""Changes that are made together or not at all."""


def lifted(
    game: Game, states: Sequence[int], concept: str, preferences: Mapping[int, Preference]
) -> tuple[int, tuple[Change, ...]] | None:
    """Return one of the states and changes after which nobody leaves it, or None if whoever may not change does.

    In a ranking whatever could be improved to comes below the state; statements that make something better to move to
    are turned round. Then it is stable for them by every concept. Of the states, that is taken for which this is
    least; what is not needed is taken back, beginning with what touches the most important places.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> rankings = {dm: ByRanking(dm, prisoners_dilemma().ranks[dm]) for dm in (0, 1)}
    >>> state, changes = lifted(prisoners_dilemma(), [3], "nash", rankings)
    >>> state, [change.states for change in changes]
    (3, [(2, 3), (1, 3)])
    """
    tries = max(LEAST_TRIES, min(MOST_TRIES, WORK // game.n_states))
    some = {state: [part for dm, one in preferences.items() for part in parts_of(game, dm, state, one)]
            for state in states[:tries]}  # fmt: skip
    for state in sorted(some, key=lambda state: (sum(map(len, some[state])), state))[:HOPEFUL]:

        def holds(kept: Sequence[Part], state: int = state) -> bool:
            ranks = np.array(game.ranks)
            for dm, preference in preferences.items():
                changes = [change for part in kept for change in part if change.dm == dm]
                if changes:
                    ranks[dm] = changed_ranks(preference, changes)
            return bool(stability(game.with_ranks(ranks), [concept]).equilibria(concept)[state])

        if holds(some[state]):
            return state, tuple(chain.from_iterable(needed(some[state], holds, tries)))
    return None


def needed(parts: list[Part], holds: Callable[[Sequence[Part]], bool], tries: int) -> list[Part]:
    """Return the parts without those that can be spared one after the other, as far as so many tries tell."""
    for part in sorted(parts, key=lambda part: (min(change.place for change in part), -len(part)))[:tries]:
        without = [one for one in parts if one is not part]
        if holds(without):
            parts = without
    return parts


def parts_of(game: Game, dm: int, state: int, preference: Preference) -> Iterator[Part]:
    """Yield the changes that make the state one that this decision maker has no reason to leave."""
    if isinstance(preference, ByStatements):
        for place in turned_round(preference, state, game.moves(dm, state)):
            yield (Change(dm, "flip", place, place=place),)
    elif isinstance(preference, ByRanking):
        exchanges = put_below(game, dm, state, preference)
        if exchanges:
            yield tuple(exchanges)


def turned_round(preference: ByStatements, state: int, targets: Ints) -> list[int]:
    """Return statements that, turned round, leave none of the targets better than the state, in order of importance.

    As long as a target is better, there is a most important statement that is true in it and not in the state: that is
    turned round.

    >>> yes = np.array([False, True])
    >>> turned_round(ByStatements(0, [yes, yes]), 0, np.array([1]))
    [0]
    """
    there = np.array([values[targets] for values in preference.values])  # [statement, target]
    here = np.array([values[state] for values in preference.values])
    found: list[int] = []
    while True:
        differs = there != here[:, None]
        first = differs.argmax(axis=0)
        better = differs.any(axis=0) & ~here[first]
        if not better.any():
            return sorted(found)
        place = int(first[better].min())
        found.append(place)
        there[place], here[place] = ~there[place], ~here[place]


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
    """Return the fewest exchanges that lead to a ranking with all improvements somewhere below the state."""
    targets = game.moves(dm, state)
    better = targets[game.ranks[dm][targets] > game.ranks[dm][state]]
    tier_of = np.empty(preference.n_states, np.int64)
    for number, tier in enumerate(preference.tiers):
        tier_of[tier] = number
    home = int(tier_of[state])
    sinking = np.zeros(home, bool)
    sinking[tier_of[better]] = True
    # The first of the tiers that stay above the state are passed by all that sinks past them, the others by the state.
    passed = np.cumsum(sinking)[~sinking]
    costs = np.concatenate(([0], np.cumsum(passed))) + np.arange(len(passed), -1, -1)
    above = np.flatnonzero(~sinking)[: int(costs.argmin())].tolist() if sinking.any() else list(range(home))
    order, changes = list(preference.start), []
    for place, rising in enumerate((*above, home)):
        for now in range(order.index(rising), place, -1):
            worse, better_one = order[now], order[now - 1]
            changes.append(preference.exchanged(better_one, worse, now - 1))
            order[now - 1 : now + 1] = worse, better_one
    return changes
