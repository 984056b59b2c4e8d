"""What is told as to come and lies in the past when the report appears, and the other way round."""

import re
from collections.abc import Iterator, Sequence

from detente.analysis.calendar import days, gap, names_year, slipped
from detente.analysis.checking import alone
from detente.analysis.doubts import Doubt, spoken
from detente.analysis.occasions import Occasion, occasions
from detente.analysis.scene import Scene
from detente.analysis.slips import doubt, noted
from detente.record import Draft, Evidence, MeetingStatus, PartialDate, Severity

RULE = "past_planned"
COMING = re.compile(r"\b(?:will|shall|is to|are to|is due to|are due to|is scheduled|are scheduled)\b")
GONE = re.compile(r"\b(?:met|held|took place|began|begun|opened|gathered|convened|sat|talked|ended|concluded)\b")
OTHER_TIME = re.compile(
    r"\b(?:would|could|might|may|had been|were to|was to|to meet|to hold|if|agreed|plan(?:s|ned)?|expect(?:s|ed)?|due|"
    r"cancelled|canceled|postponed|scheduled for|set for|every|each|annual(?:ly)?)\b"
)
"""Words under which neither tense says when a meeting is."""
OPEN = (MeetingStatus.HELD, MeetingStatus.PLANNED, MeetingStatus.PROPOSED)
VERB = 12
"""Characters before the name of a meeting in which its verb stands."""
HEAD = 400
"""Characters at the beginning of a report in which a dateline stands."""
LATE = 1
"""Days that a report may be dated after it was written."""


def past_planned(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield meetings whose tense contradicts their date."""
    for draft in drafts:
        scene = Scene(draft)
        published = draft.report.published
        if published is None:
            continue
        told: set[tuple[int, int] | None] = set()
        for occasion in occasions(draft):
            if occasion.exact and occasion.printed not in told and in_clause(occasion):
                told.add(occasion.printed)
                yield from compared(scene, occasion, published)


def in_clause(occasion: Occasion) -> bool:
    """Return whether the date stands in the sentence that names the meeting."""
    start, end = occasion.sentence
    return occasion.printed is not None and start <= occasion.printed[0] and occasion.printed[1] <= end


def compared(scene: Scene, occasion: Occasion, published: PartialDate) -> Iterator[Doubt]:
    """Yield the doubt about a meeting whose tense contradicts its date."""
    words, day = clause(occasion), occasion.known_day
    if OTHER_TIME.search(words):
        return
    appeared, away = spoken(published), days(gap(day, published))
    # The tense says more than the status, which may have been read from the date.
    gone = occasion.status in OPEN and GONE.search(core(occasion)) and not COMING.search(words)
    if gone and day > published:
        yield told(scene, occasion, published, f"the report itself appeared on {appeared}, {away} before that day")
    elif occasion.status is MeetingStatus.PLANNED and COMING.search(words) and gap(day, published) > LATE:
        reason = f"the report speaks of it as still to come on {appeared}, {away} after that day"
        yield told(scene, occasion, published, reason)


def clause(occasion: Occasion) -> str:
    """Return the words of the clause that names the meeting and its date."""
    text, (start, end) = occasion.draft.report.text, occasion.sentence
    assert occasion.printed is not None
    first, last = min(occasion.span[0], occasion.printed[0]), max(occasion.span[1], occasion.printed[1])
    opening = [mark.end() for mark in re.finditer(r"[;:,]\s", text[start:first])]
    closing = re.search(r"[;:,]\s", text[last:end])
    return text[start + (opening[-1] if opening else 0) : last + closing.start() if closing else end]


def core(occasion: Occasion) -> str:
    """Return the words from the meeting's name to its date, with a verb before it (`held talks on`)."""
    assert occasion.printed is not None
    first, last = min(occasion.opening, occasion.printed[0]), max(occasion.span[1], occasion.printed[1])
    return occasion.draft.report.text[max(first - VERB, occasion.sentence[0]) : last]


def told(scene: Scene, occasion: Occasion, published: PartialDate, reason: str) -> Doubt:
    """Return the doubt, with the day that may be meant."""
    held = occasion.known_day > published
    near = {"least": -31, "most": 0} if held else {"least": 0, "most": 31}
    meant = None if names_year(occasion.date_words) else slipped(occasion.known_day, published, **near)
    dateline = printed_on(scene, published)
    return doubt(
        RULE,
        noted(occasion),
        reason,
        severity=Severity.HIGH,
        meant=meant,
        against=(dateline or occasion.draft.report.cite(*occasion.sentence),),
    )


def printed_on(scene: Scene, published: PartialDate) -> Evidence | None:
    """Return where the report prints the day on which it appeared, if it does so at its head."""
    head = scene.days_in((0, HEAD))
    return next((scene.draft.report.cite(*day.span) for day in head if day.name == published.value), None)


PAST_PLANNED = alone(RULE, past_planned)
