"""The checks, one module each: functions from drafts to what does not add up in them."""

from collections.abc import Callable, Iterator, Sequence

from detente.analysis.checks.contradicting_statuses import contradicting_statuses
from detente.analysis.checks.dates_of_one_meeting import dates_of_one_meeting
from detente.analysis.checks.disputed_account import disputed_account
from detente.analysis.checks.figures import figures
from detente.analysis.checks.opposite_acts import opposite_acts
from detente.analysis.checks.past_planned import past_planned
from detente.analysis.checks.sequence_gap import sequence_gap
from detente.analysis.checks.single_unnamed_source import single_unnamed_source
from detente.analysis.checks.two_deadlines import two_deadlines
from detente.analysis.checks.weekday import weekday
from detente.analysis.doubts import Doubt
from detente.record import Draft

Check = Callable[[Sequence[Draft]], Iterator[Doubt]]

CHECKS: tuple[Check, ...] = (
    sequence_gap,
    dates_of_one_meeting,
    past_planned,
    weekday,
    contradicting_statuses,
    opposite_acts,
    disputed_account,
    figures,
    two_deadlines,
    single_unnamed_source,
)
"""In the order in which what they find is told."""

__all__ = ["CHECKS", "Check"]
