"""A commitment that is known from one unnamed source alone."""

import re
from collections.abc import Iterator, Sequence

from detente.analysis.content import overlap
from detente.analysis.doubts import Doubt, named, sentence, short
from detente.analysis.sentences import sentence_at
from detente.record import Act, Deadline, Draft, Event, Evidence, Meeting, Severity, Statement

RULE = "single_unnamed_source"
COMMITS = frozenset({Act.PROMISE, Act.ACCEPT, Act.CONCEDE, Act.OFFER})
SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|several|many|a number of|both|officials|diplomats|sources|people|aides|envoys|"
    r"ministers|negotiators|advisers|lawmakers)\b",
    re.IGNORECASE,
)
NAMELESS = re.compile(
    r"\b(?:source|official|diplomat|person|aide|insider|advis[eo]r|somebody|someone|briefed|familiar|close to|anonym\w+|"
    r"not to be named|unnamed)\b|\b(?:an?|one|another)\s(?:[\w’'-]+\s){0,3}(?:envoy|negotiator|delegate|minister|member|"
    r"lawmaker|participant|mediator|officer|executive|director)\b",
    re.IGNORECASE,
)
"""Words for somebody without a name; `the envoy` has one that everybody knows."""

ALIKE = 0.4


def single_unnamed_source(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield promises, deadlines, meetings and events for which one unnamed source stands alone."""
    for draft in drafts:
        told: set[tuple[int, int]] = set()
        for statement in draft.statements:
            place = sentence_at(draft, statement.sentence[0])
            if place in told or source(statement) is None or not weighty(draft, statement, place):
                continue
            if not elsewhere(drafts, draft, statement):
                told.add(place)
                yield doubt(draft, statement, place)


def source(statement: Statement) -> str | None:
    """Return the words for the one unnamed source of a statement, or nothing when it has a name or several."""
    unnamed = [via.name for via in statement.via if via.kind == "unnamed"]
    if any(via.kind in ("person", "document") for via in statement.via):
        return None
    speaker = statement.speaker.name or ""
    words = unnamed[-1] if unnamed else speaker if statement.speaker.unnamed else None
    return words if words and NAMELESS.search(words) and not SEVERAL.search(words) else None


def weighty(draft: Draft, statement: Statement, place: tuple[int, int]) -> bool:
    """Return whether a statement commits somebody, or carries a deadline, a meeting or an event."""
    if statement.act in COMMITS and not statement.negated:
        return True
    facts: tuple[Deadline | Meeting | Event, ...] = (*draft.deadlines, *draft.events)
    return any(fact.evidence[0].span == place or stands_in(fact.evidence, place) for fact in facts)


def stands_in(evidence: tuple[Evidence, ...], place: tuple[int, int]) -> bool:
    """Return whether all the evidence of a fact lies in one sentence."""
    return all(place[0] <= one.start and one.end <= place[1] for one in evidence)


def elsewhere(drafts: Sequence[Draft], draft: Draft, statement: Statement) -> bool:
    """Return whether a named source says the same anywhere, or another report does."""
    words = statement.words(statement.content)
    for other in drafts:
        for one in other.statements:
            independent = other is not draft or source(one) is None
            if (
                one is not statement
                and independent
                and one.sentence != statement.sentence
                and says(one, statement, words)
            ):
                return True
    return False


def says(one: Statement, statement: Statement, words: str) -> bool:
    """Return whether `one` commits the same party to much the same."""
    same_party = one.speaker.party == statement.speaker.party and one.act in COMMITS | {statement.act}
    return same_party and overlap(one.words(one.content), words) >= ALIKE


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
