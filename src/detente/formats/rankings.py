"""States as a ranking names them, and what is wrong in a ranking."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.errors import nearest
from detente.formats.checking import Mistakes
from detente.formats.conflict_file import ConflictFile, DecisionMaker, joined
from detente.formats.conflict_toml import unknown_option
from detente.formats.toml_places import Place

A_FEW = 3
"""So many states are named in a message; of more it says how many there are."""
Ints = NDArray[np.int64]
Ranks = NDArray[np.int32]


def check_rankings(file: ConflictFile, found: Mistakes) -> None:
    """Keep what is wrong in rankings beside other mistakes, as far as that shows without knowing which states exist."""
    if file.graph is not None:
        names = {name: at for at, name in enumerate(dict.fromkeys(file.graph.states))}
        if names:
            graph_status_quo(file, names, found)
            for number, who in enumerate(file.decision_makers):
                if who.ranking is not None:
                    graph_ranks(number, who, names, found)
        return
    for number, who in enumerate(file.decision_makers):
        first: dict[int, int] = {}
        for at, tier in enumerate(placed_names(who, number)):
            for name, place in tier:
                mask = mask_of(name, place, file, found)
                if mask is not None and mask in first:
                    repeated(file.named(mask), first[mask], place, found)
                elif mask is not None:
                    first[mask] = at


def repeated(name: str, tier: int, place: Place, found: Mistakes) -> None:
    """Keep as a mistake that a state stands in a ranking once more."""
    found.add(place, f"the state {name!r} stands in tier {tier + 1} of this ranking already", "each state once")


def placed_names(who: DecisionMaker, number: int) -> list[list[tuple[str, Place]]]:
    """Return the states named in a ranking, each with its place."""
    place: Place = ("decision_makers", number, "ranking")
    return [[(name, (*place, at, rank)) for rank, name in enumerate(tier)] for at, tier in enumerate(who.ranking or ())]


def place_state(name: str, place: Place, file: ConflictFile, states: NDArray[np.uint64], found: Mistakes) -> int | None:
    """Return the number of a state as a ranking names it."""
    mask = mask_of(name, place, file, found)
    if mask is None:
        return None
    state = index(states, mask)
    if state is None:
        found.add(place, f"{name!r} is infeasible", "a state that exists")
    return state


def mask_of(name: str, place: Place, file: ConflictFile, found: Mistakes) -> int | None:
    """Return the options taken in a state as a ranking names it, as bits."""
    mask = column = 0
    parts = [] if name.strip() == "-" else name.split("+")
    for part in parts:
        option = part.strip()
        at = column + len(part) - len(part.lstrip()) + 1
        column += len(part) + 1
        if option not in file.bits:
            unknown_option(found, place, option, [one for one in file.bits if one], at)
            return None
        if mask >> file.bits[option] & 1:
            found.add(place, f"{option!r} stands twice in {name!r}", "each option once", column=at)
            return None
        mask |= 1 << file.bits[option]
    return mask


def ranked(
    tiers: Sequence[Sequence[int | None]], numbers: Ints, named: Callable[[int], str], number: int, found: Mistakes
) -> Ranks:
    """Return the ranks of states from tiers, the best first, and keep what they miss or repeat as mistakes.

    Of states that count as one (those with one number) any may be named, and several if they are tied.
    """
    tier_of = np.full(int(numbers[-1]) + 1, -1, dtype=np.int32)
    place: Place = ("decision_makers", number, "ranking")
    seen: set[int] = set()
    for at, tier in enumerate(tiers):
        for where, state in enumerate(tier):
            if state is None:
                continue
            before = int(tier_of[numbers[state]])
            if state in seen or before not in (-1, at):
                repeated(named(state), before, (*place, at, where), found)
            else:
                tier_of[numbers[state]] = at
            seen.add(state)
    missing = np.flatnonzero(tier_of[numbers] < 0)
    if len(missing) and all(state is not None for tier in tiers for state in tier):
        few = ", ".join(repr(named(int(state))) for state in missing[:A_FEW])
        more = f" and {len(missing) - A_FEW:,} more" if len(missing) > A_FEW else ""
        found.add(place, f"the ranking misses {few}{more}", f"all {len(tier_of):,} states")
    ranks: Ranks = (len(tiers) - 1 - tier_of)[numbers].astype(np.int32)
    return ranks


def graph_status_quo(file: ConflictFile, names: dict[str, int], found: Mistakes) -> int | None:
    """Return the number of today's state in a graph."""
    if file.status_quo is None:
        return None
    if len(file.status_quo) != 1 or file.status_quo[0] not in names:
        given = file.status_quo[0] if file.status_quo else ""
        near = nearest(given, names)
        found.add(("status_quo",), f"{joined(file.status_quo)} is no state", f"one of {', '.join(names)}", near)
        return None
    return names[file.status_quo[0]]


def graph_ranks(number: int, who: DecisionMaker, names: dict[str, int], found: Mistakes) -> Ranks:
    """Return how a decision maker ranks the states of a graph."""
    for tier in placed_names(who, number):
        for name, place in tier:
            if name not in names:
                expected = f"one of {', '.join(names)}"
                found.add(place, f"there is no state {name!r}", expected, nearest(name, names))
    tiers = [[names.get(name) for name in tier] for tier in who.ranking or ()]
    return ranked(tiers, np.arange(len(names)), list(names).__getitem__, number, found)


def index(states: NDArray[np.uint64], mask: int) -> int | None:
    """Return the number of the state with these options taken."""
    at = int(np.searchsorted(states, np.uint64(mask)))
    return at if at < len(states) and int(states[at]) == mask else None
