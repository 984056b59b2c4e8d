"""`--reader llm` on the command line: over the wire to a server on this machine, and what is said when that fails."""

import json
import os
import subprocess
import sys

import pytest

from answering import TALKS, completion, said, server
from detente.cli import main

ANSWER = said("Iceland must withdraw its fleet by Friday", 2, source="Anna Berg", cue="said", act="demand")
KEY = "sk-do-not-show-this-to-anybody"
SETTINGS = ("DETENTE_READER", "DETENTE_LLM_MODEL", "DETENTE_LLM_URL", "DETENTE_LLM_TIMEOUT")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    for name in (*SETTINGS, "OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def reports(tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(TALKS.replace("Geneva", f"Geneva {name}"))
    return tmp_path


@pytest.fixture
def call(capsys):
    def called(*words):
        try:
            status = main([str(word) for word in words])
        except SystemExit as stop:
            status = stop.code
        said = capsys.readouterr()
        return status, said.out, said.err

    return called


def statements(out):
    return [[one["rule"] for one in json.loads(line)["statements"]] for line in out.splitlines()]


def test_reports_are_read_by_the_llm_that_is_named(call, reports):
    with server(lambda *_: (200, completion(ANSWER))) as running:
        status, out, err = call(
            "read", reports, "--json", "--reader", "llm", "--llm-model", "stub", "--llm-url", running.url
        )
    assert (status, err) == (0, "")
    assert statements(out) == [["llm:stub"]] * 3


def test_the_environment_names_it_too(call, reports, monkeypatch):
    with server(lambda *_: (200, completion(ANSWER))) as running:
        for name, value in zip(SETTINGS, ("llm", "stub", running.url, "60"), strict=True):
            monkeypatch.setenv(name, value)
        assert statements(call("read", reports / "a.txt", "--json")[1]) == [["llm:stub"]]
        assert "llm:stub" not in call("read", reports / "a.txt", "--json", "--reader", "rules")[1]


def test_a_brief_is_written_of_what_the_llm_read(call, reports, tmp_path):
    page = tmp_path / "brief.html"
    with server(lambda *_: (200, completion(ANSWER))) as running:
        words = ("--reader", "llm", "--llm-model", "openai:stub", "--llm-url", running.url, "--to", page)
        status, out, _ = call("brief", reports / "a.txt", *words)
    assert status == 0
    assert "1  statement" in out
    assert "must withdraw" in page.read_text()


def test_of_many_reports_the_one_that_fails_is_named_and_the_others_come_out(call, reports):
    def respond(_number, body):
        told = body["messages"][-1]["content"]
        return (400, {"error": {"message": "no"}}) if "Geneva b" in told else (200, completion(ANSWER))

    with server(respond) as running:
        words = ("--reader", "llm", "--llm-model", "stub", "--llm-url", running.url)
        status, out, err = call("read", reports, "--json", *words)
    assert status == 1
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a", "c"]
    assert err.startswith(f"Not read: {reports / 'b.txt'}: the LLM stub failed on it (status 400: no)")
    assert err.count("Not read") == 1


def test_a_key_is_shown_nowhere(reports, monkeypatch):
    def respond(*_):
        return 400, {"error": {"message": f"you sent {KEY}"}}

    with server(respond) as running:
        command = [sys.executable, "-m", "detente.cli", "read", str(reports), "--reader", "llm",
                   "--llm-model", "openai:stub", "--llm-url", running.url]  # fmt: skip
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=120, env={**os.environ, "OPENAI_API_KEY": KEY}
        )
    assert done.returncode == 1
    assert running.asked[0].headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in done.stdout + done.stderr
    assert "you sent ***" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--reader", "llm"), "an LLM is to read, and none is named"),
        (("--reader", "llm", "--llm-model", "openai:gpt-5"), "OPENAI_API_KEY"),
        (("--reader", "llm", "--llm-model", "openia:gpt-5"), "Did you mean 'openai'?"),
        (("--reader", "llm", "--llm-model", "qwen3"), "names no provider"),
        (("--reader", "llm", "--llm-model", "qwen3", "--llm-url", "box"), "http://localhost:8080/v1"),
        (("--reader", "lmm"), "Did you mean 'llm'?"),
        (("--llm-model", "ollama:qwen3"), "Add --reader llm"),
        (("--llm-url", "http://box/v1"), "Add --reader llm"),
        (("--reader", "llm", "--llm-model", "ollama:qwen3", "--llm-timeout", "0"), "above 0"),
    ],
)
@pytest.mark.parametrize("command", ["read", "brief"])
def test_a_wrong_call_is_told_before_anything_is_read(call, reports, tmp_path, command, words, told):
    to = ("--to", tmp_path / "brief.html") if command == "brief" else ()
    status, out, err = call(command, reports, *to, *words)
    assert status not in (0, None)
    assert told in err + out
    assert "Traceback" not in err
    assert not (tmp_path / "brief.html").exists()


def test_a_setting_that_is_none_is_named(call, reports, monkeypatch):
    monkeypatch.setenv("DETENTE_LLM_TIMEOUT", "soon")
    status, _, err = call("read", reports, "--reader", "llm", "--llm-model", "ollama:qwen3")
    assert status == 2
    assert "DETENTE_LLM_TIMEOUT holds 'soon'" in err


def test_without_the_extra_one_is_told_how_to_install_it(call, reports, monkeypatch):
    for name in [name for name in sys.modules if name.startswith(("pydantic_ai", "detente.reading.llm"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pydantic_ai", None)
    status, _, err = call("read", reports, "--reader", "llm", "--llm-model", "ollama:qwen3")
    assert status == 2
    assert "pip install 'detente[llm]'" in err


def test_the_rules_never_import_the_library(reports):
    code = (
        "import sys, detente; detente.read(sys.argv[1]); print([n for n in sys.modules if n.startswith('pydantic_ai')])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(reports)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
