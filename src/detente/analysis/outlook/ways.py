"""In what share of the preferences that the record admits improvements lead where they are told to."""

from collections.abc import Iterator, Sequence

import numpy as np

from detente.analysis.drawing import drawings
from detente.analysis.outlook.deciding import ends_of_game
from detente.analysis.outlook.results import Bools, Share
from detente.analysis.sweeps import wilson
from detente.compute import plan
from detente.formats.conflict_model import ConflictModel
from detente.models.graph_model import Game
from detente.models.graph_model.paths import reached_from

MOST_DRAWS, LEAST_DRAWS, WORK = 100, 12, 1 << 14
"""So often at the most and at the least, and for so many states in all, it is drawn where improvements lead."""


class Ways:
    """The conflict under some of the preferences that the record admits, each asked where improvements lead."""

    def __init__(self, model: ConflictModel, draws: int, seed: int) -> None:
        self.today, self.games = model.status_quo, tuple(drawn_games(model, draws, seed))

    def ending(self, ends: tuple[tuple[int, ...], ...]) -> Share | None:
        """Return in what share improvements end just there; nothing where nothing was drawn."""
        return share([ends_of_game(game, self.today) == ends for game in self.games])

    def missing(self, some: Sequence[Bools]) -> list[Share | None]:
        """Return for each of some sets of states in what share improvements lead from today to none of them."""
        if self.today is None or not some:
            return [None for _ in some]
        everyone = [tuple(game.decision_makers) for game in self.games]
        reached = [
            reached_from(game, self.today, movers, improving=True).distance >= 0
            for game, movers in zip(self.games, everyone, strict=True)
        ]
        return [share([not (states & one).any() for one in reached]) for states in some]


def drawn_games(model: ConflictModel, asked: int, seed: int) -> Iterator[Game]:
    """Yield the conflict under drawn preferences; none where nothing is uncertain or it is too large for enough."""
    draws = min(MOST_DRAWS, WORK // model.game.n_states, asked)
    if draws < max(min(LEAST_DRAWS, asked), 1):
        return
    drawn = drawings(model)
    for block in plan(draws, seed):
        for rng, count in block.chunks():
            ranks = np.stack([one.drawn(rng, count)[0] for one in drawn], axis=1)  # [draw, decision maker, state]
            yield from (model.game.with_ranks(one) for one in ranks)


def share(hits: Sequence[bool]) -> Share | None:
    """Return in what share of draws something is so."""
    if not hits:
        return None
    low, high = wilson(np.array([sum(hits)]), len(hits))[0].tolist()
    return Share(sum(hits) / len(hits), low, high, len(hits))
