"""What became of meetings and deadlines: held, moved, called off, or passed."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from detente.record import Deadline, Meeting, MeetingStatus, PartialDate, Precision, Record

PUT_OFF = re.compile(
    r"\b(?:postpon\w+|push(?:ed|es|ing)? (?:\w+ )?back|put off|delay\w*|reschedul\w+|brought forward|"
    r"moved (?:back )?(?:to|from))\b",
    re.IGNORECASE,
)
COMING = frozenset({MeetingStatus.PLANNED, MeetingStatus.PROPOSED})
OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.REFUSED})
NEAR = 45
"""Days between two dates of one meeting that was moved."""


class Kept(StrEnum):
    """What became of a meeting."""

    HELD = "held"
    MOVED = "moved"
    CANCELLED = "cancelled"
    REFUSED = "refused"


@dataclass(frozen=True)
class MeetingChange:
    """A meeting that took place, was moved, called off or refused."""

    kind: Kept
    name: str
    day: PartialDate | None
    """Its day, the new one when it was moved."""
    before: PartialDate | None
    """For one that was moved: the day given earlier."""
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Lapse:
    """A deadline that passed."""

    who: str | None
    what: str
    due: PartialDate
    met: bool | None
    """Whether it was met: unknown until an analyst says."""
    facts: tuple[str, ...]


def meeting_changes(record: Record, days: dict[str, date], inside: Callable[[date], bool]) -> Iterator[MeetingChange]:
    """Yield what became of meetings, as the reports of the time asked for tell it."""
    known = [one for one in record.meetings if one.report in days]
    days_of: dict[object, list[Meeting]] = defaultdict(list)
    occasions: dict[tuple[str, ...], list[Meeting]] = defaultdict(list)
    for meeting in sorted(known, key=lambda one: (days[one.report], one.id)):
        occasion = same_occasion(meeting)
        if told_of(meeting):
            days_of[same_meeting(meeting)].append(meeting)
        if occasion:
            occasions[occasion].append(meeting)
    for group in days_of.values():
        yield from ended(group, days, inside)
    for group in occasions.values():
        yield from moved(group, days, inside)


def ended(group: list[Meeting], days: dict[str, date], inside: Callable[[date], bool]) -> Iterator[MeetingChange]:
    """Yield the meetings of a group that were held, called off or refused, each day once."""
    found: dict[tuple[Kept, str], list[Meeting]] = defaultdict(list)
    for one in group:
        if one.status in OFF or (one.status is MeetingStatus.HELD and one.date and is_day(one.date)):
            found[Kept(one.status.value), one.date.value if one.date else ""].append(one)
    for (kind, _), told in found.items():
        fact = told[0]
        when = fact.date.first if kind is Kept.HELD and fact.date else days[fact.report]
        if inside(when) and when <= days[told[-1].report]:
            yield MeetingChange(kind, meeting_name(fact), fact.date, None, tuple(one.id for one in told))


def moved(group: list[Meeting], days: dict[str, date], inside: Callable[[date], bool]) -> Iterator[MeetingChange]:
    """Yield the meetings of a group that a later report, before the day was there, plans for another day."""
    before: Meeting | None = None
    for one in group:
        if one.status not in COMING or one.date is None or not is_day(one.date):
            continue
        if before is not None and before.date is not None and inside(days[one.report]):
            later = days[one.report] > days[before.report]
            put_off = PUT_OFF.search(one.evidence[0].text) is not None
            open_still = put_off or (days[one.report] <= before.date.first and not only_placed(one))
            apart = abs((one.date.first - before.date.first).days)
            if later and open_still and 0 < apart <= NEAR:
                yield MeetingChange(Kept.MOVED, meeting_name(one), one.date, before.date, (one.id, before.id))
        before = one


def lapses(record: Record, days: dict[str, date], inside: Callable[[date], bool], today: date) -> Iterator[Lapse]:
    """Yield the deadlines whose last day lies in the time asked for and before its end."""
    groups: dict[object, list[Deadline]] = defaultdict(list)
    for one in sorted(record.deadlines, key=lambda one: (days.get(one.report, date.max), one.id)):
        groups[same_deadline(one)].append(one)
    for group in groups.values():
        due = group[0].due
        if due and due.last < today and inside(due.last):
            yield Lapse(group[0].who, group[0].what, due, None, tuple(one.id for one in group))


def told_of(meeting: Meeting) -> bool:
    """Return whether a meeting has anything by which a reader can tell it: a body, a place or parties."""
    return bool(meeting.body or meeting.place or meeting.participants)


def is_day(day: PartialDate) -> bool:
    """Return whether a date is known to the day."""
    return day.precision is Precision.DAY


def same_occasion(meeting: Meeting) -> tuple[str, ...] | None:
    """Return what tells a meeting, whenever it is: its body, its place with the parties, two parties, or its place.

    Of two meetings of which no more than the place is told, only words such as `put off` show that they are one.
    """
    if meeting.body:
        return "body", meeting.body
    if len(meeting.participants) > 1:
        return "parties", meeting.place or "", *sorted(meeting.participants)
    return ("place", meeting.place) if meeting.place else None


def only_placed(meeting: Meeting) -> bool:
    """Return whether no more than the place of a meeting is told."""
    return not meeting.body and len(meeting.participants) < 2


def same_meeting(meeting: Meeting) -> object:
    """Return what two reports of one meeting have in common, or what is only its own."""
    occasion = same_occasion(meeting)
    day = meeting.date.value if meeting.date else ""
    if not day and (occasion is None or only_placed(meeting)):
        return meeting.id
    return (*occasion, day) if occasion else (meeting.name.casefold(), day)


def same_deadline(deadline: Deadline) -> object:
    """Return what two reports of one deadline have in common."""
    known = deadline.who and deadline.due
    return (deadline.who, deadline.due.value) if known and deadline.due else deadline.id


def meeting_name(meeting: Meeting) -> str:
    """Return what to call a meeting, with its place."""
    name = " ".join(meeting.name.split())
    there = meeting.place and meeting.place.casefold() not in name.casefold()
    return f"{name} in {meeting.place}" if there else name
