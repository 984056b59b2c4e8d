"""The record as it was known up to a day: what stands in reports that had appeared by then."""

from collections.abc import Iterator
from datetime import date

from detente.record import Deadline, Event, Fact, Meeting, Record, Statement


def report_days(record: Record) -> tuple[date, ...]:
    """Return the days on which reports appeared, in order; reports without a date of publication take no part."""
    return tuple(sorted({one.published.first for one in record.reports if one.published}))


def known_up_to(record: Record, day: date) -> Record:
    """Return what was known of a record when the reports of a day had appeared.

    What an analyst judged later counts from the first: the record is the one that she holds to be right. So does who
    somebody is and for whom he speaks, also where only a later report tells. Parties are those that had been named.
    """
    reports = tuple(one for one in record.reports if one.published and one.published.first <= day)
    ids = {one.id for one in reports}
    kept = {
        name: tuple(one for one in getattr(record, name) if one.report in ids)
        for name in ("statements", "events", "meetings", "deadlines", "readings")
    }
    named = {slug for facts in kept.values() for one in facts for slug in parties_in(one)}
    return record.model_copy(
        update={
            "reports": reports,
            **kept,
            "parties": tuple(one for one in record.parties if one.id in named),
            "positions": (),
            "findings": (),
        }
    )


def parties_in(one: object) -> Iterator[str | None]:
    """Yield the parties that a fact or a reading names."""
    match one:
        case Statement(speaker=speaker, target=target, deeds=deeds):
            yield from (speaker.party, target, *(deed.by for deed in deeds))
        case Event(actor=actor, target=target, deed=deed):
            yield from (actor, target, deed.by if deed else None)
        case Meeting(participants=participants):
            yield from participants
        case Deadline(who=who):
            yield who
        case _:
            yield from (mention.id for mention in getattr(one, "mentions", ()) if mention.kind == "party")


def sentence_of(fact: Fact) -> tuple[str, int, int]:
    """Return the sentence in which a fact stands: its report and where it begins and ends."""
    if isinstance(fact, Statement):
        return fact.report, *fact.sentence
    return fact.report, *fact.evidence[0].span
