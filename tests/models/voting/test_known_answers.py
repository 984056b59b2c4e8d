"""Bodies whose answers are published or follow from a formula, with the source of each."""

from fractions import Fraction
from math import comb

import pytest

from detente.models.voting import (
    ABSTAIN,
    NO,
    YES,
    Every,
    certain,
    chance,
    chances,
    game_of,
    heads,
    minimal_winning,
    no_objection,
    passes,
    power,
    standing,
    weighted,
)

COUNCIL = Every((heads(15, 9), no_objection(15, range(5))))


def test_the_security_council():
    """Shapley and Shubik 1954 for the method; 421/2145 and 4/2145 are the textbook values for fifteen members."""
    found = power(game_of(COUNCIL))
    assert (found.shapley_shubik[0], found.shapley_shubik[14]) == (Fraction(421, 2145), Fraction(4, 2145))
    assert (found.banzhaf_normalised[0], found.banzhaf_normalised[14]) == (Fraction(106, 635), Fraction(21, 1270))
    assert found.vetoes == (0, 1, 2, 3, 4)
    assert power(game_of(weighted([7] * 5 + [1] * 10, 39))) == found
    assert minimal_winning(game_of(COUNCIL)).count == comb(10, 4)


def test_an_abstention_is_no_veto_in_the_security_council():
    """Practice since 1946; International Court of Justice, Namibia, advisory opinion of 1971, paragraph 22."""
    assert passes(COUNCIL, [ABSTAIN] * 5 + [YES] * 9 + [NO])
    assert not passes(COUNCIL, [NO] + [YES] * 14)
    assert standing(COUNCIL, [NO] + [YES] * 14).alone == (0,)


def test_luxembourg_had_a_vote_and_no_power():
    """The Council of the six, 1958 to 1972: 12 of 17 (Brams, Rational Politics, 1985)."""
    found = power(game_of(weighted([4, 4, 4, 2, 2, 1], 12)))
    assert found.shapley_shubik == (
        Fraction(7, 30),
        Fraction(7, 30),
        Fraction(7, 30),
        Fraction(3, 20),
        Fraction(3, 20),
        0,
    )
    assert found.banzhaf_normalised == (
        Fraction(5, 21),
        Fraction(5, 21),
        Fraction(5, 21),
        Fraction(1, 7),
        Fraction(1, 7),
        0,
    )
    assert found.dummies == (5,)


def test_half_of_the_board_of_nassau_county_had_none():
    """Banzhaf, Weighted voting doesn't work, Rutgers Law Review 19:317 (1965)."""
    found = power(game_of(weighted([9, 9, 7, 3, 1, 1], 16)))
    assert found.banzhaf_normalised == (Fraction(1, 3), Fraction(1, 3), Fraction(1, 3), 0, 0, 0)


@pytest.mark.parametrize(("members", "least"), [(100, 60), (100, 67), (57, 57), (32, 32), (193, 129)])
def test_equal_members_swing_where_exactly_one_is_missing(members, least):
    """By counting: a member swings with each set of `least - 1` of the others."""
    found = power(game_of(heads(members, least)))
    assert set(found.banzhaf_absolute) == {Fraction(comb(members - 1, least - 1), 1 << (members - 1))}
    assert set(found.shapley_shubik) == {Fraction(1, members)}


def test_consensus_minus_one_leaves_the_target_nothing():
    """Prague Document (1992), paragraph 16: the state concerned is not asked."""
    found = power(game_of(no_objection(57, range(1, 57))))
    assert found.shapley_shubik == (0, *[Fraction(1, 56)] * 56)


@pytest.mark.parametrize("each", [Fraction(9, 10), Fraction(95, 100), Fraction(995, 1000)])
def test_all_of_thirty_two_must_ratify(each):
    """By the product rule."""
    found = chance(heads(32, 32), [chances(yes=each)] * 32)
    assert found.passes == each**32
    assert found.with_no == (0,) * 32
    assert found.with_yes == (each**31,) * 32


def test_who_is_certain_leaves_nothing_to_chance():
    assert chance(heads(3, 2), [certain(YES), certain(NO), certain(YES)]).passes == 1


def test_weights_of_one_kind_need_not_be_written_in_single_people():
    """Shares do not change when all weights are multiplied."""
    assert power(game_of(weighted([40, 25, 20, 10, 5], 65))) == power(
        game_of(weighted([40_000_000, 25_000_000, 20_000_000, 10_000_000, 5_000_000], 65_000_000))
    )
