"""Laws of the spatial model, and the published example."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente import catalog
from detente.analysis.settling import settled
from detente.errors import MalformedActors
from detente.formats.settlement_toml import settlement_in
from detente.models.spatial import Actors, challenges, crps, election, interval, levers, mean, median, quantile

NEAR = 1e-6


@st.composite
def actors(draw, *, fewest=2):
    count = draw(st.integers(fewest, 8))
    number = st.integers(0, 1000).map(lambda tenths: tenths / 10)
    weight = st.floats(0.05, 10)
    return Actors.of(
        draw(st.lists(number, min_size=count, max_size=count)),
        draw(st.lists(weight, min_size=count, max_size=count)),
        draw(st.lists(st.floats(0.05, 1), min_size=count, max_size=count)),
    )


def with_positions(some, positions):
    return Actors.of(positions, some.capability, some.salience)


FORECASTS = {
    "mean": mean,
    "median": median,
    "condorcet": lambda some: election(some).forecast,
    "challenge": lambda some: challenges(some).forecast,
}


@pytest.mark.parametrize("way", FORECASTS)
@given(some=actors())
def test_every_forecast_lies_between_the_outermost_positions(way, some):
    assert some.positions.min() - NEAR <= FORECASTS[way](some) <= some.positions.max() + NEAR


@pytest.mark.parametrize("way", ["mean", "median", "condorcet"])
@given(some=actors())
def test_turning_the_scale_round_turns_the_forecast_round(way, some):
    turned = with_positions(some, 100 - some.positions)
    assert FORECASTS[way](turned) == pytest.approx(100 - FORECASTS[way](some), abs=1e-5)


@pytest.mark.parametrize("way", ["mean", "median", "condorcet"])
@given(some=actors())
def test_moving_everybody_moves_the_forecast_as_far(way, some):
    near = with_positions(some, some.positions / 2)
    far = with_positions(some, some.positions / 2 + 50)
    assert FORECASTS[way](far) == pytest.approx(FORECASTS[way](near) + 50, abs=1e-5)


@given(some=actors())
def test_equal_weights_give_the_plain_mean(some):
    alike = Actors.of(some.positions, np.ones_like(some.positions), np.ones_like(some.positions))
    assert mean(alike) == pytest.approx(some.positions.mean())


@given(some=actors())
def test_the_chances_of_an_election_are_shares_of_one(some):
    found = election(some)
    assert found.uniform.sum() == pytest.approx(1)
    assert found.conditional.sum() == pytest.approx(1)
    assert np.allclose(found.beats + found.beats.T, 1)


@given(some=actors())
def test_the_chain_rests(some):
    found = election(some)
    following = (found.beats * (found.uniform[:, None] + found.uniform[None, :])).mean(axis=1)
    assert np.allclose(following, found.uniform, atol=1e-6)


@given(some=actors())
def test_no_position_of_an_actor_has_more_weight_on_either_side_than_the_median(some):
    middle = median(some)
    assert some.shares[some.positions < middle - NEAR].sum() <= 0.5 + NEAR
    assert some.shares[some.positions > middle + NEAR].sum() <= 0.5 + NEAR


@given(some=actors(), place=st.integers(0, 7), step=st.floats(-1, 1))
def test_levers_are_what_moving_by_a_little_does(some, place, step):
    place %= len(some.positions)
    found = levers(some)
    moved = some.positions.copy()
    moved[place] = np.clip(moved[place] + step, 0, 100)
    by = moved[place] - some.positions[place]
    assert mean(with_positions(some, moved)) - mean(some) == pytest.approx(by * found.per_point[place], abs=1e-9)
    heavier = some.capability.copy()
    heavier[place] += 1e-6
    changed = mean(Actors.of(some.positions, heavier, some.salience)) - mean(some)
    assert changed / (1e-6 * some.salience[place]) == pytest.approx(found.per_weight[place], rel=1e-3, abs=1e-3)


@given(some=actors())
def test_without_an_actor_is_the_mean_of_the_others(some):
    rest = Actors.of(some.positions[1:], some.capability[1:], some.salience[1:])
    assert levers(some).without[0] == pytest.approx(mean(rest))


@given(position=st.floats(0, 100), outcome=st.floats(0, 100))
def test_the_score_of_a_single_position_is_its_error(position, outcome):
    assert crps(Actors.of([position] * 3, [1, 2, 3], [1, 1, 1]), outcome) == pytest.approx(abs(position - outcome))


@given(some=actors(), outcome=st.floats(0, 100))
def test_the_score_is_the_area_between_the_steps(some, outcome):
    grid = np.linspace(0, 100, 20_001)
    below = (some.shares[:, None] * (some.positions[:, None] <= grid)).sum(axis=0)
    area = np.trapezoid((below - (grid >= outcome)) ** 2, grid)
    assert crps(some, outcome) == pytest.approx(area, abs=0.05)


@given(some=actors())
def test_quantiles_never_fall(some):
    found = [quantile(some, share) for share in np.linspace(0, 1, 11)]
    assert found == sorted(found)
    low, high = interval(some, 0.8)
    assert low <= median(some) <= high


def test_the_weight_of_nobody_moves_no_median():
    assert median(Actors.of([0, 50, 100], [1, 0, 1], [1, 1, 1])) == 50
    assert median(Actors.of([0, 20, 100], [1, 0, 1], [1, 1, 1])) == 50


@pytest.mark.parametrize(
    "wrong",
    [
        ([], [], []),
        ([1, 2], [1], [1, 1]),
        ([1, 101], [1, 1], [1, 1]),
        ([1, float("nan")], [1, 1], [1, 1]),
        ([1, 2], [1, -1], [1, 1]),
        ([1, 2], [1, 1], [1, 1.5]),
        ([1, 2], [0, 0], [1, 1]),
    ],
)
def test_what_does_not_fit_is_refused(wrong):
    with pytest.raises(MalformedActors):
        Actors.of(*wrong)


def test_the_limits_on_car_emissions_are_those_published():
    """Weighted mean 7.38996, weighted median 7; limits came after 8.833 years (European Community, 1988)."""
    found = settled(settlement_in(catalog.text("car-emissions", catalog.SETTLEMENTS), "car-emissions"))
    assert found.mean == pytest.approx(7.38996, abs=5e-6)
    assert found.median == 7
    low, high = found.expected
    assert low < 8.833 < high


def test_a_challenge_moves_the_weaker_one():
    found = challenges(Actors.of([0, 50, 100], [10, 1, 1], [1, 1, 1]))
    assert found.forecast < 50
    assert found.rounds[-1].positions[1:].max() < 100
