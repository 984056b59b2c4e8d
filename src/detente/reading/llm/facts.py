"""The meetings, deadlines and events that an LLM claims, as far as their words stand in the report."""

import re
from collections.abc import Iterable, Iterator, Sequence

from detente.reading.attributions.words import Words
from detente.reading.llm.answer import DeadlineClaim, EventClaim, MeetingClaim
from detente.reading.llm.checking import Checker, apart
from detente.reading.meaning.deadlines import due_on
from detente.reading.meaning.magnitudes import inexact, number_at, units
from detente.reading.page import Range, within
from detente.record import (
    Deadline,
    Event,
    EventStatus,
    Magnitude,
    Meeting,
    MeetingStatus,
    PartialDate,
    Plover,
    Statement,
)

WEEKDAY = re.compile(r"(?:on )?(?:late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: \w+)?")
AHEAD = (MeetingStatus.PLANNED, MeetingStatus.PROPOSED)
WEEK = 7


def meetings(checker: Checker, claims: Iterable[MeetingClaim], rule: str) -> Iterator[Meeting]:
    """Yield a meeting for each claim whose words stand in the report."""
    for claim in claims:
        spans = named_at(checker, claim)
        status = checker.value(MeetingStatus, claim.status, None, spans[0]) if spans else None
        if spans and status:
            yield as_meeting(checker, claim, spans, status, rule)


def named_at(checker: Checker, claim: MeetingClaim) -> tuple[Range, ...]:
    """Return every place where a meeting is named: in one of the sentences given, or the only place of the words."""
    spans: list[Range] = []
    words = [one for one in claim.words if one.strip()]
    if not words:
        checker.refuse("the LLM claims a meeting without the words that name it; it is left out")
    windows = [window for number in dict.fromkeys(claim.sentences) if (window := checker.piece.window((number,)))]
    for one in words:
        only = checker.scope((), one)
        places = (place for window in (*windows, *((only,) if only else ())) for place in checker.places(one, window))
        place = next((place for place in places if apart(place, spans)), None)
        if place:
            spans.append(place)
        else:
            checker.missing(one, "the name of a meeting", windows[0] if windows else None, dropped="this place is")
    return tuple(spans)


def as_meeting(
    checker: Checker, claim: MeetingClaim, spans: tuple[Range, ...], status: MeetingStatus, rule: str
) -> Meeting:
    """Return the meeting that a claim makes."""
    page, first = checker.page, spans[0]
    window = checker.piece.window(claim.sentences) or whole_sentence(checker, first)
    parties = [checker.party(words, window, first, "who takes part") for words in claim.participants]
    result = checker.besides(claim.result, window, first, "what came of it")
    body = body_at(checker, claim.body, window, first)
    return Meeting(
        evidence=tuple(checker.cite([span]) for span in spans),
        rule=rule,
        name=page.bodies[body].name if body and body in page.bodies else checker.words(first),
        body=body,
        place=checker.place(claim.place, window, first),
        date=ahead(checker, checker.day(claim.date, window, first, "when it takes place"), status),
        participants=tuple(dict.fromkeys(party for party in parties if party)),
        status=status,
        result=checker.words(result) if result else None,
        spans=spans,
    )


def whole_sentence(checker: Checker, place: Range) -> Range:
    """Return from where to where the sentence reaches in which a place begins."""
    sentence = checker.sentence(place)
    return sentence.start, sentence.end


def body_at(checker: Checker, words: str, window: Range, to: Range) -> str | None:
    """Return the body that words name by the tables and the codebook."""
    at = checker.besides(words, window, to, "the body that meets", names_somebody=True)
    return next((name.id for name in within(checker.page.names, *at) if name.kind == "body"), None) if at else None


def ahead(checker: Checker, date: PartialDate | None, status: MeetingStatus) -> PartialDate | None:
    """Return the date a week on when a bare weekday is still to come and was read as the one just past."""
    published = checker.page.report.published
    if date is None or published is None or status not in AHEAD or not date < published:
        return date
    weekday = WEEKDAY.fullmatch(date.text or "") is not None and date.precision == "day"
    return date.shift(days=WEEK) if weekday else date


def deadlines(checker: Checker, claims: Iterable[DeadlineClaim], rule: str) -> Iterator[Deadline]:
    """Yield a deadline for each claim whose time and task stand in the report."""
    for claim in claims:
        window = checker.scope(claim.sentences, claim.due)
        at = next(iter(checker.places(claim.due, window)), None) if window else None
        what = checker.nearest(claim.what, window, at) if window and at else None
        expression = checker.time(claim.due, window, at, "by when") if window and at and what else None
        if window is None or at is None:
            checker.missing(claim.due, "the time of a deadline", None, dropped="the deadline is")
        elif what is None:
            checker.missing(claim.what, "what is owed", window, dropped="the deadline is")
        elif expression:
            span = (expression.start, expression.end)
            yield Deadline(
                evidence=(checker.cite([span, what]),),
                rule=rule,
                who=checker.party(claim.who, window, at, "who owes it"),
                what=checker.words(what),
                due=due_on(checker.page, expression),
                spans=(span,),
            )


def events(
    checker: Checker, claims: Iterable[EventClaim], rule: str, statements: Sequence[Statement]
) -> Iterator[Event]:
    """Yield an event for each claim whose words stand in the report, with the statement in whose words they do."""
    for claim in claims:
        window = checker.scope(claim.sentences, claim.words)
        span = next(iter(checker.places(claim.words, window)), None) if window else None
        if window is None or span is None:
            checker.missing(claim.words, "an event", checker.piece.window(claim.sentences), dropped="the event is")
            continue
        plover = checker.value(Plover, claim.plover, None, span)
        status = checker.value(EventStatus, claim.status, None, span)
        if plover and status:
            yield Event(
                evidence=(checker.cite([span]),),
                rule=rule,
                plover=plover,
                actor=checker.party(claim.actor, window, span, "who did it"),
                target=checker.party(claim.target, window, span, "to whom it was done"),
                span=span,
                date=checker.day(claim.date, window, span, "when it was done"),
                place=checker.place(claim.place, window, span),
                magnitude=magnitude(checker, claim.magnitude, window, span),
                status=status,
                claimed_by=claimed_by(statements, span),
            )


def claimed_by(statements: Sequence[Statement], span: Range) -> str | None:
    """Return the id of the statement in whose words a place lies: of several, that with the fewest."""
    around = [
        (end - start, one.id) for one in statements for start, end in one.content if start <= span[0] and span[1] <= end
    ]
    return min(around)[1] if around else None


def magnitude(checker: Checker, words: str, window: Range, to: Range) -> Magnitude | None:
    """Return the number that our own tables read in the words quoted, with its unit."""
    at = checker.besides(words, window, to, "how many or how much")
    if at is None:
        return None
    sentence = Words(checker.page, checker.sentence(at), [])
    for index in range(sentence.index_of(at[0]), len(sentence)):
        if sentence.tokens[index].start >= at[1]:
            break
        value, after = number_at(sentence.text, sentence.tokens, index)
        unit = next((hit for one in range(after, len(sentence)) if (hit := unit_at(sentence, one, at))), None)
        if value is not None and unit:
            return Magnitude(value=value, unit=unit, approximate=inexact(sentence.tokens, index))
    return None


def unit_at(sentence: Words, index: int, quoted: Range) -> str | None:
    """Return the unit that a word is, when it stands among the words quoted."""
    hit = units().at(sentence.tokens, index) if sentence.tokens[index].start < quoted[1] else None
    return hit[1] if hit else None
