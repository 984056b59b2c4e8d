"""Laws of the scores, and values worked out by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import MalformedForecasts
from detente.models.scoring import (
    brier,
    calibration,
    crps,
    interval_score,
    log_score,
    parts,
    weighted_interval_score,
    wilson,
)

RECORDS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40)


def split(record):
    return [chance for chance, _ in record], [happened for _, happened in record]


@given(truth=st.floats(0.05, 0.95), said=st.floats(0.05, 0.95))
def test_saying_what_is_true_scores_best(truth, said):
    def expected(score, chance):
        return truth * score([chance], [True]) + (1 - truth) * score([chance], [False])

    for score in (brier, log_score):
        assert expected(score, truth) <= expected(score, said) + 1e-9


@given(record=RECORDS)
def test_the_parts_make_up_the_score_of_binned_chances(record):
    chances, happened = split(record)
    binned = np.empty(len(chances))
    for one in calibration(chances, happened):
        here = [index for index, chance in enumerate(chances) if min(int(chance * 10), 9) == round(one.low * 10)]
        binned[here] = one.forecast
    reliability, resolution, uncertainty = parts(chances, happened)
    assert brier(np.clip(binned, 0, 1), happened) == pytest.approx(reliability - resolution + uncertainty, abs=1e-9)


@given(record=RECORDS)
def test_every_forecast_is_in_one_bin(record):
    found = calibration(*split(record))
    assert sum(one.count for one in found) == len(record)
    assert all(one.low - 1e-9 <= one.forecast <= one.high + 1e-9 for one in found)
    assert all(one.interval[0] - 1e-9 <= one.happened <= one.interval[1] + 1e-9 for one in found)


@given(count=st.integers(1, 1000), share=st.floats(0, 1))
def test_more_cases_make_a_narrower_interval(count, share):
    low, high = wilson(share, count)
    less, more = wilson(share, 4 * count)
    assert more - less < high - low
    assert 0 <= low <= high <= 1


@given(st.floats(-50, 150))
def test_a_narrow_interval_with_its_middle_scores_as_the_error(outcome):
    assert weighted_interval_score(20, 20, 20, 0.8, outcome) == pytest.approx(abs(outcome - 20))


@pytest.mark.parametrize(
    ("chances", "happened", "wanted"),
    [([1, 0], [True, False], 0), ([0, 1], [True, False], 1), ([0.5] * 3, [True, True, False], 0.25)],
)
def test_brier_by_hand(chances, happened, wanted):
    assert brier(chances, happened) == wanted


def test_a_miss_costs_more_the_surer_one_was():
    assert interval_score(0, 10, 0.5, 15) == 10 + 4 * 5
    assert interval_score(0, 10, 0.9, 15) == pytest.approx(10 + 20 * 5)


def test_what_was_called_impossible_is_infinitely_wrong():
    assert math.isinf(log_score([0.0], [True]))


@given(
    values=st.lists(st.floats(-100, 100), min_size=1, max_size=8),
    outcome=st.floats(-150, 150),
    data=st.data(),
)
def test_the_score_of_a_distribution_is_that_of_all_its_pairs(values, outcome, data):
    weights = np.array(data.draw(st.lists(st.floats(0.05, 9), min_size=len(values), max_size=len(values))))
    at, shares = np.array(values), weights / weights.sum()
    pairs = shares @ np.abs(at[:, None] - at[None, :]) @ shares
    assert crps(values, weights, outcome) == pytest.approx(shares @ np.abs(at - outcome) - pairs / 2, abs=1e-9)


@pytest.mark.parametrize(
    "wrong", [([], [], 1), ([1], [1, 2], 1), ([1], [0], 1), ([1], [-1], 1), ([float("nan")], [1], 1), ([1], [1], 1e999)]
)
def test_what_is_no_distribution_is_refused(wrong):
    with pytest.raises(MalformedForecasts):
        crps(*wrong)


@pytest.mark.parametrize(("chances", "happened"), [([], []), ([0.5], []), ([1.5], [True]), ([float("nan")], [True])])
def test_what_is_no_record_is_refused(chances, happened):
    with pytest.raises(MalformedForecasts):
        brier(chances, happened)


def test_an_interval_has_two_ends():
    with pytest.raises(MalformedForecasts):
        interval_score(2, 1, 0.8, 1)
