"""Preferences drawn at random from what a conflict file calls uncertain.

* `place = [a, b]`: the statement has some rank from a to b. Whose range ends first chooses first (of those that end
  together, whose begins last), each rank in its range that is still free equally likely; where none is left, all choose
  again. The statements without a place keep their order among themselves and fill the ranks that are left.
* `sign = "unknown"`: the statement holds with the chance `confidence` (one half if it is left out), else its negation.
* `confidence = c` alone: with the chance 1 - c the statement is left out.
* `swaps = s`: going down the ranking, each tier changes places with the next one with the chance s.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from detente.formats.conflict_file import DecisionMaker, Statement
from detente.formats.conflict_model import ConflictModel

Ranks: TypeAlias = NDArray[np.int32]
Bools: TypeAlias = NDArray[np.bool_]
Numbers: TypeAlias = NDArray[np.int64]

LEFT_OUT, HOLDS, NEGATED = 0, 1, 2
GROUP = 40
"""So many statements are weighed at once; with the ranks before them they fit into 64 bits."""


@dataclass(frozen=True)
class Factor:
    """Something that is drawn: a statement's sign and place, or whether two neighbours change places."""

    decision_maker: int
    statement: int | None
    """The number of the statement; nothing: a pair of tiers."""
    tier: int | None
    values: tuple[str, ...]
    """What can come out of it, in words."""


@dataclass(frozen=True)
class Drawing:
    """What can be drawn for one decision maker, ready to be drawn many times."""

    number: int
    truths: NDArray[np.int64]
    """[statement, state] 1 where it is true."""
    places: Numbers
    """[statement, 2] The first and last rank, from 0; -1 for those without a place."""
    holds: NDArray[np.float64]
    """[statement, 3] The chances that it is left out, holds, is negated."""
    tiers: Numbers
    """[state] The tier of each state in a ranking, from 0, the best."""
    swaps: float
    fixed: Ranks | None
    """[state] The ranks when nothing is uncertain."""

    def drawn(self, rng: np.random.Generator, draws: int) -> tuple[Ranks, list[Numbers]]:
        """Return ranks [draw, state], and for each factor which of its values came out [draw]."""
        if self.fixed is not None:
            return np.broadcast_to(self.fixed, (draws, len(self.fixed))), []
        return self.drawn_statements(rng, draws) if len(self.truths) else self.drawn_ranking(rng, draws)

    def drawn_statements(self, rng: np.random.Generator, draws: int) -> tuple[Ranks, list[Numbers]]:
        """Return ranks that statements of drawn sign and place give."""
        count = len(self.truths)
        signs = (rng.random((draws, count, 1)) > self.holds.cumsum(axis=1)[None, :, :2]).sum(axis=2)
        places = drawn_places(self.places, rng, draws)
        ranks = np.zeros((draws, self.truths.shape[1]), dtype=np.int32)
        for first in range(0, count, GROUP):
            now = (places >= first) & (places < first + GROUP)
            weights = np.where(now, np.left_shift(np.int64(1), np.clip(first + GROUP - 1 - places, 0, GROUP)), 0)
            weights *= np.array([0, 1, -1], dtype=np.int64)[signs]
            keys: Numbers = (ranks.astype(np.int64) << (GROUP + 2)) + weights.astype(np.int64) @ self.truths
            ranks = dense(keys)
        values = np.where(signs == LEFT_OUT, 0, signs * count + places)
        return ranks, [values[:, one] for one in np.flatnonzero(self.uncertain())]

    def uncertain(self) -> Bools:
        """Return of which statements something is drawn."""
        found: Bools = (self.places[:, 0] >= 0) | (self.holds[:, HOLDS] < 1)
        return found

    def drawn_ranking(self, rng: np.random.Generator, draws: int) -> tuple[Ranks, list[Numbers]]:
        """Return ranks after neighbours have changed places."""
        count = int(self.tiers.max()) + 1
        swapped = rng.random((draws, count - 1)) < self.swaps
        order = np.broadcast_to(np.arange(count), (draws, count)).copy()  # [draw, place] the tier there
        for place in range(count - 1):
            pair = order[:, place : place + 2]
            order[:, place : place + 2] = np.where(swapped[:, place, None], pair[:, ::-1], pair)
        ranks = np.empty_like(order)
        np.put_along_axis(ranks, order, np.broadcast_to(np.arange(count)[::-1], order.shape), axis=1)
        return ranks[:, self.tiers].astype(np.int32), list(swapped.T.astype(np.int64))


def drawings(model: ConflictModel) -> tuple[Drawing, ...]:
    """Return for each decision maker what can be drawn."""
    return tuple(drawing(number, who, model) for number, who in enumerate(model.file.decision_makers))


def drawing(number: int, who: DecisionMaker, model: ConflictModel) -> Drawing:
    """Return what can be drawn for a decision maker."""
    ranks = np.asarray(model.game.ranks)[number]
    statements = who.prefers if who.uncertain and who.prefers else ()
    truths = [model.true_in(one.formula) for one in statements]
    tiers = np.unique(-ranks, return_inverse=True)[1].astype(np.int64)
    return Drawing(
        number=number,
        truths=np.array(truths, dtype=np.int64).reshape(len(statements), len(ranks)),
        places=np.array([places(one) for one in statements], dtype=np.int64).reshape(-1, 2),
        holds=np.array([chances(one) for one in statements]).reshape(-1, 3),
        tiers=tiers,
        swaps=who.swaps if tiers.max(initial=0) else 0.0,
        fixed=None if who.uncertain and (statements or tiers.max(initial=0)) else ranks,
    )


def places(statement: Statement) -> tuple[int, int]:
    """Return the first and last rank, from 0; -1 without a place."""
    return (-1, -1) if statement.place is None else (statement.place[0] - 1, statement.place[1] - 1)


def chances(statement: Statement) -> tuple[float, float, float]:
    """Return the chances that a statement is left out, holds, is negated."""
    if statement.sign == "unknown":
        holds = 0.5 if statement.confidence is None else statement.confidence
        return 0.0, holds, 1 - holds
    holds = 1.0 if statement.confidence is None else statement.confidence
    return 1 - holds, holds, 0.0


def drawn_places(ranges: Numbers, rng: np.random.Generator, draws: int) -> Numbers:
    """Return ranks [draw, statement], from 0: each in its range, the others in order in what is left.

    Whose range ends first chooses first (of those that end together, whose begins last), each free rank in its range
    equally likely. Where none is left for one, all of that draw choose again.
    """
    count = len(ranges)
    free_ones = np.flatnonzero(ranges[:, 0] < 0)
    placed = [int(one) for one in np.lexsort((-ranges[:, 0], ranges[:, 1])) if ranges[one, 0] >= 0]
    found = np.empty((draws, count), dtype=np.int64)
    waiting = np.arange(draws)
    while len(waiting):
        taken = np.zeros((len(waiting), count), dtype=np.bool_)
        lost = np.zeros(len(waiting), dtype=np.bool_)
        for one in placed:
            keys = rng.random((len(waiting), count))
            keys[taken] = -1
            keys[:, : ranges[one, 0]] = keys[:, ranges[one, 1] + 1 :] = -1
            chosen = keys.argmax(axis=1)
            lost |= np.take_along_axis(keys, chosen[:, None], axis=1)[:, 0] < 0
            taken[np.arange(len(waiting)), chosen] = True
            found[waiting, one] = chosen
        if len(free_ones):
            left = np.argsort(taken, axis=1, kind="stable")[:, : len(free_ones)]
            found[waiting[:, None], free_ones[None, :]] = left
        waiting = waiting[lost]
    return found


def dense(keys: Numbers) -> Ranks:
    """Return ranks [draw, state] from 0, in the order of keys [draw, state]."""
    order = np.argsort(keys, axis=1, kind="stable")
    in_order = np.take_along_axis(keys, order, axis=1)
    steps = np.zeros(keys.shape, dtype=np.int32)
    steps[:, 1:] = np.cumsum(in_order[:, 1:] != in_order[:, :-1], axis=1)
    ranks = np.empty(keys.shape, dtype=np.int32)
    np.put_along_axis(ranks, order, steps, axis=1)
    return ranks


def factors(model: ConflictModel, drawn: Sequence[Drawing]) -> tuple[Factor, ...]:
    """Return what is drawn, in the order in which `Drawing.drawn` tells what came out."""
    found: list[Factor] = []
    for one in drawn:
        if one.fixed is not None:
            continue
        if len(one.truths):
            count = len(one.truths)
            ranks = [f"rank {rank + 1}" for rank in range(count)]
            values = tuple(
                ["left out"] * count + [f"{sign}, {rank}" for sign in ("holds", "negated") for rank in ranks]
            )
            found += [Factor(one.number, int(at), None, values) for at in np.flatnonzero(one.uncertain())]
        else:
            found += [Factor(one.number, None, at, ("in order", "exchanged")) for at in range(int(one.tiers.max()))]
    return tuple(found)
