"""How many and how much: numbers in words and digits, what they count, and whether they are exact."""

import re
from collections.abc import Sequence
from functools import cache

from detente.reading.knowledge import table
from detente.reading.page import Token
from detente.reading.phrases import Phrases

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


def number_at(text: str, words: Sequence[Token], index: int) -> tuple[float | None, int]:
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


def inexact(words: Sequence[Token], index: int) -> bool:
    """Return whether a word before a number makes it inexact (`some`, `up to`)."""
    return any(
        (hit := approximators().at(words, at)) is not None and at + hit[0] == index and hit[1] != "exactly"
        for at in range(max(index - 4, 0), index)
    )
