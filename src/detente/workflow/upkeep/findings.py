"""What does not add up in a case: worked out of the whole record when it is asked for, and kept until that changes."""

from detente.analysis.identity import one_cast
from detente.analysis.judging import judged
from detente.analysis.whole import found_in, record_of
from detente.record import Finding, Record
from detente.store.asking import Asking
from detente.store.standing import Standing
from detente.workflow.case import Case
from detente.workflow.upkeep import Told, is_up_to_date, when_up_to_date
from detente.workflow.upkeep.facts import FINDINGS

KEPT = "1"


def record_in(case: Case) -> Record:
    """Return the record of a case, with what does not add up as it is kept, if nothing was added or judged since."""

    def kept(asking: Asking, standing: Standing) -> tuple[tuple[int, int, int], list[str] | None]:
        known = is_up_to_date(standing) and asking.state(FINDINGS) == KEPT
        return standing.last_change(), asking.findings() if known else None

    before, found = case.store.asking(kept)
    drafts, judgements = list(case.store.drafts()), case.store.judgements()
    after, _ = case.store.asking(kept)
    same = before == after and found is not None  # no other program changed the case while it was read
    return record_of(drafts, judgements, found=[*map(Finding.model_validate_json, found or ())] if same else None)


def findings_of(case: Case, told: Told | None = None) -> None:
    """Have what does not add up kept, as it follows from the whole record; what analysts rejected of it is kept too."""
    if when_up_to_date(case.store, lambda asking: asking.state(FINDINGS), told) == KEPT:
        return
    if told:
        told(len(case.store))
    number = case.store.upkeep(lambda standing: standing.last_change())
    found = [one.model_dump_json() for one in found_in(judged(one_cast(case.store.drafts()), case.store.judgements()))]

    def keep(standing: Standing) -> None:
        if standing.last_change() == number:  # nobody added or judged anything in the meantime
            standing.set_findings(found)
            standing.set_state(FINDINGS, KEPT)

    case.store.upkeep(keep)
