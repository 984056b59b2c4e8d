"""How stable each outcome was by what was known on each day, and which sentence made it more or less so."""

from detente.analysis.over_time.edits import Edited
from detente.analysis.over_time.results import (
    Absent,
    Cause,
    Day,
    Followed,
    Move,
    Outcome,
    OverTime,
    Part,
    Shift,
    ShiftKind,
    Standing,
)
from detente.analysis.over_time.working import over_time

__all__ = [
    "Absent",
    "Cause",
    "Day",
    "Edited",
    "Followed",
    "Move",
    "Outcome",
    "OverTime",
    "Part",
    "Shift",
    "ShiftKind",
    "Standing",
    "over_time",
]
