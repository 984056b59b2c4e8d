"""What does not add up in a case: worked out when it is asked for, and kept until something of the case changes.

What the checks note of a report is kept too, and noted anew only where something else stands in the report: what does
not add up follows from that alone, without the readings.
"""

from dataclasses import dataclass
from functools import partial

from detente.analysis.checking import Reports
from detente.analysis.discrepancies import Clues, compared
from detente.analysis.whole import beside, record_of
from detente.errors import StoreBusy
from detente.record import Finding, Record
from detente.store.asking import Asking
from detente.store.clues import Clues as Kept
from detente.store.standing import Standing
from detente.workflow.case import Case
from detente.workflow.upkeep import TRIES, Told, is_up_to_date, when_up_to_date
from detente.workflow.upkeep.clues import MET, clues_in, noted_anew, reports_in
from detente.workflow.upkeep.facts import FINDINGS

KEPT = "1"
Change = tuple[int, int, int]
"""By what it is told whether anything was read or judged since."""


@dataclass(frozen=True)
class Found:
    """What the checks are to compare, at one moment."""

    change: Change
    reports: Reports
    clues: list[Clues]


def record_in(case: Case) -> Record:
    """Return the record of a case, with what does not add up as it is kept, or as it follows from what is kept."""

    def kept(asking: Asking, standing: Standing) -> tuple[Change, list[str] | None]:
        known = is_up_to_date(standing) and asking.state(FINDINGS) == KEPT
        return standing.last_change(), asking.findings() if known else None

    if case.store.asking(lambda _, standing: was_checked(standing)):
        findings_of(case)
    before, found = case.store.asking(kept)
    drafts, judgements = list(case.store.drafts()), case.store.judgements()
    after, _ = case.store.asking(kept)
    same = before == after and found is not None  # no other program changed the case while it was read
    return record_of(drafts, judgements, found=[*map(Finding.model_validate_json, found or ())] if same else None)


def was_checked(standing: Standing) -> bool:
    """Return whether so much is kept of what the checks note that the rest is soon noted."""
    return 2 * Kept(standing.connection).count() > standing.last_change()[0]


def findings_of(case: Case, told: Told | None = None) -> None:
    """Have what does not add up kept, as it follows from the whole record; what analysts rejected of it is kept too."""
    for _ in range(TRIES):
        if when_up_to_date(case.store, lambda asking: asking.state(FINDINGS), told) == KEPT:
            return
        while case.store.upkeep(lambda standing: noted_anew(standing, told)):
            pass
        found = case.store.asking(lambda _, standing: found_in(standing))
        if found is not None:
            met = (Finding.model_validate_json(one) for clues in found.clues for (one,) in clues.get(MET, ()))
            every = [one.model_dump_json() for one in beside(met, compared(found.reports, found.clues))]
            case.store.upkeep(partial(keep, change=found.change, found=every))
    raise StoreBusy(case.store.place, TRIES)


def finding_ids(case: Case) -> list[str]:
    """Return the ids of what does not add up in a case."""
    findings_of(case)
    found = case.store.asking(lambda asking, _: asking.findings())
    return [Finding.model_validate_json(one).id for one in found]


def found_in(standing: Standing) -> Found | None:
    """Return what the checks are to compare; nothing when others have changed the case in the meantime."""
    kept = Kept(standing.connection)
    if not is_up_to_date(standing) or kept.missing(1):
        return None
    numbers, reports = reports_in(standing)
    return Found(standing.last_change(), reports, clues_in(kept, numbers, reports))


def keep(standing: Standing, change: Change, found: list[str]) -> None:
    """Keep what does not add up, if nobody added or judged anything in the meantime."""
    if standing.last_change() == change:
        Kept(standing.connection).set_findings(found)
        standing.set_state(FINDINGS, KEPT)
