"""What a report tells as still to come on a day before it appeared."""

import re
from collections.abc import Iterator, Sequence

from detente.analysis.calendar import days, gap, names_year, slipped
from detente.analysis.checking import alone
from detente.analysis.doubts import Doubt, named, sentence, spoken
from detente.analysis.scene import Scene
from detente.analysis.sentences import sentence_at
from detente.record import Draft, PartialDate, Severity, Span

RULE = "future_in_the_past"
COMING = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:due|scheduled|set|expected|to (?!blame\b)))\b[^.;:,“”\"]{0,80}?"
    r"\b(?:on|by|from|before|until)\s+(?:[A-Z][a-z]+day,?\s+)?(?:the\s+)?$"
)
LATE = 1
"""Days that a report may be dated after it was written."""
REACH = 110


def future_in_the_past(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield printed days before that of the report on which something is told as still to come."""
    for draft in drafts:
        published, text = draft.report.published, draft.report.text
        if published is None:
            continue
        for placed in Scene(draft).days:
            start, end = placed.span
            words = text[start:end]
            day = placed.day
            if day is None or not any(sign.isdigit() for sign in words) or gap(day, published) <= LATE:
                continue
            opening = sentence_at(draft, start)[0]
            if COMING.search(text[max(opening, start - REACH) : start]) and not quoted(text[opening:start]):
                yield doubt(draft, day, (start, end), published)


def quoted(words: str) -> bool:
    """Return whether words lie in a quotation, which may be older than the report."""
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def doubt(draft: Draft, day: PartialDate, span: Span, published: PartialDate) -> Doubt:
    """Return the doubt about a day that had passed."""
    words = " ".join(draft.report.text[slice(*span)].split())
    meant = None if names_year(words) else slipped(day, published, least=0, most=31)
    start, end = sentence_at(draft, span[0])
    return Doubt(
        rule=RULE,
        severity=Severity.HIGH,
        about=draft.report.cite(*span),
        claim=sentence(f"{named(draft)} tells of something to come on {spoken(day)}"),
        reason=f"the report itself appeared on {spoken(published)}, {days(gap(day, published))} after that day",
        point=f"{published}",
        hint=f"“{words}” may be meant for {spoken(meant)}." if meant else "",
        settles="Another report of that day, or the announcement.",
        evidence=(draft.report.cite(*span), draft.report.cite(start, end)),
    )


FUTURE_IN_THE_PAST = alone(RULE, future_in_the_past)
