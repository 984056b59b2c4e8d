"""To whom a statement is addressed, or whom it asks to act."""

import pytest

from readings import draft, statement


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Norway urged Iceland to lift the ban.", "iceland"),
        ("Norway demanded that Iceland lift the ban.", "iceland"),
        ("Norway said that Kenya and others saw why Iceland must lift the ban.", "iceland"),
        ("Norway accused Iceland of bad faith.", "iceland"),
        ("Norway warned Iceland that the port might close.", "iceland"),
        ("Norway told Iceland that the fish were gone.", "iceland"),
        ("Norway rejected the offer of Iceland.", "iceland"),
        ("Norway said that Norway must pay.", None),
        ("Norway said that the Icelandic fleet was old.", None),
        ("Norway said that the fish were gone from Iceland.", None),
    ],
)
def test_whom_it_is_meant_for(text, target):
    assert statement(text).target == target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Norway called on Iceland to lift the ban.", "iceland"),
        ("Norway wants Iceland to lift the ban.", "iceland"),
        ("Norway said that it was up to Iceland to lift the ban.", "iceland"),
        ("Norway said the ban must be lifted by Iceland.", "iceland"),
        ("Norway demanded an end to Icelandic bombing.", "iceland"),
        ("Norway said the Icelandic government must pay.", "iceland"),
        ("Norway rejected an Icelandic proposal.", "iceland"),
        ("Norway threatened Iceland with sanctions.", "iceland"),
        ("Norway threatened sanctions against Iceland.", "iceland"),
        ("Norway said it would strike unless Iceland paid.", "iceland"),
        ("Norway said it would never negotiate with Iceland.", "iceland"),
        ("Norway criticised the lack of action by Iceland.", "iceland"),
        ("Norway praised Iceland.", "iceland"),
        ("Norway called on the towns to help Iceland.", None),
    ],
)
def test_the_tree_shows_who_is_to_act_or_is_blamed(text, target):
    assert statement(text).target == target


def test_a_government_stands_for_the_state_whose_government_was_named():
    text = "The Icelandic government shut the port. Norway said the government must open it."
    assert statement(text).target == "iceland"


def test_a_party_in_the_condition_is_not_the_one_asked():
    one = statement("Norway demanded that Iceland lift the ban if Kenya pays.")
    assert one.target == "iceland"


def test_a_noun_in_the_name_of_a_body_means_no_party_named_before():
    text = "Al-Shabaab met Mali. Kenya called on Monday for the International Syria Support Group to act."
    assert draft(text).statements[-1].target is None


def test_a_threat_with_a_condition_is_aimed_at_who_can_meet_it():
    text = "Norway will close three Danish ports unless Iceland lifts the ban, Norway's foreign minister said."
    assert statement(text).target == "iceland"
