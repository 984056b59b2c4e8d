"""Reading a report into a draft of sourced facts, by small named steps."""

from detente.reading.reader import PIPELINE, read

__all__ = ["PIPELINE", "read"]
