"""Words are found where they stand word by word, whatever the white space between them, and nowhere else."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detente.reading.llm.words import MARKS, Text

LETTERS = st.text(alphabet="ab’'“\" \n\t\u00a0\u2028.é\u0301_-", max_size=40)


def first(text, words):
    return next(Text(text).places(words, (0, len(text))), None)


@pytest.mark.parametrize("words", ["must go", "must  go", "must\ngo", " must go "])
def test_white_space_is_all_the_same(words):
    assert first("They must\n   go now.", words) == (5, 15)


@pytest.mark.parametrize("words", ["“don't”", '"don’t"', "“don’t”", '"don\'t"'])
def test_quotation_marks_have_two_shapes(words):
    assert first("He said “don’t”.", words) == (8, 15)


@pytest.mark.parametrize(
    "words", ["Must go", "must not go", "must goo", "ust go", "must g", "", " ", "...", "must go now", "must–go"]
)
def test_other_words_are_not_there(words):
    assert first("They must go-now", words) is None


def test_a_word_is_not_found_within_another():
    assert first("Nobody knows the north.", "no") is None
    assert first("Nobody knows the north.", "know") is None
    assert first("Iceland's fleet", "Iceland") == (0, 7)


def test_an_accent_that_stands_by_itself_belongs_to_its_letter():
    assert first("cafe\u0301 talks", "cafe") is None


def test_places_lie_within_the_window():
    text = Text("no no no")
    assert list(text.places("no", (1, 8))) == [(3, 5), (6, 8)]
    assert list(text.places("no", (3, 5))) == [(3, 5)]
    assert list(text.places("no no", (0, 8))) == [(0, 5), (3, 8)]


@given(LETTERS, LETTERS)
@example("a", "a")
def test_what_is_found_are_the_words(text, words):
    for start, end in Text(text).places(words, (0, len(text))):
        assert 0 <= start < end <= len(text)
        assert text[start:end].translate(MARKS).split() == words.translate(MARKS).split()


@given(LETTERS, st.integers(0, 40), st.integers(0, 40))
def test_words_cut_from_a_text_at_white_space_are_found_there(text, one, other):
    starts = [place for place in range(len(text) + 1) if place in (0, len(text)) or text[place - 1].isspace()]
    start, end = sorted((starts[one % len(starts)], starts[other % len(starts)]))
    words = text[start:end]
    if words.strip() and (end == len(text) or text[end - 1].isspace()):
        bare = (start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
        assert bare in list(Text(text).places(words, (start, end)))


@given(st.text(max_size=60), st.integers(0, 60))
def test_offsets_come_back_from_the_plain_text(text, offset):
    sought = Text(text)
    if offset < len(text) and not text[offset].isspace():
        assert sought.to_text(sought.to_plain(offset)) == offset
