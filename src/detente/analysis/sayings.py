"""What is said in a report, and whether it rests on one unnamed source."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from detente.analysis.checking import Note, Places, content_in, flat
from detente.analysis.sentences import sentence_at
from detente.record import Act, Draft, Span, Statement
from detente.record.record import once

COMMITS = frozenset({Act.PROMISE, Act.ACCEPT, Act.CONCEDE, Act.OFFER})
SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|several|many|a number of|both|officials|diplomats|sources|people|aides|envoys|"
    r"ministers|negotiators|advisers|lawmakers)\b",
    re.IGNORECASE,
)
NAMELESS = re.compile(
    r"\b(?:source|official|diplomat|person|aide|advis[eo]r|somebody|someone|briefed|familiar|close to|"
    r"anonym\w+|not to be named|unnamed)\b|"
    r"\b(?:an?|one|another)\s(?:[\w’'-]+\s){0,3}(?:insider|envoy|negotiator|delegate|minister|member|"
    r"lawmaker|participant|mediator|officer|executive|director)\b",
    re.IGNORECASE,
)
"""Words for somebody without a name; `the envoy` has one that everybody knows."""

PUBLISHES = re.compile(
    r"\b(?:outlet|agency|media|news|newspaper|television|channel|broadcaster|website)\b", re.IGNORECASE
)
"""Words for somebody who publishes, and can be asked."""


class Saying(NamedTuple):
    """What somebody says."""

    id: str
    """Of the statement."""
    party: str | None
    act: str
    content: Places
    sentence: Places
    said: Places
    """The first sentence that it stands in."""
    negated: bool
    red_line: bool
    source: str | None = None
    """The words for the unnamed source on which it rests."""
    asked: Places = ()
    """The sentence around it, when it commits somebody or tells of a deadline or an event on that source's word."""
    odd: bool = False
    """Whether it stands elsewhere than its sentence and its content do, so that a row of facts does not tell where."""


def sayings(draft: Draft) -> Iterator[Saying]:
    """Yield what is said in a report; of each sentence that rests on an unnamed source one commitment is asked for."""
    weighty = {evidence.span for fact in (*draft.deadlines, *draft.events) for evidence in fact.evidence}
    told: set[Span] = set()
    for one in once(draft.statements):
        words, asked, content = source(one), None, content_in(one)
        if words is not None and ((one.act in COMMITS and not one.negated) or one.sentence in weighty):
            place = sentence_at(draft, one.sentence[0])
            asked = None if place in told else place
            told.add(place)
        yield Saying(
            id=one.id,
            party=one.speaker.party,
            act=one.act.value,
            content=content,
            sentence=one.sentence,
            said=one.evidence[0].span,
            negated=one.negated,
            red_line=one.red_line,
            source=words,
            asked=asked or (),
            odd=content != flat(one.content) or one.evidence[0].span != around(one.sentence, content),
        )


def around(sentence: Span, content: Places) -> Span:
    """Return where a statement stands, as a rule: in its sentence, and in those in which its words go on.

    >>> around((0, 20), (0, 8, 21, 30))
    (0, 30)
    """
    return min(sentence[0], *content), max(sentence[1], *content)


def untold(one: Saying) -> bool:
    """Return whether a row of facts does not tell all of a saying."""
    return one.odd or one.source is not None


def source(statement: Statement) -> str | None:
    """Return the words for the one unnamed source of a statement, or nothing when it has a name or several."""
    unnamed = [via.name for via in statement.via if via.kind == "unnamed"]
    if any(via.kind in ("person", "document") for via in statement.via):
        return None
    speaker = statement.speaker.name or ""
    words = unnamed[-1] if unnamed else speaker if statement.speaker.unnamed else None
    return (
        words
        if words and NAMELESS.search(words) and not SEVERAL.search(words) and not PUBLISHES.search(words)
        else None
    )


SAYINGS = Note("sayings", Saying, sayings, untold)
