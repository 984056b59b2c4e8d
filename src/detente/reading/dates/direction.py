"""In which direction from the report a date lies: by the words of its sentence."""

from detente.reading.dates.tokens import Line
from detente.reading.dates.vocabulary import MARKS, vocabulary

BEFORE, AFTER = 25, 15
"""Words looked at on either side."""

PURPOSE = 4
"""Words within which `to` and a verb govern a date: `agreed to hold talks on Friday`."""

AUXILIARIES = 3
"""Words before a participle in which `will` or `to be` turn it to the future."""


def direction(line: Line, start: int, end: int) -> int:
    """Return -1 (past), 1 (future) or 0 for the words [start, end] of a line: the nearest verb before, else after."""
    if near := beside(line, start, end):
        return near
    for index in range(start - 1, max(start - BEFORE, 0) - 1, -1):
        if line.tags[index] == MARKS["stop"]:
            break
        if found := cue(line.tags[index]):
            turned = promised(line, index) if found < 0 else overtaken(line, index)
            return -found if turned else found
        if start - index <= PURPOSE and is_infinitive(line, index):
            return 1
    for character in line.tags[end : end + AFTER]:
        if character == MARKS["stop"]:
            break
        if found := cue(character):
            return found
    return 0


def beside(line: Line, start: int, end: int) -> int:
    """Return the direction that the word before a date and the verb right after it give, or 0."""
    before = line.tags[start - 1] if start else MARKS["stop"]
    if before in vocabulary().classes["by"] and not overtaken(line, start):
        return 1
    until_then = before in vocabulary().classes["until"] and over_by_then(line, end)
    return -1 if until_then or told_right_after(line, start, end) else 0


def told_right_after(line: Line, start: int, end: int) -> bool:
    """Return whether a verb in the past follows a date at once (`on Sunday issued a warning`), no future before it."""
    after = line.tags[end : end + 1]
    before = line.tags[max(start - AUXILIARIES, 0) : start].rpartition(MARKS["stop"])[2]
    return bool(after) and cue(after) < 0 and not any(cue(character) > 0 for character in before)


def over_by_then(line: Line, end: int) -> bool:
    """Return whether the sentence goes on in the pluperfect: `until Thursday, they had not spoken`."""
    after = line.tags[end : end + AFTER].partition(MARKS["stop"])[0]
    return any(character in vocabulary().classes["had"] for character in after)


def cue(character: str) -> int:
    """Return the direction that a word gives to the dates near it."""
    classes = vocabulary().classes
    if character in classes["future"]:
        return 1
    return -1 if character in classes["past"] else 0


def promised(line: Line, index: int) -> bool:
    """Return whether a participle belongs to a future: `will be paid`, `to be held`."""
    before = line.tags[max(index - AUXILIARIES, 0) : index].rpartition(MARKS["stop"])[2]
    return any(cue(character) > 0 for character in before)


def overtaken(line: Line, index: int) -> bool:
    """Return whether a future was one of the past: `had been due to expire`."""
    before = line.tags[max(index - AUXILIARIES, 0) : index].rpartition(MARKS["stop"])[2]
    return any(character in vocabulary().classes["had_been"] for character in before)


def is_infinitive(line: Line, index: int) -> bool:
    """Return whether the word at `index` is a `to` with a verb: with an unknown word that is no name and no plural."""
    if line.tags[index] not in vocabulary().classes["to"] or line.tags[index + 1 : index + 2] != MARKS["unknown"]:
        return False
    word = line.text[line.starts[index + 1] : line.ends[index + 1]]
    return word[:1].islower() and not word.endswith("s")
