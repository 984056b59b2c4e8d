"""`detente package` prints a page in words or JSON; whatever is wrong is told, and never with a traceback."""

import json

import pytest

from detente import catalog

TALKS = """
title = "Talks"
[[issues]]
id = "membership"
label = "Membership"
alternatives = [{id = "open_door", label = "the door stays open"}, "moratorium", "binding_no"]
[[issues]]
id = "troops"
alternatives = ["stay", "withdraw"]
[[parties]]
id = "russia"
name = "Russia"
no_deal = 0.2
weights = {membership = 0.6, troops = 0.4}
values = {membership = {open_door = 0, moratorium = [0.4, 0.6], binding_no = 1}, troops = {stay = 1, withdraw = 0}}
red_lines = ["membership.open_door"]
[[parties]]
id = "nato"
name = "Nato"
no_deal = 0.4
weights = {membership = 0.5, troops = 0.5}
values = {membership = {open_door = 1, moratorium = 0.5, binding_no = 0}, troops = {stay = 0, withdraw = 1}}
red_lines = ["membership.binding_no"]
conditions = ["after(membership.moratorium, troops.withdraw)"]
"""


@pytest.fixture
def case(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    path = tmp_path / "talks.toml"
    path.write_text(TALKS)
    return path


def answer(detente, *words):
    done = detente("package", *words, "--json")
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def test_the_page_says_it_in_words_first(detente, case):
    done = detente("package", case)
    assert (done.status, done.err) == (0, "")
    for words in (
        "2 parties, 2 issues, 6 packages.",
        "1 breaks no red line and no condition. 1 of these leaves nobody below no deal.",
        "Where it would settle",
        "Russia 0.30 (+0.10)",
        "Order of steps (Nash, Kalai-Smorodinsky, Egalitarian and Utilitarian): troops.withdraw, then "
        "membership.moratorium.",
        "Near misses, and who blocks them",
        "Russia excludes “Membership: the door stays open”",
        "Nato insists on “after(membership.moratorium, troops.withdraw)”",
    ):
        assert words in done.words
    assert done.out.index("6 packages") < done.out.index("Where it would settle") < done.out.index("Near misses")


def test_a_package_that_fails_is_explained(detente, case):
    done = detente("package", case, "--chosen", "membership=moratorium,troops=stay")
    assert "It fails: Nato insists on “after(membership.moratorium, troops.withdraw)” Nato is 0.15 below no deal" in (
        done.words
    )
    assert "troops: withdraw, not stay" in done.words
    chosen = answer(detente, case, "--chosen", "membership=moratorium,troops=stay")["chosen"]
    assert chosen["breaks"] == [
        {"party": "nato", "kind": "condition", "formula": "after(membership.moratorium, troops.withdraw)"}
    ]
    assert chosen["below_no_deal"] == [{"party": "nato", "short": 0.15}]
    assert chosen["smallest_mend"] == [
        {"package": {"membership": "moratorium", "troops": "withdraw"}, "changes": {"troops": "withdraw"}}
    ]
    passing = detente("package", case, "--chosen", "membership=moratorium,troops=withdraw")
    assert "It breaks nothing and leaves nobody below no deal." in passing.words


def test_an_empty_zone_says_who_blocks_and_what_would_open_it(detente, case):
    case.write_text(TALKS.replace("no_deal = 0.2", "no_deal = 0.35"))
    found = answer(detente, case)
    assert (found["feasible"], found["zone"], found["zone_empty"], found["nash"]) == (1, 0, True, [])
    assert found["openings"][0]["given"] == pytest.approx(0.05)
    (near,) = (one for one in found["blocked_by"] if not one["breaks"])
    assert near["package"] == {"membership": "moratorium", "troops": "withdraw"}
    assert near["below_no_deal"] == [{"party": "russia", "short": 0.05}]
    assert near["parties"] == ["russia"]
    assert len(found["blocked_by"]) == 6
    done = detente("package", case)
    assert done.status == 0
    assert "Each of these leaves somebody below no deal." in done.words
    assert "With 0.05 accepted below no deal, all parties together" in done.words


def test_demands_that_contradict_each_other_are_named(detente, case):
    case.write_text(TALKS.replace('["membership.binding_no"]', '["not membership.open_door"]'))
    done = detente("package", case)
    assert (
        "No package passes: Russia excludes “Membership: the door stays open” and Nato insists on “Membership: the "
        "door stays open”." in done.words
    )
    found = answer(detente, case)
    assert [one["party"] for one in found["contradiction"]] == ["russia", "nato"]
    opened = answer(detente, case, "--lift", "russia: membership.open_door")
    assert not opened["zone_empty"] or opened["feasible"] > 0


def test_circles_of_steps_are_named(detente, case):
    circle = 'conditions = ["after(troops.withdraw, membership.moratorium)"]'
    case.write_text(TALKS.replace('red_lines = ["membership.open_door"]', circle))
    done = detente("package", case)
    assert "Steps that wait for one another" in done.words
    assert "None of them can come first, so no package takes them all." in done.words
    (circle,) = answer(detente, case)["circles"]
    assert set(circle["steps"]) == {"troops.withdraw", "membership.moratorium"}


def test_a_sweep_says_how_often_each_answer_holds(detente, case):
    done = detente("package", case, "--draws", "50", "--seed", "3")
    assert "of 50 draws of the values" in done.words
    assert "The seed is 3." in done.words
    found = answer(detente, case, "--draws", "50", "--seed", "3")
    assert found["sweep"]["zone_open"]["share"] == 1.0
    assert found["sweep"]["share"]["nash"][0]["package"] == {"membership": "moratorium", "troops": "withdraw"}
    assert found["zone_surely"] <= found["zone"] <= found["zone_possibly"]
    assert answer(detente, case, "--draws", "50", "--seed", "3", "--jobs", "2") == found


def test_the_solver_prints_the_same_settlements(detente, case):
    pytest.importorskip("ortools", reason="the extra `solver` is not installed")
    both = [answer(detente, case, *words) for words in ((), ("--solver",))]
    for key in ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian", "zone_empty"):
        assert both[0][key] == both[1][key]
    assert (both[1]["method"], both[1]["feasible"], both[1]["pareto"]) == ("solver", None, None)
    assert "the solver proves the answers" in detente("package", case, "--solver").words


def test_what_is_left_out_without_the_compiled_version_is_told(detente, case, monkeypatch):
    monkeypatch.setattr("detente.models.packages.pareto.has_fast", lambda: False)
    monkeypatch.setattr("detente.models.packages.pareto.MOST_PLAIN", 0)
    assert "pip install 'detente[fast]'" in detente("package", case).err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nothing.toml"], "no package file of that name in the catalogue"),
        (["januar-2022"], "Did you mean 'january-2022'?"),
        (["january-2022", "--lift", "membership.opendoor"], "Did you mean 'membership.open_door'?"),
        (["january-2022", "--chosen", "membership=maybe"], "is no package"),
        (["january-2022", "--draws", "0"], "at least 1"),
    ],
)
def test_what_is_wrong_is_told(detente, words, said):
    done = detente("package", *words)
    assert done.status != 0
    assert said in " ".join((done.out + done.err).split())
    assert "Traceback" not in done.err


def test_a_file_with_mistakes_names_them_all(detente, case):
    case.write_text(TALKS.replace("no_deal = 0.2", "no_deal = nan").replace("membership = 0.5,", "membership = -1,"))
    done = detente("package", case)
    assert done.status == 2
    assert "has 2 mistakes" in done.err


@pytest.mark.parametrize("name", catalog.names(catalog.PACKAGES))
def test_the_catalogue_has_package_files(detente, name):
    assert detente("package", name).status == 0
    assert name in detente("catalog").out
    assert "[[issues]]" in detente("catalog", name).out


def test_the_talks_of_january_2022_could_not_agree_as_stated_and_could_without_one_red_line(detente):
    stated = answer(detente, "january-2022")
    assert (stated["packages"], stated["feasible"], stated["zone"]) == (729, 0, 0)
    assert {one["formula"] for one in stated["contradiction"]} == {"membership.open_door", "not membership.open_door"}
    assert [one["lifted"] for one in stated["openings"]] == [1]
    moved = answer(detente, "january-2022", "--lift", "not membership.open_door")
    assert moved["zone"] > 0
    assert all(one["membership"] == "moratorium" and one["troops"] == "withdraw" for one in moved["nash"])
    assert moved["steps"]["nash"] == [[["troops.withdraw"], ["missiles.limits"]]]
