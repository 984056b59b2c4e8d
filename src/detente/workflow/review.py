"""The verb `review`: what an analyst says of what was read, one suggestion after the other or from a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from pydantic import ValidationError

from detente.analysis import record_of
from detente.analysis.judging import addition, beliefs, standing, with_changes
from detente.errors import CannotJudge, NotInCase
from detente.record import Fact, Judgement, Record, Report, Verdict
from detente.workflow.case import Case

Entry = TypeVar("Entry")

ON_FACTS = (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT)


@dataclass(frozen=True)
class Suggestion:
    """A fact that nobody has judged yet, with the report that it stands in."""

    fact: Fact
    report: Report


def suggestions(case: Case, *, by: str | None = None) -> Iterator[Suggestion]:
    """Yield the statements, meetings and deadlines that were not judged, by date and in the order of the text.

    Args:
        case: The case.
        by: Yield those that this analyst has not judged, whatever others said.
    """
    record = as_read(case)
    reports = {one.id: one for one in record.reports}
    judged = {
        one.subject for one in standing(case.store.judgements()) if one.verdict in ON_FACTS and by in (None, one.by)
    }
    places = {one.id: place for place, one in enumerate(record.reports)}
    facts: list[Fact] = [*record.statements, *record.meetings, *record.deadlines]
    for fact in sorted(facts, key=lambda one: (places[one.report], one.key_spans()[0])):
        if fact.id not in judged:
            yield Suggestion(fact, reports[fact.report])


def as_read(case: Case) -> Record:
    """Return the record as it was read, with what analysts added: on that one judges, whatever others said of it."""
    added = [one for one in standing(case.store.judgements()) if one.verdict is Verdict.ADD]
    return record_of(case.store.drafts(), added)


def judge(
    case: Case,
    verdict: Verdict | str,
    subject: str,
    *,
    by: str,
    reason: str | None = None,
    changes: Mapping[str, str | int | float | bool | None] | None = None,
    into: str | None = None,
    spans: Sequence[tuple[int, int]] = (),
    at: datetime | None = None,
) -> Judgement:
    """Keep what an analyst says of something in a case, and return the judgement.

    Args:
        case: The case.
        verdict: accept, reject, correct, merge, add, believe or withdraw.
        subject: Id of the fact or finding, slug of the party or person, id of the report added to, or id of the
            judgement that is withdrawn.
        by: Who says so.
        reason: Why.
        changes: Of a correction, an addition or a belief: fields and values.
        into: Of a merge: the party or person that the subject is.
        spans: Of an addition: where its words stand in the report.
        at: When; left out, now.

    Raises:
        NotInCase: There is no such thing in the case.
        CannotJudge: The judgement makes no sense for it.
    """
    try:
        said = Judgement(
            verdict=Verdict(verdict),
            subject=subject,
            by=by,
            at=at or datetime.now(UTC),
            reason=reason,
            changes=dict(changes or {}),
            into=into,
            spans=tuple(spans),
        )
    except ValidationError as error:
        raise CannotJudge("; ".join(one["msg"] for one in error.errors()), "a judgement that is whole") from error
    check(as_read(case), (said,), case.store.judgements())
    case.store.judge([said])
    return said


def check(record: Record, judgements: Iterable[Judgement], earlier: Iterable[Judgement]) -> None:
    """Check that judgements can be made on what a record holds.

    Raises:
        NotInCase: There is no such thing in it.
        CannotJudge: A judgement makes no sense for what it is made on.
    """
    facts = {one.id: one for one in record.facts}
    findings = {one.id: one for one in record.findings}
    reports = {one.id: one for one in record.reports}
    cast = {one.id for one in record.parties} | {one.id for one in record.people}
    made = {one.id for one in earlier}
    for one in judgements:
        match one.verdict:
            case Verdict.CORRECT:
                with_changes(known("fact", one.subject, facts), one.changes)
            case Verdict.ACCEPT | Verdict.REJECT:
                known("fact or finding", one.subject, {**dict.fromkeys(facts), **dict.fromkeys(findings)})
            case Verdict.MERGE:
                known("party or person", one.subject, dict.fromkeys(cast))
                known("party or person", one.into or "", dict.fromkeys(cast))
            case Verdict.ADD:
                addition(one, known("report", one.subject, reports))
            case Verdict.BELIEVE:
                known("party", one.subject, {party.id: party for party in record.parties})
                beliefs([one])
            case Verdict.WITHDRAW:
                known("judgement", one.subject, dict.fromkeys(made))


def known(kind: str, name: str, entries: Mapping[str, Entry]) -> Entry:
    """Return the entry of that name.

    Raises:
        NotInCase: There is none.
    """
    if name not in entries:
        raise NotInCase(kind, name, entries)
    return entries[name]
