"""A draft in few bytes: without what its report holds already, compressed."""

import json
import zlib
from functools import cache
from importlib.resources import files
from typing import Any

from detente.record import Draft, Report
from detente.store.offsets import placed, stepped
from detente.store.sparing import restored, spared

FORM, SECOND_FORM, FIRST_FORM = b"3", b"2", b"1"
"""How a reading is packed: the first byte. Another dictionary is another form; the first had offsets as they are, and
the second the words at them."""
REACH = 16_000
"""Bytes of a report that the compressor knows beforehand: it looks back no further than 32,768."""
MOST = 2**28
"""Bytes that a reading may unpack to."""
OFTEN = (
    b'"aliases":[],"kind":"state"},{"rule":"organisation","outlets":[{"bodies":[{"issues":[{"keywords":["people":[{'
    b'"aliases":["roles":[{"title":"minister","from":null,"to":null"parties":[{"mentions":[{"kind":"person","kind":"party"'
    b'"problems":[{"where":[,"what":"findings":["deadlines":[{"evidence":[[,"who":"due":{"value":"meetings":[{"evidence":[['
    b'"rule":"meetings:noun","name":"talks","place":"participants":["status":"planned","status":"held","spans":[[,'
    b'"events":[{"evidence":[["rule":"events:verb","plover":"CONSULT","plover":"COERCE","actor":"target":"status":"done",'
    b'"magnitude":{"value":,"unit":"troops","claimed_by":"dates":[{"start":,"end":,"value":"2022-01-12","type":"DATE"},{'
    b'"rule":"attributions:quotation","rule":"attributions:according","kind":"belief","kind":"wish","kind":"plan",'
    b'"modality":"reported","modality":"hypothetical","modality":"possible","attitude":"pessimistic","red_line":true,'
    b'"condition":{"kind":"if","text":"span":[,"via":[{"name":"kind":"outlet"},"negated":true,"wording":"direct",'
    b'"wording":"mixed","act":"accuse","act":"demand","act":"assess","act":"reject","act":"promise","act":"accept",'
    b'{"statements":[{"evidence":[[0,1]],"rule":"attributions:verb","source":[[,"cue":[[,"content":[[,"sentence":[,'
    b'"wording":"indirect","speaker":{"name":"person":"party":"role":"unnamed":true},"act":"inform","target":"issue":'
    b'"date":{"value":"2022-01-12"},"credibility":2},{"evidence":[['
)
"""What drafts often hold, for the compressor to know beforehand: the commonest last. That of the first form."""
EARLY = ("issues", "parties", "people", "bodies", "outlets")
"""What stands first in a packed reading, while the compressor still sees what it knows beforehand."""
WITH_EVIDENCE = ("statements", "events", "meetings", "deadlines", "findings")


@cache
def often(form: bytes) -> bytes:
    """Return what readings often hold: the issues that are known, and readings of our own examples (by tools/often)."""
    return files("detente.store").joinpath(f"often_{form.decode()}.bin").read_bytes()


def beforehand(form: bytes, report: Report) -> bytes:
    """Return what the compressor knows beforehand for a reading of a report."""
    if form == FIRST_FORM:
        return OFTEN
    if form == SECOND_FORM:
        return often(form)
    return report.text.encode("utf-8", "surrogatepass")[:REACH] + often(form)


def packed(draft: Draft) -> bytes:
    """Return a draft without its report and without words that stand in the report."""
    packer = zlib.compressobj(level=9, zdict=beforehand(FORM, draft.report))
    data = spared(bare(draft), draft.report.text)
    in_order = {name: data[name] for name in sorted(data, key=lambda name: name not in EARLY)}
    text = json.dumps(stepped(in_order), ensure_ascii=False, separators=(",", ":"))
    return FORM + packer.compress(text.encode("utf-8")) + packer.flush()


def bare(draft: Draft) -> dict[str, Any]:
    """Return what has to be kept of a draft beside its report."""
    data = draft.model_dump(mode="json", exclude={"report"}, exclude_defaults=True)
    for name in WITH_EVIDENCE:
        for fact in data.get(name, ()):
            del fact["id"]  # which follows from its place
            fact["evidence"] = [place(one, draft.report) for one in fact["evidence"]]
    for mention in data.get("mentions", ()):
        del mention["text"]
    return data


def unpacked(held: bytes, report: Report) -> Draft:
    """Return the draft that was packed, of this report.

    Raises:
        ValueError: It was not packed so, or is no draft of this report (pydantic's ValidationError is one).
        zlib.error: It is damaged.
    """
    form = held[: len(FORM)]
    if form not in (FORM, SECOND_FORM, FIRST_FORM):
        raise ValueError(f"a reading is packed in a form that is not known: {held[:1]!r}")
    opener = zlib.decompressobj(zdict=beforehand(form, report))
    text = opener.decompress(held[len(FORM) :], MOST)
    if not opener.eof:
        raise ValueError(f"a reading is cut short, or takes more than {MOST:,} bytes")
    data: dict[str, Any] = json.loads(text)
    if form != FIRST_FORM:
        placed(data)
    if form == FORM:
        restored(data, report.text)
    for name in WITH_EVIDENCE:
        for fact in data.get(name, ()):
            fact["evidence"] = [evidence(*one, report=report) for one in fact["evidence"]]
    for mention in data.get("mentions", ()):
        start, end = mention["span"]
        mention["text"] = report.text[start:end]
    return Draft.model_validate({**data, "report": report})


def place(one: dict[str, Any], report: Report) -> list[Any]:
    """Return the offsets of some words, and the words where they stand in another report."""
    offsets = [one["start"], one["end"]]
    return offsets if one["report"] == report.id else [*offsets, one["report"], one["text"]]


def evidence(start: int, end: int, other: str = "", text: str | None = None, *, report: Report) -> dict[str, Any]:
    """Return one piece of evidence, with its words."""
    words = report.text[start:end] if text is None else text
    return {"report": other or report.id, "start": start, "end": end, "text": words}
