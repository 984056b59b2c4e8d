"""`detente solve` prints a page in words or JSON; whatever is wrong is told, and never with a traceback."""

import json
import subprocess
import sys

import pytest

from conflicts import SYRIA


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.toml"
    path.write_text(SYRIA)
    return path


def test_the_page_speaks_of_what_is_done(detente, case):
    done = detente("solve", case)
    assert done.status == 0
    assert done.err == ""
    for words in (
        "Syria and Iraq, 1975",
        "Today: [0] Nobody does anything.",
        "Nobody gains by leaving (Nash)",
        "[5] Syria: Escalate; Iraq: Attack.",
        "Syria: would like best [0]",
        "Iraq: would like best [1]",
    ):
        assert words in done.out
    assert done.out.index("Today:") < done.out.index("Outcomes that hold") < done.out.index("The decision makers")
    assert not any(line != line.rstrip() for line in done.out.splitlines())


def test_why_is_told_in_sentences(detente, case):
    done = detente("solve", case, "--why", "-")
    assert "Iraq would leave" in done.out
    assert "It could gain by moving to [3] Attack" in done.out
    assert (
        "GMR: But Syria could move to [4] Release water, Attack. That leaves Iraq no better off than now."
        in " ".join(done.out.split())
    )
    assert detente("solve", case, "--why", "0").out == done.out


def test_json_is_one_object_on_one_line(detente, case):
    done = detente("solve", case, "--json", "--coalitions", "--from-status-quo", "--sweep", "10", "--seed", "3")
    assert done.out.count("\n") == 1
    assert json.loads(done.out)["equilibria"]["nash"] == [5]


def test_concepts_are_chosen(detente, case):
    assert list(json.loads(detente("solve", case, "--json", "--concepts", "SEQ, r").out)["equilibria"]) == [
        "seq",
        "nash",
    ]


FREE = [f'{{id = "o{number}"}}' for number in range(64)]
BAD = {
    "empty": ("", "the file is empty"),
    "no feasible state": (SYRIA.replace("release and escalate", "true"), "leave no state"),
    "unknown option": (SYRIA.replace('"not attack"', '"not atack"'), "did you mean 'attack'?"),
    "two owners": (SYRIA.replace('id = "attack"', 'id = "release"'), "belongs to Syria already"),
    "missed": (SYRIA.replace('["release"], ', ""), "the ranking misses 'release'"),
    "repeated": (SYRIA.replace('["-"]', '["-", "attack"]'), "stands in tier 2 of this ranking already"),
    "status quo": (SYRIA.replace("status_quo = []", 'status_quo = ["release", "escalate"]'), "is infeasible"),
    "same": (SYRIA.replace("same = []", 'same = ["attack"]'), "of this ranking already"),
    "deep": (SYRIA.replace("same = []", f'same = ["{"(" * 10_000}a{")" * 10_000}"]'), "nested deeper than 200"),
    "deep lists": ("same = " + "[" * 50_000, "nested too deep"),
    "no TOML": ("x =", "is not TOML"),
    "many states": (
        '[[decision_makers]]\nid = "a"\nprefers = []\noptions = ['
        + ", ".join(f'{{id = "o{n}"}}' for n in range(64))
        + "]",
        "18,446,744,073,709,551,616",
    ),
}


@pytest.mark.parametrize(("text", "said"), BAD.values(), ids=BAD)
def test_bad_input_is_told_and_refused(detente, tmp_path, text, said):
    (tmp_path / "bad.toml").write_text(text)
    for more in ([], ["--json"]):
        done = detente("solve", tmp_path / "bad.toml", *more)
        assert done.status == 2
        assert done.out == ""
        assert said in done.err
        assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "words",
    [
        ["solve"],
        ["solve", "nowhere.toml"],
        ["solve", "elmyra"],
        ["solve", "{folder}"],
        ["solve", "{case}", "--concepts", "nsah"],
        ["solve", "{case}", "--concepts", "limited_0"],
        ["solve", "{case}", "--concepts", ""],
        ["solve", "{case}", "--concepts", ","],
        ["solve", "{case}", "--sweep", "10", "--cluster", "foo"],
        ["solve", "{case}", "--sweep", "10", "--cluster", "http://x"],
        ["solve", "{case}", "--sweep", "10", "--cluster", "inproc://1.2.3.4/1/1"],
        ["solve", "{case}", "--sweep", "10", "--cluster", "tls://127.0.0.1:1"],
        ["solve", "{case}", "--sweep", "10", "--cluster", "tcp://127.0.0.1:1"],
        ["solve", "elmira", "--concepts", "limited_2"],
        ["solve", "elmira-merged", "--concepts", "sim"],
        ["solve", "chicken", "--from-status-quo"],
        ["solve", "{case}", "--want", "relaese"],
        ["solve", "{case}", "--want", "(" * 10_000],
        ["solve", "{case}", "--want", "release and escalate"],
        ["solve", "{case}", "--why", "17"],
        ["solve", "{case}", "--why", "release, escalate"],
        ["solve", "{case}", "--sweep", "0"],
        ["solve", "{case}", "--sweep", "10", "--seed", "-1"],
        ["solve", "{case}", "--export", "{folder}/x.docx"],
        ["solve", "{case}", "--export", "{folder}/none/x.svg"],
        ["solve", "{case}", "--jsno"],
        ["catalog", "atlantis"],
    ],
)
def test_a_wrong_call_is_refused(detente, case, tmp_path, words, monkeypatch):
    monkeypatch.setattr("detente.compute.cluster.PATIENCE", 1)
    done = detente(*(word.format(case=case, folder=tmp_path) for word in words))
    assert done.status == 2
    assert done.out == ""
    assert done.err
    assert "Traceback" not in done.err


def test_the_catalogue_is_listed(detente):
    done = detente("catalog")
    assert done.status == 0
    for name in ("elmira", "cuban", "prisoners", "chicken", "syria-iraq", "nato-russia-2022"):
        assert name in done.out
    assert json.loads(detente("catalog", "--json").out.splitlines()[0])["name"] == "chicken"


def test_a_file_of_the_catalogue_can_be_taken_as_a_start(detente, tmp_path):
    (tmp_path / "mine.toml").write_text(detente("catalog", "elmira").out)
    assert detente("solve", tmp_path / "mine.toml").out == detente("solve", "elmira").out


@pytest.mark.parametrize("ending", ["svg", "dot", "graphml", "nfg", "csv", "toml"])
def test_a_conflict_is_exported(detente, case, tmp_path, ending):
    to = tmp_path / f"out.{ending}"
    assert detente("solve", case, "--export", to).status == 0
    assert to.stat().st_size > 100


def test_names_in_a_file_give_the_terminal_no_orders(detente, tmp_path):
    (tmp_path / "x.toml").write_text(SYRIA.replace('"Syria"', '"[bold]Sy\\u001bria :smile:"'))
    done = detente("solve", tmp_path / "x.toml")
    assert "\x1b" not in done.out
    assert "[bold]Sy" in done.out


def test_narrow_terminals_are_fine(detente, case, monkeypatch):
    monkeypatch.setenv("COLUMNS", "30")
    assert max(map(len, detente("solve", case).out.splitlines())) <= 30


def test_a_small_conflict_is_solved_without_loading_what_it_does_not_need():
    said = (
        "import sys; from detente.cli import main; main(['solve', 'elmira']); "
        "sys.exit(any(name in sys.modules for name in ('pydantic', 'numba', 'detente.record', 'trafilatura')))"
    )
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_concepts_can_be_listed_with_commas_or_without(detente, case):
    with_commas = detente("solve", case, "--concepts", "nash,L2,sim", "--json")
    assert set(json.loads(with_commas.out)["equilibria"]) == {"nash", "limited_2", "sim"}
    for words in (
        (case, "--concepts", "nash", "L2", "sim"),
        ("--concepts", "nash", "L2", "sim", case),
        ("--concepts", "nash, L2", case, "--concepts", "sim"),
        (case, "--concepts=nash,L2,sim"),
    ):
        assert detente("solve", *words, "--json").out == with_commas.out


def test_every_concept_can_be_asked_everything(detente, case):
    said = " ".join(detente("solve", case, "--concepts", "sim", "limited_3", "--why", "-").out.split())
    assert "Nobody gains by leaving when each looks 3 moves ahead (limited move, L_3)?" in said
    assert "Iraq, L_3: it would leave: Iraq would move to [3] Attack, then Syria would move to" in said
    done = detente("solve", case, "--concepts", "sim", "limited_3", "--want", "release", "--sweep", "5", "--json")
    found = json.loads(done.out)
    assert {one["concept"] for one in found["inverse"]} == {"sim", "limited_3"}
    assert found["sweep"]["share"]["limited_3"] == {str(one): 1.0 for one in found["equilibria"]["limited_3"]}


def test_a_cluster_that_nobody_answers_for_is_named(detente, case, monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("detente.compute.cluster.PATIENCE", 1)
    for address in ("foo", "tcp://127.0.0.1:1"):
        done = detente("solve", case, "--sweep", "10", "--cluster", address)
        assert f"no Dask cluster could be reached at '{address}'" in done.err
        assert "leave --cluster out" in done.err


def test_all_unknown_concepts_are_named_with_what_is_allowed(detente, case):
    said = detente("solve", case, "--concepts", "nsah,saq,limited_0,L999,seq").err
    for words in (
        "'nsah': did you mean 'nash'?",
        "'saq': did you mean 'seq'?",
        "'limited_0': limited moves look 1 to 99",
    ):
        assert words in said
    assert "'limited_999': limited moves look 1 to 99" in said
    assert "limited moves look 1 to 99" in detente("solve", case, "--concepts", "limited_h").err
    assert "no solution concept is named" in detente("solve", case, "--concepts", "").err


def test_advice_is_about_the_option_that_was_used(detente, case, tmp_path):
    said = detente("solve", case, "--export", tmp_path / "none" / "x.csv").err
    assert "--export" in said
    assert "--to" not in said
    (tmp_path / "x.csv").mkdir()
    assert "conflict.csv" in detente("solve", case, "--export", tmp_path / "x.csv").err


def test_a_lone_hyphen_is_shown_as_it_was_typed(detente, case):
    said = detente("solve", case, "--want", "-").err
    assert "in the formula '-', column 1" in said
    assert "standard input" not in said
