"""When: time expressions of a text with their TIMEX3 values, and what these mean in the calendar."""

from detente.reading.dates.expressions import time_expressions
from detente.reading.dates.values import day_of, due_date

__all__ = ["day_of", "due_date", "time_expressions"]
