"""Two analyses side by side: of a conflict as it is, and as it would be if something were different."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from detente.analysis.solving import FromToday, Solution, from_today, solved
from detente.analysis.supposing import numbered, with_changes
from detente.formats.conflict_model import ConflictModel, modelled
from detente.formats.suppositions import Change
from detente.models.graph_model import DEFAULT


@dataclass(frozen=True)
class Outcome:
    """A state that holds before or after, with the concepts by which it does."""

    before: int | None
    """Its number before; nothing: it could not come about."""
    after: int | None
    """Its number after; nothing: it cannot come about."""
    held: tuple[str, ...]
    holds: tuple[str, ...]

    @property
    def gained(self) -> tuple[str, ...]:
        """The concepts by which it holds and did not."""
        return tuple(one for one in self.holds if one not in self.held)

    @property
    def lost(self) -> tuple[str, ...]:
        """The concepts by which it held and does not."""
        return tuple(one for one in self.held if one not in self.holds)


@dataclass(frozen=True, eq=False)
class Supposition:
    """What is different when some things are: the two analyses, and what they differ in."""

    changes: tuple[Change, ...]
    before: Solution
    after: Solution
    today_before: FromToday | None
    today_after: FromToday | None

    @cached_property
    def held(self) -> dict[int, tuple[str, ...]]:
        """The states that held before, with the concepts by which they did."""
        return self.before.holding()

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What holds before or after, those that hold after first."""
        before, after = self.held, self.after.holding()
        found, seen = [], set()
        for state, holds in after.items():
            old = self.counterpart(state, here=self.after.model, there=self.before.model)
            seen.add(old)
            found.append(Outcome(old, state, before.get(old, ()) if old is not None else (), holds))
        for state, held in before.items():
            if state not in seen:
                new = self.counterpart(state, here=self.before.model, there=self.after.model)
                found.append(Outcome(state, new, held, ()))
        return tuple(found)

    def without_what_is_new(self, one: Outcome) -> int | None:
        """Return the state of before that is the same but for options that are new, if it held."""
        if one.after is None:
            return None
        known = [option for option in self.after.model.options(one.after) if option in self.before.model.file.bits]
        state = numbered(self.before.model, known)
        return state if state in self.held else None

    def counterpart(self, state: int, *, here: ConflictModel, there: ConflictModel) -> int | None:
        """Return the number that a state has in the other conflict, or nothing when there is no such state."""
        return numbered(there, here.options(state))

    @property
    def now_hold(self) -> list[Outcome]:
        """The outcomes that hold and did not, by any concept."""
        return [one for one in self.outcomes if one.holds and not one.held]

    @property
    def no_longer_hold(self) -> list[Outcome]:
        """The outcomes that held and do not, by any concept."""
        return [one for one in self.outcomes if one.held and not one.holds]

    @property
    def hold_otherwise(self) -> list[Outcome]:
        """The outcomes that hold as they did, but by other concepts."""
        return [one for one in self.outcomes if one.held and one.holds and (one.gained or one.lost)]

    @property
    def hold_as_before(self) -> list[Outcome]:
        """The outcomes that hold by the same concepts."""
        return [one for one in self.outcomes if one.held == one.holds]

    @cached_property
    def newly_reached(self) -> list[int]:
        """The states, as numbered after, that improvements lead to from today and did not."""
        return self.reached_only(self.today_after, self.today_before, self.after.model, self.before.model)

    @cached_property
    def no_longer_reached(self) -> list[int]:
        """The states, as numbered before, that improvements led to from today and do not."""
        return self.reached_only(self.today_before, self.today_after, self.before.model, self.after.model)

    def reached_only(
        self, one: FromToday | None, other: FromToday | None, here: ConflictModel, there: ConflictModel
    ) -> list[int]:
        """Return the states that improvements lead to from today in one conflict and not in the other."""
        if one is None or other is None:
            return []
        found = []
        for state in np.flatnonzero(one.by_improvements.distance >= 0).tolist():
            same = self.counterpart(state, here=here, there=there)
            if same is None or other.by_improvements.distance[same] < 0:
                found.append(state)
        return found

    def rests(self) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
        """Return in which states improvements from today come to rest, before and after, by the options taken."""
        sides = ((self.today_before, self.before.model), (self.today_after, self.after.model))
        before, after = (
            [model.options(state) for group in today.attractors for state in group.tolist()] if today else []
            for today, model in sides
        )
        return before, after


def compared(model: ConflictModel, sentences: Sequence[str], *, concepts: Sequence[str] = DEFAULT) -> Supposition:
    """Return what is different when this is.

    Raises:
        ConflictError: The sentences are not understood, or the conflict cannot be so.
        ModelError: A concept is not defined for the conflict.
    """
    supposed = with_changes(model.file, sentences)
    other = modelled(supposed.file, source="as changed")
    return Supposition(
        changes=supposed.changes,
        before=solved(model, concepts=concepts),
        after=solved(other, concepts=concepts),
        today_before=None if model.status_quo is None else from_today(model),
        today_after=None if other.status_quo is None else from_today(other),
    )
