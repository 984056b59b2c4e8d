"""When and where an event took place, and how much or how many it was about."""

import re

from detente.reading.dates import day_of
from detente.reading.meaning.beside import is_place, usual_name
from detente.reading.meaning.events.matching import Named
from detente.reading.meaning.magnitudes import inexact, number_at, units
from detente.reading.page import Page, Range, Sentence, tokens, within
from detente.reading.syntax.tree import Tree
from detente.record import Magnitude, PartialDate

FARTHEST_DATE = 70
"""Characters between an event's words and a date that is still its own."""
FARTHEST_PLACE = 90
BEFORE_PLACE = re.compile(r"\b(?:in|at|near|to|of|outside|around)\s+(?:the\s+)?$", re.IGNORECASE)


def date_near(page: Page, sentence: Sentence, span: Range) -> PartialDate | None:
    """Return the date nearest to an event's words in its sentence."""
    near = [
        (max(one.start - span[1], span[0] - one.end, 0), one.start, one, day)
        for one in within(page.dates, sentence.start, sentence.end)
        if one.type in ("DATE", "TIME") and (day := day_of(one.value)) is not None
    ]
    if not near:
        return None
    distance, _, one, day = min(near, key=lambda entry: entry[:2])
    text = page.text[one.start : one.end]
    return PartialDate(value=day.value, text=text) if distance <= FARTHEST_DATE else None


def place_in(page: Page, sentence: Sentence, span: Range) -> str | None:
    """Return the place behind a preposition after an event's verb."""
    for name in within(page.names, span[0], min(sentence.end, span[1] + FARTHEST_PLACE)):
        if is_place(name) and BEFORE_PLACE.search(page.text, max(sentence.start, name.start - 14), name.start):
            return usual_name(page, name)
    return None


def magnitude_in(page: Page, tree: Tree, named: Named) -> Magnitude | None:
    """Return how many or how much an event is about: a number with its unit, of what it is done to or who does it."""
    sides = [named.object, named.word if named.frame is None else None, tree.own_subject(named.word)]
    sides += tree.kids_by(named.word, "obj", "obl", "nmod")
    for side in dict.fromkeys(one for one in sides if one is not None):
        first, last = tree.reach[side]
        found = counted(page, tree.starts[max(first - 3, 0)], tree.starts[first], tree.ends[min(last, side + 7) - 1])
        if found:
            return found
    return None


def counted(page: Page, around: int, start: int, end: int) -> Magnitude | None:
    """Return the first number with its unit between two offsets."""
    words = tokens(page.text, around, end)
    dated = within(page.dates, around, end)
    for index, word in enumerate(words):
        if word.start < start or any(one.start <= word.start < one.end for one in dated):
            continue
        value, after = number_at(page.text, words, index)
        unit = next((hit for at in range(after, min(after + 3, len(words))) if (hit := units().at(words, at))), None)
        if value is not None and unit:
            return Magnitude(value=value, unit=unit[1], approximate=inexact(words, index))
    return None
