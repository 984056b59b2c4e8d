"""What is told as to come and lies in the past when the report appears, and the other way round."""

import re
from collections.abc import Iterator, Sequence

from detente.analysis.calendar import days, gap, names_year, slipped
from detente.analysis.doubts import Doubt, spoken
from detente.analysis.occasions import Occasion, occasions
from detente.analysis.slips import doubt
from detente.record import Draft, MeetingStatus, PartialDate, Severity

RULE = "past_planned"
COMING = re.compile(r"\b(?:will|shall|is to|are to|is due to|are due to|is scheduled|are scheduled)\b")
GONE = re.compile(r"\b(?:met|held|took place|began|begun|opened|gathered|convened|sat down|talked|ended|concluded)\b")
OTHER_TIME = re.compile(
    r"\b(?:would|could|might|may|had been|were to|was to|to meet|to hold|if|agreed|plan(?:s|ned)?|expect(?:s|ed)?|due|"
    r"cancelled|canceled|postponed|scheduled for|set for|every|each|annual(?:ly)?)\b"
)
"""Words under which neither tense says when a meeting is."""
LATE = 1
"""Days that a report may be dated after it was written."""


def past_planned(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield meetings whose tense contradicts their date."""
    for draft in drafts:
        published = draft.report.published
        if published is None:
            continue
        told: set[tuple[int, int] | None] = set()
        for occasion in occasions(draft):
            if occasion.exact and occasion.printed not in told and in_clause(occasion):
                told.add(occasion.printed)
                yield from compared(occasion, published)


def in_clause(occasion: Occasion) -> bool:
    """Return whether the date stands in the sentence that names the meeting."""
    start, end = occasion.sentence
    return occasion.printed is not None and start <= occasion.printed[0] and occasion.printed[1] <= end


def compared(occasion: Occasion, published: PartialDate) -> Iterator[Doubt]:
    """Yield the doubt about a meeting whose tense contradicts its date."""
    words, day = clause(occasion), occasion.known_day
    if OTHER_TIME.search(words):
        return
    if occasion.status is MeetingStatus.HELD and GONE.search(words) and not COMING.search(words) and day > published:
        yield told(occasion, published, f"the report itself appeared on {spoken(published)}, {{away}} before that day")
    elif occasion.status is MeetingStatus.PLANNED and COMING.search(words) and gap(day, published) > LATE:
        yield told(
            occasion,
            published,
            f"the report speaks of it as still to come on {spoken(published)}, {{away}} after that day",
        )


def clause(occasion: Occasion) -> str:
    """Return the words of the clause that names the meeting and its date."""
    text, (start, end) = occasion.draft.report.text, occasion.sentence
    assert occasion.printed is not None
    first, last = min(occasion.span[0], occasion.printed[0]), max(occasion.span[1], occasion.printed[1])
    opening = [mark.end() for mark in re.finditer(r"[;:,]\s", text[start:first])]
    closing = re.search(r"[;:,]\s", text[last:end])
    return text[start + (opening[-1] if opening else 0) : last + closing.start() if closing else end]


def told(occasion: Occasion, published: PartialDate, reason: str) -> Doubt:
    """Return the doubt, with the day that may be meant."""
    away = days(gap(occasion.known_day, published))
    held = occasion.status is MeetingStatus.HELD
    near = {"least": -31, "most": 0} if held else {"least": 0, "most": 31}
    meant = None if names_year(occasion.date_words) else slipped(occasion.known_day, published, **near)
    text = occasion.draft.report
    return doubt(
        RULE,
        occasion,
        reason.format(away=away),
        severity=Severity.HIGH,
        meant=meant,
        against=(text.cite(*occasion.sentence),),
    )
