"""`read` and `brief` do the whole way from files to facts and page, and one bad report does not stop the others."""

import io
import os
import stat
from pathlib import Path

import pytest

import detente
from detente.errors import (
    BadDate,
    CodebookError,
    NothingRead,
    OutputIsFolder,
    OutputIsReport,
    OutputNotWritable,
    UnsupportedLanguage,
)
from detente.workflow import brief, output, read
from files import ENGLISH, RUSSIAN, SENTENCES, page, pdf


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(ENGLISH)
    (folder / "b.html").write_bytes(page(sentences=(*SENTENCES, "The Kremlin said that it would wait.")))
    (folder / "c.txt").write_text(RUSSIAN)
    (folder / "d.txt").write_bytes(bytes(99))
    (folder / "e.pdf").write_bytes(pdf(password="secret"))
    return folder


def test_every_report_is_read_and_every_other_named(reports):
    done = read(reports)
    assert done.ids == ("a", "b")
    assert [Path(failure.source).name for failure in done.failures] == ["c.txt", "d.txt", "e.pdf"]
    language = done.failures[0]
    assert isinstance(language, UnsupportedLanguage)
    assert "Russian" in str(language)
    assert str(reports / "c.txt") in str(language)


def test_evidence_stands_in_the_reports(reports):
    detente.Record.of(read(reports).drafts).verify()  # what does not add up may cite several of them


def test_one_name_may_stand_by_itself(reports):
    assert read(str(reports / "a.txt")).ids == read([reports / "a.txt"]).ids == ("a",)


def test_standard_input_is_read():
    done = read("-", stdin=io.BytesIO(ENGLISH.encode()), published="2022-01-12", outlet="The Post")
    assert done.ids == ("stdin",)
    assert done.drafts[0].report.outlet == "The Post"
    assert done.drafts[0].report.published.value == "2022-01-12"


def test_standard_input_in_another_language_is_named_as_such():
    failure = read("-", stdin=io.BytesIO(RUSSIAN.encode())).failures[0]
    assert failure.source == "standard input"


def test_progress_is_told_before_each_report_and_at_the_end(reports):
    told = []
    read(reports, progress=lambda done, total, name: told.append((done, total, Path(name).name)))
    assert told == [(0, 5, "a.txt"), (1, 5, "b.html"), (2, 5, "c.txt"), (3, 5, "d.txt"), (4, 5, "e.pdf"), (5, 5, "")]


def test_a_codebook_may_be_given_or_named(reports, tmp_path):
    book = tmp_path / "codebook.toml"
    book.write_text('[[parties]]\nid = "ruritania"\nname = "Ruritania"\naliases = ["the minister"]\n')
    named, given = read(reports, codebook=book), read(reports, codebook=detente.formats.codebook_of(book))
    assert named.drafts == given.drafts
    book.write_text("[[parties]]\n")
    with pytest.raises(CodebookError):
        read(reports, codebook=book)


def test_the_examples_are_read_whole(examples):
    done = read(examples / "ukraine-2022")
    assert len(done.drafts) == 8
    assert done.failures == ()
    assert all(draft.report.published and draft.report.outlet for draft in done.drafts)


def test_a_finding_stands_with_each_report_it_rests_on(examples):
    done = read(examples / "ukraine-2022")
    for draft in done.drafts:
        assert all(draft.report.id in {words.report for words in one.evidence} for one in draft.findings)
    assert any(draft.findings for draft in done.drafts)


def test_the_same_words_in_two_files_are_one_report_with_a_line_for_each(tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt", "c.html"):
        (tmp_path / "in" / name).write_text(ENGLISH)
    done = read(tmp_path / "in")
    assert done.ids == ("a", "b", "c")
    assert [draft.report.file for draft in done.drafts] == ["a.txt", "b.txt", "c.html"]
    assert len({draft.report.id for draft in done.drafts}) == 1
    assert [Path(name).name for name, _ in done.repeats] == ["b.txt", "c.html"]
    assert [draft.report.file for draft in done.distinct] == ["a.txt"]
    alone, together = brief(tmp_path / "in" / "a.txt", to=tmp_path / "a"), brief(tmp_path / "in", to=tmp_path / "b")
    assert alone.counts == together.counts


def test_the_same_files_give_the_same_page(reports, tmp_path):
    first = brief(reports, to=tmp_path / "first.html")
    second = brief(reports, to=tmp_path / "second.html")
    assert first.path.read_bytes() == second.path.read_bytes()
    assert first.counts["reports"] == 2
    assert len(first.readings.failures) == 3


def test_a_brief_is_not_read_by_the_next_one(reports):
    brief(reports, to=reports / "brief.html")
    again = brief(reports, to=reports / "brief.html")
    assert again.counts["reports"] == 2
    assert again.readings.left_out == (str(reports / "brief.html"),)


class Unread:
    """A report that must not be looked at."""

    def __fspath__(self):
        raise AssertionError("something was read before the output was found unfit")


def test_a_folder_in_the_place_of_the_brief_is_found_out_before_reading(tmp_path):
    with pytest.raises(OutputIsFolder):
        brief([Unread()], to=tmp_path)


@pytest.mark.parametrize("name", ["missing/brief.html", "file.txt/brief.html", "x" * 300, "a\x00b", ""])
def test_an_unfit_place_is_found_out_before_reading(tmp_path, name):
    (tmp_path / "file.txt").write_text("in the way")
    with pytest.raises((OutputNotWritable, OutputIsFolder)) as caught:
        brief([Unread()], to=f"{tmp_path}/{name}")
    assert caught.value.advice


def test_no_room_is_found_out_before_reading(tmp_path, monkeypatch):
    def refuse(**_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(output.tempfile, "mkstemp", refuse)
    with pytest.raises(OutputNotWritable, match="Read-only file system"):
        brief([Unread()], to=tmp_path / "brief.html")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_closed_folder_is_found_out_before_reading(tmp_path):
    (tmp_path / "closed").mkdir(mode=0o500)
    with pytest.raises(OutputNotWritable):
        brief([Unread()], to=tmp_path / "closed" / "brief.html")


def test_a_report_is_never_overwritten(reports):
    for names in ([reports], [reports / "b.html"]):
        with pytest.raises(OutputIsReport):
            brief(names, to=reports / ".." / "reports" / "b.html")
    assert b"Orrinvale" in (reports / "b.html").read_bytes()


def test_nothing_is_written_when_nothing_was_read(reports, tmp_path):
    to = tmp_path / "brief.html"
    with pytest.raises(NothingRead) as caught:
        brief([reports / "c.txt", reports / "d.txt"], to=to)
    assert len(caught.value.failures) == 2
    assert not to.exists()


def test_a_bad_date_writes_nothing(reports, tmp_path):
    with pytest.raises(BadDate):
        brief(reports, to=tmp_path / "brief.html", published="yesterday")
    assert not (tmp_path / "brief.html").exists()


def test_a_brief_is_written_whole_or_not_at_all(reports, tmp_path, monkeypatch):
    to = tmp_path / "out" / "brief.html"
    to.parent.mkdir()
    to.write_text("yesterday's")

    def fail(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output.os, "fsync", fail)
    with pytest.raises(OutputNotWritable, match="No space left"):
        brief(reports, to=to)
    assert to.read_text() == "yesterday's"
    assert [path.name for path in to.parent.iterdir()] == ["brief.html"]


def test_an_interruption_leaves_nothing_behind(tmp_path, monkeypatch):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(output.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        output.write_whole(tmp_path / "brief.html", "<p>")
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_gets_the_usual_permissions_and_an_old_one_keeps_its_own(tmp_path):
    before = os.umask(0o027)
    try:
        output.write_whole(tmp_path / "new.html", "<p>")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.html").stat().st_mode) == 0o640
    (tmp_path / "new.html").chmod(0o604)
    output.write_whole(tmp_path / "new.html", "<p>")
    assert stat.S_IMODE((tmp_path / "new.html").stat().st_mode) == 0o604


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "brief.html").write_text("old")
    (tmp_path / "link.html").symlink_to(tmp_path / "there" / "brief.html")
    output.check_writable(tmp_path / "link.html")
    output.write_whole(tmp_path / "link.html", "new")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "there" / "brief.html").read_text() == "new"


def test_another_reader_reads_in_the_place_of_the_rules(reports):
    asked = []

    def reader(report, codebook=None):
        asked.append(report.file)
        return detente.Draft(report=report, problems=(detente.Problem(where=(0, 1), what="read by hand"),))

    done = read(reports, reader=reader)
    assert asked == ["a.txt", "b.html", "c.txt"]
    assert [draft.problems[0].what for draft in done.drafts] == ["read by hand"] * 3
