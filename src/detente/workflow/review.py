"""The verb `review`: what an analyst says of what was read, one suggestion after the other or from a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from pydantic import ValidationError

from detente.analysis.judging import addition, beliefs, standing, with_changes
from detente.errors import CannotJudge, NotInCase
from detente.record import Fact, Finding, Judgement, Report, Verdict
from detente.record.record import once
from detente.store.standing import Standing
from detente.workflow.as_read import drafts_as_read, facts_as_read
from detente.workflow.case import Case
from detente.workflow.upkeep import up_to_date
from detente.workflow.upkeep.casting import PEOPLE_READ, SLUGS
from detente.workflow.upkeep.findings import findings_of

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
    judged = {
        one.subject for one in standing(case.store.judgements()) if one.verdict in ON_FACTS and by in (None, one.by)
    }
    for draft in drafts_as_read(case):
        facts: list[Fact] = [*once(draft.statements), *once(draft.meetings), *once(draft.deadlines)]
        for fact in sorted(facts, key=lambda one: one.key_spans()[0]):
            if fact.id not in judged:
                yield Suggestion(fact, draft.report)


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
    check(case, said, facts_as_read(case, [said.subject]))
    case.store.judge([said])
    return said


def check(case: Case, said: Judgement, facts: Mapping[str, Fact]) -> None:
    """Check that a judgement can be made on what a case holds.

    Args:
        case: The case.
        said: The judgement.
        facts: The fact that it is made on, as it was read, if it is made on one.

    Raises:
        NotInCase: There is no such thing in it.
        CannotJudge: The judgement makes no sense for what it is made on.
    """
    match said.verdict:
        case Verdict.CORRECT:
            with_changes(known("fact", said.subject, facts), said.changes)
        case Verdict.ACCEPT | Verdict.REJECT:
            if said.subject not in facts:
                known("fact or finding", said.subject, dict.fromkeys(finding_ids(case)))
        case Verdict.MERGE:
            cast = dict.fromkeys(cast_of_case(case))
            known("party or person", said.subject, cast)
            known("party or person", said.into or "", cast)
        case Verdict.ADD:
            report = case.store.report(said.subject) if said.subject in case.store else None
            addition(said, known("report", said.subject, {report.id: report} if report else {}))
        case Verdict.BELIEVE:
            known("party", said.subject, dict.fromkeys(cast_of_case(case, people=False)))
            beliefs([said])
        case Verdict.WITHDRAW:
            known("judgement", said.subject, {one.id: one for one in case.store.judgements()})


def finding_ids(case: Case) -> list[str]:
    """Return the ids of what does not add up in a case."""
    findings_of(case)
    found = case.store.asking(lambda asking, _: asking.findings())
    return [Finding.model_validate_json(one).id for one in found]


def cast_of_case(case: Case, *, people: bool = True) -> set[str]:
    """Return the slugs of the parties and the people of a case, before anybody was merged with anybody."""
    up_to_date(case.store)

    def work(held: Standing) -> set[str]:
        slugs = held.cast(SLUGS)
        parties = {slugs.get(slug, slug) for slug in held.parties_read()}
        return parties | (held.cast(PEOPLE_READ).keys() if people else set())

    return case.store.asking(lambda _, held: work(held))


def known(kind: str, name: str, entries: Mapping[str, Entry]) -> Entry:
    """Return the entry of that name.

    Raises:
        NotInCase: There is none.
    """
    if name not in entries:
        raise NotInCase(kind, name, entries)
    return entries[name]
