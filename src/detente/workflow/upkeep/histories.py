"""How a party came to where it stands on an issue, worked out anew for the days on which a statement of it changed.

A step is compared with earlier ones by their words: another step of a day can matter to those that follow it and share
a word with it, as far as the comparison looks back, and to no others.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from detente.analysis.changes.alike import Likeness
from detente.analysis.changes.histories import Step
from detente.analysis.changes.moves import Told, directions
from detente.analysis.content import content_words
from detente.analysis.positions import NO_ISSUE
from detente.record import Attitude, Stance
from detente.store.asking import NEVER, Asking
from detente.store.histories import Histories
from detente.store.standing import Standing, parts
from detente.workflow.upkeep.facts import HISTORY
from detente.workflow.upkeep.grouping import ordered
from detente.workflow.upkeep.positions import positions_anew
from detente.workflow.upkeep.rows import Row, day_in, words_in

AT_ONCE = 4
"""Parties and issues that are worked out in one transaction."""
DENIES = ("demand", "propose", "reject", "refuse")
"""Acts of which it is told when a party does not do them."""
Said = Any
"""A statement's row, with the report's id and dates, and the words."""


def histories_anew(standing: Standing) -> bool:
    """Work out some parties' positions and steps on an issue."""
    found: dict[str, set[int]] = defaultdict(set)
    for name, day in standing.soiled(HISTORY, AT_ONCE):
        found[name].add(day)
    for name, days in found.items():
        party, issue = json.loads(name)
        held = Histories(standing.connection, party, None if issue == NO_ISSUE else issue, issue)
        retold(held, Asking(standing.connection), (party, issue), days)
        positions_anew(held, party, issue)
    standing.clean(HISTORY, found)
    return bool(found)


@dataclass(frozen=True)
class Kept:
    """A step as it is kept, but for the history to which it belongs."""

    id: bytes
    day: int | None
    known: int | None
    words: tuple[str, ...]
    before: bytes | None = None
    directions: str = ""
    first: bytes | None = None

    @property
    def time(self) -> tuple[int, int, bytes]:
        """Where it comes in its history."""
        return self.day or NEVER, self.known or NEVER, self.id

    def row(self, party: str, issue: str) -> Row:
        """Return its row."""
        return {
            "party": party,
            "issue": issue,
            "id": self.id,
            "day": self.day,
            "known": self.known,
            "words": " ".join(self.words),
            "before": self.before,
            "directions": self.directions,
            "first": self.first,
        }


def retold(held: Histories, asking: Asking, name: tuple[str, str], days: Collection[int]) -> None:
    """Work out the steps of a history that those of some days (0: without a day) may matter to.

    Args:
        held: The history.
        asking: Questions on what stands.
        name: Party and issue.
        days: On which a statement came, went or changed.
    """
    before = [kept_in(row) for row in held.steps()]
    steps = steps_in(asking, name, held.said_on(days))
    left = [one for one in before if (one.day or 0) not in days]
    after = sorted([*left, *(kept_as(one, step) for one, step in steps.items())], key=lambda one: one.time)
    todo = concerned(before, days) | concerned(after, days)
    likeness = Likeness([one.words for one in after])
    earlier: dict[bytes, bytes | None] = {}
    for place, one in enumerate(after):
        if one.id in todo:
            found = likeness.before(place)
            earlier[one.id] = None if found is None else after[found].id
    wanted = earlier.keys() | {one for one in earlier.values() if one}
    steps |= steps_in(asking, name, wanted - steps.keys())
    told = {one: told_of(steps[one], steps[other] if other else None) for one, other in earlier.items()}
    old = {one.id: one for one in before}
    changed = [one.row(*name) for one in settled(after, earlier, told) if old.get(one.id) != one]
    held.put_steps(old.keys() - {one.id for one in after}, changed)


def concerned(steps: Sequence[Kept], days: Collection[int]) -> set[bytes]:
    """Return the ids of the steps of some days, and of those that may be compared with them."""
    likeness, found = Likeness([one.words for one in steps]), set()
    for place, one in enumerate(steps):
        if (one.day or 0) in days:
            found |= {place, *likeness.followers(place)}
    return {steps[place].id for place in found}


def settled(steps: Iterable[Kept], earlier: Mapping[bytes, bytes | None], told: Mapping[bytes, Told]) -> Iterator[Kept]:
    """Yield steps in order of time as they are to be kept: those worked out anew, and what is said again with them.

    Args:
        steps: All steps of a history.
        earlier: Id of a step that is worked out anew -> with which it is compared.
        told: What moved between the two.
    """
    first: dict[bytes, bytes] = {}
    for one in steps:
        before, moved, again = one.before, one.directions, one.first is not None
        if one.id in told:
            before, again = earlier[one.id], told[one.id].is_again
            moved = ", ".join(told[one.id].directions)
        if again and before:
            first[one.id] = first.get(before, before)
        yield replace(one, before=before, directions=moved, first=first.get(one.id))


def steps_in(asking: Asking, name: tuple[str, str], ids: Collection[bytes]) -> dict[bytes, Step]:
    """Return id -> step for statements that give one; the rows of only some are held at a time."""
    found: dict[bytes, Step] = {}
    for part in parts(sorted(ids)):
        members: dict[bytes, list[Said]] = defaultdict(list)
        for row in asking.told(part):
            members[bytes(row.said or row.id)].append(row)
        leaders = {bytes(row.id): row for rows in members.values() for row in rows if row.id in members}
        found.update({one: step_of(*name, leaders[one], rows) for one, rows in members.items()})
    return found


def told_of(step: Step, before: Step | None) -> Told:
    """Return a step with the one that it is compared with, and what moved between them."""
    return Told(step, before, directions(before, step) if before else ())


def kept_in(row: Any) -> Kept:  # noqa: ANN401 (a row)
    """Return a step from its row."""
    before, first = (one and bytes(one) for one in (row.before, row.first))
    return Kept(bytes(row.id), row.day, row.known, tuple(row.words.split()), before, row.directions, first)


def kept_as(name: bytes, step: Step) -> Kept:
    """Return a step as it is kept before it is compared with others."""
    day, known = (one.toordinal() if one else None for one in (step.day, step.known))
    return Kept(name, day, known, tuple(sorted(step.words)))


def step_of(party: str, issue: str, row: Said, members: Iterable[Said]) -> Step:
    """Return what one statement does on its issue."""
    every = ordered(members)
    known = min((day for one in every if (day := day_in(one.known))), default=None)
    content = words_in(row.words, row.low, row.high, row.spans)
    return Step(
        party=party,
        issue=issue,
        day=day_in(row.day),
        known=known or day_in(row.day),
        stance=Stance(row.stance) if row.stance else None,
        content=content,
        words=content_words(content),
        red_line=any(one.red_line for one in every),
        condition=next((one.condition for one in every if one.condition), None),
        attitude=Attitude(row.attitude) if row.attitude else None,
        denied=row.negated and row.act in DENIES,
        by=row.speaker or party,
        statements=tuple(one.id.hex() for one in every),
    )
