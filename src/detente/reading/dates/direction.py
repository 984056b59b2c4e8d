"""In which direction from the report a date lies: by the words of its sentence."""

from detente.reading.dates.tokens import Line
from detente.reading.dates.vocabulary import MARKS, vocabulary

BEFORE, AFTER = 25, 15
"""Words looked at on either side."""


def direction(line: Line, start: int, end: int) -> int:
    """Return -1 (past), 1 (future) or 0 for the words [start, end] of a line: the nearest verb before, else after."""
    for index in range(start - 1, max(start - BEFORE, 0) - 1, -1):
        if found := cue(line.tags[index]):
            return 1 if found < 0 and promised(line, index) else found
        if line.tags[index] == MARKS["stop"]:
            break
    for index in range(end, min(end + AFTER, len(line.tags))):
        if found := cue(line.tags[index]):
            return found
        if line.tags[index] == MARKS["stop"]:
            break
    return 0


def promised(line: Line, index: int) -> bool:
    """Return whether a participle belongs to a future: `will be paid`, `to be held`."""
    return any(cue(character) > 0 for character in line.tags[max(index - 3, 0) : index].rpartition(MARKS["stop"])[2])


def cue(character: str) -> int:
    """Return the direction that a word gives to the dates near it."""
    classes = vocabulary().classes
    if character in classes["future"]:
        return 1
    return -1 if character in classes["past"] else 0
