"""In which direction a weekday lies, and amounts by the year: sentences of a report of Tuesday, 4 March 2031."""

import pytest

from detente.reading.dates import time_expressions
from detente.record import PartialDate

TUESDAY = PartialDate(value="2031-03-04")


def values(text):
    return [(one.value, one.type) for one in time_expressions(text, TUESDAY)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The answer must come by Friday.", "2031-03-07"),
        ("The talks resume on Monday.", "2031-03-10"),
        ("The truce takes effect on Sunday.", "2031-03-09"),
        ("The court on Friday ordered a recount.", "2031-02-28"),
        ("Ahead of the vote the court on Sunday issued a ruling.", "2031-03-02"),
        ("Until Monday, they had not spoken.", "2031-03-03"),
        ("They strike until Monday.", "2031-03-10"),
        ("On Sunday, when she set her travel plans aside, they spoke.", "2031-03-02"),
        ("The envoy could not be found on Sunday.", "2031-03-02"),
    ],
)
def test_the_verb_says_which_weekday_is_meant(text, value):
    assert values(text) == [(value, "DATE")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They ask for 75 billion dollars a year.", "P1Y"),
        ("Bread is rationed at 200 grams a day.", "P1D"),
        ("She sits through nine meetings a week.", "P1W"),
    ],
)
def test_an_amount_is_counted_by_a_unit_of_time(text, value):
    assert values(text) == [(value, "SET")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It came hours after the raid.", [("PTXH", "DURATION")]),
        ("It will be done within the next few days.", [("PXD", "DURATION")]),
        ("It was the first meeting in two years.", [("P2Y", "DURATION")]),
        ("They spoke on Wednesday.", [("2031-02-26", "DATE")]),
        ("The pause soon became a truce.", []),
        ("On the day off between the rounds they rested.", []),
    ],
)
def test_how_long(text, expected):
    assert values(text) == expected
