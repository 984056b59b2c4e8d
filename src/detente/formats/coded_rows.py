"""What a row of somebody's table says of a passage: where its words stand, on which side, and on what terms."""

import json
import re
from collections.abc import Mapping
from typing import Any

from detente.formats.passages import Passage
from detente.formats.statement_rows import yes
from detente.record import Act, Condition, ConditionKind, PartialDate, Report, Span

Cells = Mapping[str, str]

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
WITH = frozenset({"agree", "agrees", "agreement", "for", "pro", "support", "supports", "+"})
AGAINST = frozenset({"disagree", "disagrees", "disagreement", "against", "contra", "con", "oppose", "opposes", "-"})


def passage(cells: Cells, report: Report, *, made: bool) -> Passage:
    """Return what a row says of a passage; `made` tells that the text was put together from quotes.

    Raises:
        ValueError: A cell holds what it cannot, or the words do not stand in the document.
    """
    text = {name: value.strip() or None for name, value in cells.items() if name != "quote"}
    act, day = text.get("act"), text.get("date")
    more: dict[str, Any] = {
        name: text[name]
        for name in ("kind", "wording", "modality", "attitude", "credibility", "role")
        if text.get(name)
    }
    if "credibility" in more:
        more["credibility"] = int(more["credibility"])
    for name in ("negated", "red_line", "unnamed"):
        if text.get(name):
            more[name] = yes(text[name] or "")
    if text.get("chain"):
        more["via"] = json.loads(text["chain"] or "[]")
    span = place_of(cells, report, made=made)
    if text.get("condition"):
        more["condition"] = condition_at(text, report, span)
    return Passage(
        span=span,
        rule="csv:import",
        speaker=text.get("speaker"),
        person=text.get("person"),
        party=text.get("party"),
        issue=text.get("issue"),
        target=text.get("target"),
        agreement=side_of(text.get("agreement")),
        act=Act(act.casefold()) if act else None,
        date=PartialDate(value=day, text=text.get("date_text")) if day else None,
        more=more,
    )


def place_of(cells: Cells, report: Report, *, made: bool) -> Span:
    """Return where the words of a row stand.

    Raises:
        ValueError: They stand nowhere, or others stand at the offsets given.
    """
    quote, start, end = cells.get("quote", ""), cells.get("start", "").strip(), cells.get("end", "").strip()
    if start and end and not made:
        span = (int(start), int(end))
        found = report.cite(*span).text
        if quote.strip() and quote != found:
            raise ValueError(f"the document reads {found[:60]!r} at {start}-{end}, not {quote[:60]!r}")
        return span
    if not quote.strip():
        raise ValueError("there are no words and no offsets")
    at = report.text.find(quote)
    if at < 0:
        quote = quote.strip()
        at = report.text.find(quote)
    if at < 0:
        raise ValueError(f"the document does not hold the words {quote[:60]!r}")
    return at, at + len(quote)


def condition_at(text: Mapping[str, str | None], report: Report, near: Span) -> Condition:
    """Return a condition, at the first place in or after the passage where its words stand, or else before it.

    Raises:
        ValueError: They stand nowhere, or the word that ties them is none of ours.
    """
    words = text["condition"] or ""
    at = report.text.find(words, near[0])
    at = report.text.find(words) if at < 0 else at
    if at < 0:
        raise ValueError(f"the document does not hold the condition {words[:60]!r}")
    return Condition(kind=ConditionKind(text.get("condition_kind") or "if"), text=words, span=(at, at + len(words)))


def side_of(cell: str | None) -> bool | None:
    """Return whether a cell says that somebody agrees.

    >>> side_of("against"), side_of("1"), side_of("-1"), side_of(None)
    (False, True, False, None)

    Raises:
        ValueError: It says neither.
    """
    if cell is None:
        return None
    plain = cell.casefold()
    if plain in WITH | AGAINST:
        return plain in WITH
    return float(plain) > 0 if NUMBER.fullmatch(plain) else yes(plain)
