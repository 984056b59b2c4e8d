"""The verb `review`: what an analyst says of what was read, one suggestion after the other or from a table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from pydantic import ValidationError

from detente.analysis.heard import heard
from detente.analysis.judging import addition, beliefs, standing, with_changes, wrong
from detente.analysis.splitting import involves, party_of, person_of
from detente.errors import CannotJudge, NotInCase
from detente.record import Codebook, Fact, Judgement, Meeting, Report, Verdict
from detente.record.record import once
from detente.store.standing import Standing
from detente.workflow.as_judged import Names, facts_as_judged, names_in
from detente.workflow.as_read import drafts_as_read, facts_as_read
from detente.workflow.case import Case
from detente.workflow.upkeep import up_to_date
from detente.workflow.upkeep.findings import finding_ids
from detente.workflow.upkeep.names import PARTIES, PEOPLE, PEOPLE_READ, SLUGS

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
    facts: Sequence[str] = (),
    at: datetime | None = None,
) -> Judgement:
    """Keep what an analyst says of something in a case, and return the judgement.

    Args:
        case: The case.
        verdict: accept, reject, correct, merge, split, add, believe, heard or withdraw.
        subject: Id of the fact or finding, slug of the party or person, id of the report added to, id or
            name of the meeting in which something was heard, or id of the judgement that is withdrawn.
        by: Who says so.
        reason: Why.
        changes: Of a correction, an addition, a belief or what was heard: fields and values; of a split: what the other
            is called. Of something heard `words` are needed, one of `speaker`, `person` and `party`, and `date`
            unless the meeting has one.
        into: Of a merge: the party or person that the subject is; of a split: the other one, known or new.
        spans: Of an addition: where its words stand in the report.
        facts: Of a split: ids of the statements and other facts that are the other's.
        at: When; left out, now.

    Raises:
        NotInCase: There is no such thing in the case.
        CannotJudge: The judgement makes no sense for it.
    """
    kind = Verdict(verdict)
    told = dict(changes or {})
    if kind is Verdict.HEARD:
        told = {**met(case, subject), **spoken(names_in(case), told), **told}
    try:
        said = Judgement(
            verdict=kind,
            subject=subject,
            by=by,
            at=at or datetime.now(UTC),
            reason=reason,
            changes=told,
            into=into,
            spans=tuple(spans),
            facts=tuple(facts),
        )
    except ValidationError as error:
        raise CannotJudge(wrong(error), "a judgement that is whole") from error
    check(case, said, facts_as_read(case, [said.subject]))
    case.store.judge([said])
    return said


def place_of(words: str, text: str, *, near: int = 0) -> tuple[int, int] | None:
    r"""Return where words stand in a text, whatever blanks and line ends part them; of several places the nearest.

    >>> place_of("no troops", "No, no\n troops. No troops: no troops.", near=20)
    (27, 36)
    >>> place_of("no talks", "No troops.") is None
    True
    """
    if not words.split():
        return None
    places = re.finditer(r"\s+".join(map(re.escape, words.split())), text)
    return min((found.span() for found in places), key=lambda span: abs(span[0] - near), default=None)


def met(case: Case, name: str) -> dict[str, str | int | float | bool | None]:
    """Return the meeting of that id with its day and place, as far as they are known; otherwise the name alone."""
    one = facts_as_judged(case, [name]).get(name)
    if not isinstance(one, Meeting):
        return {"meeting": name}
    known = {"meeting": one.name, "date": one.date.value if one.date else None, "place": one.place}
    return {key: value for key, value in known.items() if value is not None}


def spoken(names: Names, told: Mapping[str, object]) -> dict[str, str]:
    """Return what the person or party is called that said what was heard, when the case knows."""
    name = {**names.parties, **names.people}.get(str(told.get("person") or told.get("party")))
    return {} if name is None else {"speaker": name}


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
            check_names(names_in(case), said, case.codebook or Codebook())
        case Verdict.ACCEPT | Verdict.REJECT:
            if said.subject not in facts:
                known("fact or finding", said.subject, dict.fromkeys(finding_ids(case)))
        case Verdict.MERGE:
            check_merge(case, said)
        case Verdict.SPLIT:
            check_split(case, said)
        case Verdict.HEARD:
            check_heard(names_in(case), said, case.codebook or Codebook())
        case Verdict.ADD:
            report = case.store.report(said.subject) if said.subject in case.store else None
            addition(said, known("report", said.subject, {report.id: report} if report else {}))
            check_names(names_in(case), said, case.codebook or Codebook())
        case Verdict.BELIEVE:
            known("party", said.subject, dict.fromkeys(cast_of_case(case, people=False)))
            beliefs([said])
            check_names(names_in(case), said, case.codebook or Codebook())
        case Verdict.WITHDRAW:
            known("judgement", said.subject, {one.id: one for one in case.store.judgements()})


def cast_of_case(case: Case, *, people: bool = True) -> set[str]:
    """Return the slugs of the parties and the people of a case, also of those that only notes or splits name."""
    up_to_date(case.store)

    def work(held: Standing) -> set[str]:
        slugs = held.cast(SLUGS)
        parties = {slugs.get(slug, slug) for slug in held.parties_read()} | held.cast(PARTIES).keys()
        return parties | ({*held.cast(PEOPLE_READ), *held.cast(PEOPLE)} if people else set())

    return case.store.asking(lambda _, held: work(held))


def check_merge(case: Case, judgement: Judgement) -> None:
    """Check that two can be one.

    Raises:
        NotInCase: There is no such party or person.
        CannotJudge: They are one already, or a party and a person.
    """
    subject, into = judgement.subject, judgement.into or ""
    everybody, parties = dict.fromkeys(cast_of_case(case)), cast_of_case(case, people=False)
    known("party or person", subject, everybody)
    known("party or person", into, everybody)
    if subject == into:
        raise CannotJudge(f"{subject} cannot be merged into itself", "another party or person")
    if (subject in parties) != (into in parties):
        raise CannotJudge(
            f"{subject} cannot be merged into {into}", "a party into another party, a person into another person"
        )


def check_split(case: Case, judgement: Judgement) -> None:
    """Check that some facts can be another's.

    Raises:
        NotInCase: There is no such fact, party or person.
        CannotJudge: A fact has nothing to do with the party or person, or the other is of another kind, or cannot be.
    """
    names = names_in(case)
    parties, people = set(names.parties), set(names.people)
    known("party or person", judgement.subject, dict.fromkeys(parties | people))
    other = people if judgement.subject in parties else parties
    if judgement.into == judgement.subject or judgement.into in other - (parties & people):
        raise CannotJudge(
            f"{judgement.subject} cannot be split into {judgement.into}",
            "another party for a party, another person for a person",
        )
    facts = facts_as_judged(case, judgement.facts)
    for name in judgement.facts:
        if not involves(known("fact", name, facts), judgement.subject):
            raise CannotJudge(
                f"{judgement.subject} has no part in the fact {name}", "facts in which the party or person has a part"
            )
    made = person_of if judgement.subject in people else party_of
    made(judgement, judgement.into or "")


def check_heard(names: Names, judgement: Judgement, codebook: Codebook) -> None:
    """Check that something can have been heard, of parties, people and issues that are known.

    Raises:
        NotInCase: There is no such party, person or issue in the case or its codebook.
        CannotJudge: It lacks what it needs, or says what cannot be said of a statement.
    """
    heard([judgement], ())
    check_names(names, judgement, codebook)


def check_names(names: Names, judgement: Judgement, codebook: Codebook) -> None:
    """Check that a judgement speaks of parties, people and issues that are known: a slip would be one more of them.

    Raises:
        NotInCase: There is no such party, person or issue in the case or its codebook.
    """
    parties = {*names.parties, *(one.id for one in codebook.parties)}
    people = {*names.people, *(one.id for one in codebook.people)}
    issues = {*names.issues, *(one.id for one in codebook.issues)}
    for field, kind, slugs in (
        ("party", "party", parties),
        ("target", "party", parties),
        ("actor", "party", parties),
        ("who", "party", parties),
        ("person", "person", people),
        ("issue", "issue", issues),
    ):
        name = judgement.changes.get(field)
        if name is not None:
            known(kind, str(name), dict.fromkeys(slugs))


def known(kind: str, name: str, entries: Mapping[str, Entry]) -> Entry:
    """Return the entry of that name.

    Raises:
        NotInCase: There is none.
    """
    if name not in entries:
        raise NotInCase(kind, name, entries)
    return entries[name]
