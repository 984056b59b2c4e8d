"""What each side asks of the others first of all, why it does not get it, and what would be a deal."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from detente.analysis.outlook.distances import changed_from, nearest
from detente.analysis.outlook.results import Apart, Bools, Demand, Obstacle
from detente.formats.conflict_file import DecisionMaker
from detente.formats.conflict_model import ConflictModel
from detente.formats.formulas import parsed
from detente.models.graph_model import Paths
from detente.models.graph_model.paths import Reached


def demands(model: ConflictModel, start: int) -> tuple[Demand, ...]:
    """Return the first demand of each decision maker that has one.

    It is the weightiest of its statements that is not true today and speaks of what others decide; one that speaks of
    nothing else goes first, since `sanction if attack` says what its owner would do and asks for nothing.
    """
    found = (demand(model, dm, start) for dm in range(len(model.file.decision_makers)))
    return tuple(one for one in found if one is not None)


def demand(model: ConflictModel, dm: int, start: int) -> Demand | None:
    """Return what one decision maker asks for."""
    who = model.file.decision_makers[dm]
    if who.prefers is None:
        return liked_best(model, dm, start)
    number = first_demand(model, who, start)
    if number is None:
        return None
    said = who.prefers[number]
    states = model.true_in(said.formula)
    sure = 1.0 if said.confidence is None else said.confidence
    return Demand(dm, number, said.formula, sure, states, nearest(model, states, start, dm))


def first_demand(model: ConflictModel, who: DecisionMaker, start: int) -> int | None:
    """Return the number of the statement that asks something of others."""
    own = {option.id for option in who.options}
    mixed = None
    for number, one in enumerate(who.prefers or ()):
        names = set(parsed(one.formula).names)
        if one.sign == "unknown" or names <= own:
            continue
        true = model.true_in(one.formula)
        if true[start] or not true.any():
            continue
        if not names & own:
            return number
        mixed = number if mixed is None else mixed
    return mixed


def liked_best(model: ConflictModel, dm: int, start: int) -> Demand | None:
    """Return as a demand what somebody likes best who has a ranking, or weights."""
    ranks = np.asarray(model.game.ranks)[dm]
    states = ranks == ranks.max()
    if states[start]:
        return None
    best = nearest(model, states, start, dm)
    return Demand(dm, None, difference(model, start, best), 1.0, states, best)


def difference(model: ConflictModel, start: int, state: int) -> str:
    """Return as a formula what is done in a state otherwise than in another; of a graph, its name."""
    if model.file.graph is not None:
        return model.name(state)
    taken = model.options(state)
    return " and ".join(one if one in taken else f"not {one}" for one in changed_from(model, start, state))


def obstacles(model: ConflictModel, found: Sequence[Demand], start: int) -> Iterator[Obstacle]:
    """Yield who does not do its part of what is demanded, and the weightiest thing that it would give up by it."""
    if model.file.graph is not None:
        return
    for number, one in enumerate(found):
        for dm in owners_of(model, changed_from(model, start, one.nearest)):
            alone = with_own_part(model, dm, start, one.nearest)
            ranks = np.asarray(model.game.ranks)[dm]
            if dm != one.dm and alone is not None and ranks[alone] < ranks[start]:
                yield Obstacle(number, dm, given_up(model, dm, start, alone))


def owners_of(model: ConflictModel, options: Sequence[str]) -> list[int]:
    """Return whose some options are, in order."""
    return sorted({model.file.owners[model.file.bits[option]] for option in options})


def with_own_part(model: ConflictModel, dm: int, start: int, target: int) -> int | None:
    """Return the state in which one decision maker has done its part on the way to another; else that other one."""
    here, there = (int(model.representatives[state]) for state in (start, target))
    own = sum(1 << bit for bit, owner in enumerate(model.file.owners) if owner == dm)
    at = np.flatnonzero(model.representatives == np.uint64((here & ~own) | (there & own)))
    return int(at[0]) if len(at) else target


def given_up(model: ConflictModel, dm: int, start: int, target: int) -> int | None:
    """Return the weightiest statement that is true in one state and not in the other, if it is what decides."""
    for number, one in enumerate(model.file.decision_makers[dm].prefers or ()):
        true = model.true_in(one.formula)
        if true[start] != true[target]:
            return number if true[start] else None
    return None


def met_together(model: ConflictModel, found: Sequence[Demand]) -> tuple[tuple[int, ...], Bools]:
    """Return which demands can be met at once, those that weigh most together, and in which states."""
    weight = np.zeros(model.game.n_states)
    for one in found:
        weight += np.where(one.states, one.confidence, 0.0)
    best = int(weight.argmax())
    met = tuple(number for number, one in enumerate(found) if one.states[best])
    states = np.ones(model.game.n_states, np.bool_)
    for number in met:
        states &= found[number].states
    return met, states


def apart(
    model: ConflictModel, found: Sequence[Demand], willing: Paths | None, by_moves: Reached | None
) -> tuple[Apart, ...]:
    """Return the pairs of demands that steps in the movers' own interest do not bring about together.

    Pairs in which each asks for what the other decides come first.
    """
    pairs = sorted(
        combinations(range(len(found)), 2), key=lambda pair: not mutual(model, *(found[one] for one in pair))
    )
    told: dict[bytes, Apart] = {}
    for first, second in pairs:
        both = found[first].states & found[second].states
        same = (both == found[first].states).all() or (both == found[second].states).all()
        if same and both.any():
            continue
        reached = willing is not None and bool((both & (willing.distance >= 0)).any())
        if willing is not None and not reached:
            any_moves = by_moves is not None and bool((both & (by_moves.distance >= 0)).any())
            asked = b"".join(sorted(found[one].states.tobytes() for one in (first, second)))
            told.setdefault(asked, Apart(first, second, bool(both.any()), any_moves))
    return tuple(told.values())


def mutual(model: ConflictModel, first: Demand, second: Demand) -> bool:
    """Return whether each of two demands asks for what the other side decides."""
    return asks_of(model, first) == {second.dm} and asks_of(model, second) == {first.dm}


def asks_of(model: ConflictModel, one: Demand) -> set[int]:
    """Return whose options a demand speaks of, its owner's left out."""
    if model.file.graph is not None or one.statement is None:
        return set()
    return {model.file.owners[model.file.bits[name]] for name in parsed(one.formula).names} - {one.dm}
