"""What a record has for the first time from some day on: parties, issues, positions, deadlines and meetings."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from detente.analysis.changes.agenda import meeting_name, same_deadline, same_meeting, told_of
from detente.analysis.changes.moves import Told
from detente.record import Event, Fact, Meeting, MeetingStatus, Record, Stance, Statement

SomeFact = TypeVar("SomeFact", bound=Fact)


class NewKind(StrEnum):
    """What is new."""

    PARTY = "party"
    ISSUE = "issue"
    POSITION = "position"
    DEADLINE = "deadline"
    MEETING = "meeting"


@dataclass(frozen=True)
class New:
    """Something that no earlier report has."""

    kind: NewKind
    what: str
    """Slug of the party or the issue, or the words of the position, deadline or meeting."""
    day: date
    """When the first report of it appeared."""
    facts: tuple[str, ...]
    party: str | None = None
    issue: str | None = None
    stance: Stance | None = None


def news(
    record: Record, days: dict[str, date], told: Sequence[Told], since: date, inside: Callable[[date], bool]
) -> Iterator[New]:
    """Yield what is new in the time asked for; parties and issues only when there are earlier reports."""
    dated = [(days[fact.report], fact) for fact in record.facts if fact.report in days]
    ordered = [fact for _, fact in sorted(dated, key=lambda one: (one[0], one[1].id))]
    if any(day < since for day in days.values()):
        yield from first(NewKind.PARTY, ((name, fact) for fact in ordered for name in parties_in(fact)), days, inside)
        about = ((fact.issue, fact) for fact in ordered if isinstance(fact, Statement) and fact.issue)
        yield from first(NewKind.ISSUE, about, days, inside)
    yield from new_positions(told, inside)
    yield from new_meetings(record, days, inside)
    yield from new_deadlines(record, days, inside)


def new_positions(told: Iterable[Told], inside: Callable[[date], bool]) -> Iterator[New]:
    """Yield what a party says for the first time in the time asked for."""
    for one in told:
        step = one.step
        if one.before is None and step.stance and step.known and inside(step.known):
            yield New(
                NewKind.POSITION, step.content, step.known, step.statements, step.party, step.issue, step.stance
            )  # fmt: skip


def new_meetings(record: Record, days: dict[str, date], inside: Callable[[date], bool]) -> Iterator[New]:
    """Yield the meetings of which the first report that tells of them announces them in the time asked for."""
    known = sorted((one for one in record.meetings if one.report in days), key=lambda one: (days[one.report], one.id))
    coming = ((same_meeting(one), one) for one in known if one.date and told_of(one))
    for key, group in together(coming).items():
        fact, day = group[0], days[group[0].report]
        announced = fact.status in (MeetingStatus.PLANNED, MeetingStatus.PROPOSED)
        if key and inside(day) and announced:
            yield New(NewKind.MEETING, meeting_name(fact), day, tuple(one.id for one in group))


def new_deadlines(record: Record, days: dict[str, date], inside: Callable[[date], bool]) -> Iterator[New]:
    """Yield the deadlines of which a report tells first in the time asked for."""
    for group in together((same_deadline(one), one) for one in record.deadlines if one.report in days).values():
        deadlines = sorted(group, key=lambda one: (days[one.report], one.id))
        day = days[deadlines[0].report]
        if inside(day):
            yield New(NewKind.DEADLINE, deadlines[0].what, day, tuple(one.id for one in deadlines))


def first(
    kind: NewKind, named: Iterable[tuple[str, Fact]], days: dict[str, date], inside: Callable[[date], bool]
) -> Iterator[New]:
    """Yield the names whose first fact lies in the time asked for; the facts come in order of time."""
    for name, group in together(named).items():
        day = days[group[0].report]
        if inside(day):
            yield New(kind, str(name), day, tuple(dict.fromkeys(one.id for one in group)))


def together(pairs: Iterable[tuple[object, SomeFact]]) -> dict[object, list[SomeFact]]:
    """Return the facts under each key."""
    found: dict[object, list[SomeFact]] = {}
    for key, fact in pairs:
        found.setdefault(key, []).append(fact)
    return found


def parties_in(fact: Fact) -> tuple[str, ...]:
    """Return the parties that act, speak or sit in a fact."""
    match fact:
        case Statement():
            return (fact.speaker.party,) if fact.speaker.party else ()
        case Event():
            return (fact.actor,) if fact.actor else ()
        case Meeting():
            return fact.participants
    return ()
