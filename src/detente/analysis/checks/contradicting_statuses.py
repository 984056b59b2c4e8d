"""A meeting that one report says is arranged or held, and another that it is not."""

from collections.abc import Iterator, Sequence

from detente.analysis.arrangements import Arrangement, arrangements
from detente.analysis.doubts import Doubt, named, sentence, spoken
from detente.analysis.pairs import across, groups, pairs
from detente.analysis.sentences import sentence_at
from detente.record import Draft, Evidence, Meeting, MeetingStatus, Severity

RULE = "contradicting_statuses"
SOON = 3
"""Days between two reports within which the second may still contradict the first rather than tell what came after."""

OPPOSITE = {
    (MeetingStatus.HELD, MeetingStatus.CANCELLED),
    (MeetingStatus.HELD, MeetingStatus.REFUSED),
    (MeetingStatus.PLANNED, MeetingStatus.CANCELLED),
    (MeetingStatus.PLANNED, MeetingStatus.REFUSED),
}
SAID = {
    MeetingStatus.HELD: "took place",
    MeetingStatus.PLANNED: "is arranged",
    MeetingStatus.CANCELLED: "is called off",
    MeetingStatus.REFUSED: "is refused",
}


def contradicting_statuses(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield meetings on which reports, or parts of one, disagree whether they come about."""
    yield from arranged_or_not(drafts)
    told = [(draft, meeting) for draft in drafts for meeting in draft.meetings if meeting.date]
    for one, two in pairs(told, common, lambda pair: (pair[0].report.id, pair[1].status)):
        for yes, no in ((one, two), (two, one)):
            if (yes[1].status, no[1].status) in OPPOSITE and not came_later(no[0], yes[0]):
                yield not_held(*yes, *no)


def arranged_or_not(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield next meetings that are arranged in one place and not in another."""
    said = [arrangement for draft in drafts for arrangement in arrangements(draft)]
    yes = groups((one for one in said if one.arranged), Arrangement.keys, lambda one: (one.draft.report.id, one.span))
    # The one that names the body is the plainest of several in one report.
    plainest = sorted((one for one in said if not one.arranged), key=lambda one: -len(one.bodies))
    no = groups(plainest, Arrangement.keys, lambda one: one.draft.report.id)
    for one, other in across(yes, no):
        if not came_later(other.draft, one.draft):
            yield not_arranged(one, other)


def common(told: tuple[Draft, Meeting]) -> Iterator[tuple[str, ...]]:
    """Yield what makes two meetings the same: the same day, and the same body, or place and parties."""
    meeting = told[1]
    assert meeting.date is not None
    if meeting.body:
        yield meeting.date.value, meeting.body
    elif meeting.place:
        yield meeting.date.value, meeting.place, *sorted(meeting.participants)


def came_later(first: Draft, second: Draft) -> bool:
    """Return whether `second` appeared on a later day than `first`, or so much earlier that things may have changed."""
    if first is second:
        return False
    one, two = first.report.published, second.report.published
    if one is None or two is None:
        return False
    least, most = one.days_to(two)
    return least > 0 or most < -SOON


def not_arranged(yes: Arrangement, no: Arrangement) -> Doubt:
    """Return the doubt about a next meeting that is arranged in one place and not in another."""
    words = " ".join(no.draft.report.text[slice(*no.span)].split())
    return contradiction(
        yes.draft,
        no.draft,
        claim="that a date for the next meeting is set",
        reason=f"that there is none (“{words}”)",
        point=no.draft.report.id,
        what="the next meeting",
        evidence=(yes.cited(), no.cited()),
    )


def not_held(first: Draft, one: Meeting, second: Draft, two: Meeting) -> Doubt:
    """Return the doubt about a meeting that comes about in one place and does not in another."""
    day = f" on {spoken(one.date)}" if one.date else ""
    return contradiction(
        first,
        second,
        claim=f"that {one.name}{day} {SAID[one.status]}",
        reason=f"that it {SAID[two.status]}",
        what=one.name,
        evidence=tuple(
            draft.report.cite(*sentence_at(draft, meeting.spans[0][0]))
            for draft, meeting in ((first, one), (second, two))
        ),
    )


def contradiction(
    first: Draft, second: Draft, *, claim: str, reason: str, what: str, evidence: tuple[Evidence, ...], point: str = ""
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
