"""`detente whatif` and `detente rehearse` print what happens in words or JSON; whatever is wrong is told."""

import json

import pytest

from conflicts import GRAPH, SYRIA


@pytest.fixture
def case(tmp_path):
    (tmp_path / "conflict.toml").write_text(SYRIA)
    return tmp_path


def test_what_if_tells_what_holds_and_what_does_not(detente, case):
    done = detente("whatif", case, "drop attack", "syria wants release")
    assert done.status == 0
    for words in (
        "Iraq cannot do “Attack”. Syria wants before all else: “Release water”.",
        "Held before, and no longer does Syria: Escalate; Iraq: Attack.",
        "It cannot come about any more.",
        "Now holds, and did not before Syria: Release water.",
        "Before, Syria would have left it for this: nothing is done.",
        "From today Today: Nobody does anything.",
        "It does not hold: Syria would leave it for this: Release water. Before, it held by GMR.",
        "If everybody only ever improves, today leads to “Release water”; before, to “Escalate, Attack”.",
        "Now also reached from today by improvements alone (1 state): “Release water”.",
    ):
        assert words in done.words
    assert not any(line != line.rstrip() for line in done.out.splitlines())


def test_what_if_of_a_file_a_case_and_a_name_is_the_same(detente, case):
    words = detente("whatif", case, "drop attack").words
    assert detente("whatif", case / "conflict.toml", "drop attack").words == words
    assert detente("whatif", "syria-iraq", "drop attack").words.split("Held")[1] == words.split("Held")[1]


def test_what_if_as_json_says_the_same(detente, case):
    done = detente("whatif", case, "take attack", "--json", "--concepts", "nash,gmr")
    found = json.loads(done.out)
    assert done.out.count("\n") == 1
    assert found["changes"][0] | {"text": ""} == {
        "kind": "take", "text": "", "party": "", "option": "attack", "label": "", "formula": "", "left_out": [],
    }  # fmt: skip
    assert found["now_hold"] == found["no_longer_hold"] == found["hold_otherwise"] == []
    assert {tuple(one["options"]): one["after"]["concepts"] for one in found["hold_as_before"]} == {
        (): ["gmr"],
        ("escalate", "attack"): ["nash", "gmr"],
    }
    assert found["today"]["before"] == {"state": 0, "options": [], "concepts": ["gmr"]}
    assert found["today"]["after"] == {"state": 3, "options": ["attack"], "concepts": []}
    assert found["leads_to"]["after"] == [["escalate", "attack"]]


def test_what_is_new_is_told_apart_from_what_held_already(detente, case):
    done = detente("whatif", case, "add option iraq: pay Pay for water", "syria wants pay")
    assert "Iraq can also do “Pay for water”." in done.words
    assert "It held already, without “Pay for water”." in done.words


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["drop atack"], "Did you mean 'attack'?"),
        (["never release or not release"], "leave no state"),
        (["take release", "take escalate"], "infeasible"),
        ([], "CHANGE"),
        (["drop attack", "--concepts", "nahs"], "nahs"),
    ],
)
def test_what_is_wrong_with_a_change_is_told(detente, case, words, told):
    done = detente("whatif", case, *words)
    assert done.status
    assert told in done.out + done.err


def test_a_folder_without_a_conflict_is_told_how_to_get_one(detente, tmp_path):
    done = detente("whatif", tmp_path, "drop attack")
    assert done.status == 2
    assert f"`detente model {tmp_path} --to {tmp_path / 'conflict.toml'}` drafts one" in done.err


def test_states_listed_one_by_one_cannot_be_changed_in_words(detente, tmp_path):
    (tmp_path / "graph.toml").write_text(GRAPH)
    done = detente("whatif", tmp_path / "graph.toml", "drop attack")
    assert done.status == 2
    assert "expected a conflict made of options" in done.err


def test_an_unknown_today_is_said(detente, tmp_path):
    (tmp_path / "open.toml").write_text(SYRIA.replace("status_quo = []", ""))
    assert (
        "The file does not say where things stand today."
        in detente("whatif", tmp_path / "open.toml", "drop attack").words
    )
    assert "does not say where things stand" in detente("whatif", tmp_path / "open.toml", "take attack").err
