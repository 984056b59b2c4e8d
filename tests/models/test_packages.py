"""Packages: known answers, the traps of other tools, and everything held against a definition by brute force."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bargains import bargains, brute_force, rational_utilities
from detente.errors import FastMissing, MalformedBargain, TooManyCycles, TooManyPackages
from detente.models.packages import (
    After,
    Bargain,
    Rule,
    Step,
    answers,
    contradiction,
    cycles,
    efficient,
    efficient_of,
    feasible_numbers,
    in_the_way,
    mends,
    near_misses,
    no_circle,
    openings,
    settlements,
    stages,
    true_of,
    zone_numbers,
)
from detente.models.packages.grid import blocks
from detente.models.packages.known import linked, pie, three_party_trap
from detente.models.packages.pareto import best_rows, dominating, ranks, unique_rows
from detente.models.packages.plain.skyline import skyline

SETTLED = ("nash", "nash_weighted", "kalai_smorodinsky", "egalitarian", "maximin", "utilitarian")


def settled(bargain):
    found = settlements(bargain)
    return {name: getattr(found, name).tolist() for name in SETTLED}


# The traps


def test_trap_the_no_deal_value_lies_below_every_deal():
    """It is where gains count from, however bad: the least utility must not take its place."""
    war = Bargain.of_outcomes([[0.5, 0.9], [0.6, 0.8], [0.95, 0.55]], no_deal=[0, 0])
    assert settled(war)["nash"] == [2]
    assert settled(Bargain.of_outcomes([[0.5, 0.9], [0.6, 0.8], [0.95, 0.55]], no_deal=[0.5, 0.55]))["nash"] == [1]


def test_trap_float_ties_at_the_no_deal_value():
    """0.1 + 0.2 is no less than 0.3, whatever the floats say."""
    thirds = Bargain(
        worths=(np.array([[0.1, 0.0], [0.7, 1.0]]), np.array([[0.2], [0.0]])),
        no_deal=np.array([0.3, 0.7]),
        power=np.ones(2),
    )
    assert thirds.utilities([0])[0, 0] != 0.3
    assert zone_numbers(thirds).tolist() == [0]
    below = Bargain.of_outcomes([[0.3 - 1e-12, 1.0], [0.3 - 1e-8, 1.0]], no_deal=[0.3, 0.5])
    assert zone_numbers(below).tolist() == [0]
    assert settled(below)["nash"] == [0]


def test_trap_an_even_number_of_losers_in_a_nash_product():
    trap = three_party_trap()
    over = trap.utilities(range(4)) - 0.5
    assert over.prod(axis=0).argmax() != 0
    assert settled(trap) == {name: [0] for name in SETTLED}


def test_trap_kalai_smorodinsky_is_not_the_least_spread():
    """The package with the most equal shares may be worse for everybody."""
    bargain = Bargain.of_outcomes([[1.0, 0.6], [0.6, 1.0], [0.5, 0.5]], no_deal=[0, 0])
    shares = bargain.utilities(range(3)) / settlements(bargain).best[:, None]
    assert np.ptp(shares, axis=0).argmin() == 2
    assert settled(bargain)["kalai_smorodinsky"] == [0, 1]


def test_trap_a_party_that_cannot_gain_takes_no_part_in_kalai_smorodinsky():
    still = Bargain.of_outcomes([[0.5, 0.5], [0.5, 0.9], [0.5, 0.1]], no_deal=[0.5, 0.2])
    assert settled(still)["kalai_smorodinsky"] == [1]
    assert settled(still)["nash"] == [0, 1]  # every product is nothing


# Known answers


@pytest.mark.parametrize(("outside", "share"), [((0, 0), 5), ((0.3, 0.1), 6), ((0.1, 0.5), 3)])
def test_nash_splits_the_surplus_of_a_pie(outside, share):
    assert settled(pie(*outside))["nash"] == [share]
    assert settled(pie(*outside))["kalai_smorodinsky"] == [share]


def test_nash_by_power_gives_two_thirds_to_two_of_three():
    rows = [[share / 9, 1 - share / 9] for share in range(10)]
    assert settled(Bargain.of_outcomes(rows, no_deal=[0, 0], power=[2, 1]))["nash_weighted"] == [6]
    assert settled(Bargain.of_outcomes(rows, no_deal=[0, 0], power=[0, 1]))["nash_weighted"] == [0]


def test_risk_aversion_costs_share():
    """Against the root of the rest, Nash gives two thirds (Roth 1979)."""
    share = np.linspace(0, 1, 301)
    assert settled(Bargain.of_outcomes(np.stack((share, np.sqrt(1 - share)), 1), no_deal=[0, 0]))["nash"] == [200]


def test_egalitarian_goes_on_to_the_second_least():
    kinked = Bargain.of_outcomes([[0.6, 0.8], [0.7, 0.6], [0.6, 0.6]], no_deal=[0, 0])
    assert settled(kinked)["maximin"] == [0, 1, 2]
    assert settled(kinked)["egalitarian"] == [0]


def test_an_empty_zone_says_who_blocks_and_by_how_much():
    nothing = Bargain.of_outcomes([[0.8, 0.2], [0.5, 0.5], [0.2, 0.8]], no_deal=[0.7, 0.7])
    assert settled(nothing) == {name: [] for name in SETTLED}
    ways = [in_the_way(nothing, (number,)).short for number in range(3)]
    assert [[party for party, _ in way] for way in ways] == [[1], [0, 1], [0]]
    assert [[round(short, 9) for _, short in way] for way in ways] == [[0.5], [0.2, 0.2], [0.5]]
    (opening,) = openings(nothing)
    assert (opening.lifted, round(opening.given, 9), opening.packages.tolist()) == (0, 0.4, [[1]])


def test_red_lines_exclude_whatever_the_values():
    bargain = linked()
    assert feasible_numbers(bargain).tolist() == [0, 3]
    assert zone_numbers(bargain).tolist() == [0, 3]
    assert bargain.utilities([1])[0, 0] == 1.0  # the package that the first party likes best
    assert efficient(bargain).tolist() == [3]


def test_openings_trade_lifted_rules_against_what_is_given():
    rows = [[0.2, 0.9], [0.45, 0.6], [0.6, 0.6]]
    excluded = Rule((Step("chosen", 0, 2), Step("not", count=1)), party=0)
    bargain = Bargain(worths=(np.array(rows).T,), no_deal=np.array([0.5, 0.5]), power=np.ones(2), rules=(excluded,))
    found = [(one.lifted, round(one.given, 9), one.packages.tolist()) for one in openings(bargain)]
    assert found == [(0, 0.05, [[1]]), (1, 0.0, [[2]])]


def test_contradictions_name_the_fewest_that_clash():
    here, there = (Step("chosen", 0, 0),), (Step("chosen", 0, 1),)
    harmless = Rule((Step("true"),))
    bargain = Bargain(
        worths=(np.ones((1, 3)), np.ones((1, 2))),
        no_deal=np.zeros(1),
        power=np.ones(1),
        rules=(harmless, Rule(here), harmless, Rule(there)),
    )
    assert contradiction(bargain) == (1, 3)
    assert answers(bargain).contradiction == (1, 3)
    assert contradiction(linked()) == ()


def test_steps_in_order_and_circles():
    a, b, c = (0, 1), (1, 1), (2, 1)
    orders = [After(a, b), After(b, c)]
    assert cycles(orders) == ()
    assert stages(orders, (1, 1, 1)) == ((c,), (b,), (a,))
    assert stages(orders, (1, 1, 0)) == ((b,), (a,))
    assert stages(orders, (0, 1, 0)) == ()
    circle = [*orders, After(c, a)]
    assert cycles(circle) == ((0, 1, 2),)
    rule = no_circle(circle, (0, 1, 2))
    assert not true_of(rule.holds, (1, 1, 1))
    assert true_of(rule.holds, (1, 1, 0))
    guarded = [After(a, b, (Step("chosen", 2, 1),)), After(b, a)]
    guarded_rule = no_circle(guarded, cycles(guarded)[0])
    assert not true_of(guarded_rule.holds, (1, 1, 1))
    assert true_of(guarded_rule.holds, (1, 1, 0))
    with pytest.raises(TooManyCycles, match="circles"):
        cycles([After((one, 0), (two, 0)) for one in range(9) for two in range(9) if one != two])


def test_the_nearest_package_that_passes_counts_issues_and_then_places():
    bargain = Bargain(
        worths=(np.array([[0.0, 0.5, 1.0]]), np.array([[0.0, 0.0]])),
        no_deal=np.array([0.4]),
        power=np.ones(1),
    )
    assert bargain.digits(mends(bargain, (0, 0), [True, False], into_zone=True)).tolist() == [[1, 0]]
    assert bargain.digits(mends(bargain, (0, 0), [False, False], into_zone=True)).tolist() == [[1, 0], [2, 0]]


# By brute force


@settings(max_examples=150)
@given(bargains())
def test_every_answer_is_that_of_the_definition(bargain):
    assert settled(bargain) | {
        "zone": zone_numbers(bargain).tolist(),
        "feasible": feasible_numbers(bargain).tolist(),
        "efficient": efficient(bargain).tolist(),
    } == brute_force(bargain)


@given(bargains())
def test_near_misses_are_the_packages_with_the_least_in_the_way(bargain):
    numbers = range(bargain.n_packages)

    def key(number):
        way = in_the_way(bargain, bargain.package(number))
        return way.count, round(sum(short for _, short in way.short), 9)

    outside = sorted((number for number in numbers if key(number)[0]), key=lambda number: (*key(number), number))
    assert near_misses(bargain, 5).tolist() == outside[:5]


@given(bargains())
def test_what_opens_the_zone_is_the_least(bargain):
    costs = {}
    for number in range(bargain.n_packages):
        way = in_the_way(bargain, bargain.package(number))
        given = sum(short for _, short in way.short)
        costs[len(way.rules)] = min(given, costs.get(len(way.rules), np.inf))
    steps, least = [], np.inf
    for lifted, given in sorted(costs.items()):
        if given < least - 1e-9:
            steps.append((lifted, round(given, 9)))
            least = given
    assert [(one.lifted, round(one.given, 9)) for one in openings(bargain)] == steps


@given(bargains())
def test_settlements_are_efficient_in_the_zone(bargain):
    """Egalitarian (lexicographic) and utilitarian packages are never dominated; of Nash, one is not."""
    found = settled(bargain)
    best = set(efficient(bargain).tolist())
    assert set(found["egalitarian"]) <= best
    if bargain.power.all():
        assert set(found["utilitarian"]) <= best
    assert not found["nash"] or best & set(found["nash"]) or not dominating(bargain, found["nash"][0]).size


@given(rational_utilities(), st.integers(2, 5))
def test_answers_do_not_depend_on_the_scale_of_a_party_but_for_the_egalitarian(rows, factor):
    bargain = Bargain.of_outcomes(rows, no_deal=rows.min(axis=0))
    scale = np.ones(rows.shape[1])
    scale[0] = factor
    other = Bargain.of_outcomes(rows * scale, no_deal=(rows * scale).min(axis=0))
    for name in ("nash", "kalai_smorodinsky"):
        assert settled(bargain)[name] == settled(other)[name]
    assert efficient(bargain).tolist() == efficient(other).tolist()


@pytest.mark.parametrize("parties", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("kind", ["spread", "coarse", "all efficient"])
def test_the_compiled_version_finds_the_same(parties, kind):
    pytest.importorskip("numba", reason="the extra `fast` is not installed")
    rng = np.random.default_rng(parties)
    rows = rng.random((parties, 3_000))
    if kind == "coarse":
        rows = np.round(rows * 6)
    if kind == "all efficient":
        rows = rows / rows.sum(axis=0)
    assert (efficient_of(rows, engine="plain") == efficient_of(rows, engine="fast")).all()
    different, _ = unique_rows(ranks(rows))
    assert (best_rows(different, "fast") == skyline(different)).all()


def test_ranks_tie_what_is_close_and_cut_what_only_hangs_together():
    close = np.array([[0.0, 0.9e-9, 1.0, 1.0 + 2e-9]])
    assert ranks(close).ravel().tolist() == [0, 0, 1, 2]
    chain = np.arange(40)[None] * 0.4e-9  # each next to the other, the ends far apart
    found = ranks(chain).ravel()
    assert found[0] < found[-1]
    assert all(np.ptp(chain[0, found == rank]) <= 1.01e-9 for rank in found)


def test_equal_packages_are_all_efficient():
    assert efficient_of(np.array([[0.5, 0.5, 0.4], [0.5, 0.5, 0.4]])).tolist() == [True, True, False]
    assert efficient_of(np.zeros((2, 0))).tolist() == []


def test_blocks_are_all_packages_in_order():
    sizes = (3, 4, 5, 2)
    for most in (1, 2, 7, 60, 1000):
        numbers = [block.first + at for block in blocks(sizes, most) for at in range(block.size)]
        assert numbers == list(range(120))
        for block in blocks(sizes, most):
            first = Bargain(worths=tuple(np.zeros((1, size)) for size in sizes), no_deal=[0], power=[1])
            assert next(product(*(range(part.start, part.stop) for part in block.box))) == first.package(block.first)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"no_deal": np.array([np.nan, 0.0])}, "finite"),
        ({"worths": (np.array([[np.inf], [0.0]]),)}, "finite"),
        ({"power": np.array([-1.0, 1.0])}, "none negative"),
        ({"power": np.zeros(2)}, "not all zero"),
        ({"worths": ()}, "at least one"),
        ({"worths": (np.zeros((3, 2)),)}, "one row per party"),
        ({"rules": (Rule((Step("chosen", 0, 9),)),)}, "alternatives of its issues"),
        ({"rules": (Rule((Step("and", count=2),)),)}, "join up"),
    ],
)
def test_arrays_that_do_not_fit_are_refused(changed, said):
    fine = {"worths": (np.zeros((2, 2)),), "no_deal": np.zeros(2), "power": np.ones(2)}
    with pytest.raises(MalformedBargain, match=said):
        Bargain(**(fine | changed))


def test_too_many_packages_are_refused_and_not_tried():
    huge = Bargain(worths=tuple(np.zeros((1, 10)) for _ in range(9)), no_deal=np.zeros(1), power=np.ones(1))
    with pytest.raises(TooManyPackages, match="1,000,000,000 packages"):
        settlements(huge)


def test_without_the_compiled_version_what_takes_long_is_left_out(monkeypatch):
    bargain = pie()
    assert answers(bargain).efficient.shape == (11, 1)
    monkeypatch.setattr("detente.models.packages.pareto.has_fast", lambda: False)
    assert answers(bargain).efficient.shape == (11, 1)
    monkeypatch.setattr("detente.models.packages.pareto.MOST_PLAIN", 10)
    assert answers(bargain).efficient is None
    with pytest.raises(FastMissing):
        efficient(bargain, engine="fast")
