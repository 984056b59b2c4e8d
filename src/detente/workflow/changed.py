"""The verb `changes`: what moved in a case since a day, or since one looked last."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from detente.analysis.changes import (
    Changes,
    Direction,
    Lapse,
    MeetingChange,
    Move,
    New,
    NewKind,
    Repeat,
    Step,
)
from detente.analysis.changes.agenda import lapses, meeting_changes
from detente.analysis.changes.moves import Told as ToldStep
from detente.analysis.changes.moves import moves, repeat
from detente.analysis.changes.news import new_deadlines, new_meetings, new_positions
from detente.analysis.changes.since import put_together
from detente.analysis.positions import NO_ISSUE
from detente.errors import EmptyCase, NoDay
from detente.record import (
    Deadline,
    Evidence,
    Issue,
    Meeting,
    MeetingStatus,
    PartialDate,
    Party,
    Record,
    Report,
    Verdict,
)
from detente.store.asking import Asking
from detente.store.dates import NO_DATE
from detente.workflow.case import Case
from detente.workflow.upkeep import when_up_to_date
from detente.workflow.upkeep.histories import step_of
from detente.workflow.upkeep.names import ISSUES, PARTIES

LAST = "LAST"
MARK = "changes looked at"
CAME = "changes looked up to"


@dataclass(frozen=True)
class Line:
    """One change, as a row."""

    group: str
    sign: str
    """What kind of change: `hardened`, `new position`, ..."""
    party: str
    issue: str
    words: str
    before: str
    """What was said or known before."""
    facts: tuple[str, ...]
    """Ids of the facts that it rests on."""
    reports: tuple[str, ...]
    """First digits of the ids of the reports in which they stand."""
    about: str
    """Party and issue as people call them."""
    where: str
    """The reports as people call them: outlet, day, and the first digits of the id."""


@dataclass(frozen=True)
class Changed:
    """What changed in a case."""

    since: date
    until: date
    lines: tuple[Line, ...]
    undated: int = 0
    """Reports that say nothing of when they appeared: what they tell is in no day."""

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "changes": [asdict(line) for line in self.lines],
        }


def case_changes(case: Case, since: str | date = LAST) -> Changed:
    """Return what changed in a case from a day on; the day up to which one looked is remembered.

    Args:
        case: The case.
        since: The first day, a date or ISO 8601 (a month or a year begins with its first day); `LAST`: the day after
            the latest report when one looked last, or the day of an earlier report or note that came since; the first
            time the day of the latest report.

    Raises:
        EmptyCase: There is no report in it.
        NoDay: No report of it has a date.
        BadDate: `since` is no date.
    """
    seen, marked = looked_until(case), case.store.mark(MARK)

    def work(asking: Asking) -> Changed | None:
        days, undated = asking.days(), asking.undated()
        if not days and undated:
            raise NoDay(case.folder)
        if not days:
            return None
        latest = date.fromordinal(days[-1])
        found = Changing(asking, first_day(since, latest, seen), latest, date.fromordinal(days[0]))
        return Changed(found.since, latest, found.lines(), undated)

    count = came(case)
    changed = when_up_to_date(case.store, work)
    if changed is None:
        raise EmptyCase(case.folder)
    case.store.set_mark(MARK, max(changed.until.isoformat(), marked or ""))
    case.store.set_mark(CAME, count)
    return changed


@dataclass(frozen=True)
class Changing:
    """What changed in a case, asked of the rows of what stands: of those days, and of what they are compared with."""

    asking: Asking
    since: date
    until: date
    """The day of the latest report."""
    earliest: date
    """The day of the first report."""
    reports: dict[str, str] = field(default_factory=dict)
    """Id of a fact that was met -> id of its report."""

    def inside(self, day: date) -> bool:
        """Return whether a day lies in the time asked for."""
        return self.since <= day <= self.until

    def lines(self) -> tuple[Line, ...]:
        """Return what changed, as rows."""
        found = self.changes()
        ids = {fact for one in every(found) for fact in one.facts}
        unknown = {bytes.fromhex(fact) for fact in ids - set(self.reports)}
        where = self.reports | {fact.hex(): report for fact, report in self.asking.reports_of(unknown).items()}
        called = {row.id: name_of(report_in(row)) for row in self.asking.reports({where[fact] for fact in ids})}
        parties = (Party.model_validate_json(entry) for entry in self.asking.cast(PARTIES).values())
        issues = (Issue.model_validate_json(entry) for entry in self.asking.cast(ISSUES).values())
        names = {party.id: party.name for party in parties}
        return tuple(lines(found, where, called, names, {issue.id: issue.label for issue in issues}))

    def changes(self) -> Changes:
        """Return what changed, each with the facts that it rests on."""
        told, first = self.steps()
        record, days = self.agenda()
        new = (
            *self.new_names(),
            *new_positions(told, self.inside),
            *new_meetings(record, days, self.inside),
            *new_deadlines(record, days, self.inside),
        )
        return put_together(
            self.since,
            self.until,
            new=new,
            moved=moves(told, lambda _: True),
            repeated=self.repeated(told, first),
            passed=lapses(record, days, self.inside, self.until),
            meetings=meeting_changes(record, days, self.inside),
        )

    def steps(self) -> tuple[list[ToldStep], dict[tuple[str, ...], Step]]:
        """Return the steps that became known, each with the one before, and which of them say again which first one."""
        rows = self.asking.steps(self.since.toordinal(), self.until.toordinal())
        known = {at(row): row for row in (*rows, *self.compared_with(rows))}
        members: dict[bytes, list[Any]] = {}
        for row in self.asking.told({row.id for row in known.values()}):
            members.setdefault(row.said or row.id, []).append(row)
            self.reports[row.id.hex()] = row.report_id
        steps = {}
        for name, row in known.items():
            leader = next(one for one in members[row.id] if one.id == row.id)
            steps[name] = step_of(row.party, row.issue, leader, members[row.id])
        told = [
            ToldStep(
                steps[at(row)],
                None if row.before is None else steps[row.party, row.issue, row.before],
                tuple(map(Direction, filter(None, row.directions.split(", ")))),
            )
            for row in rows
        ]
        again = {at(row): (row.party, row.issue, row.first) for row in rows if row.first is not None}
        return told, {steps[name].statements: steps[first] for name, first in again.items()}

    def compared_with(self, rows: Sequence[Any]) -> Iterator[Any]:
        """Yield the steps that some are compared with, and those that they say again."""
        ids: dict[tuple[str, str], set[bytes]] = {}
        for row in rows:
            wanted = {name for name in (row.before, row.first) if name is not None}
            ids.setdefault((row.party, row.issue), set()).update(wanted)
        for (party, issue), found in ids.items():
            yield from self.asking.steps_of(party, issue, found)

    def repeated(self, told: Sequence[ToldStep], first: Mapping[tuple[str, ...], Step]) -> Iterator[Repeat]:
        """Yield what was said again."""
        groups: dict[tuple[str, ...], list[Step]] = {}
        for one in told:
            if one.step.statements in first:
                groups.setdefault(first[one.step.statements].statements, []).append(one.step)
        for group in groups.values():
            if group[-1].stance:
                yield repeat(first[group[0].statements], group, group[-1].stance)

    def agenda(self) -> tuple[Record, dict[str, date]]:
        """Return the meetings and deadlines of that time with what they are compared with, and their reports' days."""
        span = self.since.toordinal(), self.until.toordinal()
        met, owed = (self.asking.agenda(name, *span) for name in ("meetings", "deadlines"))
        self.reports.update((row.id.hex(), row.report_id) for row in (*met, *owed))
        days = {row.report_id: date.fromordinal(row.day) for row in (*met, *owed) if row.day}
        record = Record.model_construct(
            meetings=tuple(meeting_in(row) for row in met), deadlines=tuple(deadline_in(row) for row in owed)
        )
        return record, days

    def new_names(self) -> Iterator[New]:
        """Yield the parties and issues of which no earlier report has anything."""
        if self.earliest >= self.since:
            return
        found = self.asking.new_names(self.since.toordinal(), self.until.toordinal())
        for kind, names in found.items():
            for slug, facts in names.items():
                yield New(NewKind(kind), slug, date.fromordinal(facts[0][0]), tuple(fact.hex() for _, fact in facts))


def at(row: Any) -> tuple[str, str, bytes]:  # noqa: ANN401 (a row)
    """Return by what a step is told from all others."""
    return row.party, row.issue, row.id


def meeting_in(row: Any) -> Meeting:  # noqa: ANN401 (a row)
    """Return as much of a meeting as its changes are told by."""
    words = Evidence.model_construct(report=row.report_id, start=row.start, end=row.end, text=row.words)
    return Meeting.model_construct(
        id=row.id.hex(),
        evidence=(words,),
        spans=(words.span,),
        rule="kept",
        name=row.name,
        body=row.body,
        place=row.where,
        date=date_in(row.date),
        participants=tuple(row.participants.split()),
        status=MeetingStatus(row.status),
    )


def deadline_in(row: Any) -> Deadline:  # noqa: ANN401 (a row)
    """Return as much of a deadline as its changes are told by."""
    words = Evidence.model_construct(report=row.report_id, start=0, end=0, text="")
    return Deadline.model_construct(
        id=row.id.hex(),
        evidence=(words,),
        spans=(words.span,),
        rule="kept",
        who=row.who,
        what=row.what,
        due=date_in(row.date),
    )


@lru_cache(maxsize=4096)
def date_in(text: str) -> PartialDate | None:
    """Return a date as it is kept."""
    return None if text == NO_DATE else PartialDate(value=text)


def report_in(row: Any) -> Report:  # noqa: ANN401 (a row)
    """Return as much of a report as it is called by."""
    published = PartialDate(value=row.published) if row.published else None
    about = json.loads(row.about)
    return Report.model_construct(
        id=row.id, published=published, outlet=row.outlet, title=row.title, file=about.get("file"), text=""
    )


def every(found: Changes) -> Iterator[Move | Repeat | New | Lapse | MeetingChange]:
    """Yield all that changed."""
    for group in (found.new, found.moved, found.repeated, found.passed, found.meetings):
        yield from group


def first_day(since: str | date, latest: date, seen: str | None) -> date:
    """Return the day from which on changes are asked for."""
    if isinstance(since, date):
        return since
    if since.upper() != LAST:
        return PartialDate(value=since).first
    return min(date.fromisoformat(seen) + timedelta(days=1), latest + timedelta(days=1)) if seen else latest


def looked_until(case: Case) -> str | None:
    """Return the last day that one has seen whole: of what came since one looked, the day before the earliest."""
    seen, count = case.store.mark(MARK), case.store.mark(CAME)
    if seen is None or count is None:
        return seen
    reports, judgements = map(int, count.split())
    days = [PartialDate(value=one) for one in case.store.published(after=reports)]
    notes = [one for one in case.store.judgements()[judgements:] if one.verdict is Verdict.HEARD]
    days += [PartialDate(value=str(one.changes["date"])) for one in notes]
    return min([seen, *((day.first - timedelta(days=1)).isoformat() for day in days)])


def came(case: Case) -> str:
    """Return up to which report and judgement one has looked."""
    return f"{case.store.last()} {len(case.store.judgements())}"


def lines_of(found: Changes, record: Record) -> Iterator[Line]:
    """Yield the changes of a record in the order in which one reads them."""
    where = {fact.id: fact.report for fact in record.facts}
    called = {report.id: name_of(report) for report in record.reports}
    names = {party.id: party.name for party in record.parties}
    yield from lines(found, where, called, names, {issue.id: issue.label for issue in record.issues})


def lines(
    found: Changes,
    where: Mapping[str, str],
    called: Mapping[str, str],
    names: Mapping[str, str],
    labels: Mapping[str, str],
) -> Iterator[Line]:
    """Yield the changes in the order in which one reads them: who moved first, what was said again last.

    Args:
        found: What changed.
        where: Id of a fact -> id of its report.
        called: Id of a report -> what people call it.
        names: Slug of a party -> its name.
        labels: Slug of an issue -> its label.
    """

    def line(group: str, sign: str, party: str | None, issue: str | None, words: str, before: str, *facts: str) -> Line:
        reports = tuple(dict.fromkeys(where[fact] for fact in facts if fact in where))
        about = (names.get(party or "", party), labels.get(issue or "", "" if issue == NO_ISSUE else issue))
        return Line(
            group,
            sign,
            party or "",
            issue or "",
            words=" ".join(words.split()),
            before=" ".join(before.split()),
            facts=facts,
            reports=tuple(name[:12] for name in reports),
            about=", ".join(filter(None, about)),
            where="; ".join(called[name] for name in reports),
        )

    for one in found.moved:
        sign = ", ".join(one.directions)
        yield line("Who moved", sign, one.party, one.issue, one.after.content, one.before.content, *one.facts)
    for new in sorted(found.new, key=lambda one: one.kind is not NewKind.POSITION):
        group = "New positions" if new.kind is NewKind.POSITION else "New names, questions and days"
        sign = str(new.stance) if new.stance else f"new {new.kind}"
        party = new.what if new.kind is NewKind.PARTY else new.party
        issue = new.what if new.kind is NewKind.ISSUE else new.issue
        words = "" if new.kind in (NewKind.PARTY, NewKind.ISSUE) else new.what
        yield line(group, sign, party, issue, words, "", *new.facts)
    for kept in found.meetings:
        day = f", {kept.day.spoken()}" if kept.day else ""
        before = f"earlier {kept.before.spoken()}" if kept.before else ""
        yield line("Meetings and deadlines", str(kept.kind), None, None, f"{kept.name}{day}", before, *kept.facts)
    for late in found.passed:
        met = {True: "met", False: "not met", None: "whether it was met is not known"}[late.met]
        words = f"{late.what}, due {late.due.spoken()}"
        yield line("Meetings and deadlines", "deadline passed", late.who, None, words, met, *late.facts)
    for again in found.repeated:
        yield line("Said again", str(again.stance), again.party, again.issue, again.content, "", *again.facts)


def name_of(report: Report) -> str:
    """Return what people call a report: its outlet, or else its title or its file, and its day."""
    day = report.published.spoken() if report.published else "undated"
    return f"{report.outlet or report.title or report.file or 'report'}, {day} ({report.id[:12]})"
