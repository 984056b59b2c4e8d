"""What does not add up in a case: worked out of the whole record when it is asked for, and kept until that changes."""

from detente.analysis.identity import one_cast
from detente.analysis.judging import judged
from detente.analysis.whole import found_in
from detente.store.standing import Standing
from detente.workflow.case import Case
from detente.workflow.upkeep import Told, when_up_to_date
from detente.workflow.upkeep.facts import FINDINGS

KEPT = "1"


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
