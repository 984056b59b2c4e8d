"""When and where an event took place, and how much or how many it was about."""

import re
from functools import cache

from detente.reading.dates import day_of
from detente.reading.knowledge import table
from detente.reading.meaning.beside import is_place, usual_name
from detente.reading.meaning.events.matching import Named
from detente.reading.page import Page, Range, Sentence, tokens, within
from detente.reading.phrases import Phrases
from detente.reading.syntax.tree import Tree
from detente.record import Magnitude, PartialDate

FARTHEST_DATE = 70
"""Characters between an event's words and a date that is still its own."""
FARTHEST_PLACE = 90
FARTHEST_NUMBER = 8
BEFORE_PLACE = re.compile(r"\b(?:in|at|near|to|of|outside|around)\s+(?:the\s+)?$", re.IGNORECASE)
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
SCALES = ("thousand", "million", "billion", "hundred", "dozen")


@cache
def number_words() -> dict[str, float]:
    """Return number words -> their value."""
    rows = table("quantities")
    return {word: float(value) for word, value in {**rows["numbers"], **rows["magnitudes"]}.items()}


@cache
def approximators() -> Phrases[str]:
    """Return words that make a number inexact."""
    return Phrases(((row["phrase"], row["meaning"]) for row in table("quantities")["approximators"]), fold=True)


@cache
def units() -> Phrases[str]:
    """Return words for what is counted."""
    rows = table("quantities")["units"]
    return Phrases(((form, row["unit"]) for row in rows for form in row["forms"]), fold=True)


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
    """Return how many or how much an event is about: a number with its unit among what it is done to and who does it."""
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


def number_at(text: str, words: list, index: int) -> tuple[float | None, int]:
    """Return the number that begins at a word, and the word after it."""
    match = DIGITS.match(text, words[index].start)
    if not match and words[index].low not in number_words():
        return None, index
    value, after = number_words().get(words[index].low, 0.0), index + 1
    if match:
        value = float(match.group().replace(",", ""))
        after = next((at for at in range(index, len(words)) if words[at].start >= match.end()), len(words))
    if after < len(words) and words[after].low in SCALES:
        value, after = value * number_words().get(words[after].low, 1.0), after + 1
    return value, after


def inexact(words: list, index: int) -> bool:
    """Return whether a word before a number makes it inexact (`some`, `up to`)."""
    return any(
        (hit := approximators().at(words, at)) is not None and at + hit[0] == index and hit[1] != "exactly"
        for at in range(max(index - 4, 0), index)
    )
