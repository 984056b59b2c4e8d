"""Which things a report says were done, are being done, planned, threatened or denied, in PLOVER's types."""

from detente.reading.meaning.events.step import events

__all__ = ["events"]
