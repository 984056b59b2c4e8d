"""What is read, as analysts judged it: a pure function of the drafts and the judgements made on them.

A judgement that was withdrawn never was. Of several corrections of one field the last one counts, and of acceptance and
rejection the last. The drafts are not changed: whatever is withdrawn leaves what was there before.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from detente.analysis.heard import heard
from detente.analysis.merging import merged, merged_into, renamed
from detente.analysis.splitting import Known, split
from detente.errors import CannotJudge, shortened
from detente.record import (
    Basis,
    Deadline,
    Draft,
    Event,
    Evidence,
    Fact,
    Judgement,
    Meeting,
    PartialDate,
    Position,
    Report,
    Statement,
    Verdict,
    Wording,
)

SomeFact = TypeVar("SomeFact", bound=Fact)

BY_ANALYST = "analyst"
"""The rule of a statement that somebody added."""
OF_SPEAKER = {"speaker": "name", "person": "person", "party": "party", "role": "role", "unnamed": "unnamed"}
"""Fields of a correction that say who spoke."""
CORRECTABLE: Mapping[type[Fact], frozenset[str]] = {
    Statement: frozenset(
        {*OF_SPEAKER, "act", "target", "issue", "kind", "negated", "modality", "attitude", "red_line", "date"}
    )
    | {"credibility"},
    Event: frozenset({"plover", "actor", "target", "date", "place", "status"}),
    Meeting: frozenset({"name", "body", "place", "date", "status", "result"}),
    Deadline: frozenset({"who", "what", "due"}),
}
"""What can be corrected of each kind of fact."""
FACTS = ("statements", "events", "meetings", "deadlines")


def standing(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that were not withdrawn, in their order; a withdrawal can be withdrawn too."""
    withdrawn: set[str] = set()
    kept = []
    for one in reversed(judgements):
        if one.id in withdrawn:
            continue
        if one.verdict is Verdict.WITHDRAW:
            withdrawn.add(one.subject)
        else:
            kept.append(one)
    return tuple(reversed(kept))


def judged(drafts: Iterable[Draft], judgements: Sequence[Judgement]) -> tuple[Draft, ...]:
    """Return the drafts without what was rejected, with what was corrected, added, heard, merged and split.

    Raises:
        CannotJudge: A judgement makes no sense for what it is made on.
    """
    standing_ones = standing(judgements)
    read = tuple(drafts)
    if not standing_ones:
        return read
    by_subject = on_each(standing_ones)
    told = [of_one(draft, by_subject) for draft in (*read, *heard(standing_ones, read))]
    same = merged_into(standing_ones)
    if same:
        parties = [party for draft in told for party in draft.parties]
        people = [person for draft in told for person in draft.people]
        cast = merged(same, parties, people)
        told = [renamed(draft, cast) for draft in told]
    return split(told, standing_ones, same, Known.of(told))


def on_each(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """Return subject -> the judgements on it, in their order."""
    found: dict[str, list[Judgement]] = {}
    for one in judgements:
        found.setdefault(one.subject, []).append(one)
    return found


def of_one(draft: Draft, by_subject: Mapping[str, Sequence[Judgement]]) -> Draft:
    """Return a draft with the judgements on its facts, and those that add to it."""
    added = [addition(one, draft.report) for one in by_subject.get(draft.report.id, ()) if one.verdict is Verdict.ADD]
    touched = any(fact.id in by_subject for name in FACTS for fact in getattr(draft, name))
    if not added and not touched:
        return draft
    known = {one.id for one in added}
    facts = {
        name: tuple(
            corrected(fact, by_subject.get(fact.id, ()))
            for fact in getattr(draft, name)
            if not rejected(by_subject.get(fact.id, ())) and fact.id not in known
        )
        for name in FACTS
    }
    facts["statements"] = (*facts["statements"], *added)
    return draft.model_copy(update=facts)


def rejected(judgements: Sequence[Judgement]) -> bool:
    """Return whether the last word on a fact is that it is none."""
    words = [one.verdict for one in judgements if one.verdict in (Verdict.ACCEPT, Verdict.REJECT)]
    return bool(words) and words[-1] is Verdict.REJECT


def corrected(fact: SomeFact, judgements: Sequence[Judgement]) -> SomeFact:
    """Return a fact with its corrections, the last of each field.

    Raises:
        CannotJudge: A field is none of this kind of fact, or cannot have that value.
    """
    changes: dict[str, Any] = {}
    for one in judgements:
        if one.verdict is Verdict.CORRECT:
            changes.update(one.changes)
    return with_changes(fact, changes) if changes else fact


def with_changes(fact: SomeFact, changes: Mapping[str, Any]) -> SomeFact:
    """Return a fact with other values in some fields.

    Raises:
        CannotJudge: A field is none of this kind of fact, or cannot have that value.
    """
    allowed = CORRECTABLE[type(fact)]
    unknown = sorted(set(changes) - allowed)
    if unknown:
        raise CannotJudge(
            f"{', '.join(unknown)} cannot be corrected in a {fact.fact_kind}", "another field", sorted(allowed)
        )
    data = fact.model_dump()
    for name, value in changes.items():
        if isinstance(fact, Statement) and name in OF_SPEAKER:
            data["speaker"][OF_SPEAKER[name]] = value
        else:
            data[name] = {"value": value} if name in ("date", "due") and value is not None else value
    try:
        return type(fact).model_validate(data)
    except ValidationError as error:
        raise CannotJudge(wrong(error), "values as `detente schema` lists them") from error


def wrong(error: ValidationError) -> str:
    """Return in words which values cannot stand where."""
    return "; ".join(map(wrong_value, error.errors()))


def wrong_value(one: ErrorDetails) -> str:
    """Return in words what one value cannot be, or that it is missing."""
    place, said = ".".join(map(str, one["loc"])), one["msg"].removeprefix("Value error, ")
    if one["type"] == "missing":
        return f"{place} is missing"
    return f"{place}: {said} (not {shortened(str(one['input']))})" if place else said


def addition(judgement: Judgement, report: Report) -> Statement:
    """Return the statement that an analyst added, with the words of the report that carry it.

    Raises:
        CannotJudge: Its words do not stand in the report, or what it says cannot be said of a statement.
    """
    if not judgement.spans or any(end > len(report.text) or start == end for start, end in judgement.spans):
        raise CannotJudge(
            f"the words of what is added to report {report.id[:12]} do not stand in it", "offsets of words in its text"
        )
    start, end = min(one[0] for one in judgement.spans), max(one[1] for one in judgement.spans)
    said = {key: value for key, value in judgement.changes.items() if key not in OF_SPEAKER}
    spoke: dict[str, Any] = {OF_SPEAKER[key]: value for key, value in judgement.changes.items() if key in OF_SPEAKER}
    try:
        return Statement.model_validate(
            {
                "act": "inform",
                "credibility": 6,
                **said,
                "date": {"value": said["date"]} if said.get("date") else report.published,
                "evidence": (Evidence(report=report.id, start=start, end=end, text=report.text[start:end]),),
                "content": judgement.spans,
                "sentence": (start, end),
                "wording": Wording.INDIRECT,
                "speaker": spoke,
                "rule": BY_ANALYST,
            }
        )
    except ValidationError as error:
        raise CannotJudge(wrong(error), "values as `detente schema` lists them") from error


def beliefs(judgements: Sequence[Judgement]) -> tuple[Position, ...]:
    """Return the positions that analysts believe parties to have, beside what these say: the last of each kind.

    Raises:
        CannotJudge: What is believed is no position.
    """
    held: dict[tuple[str, object, object], Position] = {}
    for one in standing(judgements):
        if one.verdict is Verdict.BELIEVE:
            try:
                position = Position.model_validate(
                    {
                        **one.changes,
                        "party": one.subject,
                        "basis": Basis.BELIEVED,
                        "date": PartialDate(value=str(one.changes.get("date") or one.at.date().isoformat())),
                        "statements": (one.id,),
                    }
                )
            except ValidationError as error:
                raise CannotJudge(wrong(error), "issue, stance and content, as `detente schema` lists them") from error
            held[position.party, position.issue, position.stance] = position
    return tuple(held.values())


def idle(drafts: Iterable[Draft], judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that no longer apply: what they were made on is not read any more."""
    known = {one.id for one in judgements}
    for draft in chain(drafts, heard(standing(judgements), ())):
        known.add(draft.report.id)
        known.update(fact.id for name in FACTS for fact in getattr(draft, name))
        known.update(one.id for one in draft.parties)
        known.update(one.id for one in draft.people)
    known.update(one.into for one in judgements if one.verdict is Verdict.SPLIT and one.into)
    return tuple(one for one in standing(judgements) if not applies(one, known))


def applies(judgement: Judgement, known: Collection[str]) -> bool:
    """Return whether there is still what a judgement was made on; what is believed or was heard rests on itself."""
    if judgement.verdict in (Verdict.BELIEVE, Verdict.HEARD):
        return True
    return judgement.subject in known and (not judgement.facts or any(one in known for one in judgement.facts))
