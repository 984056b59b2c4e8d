"""The quality gate: reading does not fall below what it has reached, and floors fall only when that is allowed."""

import doctest

import floors as floors_module
import gate
import pytest
from floors import Floors, as_toml, floors_of
from gate import FLOORS, Body, Outcome, main, outcome, own, set_aside, updated
from hypothesis import given
from hypothesis import strategies as st

NAMES = st.sampled_from(["act right", "time value F1", "target recall"])
FIGURES = st.dictionaries(NAMES, st.integers(0, 1000).map(lambda one: one / 10))


def test_reading_the_corpus_is_not_below_its_floors():
    reached = outcome(own(), floors_of(FLOORS))
    assert set(reached.now) == set(reached.floors.figures), "pin every measure: make gate ARGS=--update"
    assert reached.complaints == []


@pytest.mark.acceptance
@pytest.mark.slow
def test_reading_the_public_corpora_is_not_below_its_floors(shared):
    floors = floors_of(FLOORS)
    reached = [outcome(body, floors) for body in gate.shared(shared / "reading")]
    assert {one.name for one in reached} == set(floors) - {"corpus"}
    assert [complaint for one in reached for complaint in one.complaints] == []


@given(FIGURES, FIGURES)
def test_an_update_never_lowers_a_floor(before, now):
    after = Floors("a", before).raised("b", now).figures
    assert all(after[name] >= figure for name, figure in before.items())
    assert all(after[name] >= figure for name, figure in now.items())


@given(FIGURES, FIGURES)
def test_a_regression_that_is_allowed_passes(before, now):
    assert Floors("a", before).raised("b", now, allow_regression=True).missed(now) == []


@given(FIGURES)
def test_floors_are_written_and_read_again(figures):
    text = as_toml({"corpus": Floors("sha256:1", figures)})
    assert read_again(text) == {"corpus": Floors("sha256:1", figures)}


def read_again(text):
    class File:
        exists = staticmethod(lambda: True)
        read_text = staticmethod(lambda encoding: text)

    return floors_of(File)


def test_there_are_no_floors_where_there_is_no_file(tmp_path):
    assert floors_of(tmp_path / "floors.toml") == {}


def test_rounding_is_no_regression():
    assert Floors("a", {"act right": 70.0}).missed({"act right": 69.96}) == []
    assert Floors("a", {"act right": 70.0}).missed({"act right": 69.9}) == ["act right"]


def test_a_measure_that_is_gone_is_missed():
    assert Floors("a", {"act right": 70.0}).missed({}) == ["act right"]


def test_what_is_below_is_told_with_both_figures():
    reached = Outcome("corpus", "a", Floors("a", {"act right": 70.0}), {"act right": 60.0})
    assert reached.complaints == ["corpus: act right is 60.0, its floor is 70.0"]
    assert list(reached.table())[1].split() == ["act", "right", "70.0", "60.0", "below"]


def test_floors_of_another_corpus_are_not_compared():
    reached = Outcome("corpus", "b", Floors("a", {"act right": 50.0}), {"act right": 60.0})
    assert len(reached.complaints) == 1
    assert "have changed since the floors were pinned" in reached.complaints[0]


def test_an_update_leaves_alone_what_was_not_read():
    kept = {"timebank": Floors("t", {"time value F1": 80.0})}
    reached = Outcome("corpus", "a", Floors(), {"act right": 60.0})
    assert updated(kept, [reached], allow_regression=False) == {**kept, "corpus": Floors("a", {"act right": 60.0})}


@pytest.fixture
def reads(monkeypatch):
    """Return a function that sets what the next run reaches."""

    def reach(figure):
        body = Body("corpus", lambda: "a", dict, {})
        monkeypatch.setattr(Body, "figures", lambda self: {"act right": figure})
        monkeypatch.setattr(gate, "own", lambda: body)

    return reach


def test_the_command_fails_below_a_floor_until_a_regression_is_allowed(tmp_path, capsys, reads):
    path = tmp_path / "floors.toml"
    run = lambda *options: main(["--floors", str(path), *options])  # noqa: E731
    reads(70.0)
    assert run("--update") == 0
    assert run() == 0
    reads(60.0)
    assert run() == 1
    assert "act right is 60.0, its floor is 70.0" in capsys.readouterr().err
    assert run("--update") == 1
    assert floors_of(path)["corpus"].figures == {"act right": 70.0}
    assert run("--update", "--allow-regression") == 0
    assert floors_of(path)["corpus"].figures == {"act right": 60.0}
    reads(80.0)
    assert run("--update") == 0
    assert floors_of(path)["corpus"].figures == {"act right": 80.0}


def test_a_quarter_is_set_aside_and_always_the_same():
    articles = [{"id": str(number)} for number in range(20)]
    aside, rest = set_aside(articles)
    assert len(aside) == 5
    assert sorted(one["id"] for one in aside + rest) == sorted(one["id"] for one in articles)
    assert set_aside(articles[::-1])[0] == [one for one in articles[::-1] if one in aside]


def test_what_its_docstrings_say_is_so():
    assert doctest.testmod(floors_module).failed == 0
