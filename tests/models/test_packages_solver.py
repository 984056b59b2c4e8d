"""The solver finds what looking at every package finds, and goes on where that is no longer possible."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bargains import bargains
from detente.errors import SolverMissing, SolverStopped
from detente.models.packages import Bargain, Rule, Step, answers, better, in_the_way, mended
from detente.models.packages.together import NAMES

pytest.importorskip("ortools", reason="the extra `solver` is not installed")


def near(bargain, packages):
    ways = [in_the_way(bargain, tuple(row)) for row in packages.tolist()]
    return [(way.count, round(sum(short for _, short in way.short), 8)) for way in ways]


@settings(max_examples=40)
@given(bargains(), st.data())
def test_both_ways_give_the_same_answers(bargain, data):
    here, there = answers(bargain, method="enumeration", near=4), answers(bargain, method="solver", near=4)
    assert here.empty == there.empty
    assert {name: here.settled[name].tolist() for name in NAMES} == {
        name: there.settled[name].tolist() for name in NAMES
    }
    assert np.allclose(here.best, there.best, rtol=0, atol=1e-9, equal_nan=True)
    assert near(bargain, here.near) == near(bargain, there.near)
    assert here.contradiction == there.contradiction
    assert [(one.lifted, round(one.given, 8), one.packages.tolist()) for one in here.openings] == [
        (one.lifted, round(one.given, 8), one.packages.tolist()) for one in there.openings
    ]
    package = tuple(data.draw(st.integers(0, size - 1)) for size in bargain.sizes)
    ordered = [data.draw(st.booleans()) for _ in bargain.sizes]
    for into_zone in (True, False):
        both = [
            mended(bargain, package, ordered, into_zone=into_zone, method=method).tolist()
            for method in ("enumeration", "solver")
        ]
        assert both[0] == both[1]
    dominating = [better(bargain, package, method=method) for method in ("enumeration", "solver")]
    assert bool(len(dominating[0])) == bool(len(dominating[1]))


def random_bargain(issues, *, decimals=2, seed=3, no_deal=0.45):
    rng = np.random.default_rng(seed)
    weights = np.round(rng.dirichlet(np.ones(issues), size=3), decimals)
    worths = tuple(
        np.round(weights[:, at : at + 1] * np.round(rng.random((3, 4)), decimals), 2 * decimals) for at in range(issues)
    )
    rules = (
        Rule((Step("chosen", 0, 1), Step("chosen", 1, 2), Step("if", count=2)), party=0),
        Rule((Step("chosen", 2, 3), Step("not", count=1)), party=1),
    )
    return Bargain(worths=worths, no_deal=np.full(3, no_deal), power=np.array([1.0, 2.0, 1.0]), rules=rules)


@pytest.mark.slow
@pytest.mark.parametrize("decimals", [2, 4, 8])
def test_both_ways_give_the_same_answers_on_a_quarter_of_a_million_packages(decimals):
    bargain = random_bargain(9, decimals=decimals)
    here, there = answers(bargain, method="enumeration", near=3), answers(bargain, method="solver", near=3)
    for name in NAMES:
        assert here.settled[name].tolist() == there.settled[name].tolist()
    assert near(bargain, here.near) == near(bargain, there.near)


def test_beyond_ten_million_packages_the_solver_answers():
    bargain = random_bargain(12)
    found = answers(bargain, near=1)
    assert (found.method, found.packages, found.empty) == ("solver", 4**12, False)
    assert (found.feasible, found.zone, found.efficient) == (None, None, None)
    for rows in found.settled.values():
        for row in rows.tolist():
            assert in_the_way(bargain, tuple(row)).count == 0
    (best,) = found.settled["utilitarian"].tolist()
    assert not len(better(bargain, tuple(best), method="solver"))


def test_the_solver_says_that_the_zone_is_empty_and_what_opens_it():
    found = answers(random_bargain(12, no_deal=0.95), near=1)
    assert found.empty
    assert found.zone == 0
    assert found.openings[-1].given > 0 or found.openings[-1].lifted


def test_without_the_solver_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "ortools.sat.python", None)
    with pytest.raises(SolverMissing, match="extra `solver`") as caught:
        answers(random_bargain(12))
    assert "detente[solver]" in caught.value.explanation()


def test_who_runs_out_of_time_says_so(monkeypatch):
    monkeypatch.setattr("detente.models.packages.large.program.SECONDS", 0.0)
    with pytest.raises(SolverStopped, match="within 0 seconds"):
        answers(random_bargain(12))
