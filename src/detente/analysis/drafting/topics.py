"""Which issues some words name: asked of every statement, and of the same ones again on each day of a record."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from detente.reading.meaning.issues import Topic

WORD = re.compile(r"\w+")
BEGINNING = 3
"""Letters by which it is told which keywords a text may hold."""
MOST_KNOWN = 1 << 17
"""Texts that are remembered."""
NONE: frozenset[int] = frozenset()


class Topics:
    """Issues that are looked for in many texts."""

    def __init__(self, every: tuple[Topic, ...]) -> None:
        self.every = every
        self.known: dict[str, frozenset[str]] = {}
        self.begun: dict[str, set[int]] = defaultdict(set)
        """Beginning of a keyword -> the numbers of the issues that have it."""
        self.always: set[int] = set()
        """Those with a keyword that begins with no letter."""
        for number, one in enumerate(every):
            for keyword in one.issue.keywords:
                word = WORD.match(keyword.lower())
                (self.begun[word[0][:BEGINNING]] if word else self.always).add(number)

    def named_in(self, words: str) -> frozenset[str]:
        """Return the issues that some words name."""
        if words not in self.known:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            self.known[words] = frozenset(self.looked_for(words.lower().replace("’", "'")))
        return self.known[words]

    def looked_for(self, plain: str) -> Iterator[str]:
        """Return the same, looked for: only issues with a keyword that begins as a word of the text does."""
        near = set(self.always)
        for beginning in {word[:size] for word in WORD.findall(plain) for size in range(1, BEGINNING + 1)}:
            near |= self.begun.get(beginning, NONE)
        return (self.every[number].issue.id for number in near if self.every[number].score(plain))


@lru_cache(maxsize=8)
def topics(every: tuple[Topic, ...]) -> Topics:
    """Return the issues ready to be looked for; what was found in a text is remembered."""
    return Topics(every)
