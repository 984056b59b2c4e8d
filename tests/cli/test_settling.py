"""`detente settle` shows the distribution and an interval first, and says what was wrong."""

import json

import pytest

from detente.workflow import settle

QUOTA = """
title = "A quota"
[[parties]]
id = "seller"
position = [0, 10, 30]
capability = [1, 2, 4]
salience = 0.9
[[parties]]
id = "buyer"
position = 90
capability = 1
salience = 0.8
"""


@pytest.fixture
def quota(tmp_path):
    path = tmp_path / "quota.toml"
    path.write_text(QUOTA)
    return path


def test_the_interval_comes_before_any_single_number(detente):
    done = detente("settle", "car-emissions")
    assert done.status == 0
    assert done.out.index("Somewhere from") < done.out.index("Where the weight stands") < done.out.index("One number")
    assert "Challenge" not in done.out


def test_the_challenge_model_says_what_is_known_against_it(detente):
    done = detente("settle", "car-emissions", "--historical")
    assert "For comparison only" in done.out
    assert "could not be reproduced" in " ".join(done.out.split())


def test_what_is_uncertain_is_drawn_the_same_way_twice(detente, quota):
    first = detente("settle", quota, "--json", "--draws", "500", "--seed", "7")
    second = detente("settle", quota, "--json", "--draws", "500", "--seed", "7")
    assert first.out == second.out
    found = json.loads(first.out)
    assert found["sweep"]["draws"] == 500
    assert [(one["party"], one["what"]) for one in found["sweep"]["decides"]] == [
        ("seller", "capability"),
        ("seller", "position"),
    ]
    low, high = found["sweep"]["mean"]["0.1"], found["sweep"]["mean"]["0.9"]
    assert low < found["forecast"]["mean"] < high


def test_json_holds_the_distribution_and_the_levers(detente):
    found = json.loads(detente("settle", "car-emissions", "--json").out)
    assert sum(one["share"] for one in found["forecast"]["distribution"]) == pytest.approx(1)
    assert found["forecast"]["interval"]["low"] < found["forecast"]["mean"] < found["forecast"]["interval"]["high"]
    assert len(found["levers"]) == len(found["parties"]) == 10


ONE_PLACE = QUOTA.replace("[0, 10, 30]", "90")


def test_nothing_is_said_to_be_sure_where_nothing_is_in_dispute(detente, quota):
    quota.write_text(ONE_PLACE)
    said = " ".join(detente("settle", quota).out.split())
    assert "All who weigh anything stand at 90. How sure that is cannot be said" in said
    assert "Somewhere from" not in said
    interval = json.loads(detente("settle", quota, "--json").out)["forecast"]["interval"]
    assert (interval["low"], interval["high"], interval["half_width"]) == (None, None, None)


def test_positions_that_may_differ_are_in_dispute(detente, quota):
    quota.write_text(QUOTA.replace("[0, 10, 30]", "[0, 50, 100]").replace("position = 90", "position = [0, 50, 100]"))
    interval = json.loads(detente("settle", quota, "--json").out)["forecast"]["interval"]
    assert (interval["low"], interval["high"]) == (pytest.approx(13), pytest.approx(87))


def test_who_weighs_nothing_widens_no_dispute_and_is_no_lever(detente, quota):
    quota.write_text(ONE_PLACE + '[[parties]]\nid = "onlooker"\nposition = 0\ncapability = 0\nsalience = 0\n')
    said = " ".join(detente("settle", quota).out.split())
    assert "All who weigh anything stand at 90" in said
    assert "onlooker: ten points" not in said


def test_the_only_one_who_weighs_something_has_nobody_beside_it(detente, quota):
    quota.write_text(QUOTA.replace("salience = 0.8", "salience = 0"))
    said = " ".join(detente("settle", quota).out.split())
    assert "nobody else weighs anything" in said
    assert "nan" not in said


def test_fewer_draws_are_the_first_of_more(quota):
    some, more = (settle(quota, draws=draws, seed=3).sweep.means for draws in (500, 1_100))
    assert (more[:500] == some).all()
    assert len(more) == 1_100
    assert some.std() > 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["settle"], "no question is named"),
        (["settle", "car-emission"], "Did you mean 'car-emissions'?"),
        (["settle", "--calibrate", "none.json"], "cannot be used to calibrate"),
    ],
)
def test_what_is_wrong_is_told(detente, words, said):
    done = detente(*words)
    assert done.status == 2
    assert said in done.err


def test_calibration_needs_questions_with_an_outcome(detente, tmp_path):
    path = tmp_path / "past.json"
    actors = [["a", 0, 50], ["b", 100, 100], ["c", 60, 40]]
    path.write_text(json.dumps({"issues": [{"outcome": None, "actors": actors}]}))
    assert detente("settle", "--calibrate", path).status == 2
    path.write_text(json.dumps({"issues": [{"outcome": 70, "actors": actors}, {"outcome": 1, "actors": actors[:2]}]}))
    done = detente("settle", "--calibrate", path)
    assert done.status == 0
    assert "on 1 questions" in done.out
    found = json.loads(detente("settle", "--calibrate", path, "--json").out)
    assert {one["questions"] for one in found["errors"]} == {1}
    path.write_text(json.dumps({"issues": [{"outcome": 70, "actors": [["a", 200, 1], *actors]}]}))
    assert "malformed" in detente("settle", "--calibrate", path).err
