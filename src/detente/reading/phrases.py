"""Lists of phrases, searched for in a run of words: the longest that begins at a word wins."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from detente.reading.page import Token, tokens

Value = TypeVar("Value")


def as_printed(token: Token) -> str:
    """Return a word with its case, and apostrophes made plain."""
    return token.text.replace("’", "'") if "’" in token.text else token.text


def in_lower_case(token: Token) -> str:
    """Return a word without its case, and apostrophes made plain."""
    return token.low.replace("’", "'") if "’" in token.low else token.low


class Phrases(Generic[Value]):
    """Phrases with a value each.

    Args:
        entries: Phrases with their values; of two equal phrases the first is kept.
        fold: Whether upper and lower case are one.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]], *, fold: bool = False) -> None:
        self.key: Callable[[Token], str] = in_lower_case if fold else as_printed
        self.by_first: dict[str, dict[tuple[str, ...], Value]] = {}
        self.lengths: dict[str, list[int]] = {}
        for phrase, value in entries:
            self.add(phrase, value)

    def add(self, phrase: str, value: Value) -> None:
        """Add a phrase; one that is there already keeps its value."""
        words = tuple(self.key(token) for token in tokens(phrase, 0, len(phrase)))
        if words:
            self.by_first.setdefault(words[0], {}).setdefault(words, value)
            self.lengths[words[0]] = sorted({len(one) for one in self.by_first[words[0]]}, reverse=True)

    def at(self, words: Sequence[Token], index: int) -> tuple[int, Value] | None:
        """Return how many words the longest phrase at `index` has, and its value."""
        first = self.key(words[index])
        if first not in self.lengths:  # true of most words
            return None
        for length in self.lengths[first]:
            phrase = tuple(map(self.key, words[index : index + length]))
            if len(phrase) == length and phrase in self.by_first[first]:
                return length, self.by_first[first][phrase]
        return None


def longest(
    words: Sequence[Token], lists: Sequence[Phrases[Value]], *, start: int = 0
) -> Iterator[tuple[int, int, Value]]:
    """Yield first word, word after the last, and value of each phrase found, left to right without overlap.

    Where phrases of several lists begin at one word the longest wins, and of two as long the one of the earlier list.
    """
    keys = {one.key: list(map(one.key, words)) for one in lists}
    starts = [(one, keys[one.key], one.lengths) for one in lists]
    index = start
    while index < len(words):
        best: tuple[int, Value] | None = None
        for one, folded, lengths in starts:
            if folded[index] in lengths:
                hit = one.at(words, index)
                best = hit if hit and (best is None or hit[0] > best[0]) else best
        if best:
            yield index, index + best[0], best[1]
        index += best[0] if best else 1
