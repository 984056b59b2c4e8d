"""Data goes to standard output, messages to standard error, and the exit status says how it went."""

import io
import json
import os
import re
import subprocess
import sys

import pytest

from detente.cli import main
from detente.cli.printing import printable
from files import ENGLISH, RUSSIAN, pdf

HOSTILE = "The talks [bold]go on[/] :smile: \x1b[31mred\x1b[0m \u202egnorw, said Minister Anna [/nothing] Berg.\n"


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "talks.txt"
    file.write_text(ENGLISH)
    return str(file)


def process(*words, stdin=None, **env):
    command = [sys.executable, "-m", "detente.cli", *map(str, words)]
    return subprocess.run(command, input=stdin, capture_output=True, env={**os.environ, **env}, check=False, timeout=60)


def test_a_brief_is_written_and_its_contents_are_counted(detente, report, tmp_path):
    done = detente("brief", report, "--to", tmp_path / "brief.html")
    assert done.status == 0
    assert f"The brief is in {tmp_path / 'brief.html'}" in done.out
    for word in ("report", "part", "pe", "statement", "meeting", "deadline", "not add up"):
        assert re.search(rf"^ *\d+  \w*{word}|\d+  things? .*{word}", done.out, re.MULTILINE)
    assert done.err == ""
    assert (tmp_path / "brief.html").read_text().startswith("<!DOCTYPE html>")


def test_the_beginnings_of_the_answers_are_printed_when_asked_for(detente, report, tmp_path):
    done = detente("brief", report, "--to", tmp_path / "brief.html", "--summary", "--quiet")
    assert done.status == 0
    heads = [line for line in done.out.splitlines() if line and not line.startswith(" ")]
    assert heads[0] == "Who"
    questions = (
        "Who", "When", "What was said", "Where each side stands", "What does not add up", "What can hold",
        "What it would take", "Here",
    )  # fmt: skip
    assert heads == [one for one in questions if one in heads]
    assert "What can hold" in heads
    assert detente("brief", report, "--to", tmp_path / "brief.html", "--quiet").out == ""


def test_without_a_page_to_write_the_summary_is_printed_alone(detente, report, tmp_path):
    before = sorted(tmp_path.iterdir())
    done = detente("brief", report, "--quiet")
    assert (done.status, done.err, sorted(tmp_path.iterdir())) == (0, "", before)
    page = detente("brief", report, "--to", tmp_path / "brief.html", "--summary", "--quiet")
    assert done.out == page.out
    assert done.out.startswith("Who\n")


def test_a_table_shows_who_said_what(detente, report):
    done = detente("read", report)
    assert done.status == 0
    assert all(word in done.out for word in ("Who", "Act", "Issue", "Words"))
    assert done.err == ""


def test_long_words_are_cut_in_the_table_and_whole_in_json(detente, tmp_path):
    file = tmp_path / "talks.txt"
    file.write_text(f"The minister said the talks would go on{' and on' * 200}.\n")
    assert len(detente("read", file).out) < 3000
    assert " and on" * 200 in detente("read", file, "--json").out


def test_the_summary_tells_how_many_findings_there_are_of_each_weight(detente, tmp_path):
    file = tmp_path / "talks.txt"
    file.write_text("The two ministers met in Geneva on Friday, January 12, 2022, and agreed on little.\n")
    done = detente("brief", file, "--published", "2022-01-14", "--to", tmp_path / "brief.html")
    assert re.search(r"1  thing that does not add up: 1 (high|medium|low)\s", done.out)


def test_json_is_one_line_for_each_report_in_order(detente, examples):
    done = detente("read", examples / "ukraine-2022", "--json")
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [line["id"][:2] for line in lines] == ["01", "02", "03", "04", "05", "06", "07", "08"]
    assert done.out.count("\n") == 8
    for line in lines:
        text = line["report"]["text"]
        for statement in line["statements"]:
            assert all(0 <= start < end <= len(text) for start, end in statement["content"])
    assert done.status == 0


def test_a_json_line_holds_no_other_ends_of_lines(detente, tmp_path):
    text = f"One\u2028two\u2029three\x85four\x0bfive.\r\n{ENGLISH}"
    (tmp_path / "talks.txt").write_bytes(text.encode())
    done = detente("read", tmp_path / "talks.txt", "--json")
    assert len(done.out.splitlines()) == 1
    assert json.loads(done.out)["report"]["text"] == text


def test_a_report_that_cannot_be_read_is_named_and_the_others_are_read(detente, report, tmp_path):
    (tmp_path / "bad.pdf").write_bytes(pdf(password="secret"))
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "russian.txt").write_text(RUSSIAN)
    done = detente("read", tmp_path, "--json")
    assert done.status == 1
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["talks"]
    for words in ("bad.pdf: the PDF asks for a password", "empty.txt: there is no text", "russian.txt", "Russian"):
        assert words in done.err
    assert done.err.count("Not read: ") == 3
    assert done.err.count("\n  ") == 3  # what to do about each
    brief = detente("brief", tmp_path, "--to", tmp_path / "brief.html")
    assert brief.status == 1
    assert "1  report " in brief.out
    assert brief.err.count("Not read: ") == 3


def test_no_report_at_all_gives_no_brief(detente, tmp_path):
    done = detente("brief", tmp_path / "none.txt", "--to", tmp_path / "brief.html")
    assert done.status == 1
    assert "no such file" in done.err
    assert "nothing was written" in done.err
    assert done.out == ""


@pytest.mark.parametrize(
    "words",
    [
        ["read"],
        ["brief", "--to", "x.html"],
        ["read", "{report}", "--jsno"],
        ["read", "{report}", "-x"],
        ["raed", "{report}"],
        ["read", "{report}", "--published", "2022-13-01"],
        ["brief", "{report}", "--published", "soon", "--to", "{folder}/x.html"],
        ["brief", "{report}", "--to", "{folder}"],
        ["brief", "{report}", "--to", "{folder}/none/x.html"],
        ["brief", "{report}", "--to", "{report}"],
        ["brief", "{report}", "--to", "-"],
        ["read", "{report}", "--codebook", "{folder}/none.toml"],
        ["read", "{report}", "--codebook", "{report}"],
    ],
)
def test_a_wrong_call_is_refused(detente, report, tmp_path, words):
    done = detente(*(word.format(report=report, folder=tmp_path) for word in words))
    assert done.status == 2
    assert done.out == ""
    assert done.err
    assert "Traceback" not in done.err


def test_a_slip_of_the_pen_is_met_with_the_nearest_name(detente, report):
    assert "--json" in detente("read", report, "--jsno").err
    assert "read" in detente("raed", report).err


def test_options_and_reports_may_stand_in_any_order(detente, report, tmp_path):
    to = tmp_path / "out.html"
    assert detente("brief", "--to", to, report, "--excerpts", report, "--title", "Talks", report).status == 0
    assert "<title>Talks" in to.read_text()


def test_what_one_knows_better_is_passed_on(detente, report, tmp_path):
    known = ("--published", "2022-01-12", "--outlet", "The Post", "--url", "https://post.example/1")
    found = json.loads(detente("read", report, "--json", *known).out)["report"]
    assert (found["published"], found["outlet"], found["url"]) == ("2022-01-12", "The Post", "https://post.example/1")
    (tmp_path / "book.toml").write_text('[[issues]]\nid = "vienna"\nlabel = "Vienna"\nkeywords = ["talks"]\n')
    issues = json.loads(detente("read", report, "--json", "--codebook", tmp_path / "book.toml").out)["issues"]
    assert [issue["id"] for issue in issues] in (["vienna"], [])


def test_quiet_prints_errors_alone(detente, report, tmp_path):
    (tmp_path / "README.md").write_text("no report")
    (tmp_path / "same.txt").write_text(ENGLISH)
    loud = detente("brief", tmp_path, "--to", tmp_path / "a.html")
    assert "README.md" in loud.err
    assert "the same text" in loud.err
    quiet = detente("brief", tmp_path, "--to", tmp_path / "b.html", "--quiet")
    assert (quiet.out, quiet.err, quiet.status) == ("", "", 0)
    (tmp_path / "bad.txt").write_bytes(bytes(9))
    assert "bad.txt" in detente("brief", tmp_path, "--to", tmp_path / "b.html", "--quiet").err


def test_the_words_of_a_report_give_the_terminal_no_orders(detente, tmp_path):
    (tmp_path / "[bold]x.txt").write_text(HOSTILE * 3)
    done = detente("read", tmp_path)
    assert "\x1b" not in done.out
    assert "\u202e" not in done.out
    assert "[bold]x" in done.out
    (tmp_path / "\x1b[31m.txt").write_text("")
    assert "\x1b" not in detente("read", tmp_path).err


def test_printable_leaves_letters_alone():
    assert printable("“café” 王毅\t\n") == "“café” 王毅\t\n"


def test_the_schema_is_a_json_schema(detente):
    done = detente("schema")
    assert done.status == 0
    assert "Statement" in json.loads(done.out)["$defs"]


def test_help_and_version(detente):
    assert detente("--version").out.startswith("detente 0.")
    assert all(command in detente("--help").out for command in ("brief", "read", "schema"))
    assert detente().status == 0


def test_standard_input_is_read():
    done = process("read", "-", "--json", stdin=ENGLISH.encode())
    assert done.returncode == 0
    assert json.loads(done.stdout)["id"] == "stdin"


def test_json_is_in_utf8_whatever_the_terminal_speaks(tmp_path):
    (tmp_path / "talks.txt").write_text(f"“Café,” she said. {ENGLISH}", encoding="utf-8")
    done = process("read", tmp_path, "--json", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout.decode("utf-8"))["report"]["text"].startswith("“Café,”")
    assert process("read", tmp_path, PYTHONIOENCODING="ascii").returncode == 0


def test_who_stops_listening_gets_no_traceback(tmp_path):
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(f"{number}. {ENGLISH}" * 20)
    for words in (["read", tmp_path, "--json"], ["read", tmp_path], ["schema"]):
        command = [sys.executable, "-m", "detente.cli", *map(str, words)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
            child.stdout.close()
            assert child.stderr.read() == b""
            assert child.wait(60) == 0


def test_narrow_terminals_are_fine(detente, report, monkeypatch):
    monkeypatch.setenv("COLUMNS", "30")
    done = detente("read", report)
    assert max(map(len, done.out.splitlines())) <= 30


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("count", "drawn"), [(3, False), (5, True)])
def test_a_bar_is_drawn_for_more_than_a_few_reports(tmp_path, monkeypatch, count, drawn):
    for number in range(count):
        (tmp_path / f"{number}.txt").write_text(f"{number}. {ENGLISH}")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert main(["read", str(tmp_path), "--json"]) == 0
    assert (f"{count}/{count}" in terminal.getvalue()) is drawn
