"""A draft in few bytes: without what its report holds already, compressed."""

import json
import zlib
from typing import Any

from detente.record import Draft, Report

WITH_EVIDENCE = ("statements", "events", "meetings", "deadlines", "findings")


def packed(draft: Draft) -> bytes:
    """Return a draft without its report and without words that stand in the report."""
    data = draft.model_dump(mode="json", exclude={"report"}, exclude_defaults=True)
    for name in WITH_EVIDENCE:
        for fact in data.get(name, ()):
            fact["evidence"] = [place(one, draft.report) for one in fact["evidence"]]
    for mention in data.get("mentions", ()):
        del mention["text"]
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))


def unpacked(held: bytes, report: Report) -> Draft:
    """Return the draft that was packed, of this report."""
    data: dict[str, Any] = json.loads(zlib.decompress(held))
    for name in WITH_EVIDENCE:
        for fact in data.get(name, ()):
            fact["evidence"] = [evidence(*one, report=report) for one in fact["evidence"]]
    for mention in data.get("mentions", ()):
        start, end = mention["span"]
        mention["text"] = report.text[start:end]
    # Through JSON: what is written there as a list is a tuple here.
    return Draft.model_validate_json(json.dumps({**data, "report": report.model_dump(mode="json")}))


def place(one: dict[str, Any], report: Report) -> list[Any]:
    """Return the offsets of some words, and the words where they stand in another report."""
    offsets = [one["start"], one["end"]]
    return offsets if one["report"] == report.id else [*offsets, one["report"], one["text"]]


def evidence(start: int, end: int, other: str = "", text: str | None = None, *, report: Report) -> dict[str, Any]:
    """Return one piece of evidence, with its words."""
    words = report.text[start:end] if text is None else text
    return {"report": other or report.id, "start": start, "end": end, "text": words}
