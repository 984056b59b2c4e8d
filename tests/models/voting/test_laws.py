"""What holds of every rule; the quick ways against the definitions, coalition by coalition."""

from fractions import Fraction
from itertools import combinations, pairwise
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import BadChances, MalformedRule
from detente.models.voting import (
    NO,
    YES,
    Gridlock,
    Quota,
    chance,
    chances,
    game_of,
    gridlock,
    heads,
    members_of,
    minimal_blocking,
    minimal_winning,
    passes,
    power,
    standing,
    together,
    weighted,
)
from detente.models.voting.plain import chance_by_enumeration, minimal_by_enumeration, unbeaten_by_enumeration
from voting_games import rules, sums, vote_chances

choices = st.lists(st.sampled_from([0, 1, 2, 3]), min_size=6, max_size=6)


def sets_of(found):
    """Return the sets that some kinds of sets stand for."""
    sets = [()]
    for members, taken in zip(found.types, found.takes, strict=True):
        sets = [(*one, *more) for one in sets for more in combinations(members, taken)]
    return {tuple(sorted(one)) for one in sets}


@given(rules())
def test_the_diagram_counts_what_the_definition_counts(rule):
    game = game_of(rule)
    assert power(game, method="diagram") == power(game, method="enumeration")


@given(st.lists(st.integers(0, 12), min_size=1, max_size=8), st.integers(-1, 40))
def test_the_table_counts_what_the_definition_counts(weights, quota):
    game = game_of(weighted(weights, quota))
    assert power(game, method="table") == power(game, method="enumeration")


@given(st.lists(st.integers(0, 300), min_size=55, max_size=70), st.data())
def test_the_table_and_the_diagram_agree_beyond_64_bits(weights, data):
    game = game_of(weighted([weight // 60 for weight in weights], data.draw(st.integers(1, 150))))
    assert power(game, method="table") == power(game, method="diagram")


@given(rules())
def test_the_power_of_all_orders_is_shared_out(rule):
    found = power(game_of(rule))
    assert sum(found.shapley_shubik) == (1 if 0 < found.winning < 1 << found.n_members else 0)
    assert sum(found.banzhaf_normalised) in (0, 1)


@given(rules())
def test_members_that_count_the_same_have_equal_power(rule):
    game = game_of(rule)
    found = power(game)
    for members in game.types:
        assert len({found.swings_by_size[member] for member in members}) == 1


@given(st.lists(st.integers(0, 9), min_size=1, max_size=8), st.integers(1, 30))
def test_more_weight_is_never_less_power(weights, quota):
    found = power(game_of(weighted(weights, quota)))
    ranked = sorted(zip(weights, found.banzhaf_absolute, found.shapley_shubik, strict=True))
    for (_, banzhaf, shapley), (_, more_banzhaf, more_shapley) in pairwise(ranked):
        assert banzhaf <= more_banzhaf
        assert shapley <= more_shapley


@given(rules())
def test_a_member_without_weight_has_no_power(rule):
    game = game_of(rule)
    found = power(game)
    for member, row in enumerate(game.counts):
        if not any(row):
            assert member in found.dummies
            assert found.shapley_shubik[member] == 0


@given(rules())
def test_power_is_the_same_for_those_who_pass_and_those_who_block(rule):
    found, blocking = power(game_of(rule)), power(game_of(rule).dual)
    assert found.swings == blocking.swings
    assert found.shapley_shubik == blocking.shapley_shubik
    assert found.blocking_by_size == blocking.winning_by_size


@given(rules(), choices)
def test_a_yes_never_hurts(rule, doing):
    size = members_of(rule)
    if passes(rule, doing[:size]):
        for member in range(size):
            assert passes(rule, [YES if one == member else doing[one] for one in range(size)])


@given(rules())
def test_minimal_coalitions_are_those_of_the_definition(rule):
    game = game_of(rule)
    found = minimal_winning(game)
    assert found.complete
    assert set().union(*map(sets_of, found.found)) == minimal_by_enumeration(game)
    assert found.count == len(minimal_by_enumeration(game))


@given(rules())
def test_who_blocks_leaves_no_coalition_that_wins(rule):
    game = game_of(rule)
    everybody = set(range(game.n_members))
    for kind in minimal_blocking(game).found:
        for one in sets_of(kind):
            assert not game.wins(sorted(everybody - set(one)))
            for member in one:
                assert game.wins(sorted((everybody - set(one)) | {member}))


@given(rules(most=4), st.data())
def test_the_chance_is_the_sum_over_all_ways_to_vote(rule, data):
    size = members_of(rule)
    members = data.draw(st.lists(vote_chances(), min_size=size, max_size=size))
    found = chance(rule, members)
    assert found.passes == chance_by_enumeration(rule, members)
    for member in range(size):
        for choice, said in ((YES, found.with_yes[member]), (NO, found.with_no[member])):
            sure = tuple(Fraction(int(one == choice)) for one in range(4))
            forced = [sure if one == member else members[one] for one in range(size)]
            assert said == chance_by_enumeration(rule, forced)


@given(sums(5), st.lists(vote_chances(), min_size=5, max_size=5))
def test_floating_point_comes_as_near_as_it_says(rule, members):
    if isinstance(rule, Quota):
        exact, near = chance(rule, members), chance(rule, members, exact=False)
        assert exact.exact
        assert not near.exact
        assert float(near.passes) == pytest.approx(float(exact.passes), rel=1e-12, abs=0)
        for found, known in ((near.with_yes, exact.with_yes), (near.with_no, exact.with_no)):
            assert [float(one) for one in found] == pytest.approx([float(one) for one in known], rel=1e-12, abs=0)


def test_small_chances_of_many_members_keep_their_digits():
    weights = [1 + (37 * number) % 501 for number in range(60)]
    members = [chances(yes=Fraction(1, 50))] * 60
    rule = weighted(weights, sum(weights) // 2)
    near, exact = chance(rule, members), chance(rule, members, exact=True)
    assert not near.exact
    assert float(near.passes) == pytest.approx(float(exact.passes), rel=1e-12, abs=0)
    assert float(exact.passes) < 1e-20


@given(rules())
def test_half_and_half_is_the_power_to_act(rule):
    half = [chances(yes=Fraction(1, 2))] * members_of(rule)
    assert chance(rule, half).passes == power(game_of(rule)).to_act


@given(rules(most=5), st.lists(st.sampled_from([0, 1, 2, 3, None]), min_size=5, max_size=5))
def test_the_smallest_changes_are_those_found_by_trying_all(rule, doing):
    size = members_of(rule)
    now = doing[:size]
    found = standing(rule, now)
    low = [NO if one is None else one for one in now]
    high = [YES if one is None else one for one in now]
    assert found.passes == (True if passes(rule, low) else None if passes(rule, high) else False)
    start, into = (low, NO) if found.passes else (low, YES) if found.passes is None else (high, YES)
    turning = [
        movers
        for count in range(len(found.movers) + 1)
        for movers in combinations(found.movers, count)
        if passes(rule, [into if one in movers else start[one] for one in range(size)]) != bool(found.passes)
    ]
    least = min(map(len, turning), default=None)
    assert found.fewest == least
    assert found.ways == sum(len(movers) == least for movers in turning)
    assert found.alone == (tuple(movers[0] for movers in turning if len(movers) == 1) if least == 1 else ())


@given(rules(), st.lists(st.integers(0, 10).map(Fraction), min_size=6, max_size=6))
def test_gridlock_is_where_neither_side_wins(rule, points):
    game = game_of(rule)
    ideals = points[: game.n_members]
    found = gridlock(game, ideals)
    held = unbeaten_by_enumeration(game, ideals)
    assert [point for point in sorted(set(ideals)) if found.holds(point)] == held


@given(rules(), st.lists(st.integers(0, 10).map(Fraction), min_size=6, max_size=6), st.integers(-2, 12))
def test_the_win_set_holds_what_a_winning_coalition_prefers(rule, points, quo):
    game = game_of(rule)
    ideals = points[: game.n_members]
    wins = gridlock(game, ideals).win_set(Fraction(quo))
    if not game.wins([]):
        for outcome in (Fraction(number, 4) for number in range(-60, 120)):
            closer = [one for one, ideal in enumerate(ideals) if abs(ideal - outcome) < abs(ideal - quo)]
            assert any(low < outcome < high for low, high in wins) == game.wins(closer)


def test_several_bodies_hold_what_any_of_them_holds():
    both = [Gridlock(Fraction(40), Fraction(50)), Gridlock(Fraction(20), Fraction(45))]
    for point in map(Fraction, range(0, 101, 5)):
        assert together(both).holds(point) == any(not (one.low > point) for one in both) & any(
            not (one.high < point) for one in both
        )
    assert together([Gridlock(None, None), both[0]]) == Gridlock(None, None)


def test_nothing_is_shared_out_where_nothing_can_pass():
    found = power(game_of(weighted([2, 3], 9)))
    assert found.winning == 0
    assert found.shapley_shubik == (0, 0)
    assert found.vetoes == ()
    assert found.fewest_to_win is None


def test_a_hundred_and_ninety_three_equal_members():
    found = power(game_of(heads(193, 129)))
    assert found.shapley_shubik == (Fraction(1, 193),) * 193
    assert found.winning == sum(comb(193, size) for size in range(129, 194))


def test_a_rule_that_makes_no_sense_is_refused():
    with pytest.raises(MalformedRule, match="a yes of member 2"):
        Quota(((1, 0, 0, 0), (0, 1, 0, 0)), 1)
    with pytest.raises(MalformedRule, match="no member"):
        power(game_of(heads(0, 0)))
    with pytest.raises(BadChances):
        chances(yes=Fraction(1), absent=Fraction(1, 2))
    with pytest.raises(MalformedRule, match="2 members, and the chances of 1"):
        chance(heads(2, 1), [chances(yes=Fraction(1))])
