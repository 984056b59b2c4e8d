"""A meeting that one report says is arranged or held, and another that it is not."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from detente.analysis.arrangements import arrangements
from detente.analysis.checking import Check, Note, Noted, Places, Reports
from detente.analysis.doubts import Doubt, named, sentence, spoken
from detente.analysis.pairs import Days, across, days_of, groups, pairs
from detente.analysis.sentences import sentence_at
from detente.record import Draft, Evidence, MeetingStatus, PartialDate, Report, Severity

RULE = "contradicting_statuses"
SOON = 3
"""Days between two reports within which the second may still contradict the first rather than tell what came after."""

OPPOSITE = {
    (MeetingStatus.HELD, MeetingStatus.CANCELLED),
    (MeetingStatus.HELD, MeetingStatus.REFUSED),
    (MeetingStatus.PLANNED, MeetingStatus.CANCELLED),
    (MeetingStatus.PLANNED, MeetingStatus.REFUSED),
}
SAID: Mapping[str, str] = {
    MeetingStatus.HELD: "took place",
    MeetingStatus.PLANNED: "is arranged",
    MeetingStatus.CANCELLED: "is called off",
    MeetingStatus.REFUSED: "is refused",
}


class Said(NamedTuple):
    """Whether a report says that a next meeting has been arranged."""

    arranged: bool
    span: Places
    """The words that say so."""
    sentence: Places
    bodies: Sequence[str]
    parties: Sequence[str]


class Told(NamedTuple):
    """Whether a report tells of a meeting that it comes about."""

    date: str
    name: str
    status: str
    body: str | None
    place: str | None
    participants: Sequence[str]
    sentence: Places


def of_arrangements(draft: Draft) -> Iterator[Said]:
    """Yield what a report says of next meetings."""
    for one in arrangements(draft):
        place = sentence_at(draft, one.span[0])
        yield Said(one.arranged, one.span, place, tuple(sorted(one.bodies)), tuple(sorted(one.parties)))


def of_meetings(draft: Draft) -> Iterator[Told]:
    """Yield the meetings of which a report gives the day, and by what they can be told from others."""
    for one in draft.meetings:
        if one.date and (one.body or one.place):
            yield Told(
                one.date.value,
                one.name,
                one.status.value,
                one.body,
                one.place,
                tuple(sorted(one.participants)),
                sentence_at(draft, one.spans[0][0]),
            )


def arranged_or_not(said: Sequence[Noted[Said]], _: Reports) -> Iterator[Doubt]:
    """Yield next meetings that are arranged in one place and not in another."""
    yes = groups((one for one in said if one.clue.arranged), keys, lambda one: (one.report.id, *one.clue.span))
    # The one that names the body is the plainest of several in one report.
    plainest = sorted((one for one in said if not one.clue.arranged), key=lambda one: -len(one.clue.bodies))
    no = groups(plainest, keys, lambda one: one.report.id)
    for one, other in across(yes, no, day=appeared, other_day=appeared, within=SOON):
        if not came_later(other.report, one.report):
            yield not_arranged(one, other)


def held_or_not(told: Sequence[Noted[Told]], _: Reports) -> Iterator[Doubt]:
    """Yield meetings on which reports, or parts of one, disagree whether they come about."""
    for one, two in pairs(told, common, lambda one: (one.report.id, one.clue.status), day=appeared, within=SOON):
        for yes, no in ((one, two), (two, one)):
            if (yes.clue.status, no.clue.status) in OPPOSITE and not came_later(no.report, yes.report):
                yield not_held(yes, no)


def appeared(one: Noted[Said] | Noted[Told]) -> Days | None:
    """Return the days on which the report may have appeared."""
    return days_of(one.report.published)


def keys(one: Noted[Said]) -> Iterator[tuple[str, ...]]:
    """Yield what tells its meeting from others: each body, and each two parties. One in common is enough."""
    yield from ((body,) for body in one.clue.bodies)
    yield from combinations(one.clue.parties, 2)


def common(one: Noted[Told]) -> Iterator[tuple[str, ...]]:
    """Yield what makes two meetings the same: the same day, and the same body, or place and parties."""
    meeting = one.clue
    if meeting.body:
        yield meeting.date, meeting.body
    elif meeting.place:
        yield meeting.date, meeting.place, *meeting.participants


def came_later(first: Report, second: Report) -> bool:
    """Return whether `second` appeared on a later day than `first`, or so much earlier that things may have changed."""
    if first is second:
        return False
    one, two = first.published, second.published
    if one is None or two is None:
        return False
    least, most = one.days_to(two)
    return least > 0 or most < -SOON


def not_arranged(yes: Noted[Said], no: Noted[Said]) -> Doubt:
    """Return the doubt about a next meeting that is arranged in one place and not in another."""
    words = " ".join(no.report.text[slice(*no.clue.span)].split())
    return contradiction(
        yes.report,
        no.report,
        claim="that a date for the next meeting is set",
        reason=f"that there is none (“{words}”)",
        point=no.report.id,
        what="the next meeting",
        evidence=tuple(one.report.cite(*one.clue.sentence) for one in (yes, no)),
    )


def not_held(first: Noted[Told], second: Noted[Told]) -> Doubt:
    """Return the doubt about a meeting that comes about in one place and does not in another."""
    one, two = first.clue, second.clue
    return contradiction(
        first.report,
        second.report,
        claim=f"that {one.name} on {spoken(PartialDate(value=one.date))} {SAID[one.status]}",
        reason=f"that it {SAID[two.status]}",
        what=one.name,
        evidence=tuple(each.report.cite(*each.clue.sentence) for each in (first, second)),
    )


def contradiction(
    first: Report,
    second: Report,
    *,
    claim: str,
    reason: str,
    what: str,
    evidence: tuple[Evidence, ...],
    point: str = "",
) -> Doubt:
    """Return the doubt that two sentences raise."""
    other = "it also says" if first is second else f"{named(second)} says"
    return Doubt(
        rule=RULE,
        severity=Severity.HIGH,
        about=evidence[0],
        claim=sentence(f"{named(first)} says {claim}"),
        reason=f"{other} {reason}",
        point=point,
        settles=f"A statement by the hosts or by one of the delegations on {what}, by name and after both reports.",
        evidence=evidence,
    )


ARRANGED_OR_NOT = Check(Note("arranged_or_not", Said, of_arrangements), arranged_or_not)
HELD_OR_NOT = Check(Note("held_or_not", Told, of_meetings), held_or_not)
