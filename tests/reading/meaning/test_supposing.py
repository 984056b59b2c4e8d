"""Conditions that a report states in its own voice."""

from readings import draft


def own(text):
    """Return (speaker, kind of condition, its words) of what a text says itself."""
    return [
        (one.speaker.name, one.condition.kind.value, one.condition.text)
        for one in draft(text).statements
        if one.rule.startswith("report:") and one.condition
    ]


def test_a_condition_in_nobodys_mouth_is_the_reports():
    assert own("The duties will be lifted on Monday only if both sides sign the deal.") == [
        ("the report", "only if", "both sides sign the deal")
    ]


def test_a_condition_that_somebody_states_is_not_said_twice():
    text = "Kenya said that it would sign if Somalia opened the port. The road is long."
    assert own(text) == []


def test_what_only_comes_before_something_is_no_condition_of_the_report():
    assert own("Both sides must check the lists before the buses leave.") == []
