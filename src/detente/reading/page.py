"""A report on its way through the reading steps: what each step has found so far."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from detente.reading.labels import Label
from detente.record import (
    Codebook,
    Deadline,
    Event,
    Issue,
    Meeting,
    Mention,
    Person,
    Problem,
    Report,
    Statement,
    TimeExpression,
)

if TYPE_CHECKING:
    from detente.reading.syntax.parsing import Syntax

NOT_PARSED: Any = None

Range = tuple[int, int]
"""[start, end] in the report's text."""

WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)+|@?\w+(?:[-&]\w+|(?<=\b[DLOdl])['’](?=[A-Z])\w+)*|['’]s\b|[^\w\s]"
)
"""A word, an abbreviation with its stops, a possessive ending, or one mark."""


class Token(NamedTuple):
    """A word or a mark."""

    start: int
    end: int
    text: str
    low: str
    """In lower case."""


class Sentence(NamedTuple):
    """A sentence of a paragraph."""

    start: int
    end: int
    paragraph: int
    """Number of its paragraph, from 0."""


class Quotation(NamedTuple):
    """Words between quotation marks."""

    start: int
    """Offset of the opening mark."""
    end: int
    """Offset after the closing mark, or after the last word when it is never closed."""
    inner_start: int
    inner_end: int
    paragraph: int
    closed: bool


class Name(NamedTuple):
    """Words that name somebody or something known."""

    start: int
    end: int
    kind: str
    """party, person, body, outlet or place."""
    id: str
    """Slug; for a place its usual name."""
    form: str
    """name, demonym, capital, metonym, institution, collective or surname."""
    party: str | None = None
    """The party it speaks for: itself, a capital's state, a person's."""


class Attribution(NamedTuple):
    """Words ascribed to somebody: who, by which cue, what."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    sentence: Range
    kind: str
    """speech, belief, wish, plan or decree."""
    act: str
    """What the cue by itself does."""
    rule: str
    speaker: tuple[Range, ...] = ()
    """Where the speaker is named when the source is empty or a pronoun (a floating quotation)."""
    target: tuple[Range, ...] = ()
    """The words that name the one addressed (`told reporters`, `called on both sides to`)."""
    negated: bool = False
    """Whether the cue is denied (`did not say`)."""
    through: tuple[Range, ...] = ()
    """The words that name whoever passes it on (`X said that Y had agreed to`)."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """A report and all that is known of it so far; each step returns a page that knows more."""

    report: Report
    codebook: Codebook | None = None
    language_model: str | None = None
    """The spaCy pipeline that parses; None: our own."""
    view: str | None = None
    """The text as it is read, where that is not as it is printed: as long, character for character."""
    paragraphs: tuple[Range, ...] = ()
    labels: tuple[Label, ...] = ()
    """What opens some of them: who speaks, or the time."""
    sentences: tuple[Sentence, ...] = ()
    syntax: Syntax = NOT_PARSED
    """The sentences as trees, by their numbers."""
    quotations: tuple[Quotation, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    names: tuple[Name, ...] = ()
    mentions: tuple[Mention, ...] = ()
    people: tuple[Person, ...] = ()
    parties: Mapping[str, Naming] = field(default_factory=dict)
    bodies: Mapping[str, Naming] = field(default_factory=dict)
    outlets: Mapping[str, Naming] = field(default_factory=dict)
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    issues: tuple[Issue, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def text(self) -> str:
        """The report's text, as it is read."""
        return self.report.text if self.view is None else self.view

    @property
    def parties_are_told(self) -> bool:
        """Whether a codebook says who the parties are; one without parties, as a new case has it, does not."""
        return self.codebook is not None and bool(self.codebook.parties)


class Naming(NamedTuple):
    """A party, body or outlet met in the report."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    """The other words the report uses for it, in the order met."""
    members: tuple[str, ...] = ()
    rule: str | None = None


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the words and marks of `text` between two offsets."""
    return [Token(*found.span(), word := found.group(), word.lower()) for found in WORD.finditer(text, start, end)]


class Placed(Protocol):
    """Something with a place in the text."""

    @property
    def start(self) -> int:
        """Offset of the first character."""

    @property
    def end(self) -> int:
        """Offset after the last character."""


Found = TypeVar("Found", bound=Placed)


def within(placed: Sequence[Found], start: int, end: int) -> list[Found]:
    """Return those that lie wholly between two offsets; `placed` is in order of `start`."""
    index = bisect_left(placed, start, key=lambda one: one.start)
    found = []
    while index < len(placed) and placed[index].start < end:
        if placed[index].end <= end:
            found.append(placed[index])
        index += 1
    return found
