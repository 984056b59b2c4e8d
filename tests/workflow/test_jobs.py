"""Several reports read at the same time give what one after the other gives."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

import detente
from answering import TALKS, completion, model, said, server
from detente.compute import here, results
from detente.errors import LanguageModelError, LlmWrongForm, UnsupportedLanguage, WorkerLost
from detente.formats import line
from detente.reading import RulesReader
from detente.reading.llm import LlmReader
from detente.workflow import drafting, read
from files import ENGLISH, RUSSIAN


@pytest.fixture
def folder(tmp_path):
    """Reports, one of which stands there twice, and two that cannot be read."""
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"{TALKS}\nNorway has {number + 2} boats, the minister said.\n")
    (tmp_path / "again.txt").write_text((tmp_path / "3.txt").read_text())
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "russian.txt").write_text(RUSSIAN)
    (tmp_path / "russian-again.txt").write_text(RUSSIAN)
    return tmp_path


def told(done):
    return [line(draft, name) for name, draft in zip(done.ids, done.drafts, strict=True)]


@pytest.fixture
def in_threads(monkeypatch):
    """Processes take seconds to start: where they do not matter, threads stand for them."""

    @contextmanager
    def threads(workers, ready=None):
        with drafting.threads(workers) as pool:
            yield pool

    monkeypatch.setattr(drafting, "here", threads)


def test_the_outcome_is_that_of_one_process(folder, in_threads):
    one, several = read(folder), read(folder, jobs=3)
    assert told(one) == told(several)
    assert list(map(str, one.failures)) == list(map(str, several.failures))
    assert len(one.failures) == 3
    assert one.repeats == several.repeats


@pytest.mark.slow
def test_processes_read_what_one_reads(folder):
    one, several = read(folder), read(folder, jobs=2)
    assert told(one) == told(several)
    assert list(map(str, one.failures)) == list(map(str, several.failures))
    assert isinstance(several.failures[-1], UnsupportedLanguage)


@pytest.mark.parametrize("jobs", [1, 3])
def test_progress_is_told_in_order(folder, in_threads, jobs):
    calls = []
    read(folder, jobs=jobs, progress=lambda done, total, name: calls.append((done, total, Path(name).name)))
    names = [
        "0.txt",
        "1.txt",
        "2.txt",
        "3.txt",
        "4.txt",
        "again.txt",
        "empty.txt",
        "russian-again.txt",
        "russian.txt",
        "",
    ]
    assert calls == [(done, 9, name) for done, name in enumerate(names)]


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_a_language_model_that_cannot_be_used_is_told_once(folder, tmp_path, jobs):
    with pytest.raises(LanguageModelError):
        read(folder, reader=RulesReader(str(tmp_path)), jobs=jobs)


def test_no_more_processes_than_it_is_worth(folder, monkeypatch):
    sources = detente.sources.found([folder]).sources
    monkeypatch.setattr(drafting, "cores", lambda: 4)
    assert drafting.worth(sources) == 1
    monkeypatch.setattr(drafting, "WORTH_A_PROCESS", 900)
    assert drafting.worth(sources) == min(4, sum(drafting.size_of(one.path) for one in sources) // 900)


def test_a_file_of_many_reports_counts_once(tmp_path, monkeypatch):
    box = tmp_path / "talks.mbox"
    letter = "From a@b Tue Mar  4 12:00:00 2031\nSubject: Talks\n\nNorway has boats.\n\n"
    box.write_text(letter * 40)
    sources = detente.sources.found([box]).sources
    assert len(sources) == 40
    monkeypatch.setattr(drafting, "cores", lambda: 8)
    monkeypatch.setattr(drafting, "WORTH_A_PROCESS", len(letter) * 20)
    assert drafting.worth(sources) == 2


def answer(text="Iceland must withdraw its fleet"):
    return said(text, 1)


def test_an_llm_is_asked_in_threads(folder):
    with server(lambda number, request: (200, completion(answer()))) as stub:
        one = read(folder, reader=LlmReader.named("stub", url=stub.url))
        several = read(folder, reader=LlmReader.named("stub", url=stub.url), jobs=4)
    assert told(one) == told(several)
    assert all(draft.statements for draft in several.drafts)
    assert len(stub.asked) == 2 * 5


def test_one_client_serves_all_threads(folder):
    with server(lambda number, request: (200, completion(answer()))) as stub:
        reader = LlmReader.named("stub", url=stub.url)
        for _ in range(10):
            assert all(draft.statements for draft in read(folder, reader=reader, jobs=5).drafts)


def test_what_an_llm_cannot_answer_is_told_for_each_report(folder):
    done = read(folder, reader=LlmReader(model("no answer in the form")), jobs=3)
    assert [type(one) for one in done.failures].count(LlmWrongForm) == 6


def ended():
    os.kill(os.getpid(), signal.SIGKILL)


def end(_):
    ended()


@pytest.mark.slow
def test_a_process_that_is_killed_is_told():
    with pytest.raises(WorkerLost), here(2) as pool:
        list(results(end, [1, 2], pool))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_ends_everything_without_a_word(tmp_path):
    for number in range(600):  # more than can be read while one waits
        (tmp_path / f"{number}.txt").write_text(f"{number}.\n\n" + ENGLISH * 20)
    # Where the tests run in the background, Ctrl-C is ignored, and so it would be in what they start.
    heeded = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); import detente.cli; "
    call = f"sys.exit(detente.cli.main(['read', {str(tmp_path)!r}, '--jobs', '2']))"
    script = tmp_path.parent / "called.py"
    script.write_text(f"{heeded}\nif __name__ == '__main__':\n    {call}\n")
    command = [sys.executable, str(script)]
    for wait in (3.0, 7.0):
        run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        time.sleep(wait)
        os.killpg(run.pid, signal.SIGINT)
        out, err = run.communicate(timeout=30)
        assert (run.returncode, out, err) == (130, b"", b"")
