"""The words of time as classes: each word gets one character, so that a run of words can be searched like a string."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count

from detente.reading.knowledge import table

VALUED = {
    "months": "month",
    "weekdays": "weekday",
    "seasons": "season",
    "parts": "part",
    "hours": "hour_name",
    "days": "day_word",
    "nights": "night_word",
    "numbers": "numword",
    "scales": "scale",
    "ordinals": "ordinal",
    "vague": "vague",
    "units": "unit",
    "plurals": "plural",
    "decades": "decade",
    "often": "often",
    "references": "reference",
    "holidays": "holiday",
    "zones": "zone",
}
"""Table of words with a value -> class of its words."""

LISTED = ("words", "cues")
"""Tables of classes without values."""

CAPITALISED = frozenset({"month", "weekday", "holiday"})
SHAPES = (
    "iso",
    "slashed",
    "clock",
    "decade_form",
    "ordinal_form",
    "amount",
    "half_form",
    "ampm",
    "quarter_form",
    "short",
)
"""Classes of tokens known by their shape."""

MARKS = {"comma": ",", "hyphen": "-", "slash": "/", "glue": "&", "unknown": "x", "stop": "|"}
"""Classes of what stands between words: the character is its own."""

FIRST = 0xE000
"""Where the private characters of Unicode begin: none of them is special in a regular expression."""


@dataclass(frozen=True)
class Vocabulary:
    """What is known about words that speak of time."""

    characters: Mapping[str, str]
    """Word as it may be written -> its character."""
    openers: Mapping[str, re.Pattern[str]]
    """First word of phrases, as it may be written -> the phrases, longest first."""
    phrases: Mapping[str, str]
    """Phrase in lower case -> its character."""
    shapes: Mapping[frozenset[str], str]
    """Classes of a number or a shape -> its character."""
    classes: Mapping[str, str]
    """Class -> the characters of its members."""
    values: Mapping[tuple[str, str], int | str]
    """Class and word in lower case -> what it stands for."""
    past: str
    """The character of a word in -ed."""


def entries() -> Iterator[tuple[str, str, int | str]]:
    """Yield class, word and value of every row of the table."""
    rows = table("time")
    for name, class_ in VALUED.items():
        for word, value in rows[name].items():
            yield class_, word, value
    for name in LISTED:
        for class_, words in rows[name].items():
            for word in words:
                yield class_, word, word


def number_classes(digits: str) -> frozenset[str]:
    """Return what a run of digits may stand for: a day of the month, an hour, a year, hours and minutes, a count.

    >>> sorted(number_classes("12")), sorted(number_classes("1730"))
    (['count', 'day', 'hour'], ['count', 'military', 'year'])
    """
    if len(digits) > 9:
        return frozenset()
    number, found = int(digits), {"count"}
    if len(digits) <= 2:
        found |= {"day"} if 1 <= number <= 31 else set()
        found |= {"hour"} if number <= 24 else set()
    if len(digits) == 4:
        found |= {"year"} if 1000 <= number <= 2999 else set()
        found |= {"military"} if number <= 2400 and number % 100 < 60 else set()
    return frozenset(found)


def number_kinds() -> set[frozenset[str]]:
    """Return every set of classes that a run of digits can have."""
    samples = (
        [str(number) for number in range(10000)] + [f"0{number}" for number in range(1000)] + ["00", "0000", "12345"]
    )
    return {number_classes(sample) for sample in samples}


def spellings(word: str, classes: set[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield how a word may be written, each with the classes it then has: `may` in lower case is no month."""
    plain = frozenset(classes - CAPITALISED)
    if plain:
        yield word, plain
    for form in {word.title(), word.upper(), word.capitalize()}:
        yield form, frozenset(classes)


def opener(phrase: str) -> str:
    """Return the letters a phrase begins with."""
    found = re.match(r"[^\W\d_]+", phrase)
    return found.group() if found else phrase


def openers(phrases: Iterable[str]) -> dict[str, re.Pattern[str]]:
    """Return the first word of phrases, as it may be written, with the expression of the phrases it opens."""
    opened: dict[str, list[str]] = {}
    for phrase in phrases:
        opened.setdefault(opener(phrase), []).append(phrase)
    return {
        form: phrase_pattern(listed)
        for first, listed in opened.items()
        for form in (first, first.title(), first.upper())
    }


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return the expression of phrases that share their first word, the longest first; any space may be a line end."""
    longest = sorted(phrases, key=len, reverse=True)
    forms = [re.escape(phrase).replace(r"\ ", r"\s{1,3}").replace("'", "['’]") for phrase in longest]
    return re.compile(rf"(?:{'|'.join(forms)})(?![^\W_])", re.IGNORECASE)


def normal(words: str) -> str:
    """Return words in lower case with single spaces and straight apostrophes."""
    return " ".join(words.lower().replace("’", "'").split())


@cache
def vocabulary() -> Vocabulary:
    """Return the table in the form the steps use."""
    memberships: dict[str, set[str]] = {}
    values: dict[tuple[str, str], int | str] = {}
    for class_, word, value in entries():
        memberships.setdefault(word, set()).add(class_)
        values[class_, word] = value
    fresh = (chr(FIRST + number) for number in count())
    written = [pair for word, kind in memberships.items() for pair in spellings(word, kind)]
    kinds = {kind for _, kind in written} | number_kinds()
    kinds |= {frozenset({shape}) for shape in SHAPES} | {frozenset({"past"})}
    characters_of = {kind: next(fresh) for kind in sorted(kinds, key=sorted) if kind} | {frozenset(): MARKS["unknown"]}
    classes = dict(MARKS)
    for kind, character in characters_of.items():
        for class_ in kind:
            classes[class_] = classes.get(class_, "") + character
    characters = {form: characters_of[kind] for form, kind in written}
    phrases = [word for word in memberships if opener(word) != word]
    return Vocabulary(
        characters=characters,
        openers=openers(phrases),
        phrases={phrase: characters_of[frozenset(memberships[phrase])] for phrase in phrases},
        shapes=characters_of,
        classes=classes,
        values=values,
        past=characters_of[frozenset({"past"})],
    )
