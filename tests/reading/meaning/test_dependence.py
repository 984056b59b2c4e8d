"""The condition on which a clause depends, by the tree of its sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.meaning.dependence import ties_in
from detente.reading.page import Sentence
from detente.reading.syntax.parsing import parsed
from readings import draft, statement


def ties(text, *dated):
    """Return (kind, words) of the conditions of one sentence; `dated` are words that are a date."""
    tree = parsed(text, [Sentence(0, len(text), 0)]).tree(0)
    places = tuple((text.index(one), text.index(one) + len(one)) for one in dated)
    return [(one.kind, text[slice(*one.span)]) for one in ties_in(tree, places)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Kenya will sign if Somalia opens the port.", "if", "if Somalia opens the port"),
        ("If Somalia opens the port, Kenya will sign.", "if", "If Somalia opens the port"),
        ("Kenya will not sign unless Somalia opens the port.", "unless", "unless Somalia opens the port"),
        ("Kenya would only sign if Somalia opened the port.", "only if", "if Somalia opened the port"),
        ("Kenya will sign only when Somalia opens the port.", "only if", "only when Somalia opens the port"),
        ("Kenya will not talk until Somalia opens the port.", "until", "until Somalia opens the port"),
        ("Kenya will not talk before Somalia opens the port.", "before", "before Somalia opens the port"),
        ("Kenya will lift the ban once Somalia opens the port.", "after", "once Somalia opens the port"),
        ("Kenya will not talk while Somalia shells the port.", "if", "while Somalia shells the port"),
        ("A truce without monitors would not last.", "unless", "without monitors"),
        ("Without a halt to the shelling, Kenya will not talk.", "unless", "Without a halt to the shelling"),
        ("Kenya offered fuel in return for fish.", "if", "in return for fish"),
        ("Kenya would sign, provided that no date was set.", "if", "provided that no date was set"),
        ("Kenya would sign as long as no date was set.", "if", "as long as no date was set"),
        ("The deal hinges on a vote in May.", "only if", "hinges on a vote in May"),
        ("The deal depends on whether Somalia agrees.", "only if", "depends on whether Somalia agrees"),
        ("Kenya will fight should Somalia attack the port.", "if", "should Somalia attack the port"),
        ("Had Somalia signed the treaty, the port would be open.", "if", "Had Somalia signed the treaty"),
        ("Kenya would sign were Somalia to open the port.", "if", "were Somalia to open the port"),
    ],
)  # fmt: skip
def test_a_condition_with_its_kind_and_its_words(text, kind, words):
    assert ties(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya asked if the port was open.",
        "It was not clear if the port was open.",
        "Kenya will sign even if Somalia objects.",
        "Kenya will use force if necessary.",
        "Kenya waited until the vote was over.",
        "Kenya left before the vote was over.",
        "Kenya signed after the vote was over.",
        "Kenya left without comment.",
        "Kenya signed one day before the mandate would have run out.",
        "Kenya will not put the officers before a court.",
        "Kenya had provided the ships.",
        "The talks should resume soon, and Kenya should pay.",
        "Why should the rebels attack?",
        "They had the port shut.",
        "Many families depend on aid.",
        "The official spoke on condition of anonymity.",
    ],
)
def test_what_only_tells_when_or_how_or_asks_is_none(text):
    assert ties(text) == []


def test_a_date_is_no_condition():
    assert ties("Kenya will not talk before Monday.", "Monday") == []
    assert ties("Kenya will not talk until the end of the week.") == []


def test_a_condition_inside_a_quotation_ends_with_it():
    assert ties("Kenya said it would go “if they pay” and left.") == [("if", "if they pay")]


def test_conditions_joined_by_and_are_one():
    words = "unless the government halts the shelling and frees the prisoners"
    assert ties(f"Kenya said it would not attend the talks {words}.") == [("unless", words)]


def test_a_condition_behind_the_speaker_belongs_to_what_was_said():
    one = statement("Kenya would sign the text, he said, as long as no date was set.")
    assert (one.condition.kind, one.condition.text) == ("if", "no date was set")


def test_a_condition_of_another_clause_is_left_alone():
    (first, *_) = draft("Kenya said the port was shut. If it rains, the road floods.").statements
    assert first.condition is None


@given(st.lists(st.sampled_from("if unless had should until Kenya signs , . “ ” only not would the port".split())))
def test_whatever_the_words_a_condition_lies_in_its_sentence(words):
    text = " ".join(words)
    for _, found in ties(text) if text.strip() else []:
        assert found
        assert found in text


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Mali said the raids would go on until “rebels” were beaten.", "until", "“rebels” were beaten"),
        (
            'Mali said it would sign on condition that "rebels" did not use a lull.',
            "only if",
            '"rebels" did not use a lull',
        ),
        (
            "Mali said it had agreed to a truce, provided there were guards at the port.",
            "if",
            "there were guards at the port",
        ),
        ("Mali said a truce was not possible while Niger kept up the raids.", "if", "Niger kept up the raids"),
    ],
)
def test_conditions_behind_a_quotation_mark_a_comma_or_what_is_not_possible(text, kind, words):
    condition = statement(text).condition
    assert (condition.kind, condition.text) == (kind, words)
