"""How far a statement is to be believed, after the Admiralty code, and why.

The letter is the outlet's, as the codebook gives it: that of the one quoted, where the codebook knows it, or else that
of the report; of several the best. The figure counts who confirms what is said:
1 confirmed by two independent sources with a name, 2 by one more, 3 said on the record and neither confirmed nor
denied, 4 at second hand or by somebody without a name, 5 denied by the side that it is about, 6 not to be judged. It
follows the credibility scale of NATO's AJP-2.1 (`confirmed by other independent sources` ... `cannot be judged`). That
a sentence was printed again is no confirmation: copies of one wire story are one source.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.analysis.checks.denied_claim import RULE as DENIED
from detente.analysis.checks.denied_claim import Claims, Denial, all_claims, claims_about, counterpart, denials
from detente.analysis.checks.disputed_account import RULE as DISPUTED
from detente.analysis.checks.disputed_account import disputed_account
from detente.analysis.copies import copies
from detente.analysis.judging import on_each, rejected, standing
from detente.analysis.same_statements import same_statements
from detente.record import (
    Draft,
    Event,
    Judgement,
    Outlet,
    Record,
    Reliability,
    Report,
    Span,
    Statement,
)
from detente.record.entry import digest

MEANINGS = {
    1: "confirmed",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}


@dataclass(frozen=True)
class Grade:
    """Letter and figure of the Admiralty code for one statement."""

    reliability: Reliability
    credibility: int
    why: str
    """One sentence on each."""
    statements: tuple[str, ...]
    """Ids of the statements that it counts."""

    def __str__(self) -> str:
        return f"{self.reliability}{self.credibility}"


@dataclass(frozen=True)
class Place:
    """One place where a report gives a statement, with what counts for its grade."""

    statement: str
    """Id of the statement."""
    report: str
    origin: str
    """The report of which that one is a copy."""
    outlet: str
    """Its name, or nothing."""
    reliability: Reliability
    on_record: bool
    """Whether somebody with a name is heard to say it."""
    heard: bool
    """Whether the report says from whom it has it."""
    denied: bool
    """Whether it stands in a sentence whose claim is denied."""
    quoted: tuple[str, Reliability] | None = None
    """The outlet that the report quotes for it, where the codebook grades it, and its letter."""

    @property
    def given_by(self) -> tuple[str, Reliability]:
        """The outlet whose letter counts, and the letter."""
        return self.quoted or (self.outlet, self.reliability)


def grades(record: Record) -> dict[str, Grade]:
    """Return statement -> its grade; statements that are one have one grade. The order of the reports plays no part."""
    origins = copies(record.reports)
    outlets, known = reliabilities(record.reports, record.outlets), letters(record.outlets)
    denied = denied_places(denied_in(drafts_of(record)), struck(record.judgements))
    found: dict[str, Grade] = {}
    for said in same_statements(record):
        grade = graded([place(one, origins, outlets, denied, known) for one in said.statements])
        found.update(dict.fromkeys((one.id for one in said.statements), grade))
    return found


def place(
    statement: Statement,
    origins: Mapping[str, str],
    outlets: Mapping[str, tuple[str, Reliability]],
    denied: Mapping[str, Sequence[Span]],
    known: Mapping[str, Outlet],
) -> Place:
    """Return what counts of a statement in its report.

    Args:
        statement: The statement.
        origins: Report -> the one of which it is a copy.
        outlets: Report -> its outlet's name and letter.
        denied: Report -> the places in it whose claims are denied.
        known: Name without case -> outlet, for those that reports quote.
    """
    return Place(
        statement.id,
        statement.report,
        origins[statement.report],
        *outlets[statement.report],
        on_record(statement),
        heard(statement),
        overlaps(statement.sentence, denied.get(statement.report, ())),
        quoted(outlets_quoted(statement), known),
    )


def graded(places: Sequence[Place]) -> Grade:
    """Return the grade of one statement from all places that give it."""
    name, letter = min((one.given_by for one in places), key=lambda one: (one[1], one[0]))
    figure, why = credibility(places)
    graded_by = f"the codebook grades {name} {letter}" if letter is not Reliability.F else "no outlet of it is graded"
    return Grade(letter, figure, f"{why}; {graded_by}.", tuple(one.statement for one in places))


def credibility(places: Sequence[Place]) -> tuple[int, str]:
    """Return the figure for a statement, and why."""
    texts = {one.origin for one in places}
    copied = len({one.report for one in places}) - len(texts)
    tail = f" ({copied} more report{'s are copies' if copied > 1 else ' is a copy'})" if copied else ""
    named = {one.origin for one in places if one.on_record}
    houses = {one.outlet for one in places if one.on_record} - {""}
    independent = min(len(named), len(houses)) if houses else min(len(named), 1)
    if any(one.denied for one in places):
        return 5, f"The side that it is about denies it{tail}"
    if independent >= 3:
        return 1, f"{independent} independent outlets give it with a name{tail}"
    if independent == 2:
        return 2, f"Two independent outlets give it with a name{tail}"
    if named:
        more = " and one that names nobody" if len(texts) > len(named) else ""
        return 3, f"One report gives it with a name{more}, and none confirms or denies it{tail}"
    if any(one.heard for one in places):
        count = "One report gives" if len(texts) == 1 else f"{len(texts)} reports give"
        return 4, f"{count} it without a name, or at second hand{tail}"
    return 6, f"The report does not say who said it{tail}"


def on_record(statement: Statement) -> bool:
    """Return whether somebody with a name is heard to say it: not unnamed, and not passed on by somebody unnamed."""
    unnamed = statement.speaker.unnamed or not statement.speaker.name
    return not unnamed and not any(via.kind in ("unnamed", "person") for via in statement.via)


def outlets_quoted(statement: Statement) -> tuple[str, ...]:
    """Return the outlets through which a report has a statement, outermost first."""
    return tuple(link.name for link in statement.via if link.kind == "outlet")


def quoted(names: Sequence[str], known: Mapping[str, Outlet]) -> tuple[str, Reliability] | None:
    """Return the innermost of some outlets that the codebook knows, and its letter."""
    for name in reversed(names):
        if (outlet := known.get(name.casefold())) is not None:
            return outlet.name, outlet.reliability
    return None


def heard(statement: Statement) -> bool:
    """Return whether the report says from whom it has it."""
    return bool(statement.speaker.name or statement.via)


def overlaps(sentence: Span, denied: Sequence[Span]) -> bool:
    """Return whether a sentence is one of those whose claim is denied."""
    start, end = sentence
    return any(first < end and start < last for first, last in denied)


@dataclass(frozen=True)
class Denied:
    """A sentence whose claim is denied."""

    report: str
    sentence: Span
    finding: str
    """Id of the finding that tells it, by which an analyst can reject the denial."""


def denied_in(drafts: Sequence[Draft]) -> Iterator[Denied]:
    """Yield the sentences whose claims are denied, by the next sentence or anywhere; a denial is not itself denied."""
    for doubt in disputed_account(drafts):
        yield denied(DISPUTED, *((one.report, one.span) for one in doubt.evidence))
    ordered = sorted(drafts, key=lambda one: (str(one.report.published or ""), one.report.id))
    told = [denial for draft in ordered for denial in denials(draft)]
    claims = claims_about(all_claims(ordered, {party for one in told for party in one.parties}))
    for one in told:
        found = denied_by(one, claims)
        if found:
            yield found


def denied_by(denial: Denial, claims: Claims) -> Denied | None:
    """Return the sentence with the claim that somebody denies, as far as one is known."""
    claim = counterpart(denial, claims)
    if claim is None:
        return None
    return denied(DENIED, (claim.report.id, claim.sentence), (denial.report.id, denial.sentence))


def denied(rule: str, claim: tuple[str, Span], denial: tuple[str, Span]) -> Denied:
    """Return a sentence, the claim in which another denies; both are named by their reports."""
    places = (f"{report}:{start}:{end}" for report, (start, end) in (claim, denial))
    return Denied(*claim, digest("finding", rule, *places))


def denied_places(every: Iterable[Denied], rejected: Collection[str]) -> dict[str, list[Span]]:
    """Return report -> the sentences in it whose claims are denied, without denials that an analyst rejected."""
    found: dict[str, list[Span]] = {}
    for one in every:
        if one.finding not in rejected:
            found.setdefault(one.report, []).append(one.sentence)
    return found


def struck(judgements: Sequence[Judgement]) -> set[str]:
    """Return what analysts rejected, and did not accept again."""
    return {subject for subject, said in on_each(standing(judgements)).items() if rejected(said)}


def drafts_of(record: Record) -> list[Draft]:
    """Return a record report by report: its statements and events, and who is named where."""
    read = {one.report: one.mentions for one in record.readings}
    statements: dict[str, list[Statement]] = defaultdict(list)
    events: dict[str, list[Event]] = defaultdict(list)
    for statement in record.statements:
        statements[statement.report].append(statement)
    for event in record.events:
        events[event.report].append(event)
    return [
        Draft.model_construct(
            report=one,
            mentions=read.get(one.id, ()),
            statements=tuple(statements[one.id]),
            events=tuple(events[one.id]),
        )
        for one in record.reports
    ]


def reliabilities(reports: Iterable[Report], outlets: Iterable[Outlet]) -> dict[str, tuple[str, Reliability]]:
    """Return report -> its outlet's name and letter: F where no codebook grades it."""
    known = letters(outlets)
    return {report.id: outlet_of(report.outlet, known) for report in reports}


def letters(outlets: Iterable[Outlet]) -> dict[str, Outlet]:
    """Return each name of an outlet, without case -> the outlet."""
    return {name.casefold(): one for one in outlets for name in called(one.name, one.aliases)}


def outlet_of(name: str | None, known: Mapping[str, Outlet]) -> tuple[str, Reliability]:
    """Return what an outlet is called and its letter: F where no codebook grades it."""
    outlet = known.get((name or "").casefold())
    return (outlet.name, outlet.reliability) if outlet else (name or "", Reliability.F)


def called(name: str, aliases: tuple[str, ...]) -> Iterator[str]:
    """Yield the names of an outlet."""
    yield name
    yield from aliases
