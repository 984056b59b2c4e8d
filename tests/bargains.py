"""Bargains drawn by Hypothesis, and their answers by brute force in exact fractions."""

from fractions import Fraction
from math import prod

import numpy as np
from hypothesis import strategies as st

from detente.models.packages import Bargain, Rule, Step

CENTS = st.integers(0, 100)


@st.composite
def bargains(draw, most_issues=3):
    """Draw a small bargain with values of two decimals and up to three rules."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=most_issues))
    parties = draw(st.integers(1, 4))
    worths = tuple(
        np.array(draw(st.lists(st.lists(CENTS, min_size=size, max_size=size), min_size=parties, max_size=parties)))
        / 100
        for size in sizes
    )
    choice = st.sampled_from([(issue, at) for issue, size in enumerate(sizes) for at in range(size)])
    rules = draw(st.lists(st.tuples(choice, choice, st.sampled_from(["or", "if", "iff", "after", "and"])), max_size=3))
    return Bargain(
        worths=worths,
        no_deal=np.array(draw(st.lists(CENTS, min_size=parties, max_size=parties))) / 100,
        power=np.array(draw(st.lists(st.integers(0, 3), min_size=parties, max_size=parties).filter(any)), float),
        rules=tuple(
            Rule((Step("chosen", *first), Step("chosen", *second), Step(word, count=2)), party=0)
            for first, second, word in rules
        ),
    )


@st.composite
def rational_utilities(draw):
    """Draw utilities [outcome, party] in eighths, which floats hold exactly."""
    parties = draw(st.integers(2, 4))
    row = st.lists(st.integers(0, 8), min_size=parties, max_size=parties)
    return np.array(draw(st.lists(row, min_size=1, max_size=12))) / 8


def holds(rule, package):
    """Return whether a rule of `bargains` holds: worked out by itself, by hand."""
    first, second, join = rule.holds
    left, right = package[first.issue] == first.alternative, package[second.issue] == second.alternative
    return {
        "or": left or right,
        "and": left and right,
        "if": left or not right,
        "after": right or not left,
        "iff": left == right,
    }[join.word]


def brute_force(bargain):
    """Return every answer on a small bargain, worked out in fractions package by package."""
    exact = lambda value: Fraction(round(float(value) * 100), 100)  # noqa: E731
    packages = [bargain.package(number) for number in range(bargain.n_packages)]
    feasible = [number for number, one in enumerate(packages) if all(holds(rule, one) for rule in bargain.rules)]
    worth = {
        number: [
            sum(exact(part[party, at]) for part, at in zip(bargain.worths, packages[number], strict=True))
            for party in range(bargain.n_parties)
        ]
        for number in feasible
    }
    outside = [exact(one) for one in bargain.no_deal]
    gain = {number: [a - b for a, b in zip(row, outside, strict=True)] for number, row in worth.items()}
    zone = [number for number in feasible if min(gain[number]) >= 0]
    best = [max((gain[number][party] for number in zone), default=0) for party in range(bargain.n_parties)]
    counting = [party for party, most in enumerate(best) if most]
    power = [int(one) for one in bargain.power]

    def top(key):
        most = max(map(key, zone), default=None)
        return [number for number in zone if key(number) == most]

    return {
        "zone": zone,
        "feasible": feasible,
        "efficient": [
            one
            for one in feasible
            if not any(
                all(a >= b for a, b in zip(worth[other], worth[one], strict=True)) and worth[other] != worth[one]
                for other in feasible
            )
        ],
        "nash": top(lambda one: prod(gain[one])),
        "nash_weighted": top(lambda one: prod(a**b for a, b in zip(gain[one], power, strict=True))),
        "kalai_smorodinsky": top(lambda one: min((gain[one][party] / best[party] for party in counting), default=0)),
        "maximin": top(lambda one: min(gain[one])),
        "egalitarian": top(lambda one: sorted(gain[one])),
        "utilitarian": top(lambda one: sum(a * b for a, b in zip(gain[one], power, strict=True))),
    }
