"""Who is charged with what, in words whose cue leaves it open."""

import pytest

from readings import statement


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said that Somalia had bombed the port.",
        "Kenya said the port had been shelled by Somali forces.",
        "Kenya said Somalia's planes were undermining the talks.",
        "Kenya said the Somali side was not serious.",
        "Kenya says Somalia has failed to free the crew.",
        "Kenya said that the talks had failed because of Somali bombing.",
        "Kenya said Somalia wanted to wreck the talks.",
        "Kenya believes Somalia is behind the attack.",
        "Kenya said the Somali government has shown no goodwill and has not kept its word.",
        "Kenya blamed the failure on Somalia.",
        "Kenya condemned Somalia's attack on the port.",
        "Kenya labelled Somalia a sponsor of terrorism.",
    ],
)
def test_a_bad_deed_of_another_side_is_a_charge_against_it(text):
    one = statement(text)
    assert (one.act, one.target) == ("accuse", "somalia")


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said that Somalia had stopped the bombing.",
        "Kenya said that its own planes had bombed the hills.",
        "Kenya said that Somalia had opened the port.",
        "Kenya said it would sign if Somalia bombed the port.",
    ],
)
def test_what_ended_what_is_ones_own_and_what_is_only_supposed_is_none(text):
    assert statement(text).act != "accuse"


@pytest.mark.parametrize(
    "text",
    [
        "Kenya expressed concern over Somalia's new guns.",
        "Kenya said it was sceptical about Somalia's motives.",
        "Kenya said the plan was in danger because of attacks by Somali forces.",
        "Kenya said the road was shut and that Somali troops, who had come at night, kept on shelling the port.",
        "Kenya said it was a pretext that Somalia had found.",
    ],
)
def test_whose_deed_is_a_worry_or_is_spoken_ill_of_is_charged(text):
    one = statement(text)
    assert (one.act, one.target) == ("accuse", "somalia")


def test_a_quotation_that_names_nobody_charges_the_one_spoken_of_before():
    found = statement("Somalia closed the port on Sunday. “This is a provocation,” said Kenya's minister, Ann Otieno.")
    assert (found.act, found.target) == ("accuse", "somalia")


def test_who_only_counts_what_happens_charges_nobody():
    assert statement("The Kenyan Red Cross said that Somali planes had carried out ten raids.").act == "inform"
