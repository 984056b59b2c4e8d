"""What is wanted, told in other ways than by a verb with what it takes."""

import pytest

from readings import draft


def said(text):
    return [(one.speaker.party, str(one.act), one.words(one.content)) for one in draft(text).statements]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("What Norway demands is that Iceland pay.", ("norway", "demand", "that Iceland pay")),
        ("What Norway has refused is to lift the ban.", ("norway", "refuse", "to lift the ban")),
        ("Norway's demand is that Iceland pay.", ("norway", "demand", "that Iceland pay")),
        ("A further demand of Norway is that Iceland pay.", ("norway", "demand", "that Iceland pay")),
        ("Norway has given no sign that it will pay.", ("norway", "refuse", "that it will pay")),
        ("Norway reserves the right to leave.", ("norway", "threaten", "to leave")),
        ("Norway has refused even to discuss a ban.", ("norway", "refuse", "even to discuss a ban")),
        ("Iceland rejected Norway's demand that it pay.", ("norway", "demand", "that it pay")),
        ("Norway has dropped its demand that Iceland pay.", ("norway", "concede", "that Iceland pay")),
        (
            "Norway said the mood was bad and called for a truce.",
            ("norway", "demand", "a truce"),
        ),
        (
            "Norway has threatened to leave if nobody pays, a move that Iceland called a bluff.",
            ("norway", "threaten", "to leave if nobody pays, a move that Iceland called a bluff"),
        ),
    ],
)
def test_it_is_told_by_whom(text, found):
    assert found in said(text)


def test_a_measure_is_nobody():
    assert all(party for party, _, _ in said("Norway will pay according to the number of boats, Norway said."))


def test_the_one_who_opens_the_sentence_before_is_he():
    text = (
        "Norway's minister Jon Jonsson said no. Karl Weber, Iceland's trade minister, has met the unions. He ruled out "
        "a rise."
    )
    assert said(text)[-1][0] == "iceland"


def test_those_who_speak_for_many_are_meant_by_them():
    text = (
        "The Northern Producers' Alliance, which represents the studios, met the Writers Guild. The studios offered a "
        "rise of 4 percent. Writers want the studios to publish figures."
    )
    found = draft(text).statements
    assert found[0].speaker.party == found[1].target
    assert found[1].speaker.party not in (None, found[0].speaker.party)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The talks will resume on Monday, a diplomat told Reuters.", "diplomat"),
        ("Norway will open the port by May, Anna Berg told reporters in Oslo.", "Anna Berg"),
    ],
)
def test_what_is_told_to_somebody_may_stand_before(text, speaker):
    (one,) = draft(text).statements
    assert (one.speaker.name, one.rule) == (speaker, "attributions:trailing")


def test_what_is_passed_on_without_a_name_is_told_once():
    found = draft("Norway has agreed to pay, officials said.").statements
    assert [(one.speaker.party, str(one.act)) for one in found] == [("norway", "promise")]
