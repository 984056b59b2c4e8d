"""A Dask cluster reads what this machine reads, also when it loses a worker on the way."""

import os
import signal
import sys
import warnings
from contextlib import contextmanager

import pytest

from answering import model
from detente.cli import main
from detente.compute import cluster as clusters
from detente.errors import (
    ClusterDiffers,
    ClusterLost,
    ClusterMissing,
    ClusterUnreachable,
    ClusterWithoutRules,
    ClusterWithoutWorkers,
)
from detente.formats import line
from detente.reading.llm import LlmReader
from detente.workflow import read
from detente.workflow.add import add, reread
from detente.workflow.case import CODEBOOK, new, opened
from files import RUSSIAN

REPORT = """GENEVA, March {day} (Fjord Wire) - Norway's minister Anna Berg demanded that Iceland withdraw {count} boats.

"Never," said Iceland's minister Jon Jonsson. Talks will resume in Oslo on March {day}, an official said.
"""
BOOK = '[[issues]]\nid = "boats"\nlabel = "The boats"\nkeywords = ["boats"]\n'
distributed = pytest.importorskip("distributed")


@contextmanager
def cluster(workers=2, *, processes=True):
    """A cluster of this machine."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Dask warns of when it starts, loses workers and stops is its own
        with distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=processes, dashboard_address=None, silence_logs=50
        ) as local:
            yield local


@pytest.fixture
def folder(tmp_path):
    """Reports, two of which cannot be read."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for number in range(40):
        (reports / f"{number:02}.txt").write_text(REPORT.format(day=number % 28 + 1, count=number + 2))
    (reports / "empty.txt").write_text(" \n")
    (reports / "russian.txt").write_text(RUSSIAN)
    return reports


def drafts(case):
    return [line(draft, draft.report.id) for draft in sorted(case.store.drafts(), key=lambda one: one.report.id)]


def ends_a_worker(local, keep, after=5):
    """Keep what is read as `keep` does, and kill a worker while there is work left for it."""
    kept = []

    def kept_then_killed(*given, **named):
        kept.append(given)
        if len(kept) == after:
            os.kill(next(iter(local.workers.values())).process.pid, signal.SIGKILL)
        return keep(*given, **named)

    return kept_then_killed


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_cluster_that_loses_a_worker_adds_and_reads_again_what_this_machine_does(tmp_path, folder, monkeypatch):
    with opened(new(tmp_path / "here")) as here, opened(new(tmp_path / "there")) as there, cluster() as local:
        address = local.scheduler_address
        first = add(here, folder, published="2031-03-04", jobs=2)
        monkeypatch.setattr(there.store, "add", ends_a_worker(local, there.store.add))
        second = add(there, folder, published="2031-03-04", cluster=address)
        assert first.new == second.new
        assert len(first.new) == 40
        assert list(map(str, first.failures)) == list(map(str, second.failures))
        assert drafts(here) == drafts(there)
        for case in (here, there):
            (case.folder / CODEBOOK).write_text(BOOK)
    with opened(tmp_path / "here") as here, opened(tmp_path / "there") as there, cluster() as local:
        monkeypatch.setattr(there.store, "read_again", ends_a_worker(local, there.store.read_again))
        again = reread(here, jobs=2), reread(there, cluster=local.scheduler_address)
        assert again[0].changed == again[1].changed
        assert len(again[0].changed) == 40
        assert drafts(here) == drafts(there)
        one, several = read(folder), read(folder, cluster=local.scheduler_address)
        assert [line(draft, "") for draft in one.drafts] == [line(draft, "") for draft in several.drafts]
        assert list(map(str, one.failures)) == list(map(str, several.failures))


@pytest.mark.slow
def test_a_cluster_that_goes_away_is_told_and_what_was_kept_stays(tmp_path, folder, monkeypatch):
    with opened(new(tmp_path / "case")) as case, cluster() as local:
        keep, kept = case.store.add, []

        def kept_then_gone(*given, **named):
            kept.append(given)
            if len(kept) == 5:
                local.close()
            return keep(*given, **named)

        monkeypatch.setattr(case.store, "add", kept_then_gone)
        with pytest.raises(ClusterLost, match="did not finish"):
            add(case, folder, cluster=local.scheduler_address)
        assert case.store.counts()["reports"] >= 5
        monkeypatch.undo()
        add(case, folder)
        assert case.store.counts()["reports"] == 40


@pytest.mark.slow
def test_workers_that_would_read_something_else_are_refused(folder, monkeypatch):
    with cluster(1, processes=False) as local:
        monkeypatch.setattr(clusters, "__version__", "99.0")
        with pytest.raises(ClusterDiffers, match=r"expected détente 99\.0") as told:
            read(folder, cluster=local.scheduler_address)
        assert told.value.version != "99.0"


def test_a_cluster_without_workers_is_told(folder, monkeypatch):
    monkeypatch.setattr(clusters, "PATIENCE", 1)
    with cluster(0, processes=False) as local, pytest.raises(ClusterWithoutWorkers, match="no workers"):
        read(folder, cluster=local.scheduler_address)


def test_a_cluster_that_cannot_be_used_is_told_before_anything_is_read(tmp_path, folder, monkeypatch):
    monkeypatch.setattr(clusters, "PATIENCE", 1)
    with opened(new(tmp_path / "case")) as case:
        with pytest.raises(ClusterUnreachable, match=r"tcp://127\.0\.0\.1:1"):
            add(case, folder, cluster="tcp://127.0.0.1:1")
        with pytest.raises(ClusterWithoutRules, match="--jobs"):
            add(case, folder, cluster="tcp://127.0.0.1:1", reader=LlmReader(model("nothing")))
        monkeypatch.setitem(sys.modules, "distributed", None)
        with pytest.raises(ClusterMissing, match=r"detente\[cluster\]"):
            reread(case, cluster="tcp://127.0.0.1:1")
        assert case.store.counts()["reports"] == 0


def test_the_commands_name_what_is_wrong_with_a_cluster(capsys, tmp_path, folder, monkeypatch):
    monkeypatch.setattr(clusters, "PATIENCE", 1)
    case = new(tmp_path / "case")
    for words in (["read", folder], ["brief", folder, "--to", tmp_path / "brief.html"], ["add", case, folder]):
        assert main([*map(str, words), "--cluster", "tcp://127.0.0.1:1"]) == 2
        assert "no Dask cluster could be reached at 'tcp://127.0.0.1:1'" in capsys.readouterr().err
