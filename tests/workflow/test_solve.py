"""`solve` gives what was asked, as a result from Python and as the JSON that other programs rely on."""

import json

import pytest

import detente
from conflicts import GRAPH, SYRIA
from detente.errors import NoConflictInCase, NoStatusQuo, NothingWanted, UnknownConcept, UnknownConflict
from detente.formats import conflict_in, conflict_text
from detente.formats.conflict_file import ConflictFile, DecisionMaker, Option, Statement
from detente.workflow.solve import explained, solution_json

CONCEPTS = ["nash", "gmr", "smr", "seq", "sseq"]


@pytest.fixture
def syria():
    return conflict_in(SYRIA, "case.toml")


def test_by_default_it_says_what_is_stable_for_whom(syria):
    found = solution_json(detente.solve(syria))
    assert found["title"] == "Syria and Iraq, 1975"
    assert found["options"] == ["release", "escalate", "attack"]
    assert found["states"] == [[], ["release"], ["escalate"], ["attack"], ["release", "attack"], ["escalate", "attack"]]
    assert found["status_quo"] == 0
    assert list(found["stability"]) == list(found["equilibria"]) == CONCEPTS
    assert found["stability"]["nash"] == {"syria": [0, 5], "iraq": [1, 3, 5]}
    assert found["equilibria"] == {"nash": [5], "gmr": [0, 5], "smr": [5], "seq": [5], "sseq": [5]}
    assert set(found) == {"title", "options", "states", "status_quo", "stability", "equilibria", "version"}


def test_everything_asked_for_is_json(syria):
    solution = detente.solve(
        syria,
        concepts=["R", "SEQ", "sim", "L2"],
        coalitions=True,
        from_status_quo=True,
        want="release",
        sweep=20,
        seed=1,
    )
    found = json.loads(json.dumps(solution_json(solution, why=0)))
    assert list(found["equilibria"]) == ["nash", "seq", "sim", "limited_2"]
    assert found["coalitions"] == {"syria + iraq": {"nash": [0, 1, 5], "seq": [0, 1, 5]}}
    assert found["surviving"] == {"nash": [5], "seq": [5]}
    reached = {one["state"]: one for one in found["reachable"]}
    assert set(reached) == set(solution.holding())
    assert reached[5]["by_moves"][-1][1] == 5
    assert {one["concept"] for one in found["inverse"]} == {"nash", "seq", "sim", "limited_2"}
    assert (found["sweep"]["draws"], found["sweep"]["seed"], found["sweep"]["share"]["seq"]) == (20, 1, {"5": 1.0})
    assert {one["decision_maker"] for one in found["why"]["explanations"]} == {"syria", "iraq"}


def test_what_it_would_take_is_right(syria):
    found = solution_json(detente.solve(syria, concepts=["nash"], want="release and not attack"))["inverse"]
    alone = next(one for one in found if one["by"] == ["iraq"])
    assert alone["changes"] is None  # Iraq is content there; Syria is not
    anybody = next(one for one in found if one["by"] is None)
    assert anybody["states"] == [1]
    assert {one["decision_maker"] for one in anybody["changes"]} == {"syria"}


def test_a_path_leads_to_the_state_it_is_given_for():
    solution = detente.solve("elmira", from_status_quo=True)
    model, today = solution.model, solution.from_today
    for state in solution.holding():
        for paths in (today.by_moves, today.by_improvements):
            here, last = today.start, None
            for step in paths.path(state) or ():
                assert step.state in model.game.moves(step.dm, here)
                assert step.dm != last
                here, last = step.state, step.dm
            assert here == state or paths.path(state) is None


def test_reasons_agree_with_verdicts():
    for name in ("cuban", "elmira", "nato-russia-2022"):
        solution = detente.solve(name)
        for state in range(solution.model.game.n_states):
            for row in explained(solution, state):
                stable = solution.stability.of(row[0].concept)[:, state].tolist()
                assert [one.stable for one in row] == stable


def test_a_listed_graph_is_solved():
    found = solution_json(detente.solve(conflict_in(GRAPH, "x"), from_status_quo=True, coalitions=True, want="talks"))
    assert found["states"] == [["peace"], ["talks"], ["war"]]
    assert found["options"] == []
    assert 0 in found["equilibria"]["nash"]


def test_large_results_give_way_to_counts(tmp_path):
    options = ", ".join(f'{{id = "o{number}"}}' for number in range(17))
    prefers = ", ".join(f'"o{number}"' for number in range(17))
    path = tmp_path / "large.toml"
    path.write_text(f'[[decision_makers]]\nid = "a"\nprefers = [{prefers}]\noptions = [{options}]\n')
    solution = detente.solve(path)
    found = solution_json(solution)
    assert found["states"] == 131_072
    assert found["equilibria"]["nash"] == 1
    assert found["stability"]["seq"] == {"a": 1}
    assert solution_json(solution, full=True)["equilibria"]["nash"] == [131_071]


def test_options_that_were_not_tried_are_null(syria, monkeypatch):
    monkeypatch.setattr("detente.analysis.changing.OPTIONS_TRIED", 5)
    assert solution_json(detente.solve(syria, want="release"))["single_options"] is None


def test_somebody_who_wants_nothing_changes_nothing():
    text = SYRIA.replace(SYRIA[SYRIA.index("ranking =") :], "prefers = []\n")
    found = solution_json(detente.solve(conflict_in(text, "x"), concepts=["nash", "seq"], want="release"))["inverse"]
    assert all(one["exact"] for one in found)
    assert {change["decision_maker"] for one in found for change in one["changes"] or ()} <= {"syria"}


def test_a_conflict_can_be_given_in_four_ways(syria, tmp_path):
    path = tmp_path / "case.toml"
    path.write_text(SYRIA)
    ways = [syria, syria.file, path, str(path)]
    assert len({json.dumps(solution_json(detente.solve(one))) for one in ways}) == 1


def test_a_file_goes_before_the_catalogue(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "elmira").write_text(SYRIA)
    assert detente.solve("elmira").model.file.title == "Syria and Iraq, 1975"


def test_what_cannot_be_answered_is_refused(syria, tmp_path):
    with pytest.raises(UnknownConflict, match="no such file") as caught:
        detente.solve("elmyra")
    assert "Did you mean 'elmira'?" in caught.value.advice
    with pytest.raises(NoConflictInCase):
        detente.solve(tmp_path)
    with pytest.raises(UnknownConcept) as unknown:
        detente.solve(syria, concepts=["seqq"])
    assert "Did you mean 'seq'?" in unknown.value.advice
    with pytest.raises(NoStatusQuo):
        detente.solve("chicken", from_status_quo=True)
    with pytest.raises(NothingWanted):
        detente.solve(syria, want="release and escalate")


def test_a_file_of_gmcr_is_solved(tmp_path):
    options = [{"name": name, "permittedDirection": "both"} for name in ("Cooperate 1", "Cooperate 2")]
    makers = [
        {"name": "One", "options": [0], "preferences": [[[1, "Y"]], [[0, "N"]]]},
        {"name": "Two", "options": [1], "preferences": [[[0, "Y"]], [[1, "N"]]]},
    ]
    path = tmp_path / "dilemma.gmcr"
    path.write_text(json.dumps({"options": options, "decisionMakers": makers, "infeasibles": []}))
    solution = detente.solve(path)
    assert [solution.equilibria(concept).tolist() for concept in ("nash", "seq")] == [[0], [0, 3]]


@pytest.mark.acceptance
def test_random_conflicts_written_as_files_give_the_known_answers(shared):
    known = json.loads((shared / "graph-model" / "random-conflicts.json").read_text())["conflicts"]
    for one in known:
        makers = tuple(
            DecisionMaker(
                who["id"],
                options=tuple(Option(option["id"], moves=option["moves"]) for option in who["options"]),
                prefers=tuple(Statement(formula) for formula in who["prefers"]),
            )
            for who in one["decision_makers"]
        )
        file = ConflictFile(makers, infeasible=tuple(map(formula_of, one["infeasible"])))
        solution = detente.solve(conflict_in(conflict_text(file), "x"))
        assert solution.model.states.tolist() == one["states_decimal"]
        for concept, result in one["results"].items():
            assert solution.equilibria(concept).tolist() == result["equilibria"]
            stable = [states.nonzero()[0].tolist() for states in solution.stability.of(concept)]
            assert stable == result["stable_by_dm"]


def formula_of(infeasible):
    """Return what is infeasible as a formula, whichever way it is written."""
    if isinstance(infeasible, str):
        return infeasible
    return " and ".join(name if taken else f"not {name}" for name, taken in infeasible.items())
