"""Where the words that an LLM quotes stand in a report: there word by word, or not at all."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from detente.reading.page import Range

MARKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
"""Quotation marks and apostrophes that are one mark in two shapes."""
TOKEN = re.compile(r"\S+")


class Text:
    """A text in which words are looked for whatever the white space between them and the shape of quotation marks.

    Nothing else is made equal: not case, not spelling, not dashes, not Unicode forms. What is found are offsets, so
    that the words kept are always the report's.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """Where each run of characters without white space begins in the text."""
        return [token.start() for token in TOKEN.finditer(self.text)]

    @cached_property
    def plain(self) -> str:
        """The text with single spaces and plain quotation marks."""
        return plain(self.text)

    @cached_property
    def plain_starts(self) -> list[int]:
        """Where each of those runs begins in the plain text."""
        return [token.start() for token in TOKEN.finditer(self.plain)]

    def places(self, words: str, within: Range) -> Iterator[Range]:
        r"""Yield every place between two offsets where these words stand, the first first.

        >>> text = Text("They said no.\nNobody said\n no to talks.")
        >>> list(text.places("said no", (0, 40)))
        [(5, 12), (21, 29)]
        >>> list(text.places("body said", (0, 40))), list(text.places("said No", (0, 40)))
        ([], [])
        """
        sought = plain(words)
        start, end = self.to_plain(within[0]), self.to_plain(within[1])
        place = self.plain.find(sought, start, end) if sought else -1
        while place >= 0:
            if whole_words(self.plain, place, place + len(sought)):
                yield self.to_text(place), self.to_text(place + len(sought) - 1) + 1
            place = self.plain.find(sought, place + 1, end)

    def to_plain(self, offset: int) -> int:
        """Return the offset in the plain text of a character of the text, or of the next that is no white space."""
        token = bisect_right(self.starts, offset) - 1
        if token < 0:
            return 0
        following = self.plain_starts[token + 1] if token + 1 < len(self.starts) else len(self.plain)
        return min(self.plain_starts[token] + offset - self.starts[token], following)

    def to_text(self, place: int) -> int:
        """Return the offset in the text of a character of the plain text."""
        token = bisect_right(self.plain_starts, place) - 1
        return self.starts[token] + place - self.plain_starts[token]


def plain(text: str) -> str:
    """Return `text` with single spaces and plain quotation marks."""
    return " ".join(text.split()).translate(MARKS)


def whole_words(text: str, start: int, end: int) -> bool:
    """Return whether no word is cut at either end: `no` does not stand in `nobody`."""
    cut_before = start > 0 and word_character(text[start - 1]) and word_character(text[start])
    cut_after = end < len(text) and word_character(text[end]) and word_character(text[end - 1])
    return not (cut_before or cut_after)


def word_character(character: str) -> bool:
    """Return whether a character is part of a word: an accent that stands by itself is one of its letter."""
    return character.isalnum() or character == "_" or unicodedata.combining(character) > 0
