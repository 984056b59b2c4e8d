"""Which sayings speak of one deed: by their words, by a pronoun that takes it up, and by whom it belongs to."""

import pytest

from detente.analysis.conflict_of_record import conflict_of_record
from detente.analysis.drafting.sayings import How
from negotiations import drafted_options, told

PAYS = (
    "Iceland demanded that Norway pay a fine. Norway refused to pay the fine. Norway demanded that Iceland return the "
    "trawler. Iceland refused to return the trawler. "
)


def labels(*texts):
    """Return side -> the labels of what it can do."""
    return {
        who.name: [one.label for one in who.options] for who in conflict_of_record(told(*texts)).file.decision_makers
    }


def wanted(text, side):
    """Return what a side wants, as formulas."""
    makers = {who.id: who for who in conflict_of_record(told(text)).file.decision_makers}
    return {one.formula: one.sign for one in makers[side].prefers}


@pytest.mark.parametrize(
    "words",
    [
        "Norway refused to rule out closing the strait.",
        "A spokesman for Norway did not exclude closing the strait.",
        "Norway is considering whether to close the strait, its minister said.",
    ],
)
def test_what_is_kept_open_is_an_option_of_which_nobody_says_that_it_is_wanted(words):
    text = f"{PAYS}{words} Iceland demanded that Norway open the harbour."
    assert "Close the strait" in labels(text)["Norway"]
    assert wanted(text, "norway")["not close_strait"] == "unknown"


def test_force_that_is_not_ruled_out_is_a_threat():
    options = drafted_options(told(f"{PAYS}Norway has refused to rule out a strike on the harbour."))
    (strike,) = [one for one in options if "strike" in one.keys]
    assert {one.how for one, _ in strike.sayings} == {How.THREATENS}


@pytest.mark.parametrize(
    ("before", "condition", "kind"),
    [
        ("Norway threatened to close its ports.", "If they do that, we will lift the ban", "if"),
        ("Norway threatened to close its ports.", "If that happens, we will lift the ban", "if"),
        ("Norway threatened to close its ports.", "If it comes to that, we will lift the ban", "if"),
        ("Norway threatened to close its ports.", "If the other side does so, we will lift the ban", "if"),
        ("“They must close their ports,” Iceland said.", "Without it, we will not lift the ban", "unless"),
    ],
)
def test_a_condition_takes_up_what_was_told_before(before, condition, kind):
    options = drafted_options(told(f"{PAYS}{before} “{condition},” Iceland said."))
    (ports,) = [one for one in options if "port" in one.keys]
    assert [(one.speaker, one.condition) for one, _ in ports.sayings if one.how is How.SUPPOSES] == [("iceland", kind)]
    assert ports.owner == "norway"


def test_a_condition_that_is_denied_is_the_other_way_round():
    options = drafted_options(
        told(f"{PAYS}Iceland urged Norway to open the gates. “If they do not, we will leave,” it said.")
    )
    (gates,) = [one for one in options if "gate" in one.keys]
    assert [(one.how, one.sign) for one, _ in gates.sayings] == [(How.ASKS, 1), (How.SUPPOSES, -1)]


def test_own_words_of_one_sentence_are_not_taken_up_by_their_own_condition():
    options = drafted_options(told(f"{PAYS}“We cannot open the gates without it,” Iceland said."))
    assert all(one.how is not How.SUPPOSES for option in options for one, _ in option.sayings if "gate" in option.keys)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("take its forces away", "send forces to Jan Mayen"),
        ("withdraw its troops from the fjord", "deploy troops in the harbour"),
        ("hire 200 nurses", "bring in agency nurses"),
        ("raise the tax on fuel", "raise the tax on land"),
        ("close the wards", "introduce a quota in the wards"),
    ],
)
def test_another_verb_or_another_thing_makes_another_deed(one, other):
    found = labels(f"{PAYS}Iceland demanded that Norway {one}. Norway threatened to {other}.")["Norway"]
    assert len(found) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lift the ban on cod", "keep the ban"),
        ("stop work for a day", "postpone the strike"),
        ("halve its gas deliveries", "put off the cut in gas supplies"),
        ("free the prisoners", "hand over the prisoners"),
    ],
)
def test_the_same_thing_by_other_words_is_one_deed(one, other):
    found = labels(f"{PAYS}Iceland demanded that Norway {one}. Norway promised to {other}.")["Norway"]
    assert len(found) == 2


def test_what_is_rejected_as_a_figure_or_asked_of_a_court_is_nothing_that_a_side_does():
    found = labels(
        f"{PAYS}Norway rejected the figure. Norway asked the Supreme Court to forbid the blockade. "
        "A judge rejected Norway's request for an injunction."
    )
    assert not any(
        word in label.lower() for some in found.values() for label in some for word in ("figure", "forbid", "request")
    )


def test_a_government_that_nobody_names_is_a_side_of_its_own():
    text = (
        "The Nurses' Union said it would stop work unless the Hall Trust raised pay. The Hall Trust said it would "
        "raise pay if the government paid for it. Health Minister Ann Lie said the government would pay for the "
        "training of 200 nurses if both sides met. The minister refused to raise taxes."
    )
    found = labels(text)
    assert found["the government"] == ["Pay for the training of 200 nurses", "Raise taxes"]


def test_what_a_mediator_tells_of_an_offer_is_the_offer_of_who_makes_it():
    options = drafted_options(told(f"{PAYS}Norway was ready to release 20 sailors, a Swedish official said."))
    (freed,) = [one for one in options if "sailor" in one.keys]
    assert [(one.speaker, one.how) for one, _ in freed.sayings] == [("norway", How.BINDS)]
