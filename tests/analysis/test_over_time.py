"""Outcomes over time: each day by what was known on it, in whatever order the reports came, and what moved them."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflicts import few
from detente.analysis import record_of
from detente.analysis.conflict_of_record import conflict_of_record
from detente.analysis.over_time import Absent, Followed, over_time
from detente.analysis.over_time.known import known_up_to, report_days
from detente.analysis.over_time.standing import MOST_OPTIONS, Drawn, Known
from detente.models.graph_model import stability
from detente.reading import read
from detente.record import PartialDate, Report
from detente.workflow import read as read_all

DEMANDS = "Norway demanded that Iceland lift the ban on cod. Iceland demanded that Norway pay for the nets."
REFUSALS = "Iceland refused to lift the ban on cod. Norway refused to pay for the nets."
OFFER = "Iceland offered to lift the ban on cod if Norway paid for the nets. Norway offered to pay for the nets."
CALM = "The sea was calm. The harbour is blue."


def draft(text, day):
    return read(Report(text=text, published=PartialDate(value=day) if day else None))


def record(*told):
    return record_of([draft(text, day) for text, day in told])


@pytest.fixture(scope="module")
def talks():
    return record((DEMANDS, "2031-03-01"), (REFUSALS, "2031-03-02"), (OFFER, "2031-03-04"))


@pytest.fixture(scope="module")
def examples_drafts(examples):
    return read_all([str(examples / "ukraine-2022")]).distinct


def deal_of(found):
    return next(number for number, one in enumerate(found.outcomes) if one.kind is Followed.DEAL)


def test_an_offer_makes_a_deal_more_stable_and_is_named_as_the_cause(talks):
    found = over_time(talks)
    number = deal_of(found)
    second, third = found.days[1], found.days[2]
    assert second.standings[number].share.share < third.standings[number].share.share
    (move,) = [one for one in third.moves if one.outcome == number]
    words = {fact.id: fact.evidence[0].text for fact in talks.facts}
    assert any("offered" in words[one.facts[0]] for one in move.causes)
    assert all(one.effect > 0 for one in move.causes)


def test_causes_are_new_facts_of_their_day(talks):
    days = {one.id: one.published.first for one in talks.reports}
    reports = {fact.id: fact.report for fact in talks.facts}
    for day in over_time(talks).days:
        for cause in (cause for move in day.moves for cause in move.causes):
            assert {days[reports[fact]] for fact in cause.facts} == {day.day}


def test_a_day_with_nothing_new_changes_nothing(talks):
    calm = record((DEMANDS, "2031-03-01"), (REFUSALS, "2031-03-02"), (CALM, "2031-03-03"), (OFFER, "2031-03-04"))
    before, quiet = over_time(calm).days[1:3]
    assert quiet.day == date(2031, 3, 3)
    assert quiet.standings == before.standings
    assert not quiet.moves
    without = over_time(talks)
    assert [one for one in over_time(calm).days if one.day != quiet.day] == list(without.days)


@few
@given(order=st.permutations(range(3)))
def test_the_order_in_which_reports_were_added_does_not_matter(talks, order):
    told = [(DEMANDS, "2031-03-01"), (REFUSALS, "2031-03-02"), (OFFER, "2031-03-04")]
    assert over_time(record(*(told[number] for number in order))) == over_time(talks)


def test_the_order_of_the_examples_does_not_matter(examples_drafts):
    assert over_time(record_of(examples_drafts[::-1])) == over_time(record_of(examples_drafts))


def test_what_was_known_on_a_day_does_not_depend_on_later_reports(talks):
    earlier = over_time(record((DEMANDS, "2031-03-01"), (REFUSALS, "2031-03-02")))
    number, other = deal_of(over_time(talks)), deal_of(earlier)
    same = [
        {part.label for part in one.outcomes[at].parts} for one, at in ((over_time(talks), number), (earlier, other))
    ]
    assert same[0] == same[1]
    for day, again in zip(over_time(talks).days, earlier.days, strict=False):
        assert day.standings[0] == again.standings[0]
        assert day.standings[number] == again.standings[other]


def test_each_day_is_drafted_from_the_record_up_to_it(talks):
    told = [(DEMANDS, "2031-03-01"), (REFUSALS, "2031-03-02"), (OFFER, "2031-03-04")]
    for number, day in enumerate(report_days(talks), start=1):
        known = Known.of(known_up_to(talks, day), Drawn(10, 0))
        assert known.drafted.file == conflict_of_record(record(*told[:number]), most=MOST_OPTIONS).file


def test_a_standing_is_what_the_analysis_of_all_states_says(talks):
    known = Known.of(talks, Drawn(40, 3))
    game, state = known.model.game, known.model.status_quo
    under = [stability(game.with_ranks(ranks), ["seq"]).equilibria("seq")[state] for ranks in known.draws]
    standing = known.at(state)
    assert standing.share.share == np.mean(under)
    assert standing.holds == stability(game, ["seq"]).equilibria("seq")[state]
    assert standing.firmly == stability(game, ["nash"]).equilibria("nash")[state]


def test_an_outcome_that_nobody_has_named_yet_is_not_told():
    found = over_time(record((DEMANDS, "2031-03-01"), ("Norway demanded that Iceland open its ports.", "2031-03-02")))
    number = deal_of(found)
    asked = {part.label for part in found.outcomes[number].parts}
    if "Open its ports" in asked:
        assert found.days[0].standings[number].absent is Absent.NOT_NAMED
    assert all(one.absent is None for one in found.days[1].standings)


def test_before_there_are_two_sides_nothing_is_told():
    found = over_time(record((CALM, "2031-02-28"), (DEMANDS, "2031-03-01"), (REFUSALS, "2031-03-02")))
    assert {one.absent for one in found.days[0].standings} == {Absent.NO_CONFLICT}


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ([(DEMANDS, "2031-03-01"), (REFUSALS, "2031-03-01")], "All reports are of one day, 1 March 2031"),
        ([(DEMANDS, None)], "No report has a date"),
        ([(CALM, "2031-03-01"), ("The sea is blue.", "2031-03-02")], "no statement"),
    ],
)
def test_of_too_little_it_is_said_what_is_missing(told, why):
    found = over_time(record(*told))
    assert why in found.why_not
    assert not found.days


def test_the_latest_days_are_shown_and_two_at_least(talks):
    assert [one.day.day for one in over_time(talks, most_days=2).days] == [2, 4]
    assert [one.day.day for one in over_time(talks, most_statements=0).days] == [2, 4]
    assert over_time(talks, most_days=2).earlier == 1
    assert over_time(talks, most_days=2).days == over_time(talks).days[1:]


def test_from_a_day_on_the_first_is_compared_with_the_day_before(talks):
    found = over_time(talks, since=date(2031, 3, 4))
    assert found.days == over_time(talks).days[2:]
    assert not over_time(talks, since=date(2032, 1, 1)).days
