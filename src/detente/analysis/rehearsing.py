"""A conflict played move by move: somebody chooses for one decision maker, and the others do what they like best."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np

from detente.errors import NoSuchMove
from detente.formats.conflict_model import ConflictModel
from detente.formats.formulas import parsed
from detente.models.graph_model import DEFAULT, stability

End: TypeAlias = Literal["outcome", "cycle"]


@dataclass(frozen=True)
class Why:
    """Why a decision maker likes one state more or less than another."""

    better: int
    """1 when it likes the second better, -1 when it likes it less, 0 when both are as good."""
    place: tuple[int, int]
    """The places of both in its order, from 1, the best."""
    places: int
    """How many places there are."""
    statement: int | None = None
    """The number, from 1, of the first statement that is true in one and not in the other, if it has statements."""
    formula: str = ""


@dataclass(frozen=True)
class Turn:
    """What one decision maker did when it was its turn."""

    dm: int
    start: int
    target: int
    """The state it moved to; where it began: it stayed."""
    best: int | None
    """The state that it likes best of those it could move to; nothing: it could not move."""
    why: Why | None
    """Why it moved; or, when it stayed, what it thinks of the best it could have done."""

    @property
    def stays(self) -> bool:
        """Whether it stayed."""
        return self.start == self.target


@dataclass(frozen=True, eq=False)
class Play:
    """How far a rehearsal has come."""

    model: ConflictModel
    me: int
    """The number of the decision maker for whom somebody chooses."""
    start: int
    rounds: tuple[tuple[Turn, ...], ...] = ()
    """Of each round the turns: first mine, then that of each other, in the order of the file."""

    @property
    def state(self) -> int:
        """Where things stand."""
        return self.rounds[-1][-1].target if self.rounds else self.start

    @cached_property
    def choices(self) -> tuple[int, ...]:
        """The states to which I can move, those that I like best first."""
        moves = self.model.game.moves(self.me, self.state)
        ranks = np.asarray(self.model.game.ranks)[self.me]
        return tuple(sorted(moves.tolist(), key=lambda state: (-int(ranks[state]), state)))

    @property
    def end(self) -> End | None:
        """Whether it has come to an end: everybody stayed, or the same state came round again."""
        if not self.rounds:
            return None
        if all(turn.stays for turn in self.rounds[-1]):
            return "outcome"
        return "cycle" if self.state in self.stops[:-1] else None

    @property
    def stops(self) -> list[int]:
        """The states in which it was my turn, and where things stand now."""
        return [self.start, *(turns[-1].target for turns in self.rounds)]

    def played(self, choice: int) -> "Play":
        """Return the play after my move and what the others answer.

        Args:
            choice: The number of one of my choices, from 1; 0 to stay.

        Raises:
            NoSuchMove: There is no choice of that number.
        """
        if not 0 <= choice <= len(self.choices):
            raise NoSuchMove(choice, len(self.choices))
        target = self.choices[choice - 1] if choice else self.state
        turns = [mine(self.model, self.me, self.state, target)]
        for dm in self.model.game.decision_makers:
            if dm != self.me:
                turns.append(answered(self.model, dm, turns[-1].target))
        return replace(self, rounds=(*self.rounds, tuple(turns)))

    def undone(self) -> "Play":
        """Return the play before the last round."""
        return replace(self, rounds=self.rounds[:-1])

    def holds_by(self) -> tuple[str, ...]:
        """Return the concepts by which nobody leaves the state where things stand."""
        found = stability(self.model.game, DEFAULT)
        return tuple(concept for concept in DEFAULT if found.equilibria(concept)[self.state])


def answered(model: ConflictModel, dm: int, state: int) -> Turn:
    """Return what a decision maker does: the improvement that it likes best, if it has one."""
    best = best_of(model, dm, state)
    thought = None if best is None else why(model, dm, state, best)
    moves = thought is not None and thought.better > 0
    return Turn(dm, state, best if moves and best is not None else state, best, thought)


def mine(model: ConflictModel, dm: int, state: int, target: int) -> Turn:
    """Return what was chosen."""
    best = best_of(model, dm, state)
    other = target if target != state else best
    return Turn(dm, state, target, best, None if other is None else why(model, dm, state, other))


def best_of(model: ConflictModel, dm: int, state: int) -> int | None:
    """Return the state that a decision maker likes best of those it can move to: of several, the first."""
    moves = model.game.moves(dm, state)
    return int(moves[np.asarray(model.game.ranks)[dm][moves].argmax()]) if len(moves) else None


def why(model: ConflictModel, dm: int, first: int, second: int) -> Why:
    """Return why a decision maker likes the second state more or less than the first."""
    ranks = np.asarray(model.game.ranks)[dm]
    order = np.unique(ranks)[::-1].tolist()
    found = Why(
        better=int(np.sign(int(ranks[second]) - int(ranks[first]))),
        place=(order.index(ranks[first]) + 1, order.index(ranks[second]) + 1),
        places=len(order),
    )
    if model.file.graph is not None or not found.better:
        return found
    masks = model.representatives[[first, second]]
    for number, one in enumerate(model.file.decision_makers[dm].prefers or (), start=1):
        before, after = parsed(one.formula).true_in(masks, model.file.bits)
        if before != after:
            return replace(found, statement=number, formula=one.formula)
    return found
