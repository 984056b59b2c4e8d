"""The facts of a case as they were read, with what analysts added: on that one judges, whatever others said of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from detente.analysis.heard import heard
from detente.analysis.judging import FACTS, of_one, on_each, standing
from detente.record import Draft, Fact, Judgement, Verdict
from detente.store.asking import Asking
from detente.store.standing import Standing
from detente.workflow.case import Case
from detente.workflow.upkeep import up_to_date
from detente.workflow.upkeep.names import cast_for

AT_ONCE = 50
"""Reports that are held at a time."""


def drafts_as_read(case: Case) -> Iterator[Draft]:
    """Yield what was read in each report, with the cast of the whole case and what analysts added, by date and id."""
    up_to_date(case.store)
    added = additions(case.store.judgements())
    names = case.store.ids()
    for start in range(0, len(names), AT_ONCE):
        part = names[start : start + AT_ONCE]
        found = {draft.report.id: draft for draft in case.store.asking(partial(some_recast, part, added))}
        yield from (found[name] for name in part if name in found)


def some_recast(
    names: Sequence[str], added: Mapping[str, Sequence[Judgement]], _: Asking, held: Standing
) -> list[Draft]:
    """Return what was read in reports of these ids."""
    return recast(held, held.numbers_of(names), added)


def facts_as_read(case: Case, ids: Collection[str]) -> dict[str, Fact]:
    """Return id -> fact as it was read, or as it was heard, for those that there are."""
    up_to_date(case.store)
    judgements = case.store.judgements()
    added = additions(judgements)
    wanted = set(ids)
    notes = {one.id: one for draft in heard(standing(judgements), ()) for one in draft.statements if one.id in wanted}

    def work(held: Standing) -> dict[str, Fact]:
        numbers = sorted({number for name in wanted for number in held.where(name)})
        found: dict[str, Fact] = {}
        for start in range(0, len(numbers), AT_ONCE):
            for draft in recast(held, numbers[start : start + AT_ONCE], added):
                facts: Iterator[Fact] = (fact for name in FACTS for fact in getattr(draft, name))
                found.update({fact.id: fact for fact in facts if fact.id in wanted})
        return found

    return {**notes, **case.store.asking(lambda _, held: work(held))}


def recast(held: Standing, numbers: Sequence[int], added: Mapping[str, Sequence[Judgement]]) -> list[Draft]:
    """Return what was read in some reports, with the cast of the whole case and what analysts added."""
    kept = [draft for _, draft in held.kept(numbers)]
    cast, _ = cast_for(held, kept, ())
    return [of_one(cast.recast(draft), added) for draft in kept]


def additions(judgements: Sequence[Judgement]) -> dict[str, list[Judgement]]:
    """Return id of a report -> what analysts added to it."""
    return on_each(one for one in standing(judgements) if one.verdict is Verdict.ADD)
