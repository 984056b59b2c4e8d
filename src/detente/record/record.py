"""All that is known of one negotiation: a frozen collection of reports and facts, which one can ask."""

from collections.abc import Iterable, Iterator
from typing import Any, Self, TypeVar

from detente.errors import NotInRecord, UnknownParty
from detente.record.acts import Act
from detente.record.codebook import Body, Issue, Outlet, Party, Person
from detente.record.dates import PartialDate
from detente.record.drafts import Draft, Mention, Problem, TimeExpression
from detente.record.entry import Entry
from detente.record.facts import Deadline, Event, Fact, Meeting, Statement
from detente.record.findings import Finding, Judgement, Position
from detente.record.reports import Evidence, Report

Named = TypeVar("Named", Party, Person, Body, Issue, Outlet, Report)
Kept = TypeVar("Kept")
WithId = TypeVar("WithId", Report, Statement, Event, Meeting, Deadline, Finding)
Dated = Statement | Event | Meeting | Deadline


class Reading(Entry, frozen=True):
    """What reading one report met besides facts: times, names and problems."""

    report: str
    """Id of the report."""
    dates: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()


class Record(Entry, frozen=True):
    """Reports, who and what they name, and the facts read from them."""

    reports: tuple[Report, ...] = ()
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    issues: tuple[Issue, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    positions: tuple[Position, ...] = ()
    findings: tuple[Finding, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    readings: tuple[Reading, ...] = ()
    """What reading each report met besides facts."""

    @classmethod
    def of(cls, drafts: Iterable[Draft]) -> Self:
        """Return the record of all that `drafts` hold; what stands in several of them stands in it once."""
        drafts = tuple(drafts)
        return cls(
            reports=once(draft.report for draft in drafts),
            parties=joined(party for draft in drafts for party in draft.parties),
            people=joined(person for draft in drafts for person in draft.people),
            bodies=joined(body for draft in drafts for body in draft.bodies),
            issues=joined(issue for draft in drafts for issue in draft.issues),
            outlets=joined(outlet for draft in drafts for outlet in draft.outlets),
            statements=once(statement for draft in drafts for statement in draft.statements),
            events=once(event for draft in drafts for event in draft.events),
            meetings=once(meeting for draft in drafts for meeting in draft.meetings),
            deadlines=once(deadline for draft in drafts for deadline in draft.deadlines),
            findings=once(finding for draft in drafts for finding in draft.findings),
            readings=tuple(
                Reading(report=draft.report.id, dates=draft.dates, mentions=draft.mentions, problems=draft.problems)
                for draft in first_of_each(drafts)
            ),
        )

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Statements, events, meetings and deadlines, in that order."""
        return (*self.statements, *self.events, *self.meetings, *self.deadlines)

    def report(self, name: str) -> Report:
        """Return the report with this id.

        Raises:
            NotInRecord: There is none.
        """
        return named(self.reports, name, "report")

    def party(self, name: str) -> Party:
        """Return the party with this slug.

        Raises:
            UnknownParty: There is none.
        """
        for party in self.parties:
            if party.id == name:
                return party
        raise UnknownParty(name, [party.id for party in self.parties])

    def person(self, name: str) -> Person:
        """Return the person with this slug.

        Raises:
            NotInRecord: There is none.
        """
        return named(self.people, name, "person")

    def issue(self, name: str) -> Issue:
        """Return the issue with this slug.

        Raises:
            NotInRecord: There is none.
        """
        return named(self.issues, name, "issue")

    def where(
        self,
        *,
        party: str | None = None,
        person: str | None = None,
        issue: str | None = None,
        act: Act | str | None = None,
        since: PartialDate | str | None = None,
        until: PartialDate | str | None = None,
    ) -> Self:
        """Return the record with only those facts and positions that match everything asked for.

        A party matches as speaker, target, actor, participant or debtor. A person and an act match statements alone, an
        issue statements and positions. A date matches where it may lie in the time asked for; undated facts match only
        when no time is asked for. Reports, names, findings and judgements stay.
        """
        spoken = {"person": person, "act": None if act is None else Act(act)}
        only_statements = any(spoken.values()) or issue is not None
        first, last = as_date(since), as_date(until)

        def kept(facts: Iterable[Kept]) -> tuple[Kept, ...]:
            return tuple(fact for fact in facts if concerns(fact, party) and within(fact, first, last))

        return self.model_copy(
            update={
                "statements": tuple(
                    statement
                    for statement in kept(self.statements)
                    if (person is None or statement.speaker.person == person)
                    and (issue is None or statement.issue == issue)
                    and (act is None or statement.act == spoken["act"])
                ),
                "events": () if only_statements else kept(self.events),
                "meetings": () if only_statements else kept(self.meetings),
                "deadlines": () if only_statements else kept(self.deadlines),
                "positions": tuple(
                    position
                    for position in kept(self.positions)
                    if not any(spoken.values()) and (issue is None or position.issue == issue)
                ),
            }
        )

    def verify(self) -> None:
        """Check every piece of evidence against the report it names.

        Raises:
            NotInRecord: Its report is missing.
            EvidenceMismatch: Other words stand there.
        """
        reports = {report.id: report for report in self.reports}
        for evidence in self.evidence():
            if evidence.report not in reports:
                raise NotInRecord("report", evidence.report, reports)
            evidence.verify(reports[evidence.report])

    def evidence(self) -> Iterator[Evidence]:
        """Yield the evidence of every fact and finding."""
        for fact in self.facts:
            yield from fact.evidence
        for finding in self.findings:
            yield from finding.evidence


def named(entries: Iterable[Named], name: str, kind: str) -> Named:
    """Return the entry with this id.

    Raises:
        NotInRecord: There is none; the error names the nearest.
    """
    known = {entry.id: entry for entry in entries}
    if name not in known:
        raise NotInRecord(kind, name, known)
    return known[name]


def as_date(date: PartialDate | str | None) -> PartialDate | None:
    """Return `date` as a PartialDate."""
    return PartialDate(value=date) if isinstance(date, str) else date


def concerns(fact: object, party: str | None) -> bool:
    """Return whether a fact or position has to do with `party`, in whatever part."""
    if party is None:
        return True
    match fact:
        case Statement(speaker=speaker, target=target):
            return party in (speaker.party, target)
        case Event(actor=actor, target=target):
            return party in (actor, target)
        case Meeting(participants=participants):
            return party in participants
        case Deadline(who=who):
            return party == who
        case Position(party=holder):
            return party == holder
    return False


def within(fact: object, since: PartialDate | None, until: PartialDate | None) -> bool:
    """Return whether a fact may lie in the time asked for."""
    if since is None and until is None:
        return True
    date = fact.due if isinstance(fact, Deadline) else getattr(fact, "date", None)
    if date is None:
        return False
    return not (since is not None and date < since) and not (until is not None and date > until)


def once(entries: Iterable[WithId]) -> tuple[WithId, ...]:
    """Return the first entry under each id, in order."""
    kept: dict[str, WithId] = {}
    for entry in entries:
        kept.setdefault(entry.id, entry)
    return tuple(kept.values())


def first_of_each(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return the first draft of each report, in order."""
    kept: dict[str, Draft] = {}
    for draft in drafts:
        kept.setdefault(draft.report.id, draft)
    return tuple(kept.values())


def joined(entries: Iterable[Named]) -> tuple[Named, ...]:
    """Return one entry for each id, with every alias and role that any of them gives."""
    kept: dict[str, Named] = {}
    for entry in entries:
        kept[entry.id] = both(kept[entry.id], entry) if entry.id in kept else entry
    return tuple(kept.values())


def both(first: Named, second: Named) -> Named:
    """Return `first` with the lists of `second` added to its own, and its gaps filled."""
    update: dict[str, object] = {}
    for name in type(first).model_fields:
        mine: Any = getattr(first, name)
        other: Any = getattr(second, name)
        if isinstance(mine, tuple):
            update[name] = (*mine, *(item for item in other if item not in mine))
        elif mine is None:
            update[name] = other
    return first.model_copy(update=update)
