"""What follows from the facts: where parties stand, and what does not add up."""

from detente.analysis.discrepancies import findings
from detente.analysis.positions import positions
from detente.analysis.whole import record_of

__all__ = ["findings", "positions", "record_of"]
