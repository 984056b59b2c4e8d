"""How long exact power indices take, beside the definition and beside the same recursion in Python's own integers."""

import time
from fractions import Fraction

import numpy as np
import pytest

from detente.formats.vote_model import rule_of
from detente.models.voting import Every, Some, chance, chances, game_of, heads, power, weighted
from detente.models.voting.weighted import by_size
from detente.workflow.vote import body

QUICKER_THAN_DEFINITION = 10
QUICKER_THAN_INTEGERS = 50
"""So many times at least; measured far above."""


def game(members, most, *, share=0.5, seed=1):
    """Return a game of members with random weights from 1 to `most` and a quota above a share of their sum."""
    weights = np.random.default_rng(seed).integers(1, most + 1, members).tolist()
    return game_of(weighted(weights, int(sum(weights) * share) + 1))


def indices(of):
    """Return all that is asked of a game."""
    found = power(of)
    return found.banzhaf_normalised, found.shapley_shubik


def swings_in_plain_integers(weights, quota):
    """Return the swings of each member by size: for each a table of the others, in Python's integers."""
    swings = []
    for member, weight in enumerate(weights):
        table = [[0] * quota for _ in weights]
        table[0][0] = 1
        for number, other in enumerate(weights[:member] + weights[member + 1 :]):
            for size in range(min(number + 1, len(weights) - 1), 0, -1):
                below, row = table[size - 1], table[size]
                for total in range(quota - 1, other - 1, -1):
                    row[total] += below[total - other]
        swings.append([sum(row[max(0, quota - weight) :]) for row in table])
    return swings


@pytest.mark.parametrize("share", [0.5, 0.7])
def test_a_hundred_members_with_weights_up_to_three_thousand(benchmark, share):
    found = benchmark.pedantic(lambda: indices(game(100, 3000, share=share)), rounds=3)
    assert sum(found[0]) == sum(found[1]) == 1
    if benchmark.enabled:
        assert benchmark.stats.stats.median < 5


def test_a_hundred_and_ninety_three_equal_members(benchmark):
    found = benchmark.pedantic(lambda: indices(game_of(heads(193, 129))), rounds=5)
    assert set(found[1]) == {Fraction(1, 193)}
    if benchmark.enabled:
        assert benchmark.stats.stats.median < 0.1


def test_the_council_of_the_union(benchmark):
    """Twenty-seven members, two sums and a blocking minority, populations to the single person."""
    (stage,) = body("eu-council").stages
    rule = rule_of(stage)
    found = benchmark.pedantic(lambda: indices(game_of(rule)), rounds=3)
    assert sum(found[1]) == 1
    if benchmark.enabled:
        assert benchmark.stats.stats.median < 3


def test_the_chance_in_the_council_of_the_union(benchmark):
    (stage,) = body("eu-council").stages
    rule, members = rule_of(stage), [chances(yes=Fraction(number, 40)) for number in range(10, 37)]
    found = benchmark.pedantic(lambda: chance(rule, members), rounds=3)
    assert 0 < found.passes < 1
    if benchmark.enabled:
        assert benchmark.stats.stats.median < 5


def test_the_chance_of_a_hundred_members_with_weights_up_to_three_thousand(benchmark):
    rng = np.random.default_rng(5)
    weights = rng.integers(1, 3001, 100).tolist()
    members = [chances(yes=Fraction(int(one), 100)) for one in rng.integers(1, 100, 100)]
    found = benchmark.pedantic(lambda: chance(weighted(weights, sum(weights) // 2), members), rounds=3)
    assert 0 < found.passes < 1
    if benchmark.enabled:
        assert benchmark.stats.stats.median < 5


def test_the_diagram_beside_the_definition(benchmark):
    """A rule of two weights and a way around them, eighteen members."""
    rng = np.random.default_rng(3)
    first, second = rng.integers(1, 1000, 18).tolist(), rng.integers(1, 1000, 18).tolist()
    rule = Some((Every((weighted(first, sum(first) // 2), weighted(second, 2 * sum(second) // 3))), heads(18, 16)))
    quick = benchmark.pedantic(lambda: power(game_of(rule), method="diagram"), rounds=3)
    start = time.perf_counter()
    assert power(game_of(rule), method="enumeration") == quick
    definition = time.perf_counter() - start
    if benchmark.enabled:
        ratio = definition / benchmark.stats.stats.median
        benchmark.extra_info["times quicker than the definition"] = round(ratio, 1)
        assert ratio > QUICKER_THAN_DEFINITION


def test_the_table_beside_the_same_recursion_in_plain_integers(benchmark):
    rng = np.random.default_rng(4)
    weights = rng.integers(1, 201, 24).tolist()
    quota = sum(weights) // 2
    _, quick = benchmark.pedantic(lambda: by_size(weights, quota), rounds=5)
    start = time.perf_counter()
    plain = swings_in_plain_integers(weights, quota)
    took = time.perf_counter() - start
    assert [quick[weight] for weight in weights] == plain
    if benchmark.enabled:
        ratio = took / benchmark.stats.stats.median
        benchmark.extra_info["times quicker than plain integers"] = round(ratio, 1)
        assert ratio > QUICKER_THAN_INTEGERS
