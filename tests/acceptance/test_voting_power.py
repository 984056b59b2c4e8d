"""Every case of voting-power.json: exact indices, coalitions and chances."""

import json
import os
from fractions import Fraction
from pathlib import Path

import pytest

from detente.models.voting import (
    Every,
    Some,
    chance,
    chances,
    game_of,
    heads,
    minimal_winning,
    no_objection,
    power,
    weighted,
)

pytestmark = pytest.mark.acceptance

ROOT = Path(__file__).parents[2]
FILE = Path(os.environ.get("DETENTE_ACCEPTANCE", ROOT.parent / "shared")) / "bargaining" / "voting-power.json"
CASES = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {"games": [], "closed_forms": []}


def by_name(cases):
    return [pytest.param(one, id=one["id"]) for one in cases]


def rule_of(given, players):
    if given["type"] == "weighted":
        return weighted(given["weights"], given["quota"])
    if given["type"] == "unanimity":
        return heads(given["n"], given["n"])
    if given["type"] == "veto":
        return no_objection(len(players), [players.index(one) for one in given["players"]])
    return {"and": Every, "or": Some}[given["type"]](tuple(rule_of(part, players) for part in given["rules"]))


def fractions(given):
    return tuple(Fraction(one) for one in given)


@pytest.mark.skipif(not FILE.is_file(), reason="there is no bargaining/voting-power.json in the acceptance material")
def test_there_are_cases():
    assert len(CASES["games"]) >= 17
    assert len(CASES["closed_forms"]) >= 5


@pytest.mark.parametrize("case", by_name(CASES["games"]))
def test_a_game(case):
    answer = case["result"]
    game = game_of(rule_of(case["rule"], case["players"]))
    found = power(game)
    assert found.n_members == answer["n"]
    assert found.winning == answer["winning_coalitions"]
    assert found.swings == tuple(answer["swings"])
    assert found.banzhaf_absolute == fractions(answer["banzhaf_absolute"])
    assert found.banzhaf_normalised == fractions(answer["banzhaf_normalized"])
    assert found.shapley_shubik == fractions(answer["shapley_shubik"])
    assert sum(found.shapley_shubik) == Fraction(answer["sum_shapley"])
    assert found.to_act == Fraction(answer["coleman_power_to_act"])
    assert found.to_prevent == fractions(answer["coleman_prevent"])
    assert found.to_initiate == fractions(answer["coleman_initiate"])
    assert found.vetoes == tuple(answer["veto_players"])
    assert found.dummies == tuple(answer["dummies"])
    assert minimal_winning(game).count == answer["minimal_winning"]


@pytest.mark.parametrize("case", by_name(CASES["closed_forms"]))
def test_a_closed_form(case):
    n = case["n"]
    rule = no_objection(n, range(1, n)) if "required" in case else heads(n, case["quota"])
    found = power(game_of(rule))
    exact = {
        "banzhaf_absolute_each": found.banzhaf_absolute[0],
        "shapley_each": found.shapley_shubik[0],
        "shapley_target": found.shapley_shubik[0],
        "shapley_each_other": found.shapley_shubik[-1],
        "power_to_act": found.to_act,
    }
    for key, value in exact.items():
        if key in case:
            assert value == Fraction(case[key])
    if "banzhaf_absolute_float" in case:
        assert float(found.banzhaf_absolute[0]) == pytest.approx(case["banzhaf_absolute_float"], rel=1e-12)
    if "prob_pass_if_each_yes_half" in case:
        half = chance(rule, [chances(yes=Fraction(1, 2))] * n).passes
        assert float(half) == pytest.approx(case["prob_pass_if_each_yes_half"], rel=1e-12)
    for example in case.get("joint_probability_examples", ()):
        each = Fraction(str(example["p_each"]))
        assert float(chance(rule, [chances(yes=each)] * n).passes) == pytest.approx(example["all"], rel=1e-12)
