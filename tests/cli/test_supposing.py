"""`detente whatif` and `detente rehearse` print what happens in words or JSON; whatever is wrong is told."""

import json
from io import StringIO

import pytest

from conflicts import GRAPH, PENNIES, SYRIA


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
        "kind": "take", "text": "", "party": "", "option": "attack", "label": "", "formula": "", "over": "",
        "left_out": [],
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


def test_a_today_that_cannot_be_is_said(detente):
    done = detente("whatif", "elmira", "drop delay")
    assert "Today's state cannot come about any more: Uniroyal: Delay the appeal." in done.words


@pytest.fixture
def typed(monkeypatch):
    return lambda text: monkeypatch.setattr("sys.stdin", StringIO(text))


def test_a_rehearsal_shows_what_can_be_chosen_what_is_answered_and_why(detente, typed, case):
    typed("1\n0\n")
    done = detente("rehearse", case, "--as", "Syria")
    assert done.status == 0
    for words in (
        "You choose for Syria; each time Iraq may answer.",
        "Nobody does anything. For Syria this is the best of 6.",
        "1 take “Escalate”: worse, its statement 1 is then no longer true",
        "Your move (0 to 2, u to undo, q to end) > 1 Syria does this: take “Escalate”.",
        "Iraq answers with this: take “Attack”. It likes that better: it is the 3rd best of 6 and not the 6th",
        "The end Everybody stays. Syria: Escalate; Iraq: Attack.",
        "It is an outcome that holds: nobody gains by leaving (Nash); and so also by SSEQ, SEQ, SMR and GMR.",
    ):
        assert words in done.words
    assert done.words.index("Round 1") < done.words.index("Round 2") < done.words.index("The end")


def test_a_rehearsal_can_be_taken_back_and_broken_off(detente, typed, case):
    typed("2\nu\nq\n")
    done = detente("rehearse", case, "--as", "syria")
    assert done.words.count("Round 1") == 2
    assert done.words.endswith("It stops here Nobody does anything.")
    typed("")
    assert detente("rehearse", case, "--as", "syria").words.endswith("It stops here Nobody does anything.")


def test_a_move_that_there_is_not_is_told_and_asked_for_again(detente, typed, case):
    typed("7\nattack\n0\n")
    done = detente("rehearse", case, "--as", "syria")
    assert "there is no move 7; expected 0 to stay, or a number from 1 to 2" in done.words
    assert "there is no move 'attack'" in done.words
    assert "Everybody" not in done.words
    assert "answers with this" in done.words
    typed("7\n")
    assert detente("rehearse", case, "--as", "syria", "--json").status == 2


def test_staying_against_ones_interest_is_no_outcome_that_holds(detente, typed):
    typed("1\n0\n")
    done = detente("rehearse", "nato-russia-2022", "--as", "nato")
    assert (
        "But it is no outcome that holds: United States and Nato would gain by this, and nothing answers it"
        in done.words
    )


def test_a_rehearsal_as_json_is_the_whole_play(detente, typed, case):
    typed("1\nu\n1\n0\n")
    done = detente("rehearse", case, "--as", "syria", "--json")
    found = json.loads(done.out)
    assert [[(turn["by"], turn["from"], turn["to"]) for turn in turns] for turns in found["rounds"]] == [
        [("syria", 0, 2), ("iraq", 2, 5)],
        [("syria", 5, 5), ("iraq", 5, 5)],
    ]
    assert (found["end"], found["state"]["options"], found["concepts"][0]) == (
        "outcome",
        ["escalate", "attack"],
        "nash",
    )
    typed("1\n")
    assert json.loads(detente("rehearse", case, "--as", "syria", "--json").out)["end"] is None


def test_a_cycle_is_said(detente, typed, tmp_path):
    (tmp_path / "pennies.toml").write_text(PENNIES)
    typed("0\n1\n1\n1\n")
    done = detente("rehearse", tmp_path / "pennies.toml", "--as", "even")
    assert "It goes round: this was so" in done.words


def test_a_rehearsal_begins_where_it_is_told(detente, typed, case):
    typed("")
    assert "Syria: Release water." in detente("rehearse", case, "--as", "iraq", "--from", "release").words
    assert "Did you mean 'iraq'?" in detente("rehearse", case, "--as", "irak").err
    assert "no state" in detente("rehearse", case, "--as", "iraq", "--from", "relese").err
