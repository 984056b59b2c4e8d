"""What a report says itself: what a side must or will do, and what somebody is said to have promised."""

import pytest

from readings import draft


def own(text):
    return [
        (one.rule, [(deed.by, deed.words) for deed in one.deeds])
        for one in draft(text).statements
        if one.rule.startswith("report:duty")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norway is to reopen the port by May.", [("norway", "reopen the port")]),
        ("Norway must reopen the port.", [("norway", "reopen the port")]),
        ("Norway will lift the ban on cod.", [("norway", "lift the ban on cod")]),
        ("All prisoners must be freed within five days.", [(None, "free all prisoners")]),
        ("The tribunal should be scrapped.", [(None, "scrap the tribunal")]),
    ],
)
def test_what_a_side_must_or_will_do_is_told_though_nobody_said_it(text, found):
    assert own(f"Iceland was silent. {text}") == [("report:duty", found)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway will meet Iceland in Geneva.",
        "Will Norway lift the ban?",
        "Norway must lift the ban, Iceland said.",
        "The weather will change.",
        "“Norway must pay. It will lift the ban,” said Anna Berg.",
    ],
)
def test_meetings_questions_and_what_somebody_says_are_told_elsewhere(text):
    assert own(text) == []


def told_by_another(text):
    (found,) = [one for one in draft(text).statements if one.rule.startswith("retold:")]
    return found.speaker.party, found.act, [link.name for link in found.via], [deed.words for deed in found.deeds]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Anna Berg, Iceland's minister, said Norway had promised to lift the ban.",
            ("norway", "promise", ["Anna Berg"], ["lift the ban"]),
        ),
        (
            "Iceland said that Norway has offered a rise of 2 per cent.",
            ("norway", "offer", ["Iceland"], ["a rise of 2 per cent"]),
        ),
        (
            "Iceland said that Norway proposed that both sides sign a truce.",
            ("norway", "propose", ["Iceland"], ["sign a truce"]),
        ),
    ],
)
def test_who_is_said_to_have_promised_something_is_bound_by_it(text, found):
    assert told_by_another(text) == found


def test_what_somebody_may_do_one_day_binds_nobody():
    found = draft(
        "Iceland said Norway may agree to talks. Iceland said Norway would offer a truce. "
        "Iceland said the talks would fail if Norway did not agree to pay."
    ).statements
    assert not [one for one in found if one.rule.startswith("retold:")]
