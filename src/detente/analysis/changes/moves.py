"""Which way a party moved: hardened, softened, with a new or a dropped condition, demand or red line.

Two steps of a party on an issue are compared only when their words are about the same thing and the second was said on
a later day. What is told of the second:

- *softened* or *hardened* when its stance commits the party more or less to what the other side may want, in the order
  accepts, offers, demands, refuses, threatens. It is the order of the verbal acts in scales of conflict and cooperation
  (Goldstein 1992, for WEIS; PLOVER's AGREE, REQUEST, REJECT, THREATEN), of which the order alone is used; to give way
  is to lower what one holds out for (Pruitt 1981).
- *new condition*: a condition ties an offer or an acceptance to something and hardens it; it opens a refusal or a
  threat a little, and softens it. *Dropped condition* is the reverse, and is told only when the same thing is said
  outright.
  Conditions of demands say when, not how much: they are told without a direction.
- *new red line*: words that rule out any other outcome, where there were none; this hardens.
- *dropped demand*: only when the party accepts, offers or concedes what it demanded not to be, or says that it does not
  demand it. A demand that is not heard again is not dropped: it is *not repeated since*.
- `attitude` of a statement (hardening, softening) is told where the words alone do not show a direction.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from detente.analysis.changes.alike import Likeness
from detente.analysis.changes.histories import History, Step
from detente.record import Attitude, Stance

ORDER = (Stance.ACCEPTS, Stance.OFFERS, Stance.DEMANDS, Stance.REFUSES, Stance.THREATENS)
GIVING = frozenset({Stance.ACCEPTS, Stance.OFFERS})
CLOSED = frozenset({Stance.REFUSES, Stance.THREATENS})
NO_LONGER = re.compile(
    r"\b(?:no longer|not any ?more|(?:dropp|abandon|withdr|waiv|gave|giv)\w*\s+(?:up\s+)?"
    r"(?:its|their|the|his|her)\s+(?:demand|condition|insistence|objection)s?)\b",
    re.IGNORECASE,
)


class Direction(StrEnum):
    """How a party moved."""

    HARDENED = "hardened"
    SOFTENED = "softened"
    NEW_CONDITION = "new condition"
    DROPPED_CONDITION = "dropped condition"
    DROPPED_DEMAND = "dropped demand"
    NEW_RED_LINE = "new red line"


@dataclass(frozen=True)
class Move:
    """A party says something else than before about the same thing."""

    party: str
    issue: str
    directions: tuple[Direction, ...]
    before: Step
    after: Step

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of the statements on both sides, the later first."""
        return *self.after.statements, *self.before.statements


@dataclass(frozen=True)
class Repeat:
    """A party says again what it said before."""

    party: str
    issue: str
    stance: Stance
    content: str
    count: int
    """Times that it was said again."""
    by: tuple[str, ...]
    """Who said it again."""
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Unrepeated:
    """A demand, an offer or a refusal that its party has not been heard to repeat, though it spoke: not dropped."""

    party: str
    issue: str
    stance: Stance
    content: str
    since: date
    """The last day on which it was said."""
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """A step, and the earlier one of the same thing if there is one."""

    step: Step
    before: Step | None
    directions: tuple[Direction, ...]

    @property
    def is_again(self) -> bool:
        """Whether the step says again what the earlier one says."""
        return self.before is not None and not self.directions and self.step.stance is self.before.stance


def compared(history: History) -> tuple[Told, ...]:
    """Return each step with the latest earlier one about the same thing, and what moved between them."""
    likeness = Likeness([step.words for step in history.steps])
    found = []
    for place, step in enumerate(history.steps):
        earlier = likeness.before(place)
        before = None if earlier is None else history.steps[earlier]
        found.append(Told(step, before, directions(before, step) if before else ()))
    return tuple(found)


def directions(before: Step, after: Step) -> tuple[Direction, ...]:
    """Return how `after` moves from `before`: in several ways at once, or not at all."""
    if before.day is None or after.day is None or after.day <= before.day:
        return ()
    return tuple(dict.fromkeys(steps(before, after)))


def steps(before: Step, after: Step) -> Iterator[Direction]:
    """Yield how a later step moves from an earlier one about the same thing."""
    told = list(plain_moves(before, after))
    yield from told
    if not {Direction.HARDENED, Direction.SOFTENED} & set(told):
        hint = {Attitude.HARDENING: Direction.HARDENED, Attitude.SOFTENING: Direction.SOFTENED}
        if after.attitude in hint and after.attitude != before.attitude:
            yield hint[after.attitude]


def plain_moves(before: Step, after: Step) -> Iterator[Direction]:
    """Yield the moves that stance, condition and red line show."""
    dropped = after.denied or NO_LONGER.search(after.content) is not None
    if before.stance is Stance.DEMANDS and (dropped or after.stance in GIVING):
        yield from (Direction.DROPPED_DEMAND, Direction.SOFTENED)
        return
    if before.stance is None or after.stance is None:
        return
    apart = ORDER.index(after.stance) - ORDER.index(before.stance)
    if apart:
        yield Direction.HARDENED if apart > 0 else Direction.SOFTENED
    elif (before.condition is None) != (after.condition is None):
        added = before.condition is None
        yield Direction.NEW_CONDITION if added else Direction.DROPPED_CONDITION
        if after.stance in GIVING:
            yield Direction.HARDENED if added else Direction.SOFTENED
        elif after.stance in CLOSED:
            yield Direction.SOFTENED if added else Direction.HARDENED
    if after.red_line and not before.red_line:
        yield from (Direction.NEW_RED_LINE, Direction.HARDENED)


def moves(told: Sequence[Told], inside: Callable[[Step], bool]) -> Iterator[Move]:
    """Yield the moves of steps that lie in the time asked for."""
    for one in told:
        if one.before and one.directions and inside(one.step):
            yield Move(one.step.party, one.step.issue, one.directions, one.before, one.step)


def repeats(told: Sequence[Told], inside: Callable[[Step], bool]) -> Iterator[Repeat]:
    """Yield what was said again in the time asked for, each thing once."""
    first = said_again(told)
    groups: dict[tuple[str, ...], list[Step]] = defaultdict(list)
    for one in told:
        if one.step.statements in first and inside(one.step):
            groups[first[one.step.statements].statements].append(one.step)
    for group in groups.values():
        origin = first[group[0].statements]
        if group[-1].stance:
            yield repeat(origin, group, group[-1].stance)


def said_again(told: Sequence[Told]) -> dict[tuple[str, ...], Step]:
    """Return the statements of each step that says again what an earlier one says -> the first that says it."""
    first: dict[tuple[str, ...], Step] = {}
    for one in told:
        if one.before is not None and one.is_again:
            first[one.step.statements] = first.get(one.before.statements, one.before)
    return first


def repeat(origin: Step, group: Sequence[Step], stance: Stance) -> Repeat:
    """Return what a party says again, from the steps that say it in order of time."""
    last = group[-1]
    return Repeat(
        party=last.party,
        issue=last.issue,
        stance=stance,
        content=last.content,
        count=len(group),
        by=tuple(sorted({step.by for step in group})),
        facts=(*(name for step in reversed(group) for name in step.statements), *origin.statements),
    )


def unrepeated(told: Sequence[Told], inside: Callable[[Step], bool], since: date) -> Iterator[Unrepeated]:
    """Yield what a party said before the time asked for and not in it, though it spoke on the issue then."""
    if not any(inside(one.step) for one in told):
        return
    followed = {one.before.statements for one in told if one.before}
    for one in told:
        step = one.step
        if step.day and step.day < since and step.stance and step.statements not in followed and not inside(step):
            yield Unrepeated(step.party, step.issue, step.stance, step.content, step.day, step.statements)
