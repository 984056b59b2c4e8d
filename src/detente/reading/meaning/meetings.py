"""Which meetings, rounds and votes a report names: where, when, in which body, between whom, with what status."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from detente.reading.attributions.words import Words
from detente.reading.knowledge import table
from detente.reading.meaning.acts import plain
from detente.reading.meaning.beside import (
    body_beside,
    date_after,
    date_beside,
    fuller,
    host,
    nouns,
    participants,
    parties_in,
    place_beside,
    somebody_meets,
    start_of,
)
from detente.reading.page import Name, Page, Range, Sentence
from detente.reading.pipeline import step
from detente.record import Evidence, Meeting, MeetingStatus, PartialDate

COUNCILS = frozenset({"council", "conference", "format", "assembly", "panel", "commission"})
WEEKDAY = re.compile(r"(?:on )?(?:late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: \w+)?")
RESULT = re.compile(r"\b(?:ended|closed|broke up|yielded|produced|resulted in|concluded|collapsed)\b[^.;]{4,160}", re.I)


@dataclass
class Trace:
    """What one place in the report says of a meeting."""

    sentence: Sentence
    span: Range
    name: str
    status: MeetingStatus
    body: str | None = None
    place: str | None = None
    date: PartialDate | None = None
    participants: tuple[str, ...] = ()
    result: str | None = None
    rule: str = "meetings:noun"


@dataclass
class Gathered:
    """All places that speak of one meeting."""

    traces: list[Trace] = field(default_factory=list)

    def first(self, name: str) -> object:
        """Return the first thing known of it under this name."""
        return next((getattr(trace, name) for trace in self.traces if getattr(trace, name) is not None), None)

    def takes(self, trace: Trace) -> bool:
        """Return whether a place in the report speaks of this meeting: one body, place or day in common."""
        place, body, date = self.first("place"), self.first("body"), self.first("date")
        if open_ended(trace) != open_ended(self.traces[0]):
            return False
        if isinstance(date, PartialDate) and trace.date is not None and not date.meets(trace.date):
            return False
        if (body and trace.body and body != trace.body) or (place and trace.place and place != trace.place):
            return False
        shared = (body and body == trace.body) or (place and place == trace.place)
        same_day = isinstance(date, PartialDate) and trace.date is not None and date.value == trace.date.value
        parties = {party for one in self.traces for party in one.participants}
        strangers = bool(parties) and bool(trace.participants) and parties.isdisjoint(trace.participants)
        return bool(shared or (same_day and not strangers))


def open_ended(trace: Trace) -> bool:
    """Return whether the words speak of a meeting that has yet to be agreed on."""
    return trace.date is None and trace.status in (MeetingStatus.REFUSED, MeetingStatus.PROPOSED)


@cache
def statuses() -> tuple[tuple[MeetingStatus, re.Pattern[str]], ...]:
    """Return the patterns that show a status, in their order."""
    return tuple((MeetingStatus(row["status"]), re.compile(row["match"])) for row in table("meetings")["status"])


@step(needs=["sentences", "names", "dates", "bodies", "parties", "quotations"], adds=["meetings"])
def meetings(page: Page) -> Page:
    """Find every place that names a meeting, and put those together that name the same one."""
    gathered: list[Gathered] = []
    for sentence in page.sentences:
        for trace in traces(page, Words(page, sentence, [])):
            same = next((one for one in reversed(gathered[-60:]) if one.takes(trace)), None)
            if same:
                same.traces.append(trace)
            else:
                gathered.append(Gathered([trace]))
    made = {meeting.id: meeting for meeting in (as_meeting(page, one) for one in gathered)}
    return replace(page, meetings=tuple(made.values()))


def traces(page: Page, words: Words) -> Iterator[Trace]:
    """Yield what a sentence says of meetings: by a noun, by a verb of meeting, or by the body's name alone."""
    met: set[str | None] = set()
    index = 0
    while index < len(words):
        hit = nouns().at(words.tokens, index)
        length, kind = hit or (1, "")
        if kind and index not in words.name_at:
            trace = by_noun(page, words, index, index + length, kind)
            if trace:
                met.add(trace.body)
                yield trace
        index += length
    for index, name in words.name_at.items():
        if name.kind == "body" and page.bodies[name.id].kind in COUNCILS:
            for trace in by_body(page, words, index, name) if words.name_at.get(index - 1) != name else ():
                if trace.body not in met:
                    met.add(trace.body)
                    yield trace


def by_noun(page: Page, words: Words, first: int, last: int, kind: str) -> Trace | None:
    """Return what the words around a noun or verb of meeting say, when they say where, when or in which body."""
    body = body_beside(page, words, first, last)
    place = place_beside(page, words, first, last)
    date = date_beside(page, words, first, last)
    voted = words.low(first) == "vote"
    if kind == "verb" and ((date is None and place is None) or not somebody_meets(words, first)) and body is None:
        return None
    if kind == "vague" and body is None and place is None and not (date and voted):
        return None
    if body is None and place is None and date is None:
        return None
    past = "after" in (words.low(start_of(words, first) - 1), words.low(start_of(words, first) - 2))
    if past and date is not None and page.report.published is not None and date > page.report.published:
        date = None
    if words.low(first - 1) in table("meetings")["next"]:
        date = None
        if body is None and place is None:
            return None
    date = forward(page, date, words, (first, last))
    institution = next((words.name_at[at] for at in range(max(first - 3, 0), first) if at in words.name_at), None)
    if voted and (institution is None or institution.form != "institution") and body is None:
        return None
    start = start_of(words, first)
    name = "meeting" if kind == "verb" else " ".join(page.text[slice(*words.span(start, last))].split())
    parties = participants(words, first)
    roof = host(page, words, first, last) if body is None else None
    if roof:
        body, parties = roof, (roof,)
    return Trace(
        words.sentence,
        words.span(start, last),
        name,
        MeetingStatus.HELD if past else status_of(page, words, date, (start, last)),
        body,
        place,
        date,
        parties,
        result_in(page, words),
        f"meetings:{'verb' if kind == 'verb' else 'noun'}",
    )


def by_body(page: Page, words: Words, index: int, name: Name) -> Iterator[Trace]:
    """Yield what a sentence says of a body that meets without a word for meeting: on some day, or `ahead of` it."""
    last = index + 1
    while words.name_at.get(last) == name:
        last += 1
    date = date_after(page, words, last)
    before = index - 2 if words.is_a(index - 1, "determiners") else index - 1
    ahead = words.low(before) == "of" and words.low(before - 1) == "ahead"
    if words.low(before) in ("to", "from", "by", "for", "with") or (words.low(before) == "of" and not ahead):
        return
    place = place_beside(page, words, index, last)
    meets = any(words.low(at) in table("meetings")["verbs"] for at in range(last, min(last + 4, len(words))))
    told = ahead or meets or (date is not None and (place is not None or words.low(before) in ("at", "in", "during")))
    if told:
        yield Trace(
            words.sentence,
            (name.start, name.end),
            " ".join(page.text[name.start : name.end].split()),
            status_of(page, words, date, (index, last)),
            fuller(page, name.id, page.text[name.start : name.end]),
            place,
            date,
            parties_in(words, index, last),
            result_in(page, words),
            "meetings:body",
        )


def forward(page: Page, date: PartialDate | None, words: Words, at: Range) -> PartialDate | None:
    """Return the date a week on when a bare weekday is planned or proposed and was read as the one just past."""
    published = page.report.published
    if date is None or published is None or not date < published or not WEEKDAY.fullmatch(date.text or ""):
        return date
    ahead = status_of(page, words, None, at) in (MeetingStatus.PLANNED, MeetingStatus.PROPOSED)
    return date.shift(days=7) if ahead and date.precision == "day" else date


def status_of(page: Page, words: Words, date: PartialDate | None, at: Range) -> MeetingStatus:
    """Return whether a meeting took place: by its day beside the report's, or by the words around it."""
    first, last = max(at[0] - 16, 0), min(at[1] + 12, len(words))
    around = plain(page.text[slice(*words.span(first, last))])
    shown = next((status for status, pattern in statuses() if pattern.search(around)), None)
    published = page.report.published
    if shown in (MeetingStatus.CANCELLED, MeetingStatus.REFUSED, MeetingStatus.PROPOSED):
        past = date is not None and published is not None and date < published
        if shown is MeetingStatus.CANCELLED or not past:
            return shown
    if date is not None and published is not None and date != published and not date.meets(published):
        return MeetingStatus.HELD if date < published else MeetingStatus.PLANNED
    return shown if shown is MeetingStatus.PLANNED else MeetingStatus.HELD


def result_in(page: Page, words: Words) -> str | None:
    """Return the report's words for what came of the meeting, when the sentence says it."""
    match = RESULT.search(page.text, words.sentence.start, words.sentence.end)
    return " ".join(match.group().split()) if match else None


def as_meeting(page: Page, gathered: Gathered) -> Meeting:
    """Return the meeting that several places of the report speak of."""
    traces_here = gathered.traces
    sentences = list(dict.fromkeys(trace.sentence for trace in traces_here))
    dated = sorted(
        (trace.date for trace in traces_here if trace.date), key=lambda date: (date.last - date.first, date.order)
    )
    return Meeting(
        evidence=tuple(
            Evidence(report=page.report.id, start=one.start, end=one.end, text=page.text[one.start : one.end])
            for one in sentences
        ),
        rule=traces_here[0].rule,
        name=called(page, traces_here),
        body=next((trace.body for trace in traces_here if trace.body), None),
        place=next((trace.place for trace in traces_here if trace.place), None),
        date=dated[0] if dated else None,
        participants=tuple(dict.fromkeys(party for trace in traces_here for party in trace.participants)),
        status=settled(trace for trace in traces_here),
        result=next((trace.result for trace in traces_here if trace.result), None),
        spans=tuple(dict.fromkeys(trace.span for trace in traces_here)),
    )


def called(page: Page, found: list[Trace]) -> str:
    """Return what a meeting is called: its body, or the report's longest name for it, with the place."""
    body = next((trace.body for trace in found if trace.body in page.bodies), None)
    if body:
        return page.bodies[body].name
    name = max((trace.name for trace in found), key=lambda name: (name[:1].isupper(), len(name)))
    place = next((trace.place for trace in found if trace.place), None)
    if place:
        return name if place in name else f"{name} in {place}"
    parties = list(dict.fromkeys(party for trace in found for party in trace.participants))
    known = [page.parties[party].name for party in parties if party in page.parties]
    return name if " " in name or not known else f"{name} ({', '.join(known[:3])})"


def settled(found: Iterable[Trace]) -> MeetingStatus:
    """Return the status that most is said for, a dated place counting before an undated one."""
    ranked = sorted(found, key=lambda trace: trace.date is None)
    return ranked[0].status
