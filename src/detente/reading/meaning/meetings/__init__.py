"""Which meetings, rounds and votes a report names: where, when, in which body, between whom, with what status."""

from detente.reading.meaning.meetings.step import meetings

__all__ = ["meetings"]
