"""What stands of a case, kept in rows: each piece is worked out anew when something that it follows from changes.

Each step is one transaction and leaves noted what is still to be done, so that it can be broken off at any moment.
"""

from collections.abc import Callable
from typing import TypeVar

from detente.analysis.judging import standing as that_stand
from detente.errors import StoreBusy
from detente.store.asking import Asking
from detente.store.copies import Copies
from detente.store.standing import Standing
from detente.store.store import Store
from detente.version import __version__
from detente.workflow.upkeep.casting import cast_anew
from detente.workflow.upkeep.copying import copies_anew
from detente.workflow.upkeep.denying import denials_anew
from detente.workflow.upkeep.facts import facts_anew, judged_since
from detente.workflow.upkeep.grouping import groups_anew
from detente.workflow.upkeep.histories import histories_anew
from detente.workflow.upkeep.noting import notes_anew
from detente.workflow.upkeep.positions import beliefs_anew

FORM = f"7 {__version__}"
"""How what stands is worked out: when it is another, all of it is worked out anew."""
INDEXED = 100
"""Reports that are indexed in one transaction."""

TRIES = 20
"""How often one begins again because another program changed something."""

Result = TypeVar("Result")
Told = Callable[[int], None]
"""Is told how many reports are still to be worked out."""

__all__ = ["Told", "facts_up_to_date", "is_up_to_date", "up_to_date", "when_up_to_date"]


def up_to_date(store: Store, told: Told | None = None) -> None:
    """Work out what stands wherever that is to be done.

    Args:
        store: The database.
        told: Is called before each step with the number of reports that are still to be worked out.

    Raises:
        CannotJudge: A judgement makes no sense for what it is made on.
        CaseError: It cannot be kept.
    """
    if store.reading(lambda connection: is_up_to_date(Standing(connection))):
        return
    while store.upkeep(lambda standing: step(standing, told)):
        pass


def facts_up_to_date(store: Store) -> None:
    """Work out what each report says by itself; what follows from all of them together is left for `up_to_date`.

    Done while others are still being read, so that little is left to do at the end.

    Raises:
        CannotJudge: A judgement makes no sense for what it is made on.
        CaseError: It cannot be kept.
    """
    while store.upkeep(step_alone):
        pass


def when_up_to_date(store: Store, work: Callable[[Asking], Result], told: Told | None = None) -> Result:
    """Return what some questions are answered when all that stands is worked out, at one moment.

    Raises:
        StoreBusy: Others change it so often that there is no such moment.
    """
    for _ in range(TRIES):
        up_to_date(store, told)
        answer = store.asking(
            lambda asking, standing: (work(asking),) if is_up_to_date(standing) else None  # changed in the meantime
        )
        if answer is not None:
            return answer[0]
    raise StoreBusy(store.place, TRIES)


def is_up_to_date(standing: Standing) -> bool:
    """Return whether nothing is to be worked out."""
    return (
        standing.state("form") == FORM
        and int(standing.state("judged") or 0) == standing.last_judgement()
        and not standing.is_dirty()
        and not standing.stale(1)
        and not standing.unindexed(1)
        and not Copies(standing.connection).unsketched(1)
    )


def step(standing: Standing, told: Told | None) -> bool:
    """Do the next piece of work, and return whether there was any."""
    if told:
        told(standing.waiting())
    return step_alone(standing) or (
        groups_anew(standing)
        or denials_anew(standing)
        or histories_anew(standing)
        or beliefs_anew(standing, that_stand([one for _, one in standing.judgements()]))
        or copies_anew(standing)
    )


def step_alone(standing: Standing) -> bool:
    """Do the next piece of work on what each report says by itself, and return whether there was any."""
    judgements = standing.judgements()
    stand = that_stand([one for _, one in judgements])
    return (
        begun_anew(standing)
        or indexed_anew(standing)
        or judged_since(standing, judgements)
        or notes_anew(standing, judgements)
        or cast_anew(standing, stand)
        or facts_anew(standing, stand)
    )


def begun_anew(standing: Standing) -> bool:
    """Forget all when it was worked out in another way."""
    form = standing.state("form")
    if form == FORM:
        return False
    if form is not None:
        standing.forget_all()
    standing.set_state("form", FORM)
    return True


def indexed_anew(standing: Standing) -> bool:
    """Index reports that are not."""
    numbers = standing.unindexed(INDEXED)
    for number, draft in standing.kept(numbers):
        standing.index(number, draft)
    return bool(numbers)
