"""Which words of a report are ascribed to somebody, and to whom."""

from detente.reading.attributions.step import attributions

__all__ = ["attributions"]
