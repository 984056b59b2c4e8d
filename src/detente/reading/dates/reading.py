"""What a rule reads in a line."""

from typing import NamedTuple

from detente.reading.dates.meaning import Meaning


class Reading(NamedTuple):
    """Words of a line with their meaning."""

    start: int
    end: int
    rule: str
    meaning: Meaning
