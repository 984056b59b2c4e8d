"""Which single option, added, taken away or bound in one direction, would make a wanted state hold."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np

from detente.errors import TooManyStates
from detente.models.graph_model.model import MAX_OPTIONS, Bools, Conflict, Direction, Ranks
from detente.models.graph_model.preferences import dense
from detente.models.graph_model.states import MAX_STATES
from detente.models.graph_model.verdicts import stability

Kind: TypeAlias = Literal["removed", "take only", "drop only", "threat", "promise"]
NEW: tuple[Kind, Kind] = ("threat", "promise")


@dataclass(frozen=True)
class OptionChange:
    """One option made different, or a new one."""

    kind: Kind
    by: int
    """The decision maker whose option it is."""
    option: int | None = None
    """The option that is taken away or bound; None for a new one."""
    against: int | None = None
    """Whom a threat hurts or a promise serves."""
    states: tuple[int, ...] = ()
    """The wanted states that become equilibria, by their numbers before the change."""


def single_options(conflict: Conflict, wanted: Bools, concept: str) -> tuple[OptionChange, ...]:
    """Return every single change of an option after which one of the wanted states is an equilibrium.

    * removed: the option can no longer be taken;
    * take only, drop only: once taken (or dropped) it stays so;
    * threat: a new option of `by`, to be carried out once and for all, that `against` wants least of all to happen.
      It is credible: `by` wants it above all where the wanted states are left, and nowhere else;
    * promise: a new option of `by` that `against` wants above all, and `by` wants to keep where a wanted state holds,
      and nowhere else. Wanted is then the state with the promise kept.

    Nobody else cares about a threat or promise; the rest of all preferences stays as it is.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> found = single_options(prisoners_dilemma(), np.arange(4) == 1, "nash")
    >>> [(change.kind, change.by, change.option) for change in found if change.option is not None]
    [('take only', 0, 0)]
    """
    if not np.any(wanted):
        return ()
    found = []
    for change, changed, numbers in candidates(conflict, wanted):
        holds = stability(changed, [concept]).equilibria(concept)
        states = tuple(before for before, after in numbers.items() if holds[after])
        if states:
            found.append(replace(change, states=states))
    return tuple(found)


def candidates(conflict: Conflict, wanted: Bools) -> Iterator[tuple[OptionChange, Conflict, dict[int, int]]]:
    """Yield changes, the conflicts they make, and the number there of each wanted state."""
    states = np.flatnonzero(wanted).tolist()
    unchanged = {state: state for state in states}
    for option, by in enumerate(conflict.owners.tolist()):
        kept = conflict.states >> np.uint64(option) & np.uint64(1) == 0
        if kept.any() and not kept.all():
            numbers = np.cumsum(kept) - 1
            yield (
                OptionChange("removed", by, option),
                without_states(conflict, kept),
                {state: int(numbers[state]) for state in states if kept[state]},
            )
        if conflict.directions[option] == Direction.BOTH:
            yield OptionChange("take only", by, option), bound(conflict, option, Direction.TAKE_ONLY), unchanged
            yield OptionChange("drop only", by, option), bound(conflict, option, Direction.DROP_ONLY), unchanged
    if conflict.n_options == MAX_OPTIONS or len(conflict.decision_makers) < 2:
        return
    if 2 * conflict.n_states > MAX_STATES:
        raise TooManyStates(2 * conflict.n_states, MAX_STATES, "threats and promises")
    n = conflict.n_states
    for by in conflict.decision_makers:
        for against in conflict.decision_makers:
            if by != against:
                yield OptionChange("threat", by, None, against), with_threat(conflict, wanted, by, against), unchanged
                kept_states = {state: state + n for state in states}
                yield (
                    OptionChange("promise", by, None, against),
                    with_promise(conflict, wanted, by, against),
                    kept_states,
                )


def without_states(conflict: Conflict, kept: Bools) -> Conflict:
    """Return the conflict in which only the kept states exist."""
    return Conflict(
        owners=conflict.owners,
        directions=conflict.directions,
        states=conflict.states[kept],
        ranks=conflict.ranks[:, kept],
    )


def bound(conflict: Conflict, option: int, direction: Direction) -> Conflict:
    """Return the conflict in which an option changes in one direction only."""
    directions = np.array(conflict.directions)
    directions[option] = direction
    return replace(conflict, directions=directions, prepared={})


def with_threat(conflict: Conflict, wanted: Bools, by: int, against: int) -> Conflict:
    """Return the conflict with a new option that hurts `against` and that `by` wants where the wanted is left."""
    return with_option(conflict, by, Direction.TAKE_ONLY, against, np.append(wanted, ~wanted), hurts=True)


def with_promise(conflict: Conflict, wanted: Bools, by: int, against: int) -> Conflict:
    """Return the conflict with a new option that serves `against` and that `by` wants where the wanted holds."""
    return with_option(conflict, by, Direction.BOTH, against, np.append(~wanted, wanted), hurts=False)


def with_option(
    conflict: Conflict, by: int, direction: Direction, against: int, liked: Bools, *, hurts: bool
) -> Conflict:
    """Return the conflict with one more option, about which its owner and the one it is aimed at care first of all.

    The states without it come first, then those with it; `liked` are those that the owner wants.
    """
    taken = np.repeat([False, True], conflict.n_states)
    ranks = np.tile(conflict.ranks, 2)
    ranks[against] = first_of_all(ranks[against], taken ^ hurts)
    ranks[by] = first_of_all(ranks[by], liked)
    return Conflict(
        owners=np.append(conflict.owners, by),
        directions=np.append(conflict.directions, direction),
        states=np.append(conflict.states, conflict.states | np.uint64(1 << conflict.n_options)),
        ranks=ranks,
    )


def first_of_all(ranks: Ranks, better: Bools) -> Ranks:
    """Return ranks in which all states where this is true are better than all others, and otherwise as before."""
    within = dense(ranks).astype(np.int64)
    return dense(within + better * (int(within.max()) + 1))
