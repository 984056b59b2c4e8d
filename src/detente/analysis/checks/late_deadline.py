"""A deadline that had passed before it was announced."""

import re
from collections.abc import Iterator, Sequence

from detente.analysis.calendar import days, gap, is_day
from detente.analysis.checking import alone
from detente.analysis.doubts import Doubt, named, sentence, spoken
from detente.record import Deadline, Draft, Severity

RULE = "late_deadline"
PAST = re.compile(
    r"\b(?:had|missed|passed|expired?s?|ran out|lapsed|failed|rejected|ignored|was|were|did|by then|earlier|last|"
    r"before|ago|since|overdue|original(?:ly)?)\b",
    re.IGNORECASE,
)
"""Words that tell of a deadline as gone by."""
LATE = 1
"""Days that a report may be dated after it was written."""


def late_deadline(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield deadlines on a printed day that lay in the past when they were told as running."""
    for draft in drafts:
        for deadline in draft.deadlines:
            told, due = draft.report.published, deadline.due
            if not (told and due and is_day(due) and any(sign.isdigit() for sign in due.text or "")):
                continue
            if gap(due, told) > LATE and not PAST.search(deadline.evidence[0].text):
                yield doubt(draft, deadline)


def doubt(draft: Draft, deadline: Deadline) -> Doubt:
    """Return the doubt about a deadline that had passed."""
    told, due, cited = draft.report.published, deadline.due, deadline.evidence[0]
    assert told is not None
    assert due is not None
    return Doubt(
        rule=RULE,
        severity=Severity.HIGH,
        about=cited,
        claim=sentence(f"{named(draft)} gives {spoken(due)} as the deadline for “{' '.join(deadline.what.split())}”"),
        reason=f"the report itself appeared on {spoken(told)}, {days(gap(due, told))} after that day",
        settles="The text in which the deadline was set, and the day on which it was.",
        evidence=(cited,),
    )


LATE_DEADLINE = alone(RULE, late_deadline)
