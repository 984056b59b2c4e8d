"""The checks, one module each: functions from drafts to what does not add up in them."""

from collections.abc import Callable, Iterator, Sequence

from detente.analysis.checks.contradicting_statuses import contradicting_statuses
from detente.analysis.checks.dates_of_one_meeting import dates_of_one_meeting
from detente.analysis.checks.denied_claim import denied_claim
from detente.analysis.checks.disputed_account import disputed_account
from detente.analysis.checks.figures import figures
from detente.analysis.checks.future_in_the_past import future_in_the_past
from detente.analysis.checks.late_deadline import late_deadline
from detente.analysis.checks.one_story import one_story
from detente.analysis.checks.opposite_acts import opposite_acts
from detente.analysis.checks.past_planned import past_planned
from detente.analysis.checks.same_words import same_words
from detente.analysis.checks.sequence_gap import sequence_gap
from detente.analysis.checks.single_unnamed_source import single_unnamed_source
from detente.analysis.checks.toll_figures import toll_figures
from detente.analysis.checks.two_deadlines import two_deadlines
from detente.analysis.checks.two_offices import two_offices
from detente.analysis.checks.weekday import weekday
from detente.analysis.doubts import Doubt
from detente.record import Draft

Check = Callable[[Sequence[Draft]], Iterator[Doubt]]

CHECKS: tuple[Check, ...] = (
    sequence_gap,
    dates_of_one_meeting,
    past_planned,
    future_in_the_past,
    weekday,
    contradicting_statuses,
    opposite_acts,
    same_words,
    disputed_account,
    denied_claim,
    figures,
    toll_figures,
    two_deadlines,
    late_deadline,
    two_offices,
    one_story,
    single_unnamed_source,
)
"""In the order in which what they find is told."""

__all__ = ["CHECKS", "Check"]
