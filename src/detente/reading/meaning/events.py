"""Which things a report says were done, are being done, planned, threatened or denied, in PLOVER's types."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from detente.reading.attributions.words import Words
from detente.reading.dates import day_of
from detente.reading.knowledge import Table, is_a, table
from detente.reading.meaning.beside import is_place, usual_name
from detente.reading.meaning.conditions import conditions_in
from detente.reading.page import Page, Range, Sentence, within
from detente.reading.phrases import Phrases
from detente.reading.pipeline import step
from detente.record import Act, Event, EventStatus, Evidence, Magnitude, PartialDate, Plover, Statement

FARTHEST_DATE = 70
"""Characters between an event's words and a date that is still its own."""
REACH = 8
"""Words after a trigger, and before a passive one, among which its object stands."""
ASKED = frozenset({Act.DEMAND, Act.PROPOSE, Act.REFUSE, Act.REJECT, Act.OFFER})
DIGITS = re.compile(r"\d{1,3}(?:[,.]\d{3})+|\d+(?:\.\d+)?")


@cache
def triggers() -> Phrases[Table]:
    """Return the forms that name an event -> their rows."""
    return Phrases(((form, row) for row in table("events")["triggers"] for form in row["forms"]), fold=True)


@cache
def rows_of(form: str) -> tuple[Table, ...]:
    """Return every row that a form stands in: the object decides between them."""
    return tuple(row for row in table("events")["triggers"] if form in row["forms"])


@cache
def number_words() -> dict[str, float]:
    """Return number words -> their value."""
    rows = table("quantities")
    return {word: float(value) for word, value in {**rows["numbers"], **rows["magnitudes"]}.items()}


@cache
def approximators() -> Phrases[str]:
    """Return words that make a number inexact."""
    return Phrases(((row["phrase"], row["meaning"]) for row in table("quantities")["approximators"]), fold=True)


@cache
def units() -> Phrases[str]:
    """Return words for what is counted."""
    rows = table("quantities")["units"]
    return Phrases(((form, row["unit"]) for row in rows for form in row["forms"]), fold=True)


@step(needs=["sentences", "names", "dates", "statements", "quotations"], adds=["events"])
def events(page: Page) -> Page:
    """Find what was done, each event once."""
    found = {event.id: event for sentence in page.sentences for event in events_in(page, sentence)}
    return replace(page, events=tuple(found.values()))


def events_in(page: Page, sentence: Sentence) -> Iterator[Event]:
    """Yield the events of a sentence."""
    words = Words(page, sentence, [])
    index = 0
    while index < len(words):
        hit = triggers().at(words.tokens, index)
        length = hit[0] if hit else 1
        if hit and index not in words.name_at and not before_noun(words, index):
            form = " ".join(words.low(at) for at in range(index, index + length))
            row = fitting(words, index, index + length, rows_of(form) or (hit[1],))
            event = event_at(page, words, index, index + length, row) if row else None
            if event:
                yield event
        index += length


def before_noun(words: Words, index: int) -> bool:
    """Return whether a participle only describes the noun after it (`eleven jailed members`, `the signed text`)."""
    before = words.low(index - 1)
    counted = (
        before.isdigit() or before in number_words() or words.is_a(index - 1, "determiners", "possessive_pronouns")
    )
    return counted and words.low(index).endswith(("ed", "en")) and not words.is_a(index + 1, "prepositions")


def fitting(words: Words, first: int, last: int, rows: tuple[Table, ...]) -> Table | None:
    """Return the row whose object stands near the trigger, or one that asks for none."""
    for row in rows:
        if "objects" not in row or object_near(words, first, last, tuple(row["objects"])) is not None:
            return row
    return None


def object_near(words: Words, first: int, last: int, objects: tuple[str, ...]) -> int | None:
    """Return where an object of the trigger stands: after it, or before it when the verb is passive or a participle."""
    single = {one.split()[-1] for one in objects}
    for index in range(last, min(last + REACH, len(words))):
        if words.low(index) in single:
            return index
        if words.low(index) in (".", ";"):
            break
    for index in range(first - 1, max(first - 4, -1), -1):
        if words.low(index) in single and words.low(first) not in ("has", "have"):
            return index
    return None


def event_at(page: Page, words: Words, first: int, last: int, row: Table) -> Event | None:
    """Return the event that a trigger names, unless it is only asked for."""
    span = words.span(first, last)
    statement = said_there(page, span)
    status = status_of(words, first, statement, span)
    if status is None:
        return None
    inside = next((start for start, end in statement.content if start <= span[0] < end), 0) if statement else 0
    actor = party_before(words, first, words.index_of(inside) if inside > words.sentence.start else 0)
    actor = actor or (statement.speaker.party if statement and speaks_of_itself(words, first) else None)
    target = party_after(words, last, actor)
    date, place = date_near(page, words, first, last), place_after(page, words, last)
    if actor is None and target is None and date is None and place is None:
        return None
    sentence = words.sentence
    return Event(
        evidence=(
            Evidence(
                report=page.report.id,
                start=sentence.start,
                end=sentence.end,
                text=page.text[sentence.start : sentence.end],
            ),
        ),
        rule="events:trigger",
        plover=Plover(row["plover"]),
        actor=actor,
        target=target,
        span=span,
        date=date,
        place=place,
        magnitude=magnitude_near(words, first, last),
        status=status,
        claimed_by=statement.id if statement else None,
    )


def said_there(page: Page, span: Range) -> Statement | None:
    """Return the statement in whose words the event is named."""
    first = bisect_left(page.statements, span[0] - 2000, key=lambda one: one.content[0][0])
    for statement in page.statements[first:]:
        if statement.content[0][0] > span[0]:
            break
        if any(start <= span[0] < end for start, end in statement.content):
            return statement
    return None


def status_of(words: Words, first: int, statement: Statement | None, span: Range) -> EventStatus | None:
    """Return how far the event has come about; nothing when it is only demanded, offered or refused."""
    before = [words.low(index) for index in range(max(first - 5, 0), first)]
    bare = "to" in before[-2:] or any(is_a(word, "modals") for word in before[-3:])
    sentence = (words.sentence.start, words.sentence.end)
    conditional = any(one.span[0] <= span[0] < one.span[1] for one in conditions_in(words.text, sentence))
    if conditional:
        return EventStatus.HYPOTHETICAL
    if any(is_a(word, "negations") or word in ("denied", "denies") for word in before):
        return None if bare else EventStatus.DENIED
    if statement and statement.negated:
        return EventStatus.DENIED
    asked = statement is not None and statement.act in ASKED
    if asked and ("be" in before[-2:] or not past(words.low(first))):
        return None
    if bare and (asked or not any(word in table("events")["coming"] for word in before)):
        return None
    if bare:
        threat = statement is not None and statement.act in (Act.THREATEN, Act.WARN)
        return EventStatus.THREATENED if threat else EventStatus.PLANNED
    if words.low(first).endswith("ing") and any(is_a(word, "be") for word in before[-2:]):
        return EventStatus.UNDER_WAY
    return EventStatus.DONE


def past(form: str) -> bool:
    """Return whether a form is a past one, and not the bare verb that follows a demand (`that they withdraw`)."""
    return form.endswith(("ed", "en", "wn", "ew", "ade", "ought", "lt", "ld", "nt", "uck", "oke", "ook", "off"))


def speaks_of_itself(words: Words, first: int) -> bool:
    """Return whether the subject of a trigger is a pronoun, or left out: the speaker's own side."""
    before = first - 1
    while before > 0 and (words.is_a(before, "auxiliaries") or words.adverb(before)):
        before -= 1
    return words.is_a(before, "pronouns") or words.low(before) == "to"


def party_before(words: Words, first: int, start: int) -> str | None:
    """Return the nearest party named before a word, from word `start` on."""
    for index in range(first - 1, start - 1, -1):
        name = words.name_at.get(index)
        if name and name.kind == "party" and not is_place(name):
            return name.party
        if words.low(index) in (";", "that") and first - index > 2:
            break
    return None


def party_after(words: Words, last: int, actor: str | None) -> str | None:
    """Return the nearest party after a word that is not the actor."""
    for index in range(last, min(last + 14, len(words))):
        name = words.name_at.get(index)
        if name and name.party and name.party != actor and not is_place(name):
            return name.party
    return None


def date_near(page: Page, words: Words, first: int, last: int) -> PartialDate | None:
    """Return the date nearest to the trigger in its sentence."""
    start, end = words.span(first, last)
    dated = [
        (min(abs(one.start - end), abs(start - one.end)), one, day)
        for one in within(page.dates, words.sentence.start, words.sentence.end)
        if one.type in ("DATE", "TIME") and (day := day_of(one.value)) is not None
    ]
    if not dated:
        return None
    distance, one, day = min(dated, key=lambda entry: entry[0])
    if distance > FARTHEST_DATE:
        return None
    return PartialDate(value=day.value, text=page.text[one.start : one.end])


def place_after(page: Page, words: Words, last: int) -> str | None:
    """Return the place behind a preposition after the trigger."""
    for index in range(last, min(last + 14, len(words))):
        name = words.name_at.get(index)
        if name and is_place(name) and words.low(index - 1) in ("in", "at", "near", "to", "of"):
            return usual_name(page, name)
    return None


def magnitude_near(words: Words, first: int, last: int) -> Magnitude | None:
    """Return how many or how much stands near the trigger: a number with its unit, and whether it is exact."""
    for index in range(max(first - 10, 0), min(last + REACH, len(words))):
        value, after = number_at(words, index)
        if value is None:
            continue
        for at in range(after, min(after + 3, first if index < first else len(words))):
            unit = units().at(words.tokens, at)
            if unit:
                return Magnitude(value=value, unit=unit[1], approximate=inexact(words, index))
    return None


def number_at(words: Words, index: int) -> tuple[float | None, int]:
    """Return the number that begins at a word, and the word after it."""
    match = DIGITS.match(words.text, words.tokens[index].start)
    if index in words.dated or not (match or words.low(index) in number_words()):
        return None, index
    value, after = number_words().get(words.low(index), 0.0), index + 1
    if match:
        value = float(match.group().replace(",", ""))
        after = words.index_of(match.end())
    if after < len(words) and words.low(after) in ("thousand", "million", "billion", "hundred"):
        value, after = value * number_words().get(words.low(after), 1.0), after + 1
    return value, after


def inexact(words: Words, index: int) -> bool:
    """Return whether a word before a number makes it inexact (`some`, `up to`)."""
    return any(
        (hit := approximators().at(words.tokens, at)) is not None and at + hit[0] == index and hit[1] != "exactly"
        for at in range(max(index - 4, 0), index)
    )
