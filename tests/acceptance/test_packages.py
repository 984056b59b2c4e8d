"""The bargaining problems with known answers that were worked out and held against another program, all of them."""

import json

import pytest

from detente.models.packages import Bargain, answers, in_the_way, settlements, zone_numbers
from detente.workflow.package import agreement_json, package

pytestmark = pytest.mark.acceptance

CASES = (
    "textbook_2x_linear", "textbook_outside_option", "risk_averse_party", "ks_vs_nash", "no_zopa",
    "one_party_indifferent", "three_party_trap", "ks_convention", "disagreement_worse_than_every_deal", "ties",
    "weighted", "dominated_disagreement_equal_best", "random_12x2_0", "random_30x2_1", "random_60x3_2",
    "random_100x3_3", "random_120x4_4", "random_200x5_5", "random_50x2_6", "random_80x6_7",
)  # fmt: skip


@pytest.fixture(scope="module")
def cases(shared):
    path = shared / "bargaining" / "packages.json"
    return {case["id"]: case for case in json.loads(path.read_text(encoding="utf-8"))["cases"]}


def test_no_case_is_left_out(cases):
    assert tuple(cases) == CASES


def bargain_of(case, *, weighted=False):
    power = case["weights"] if weighted else None
    return Bargain.of_outcomes(case["utilities"], no_deal=case["disagreement"], power=power)


@pytest.mark.parametrize("name", CASES)
def test_the_known_answers_are_found(cases, name):
    case = cases[name]
    bargain, known = bargain_of(case), case["answer"]
    found = answers(bargain)
    zone = zone_numbers(bargain).tolist()
    efficient = found.efficient[:, 0].tolist()
    assert zone == known["zopa"]
    assert efficient == known["pareto_all"]
    assert [one for one in efficient if one in zone] == known["pareto_ir"]
    for ours, theirs in {
        "nash": "nash", "maximin": "egalitarian", "kalai_smorodinsky": "ks_maxmin", "utilitarian": "utilitarian",
        **({"egalitarian": "egalitarian_lexmin"} if "egalitarian_lexmin" in known else {}),
    }.items():  # fmt: skip
        assert found.settled[ours][:, 0].tolist() == known[theirs], ours
    if "ideal_point_ir" in known:
        assert found.best.tolist() == pytest.approx(known["ideal_point_ir"], abs=1e-12)
    if case["weights"]:
        weighted = settlements(bargain_of(case, weighted=True))
        assert weighted.nash_weighted.tolist() == known["nash_weighted"]
    for number, blockers in known.get("blocking", {}).items():
        assert [party for party, _ in in_the_way(bargain, (int(number),)).short] == blockers


@pytest.mark.parametrize("name", CASES)
def test_the_solver_finds_them_too(cases, name):
    pytest.importorskip("ortools", reason="the extra `solver` is not installed")
    known = cases[name]["answer"]
    found = answers(bargain_of(cases[name]), method="solver", near=1).settled
    for ours, theirs in {"nash": "nash", "kalai_smorodinsky": "ks_maxmin", "utilitarian": "utilitarian"}.items():
        assert found[ours][:, 0].tolist() == known[theirs], ours
    assert found["maximin"][:, 0].tolist() == known["egalitarian"]


@pytest.mark.parametrize("name", CASES)
def test_a_package_file_gives_them_too(cases, name, tmp_path):
    case = cases[name]
    names = [f"o{number}" for number in range(case["n_outcomes"])]
    lines = ["[[issues]]", 'id = "outcome"', f"alternatives = {json.dumps(names)}"]
    for party, outside in enumerate(case["disagreement"]):
        row = ", ".join(f"{one} = {values[party]!r}" for one, values in zip(names, case["utilities"], strict=True))
        lines += ["[[parties]]", f'id = "p{party}"', f"no_deal = {outside}", f"values = {{outcome = {{{row}}}}}"]
    path = tmp_path / "case.toml"
    path.write_text("\n".join(lines))
    found, known = agreement_json(package(path)), case["answer"]

    def numbers(key):
        return [int(one["outcome"].removeprefix("o")) for one in found[key]]

    assert found["packages"] == found["feasible"] == case["n_outcomes"]
    assert found["zone"] == len(known["zopa"])
    assert numbers("pareto") == known["pareto_all"]
    assert numbers("pareto_zone") == known["pareto_ir"]
    assert numbers("nash") == known["nash"]
    assert numbers("kalai_smorodinsky") == known["ks_maxmin"]
    assert numbers("utilitarian") == known["utilitarian"]
    assert numbers("egalitarian") == known.get("egalitarian_lexmin", [])
