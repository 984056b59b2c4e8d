"""Lists of phrases: the longest that begins at a word wins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.page import tokens
from detente.reading.phrases import Phrases, longest


def found(text, *lists):
    words = tokens(text, 0, len(text))
    return [(" ".join(word.text for word in words[first:last]), value) for first, last, value in longest(words, lists)]


def test_the_longest_phrase_wins():
    lists = Phrases([("sea", 1), ("sea lane", 2), ("sea lane pact", 3), ("lane", 4)])
    assert found("the sea lane pact of the sea", lists) == [("sea lane pact", 3), ("sea", 1)]
    assert found("a sea lane is a lane", lists) == [("sea lane", 2), ("lane", 4)]


def test_of_two_equal_phrases_the_first_stands():
    assert found("sea", Phrases([("sea", "first"), ("sea", "second")])) == [("sea", "first")]
    assert found("sea", Phrases([("sea", "own")]), Phrases([("sea", "table")])) == [("sea", "own")]


def test_a_later_list_wins_with_a_longer_phrase():
    assert found("sea lane", Phrases([("sea", "own")]), Phrases([("sea lane", "table")])) == [("sea lane", "table")]


@pytest.mark.parametrize(("fold", "hits"), [(False, 1), (True, 3)])
def test_case_counts_unless_it_is_folded(fold, hits):
    assert len(found("Sea SEA sea", Phrases([("sea", 1)], fold=fold))) == hits


def test_apostrophes_are_one():
    lists = Phrases([("women's league", 1)])
    assert found("the women’s league", lists) == found("the women’s league", Phrases([("women’s league", 1)]))
    assert found("the women’s league", lists)


def test_an_empty_phrase_is_never_found():
    assert found("sea", Phrases([("", 1), (" ", 2)])) == []


WORDS = st.lists(st.sampled_from(["sea", "lane", "pact", "tax"]), max_size=8)


@given(WORDS, st.lists(WORDS, max_size=5))
def test_what_is_found_does_not_overlap_and_is_in_the_list(text, phrases):
    lists = Phrases([(" ".join(phrase), " ".join(phrase)) for phrase in phrases])
    last = 0
    words = tokens(" ".join(text), 0, len(" ".join(text)))
    for first, after, value in longest(words, (lists,)):
        assert last <= first < after
        assert " ".join(word.text for word in words[first:after]) == value
        last = after
