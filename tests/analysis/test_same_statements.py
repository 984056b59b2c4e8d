"""One statement that several reports give is one, with all its evidence; copies of one report are one source."""

from itertools import permutations

import pytest

from detente.analysis import record_of
from detente.analysis.same_statements import same_statements
from detente.reading import read
from detente.record import PartialDate, Report

RIVER = "The river towns have waited nine weeks for word from the capital. "
ONE = "Norway will send forty observers to the border in April, Prime Minister Kari Lunde said on Monday."
TWO = "Prime Minister Kari Lunde said that in April Norway would send forty observers to the border. Snow fell there."
LATER = "Prime Minister Kari Lunde said that Norway would not pay for new roads in the south. It rained."


def record(*texts, day="2031-03-04"):
    return record_of(read(Report(text=text, published=PartialDate(value=day))) for text in texts)


def sizes(found):
    return sorted(len(one.statements) for one in found)


def test_the_same_words_of_one_speaker_in_two_reports_are_one_statement():
    (said,) = same_statements(record(ONE, TWO))
    assert len(said.statements) == len(said.origins) == 2
    assert {evidence.report for evidence in said.evidence} == set(said.origins)


def test_other_words_of_the_same_speaker_are_another_statement():
    assert sizes(same_statements(record(ONE, LATER))) == [1, 1]


def test_a_refusal_and_an_offer_of_the_same_are_two_statements():
    texts = (
        "Norway refused to send forty observers to the border.",
        "Norway offered to send forty observers to the border.",
    )
    assert sizes(same_statements(record(*texts))) == [1, 1]


def test_what_is_said_again_weeks_later_is_another_statement():
    drafts = [
        read(Report(text=text, published=PartialDate(value=day)))
        for text, day in ((ONE.replace(" on Monday", ""), "2031-03-04"), (TWO, "2031-05-04"))
    ]
    assert sizes(same_statements(record_of(drafts))) == [1, 1]


def test_copies_of_one_report_are_one_source():
    long = ONE + " " + " ".join(f"{RIVER}{number} boats lie there." for number in range(9))
    (said,) = (one for one in same_statements(record(long, "Observers\n\n" + long)) if one.statements)
    assert len(said.statements) == 2
    assert len(said.origins) == 1


@pytest.mark.parametrize("order", list(permutations((ONE, TWO, LATER))))
def test_the_order_of_the_reports_changes_nothing(order):
    usual, other = same_statements(record(ONE, TWO, LATER)), same_statements(record(*order))
    assert {frozenset(one.id for one in said.statements) for said in usual} == {
        frozenset(one.id for one in said.statements) for said in other
    }
