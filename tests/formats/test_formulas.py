"""A formula means what Python makes of it, however it is nested; a mistake in it is named with its column."""

import re

import numpy as np
import pytest
from hypothesis import given

from conflicts import formulas
from detente.errors import FormulaMistake
from detente.formats.formulas import parsed

BITS = {"a": 0, "b": 1, "c": 2}


class Truth:
    """A truth value with the two words that Python has not."""

    def __init__(self, value):
        self.value = bool(value)

    def __and__(self, other):
        return Truth(self.value and other.value)

    def __or__(self, other):
        return Truth(self.value or other.value)

    def __invert__(self):
        return Truth(not self.value)

    def __rshift__(self, other):  # p if q
        return Truth(self.value or not other.value)

    def __eq__(self, other):
        return Truth(self.value == other.value)


def by_python(text, state):
    """Return the value of a fully bracketed formula."""
    code = re.sub(r"\bnot\b", "~", text)
    for word, sign in (("and", "&"), ("or", "|"), ("iff", "=="), ("if", ">>")):
        code = re.sub(rf"\b{word}\b", sign, code)
    known = {name: Truth(state >> bit & 1) for name, bit in BITS.items()}
    return eval(code, {}, known | {"true": Truth(True), "false": Truth(False)}).value


@given(formulas(list(BITS)))
def test_a_formula_is_true_where_python_says_so(text):
    assert parsed(text).true_in(range(8), BITS).tolist() == [by_python(text, state) for state in range(8)]


@pytest.mark.parametrize(
    ("short", "bracketed"),
    [
        ("not a and b or c", "((not (a)) and b) or c"),
        ("a iff b if c", "(a) iff ((b) if (c))"),
        ("a or b if c and a", "((a) or (b)) if ((c) and (a))"),
        ("a if b if c", "((a) if (b)) if (c)"),
        ("a iff b iff c", "((a) iff (b)) iff (c)"),
        ("not not a", "not (not (a))"),
        ("a\n  and\tb", "(a) and (b)"),
    ],
)
def test_what_binds_closest(short, bracketed):
    assert parsed(short).true_in(range(8), BITS).tolist() == [by_python(bracketed, state) for state in range(8)]


@given(formulas(list(BITS)))
def test_what_is_known_of_a_formula_before_all_is_decided_is_so(text):
    formula = parsed(text)
    only_a = (np.array([False, True]), np.array([True, False]))
    true, false = formula.decided(lambda name: only_a if name == "a" else None, 2)
    for state in range(8):
        value = by_python(text, state)
        assert not (true[state & 1] and not value)
        assert not (false[state & 1] and value)


@pytest.mark.parametrize(
    ("text", "column", "happened", "near"),
    [
        ("", 1, "empty", ""),
        ("   ", 1, "empty", ""),
        ("a and", 6, "ends too early", ""),
        ("and a", 1, "'and' cannot stand here", "and"),
        ("a b", 3, "'b' cannot stand here", ""),
        ("a AND b", 3, "'AND' cannot stand here", "and"),
        ("(a", 3, "ends too early", ""),
        ("a)", 2, "closes nothing", ""),
        ("a && b", 3, "'&' has no meaning", ""),
        ("a\u00a0and b", 2, "has no meaning", ""),
        ("caf\u00e9", 4, "has no meaning", ""),
        ("a or relaese", 6, "no option 'relaese'", "release"),
        ("not notx", 5, "no option 'notx'", "not"),
    ],
)
def test_a_mistake_is_named_with_its_column(text, column, happened, near):
    with pytest.raises(FormulaMistake) as caught:
        parsed(text).known(["a", "b", "c", "release"])
    assert (caught.value.column, caught.value.near) == (column, near if near != "and" or "AND" in text else "")
    assert happened in str(caught.value)
    assert "expected" in str(caught.value)


@pytest.mark.parametrize("deep", ["(" * 200 + "a" + ")" * 200, "not " * 200 + "a", "not (" * 200 + "a" + ")" * 200])
def test_nesting_to_depth_200_is_read(deep):
    assert parsed(deep).true_in([0, 1], BITS).tolist() == [False, True]


@pytest.mark.parametrize(
    "deep",
    [
        "(" * 201 + "a" + ")" * 201,
        "not " * 201 + "a",
        "(" * 10_000 + "a" + ")" * 10_000,
        "not (" * 10_000,
        "(" * 10_000,
    ],
)
def test_deeper_nesting_is_refused(deep):
    with pytest.raises(FormulaMistake, match="nested deeper than 200"):
        parsed(deep)


def test_length_is_no_depth():
    long = " and ".join(["a"] * 5_000)
    assert parsed(long).true_in([0, 1], BITS).tolist() == [False, True]


def test_words_that_only_begin_like_a_reserved_one_are_names():
    assert parsed("notice and iffy or order").names == ("notice", "iffy", "order")


def test_labels_can_stand_for_options():
    assert parsed("not a or (b and a)").said_with({"a": "'Release'", "b": "B"}) == "not 'Release' or (B and 'Release')"
