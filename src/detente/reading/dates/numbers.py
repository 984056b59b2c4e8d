"""Numbers as they are written: 12, 1,500, 2.5, forty-eight, two and a half, nineteen ninety-six."""

import re
from collections.abc import Iterable

from detente.reading.dates.vocabulary import vocabulary

DIGITS = re.compile(r"\d{1,9}(?:\.\d{1,9})?|\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,9})?")


def number(words: Iterable[str]) -> float | None:
    """Return the number that words in lower case stand for, or nothing.

    >>> number(["forty", "-", "eight"]), number(["nineteen", "ninety", "six"]), number(["two", "thousand", "five"])
    (48, 1996, 2005)
    >>> number(["2", "1/2"])
    2.5
    """
    total: float = 0
    current: float | None = None
    for word in words:
        if (scale := vocabulary().values.get(("scale", word))) is not None:
            current = (1 if current is None else current) * int(scale)
            if int(scale) >= 1000:
                total, current = total + current, 0
        elif (step := simple(word)) is not None:
            current = step if current is None else joined(current, step)
    return None if current is None else total + current


def simple(word: str) -> float | None:
    """Return the number that one word stands for."""
    if word in {"1/2", "½", "half"}:
        return 0.5
    if DIGITS.fullmatch(word):
        return float(word.replace(",", "")) if "." in word else int(word.replace(",", ""))
    found = vocabulary().values.get(("numword", word))
    return None if found is None else int(found)


def joined(current: float, step: float) -> float:
    """Return what two numbers one after the other stand for: they add up, or are the halves of a year."""
    if current % 100 >= 10 and step >= 10 and (current % 10 or step >= 10) and current < 100:
        return current * 100 + step
    return current + step


def ordinal(word: str) -> int | None:
    """Return which of a series a word names.

    >>> ordinal("twelfth"), ordinal("21st"), ordinal("3")
    (12, 21, 3)
    """
    found = vocabulary().values.get(("ordinal", word))
    if found is not None:
        return int(found)
    digits = re.match(r"\d{1,9}", word)
    return int(digits.group()) if digits else None
