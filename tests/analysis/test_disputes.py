"""Analysts who contradict each other are told, with whose word counts; who changes her mind contradicts nobody."""

from datetime import UTC, datetime

import pytest

from detente.analysis.disputes import disputes
from detente.reading import read
from detente.record import Judgement, Report, Verdict

DRAFT = read(Report(text="Norway demanded that Iceland lift the ban on cod."))
FACT = DRAFT.statements[0].id


def judgement(verdict, by, minute, subject=FACT, **what):
    return Judgement(verdict=verdict, subject=subject, by=by, at=datetime(2031, 3, 1, 9, minute, tzinfo=UTC), **what)


def found(*judgements):
    return disputes(judgements, DRAFT.statements)


def test_acceptance_and_rejection_by_two_contradict_each_other_and_the_last_stands_last():
    (one,) = found(judgement(Verdict.ACCEPT, "anna", 1), judgement(Verdict.REJECT, "ben", 2))
    assert one.views == (("anna", "right"), ("ben", "wrong"))
    assert "lift the ban" in one.words
    (again,) = found(
        judgement(Verdict.REJECT, "ben", 1), judgement(Verdict.ACCEPT, "anna", 2), judgement(Verdict.REJECT, "ben", 3)
    )
    assert again.views == (("anna", "right"), ("ben", "wrong"))


def test_who_changes_her_mind_contradicts_nobody():
    assert found(judgement(Verdict.ACCEPT, "anna", 1), judgement(Verdict.REJECT, "anna", 2)) == ()
    agreed = (judgement(Verdict.ACCEPT, "anna", 1), judgement(Verdict.REJECT, "ben", 2))
    assert found(*agreed, judgement(Verdict.ACCEPT, "ben", 3)) == ()


def test_a_judgement_that_was_withdrawn_contradicts_nobody():
    no = judgement(Verdict.REJECT, "ben", 2)
    assert found(judgement(Verdict.ACCEPT, "anna", 1), no, judgement(Verdict.WITHDRAW, "ben", 3, subject=no.id)) == ()


@pytest.mark.parametrize(
    ("verdict", "subject", "first", "second", "about"),
    [
        (Verdict.CORRECT, FACT, {"act": "offer"}, {"act": "refuse"}, "act"),
        (Verdict.BELIEVE, "norway", {"issue": "ban", "stance": "demands"}, {"issue": "ban", "stance": "offers"}, "ban"),
    ],
)
def test_other_values_of_one_field_contradict_each_other(verdict, subject, first, second, about):
    pair = [
        judgement(verdict, who, n, subject, changes=what) for n, (who, what) in enumerate([("a", first), ("b", second)])
    ]
    (one,) = found(*pair)
    assert one.about == about
    assert found(pair[0], judgement(verdict, "b", 2, subject, changes=first)) == ()
