"""Compiled passes over the groups of states in which a decision maker moves."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from detente.models.graph_model.fast.compiled import compiled
from detente.models.graph_model.model import Ints

Numbers: TypeAlias = npt.NDArray[np.int32]
Codes: TypeAlias = npt.NDArray[np.uint64]
Layout: TypeAlias = tuple[Numbers, Ints, Ints, Numbers, Codes, Ints]
"""order[dm, place], starts[dm, group], n_groups[dm], kinds[dm, state], codes[dm, kind], n_codes[dm].

In `order` stand the states group by group, the best first; the first of each tie is complemented, so that a pass need
not look up ranks.
"""

NONE = np.int32(np.iinfo(np.int32).max)
HERE = np.int32(NONE - 1)


@compiled
def best_first(group: Numbers, starts: Ints, ranks: Numbers, order: Numbers) -> None:
    """Fill `order` with the states group by group, the best first; ranks are smaller than the number of states."""
    n = len(ranks)
    count = np.zeros(n + 1, np.int32)
    for state in range(n):
        count[n - ranks[state]] += 1
    for rank in range(n):
        count[rank + 1] += count[rank]
    by_rank = np.empty(n, np.int32)
    for state in range(n):
        place = n - 1 - ranks[state]
        by_rank[count[place]] = state
        count[place] += 1
    at = starts[:-1].astype(np.int32)
    for number in range(n):
        state = by_rank[number]
        to = at[group[state]]
        tied = to > starts[group[state]] and ranks[plain(order[to - 1])] == ranks[state]
        order[to] = state if tied else ~state
        at[group[state]] += 1


@compiled
def plain(state: int) -> int:
    """Return the number of the state at a place in the order."""
    return state if state >= 0 else ~state


@compiled
def push_any(least: Numbers, order: Numbers, starts: Ints) -> bool:
    """Give every state of a group the least value in it; return whether anything changed."""
    changed = False
    for g in range(len(starts) - 1):
        low, high = NONE, ~NONE
        for place in range(starts[g], starts[g + 1]):
            value = least[plain(order[place])]
            low, high = min(low, value), max(high, value)
        if low < high:
            changed = True
            for place in range(starts[g], starts[g + 1]):
                least[plain(order[place])] = low
    return changed


@compiled
def push_improving(least: Numbers, order: Numbers, starts: Ints) -> bool:
    """Give every state the least value among the better ones of its group; return whether anything changed."""
    changed = False
    for g in range(len(starts) - 1):
        better, low = NONE, NONE  # the least among better states, and among those and the tie so far
        for place in range(starts[g], starts[g + 1]):
            if order[place] < 0:
                better = low
            state = plain(order[place])
            if better < least[state]:
                least[state] = better
                changed = True
            low = min(low, least[state])
    return changed


@compiled
def lower(least: Numbers, places: Numbers, kinds: Numbers, low: Numbers) -> bool:
    """Give the states at these places the least value that their kinds can reach; return whether anything changed."""
    changed = False
    for place in places:
        state = plain(place)
        if low[kinds[state]] < least[state]:
            least[state] = low[kinds[state]]
            changed = True
    return changed


@compiled
def gather(least: Numbers, places: Numbers, kinds: Numbers, codes: Codes, present: Ints, low: Numbers) -> None:
    """Let the present kinds know of the values at these places, where they can reach them."""
    for place in places:
        state = plain(place)
        for kind in present:
            if codes[kind] & ~codes[kinds[state]] == 0 and least[state] < low[kind]:
                low[kind] = least[state]


@compiled
def push_one_way(
    least: Numbers,
    order: Numbers,
    starts: Ints,
    kinds: Numbers,
    codes: Codes,
    improving: bool,  # noqa: FBT001
) -> bool:
    """Do the same where some options change in one direction only: from each kind of state to some kinds."""
    changed = False
    low = np.full(len(codes), NONE, np.int32)  # the least value that can be reached from each kind
    present = np.empty(len(codes), np.int64)
    for g in range(len(starts) - 1):
        places = order[starts[g] : starts[g + 1]]
        n_present = 0
        for place in places:
            kind = kinds[plain(place)]
            if low[kind] == NONE:
                low[kind] = HERE
                present[n_present] = kind
                n_present += 1
        tie = 0
        for at in range(1, len(places) + 1) if improving else range(0):
            if at == len(places) or places[at] < 0:
                changed |= lower(least, places[tie:at], kinds, low)
                gather(least, places[tie:at], kinds, codes, present[:n_present], low)
                tie = at
        if not improving:
            gather(least, places, kinds, codes, present[:n_present], low)
            changed |= lower(least, places, kinds, low)
        low[present[:n_present]] = NONE
    return changed


@compiled
def push(least: Numbers, layout: Layout, dm: int, improving: bool) -> bool:  # noqa: FBT001
    """Push the least values along the moves of one decision maker; return whether anything changed."""
    order, starts, n_groups, kinds, codes, n_codes = layout
    begin = starts[dm, : n_groups[dm] + 1]
    if n_codes[dm] > 1:
        return push_one_way(least, order[dm], begin, kinds[dm], codes[dm, : n_codes[dm]], improving)
    if improving:
        return push_improving(least, order[dm], begin)
    return push_any(least, order[dm], begin)


@compiled
def push_until_still(least: Numbers, layout: Layout, movers: Ints, improving: bool) -> None:  # noqa: FBT001
    """Push along the moves of all these decision makers until nothing changes."""
    still = 0  # how many movers in a row have changed nothing
    while still < len(movers):
        for mover in movers:
            # What one mover does twice in a row it has done once.
            still = 1 if push(least, layout, mover, improving) else still + 1
            if still >= len(movers):
                break
