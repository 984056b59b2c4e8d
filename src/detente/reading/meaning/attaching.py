"""Which of the conditions in a sentence belongs to a statement."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from detente.reading.meaning.dependence import Tie, ties_in, triggers
from detente.reading.page import Page, Range, within
from detente.record import Condition, Statement

NEAR = 4
"""Characters between a condition and the statement it stands beside, at most."""
FARTHEST_ABOVE = 4
WH = "attributions:wh"
"""Rules by which what is said begins with a question word."""


class Conditions:
    """The conditions of a report, worked out sentence by sentence when they are asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.starts = [sentence.start for sentence in page.sentences]
        self.known: dict[int, tuple[Tie, ...]] = {}

    def numbers(self, start: int, end: int) -> range:
        """Return the numbers of the sentences that share a character with a range of the text."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        return range(first, max(bisect_right(self.starts, max(end - 1, start)), first))

    def of_sentence(self, number: int) -> tuple[Tie, ...]:
        """Return the conditions of one sentence."""
        if number not in self.known:
            tree = self.page.syntax.tree(number)
            sentence = self.page.sentences[number]
            if triggers().isdisjoint(tree.low):
                self.known[number] = ()
            else:
                dates = within(self.page.dates, sentence.start, sentence.end)
                self.known[number] = tuple(ties_in(tree, tuple((date.start, date.end) for date in dates)))
        return self.known[number]

    def near(self, start: int, end: int) -> Iterator[tuple[int, Tie]]:
        """Yield the conditions of the sentences that a range of the text touches, with the sentence's number."""
        for number in self.numbers(start, end):
            for tie in self.of_sentence(number):
                yield number, tie

    def of(self, statement: Statement, part: Range) -> Condition | None:
        """Return the condition of one clause of a statement, or of what stands beside it in its sentence."""
        asked = part[0] if statement.rule.startswith(WH) else -1
        inside = (
            tie
            for _, tie in self.near(*part)
            if tie.span[0] != asked and part[0] <= tie.span[0] < part[1] and said(statement, tie.span[0])
        )
        found = next(inside, None) or (self.beside(statement, part) if statement.cue else None)
        return found.condition(self.page.text) if found else None

    def beside(self, statement: Statement, part: Range) -> Tie | None:
        """Return the condition in a statement's sentence that hangs on it without standing in it."""
        opens = min(span[0] for span in (*statement.source, *statement.cue, *statement.content))
        for number, tie in self.near(*statement.sentence):
            start, end = tie.span
            if any(one < end and start < other for one, other in (*statement.source, *statement.content)):
                continue
            leads = start - self.starts[number] <= NEAR and 0 <= opens - end <= NEAR
            follows = 0 <= start - part[1] <= NEAR
            if leads or follows or self.hangs_on(statement, part, number, tie):
                return tie
        return None

    def hangs_on(self, statement: Statement, part: Range, number: int, tie: Tie) -> bool:
        """Return whether the clause on which a condition depends is under the cue, or under a word of what is said."""
        tree = self.page.syntax.tree(number)
        line = (tree.starts[word] for word in (tie.governor, *islice(tree.above(tie.governor), FARTHEST_ABOVE)))
        return any(start <= word < end for word in line for start, end in (*statement.cue, part))


def said(statement: Statement, offset: int) -> bool:
    """Return whether a place lies in what is said."""
    return any(start <= offset < end for start, end in statement.content)
