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
