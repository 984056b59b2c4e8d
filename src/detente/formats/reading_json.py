"""What reading one report yields, as one JSON object (FORMATS.md, section 1)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any

from detente.record import (
    Deadline,
    Deed,
    Draft,
    Entry,
    Event,
    Evidence,
    Finding,
    Meeting,
    PartialDate,
    Problem,
    Report,
    Span,
    Statement,
    TimeExpression,
)

Json = dict[str, Any]


def ids_of(names: Sequence[str]) -> tuple[str, ...]:
    """Return an id for each file: its stem; its name where two share the stem; its path where two share the name.

    >>> ids_of(["a/talks.txt", "a/talks.html", "b/senate.txt"])
    ('talks.txt', 'talks.html', 'senate')
    """
    paths = [PurePath(name) for name in names]
    stems = Counter(path.stem for path in paths)
    full = Counter(path.name for path in paths)
    return tuple(
        path.stem if stems[path.stem] == 1 else path.name if full[path.name] == 1 else path.as_posix() for path in paths
    )


def line(draft: Draft, name: str) -> Json:
    """Return the object for one report; `name` is its id among the reports that were read with it."""
    return {
        "id": name,
        "report": report(draft.report),
        "statements": [statement(one) for one in draft.statements],
        "events": [event(one) for one in draft.events],
        "meetings": [meeting(one) for one in draft.meetings],
        "deadlines": [deadline(one) for one in draft.deadlines],
        "dates": [time(one) for one in draft.dates],
        "findings": [finding(one) for one in draft.findings],
        "problems": [problem(one) for one in draft.problems],
        "mentions": entries(draft.mentions),
        "parties": entries(draft.parties),
        "people": entries(draft.people),
        "bodies": entries(draft.bodies),
        "issues": entries(draft.issues),
        "outlets": entries(draft.outlets),
    }


def report(one: Report) -> Json:
    """Return the report with its text, in which all offsets count."""
    return {
        "id": one.id,
        "file": one.file,
        "outlet": one.outlet,
        "title": one.title,
        "author": one.author,
        "published": one.published.value if one.published else None,
        "url": one.url,
        "language": one.language,
        "text": one.text,
    }


def statement(one: Statement) -> Json:
    """Return one statement; who only passed the words on stands in `via`, outermost first."""
    speaker = one.speaker
    return {
        "id": one.id,
        "kind": one.kind.value,
        "source": spans(one.source),
        "cue": spans(one.cue),
        "content": spans(one.content),
        "wording": one.wording.value,
        "speaker": {
            "name": speaker.name,
            "person": speaker.person,
            "party": speaker.party,
            "role": speaker.role,
            "unnamed": speaker.unnamed,
        },
        "via": [{"name": link.name, "kind": link.kind, "party": link.party} for link in one.via],
        "act": one.act.value,
        "plover": one.plover.value if one.plover else None,
        "target": one.target,
        "issue": one.issue,
        "negated": one.negated,
        "modality": one.modality.value,
        "attitude": one.attitude.value if one.attitude else None,
        "condition": condition(one),
        "red_line": one.red_line,
        "deeds": [deed(each) for each in one.deeds],
        "date": date(one.date),
        "credibility": one.credibility,
        "sentence": list(one.sentence),
        "rule": one.rule,
    }


def condition(one: Statement) -> Json | None:
    """Return on what a statement depends."""
    if one.condition is None:
        return None
    return {"kind": one.condition.kind.value, "text": one.condition.text, "span": list(one.condition.span)}


def deed(one: Deed) -> Json:
    """Return what somebody is to do or would do."""
    return {
        "by": one.by,
        "doer": one.doer,
        "verb": one.verb or None,
        "what": list(one.what),
        "words": one.words,
        "span": list(one.span),
        "modal": one.modal or None,
        "negated": one.negated,
        "conditional": one.conditional,
    }


def event(one: Event) -> Json:
    """Return something done."""
    size = one.magnitude
    return {
        "id": one.id,
        "plover": one.plover.value,
        "actor": one.actor,
        "target": one.target,
        "span": list(one.span),
        "date": date(one.date),
        "place": one.place,
        "magnitude": {"value": size.value, "unit": size.unit, "approximate": size.approximate} if size else None,
        "status": one.status.value,
        "deed": deed(one.deed) if one.deed else None,
        "claimed_by": one.claimed_by,
        "rule": one.rule,
    }


def meeting(one: Meeting) -> Json:
    """Return a meeting, with every place where it is named."""
    return {
        "id": one.id,
        "name": one.name,
        "body": one.body,
        "place": one.place,
        "date": date(one.date),
        "participants": list(one.participants),
        "status": one.status.value,
        "result": one.result,
        "spans": spans(one.spans),
        "rule": one.rule,
    }


def deadline(one: Deadline) -> Json:
    """Return who owes what by when."""
    return {
        "id": one.id,
        "who": one.who,
        "what": one.what,
        "due": date(one.due),
        "spans": spans(one.spans),
        "rule": one.rule,
    }


def time(one: TimeExpression) -> Json:
    """Return words that name a time."""
    return {"start": one.start, "end": one.end, "value": one.value, "type": one.type, "rule": one.rule}


def finding(one: Finding) -> Json:
    """Return something that does not add up; its evidence may lie in other reports too."""
    return {
        "id": one.id,
        "rule": one.rule,
        "severity": one.severity.value,
        "message": one.message,
        "settles": one.settles,
        "evidence": [evidence(words) for words in one.evidence],
    }


def evidence(one: Evidence) -> Json:
    """Return words and the place where they stand."""
    return {"report": one.report, "start": one.start, "end": one.end, "text": one.text}


def problem(one: Problem) -> Json:
    """Return something that could not be read."""
    return {"where": list(one.where), "what": one.what}


def date(one: PartialDate | None) -> Json | None:
    """Return a date with the words it came from."""
    return {"value": one.value, "text": one.text} if one else None


def spans(places: Iterable[Span]) -> list[list[int]]:
    """Return spans as lists of two numbers."""
    return [[start, end] for start, end in places]


def entries(them: Iterable[Entry]) -> list[Json]:
    """Return entries of the codebook's kind as they stand in the record."""
    return [one.model_dump(mode="json") for one in them]
