"""What somebody asks for may last some time, and a name beside an office speaks."""

import pytest

from readings import draft


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Norway is asking for a moratorium of two years.", "a moratorium of two years"),
        ("Norway called for a pause of ten days.", "a pause of ten days"),
        ("The union is asking for a 12 percent raise over two years.", "a 12 percent raise over two years"),
        ("Norway called on Friday for talks.", None),
        ("Norway called for Monday.", None),
        ("Under the rules either side may ask for a delay of 20 days.", None),
    ],
)
def test_what_is_asked_for_may_last_some_time(text, content):
    found = [one.words(one.content) for one in draft(text).statements if one.act == "demand"]
    assert found == ([content] if content else [])


def test_a_name_beside_an_office_goes_on_speaking():
    text = "Norway's chief envoy, Eva Berg, called the demands unfair but said she was open to binding arbitration."
    assert [one.speaker.person for one in draft(text).statements] == ["eva-berg", "eva-berg"]
