"""To whom a statement is addressed, or whom it asks to act."""

import pytest

from readings import statement


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


def test_a_party_in_the_condition_is_not_the_one_asked():
    one = statement("Norway demanded that Iceland lift the ban if Kenya pays.")
    assert one.target == "iceland"
