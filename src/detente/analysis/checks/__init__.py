"""The checks, one module each: what they note of each report, and what does not add up in that."""

from typing import Any

from detente.analysis.checking import Check
from detente.analysis.checks.contradicting_statuses import ARRANGED_OR_NOT, HELD_OR_NOT
from detente.analysis.checks.dates_of_one_meeting import DATES_OF_ONE_MEETING
from detente.analysis.checks.denied_claim import DENIED_CLAIM
from detente.analysis.checks.disputed_account import DISPUTED_ACCOUNT
from detente.analysis.checks.figures import FIGURES
from detente.analysis.checks.future_in_the_past import FUTURE_IN_THE_PAST
from detente.analysis.checks.late_deadline import LATE_DEADLINE
from detente.analysis.checks.one_story import ONE_STORY
from detente.analysis.checks.opposite_acts import OPPOSITE_ACTS
from detente.analysis.checks.past_planned import PAST_PLANNED
from detente.analysis.checks.same_words import SAME_WORDS
from detente.analysis.checks.sequence_gap import SEQUENCE_GAP
from detente.analysis.checks.single_unnamed_source import SINGLE_UNNAMED_SOURCE
from detente.analysis.checks.toll_figures import TOLL_FIGURES
from detente.analysis.checks.two_deadlines import TWO_DEADLINES
from detente.analysis.checks.two_offices import TWO_OFFICES
from detente.analysis.checks.weekday import WEEKDAY

CHECKS: tuple[Check[Any], ...] = (
    SEQUENCE_GAP,
    DATES_OF_ONE_MEETING,
    PAST_PLANNED,
    FUTURE_IN_THE_PAST,
    WEEKDAY,
    ARRANGED_OR_NOT,
    HELD_OR_NOT,
    OPPOSITE_ACTS,
    SAME_WORDS,
    DISPUTED_ACCOUNT,
    DENIED_CLAIM,
    FIGURES,
    TOLL_FIGURES,
    TWO_DEADLINES,
    LATE_DEADLINE,
    TWO_OFFICES,
    ONE_STORY,
    SINGLE_UNNAMED_SOURCE,
)
"""In the order in which what they find is told."""

__all__ = ["CHECKS"]
