"""How far a statement is to be believed, after the Admiralty code, and why.

The letter is the outlet's, as the codebook gives it: that of the one quoted, where the codebook knows it, or else that
of the report; of several the best. The figure counts who confirms what is said:
1 confirmed by two independent sources with a name, 2 by one more, 3 said on the record and neither confirmed nor
denied, 4 at second hand or by somebody without a name, 5 denied by the side that it is about, 6 not to be judged. It
follows the credibility scale of NATO's AJP-2.1 (`confirmed by other independent sources` ... `cannot be judged`). That
a sentence was printed again is no confirmation: copies of one wire story are one source.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.analysis.checks.denied_claim import RULE as DENIED
from detente.analysis.checks.disputed_account import RULE as DISPUTED
from detente.analysis.copies import copies
from detente.analysis.same_statements import Said, same_statements
from detente.record import Outlet, Record, Reliability, Statement

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


def grades(record: Record) -> dict[str, Grade]:
    """Return statement -> its grade; statements that are one have one grade. The order of the reports plays no part."""
    origins = copies(record.reports)
    outlets, known = reliabilities(record), by_name(record)
    denied = denied_places(record)
    found: dict[str, Grade] = {}
    for said in same_statements(record, origins):
        grade = graded(said, origins, outlets, denied, known)
        found.update(dict.fromkeys((one.id for one in said.statements), grade))
    return found


def graded(
    said: Said,
    origins: Mapping[str, str],
    outlets: Mapping[str, tuple[str, Reliability]],
    denied: Mapping[str, tuple[tuple[int, int], ...]],
    known: Mapping[str, Outlet],
) -> Grade:
    """Return the grade of one statement from all places that give it.

    Args:
        said: The statement, with every place where a report gives it.
        origins: Report -> the one of which it is a copy.
        outlets: Report -> its outlet's name and letter.
        denied: Report -> the places in it whose claims are denied.
        known: Name in small letters -> outlet, for those that reports quote.
    """
    given = (quoted(one, known) or outlets[one.report] for one in said.statements)
    name, letter = min(given, key=lambda one: (one[1], one[0]))
    figure, why = credibility(said, origins, outlets, denied)
    graded_by = f"the codebook grades {name} {letter}" if letter is not Reliability.F else "no outlet of it is graded"
    return Grade(letter, figure, f"{why}; {graded_by}.", tuple(one.id for one in said.statements))


def credibility(
    said: Said,
    origins: Mapping[str, str],
    outlets: Mapping[str, tuple[str, Reliability]],
    denied: Mapping[str, tuple[tuple[int, int], ...]],
) -> tuple[int, str]:
    """Return the figure for a statement, and why."""
    texts = {origins[one.report] for one in said.statements}
    copied = len({one.report for one in said.statements}) - len(texts)
    tail = f" ({copied} more report{'s are copies' if copied > 1 else ' is a copy'})" if copied else ""
    named = {origins[one.report] for one in said.statements if on_record(one)}
    houses = {outlets[origins.get(one.report, one.report)][0] for one in said.statements if on_record(one)} - {""}
    independent = min(len(named), len(houses)) if houses else min(len(named), 1)
    if any(overlaps(one, denied) for one in said.statements):
        return 5, f"The side that it is about denies it{tail}"
    if independent >= 3:
        return 1, f"{independent} independent outlets give it with a name{tail}"
    if independent == 2:
        return 2, f"Two independent outlets give it with a name{tail}"
    if named:
        more = " and one that names nobody" if len(texts) > len(named) else ""
        return 3, f"One report gives it with a name{more}, and none confirms or denies it{tail}"
    if any(one.speaker.name or one.via for one in said.statements):
        count = "One report gives" if len(texts) == 1 else f"{len(texts)} reports give"
        return 4, f"{count} it without a name, or at second hand{tail}"
    return 6, f"The report does not say who said it{tail}"


def on_record(statement: Statement) -> bool:
    """Return whether somebody with a name is heard to say it: not unnamed, and not passed on by somebody unnamed."""
    unnamed = statement.speaker.unnamed or not statement.speaker.name
    return not unnamed and not any(via.kind in ("unnamed", "person") for via in statement.via)


def overlaps(statement: Statement, denied: Mapping[str, tuple[tuple[int, int], ...]]) -> bool:
    """Return whether a statement stands in a sentence whose claim is denied."""
    start, end = statement.sentence
    return any(first < end and start < last for first, last in denied.get(statement.report, ()))


def denied_places(record: Record) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return report -> the sentences whose claims are denied elsewhere; a denial is not itself denied."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for finding in record.findings:
        if finding.rule in (DENIED, DISPUTED) and len(finding.evidence) > 1:
            claim = finding.evidence[0]
            found[claim.report] = (*found.get(claim.report, ()), claim.span)
    return found


def reliabilities(record: Record) -> dict[str, tuple[str, Reliability]]:
    """Return report -> its outlet's name and letter: F where no codebook grades it."""
    known = by_name(record)
    found = {}
    for report in record.reports:
        outlet = known.get((report.outlet or "").casefold())
        letter = outlet.reliability if outlet else Reliability.F
        found[report.id] = (outlet.name if outlet else report.outlet or "", letter)
    return found


def quoted(statement: Statement, known: Mapping[str, Outlet]) -> tuple[str, Reliability] | None:
    """Return the outlet that a report quotes for a statement, the innermost that the codebook knows, and its letter."""
    for link in reversed(statement.via):
        if link.kind == "outlet" and link.name.casefold() in known:
            outlet = known[link.name.casefold()]
            return outlet.name, outlet.reliability
    return None


def by_name(record: Record) -> dict[str, Outlet]:
    """Return name in small letters -> outlet."""
    return {name.casefold(): one for one in record.outlets for name in called(one.name, one.aliases)}


def called(name: str, aliases: tuple[str, ...]) -> Iterator[str]:
    """Yield the names of an outlet."""
    yield name
    yield from aliases
