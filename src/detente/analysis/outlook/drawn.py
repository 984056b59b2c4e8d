"""How single states of a large conflict stand under drawn preferences, each asked for by itself."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from detente.analysis.drawing import drawings, factors
from detente.analysis.outlook.results import Bools, Share
from detente.analysis.sweeps import Decider, Tally, deciders, wilson
from detente.compute import plan
from detente.formats.conflict_model import ConflictModel
from detente.models.graph_model import Conflict, stable_at

CELLS = 1 << 21
"""So many states are drawn at the most, in all draws together."""


class Drawn:
    """The preferences that the record admits, drawn once, and what was asked of states under them.

    Args:
        model: A conflict of at most 16 options in which something is uncertain.
        draws: How often preferences are drawn at the most; of large conflicts they are drawn less often.
        seed: From what the draws are made.
    """

    def __init__(self, model: ConflictModel, draws: int, seed: int) -> None:
        assert isinstance(model.game, Conflict)
        self.game = model.game
        self.draws = min(draws, CELLS // self.game.n_states)
        drawn = drawings(model)
        self.kinds = factors(model, drawn)
        ranks, values = [], []
        for block in plan(self.draws, seed):
            for rng, count in block.chunks():
                pairs = [one.drawn(rng, count) for one in drawn]
                ranks.append(np.stack([some for some, _ in pairs], axis=1).astype(np.int32))
                values.append([value for _, some in pairs for value in some])
        self.ranks = np.concatenate(ranks)  # [draw, decision maker, state]
        self.values: list[NDArray[np.int64]] = [np.concatenate(some) for some in zip(*values, strict=True)]
        self.asked: dict[int, Bools] = {}

    def holds(self, state: int) -> Bools:
        """Return in which draws nobody leaves a state [draw] (sequential stability)."""
        if state not in self.asked:
            self.asked[state] = stable_at(self.game, self.ranks, state)[1]
        return self.asked[state]

    def share(self, state: int) -> Share:
        """Return in what share of the draws a state holds."""
        hits = self.holds(state)
        low, high = wilson(np.array([hits.sum()]), len(hits))[0].tolist()
        return Share(float(hits.mean()), low, high, len(hits))

    def decides(self, states: Sequence[int]) -> tuple[Decider, ...]:
        """Return how much each uncertain thing decides of whether these states hold, the most important first."""
        stable = np.stack([self.holds(state) for state in states], axis=1)  # [draw, state]
        pairs = list(zip(self.values, (len(kind.values) for kind in self.kinds), strict=True))
        seen = [np.bincount(value, minlength=count) for value, count in pairs]
        hits = [np.stack([stable[value == one].sum(axis=0) for one in range(count)]) for value, count in pairs]
        found = deciders(self.kinds, Tally(stable.sum(axis=0)[None], seen, hits))
        return tuple(replace(one, state=states[one.state]) for one in found)
