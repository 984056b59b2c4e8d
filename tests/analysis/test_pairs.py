"""Entries that are near each other are found by their days: the same ones as by comparing each with all others."""

from datetime import date
from itertools import combinations, product
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.pairs import across, days_of, groups, pairs
from detente.record import PartialDate

BEGIN = date(2031, 1, 1).toordinal()


class Entry(NamedTuple):
    number: int
    keys: tuple[str, ...]
    said: str
    kind: str | None
    days: tuple[int, int] | None


spans = st.none() | st.builds(
    lambda first, long: (BEGIN + first, BEGIN + first + long),
    st.integers(0, 90),
    st.sampled_from([0, 0, 0, 6, 30, 364]),
)
kinds = st.sampled_from(["held", "planned", None])
entries = st.lists(
    st.builds(Entry, st.integers(0, 10**9), st.sampled_from([("a",), ("a", "b"), ("b",), ()]),
              st.sampled_from("uvwxyz"), kinds, spans),
    max_size=14, unique_by=lambda one: one.number,
)  # fmt: skip


def meet(one, two, within):
    """Return whether two entries may lie so near each other, by the definition."""
    if one.days is None or two.days is None:
        return True
    return one.days[0] - within <= two.days[1] and two.days[0] - within <= one.days[1]


def plain_pairs(every, within):
    """Return each two entries with something in common, by comparing each with all others."""
    found = {}
    for group in groups(every, lambda one: one.keys, lambda one: one.said).values():
        for one, two in combinations(group, 2):
            if one.kind is not None and one.kind == two.kind and meet(one, two, within):
                found.setdefault((one, two), None)
    return list(found)


@given(entries, st.integers(0, 7))
def test_pairs_are_those_of_comparing_all_in_the_same_order(every, within):
    near = pairs(
        every,
        lambda one: one.keys,
        lambda one: one.said,
        kind=lambda one: one.kind,
        day=lambda one: one.days,
        within=within,
    )
    assert list(near) == plain_pairs(every, within)


@given(entries, entries, st.integers(0, 7))
def test_across_groups_too(ones, others, within):
    left, right = (groups(every, lambda one: one.keys, lambda one: one.said) for every in (ones, others))
    every = (pair for key, group in left.items() for pair in product(group, right.get(key, ())))
    expected = list(dict.fromkeys(pair for pair in every if meet(*pair, within)))
    found = list(across(left, right, day=lambda one: one.days, other_day=lambda one: one.days, within=within))
    assert found == expected


def test_the_days_of_a_date():
    assert days_of(None) is None
    assert days_of(PartialDate(value="2031-01")) == (BEGIN, BEGIN + 30)
