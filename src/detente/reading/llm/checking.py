"""What an LLM claims, held against the report: places for the words that stand there, problems for the others."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import islice
from typing import TypeVar

from detente.errors import shortened
from detente.reading.dates import day_of
from detente.reading.llm.pieces import Piece
from detente.reading.llm.words import Text
from detente.reading.meaning.speakers import Cast
from detente.reading.page import Page, Range, Sentence, within
from detente.record import Evidence, PartialDate, Problem, TimeExpression

Value = TypeVar("Value", bound=StrEnum)

TRIES = 20
"""Places of the first words that are tried for a claim whose like was read before."""
WIDEST = 12
"""Sentences over which one statement may reach: a wider claim could join anybody to any words."""
MOST_PLACES = 200
"""Places looked at where the same words stand again and again."""
MOST_PROBLEMS = 50
"""Problems told for each piece; of more, the number."""


class Checker:
    """One piece of a report, in which the words of claims are looked for."""

    def __init__(self, page: Page, text: Text, piece: Piece, cast: Cast) -> None:
        self.page, self.text, self.piece, self.cast = page, text, piece, cast
        self.found: list[Problem] = []
        self.untold = 0
        self.looked_up: dict[tuple[str, Range], tuple[Range, ...]] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was claimed and does not stand in the report."""
        more = f"{self.untold} more claims of the LLM do not stand in the report or cannot be read, and are left out"
        return (*self.found, *([Problem(where=self.piece.span, what=more)] if self.untold else ()))

    def refuse(self, what: str, where: Range | None = None) -> None:
        """Take note of a claim that is not kept."""
        if len(self.found) < MOST_PROBLEMS:
            self.found.append(Problem(where=where or self.piece.span, what=what))
        else:
            self.untold += 1

    def missing(self, words: str, role: str, where: Range | None, *, dropped: str) -> None:
        """Take note of words that do not stand where the LLM says; `dropped` is what goes with them."""
        self.refuse(
            f"the LLM quotes {shortened(words)} as {role}; that does not stand there word by word; {dropped} left out",
            where,
        )

    def value(self, kind: type[Value], given: str, default: Value | None, where: Range | None) -> Value | None:
        """Return the value of a closed list that the LLM gives, or the default when there is no such value."""
        word = given.strip().casefold()
        known = {one.value.casefold(): one for one in kind}
        if word not in known:
            instead = f"read as {default.value!r}" if default else "left out"
            self.refuse(f"the LLM gives {shortened(given)} as {kind.__name__}, and there is no such; {instead}", where)
        return known.get(word, default)

    def places(self, words: str, window: Range) -> Sequence[Range]:
        """Return the places where words stand between two offsets, in order; of very many, the first."""
        key = (words, window)
        if key not in self.looked_up:
            self.looked_up[key] = tuple(islice(self.text.places(words, window), MOST_PLACES))
        return self.looked_up[key]

    def scope(self, numbers: tuple[int, ...], words: str) -> Range | None:
        """Return where to look: the numbered sentences, or the paragraph with the only place where the words stand."""
        window = self.piece.window(numbers)
        near = window is not None and max(numbers) - min(numbers) < WIDEST
        if window and near and self.places(words, window):
            return window
        places = self.places(words, self.piece.span)
        if len(places) != 1:
            return None
        return self.page.paragraphs[self.sentence(places[0]).paragraph]

    def sentence(self, place: Range) -> Sentence:
        """Return the sentence in which a place begins."""
        last = bisect_right(self.page.sentences, place[0], key=lambda one: one.start) - 1
        return self.page.sentences[max(last, 0)]

    def runs(self, words: Sequence[str], window: Range) -> Iterator[tuple[Range, ...]]:
        """Yield places for several runs of words, each after the one before, for each place of the first."""
        for first in self.places(words[0], window)[:TRIES]:
            found = [first]
            for one in words[1:]:
                there = self.places(one, window)
                at = bisect_left(there, found[-1][1], key=lambda place: place[0])
                if at == len(there):
                    break
                found.append(there[at])
            if len(found) == len(words):
                yield tuple(found)

    def nearest(self, words: str, window: Range, to: Range, avoiding: Sequence[Range] = ()) -> Range | None:
        """Return the place of these words nearest to another, sharing no character with those to be avoided."""
        there = self.places(words, window)
        at = bisect_left(there, to[0], key=lambda place: place[0])
        before = next((place for place in reversed(there[:at]) if apart(place, avoiding)), None)
        after = next((place for place in there[at:] if apart(place, avoiding)), None)
        return min(filter(None, (before, after)), key=lambda place: gap(place, to), default=None)

    def besides(self, words: str, window: Range, to: Range, role: str, *, names_somebody: bool = False) -> Range | None:
        """Return where words stand that a fact can do without: in the window, or in the only place of the piece.

        A name means the same wherever it stands: then one place is as good as another.
        """
        if not words.strip():
            return None
        place = self.nearest(words, window, to)
        if place is None:
            places = self.places(words, self.piece.span)
            place = places[0] if len(places) == 1 or (places and names_somebody) else None
        if place is None:
            self.missing(words, role, window, dropped=f"{role} is")
        return place

    def party(self, words: str, window: Range, to: Range, role: str) -> str | None:
        """Return the party that words mean by the tables and the codebook; another is suggested, not invented."""
        place = self.besides(words, window, to, role, names_somebody=True)
        if place is None:
            return None
        party = self.cast.heard(place, None).speaker.party
        if party is None:
            told = f"the LLM takes {shortened(words)} for a party ({role}), and no table or codebook knows it: "
            self.refuse(f"{told}add it to the codebook if it is one", place)
        return party

    def time(self, words: str, window: Range, to: Range, role: str) -> TimeExpression | None:
        """Return the time expression that our own rules read in these words."""
        place = self.besides(words, window, to, role)
        if place is None:
            return None
        sentence = self.sentence(place)
        read = (
            one
            for one in within(self.page.dates, sentence.start, max(sentence.end, place[1]))
            if one.start < place[1] and place[0] < one.end
        )
        expression = next(read, None)
        if expression is None:
            self.refuse(f"the LLM takes {shortened(words)} for a time ({role}), and no time is read in it", place)
        return expression

    def day(self, words: str, window: Range, to: Range, role: str) -> PartialDate | None:
        """Return the day, week, month or year that our own rules make of these words."""
        expression = self.time(words, window, to, role)
        date = day_of(expression.value) if expression and expression.type in ("DATE", "TIME") else None
        if expression is None or date is None:
            return None
        return PartialDate(value=date.value, text=self.page.text[expression.start : expression.end])

    def place(self, words: str, window: Range, to: Range) -> str | None:
        """Return a place by its usual name, or in the report's words."""
        at = self.besides(words, window, to, "the place")
        if at is None:
            return None
        named = (one for one in within(self.page.names, *at) if one.kind == "place" and one.form != "capital")
        known = next(named, None)
        return known.id if known else self.words(at)

    def words(self, place: Range) -> str:
        """Return the report's words at a place, white space made single."""
        return " ".join(self.page.text[slice(*place)].split())

    def cite(self, places: Sequence[Range]) -> Evidence:
        """Return as evidence the sentences that these places lie in, from the first to the last."""
        start = min(min(place[0], self.sentence(place).start) for place in places)
        end = max(max(place[1], self.sentence(place).end) for place in places)
        return Evidence(report=self.page.report.id, start=start, end=end, text=self.page.text[start:end])


def apart(place: Range, others: Sequence[Range]) -> bool:
    """Return whether a place shares no character with any other."""
    return not any(place[0] < end and start < place[1] for start, end in others)


def gap(one: Range, other: Range) -> int:
    """Return how many characters lie between two places."""
    return max(one[0] - other[1], other[0] - one[1], 0)
