"""The errors of each way of settling on the issues of the European Union are those of MODELS.md."""

import pytest

from detente.workflow.settle import calibrate

WANTED = {
    "always the middle": 27.96,
    "plain mean": 23.63,
    "weighted mean": 23.03,
    "probabilistic Condorcet": 22.6,
    "weighted median": 28.4,
    "reference point": 51.3,
}


@pytest.fixture(scope="module")
def errors(shared):
    return calibrate(shared / "bargaining" / "deu3.json")


@pytest.mark.parametrize("way", WANTED)
def test_it_is_as_far_off_as_published(errors, way):
    found = {one.way: one.mean_absolute for one in errors.errors}
    assert found[way] == pytest.approx(WANTED[way], abs=0.1)


def test_only_questions_with_an_outcome_and_more_than_two_actors_count(errors):
    assert max(one.questions for one in errors.errors) == 351


def test_an_honest_interval_is_wide(errors):
    assert errors.half_width[0.8] == pytest.approx(37, abs=0.5)


def test_the_distribution_scores_better_than_the_point(errors):
    assert errors.crps_distribution == pytest.approx(18.2, abs=0.1)
    assert errors.crps_point == pytest.approx(23.0, abs=0.1)


def test_the_challenge_model_is_worse_than_the_mean(errors):
    found = {one.way: one.mean_absolute for one in errors.errors}
    assert found["challenge model"] > found["plain mean"] + 3
