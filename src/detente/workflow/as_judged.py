"""What stands of a case: who and what it is about, and single facts as they were judged."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from detente.analysis.judging import FACTS, standing
from detente.record import Fact, Issue
from detente.store.standing import Standing
from detente.workflow.case import Case
from detente.workflow.upkeep import up_to_date
from detente.workflow.upkeep.facts import as_judged
from detente.workflow.upkeep.names import ISSUES, PARTIES, PEOPLE, parties_in, people_in

AT_ONCE = 50
"""Reports that are held at a time."""


@dataclass(frozen=True)
class Names:
    """Who and what a case is about: slug -> what it is called."""

    parties: Mapping[str, str]
    people: Mapping[str, str]
    issues: Mapping[str, str]


def names_in(case: Case) -> Names:
    """Return who and what a case is about, after all judgements."""
    up_to_date(case.store)

    def work(held: Standing) -> Names:
        issues = (Issue.model_validate_json(one) for one in held.cast(ISSUES).values())
        return Names(
            {slug: one.name for slug, one in parties_in(held.cast(PARTIES)).items()},
            {slug: one.name for slug, one in people_in(held.cast(PEOPLE)).items()},
            {one.id: one.label for one in issues},
        )

    return case.store.asking(lambda _, held: work(held))


def facts_as_judged(case: Case, ids: Collection[str]) -> dict[str, Fact]:
    """Return id -> fact as it stands, for those that there are."""
    up_to_date(case.store)
    stand, wanted = standing(case.store.judgements()), set(ids)

    def work(held: Standing) -> dict[str, Fact]:
        numbers = sorted({number for name in wanted for number in held.where(name)})
        found: dict[str, Fact] = {}
        for start in range(0, len(numbers), AT_ONCE):
            for _, _, draft, _ in as_judged(held, numbers[start : start + AT_ONCE], stand):
                every = (fact for name in FACTS for fact in getattr(draft, name))
                found.update({fact.id: fact for fact in every if fact.id in wanted})
        return found

    return case.store.asking(lambda _, held: work(held))
