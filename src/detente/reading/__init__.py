"""Reading a report into a draft of sourced facts, by small named steps."""

from detente.reading.reader import PIPELINE, RulesReader, read
from detente.reading.seam import Reader

__all__ = ["PIPELINE", "Reader", "RulesReader", "read"]
