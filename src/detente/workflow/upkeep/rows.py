"""Facts as they stand, as rows: what can be asked of each without unpacking what was read."""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from detente.analysis.changes.agenda import same_deadline, same_meeting, same_occasion
from detente.analysis.checks.denied_claim import claimed, denials
from detente.analysis.checks.disputed_account import RULE as DISPUTED
from detente.analysis.checks.disputed_account import disputed_account
from detente.analysis.grades import denied, heard, on_record, outlets_quoted
from detente.analysis.identity import definite
from detente.analysis.positions import holder_of, stance_of
from detente.analysis.told_with import ToldWith
from detente.record import Deadline, Draft, Event, Meeting, PartialDate, Person, Span, Statement
from detente.record.record import once
from detente.store.dates import NO_DATE

Row = dict[str, Any]


def rows_of(number: int, read: Draft, draft: Draft, people: Mapping[str, Person]) -> dict[str, list[Row]]:
    """Return for each table the rows that a report gives it.

    Args:
        number: Number of the report.
        read: What was read in it.
        draft: The same, with the cast of the whole case and as it was judged.
        people: The people of the whole case.
    """
    offices = {one.id: office_of(one) for one in read.statements}
    together = ToldWith(draft.statements)

    def told(fact: Event | Meeting | Deadline) -> str | None:
        return listed(together.names(fact)) or None

    said = [statement(one, draft, offices.get(one.id), people) for one in once(draft.statements)]
    read_at = {bytes.fromhex(one.id): place for place, one in enumerate(once(read.statements))}
    return {
        "statements": [{"report": number, "place": place, **row} for place, row in placed(said, read_at)],
        "events": numbered(number, ({**event(one), "told": told(one)} for one in once(draft.events))),
        "meetings": numbered(number, ({**meeting(one), "told": told(one)} for one in once(draft.meetings))),
        "deadlines": numbered(number, ({**deadline(one), "told": told(one)} for one in once(draft.deadlines))),
        "claims": numbered(
            number, ({"party": party, "start": start, "end": end} for party, (start, end) in claimed(draft))
        ),
        "denials": numbered(number, denied_rows(number, draft)),
    }


def numbered(number: int, rows: Iterator[Row]) -> list[Row]:
    """Return rows with the report that they belong to and their place in it."""
    return [{"report": number, "place": place, **row} for place, row in enumerate(rows)]


def placed(rows: Iterable[Row], read_at: Mapping[bytes, int]) -> Iterator[tuple[int, Row]]:
    """Yield rows with their places: those they were read at, so that what goes or comes moves no other."""
    last = -1
    for row in rows:
        place = read_at.get(row["id"], -1)
        last = place if place > last else max(last + 1, len(read_at))
        yield last, row


def statement(one: Statement, draft: Draft, office: str | None, people: Mapping[str, Person]) -> Row:
    """Return the row of a statement; with which it is one is worked out later."""
    holder = holder_of(people, one)
    stance = stance_of(one) if holder else None
    published = draft.report.published
    day = one.date.first if one.date else published.first if published else None
    return {
        "id": bytes.fromhex(one.id),
        "start": one.sentence[0],
        "end": one.sentence[1],
        "low": min(start for start, _ in one.content),
        "high": max(end for _, end in one.content),
        "spans": " ".join(f"{start}-{end}" for start, end in one.content) if len(one.content) > 1 else None,
        "date": written(one.date),
        "day": day.toordinal() if day else None,
        "speaker": one.speaker.name,
        "person": one.speaker.person,
        "party": one.speaker.party,
        "act": one.act.value,
        "target": one.target,
        "issue": one.issue,
        "condition": f"{one.condition.kind.value} {one.condition.text}" if one.condition else None,
        "negated": one.negated,
        "red_line": one.red_line,
        "on_record": on_record(one),
        "heard": heard(one),
        "through": json.dumps(outlets_quoted(one)) if outlets_quoted(one) else None,
        "role": office,
        "holder": holder,
        "stance": stance.value if stance else None,
        "attitude": one.attitude.value if holder and one.attitude else None,
        "said": None,
    }


def office_of(read: Statement) -> str | None:
    """Return the office by which it may be told who spoke, from what other reports say of who holds it."""
    spoke = read.speaker
    return plain(spoke.role) if spoke.role and not spoke.person and definite(read.words(read.source)) else None


def plain(title: str) -> str:
    """Return a title as it is compared."""
    return title.lower().replace("-", " ")


def event(one: Event) -> Row:
    """Return the row of an event."""
    return {
        "id": bytes.fromhex(one.id),
        "start": one.span[0],
        "end": one.span[1],
        "date": written(one.date),
        "actor": one.actor,
        "target": one.target,
        "where": one.place,
        "status": one.status.value,
    }


def meeting(one: Meeting) -> Row:
    """Return the row of a meeting."""
    occasion = same_occasion(one)
    return {
        "id": bytes.fromhex(one.id),
        "start": one.evidence[0].start,
        "end": one.evidence[0].end,
        "date": written(one.date),
        "name": one.name,
        "body": one.body,
        "where": one.place,
        "participants": listed(one.participants),
        "status": one.status.value,
        "occasion": hashed(occasion) if occasion else None,
        "meeting": hashed(same_meeting(one)),
    }


def deadline(one: Deadline) -> Row:
    """Return the row of a deadline."""
    return {
        "id": bytes.fromhex(one.id),
        "date": written(one.due),
        "who": one.who,
        "what": one.what,
        "deadline": hashed(same_deadline(one)),
    }


def hashed(value: object) -> bytes:
    """Return a hash of what several facts have in common, by which they are found."""
    return hashlib.sha256(json.dumps(value).encode()).digest()[:8]


def denied_rows(number: int, draft: Draft) -> Iterator[Row]:
    """Yield the rows of denials: for those of the sentence before it is known already what is denied."""
    for one in denials(draft):
        yield denial(one.sentence, one.who, one.what, one.parties)
    for doubt in disputed_account(draft_alone(draft)):
        claim, words = doubt.evidence
        found = denied(DISPUTED, (claim.report, claim.span), (words.report, words.span))
        yield denial(words.span, "", "", ()) | {
            "claimed": number,
            "low": claim.start,
            "high": claim.end,
            "finding": bytes.fromhex(found.finding),
        }


def draft_alone(draft: Draft) -> tuple[Draft, ...]:
    """Return a draft as the only one of all."""
    return (draft,)


def denial(sentence: Span, who: str, what: str, parties: Collection[str]) -> Row:
    """Return the row of a denial of which it is not known what is denied."""
    return {
        "start": sentence[0],
        "end": sentence[1],
        "who": who,
        "what": what,
        "parties": listed(sorted(parties)),
        "claimed": None,
        "low": None,
        "high": None,
        "finding": None,
    }


def listed(slugs: Collection[str]) -> str:
    """Return slugs in one text, each between two spaces.

    >>> listed(["norway", "iceland"])
    ' norway iceland '
    """
    return f" {' '.join(slugs)} " if slugs else ""


def written(day: PartialDate | None) -> str:
    """Return a date as ISO 8601 has it, or what stands where there is none."""
    return day.value if day else NO_DATE


def spans_in(low: int, high: int, spans: str | None) -> tuple[Span, ...]:
    """Return the parts of a statement's content."""
    if spans is None:
        return ((low, high),)
    found = (part.split("-") for part in spans.split())
    return tuple((int(start), int(end)) for start, end in found)


def words_in(words: str, low: int, high: int, spans: str | None) -> str:
    """Return the words of a statement's content, from the text between its start and its end."""
    return " ... ".join(words[start - low : end - low] for start, end in spans_in(low, high, spans))


def day_in(number: int | None) -> date | None:
    """Return a day that is counted from the year 1."""
    return date.fromordinal(number) if number else None
