"""What can hold and what it would take, from a conflict drafted from a record."""

from detente.analysis.outlook.results import (
    Apart,
    Carrier,
    Deal,
    Decisive,
    Demand,
    Leaving,
    Obstacle,
    Outcome,
    Outlook,
    Share,
    Unheld,
    Worked,
)
from detente.analysis.outlook.working import outlook

__all__ = [
    "Apart",
    "Carrier",
    "Deal",
    "Decisive",
    "Demand",
    "Leaving",
    "Obstacle",
    "Outcome",
    "Outlook",
    "Share",
    "Unheld",
    "Worked",
    "outlook",
]
