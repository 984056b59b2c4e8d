"""A report in pieces that an LLM can read at once: whole paragraphs where they fit, and no overlap."""

from collections.abc import Iterator
from typing import NamedTuple

from detente.reading.page import Page, Range, Sentence

LONGEST = 8000
"""Characters of one piece: what is asked about it comes back whole from small models too."""
NUMBERING = 8
"""Characters that a sentence takes up beside its own."""


class Piece(NamedTuple):
    """Sentences that are read together."""

    first: int
    """Number of its first sentence, from 1."""
    sentences: tuple[Sentence, ...]

    @property
    def span(self) -> Range:
        """[start, end] in the report's text."""
        return self.sentences[0].start, self.sentences[-1].end

    def window(self, numbers: tuple[int, ...]) -> Range | None:
        """Return from where to where the numbered sentences reach, or nothing when one is not of this piece."""
        if not numbers or min(numbers) < self.first or max(numbers) >= self.first + len(self.sentences):
            return None
        return self.sentences[min(numbers) - self.first].start, self.sentences[max(numbers) - self.first].end


def pieces(page: Page, *, longest: int = LONGEST) -> Iterator[Piece]:
    """Yield the pieces of a report; a paragraph too long for one is cut between its sentences."""
    first = 0
    while first < len(page.sentences):
        last = end_of_piece(page.sentences, first, longest)
        yield Piece(first + 1, page.sentences[first:last])
        first = last


def end_of_piece(sentences: tuple[Sentence, ...], first: int, longest: int) -> int:
    """Return the number of the sentence after a piece's last: a paragraph's end where there is one."""
    size, last, whole = 0, first, first
    while last < len(sentences):
        size += sentences[last].end - sentences[last].start + NUMBERING
        if size > longest and last > first:
            break
        last += 1
        if last == len(sentences) or sentences[last].paragraph != sentences[last - 1].paragraph:
            whole = last
    return whole if whole > first else last
