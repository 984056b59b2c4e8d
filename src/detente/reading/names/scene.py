"""The words of a sentence with the known names among them, and which words may be part of a person's name."""

import re
from collections.abc import Sequence, Set
from functools import cache

from detente.reading.knowledge import is_a, knowledge, table
from detente.reading.names.gazetteer import Known, is_capital
from detente.reading.page import Token

LONGEST_NAME = 5


class Scene:
    """A sentence's words with the known names in it, asked word by word."""

    def __init__(
        self,
        words: Sequence[Token],
        known: Sequence[tuple[int, int, Known]],
        text: str,
        common: Set[str] = frozenset(),
        capitals: Set[str] = frozenset(),
    ) -> None:
        self.words, self.text, self.common, self.capitals = words, text, common, capitals
        self.parts: dict[int, bool] = {}
        self.known = known
        self.known_at: dict[int, Known] = {}
        for first, last, entry in known:
            self.known_at.update(dict.fromkeys(range(first, last), entry))

    def name_part(self, index: int) -> bool:
        """Return whether the word may be part of a person's name."""
        if index not in self.parts:
            self.parts[index] = self.is_name_part(index)
        return self.parts[index]

    def is_name_part(self, index: int) -> bool:
        """Work out whether the word may be part of a person's name."""
        if not 0 <= index < len(self.words) or index in self.known_at or not may_open(self.words[index]):
            return False
        word = self.words[index]
        if index == 0 and is_a(word.low, "adverbs"):
            return False
        if word.text == "He" and index > 0 and self.words[index - 1].low not in self.common:
            return is_capital(self.words[index - 1]) and self.name_part(index - 1)  # `Liu He`
        return (is_capital(word) or initial(word) or ARTICLED.match(word.text) is not None) and not (
            is_a(word.low, "determiners", "pronouns", "prepositions", "conjunctions", "auxiliaries", "clause_openers")
            or word.low in calendar()
        )

    def organ(self, index: int) -> bool:
        """Return whether the word is part of the name of a state's organ (`Senate Foreign Relations Committee`)."""
        known = self.known_at.get(index)
        return known is not None and known.form == "institution"

    def run(self, first: int) -> int:
        """Return the word after the last of the name that begins at `first` (or `first` when none does)."""
        last = first
        while last - first < LONGEST_NAME and (
            self.name_part(last) or self.particle(last, first) or self.stop_of_initial(last, first)
        ):
            last += 1
        return last

    def stop_of_initial(self, index: int, first: int) -> bool:
        """Return whether the word is the full stop of an initial inside a name (`John D. Brown`)."""
        inside = first < index < len(self.words) - 1 and self.words[index].text == "."
        return inside and initial(self.words[index - 1]) and self.name_part(index + 1)

    def particle(self, index: int, first: int) -> bool:
        """Return whether the word joins two parts of a name (`van der`)."""
        inside = first <= index < len(self.words) - 1
        return inside and self.words[index].text in knowledge().particles and self.name_part_ahead(index + 1)

    def name_part_ahead(self, index: int) -> bool:
        """Return whether a name goes on at `index`, after one more particle perhaps."""
        return self.name_part(index) or (
            index + 1 < len(self.words)
            and self.words[index].text in knowledge().particles
            and self.name_part(index + 1)
        )

    def run_back(self, last: int) -> int:
        """Return the first word of the name that ends before `last` (or `last` when none does)."""
        first = last
        while last - first < LONGEST_NAME and (
            self.name_part(first - 1)
            or (first < last and (self.particle(first - 1, 0) or self.stop_of_initial(first - 1, 0)))
        ):
            first -= 1
        while first < last and not self.name_part(first):
            first += 1
        return first

    def spelled(self, first: int, last: int) -> str:
        """Return the words as printed, white space made single."""
        return " ".join(self.text[self.words[first].start : self.words[last - 1].end].split())


ARTICLED = re.compile(r"(?:al|el|ad|ar|as|at|an|bin|ben|ibn|ul)-[A-Z]")
"""A name with its article (`al-Assad`)."""


@cache
def calendar() -> frozenset[str]:
    """Return the names of months and weekdays: capitals that are no part of a person's name."""
    words = {*table("time")["months"], *table("time")["weekdays"]}
    return frozenset(words - {name.lower() for name in knowledge().given_names})


def may_open(word: Token) -> bool:
    """Return whether a word may begin a name: a capital, or an article joined to one. Most words may not."""
    return word.text[0].isupper() or ("-" in word.text and word.text[0].islower())


def initial(word: Token) -> bool:
    """Return whether the word is a single capital or a row of initials."""
    return len(word.text) == 1 and word.text.isupper() and word.text != "I"
