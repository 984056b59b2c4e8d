"""A statement as one flat row: which columns there are, what stands in them, and the statement that a row holds."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from detente.record import PartialDate, Record, Report, Span, Statement

Cell = str | int | bool | None
Row = dict[str, Cell]

COLUMNS: dict[str, type] = {
    "id": str,
    "report": str,
    "outlet": str,
    "title": str,
    "author": str,
    "published": str,
    "url": str,
    "file": str,
    "language": str,
    "speaker": str,
    "person": str,
    "party": str,
    "role": str,
    "unnamed": bool,
    "chain": str,
    "kind": str,
    "wording": str,
    "act": str,
    "plover": str,
    "target": str,
    "issue": str,
    "negated": bool,
    "modality": str,
    "attitude": str,
    "red_line": bool,
    "condition_kind": str,
    "condition": str,
    "condition_span": str,
    "date": str,
    "date_text": str,
    "date_first": str,
    "date_last": str,
    "credibility": int,
    "quote": str,
    "start": int,
    "end": int,
    "content": str,
    "cue": str,
    "source": str,
    "sentence": str,
    "sentence_text": str,
    "evidence": str,
    "rule": str,
}
"""Name of the column -> type of its cells; dates are ISO 8601, spans `start-end` joined by blanks."""


def rows(record: Record) -> Iterator[Row]:
    """Yield one row for each statement, in the record's order."""
    reports = {report.id: report for report in record.reports}
    for statement in record.statements:
        yield row(statement, reports.get(statement.report))


def row(one: Statement, report: Report | None) -> Row:
    """Return all attributes of a statement, with the head of the report it stands in."""
    speaker, condition = one.speaker, one.condition
    words = one.words(one.content)
    return {
        "id": one.id,
        "report": one.report,
        **head(report),
        "speaker": speaker.name,
        "person": speaker.person,
        "party": speaker.party,
        "role": speaker.role,
        "unnamed": speaker.unnamed,
        "chain": chain(one),
        "kind": one.kind.value,
        "wording": one.wording.value,
        "act": one.act.value,
        "plover": one.plover.value if one.plover else None,
        "target": one.target,
        "issue": one.issue,
        "negated": one.negated,
        "modality": one.modality.value,
        "attitude": one.attitude.value if one.attitude else None,
        "red_line": one.red_line,
        "condition_kind": condition.kind.value if condition else None,
        "condition": condition.text if condition else None,
        "condition_span": spans([condition.span]) if condition else None,
        "date": one.date.value if one.date else None,
        "date_text": one.date.text if one.date else None,
        "date_first": one.date.first.isoformat() if one.date else None,
        "date_last": one.date.last.isoformat() if one.date else None,
        "credibility": one.credibility,
        "quote": words,
        "start": one.content[0][0],
        "end": one.content[-1][1],
        "content": spans(one.content),
        "cue": spans(one.cue),
        "source": spans(one.source),
        "sentence": spans([one.sentence]),
        "sentence_text": one.words((one.sentence,)),
        "evidence": spans([evidence.span for evidence in one.evidence]),
        "rule": one.rule,
    }


def head(report: Report | None) -> Row:
    """Return what is known of a report besides its text."""
    names = ("outlet", "title", "author", "url", "file", "language")
    published = report.published if report else None
    known: Row = {name: getattr(report, name, None) for name in names}
    return {**known, "published": published.value if published else None}


def chain(one: Statement) -> str | None:
    """Return through whom a statement came, outermost first, as JSON; nothing when the report heard it itself."""
    links = [{"name": link.name, "kind": link.kind, "party": link.party} for link in one.via]
    return json.dumps(links, ensure_ascii=False) if links else None


def spans(places: list[Span] | tuple[Span, ...]) -> str:
    """Return spans as text.

    >>> spans([(0, 4), (9, 12)])
    '0-4 9-12'
    """
    return " ".join(f"{start}-{end}" for start, end in places)


def spans_in(text: str) -> tuple[Span, ...]:
    """Return the spans that `spans` wrote.

    Raises:
        ValueError: It is no list of spans.
    """
    found = []
    for part in text.split():
        start, dash, end = part.partition("-")
        if not (dash and start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
            raise ValueError(f"{part!r} is no span such as 120-164")
        found.append((int(start), int(end)))
    return tuple(found)


def yes(text: str) -> bool:
    """Return whether a cell says yes.

    Raises:
        ValueError: It says neither yes nor no.
    """
    plain = text.strip().lower()
    if plain in {"true", "1", "yes", "y", "x"}:
        return True
    if plain in {"", "false", "0", "no", "n"}:
        return False
    raise ValueError(f"{text!r} is neither yes nor no")


def statement_of(cells: Mapping[str, str], report: Report) -> Statement:
    """Return the statement that an exported row holds; it must stand in `report` word for word.

    Raises:
        ValueError: A cell holds what it cannot, or other words stand in the report (EvidenceMismatch).
    """
    evidence = tuple(report.cite(*span) for span in spans_in(cells["evidence"]))
    fields: dict[str, Any] = {name: cells[name] for name in ("kind", "wording", "act", "modality", "rule")}
    for name in ("attitude", "target", "issue"):
        fields[name] = cells.get(name) or None
    statement = Statement(
        **fields,
        id=cells.get("id", ""),
        evidence=evidence,
        source=spans_in(cells.get("source", "")),
        cue=spans_in(cells.get("cue", "")),
        content=spans_in(cells["content"]),
        sentence=spans_in(cells["sentence"])[0],
        speaker={  # type: ignore[arg-type]
            **{name: cells.get(column) or None for name, column in SPEAKER.items()},
            "unnamed": yes(cells.get("unnamed", "")),
        },
        via=json.loads(cells.get("chain") or "[]"),
        negated=yes(cells.get("negated", "")),
        red_line=yes(cells.get("red_line", "")),
        condition=condition_in(cells),  # type: ignore[arg-type]
        date=PartialDate(value=cells["date"], text=cells.get("date_text") or None) if cells.get("date") else None,
        credibility=int(cells.get("credibility") or 6),
    )
    check_words(statement, cells.get("quote"))
    return statement


SPEAKER = {"name": "speaker", "person": "person", "party": "party", "role": "role"}


def condition_in(cells: Mapping[str, str]) -> dict[str, object] | None:
    """Return the condition that a row holds."""
    if not cells.get("condition_kind"):
        return None
    span = spans_in(cells["condition_span"])[0]
    return {"kind": cells["condition_kind"], "text": cells.get("condition", ""), "span": span}


def check_words(statement: Statement, quote: str | None) -> None:
    """Raise ValueError when the words quoted beside a statement are not those of its report."""
    words = statement.words(statement.content)
    if quote is not None and quote != words:
        raise ValueError(f"the report reads {words[:60]!r} there, not {quote[:60]!r}")
