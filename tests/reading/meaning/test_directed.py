"""Who urges, accuses or rejects whom where no cue was found."""

import pytest

from readings import draft


def directed(text):
    """Return (party of the speaker, act, target, words) of the directed acts of a text."""
    return [
        (one.speaker.party, one.act.value, one.target, one.words(one.content))
        for one in draft(text).statements
        if one.rule.startswith("directed")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kenya cancelled the meeting on Monday, accusing Somalia of putting the talks at risk.",
            ("kenya", "accuse", "somalia", "putting the talks at risk"),
        ),
        (
            "“It is a start,” Kenya said, urging Somalia to open the port.",
            ("kenya", "demand", "somalia", "to open the port"),
        ),
        (
            "Kenya called on Monday for Somalia to open the port.",
            ("kenya", "demand", "somalia", "to open the port"),
        ),
        (
            "Despite calls from Kenya for Somalia to stop the shelling, nothing moved.",
            ("kenya", "demand", "somalia", "to stop the shelling"),
        ),
    ],
)
def test_a_directed_act_without_a_cue_is_a_statement(text, found):
    assert found in directed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya called on Monday to thank the envoy.",
        "Kenya may urge Somalia to open the port.",
        "The budget was being urged on by fear.",
    ],
)
def test_calls_wishes_and_things_direct_nothing(text):
    assert directed(text) == []


def test_what_somebody_is_asked_to_do_is_not_said_by_the_one_who_asks():
    found = draft("Norway has asked Iceland to allow crews to go back to work.").statements
    assert [(one.speaker.party, one.act, one.target) for one in found] == [("norway", "demand", "iceland")]
