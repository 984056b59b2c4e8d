"""What was drafted from the record of a day, and how an outcome stood by it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.analysis.conflict_of_record import drafted_from
from detente.analysis.drafted import Drafted
from detente.analysis.drafting.deeds import Deeds, deeds_of
from detente.analysis.drafting.options import Cluster
from detente.analysis.drafting.sides import Sides
from detente.analysis.drawing import drawings
from detente.analysis.outlook.results import Share
from detente.analysis.over_time.edits import Day as EditedDay
from detente.analysis.over_time.edits import Edits
from detente.analysis.over_time.matching import Named, matched
from detente.analysis.over_time.results import Absent, Outcome, Standing
from detente.analysis.sweeps import wilson
from detente.compute import plan
from detente.formats.conflict_model import ConflictModel, modelled
from detente.models.graph_model import Conflict, stable_at
from detente.record import Record

MOST_OPTIONS = 10
"""Options of a draft of one day: 1,024 combinations, of which many are looked at in turn."""
NOTHING_LEFT = "In the conflict as it was changed by hand nobody can do anything, so nothing can be told day by day."


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
    """With what a person changed in it."""
    drawn: Drawn
    edits: Edits | None = None
    own: Mapping[str, str] = field(default_factory=dict)
    """The options that the person added, and what each is called here."""

    @classmethod
    def of(cls, record: Record, drawn: Drawn, edits: Edits | None = None) -> "Known":
        """Return what could be drafted from a record."""
        return cls.of_deeds(deeds_of(record), drawn, edits)

    @classmethod
    def of_deeds(cls, deeds: Deeds, drawn: Drawn, edits: Edits | None = None, without: Collection[str] = ()) -> "Known":
        """Return what could be drafted from what is said of deeds, with what a person changed.

        Args:
            deeds: What is said of deeds.
            drawn: How often uncertain preferences are drawn.
            edits: What a person changed in the latest draft.
            without: Facts that are left out of the deeds.
        """
        drafted = drafted_from(deeds, most=MOST_OPTIONS, needed=edits.needed if edits else ())
        if edits is None or drafted.missing:
            return cls(deeds, drafted, drawn, edits)
        facts = {one.id for one in deeds.record.facts if one.id in edits.evidence}.difference(without)
        result = edits.on(EditedDay(drafted.file, options_of(deeds, drafted.file.bits), deeds.sides, facts))
        missing = None if result.file.options else NOTHING_LEFT
        return cls(deeds, replace(drafted, file=result.file, missing=missing), drawn, edits, result.own)

    def without(self, facts: Sequence[str]) -> "Known":
        """Return the same if some facts had not been reported."""
        return Known.of_deeds(self.deeds.without(facts), self.drawn, self.edits, facts)

    @cached_property
    def model(self) -> ConflictModel | None:
        """The conflict with its states; none: there is no conflict."""
        return None if self.drafted.missing else modelled(self.drafted.file)

    @cached_property
    def options(self) -> dict[str, Cluster]:
        """The options of the draft, by their ids; those that a person added are not among them."""
        return options_of(self.deeds, {*self.drafted.file.bits} - {*self.own.values()})

    def named_in(self, earlier: "Known", sides: Sides) -> Named:
        """Return what each option is called in an earlier draft, and -1 where that is its undoing.

        Args:
            earlier: An earlier draft.
            sides: Who speaks with one voice by the latest record.
        """
        own = {name: (earlier.own[one], 1) if one in earlier.own else None for one, name in self.own.items()}
        return {**matched(self.options, earlier.options, sides), **own}

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

    def standing(self, outcome: Outcome, names: Named) -> Standing:
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


def options_of(deeds: Deeds, kept: Collection[str]) -> dict[str, Cluster]:
    """Return the deeds that are options, by their ids."""
    return {one.id: one for one in deeds.clusters if one.id in kept}
