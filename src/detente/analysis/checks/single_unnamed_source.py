"""A commitment that is known from one unnamed source alone."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from detente.analysis.checking import Check, Noted, Places, Reports, content_in, words_at
from detente.analysis.content import overlap
from detente.analysis.doubts import Doubt, named, sentence, short
from detente.analysis.pairs import groups
from detente.analysis.sentences import sentence_at
from detente.record import Act, Draft, Severity, Span, Statement

RULE = "single_unnamed_source"
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

ALIKE = 0.4


class Said(NamedTuple):
    """What somebody says, and whether it rests on one unnamed source."""

    party: str | None
    act: str
    content: Places
    sentence: Places
    source: str | None
    """The words for the unnamed source."""
    asked: Places
    """The sentence around it, when it commits somebody or tells of a deadline or an event on that source's word."""


def sayings(draft: Draft) -> Iterator[Said]:
    """Yield what is said in a report; of each sentence that rests on an unnamed source one commitment is told."""
    weighty = {evidence.span for fact in (*draft.deadlines, *draft.events) for evidence in fact.evidence}
    told: set[Span] = set()
    for one in draft.statements:
        words, asked = source(one), None
        if words is not None and ((one.act in COMMITS and not one.negated) or one.sentence in weighty):
            place = sentence_at(draft, one.sentence[0])
            asked = None if place in told else place
            told.add(place)
        yield Said(one.speaker.party, one.act.value, content_in(one), one.sentence, words, asked or ())


def single_unnamed_source(told: Sequence[Noted[Said]], reports: Reports) -> Iterator[Doubt]:
    """Yield promises, deadlines and events for which one unnamed source stands alone; a copy is no second source."""
    asked = [one for one in told if one.clue.asked]
    wanted = {(one.clue.party, act) for one in asked for act in (*COMMITS, one.clue.act)}
    said = groups((one for one in told if (one.clue.party, one.clue.act) in wanted), spoken_for, content)
    for one in asked:
        if not elsewhere(said.get((one.clue.party,), ()), one, reports.origins):
            yield doubt(one)


def spoken_for(one: Noted[Said]) -> Iterator[tuple[str | None]]:
    """Yield the party of a statement."""
    yield (one.clue.party,)


def content(one: Noted[Said]) -> tuple[object, ...]:
    """Return what makes two statements of one report the same."""
    return one.report.id, one.clue.act, words_at(one.report, one.clue.content), one.clue.source is None


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


def elsewhere(said: Iterable[Noted[Said]], asked: Noted[Said], origins: Mapping[str, str]) -> bool:
    """Return whether a named source commits the same party to much the same anywhere, or another report does."""
    words, own = words_at(asked.report, asked.clue.content), origins[asked.report.id]
    return any(
        (
            origins[other.report.id] != own
            or (other.clue.source is None and other.clue.sentence != asked.clue.sentence)
        )
        and (other.clue.act in COMMITS or other.clue.act == asked.clue.act)
        and overlap(words_at(other.report, other.clue.content), words) >= ALIKE
        for other in said
    )  # fmt: skip


def doubt(one: Noted[Said]) -> Doubt:
    """Return the doubt about what one unnamed source says."""
    cited = one.report.cite(*one.clue.asked)
    words = " ".join((one.clue.source or "").split())
    return Doubt(
        rule=RULE,
        severity=Severity.LOW,
        about=cited,
        claim=sentence(f"{named(one.report)} writes “{short(words_at(one.report, one.clue.content))}”"),
        reason=f"that rests on one unnamed source alone (“{words}”)",
        settles="A second source, or a word on the record from the side that is said to have committed itself.",
        evidence=(cited,),
    )


SINGLE_UNNAMED_SOURCE = Check(RULE, Said, sayings, single_unnamed_source)
