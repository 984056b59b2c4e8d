"""The statements that an LLM claims, as far as their words stand in the report."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from detente.reading.llm.answer import StatementClaim
from detente.reading.llm.checking import Checker
from detente.reading.meaning.speakers import Heard
from detente.reading.meaning.statements import credibility, said_on, wording_of
from detente.reading.page import Attribution, Range
from detente.record import (
    Act,
    Attitude,
    Condition,
    ConditionKind,
    Modality,
    PartialDate,
    Speaker,
    Statement,
    StatementKind,
    Via,
)


class Placed(NamedTuple):
    """Where the words of a claim stand."""

    claim: StatementClaim
    window: Range
    content: tuple[Range, ...]
    cue: tuple[Range, ...]
    source: Range | None

    @property
    def whole(self) -> Range:
        """From the first to the last word said."""
        return self.content[0][0], self.content[-1][1]

    @property
    def own_source(self) -> tuple[Range, ...]:
        """The source, unless it is a part of the cue (`his support for`)."""
        apart = self.source and not any(self.source[0] < end and start < self.source[1] for start, end in self.cue)
        return (self.source,) if self.source and apart else ()


def statements(checker: Checker, claims: Iterable[StatementClaim], rule: str) -> Iterator[Statement]:
    """Yield a statement for each claim whose words stand in the report, in the order of the text."""
    taken: set[tuple[Range, ...]] = set()
    found = [placed for claim in claims if (placed := place(checker, claim, taken))]
    before: Heard | None = None
    for placed in sorted(found, key=lambda one: one.whole):
        heard = heard_in(checker, placed, before)
        yield as_statement(checker, placed, heard, rule)
        before = heard or before


def place(checker: Checker, claim: StatementClaim, taken: set[tuple[Range, ...]]) -> Placed | None:
    """Return where a claim's words stand: the first place not taken by a claim of the same words."""
    words = tuple(run for run in claim.content if run.strip())
    if not words:
        checker.refuse("the LLM claims a statement without any words; it is left out")
        return None
    window = checker.scope(claim.sentences, words[0])
    if window is None:
        checker.missing(words[0], "what was said", checker.piece.window(claim.sentences), dropped="the statement is")
        return None
    lacking, role = " ... ".join(words), "what was said"
    for content in checker.runs(words, window):
        cue = checker.nearest(claim.cue, window, content[0], content)
        source = checker.nearest(claim.source, window, cue or content[0], content)
        if claim.cue.strip() and cue is None:
            lacking, role = claim.cue, "the cue beside what was said"
        elif claim.source.strip() and source is None:
            lacking, role = claim.source, "the speaker beside what was said"
        elif (key := (*((cue,) if cue else ()), *content)) not in taken:
            taken.add(key)
            return Placed(claim, window, content, (cue,) if cue else (), source)
        else:
            lacking = ""
    if lacking:
        checker.missing(lacking, role, window, dropped="the statement is")
    return None


def heard_in(checker: Checker, placed: Placed, before: Heard | None) -> Heard | None:
    """Return who is behind a statement: the person named there, or the one whom the LLM says is meant."""
    heard = checker.cast.heard(placed.source, before) if placed.source else None
    meant = placed.claim.speaker
    if not meant.strip() or (heard and heard.speaker.person):
        return heard
    whole = (0, len(checker.page.text))
    place = checker.nearest(meant, whole, placed.whole)
    if place is None:
        checker.missing(meant, "the speaker's name", placed.whole, dropped="the name is")
        return heard
    return checker.cast.heard(place, before)


def as_statement(checker: Checker, placed: Placed, heard: Heard | None, rule: str) -> Statement:
    """Return the statement that a claim makes."""
    claim, whole = placed.claim, placed.whole
    speaker = heard.speaker if heard else Speaker(unnamed=True)
    via = tuple(chain(checker, placed))
    condition = condition_of(checker, placed)
    spans = [*placed.content, *placed.cue, *placed.own_source, *([condition.span] if condition else [])]
    first = checker.sentence(placed.cue[0] if placed.cue else placed.content[0])
    kind = checker.value(StatementKind, claim.kind, StatementKind.SPEECH, whole) or StatementKind.SPEECH
    act = checker.value(Act, claim.act, Act.INFORM, whole) or Act.INFORM
    modality = checker.value(Modality, claim.modality, Modality.STATED, whole) or Modality.STATED
    passed_on = bool(via) or speaker.unnamed
    attribution = Attribution(
        placed.own_source, placed.cue, placed.content, (first.start, first.end), kind.value, act.value, rule
    )
    wording = wording_of(checker.page, attribution)
    return Statement(
        evidence=(checker.cite(spans),),
        rule=rule,
        kind=kind,
        source=placed.own_source,
        cue=placed.cue,
        content=placed.content,
        sentence=attribution.sentence,
        wording=wording,
        speaker=speaker,
        via=via,
        act=act,
        target=checker.party(claim.target, placed.window, whole, "the one addressed"),
        negated=claim.negated,
        modality=Modality.REPORTED if passed_on and modality is Modality.STATED else modality,
        attitude=attitude(checker, claim.attitude, whole),
        condition=condition,
        red_line=claim.red_line,
        date=said(checker, placed) or said_on(checker.page, attribution),
        credibility=credibility(speaker, via, wording, attribution),
    )


def chain(checker: Checker, placed: Placed) -> Iterator[Via]:
    """Yield those who passed the words on."""
    for words in placed.claim.via:
        at = checker.besides(words, placed.window, placed.whole, "who passed it on")
        if at:
            yield checker.cast.link(at)


def attitude(checker: Checker, given: str, where: Range) -> Attitude | None:
    """Return what is said of the talks' chances, if anything."""
    return checker.value(Attitude, given, None, where) if given.strip().casefold() not in ("", "none") else None


def condition_of(checker: Checker, placed: Placed) -> Condition | None:
    """Return the condition, with its words but for the one that opens it."""
    claim = placed.claim
    at = checker.besides(claim.condition, placed.window, placed.whole, "the condition")
    if at is None:
        return None
    kind = checker.value(ConditionKind, claim.condition_kind, ConditionKind.IF, at) or ConditionKind.IF
    words = checker.words(at)
    opened = words.casefold().startswith(f"{kind.value} ")
    return Condition(kind=kind, text=words[len(kind.value) + 1 :] if opened else words, span=at)


def said(checker: Checker, placed: Placed) -> PartialDate | None:
    """Return when it was said by the words that the LLM quotes; nothing is said after its report appeared."""
    date = checker.day(placed.claim.date, placed.window, placed.whole, "when it was said")
    published = checker.page.report.published
    if date is not None and published is not None and date > published:
        checker.refuse(f"the LLM dates what was said after the report itself ({date}); the date is left out")
        return None
    return date
