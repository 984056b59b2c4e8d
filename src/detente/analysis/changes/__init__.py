"""What changed between two days: what is new, what moved and which way, what was said again, which days passed."""

from detente.analysis.changes.agenda import Kept, Lapse, MeetingChange
from detente.analysis.changes.histories import History, Step, histories
from detente.analysis.changes.moves import Direction, Move, Repeat, Unrepeated
from detente.analysis.changes.news import New, NewKind
from detente.analysis.changes.since import Changes, changes

__all__ = [
    "Changes",
    "Direction",
    "History",
    "Kept",
    "Lapse",
    "MeetingChange",
    "Move",
    "New",
    "NewKind",
    "Repeat",
    "Step",
    "Unrepeated",
    "changes",
    "histories",
]
