"""Copies of one text count once; two reports of one event are two."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.copies import copies
from detente.models.minhash import VALUES, shared, sketch
from detente.record import PartialDate, Report

WIRE = """\
Ferry crews to resume talks on Thursday

PORT ALMA, March 4 - Ferry crews and the two companies that run the island routes will return to the table on Thursday,
a mediator said, after a weekend in which no boat left the harbour. The crews have asked for a rise of six percent and
a limit to night sailings. The companies have offered four percent and say that they cannot change the timetable before
the autumn. About nine hundred people work on the boats. The last dispute, three years ago, lasted eleven days and
ended when the regional government paid for new cabins. Tour operators fear for the Easter season, and the
hospital on the outer
island has asked for a helicopter. The mediator said that both sides had moved, though not on the same questions. She
would put a paper to them before the meeting, and she hoped to finish by the end of the week. Neither side would say
what it would do if the paper failed. Passengers who hold tickets can have their money back at the terminals.
"""
OTHER = """\
No ferries for a third day as mediator calls both sides in

PORT ALMA, March 4 - Shops on the outer islands were running short of milk on Tuesday, the third day without boats.
"We are asking for a rise of six percent and for sleep," said a deckhand outside the terminal, where some two hundred
colleagues had lit a fire in an oil drum. The shipping firms replied in a letter that their offer of four percent was
final for this year. A mediator has invited everybody to the town hall for Thursday morning. Hotel keepers said bookings
for Easter had halved. The governor, who paid to end the strike of three years ago, said that this time there was no
money. A nurse was flown to the mainland with a broken leg because the ambulance boat has no crew either. On the quay,
children fished where the big ferry usually lies. The union said that its members would vote on any paper she wrote.
"""


def report(text, day="2031-03-04"):
    return Report(text=text, published=PartialDate(value=day))


def texts(*reports):
    return len(set(copies(reports).values()))


def rewritten(text, share, seed=1):
    draw = random.Random(seed)
    return " ".join(f"word{draw.randrange(10**6)}" if draw.random() < share else word for word in text.split())


def test_a_copy_under_another_headline_is_one_text():
    copy = "Boats may sail again\n" + WIRE.split("\n", 1)[1]
    assert texts(report(WIRE), report(copy, "2031-03-05")) == 1


def test_the_earliest_is_the_text_of_which_the_others_are_copies():
    first, later = report(WIRE + "More follows.", "2031-03-04"), report(WIRE, "2031-03-05")
    assert set(copies([later, first]).values()) == {first.id}


def test_a_shortened_copy_is_one_text():
    assert texts(report(WIRE), report(WIRE[: len(WIRE) // 2])) == 1


@pytest.mark.parametrize("seed", range(5))
def test_a_rewrite_with_three_other_words_in_ten_is_one_text(seed):
    long = WIRE + OTHER.replace('"', "")
    assert texts(report(long), report(rewritten(long, 0.28, seed))) == 1


def test_two_reports_of_one_event_are_two_texts():
    assert texts(report(WIRE), report(OTHER)) == 2


def test_what_somebody_said_is_no_sign_of_a_copy():
    speech = '"' + " ".join(WIRE.split()[:60]) + '"'
    one, other = rewritten(WIRE, 1.0, 2), rewritten(WIRE, 1.0, 3)
    assert texts(report(f"{one} {speech}"), report(f"{other} {speech}")) == 2


@given(st.permutations([WIRE, WIRE + "More.", OTHER, rewritten(WIRE, 0.1), "Short.", "", "1 2 3"]))
def test_the_order_of_the_reports_changes_nothing(given_in):
    usual = [WIRE, WIRE + "More.", OTHER, rewritten(WIRE, 0.1), "Short.", "", "1 2 3"]
    assert copies(map(report, given_in)) == copies(map(report, usual))


def test_empty_and_very_short_reports_are_texts_of_their_own():
    assert texts(report(""), report("No."), report("Talks end."), report("“”“"), report('"' * 5000)) == 5


def test_many_alike_reports_are_one_text():
    assert texts(*(report(f"{WIRE} Edition {number}.") for number in range(60))) == 1


def test_a_sketch_has_a_value_for_each_function_and_none_depends_on_the_order():
    members = np.arange(20_000, dtype=np.uint64)
    assert len(sketch(members)) == VALUES
    assert (sketch(members) == sketch(members[::-1])).all()


def test_sketches_tell_how_much_is_shared():
    sets = [np.arange(start, start + 300, dtype=np.uint64) for start in (0, 150, 5000)]
    found = shared(sketch(sets[0]), 300, np.stack([sketch(one) for one in sets]), np.array([300, 300, 300]))
    assert found == pytest.approx([1.0, 0.5, 0.0], abs=0.06)
