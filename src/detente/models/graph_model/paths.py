"""Where legal sequences of moves lead from one state, and the shortest way there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from detente.models.graph_model.model import Conflict, Game, Ints
from detente.models.graph_model.moving import Moving, moving

UNSEEN = -1


@dataclass(frozen=True)
class Step:
    """A decision maker moves to a state."""

    dm: int
    state: int


@dataclass(frozen=True, eq=False)
class Reached:
    """The states reached from one by legal sequences, with the step before each.

    In option form it does not matter who moved last, so there is one slot; in general form one per last mover.
    """

    start: int
    slots: Ints
    """[slot, state] The length of the shortest sequence there, or -1."""
    before: Ints
    """[slot, state] The state before it, times the number of slots, plus its slot; -1 at the start."""
    mover: Ints
    """[slot, state] Who moved there."""

    @property
    def distance(self) -> Ints:
        """[state] The length of the shortest sequence there; 0 at the start, -1 where none leads."""
        lengths = np.where(self.slots < 0, np.iinfo(np.int64).max, self.slots).min(axis=0)
        found: Ints = np.where((self.slots >= 0).any(axis=0), lengths, UNSEEN)
        found[self.start] = 0
        return found

    def path(self, state: int) -> tuple[Step, ...] | None:
        """Return a shortest sequence to this state, or None if there is none."""
        if state == self.start:
            return ()
        lengths = self.slots[:, state]
        if (lengths < 0).all():
            return None
        slot = int(np.where(lengths < 0, np.iinfo(np.int64).max, lengths).argmin())
        steps: list[Step] = []
        while True:
            steps.append(Step(int(self.mover[slot, state]), state))
            before = int(self.before[slot, state])
            if before < 0:
                return tuple(reversed(steps))
            state, slot = divmod(before, len(self.slots))


def reached_from(
    game: Game,
    start: int,
    movers: Sequence[int],
    *,
    improving: bool,
    first: int | None = None,
    free: Collection[int] = (),
) -> Reached:
    """Return what the movers can reach from `start` by legal sequences, `first` moving first if named.

    With `improving` each step is an improvement for its mover, unless that is one of the `free`. Sequences that come
    back to `start` on their way are left out.

    >>> from detente.models.graph_model.known import prisoners_dilemma
    >>> reached_from(prisoners_dilemma(), 3, (0, 1), improving=True).path(0)
    (Step(dm=1, state=1), Step(dm=0, state=0))
    """
    n_slots = 1 if isinstance(game, Conflict) else len(game.decision_makers)
    shape = n_slots, game.n_states
    found = Reached(start, np.full(shape, UNSEEN), np.full(shape, UNSEEN), np.full(shape, UNSEEN))
    found.slots[:, start] = 0
    moves = {dm: moving(game, dm, improving=improving and dm not in free) for dm in movers}
    frontier, length = [(UNSEEN, np.array([start]))], 0
    while frontier:
        length += 1
        arrivals = []
        for dm in movers if first is None or length > 1 else (first,):
            for last, states in frontier:
                if last != dm or n_slots == 1:
                    arrivals.append((dm, arrive(found, moves[dm], dm, last, states, length)))
        frontier = [(dm, states) for dm, states in arrivals if len(states)]
    return found


def arrive(found: Reached, moves: Moving, dm: int, last: int, states: Ints, length: int) -> Ints:
    """Note the states that `dm` reaches first from these, where `last` has moved to; return them."""
    n_slots = len(found.slots)
    slot, came = (0, 0) if n_slots == 1 else (dm, last)
    arrived = []
    for sources, targets in moves.from_states(states):
        fresh = found.slots[slot, targets] < 0
        new, at = np.unique(targets[fresh], return_index=True)
        found.slots[slot, new], found.mover[slot, new] = length, dm
        if length > 1:
            found.before[slot, new] = sources[fresh][at] * n_slots + came
        arrived.append(new)
    return np.concatenate(arrived) if arrived else np.zeros(0, np.int64)
