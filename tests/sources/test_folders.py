"""Names stand for files, folders and standard input, each read once and in order."""

import io
import os
from pathlib import Path

import pytest

from detente.errors import BadDate, FolderWithoutReports, MissingReport, NotText, UnreadableReport
from detente.sources import load
from files import ENGLISH, SENTENCES


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.txt", "deep/er/c.txt", "README.md", "LICENSE", "notes.json", ".hidden.txt", ".git/d.txt"):
        file = tmp_path / "reports" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"This is what stands in {name}: {ENGLISH}")
    return tmp_path / "reports"


def files(done):
    return [report.file for report in done.reports]


def test_a_folder_is_read_whole_in_sorted_order_and_says_what_it_leaves_out(folder):
    done = load([folder])
    assert files(done) == ["a.txt", "b.txt", "c.txt"]
    assert done.names == tuple(str(folder / name) for name in ("a.txt", "b.txt", "deep/er/c.txt"))
    assert [Path(name).name for name in done.left_out] == ["LICENSE", "README.md", "notes.json"]
    assert done.failures == ()


def test_a_file_that_is_named_is_always_tried(folder):
    assert files(load([folder / "README.md", folder / "LICENSE", folder / ".hidden.txt"])) == [
        ".hidden.txt",
        "LICENSE",
        "README.md",
    ]


def test_files_of_several_names_come_in_one_order_and_each_once(folder):
    done = load([folder / "b.txt", folder, folder / "deep" / ".." / "a.txt", str(folder / "b.txt")])
    assert files(done) == ["a.txt", "b.txt", "c.txt"]
    assert done.repeats == ()


def test_the_same_words_are_one_report(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ENGLISH)
    (tmp_path / "c.txt").write_text(ENGLISH.upper())
    done = load([tmp_path])
    assert files(done) == ["a.txt", "c.txt"]
    assert done.repeats == ((str(tmp_path / "b.txt"), str(tmp_path / "a.txt")),)


def test_standard_input_is_a_report(folder):
    done = load(["-", folder / "a.txt", "-"], stdin=io.BytesIO(ENGLISH.encode()))
    assert files(done) == [None, "a.txt"]
    assert done.reports[0].text == ENGLISH
    assert done.names[0] == "standard input"


def test_standard_input_that_was_not_passed_on_is_named():
    assert isinstance(load(["-"]).failures[0], UnreadableReport)


def test_a_missing_file_is_named_with_the_nearest(folder):
    failure = load([folder / "bb.txt", folder / "a.txt"]).failures[0]
    assert isinstance(failure, MissingReport)
    assert any("b.txt" in line for line in failure.advice)


def test_a_file_taken_for_a_folder_is_missing(folder):
    assert isinstance(load([folder / "a.txt" / "b.txt"]).failures[0], MissingReport)


@pytest.mark.parametrize("name", ["x" * 5000, "a\x00b"])
def test_impossible_names_are_failures(name):
    assert load([name]).failures


def test_a_folder_without_reports_is_a_failure_that_says_what_is_there(tmp_path):
    (tmp_path / "README.md").write_text(ENGLISH)
    failure = load([tmp_path]).failures[0]
    assert isinstance(failure, FolderWithoutReports)
    assert any("README.md" in line for line in failure.advice)


def test_a_word_document_in_a_folder_is_not_passed_over_in_silence(folder):
    (folder / "talks.docx").write_bytes(b"PK\x03\x04" + bytes(26) + b"word/document.xml")
    assert [type(failure) for failure in load([folder]).failures] == [NotText]


def test_one_bad_file_does_not_keep_the_others_from_being_read(folder):
    (folder / "aa.txt").write_bytes(bytes(100))
    done = load([folder])
    assert files(done) == ["a.txt", "b.txt", "c.txt"]
    assert [failure.source for failure in done.failures] == [str(folder / "aa.txt")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_closed_file_is_a_failure(folder):
    (folder / "a.txt").chmod(0)
    assert [type(failure) for failure in load([folder]).failures] == [UnreadableReport]


def test_a_link_in_a_circle_is_no_trap(folder):
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    done = load([folder])
    assert files(done) == ["a.txt", "b.txt", "c.txt"]
    assert [type(failure) for failure in done.failures] == [UnreadableReport]


def test_a_name_that_is_no_text_can_still_be_shown(tmp_path):
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (tmp_path / name).write_text(ENGLISH)
    except OSError:
        pytest.skip("this file system wants names in UTF-8")
    report = load([tmp_path]).reports[0]
    assert report.file == "caf\ufffd.txt"
    report.model_dump_json()


def test_a_date_that_is_none_is_refused_before_anything_is_read(folder):
    with pytest.raises(BadDate, match="2022-13-01"):
        load([folder], published="2022-13-01")
    assert load([folder], published="2022-W02").reports[0].published.value == "2022-W02"


def test_a_report_says_its_language(folder):
    (folder / "short.txt").write_text("Talks. Again.")
    languages = {report.file: report.language for report in load([folder]).reports}
    assert languages["a.txt"] == "en"
    assert languages["short.txt"] is None


def test_sentences_stand_as_they_stood(folder):
    report = load([folder / "a.txt"]).reports[0]
    at = report.text.index(SENTENCES[1])
    assert report.cite(at, at + len(SENTENCES[1])).text == SENTENCES[1]
