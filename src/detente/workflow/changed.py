"""The verb `changes`: what moved in a case since a day, or since one looked last."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from detente.analysis.changes import Changes, NewKind, changes
from detente.analysis.positions import NO_ISSUE
from detente.errors import EmptyCase
from detente.record import PartialDate, Record, Report, Verdict
from detente.workflow.case import Case

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
        EmptyCase: No report of it has a date.
        BadDate: `since` is no date.
    """
    record = case.record()
    days = [one.published.first for one in record.reports if one.published]
    if not days:
        raise EmptyCase(case.folder)
    latest = max(days)
    found = changes(record, first_day(case, since, latest))
    case.store.set_mark(MARK, max(latest.isoformat(), case.store.mark(MARK) or ""))
    case.store.set_mark(CAME, came(case))
    return Changed(found.since, found.until, tuple(lines(found, record)))


def first_day(case: Case, since: str | date, latest: date) -> date:
    """Return the day from which on changes are asked for."""
    if isinstance(since, date):
        return since
    if since.upper() != LAST:
        return PartialDate(value=since).first
    seen = looked_until(case)
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


def lines(found: Changes, record: Record) -> Iterator[Line]:
    """Yield the changes in the order in which one reads them: who moved first, what was said again last."""
    where = {fact.id: fact.report for fact in record.facts}
    called = {report.id: name_of(report) for report in record.reports}
    names = {party.id: party.name for party in record.parties}
    labels = {issue.id: issue.label for issue in record.issues}

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
    """Return what people call a report: its outlet, or else its file, and its day."""
    day = report.published.spoken() if report.published else "undated"
    return f"{report.outlet or report.file or 'report'}, {day} ({report.id[:12]})"
