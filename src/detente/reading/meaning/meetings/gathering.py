"""Which places in a report speak of one meeting, and what they say of it together."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.reading.meaning.meetings.trace import Trace
from detente.reading.page import Page
from detente.record import Evidence, Meeting, MeetingStatus, PartialDate


@dataclass
class Gathered:
    """All places that speak of one meeting."""

    traces: list[Trace] = field(default_factory=list)

    def first(self, name: str) -> object:
        """Return the first thing known of it under this name."""
        return next((getattr(trace, name) for trace in self.traces if getattr(trace, name) is not None), None)

    @property
    def status(self) -> MeetingStatus:
        """What most is said for."""
        return settled(self.traces)

    @property
    def sure(self) -> bool:
        """Whether any place shows its status."""
        return any(trace.sure for trace in self.traces)

    def takes(self, trace: Trace) -> bool:
        """Return whether a place in the report speaks of this meeting: one body, place or day in common."""
        if not trace.anchored:
            return True
        place, body, date = self.first("place"), self.first("body"), self.first("date")
        if trace.known and trace.date is None and trace.place is not None and trace.place == place:
            return True
        sitting = body is not None and body == trace.body and (date is None or trace.date is None)
        if trace.sure and self.sure and trace.status is not self.status and not sitting:
            return False
        if open_ended(trace) != open_ended(self.traces[0]):
            return False
        if isinstance(date, PartialDate) and trace.date is not None and not date.meets(trace.date):
            return False
        if (body and trace.body and body != trace.body) or (place and trace.place and place != trace.place):
            return False
        shared = (body and body == trace.body) or (place and place == trace.place)
        same_day = isinstance(date, PartialDate) and trace.date is not None and date.value == trace.date.value
        parties = {party for one in self.traces if one.anchored for party in one.participants}
        strangers = bool(parties) and bool(trace.participants) and parties.isdisjoint(trace.participants)
        if trace.date is None and trace.place is None and trace.body is None:
            return bool(parties) and parties.issuperset(trace.participants)
        return bool(shared or (same_day and not strangers))


def open_ended(trace: Trace) -> bool:
    """Return whether the words speak of a meeting that has yet to be agreed on."""
    return trace.date is None and trace.status in (MeetingStatus.REFUSED, MeetingStatus.PROPOSED)


def as_meeting(page: Page, gathered: Gathered) -> Meeting:
    """Return the meeting that several places of the report speak of."""
    traces_here = gathered.traces
    sentences = list(dict.fromkeys(trace.sentence for trace in traces_here))
    dated = sorted(
        (trace.date for trace in traces_here if trace.date), key=lambda date: (date.last - date.first, date.order)
    )
    return Meeting(
        evidence=tuple(
            Evidence(report=page.report.id, start=one.start, end=one.end, text=page.text[one.start : one.end])
            for one in sentences
        ),
        rule=traces_here[0].rule,
        name=called(page, traces_here),
        body=next((trace.body for trace in traces_here if trace.body), None),
        place=next((trace.place for trace in traces_here if trace.place), None),
        date=dated[0] if dated else None,
        participants=tuple(
            dict.fromkeys(party for trace in traces_here if trace.anchored for party in trace.participants)
        ),
        status=settled(trace for trace in traces_here),
        result=next((trace.result for trace in traces_here if trace.result), None),
        spans=tuple(dict.fromkeys(trace.span for trace in traces_here)),
    )


def called(page: Page, found: list[Trace]) -> str:
    """Return what a meeting is called: its body, or the report's longest name for it, with the place."""
    body = next((trace.body for trace in found if trace.body in page.bodies), None)
    if body:
        return page.bodies[body].name
    name = max((trace.name for trace in found), key=lambda name: (name[:1].isupper(), len(name)))
    place = next((trace.place for trace in found if trace.place), None)
    if place:
        return name if place in name else f"{name} in {place}"
    parties = list(dict.fromkeys(party for trace in found for party in trace.participants))
    known = [page.parties[party].name for party in parties if party in page.parties]
    return name if " " in name or not known else f"{name} ({', '.join(known[:3])})"


def settled(found: Iterable[Trace]) -> MeetingStatus:
    """Return the status that most is said for, a dated place counting before an undated one."""
    ranked = sorted(found, key=lambda trace: (not trace.anchored, not trace.sure, trace.date is None))
    return ranked[0].status
