"""In what share of the preferences that cannot be excluded each state is an equilibrium, and what decides it."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from detente.analysis.drawing import Drawing, Factor, drawings, factors
from detente.compute import CHUNK, Block, plan, results
from detente.formats.conflict_model import ConflictModel
from detente.models.graph_model import Engine, Game, stable_many
from detente.version import __version__

WORTH_SENDING = 1.0
"""Seconds that a block takes at the least where it is worked on elsewhere."""
TABLE_CELLS = 20_000_000
"""What decides most is counted only while the table of it stays below so many cells."""
Z = 1.959963984540054
"""The 97.5 % point of the normal distribution: intervals hold the true share in 95 of 100 sweeps."""


@dataclass(frozen=True)
class Decider:
    """How much of the outcome one uncertain thing decides."""

    factor: Factor
    importance: float
    """The part of the variance of the outcome that goes away when this alone is known (first-order Sobol index)."""
    state: int
    """The state whose share it moves most."""
    shares: tuple[tuple[str, int, float], ...]
    """What came out of it, in how many draws, and the share of these in which that state was an equilibrium."""


@dataclass(frozen=True, eq=False)
class Sweep:
    """What many draws of the preferences give."""

    draws: int
    seed: int
    concepts: tuple[str, ...]
    counts: NDArray[np.int64]
    """[concept, state] In how many draws the state is an equilibrium."""
    decided_for: str
    """The concept for which it was counted what decides."""
    decides: tuple[Decider, ...]
    """What decides, the most important first."""
    version: str = field(default=__version__)

    def share(self, concept: str) -> NDArray[np.float64]:
        """Return the share of draws in which each state is an equilibrium."""
        found: NDArray[np.float64] = self.counts[self.concepts.index(concept)] / self.draws
        return found

    def interval(self, concept: str) -> NDArray[np.float64]:
        """Return the 95 % interval of each share [state, low and high]."""
        return wilson(self.counts[self.concepts.index(concept)], self.draws)


@dataclass
class Tally:
    """What has been counted in some draws."""

    counts: NDArray[np.int64]
    values: list[NDArray[np.int64]]
    """Per factor [value] in how many draws it came out."""
    hits: list[NDArray[np.int64]]
    """Per factor [value, state] in how many of these the state was an equilibrium."""

    def add(self, other: "Tally") -> None:
        """Add what was counted in other draws."""
        self.counts += other.counts
        for mine, theirs in zip(self.values + self.hits, other.values + other.hits, strict=True):
            mine += theirs


def sweep(
    model: ConflictModel,
    *,
    draws: int,
    seed: int,
    concepts: Sequence[str],
    executor: Executor | None = None,
    blocks: int = 1,
    clock: Callable[[], float] = perf_counter,
    engine: Engine = "auto",
) -> Sweep:
    """Return what the concepts say over many draws of what is uncertain.

    The numbers follow from the conflict, the draws and the seed; where they are worked out changes nothing.
    """
    drawn = drawings(model)
    kinds = factors(model, drawn)
    decided_for = "seq" if "seq" in concepts else concepts[0]
    small = sum(len(one.values) for one in kinds) * model.game.n_states <= TABLE_CELLS
    key = concepts.index(decided_for)
    work = partial(tallied, model.game, drawn, kinds if small else (), tuple(concepts), key, engine=engine)
    if executor is not None:
        blocks = worthwhile(work, draws, seed, blocks, clock)
    total: Tally | None = None
    for tally in results(work, plan(draws, seed, blocks=blocks), executor):
        if total is None:
            total = tally
        else:
            total.add(tally)
    assert total is not None
    decides = deciders(kinds, total) if small else ()
    return Sweep(draws, seed, tuple(concepts), total.counts, decided_for, decides)


def worthwhile(work: Callable[[Block], object], draws: int, seed: int, blocks: int, clock: Callable[[], float]) -> int:
    """Return into how many blocks to cut, at most `blocks`, so that each is worth sending away.

    The first chunk is tried here (twice: the first time may compile), which changes no number of the result.
    """
    first = plan(min(draws, CHUNK), seed)[0]
    work(first)
    begin = clock()
    work(first)
    chunks = -(-draws // CHUNK)
    return max(1, min(blocks, int(chunks * (clock() - begin) / WORTH_SENDING)))


def tallied(
    game: Game,
    drawn: Sequence[Drawing],
    kinds: Sequence[Factor],
    concepts: Sequence[str],
    key: int,
    block: Block,
    *,
    engine: Engine = "auto",
) -> Tally:
    """Return what is counted in one block."""
    states = game.n_states
    tally = Tally(
        np.zeros((len(concepts), states), dtype=np.int64),
        [np.zeros(len(kind.values), dtype=np.int64) for kind in kinds],
        [np.zeros((len(kind.values), states), dtype=np.int64) for kind in kinds],
    )
    for rng, count in block.chunks():
        pairs = [one.drawn(rng, count) for one in drawn]
        ranks = np.stack([ranks for ranks, _ in pairs], axis=1)
        stable = stable_many(game, ranks, concepts, engine=engine)  # [draw, concept, state]
        tally.counts += stable.sum(axis=0)
        outcomes = [value for _, values in pairs for value in values]
        for value, seen, hits in zip(outcomes, tally.values, tally.hits, strict=bool(kinds)):
            seen += np.bincount(value, minlength=len(seen))
            for one in np.unique(value):
                hits[one] += stable[value == one, key].sum(axis=0)
    return tally


def deciders(kinds: Sequence[Factor], total: Tally) -> tuple[Decider, ...]:
    """Return how much each factor decides, the most important first."""
    found = []
    for kind, seen, hits in zip(kinds, total.values, total.hits, strict=True):
        draws = seen.sum()
        share = hits.sum(axis=0) / draws
        out = np.flatnonzero(seen)
        given = hits[out] / seen[out, None]
        explained = (seen[out, None] / draws * (given - share) ** 2).sum(axis=0)
        whole = float((share * (1 - share)).sum())
        state = int(explained.argmax())
        shares = tuple((kind.values[value], int(seen[value]), float(given[at, state])) for at, value in enumerate(out))
        found.append(Decider(kind, float(explained.sum()) / whole if whole else 0.0, state, shares))
    return tuple(sorted(found, key=lambda one: -one.importance))


def wilson(hits: NDArray[np.int64], draws: int) -> NDArray[np.float64]:
    """Return the 95 % interval of shares (Wilson 1927): [.., low and high].

    >>> wilson(np.array([0, 50]), 100).round(3).tolist()
    [[0.0, 0.037], [0.404, 0.596]]
    """
    share = hits / draws
    middle = (share + Z**2 / (2 * draws)) / (1 + Z**2 / draws)
    half = Z / (1 + Z**2 / draws) * np.sqrt(share * (1 - share) / draws + Z**2 / (4 * draws**2))
    # Rounding must not push an end past the share itself, which for none and for all is that end.
    return np.stack((np.minimum(middle - half, share), np.maximum(middle + half, share)), axis=-1).clip(0, 1)
