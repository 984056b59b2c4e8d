"""What was drafted from the record of a day, and how an outcome stood by it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.analysis.conflict_of_record import drafted_from
from detente.analysis.drafted import Drafted
from detente.analysis.drafting.deeds import Deeds, deeds_of
from detente.analysis.drafting.options import Cluster
from detente.analysis.drawing import drawings
from detente.analysis.outlook.results import Share
from detente.analysis.over_time.results import Absent, Outcome, Standing
from detente.analysis.sweeps import wilson
from detente.compute import plan
from detente.formats.conflict_model import ConflictModel, modelled
from detente.models.graph_model import Conflict, stable_at
from detente.record import Record

MOST_OPTIONS = 10
"""Options of a draft of one day: 1,024 combinations, of which many are looked at in turn."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """How often preferences are drawn, and from what."""

    draws: int
    seed: int


@dataclass(frozen=True, eq=False)
class Known:
    """What could be drafted from what was known at a time."""

    deeds: Deeds
    drafted: Drafted
    drawn: Drawn

    @classmethod
    def of(cls, record: Record, drawn: Drawn) -> "Known":
        """Return what could be drafted from a record."""
        return cls.of_deeds(deeds_of(record), drawn)

    @classmethod
    def of_deeds(cls, deeds: Deeds, drawn: Drawn) -> "Known":
        """Return what could be drafted from what is said of deeds."""
        return cls(deeds, drafted_from(deeds, most=MOST_OPTIONS), drawn)

    def without(self, facts: Sequence[str]) -> "Known":
        """Return the same if some facts had not been reported."""
        deeds = self.deeds.without(facts)
        return Known(deeds, drafted_from(deeds, most=MOST_OPTIONS), self.drawn)

    @cached_property
    def model(self) -> ConflictModel | None:
        """The conflict with its states; none: there is no conflict."""
        return None if self.drafted.missing else modelled(self.drafted.file)

    @cached_property
    def options(self) -> dict[str, Cluster]:
        """The options of the draft, by their ids."""
        kept = {one.id for one in self.drafted.file.options}
        return {one.id: one for one in self.deeds.clusters if one.id in kept}

    @cached_property
    def draws(self) -> NDArray[np.int32]:
        """Ranks [draw, decision maker, state] that the record admits; one draw where nothing is uncertain."""
        assert self.model is not None
        count = self.drawn.draws if self.model.file.uncertain else 1
        drawn = drawings(self.model)
        some = [
            np.stack([one.drawn(rng, size)[0] for one in drawn], axis=1)
            for block in plan(count, self.drawn.seed)
            for rng, size in block.chunks()
        ]
        return np.concatenate(some).astype(np.int32)

    @cached_property
    def today(self) -> int:
        """The options that are taken, as a mask."""
        file = self.drafted.file
        return sum(1 << file.bits[one] for one in file.status_quo or ())

    def standing(self, outcome: Outcome, names: "dict[str, tuple[str, int] | None]") -> Standing:
        """Return how an outcome stood.

        Args:
            outcome: An outcome.
            names: Each option of the last draft by what it was called at the time, and -1 where that was its undoing.
        """
        if self.model is None:
            return Standing(absent=Absent.NO_CONFLICT)
        mask, bits = self.today, self.model.file.bits
        for part in outcome.parts:
            known = names.get(part.option)
            if known is None:
                return Standing(absent=Absent.NOT_NAMED)
            name, turn = known
            bit = 1 << bits[name]
            mask = mask | bit if part.taken == (turn > 0) else mask & ~bit
        assert isinstance(self.model.game, Conflict)
        state = self.model.game.index(mask)
        return Standing(absent=Absent.IMPOSSIBLE) if state is None else self.at(state)

    def at(self, state: int) -> Standing:
        """Return how a state stood."""
        assert self.model is not None
        game = self.model.game
        assert isinstance(game, Conflict)
        nash, seq = stable_at(game, np.asarray(game.ranks)[None], state)
        hits = stable_at(game, self.draws, state)[1]
        low, high = wilson(np.array([hits.sum()]), len(hits))[0].tolist()
        share = Share(float(hits.mean()), low, high, len(hits)) if self.model.file.uncertain else None
        return Standing(share, bool(seq.all()), bool(nash.all()))
