"""A commitment that is known from one unnamed source alone."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from detente.analysis.content import overlap
from detente.analysis.copies import copies
from detente.analysis.doubts import Doubt, named, sentence, short
from detente.analysis.pairs import groups
from detente.analysis.sentences import sentence_at
from detente.record import Act, Draft, Severity, Statement

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


def single_unnamed_source(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield promises, deadlines and events for which one unnamed source stands alone; a copy is no second source."""
    origins = copies(draft.report for draft in drafts)
    said = groups(((draft, one) for draft in drafts for one in draft.statements), spoken_for, content)
    for draft in drafts:
        weighty = {evidence.span for fact in (*draft.deadlines, *draft.events) for evidence in fact.evidence}
        told: set[tuple[int, int]] = set()
        for statement in draft.statements:
            place = sentence_at(draft, statement.sentence[0])
            commits = statement.act in COMMITS and not statement.negated
            if place in told or source(statement) is None or not (commits or statement.sentence in weighty):
                continue
            told.add(place)
            if not elsewhere(said.get((statement.speaker.party,), ()), draft, statement, origins):
                yield doubt(draft, statement, place)


def spoken_for(said: tuple[Draft, Statement]) -> Iterator[tuple[str | None]]:
    """Yield the party of a statement."""
    yield (said[1].speaker.party,)


def content(said: tuple[Draft, Statement]) -> tuple[object, ...]:
    """Return what makes two statements of one report the same."""
    draft, statement = said
    return draft.report.id, statement.act, statement.words(statement.content), source(statement) is None


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


def elsewhere(
    said: Iterable[tuple[Draft, Statement]], draft: Draft, statement: Statement, origins: Mapping[str, str]
) -> bool:
    """Return whether a named source commits the same party to much the same anywhere, or another report does."""
    words, own = statement.words(statement.content), origins[draft.report.id]
    return any(
        (origins[other.report.id] != own or (source(one) is None and one.sentence != statement.sentence))
        and one.act in COMMITS | {statement.act}
        and overlap(one.words(one.content), words) >= ALIKE
        for other, one in said
    )


def doubt(draft: Draft, statement: Statement, place: tuple[int, int]) -> Doubt:
    """Return the doubt about what one unnamed source says."""
    cited = draft.report.cite(*place)
    words = " ".join((source(statement) or "").split())
    return Doubt(
        rule=RULE,
        severity=Severity.LOW,
        about=cited,
        claim=sentence(f"{named(draft)} writes “{short(statement.words(statement.content))}”"),
        reason=f"that rests on one unnamed source alone (“{words}”)",
        settles="A second source, or a word on the record from the side that is said to have committed itself.",
        evidence=(cited,),
    )
