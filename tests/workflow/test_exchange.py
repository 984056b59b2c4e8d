"""A whole case as one archive: out and in again is the same case, and an archive made by an enemy does nothing."""

import base64
import hashlib
import json
import zipfile
import zlib

import pytest

from detente.errors import ArchiveNotOurs, CaseExists
from detente.workflow.add import add, reread
from detente.workflow.case import new, opened
from detente.workflow.exchange import export_case, import_case, import_coded
from detente.workflow.interchange import write_export
from detente.workflow.review import judge, suggestions
from detente.workflow.views import Asked, info, view
from dna_files import talks

TEXT = "OSLO, March {day} (Fjord Wire) - Norway's minister Anna Berg demanded that Iceland withdraw {day} boats.\n"


@pytest.fixture
def case(tmp_path):
    (tmp_path / "in").mkdir()
    for day in range(1, 6):
        (tmp_path / "in" / f"{day}.txt").write_text(TEXT.format(day=day))
    with opened(new(tmp_path / "case", title='The "boats"')) as held:
        add(held, tmp_path / "in", published="2031-03-04")
        judge(held, "reject", next(suggestions(held)).fact.id, by="ab")
        (held.folder / "codebook.toml").write_text('[[issues]]\nid = "fleet"\nlabel = "Fleet"\nkeywords = ["boats"]\n')
        reread(held)
        held.store.set_mark("seen", "3")
        yield held


@pytest.fixture
def archive(case, tmp_path):
    return export_case(case, tmp_path / "case.zip")


def test_out_and_in_again_is_the_same_case(case, archive, tmp_path):
    with opened(import_case(archive, tmp_path / "copy")) as copy:
        assert (copy.title, copy.codebook) == (case.title, case.codebook)
        assert copy.record() == case.record()
        assert list(copy.store.kept()) == list(case.store.kept())
        assert copy.store.search("boats") == case.store.search("boats")
        assert copy.store.counts() == case.store.counts()
        assert {name: copy.archive.content(name) for name in copy.archive} == {
            name: case.archive.content(name) for name in case.archive
        }
        again = export_case(copy, tmp_path / "again.zip")
        assert again.read_bytes() == archive.read_bytes()


def test_the_copy_goes_on(archive, tmp_path):
    (tmp_path / "more.txt").write_text(TEXT.format(day=9))
    with opened(import_case(archive, tmp_path / "copy")) as copy:
        assert len(add(copy, tmp_path / "more.txt").new) == 1
        assert [one.number for one in copy.store.kept()][-1] <= 6
        judge(copy, "accept", next(suggestions(copy)).fact.id, by="ab")


@pytest.mark.parametrize("name", ["conflict", "packages", "votes"])
def test_what_people_edited_and_the_draft_beside_it_go_along(case, tmp_path, name):
    for one in (f"{name}.toml", f"{name}.draft.toml"):
        (case.folder / one).write_text(f"# {one}\n")
    folder = import_case(export_case(case, tmp_path / "edited.zip"), tmp_path / "edited")
    for one in (f"{name}.toml", f"{name}.draft.toml"):
        assert (folder / one).read_text() == f"# {one}\n"


def test_it_is_not_put_on_top_of_something(case, archive):
    with pytest.raises(CaseExists):
        import_case(archive, case.folder)


def changed(archive, target, *, manifest=None, drop=(), put=None, fix=True):
    """Write an archive anew with other files in it, the checksums made to fit."""
    with zipfile.ZipFile(archive) as held:
        files = {name: held.read(name) for name in held.namelist() if name not in drop}
    files.update(put or {})
    if fix:
        sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != "manifest.json"}
        files["manifest.json"] = json.dumps({"form": 1, "sha256": sums, **(manifest or {})}).encode()
    with zipfile.ZipFile(target, "w") as held:
        for name, data in files.items():
            held.writestr(name, data)
    return target


@pytest.mark.parametrize(
    "change",
    [
        {"put": {"../outside.txt": b"x"}},
        {"put": {"/etc/outside.txt": b"x"}},
        {"put": {"archive/../../outside.txt": b"x"}},
        {"put": {"archive\\..\\outside.txt": b"x"}},
        {"put": {"run.sh": b"x"}},
        {"put": {"archive/" + "0" * 64: b"x"}},
        {"put": {"case.toml": b"title = 'other'\n"}, "fix": False},
        {"put": {"extra.toml": b""}, "fix": False},
        {"drop": ["case.toml"]},
        {"drop": ["tables/readings.jsonl"]},
        {"put": {"case.toml": b"title =\n"}},
        {"put": {"case.toml": b'"database" = "postgresql://me@host/talks"\n'}},
        {"put": {"tables/marks.jsonl": b'{"name": "x"}\n'}},
        {"put": {"tables/reports.jsonl": b"{broken\n"}},
        {"put": {"tables/reports.jsonl": b"[1]\n"}},
        {"put": {"tables/reports.jsonl": b"\xff\xfe{}\n"}},
        {"put": {"tables/reports.jsonl": b"[" * 100_000 + b"\n"}},
        {"put": {"tables/judgements.jsonl": b'{"id": "x", "entry": "{}"}\n'}},
        {"manifest": {"form": 2}},
        {"manifest": {"sha256": 3}},
        {"put": {"manifest.json": b"[1]"}, "fix": False},
        {"drop": ["manifest.json"], "fix": False},
    ],
    ids=str,
)
def test_what_is_no_case_or_was_changed_is_refused_and_leaves_nothing(archive, tmp_path, change):
    bad = changed(archive, tmp_path / "bad.zip", **change)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ArchiveNotOurs):
        import_case(bad, tmp_path / "copy")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
def test_an_archive_that_was_cut_short_or_damaged_is_refused(archive, tmp_path, at):
    data = archive.read_bytes()
    (tmp_path / "short.zip").write_bytes(data[: int(len(data) * at)])
    with pytest.raises(ArchiveNotOurs):
        import_case(tmp_path / "short.zip", tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_the_address_of_a_database_in_an_archive_is_not_asked(archive, tmp_path):
    settings = b'title = "boats"\ndatabase = "postgresql://me@host.example/talks"\n'
    folder = import_case(changed(archive, tmp_path / "b.zip", put={"case.toml": settings}), tmp_path / "copy")
    assert (folder / "case.toml").read_text() == 'title = "boats"\n'


@pytest.mark.parametrize("draft", [b"", b"2x", b"1x", b"1" + zlib.compress(b" " * 300_000_000)], ids=len)
def test_readings_that_cannot_be_read_are_refused(archive, tmp_path, draft):
    with zipfile.ZipFile(archive) as held:
        rows = [json.loads(line) for line in held.read("tables/readings.jsonl").splitlines()]
    rows[-1]["draft"] = base64.b64encode(draft).decode()
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    with pytest.raises(ArchiveNotOurs, match=r"bad.zip cannot be taken in .*cannot be read"):
        import_case(changed(archive, tmp_path / "bad.zip", put={"tables/readings.jsonl": lines}), tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_what_people_coded_has_the_day_of_its_report_and_is_not_read_over(case, tmp_path):
    coded = import_coded(case, talks(tmp_path / "dam.dna").path)
    assert (coded.new, coded.statements) == (1, 3)
    rows = [row for row in view(case, "statements", Asked()).as_dicts() if "dam" in str(row["issue"])]
    assert [(row["speaker"], row["act"], row["date"]) for row in rows] == [("Jon Orm", "reject", "2031-05-14")]
    done = reread(case)
    assert (done.reports, done.coded, done.changed) == (5, 1, [])
    assert rows == [row for row in view(case, "statements", Asked()).as_dicts() if "dam" in str(row["issue"])]


def test_a_table_of_our_own_finds_the_reports_of_the_case(case, tmp_path):
    (written,) = write_export(case.record(), tmp_path / "talks.csv")
    before = info(case)
    done = import_coded(case, written)
    assert (done.new, done.known, done.not_taken) == (0, 4, 0)  # in the fifth nothing stands
    assert info(case) == before


def test_why_an_archive_is_refused_takes_one_line(archive, tmp_path):
    with zipfile.ZipFile(archive) as held:
        rows = [json.loads(line) for line in held.read("tables/reports.jsonl").splitlines()]
    rows[0]["text"] = rows[1]["text"]
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    with pytest.raises(ArchiveNotOurs) as caught:
        import_case(changed(archive, tmp_path / "bad.zip", put={"tables/reports.jsonl": lines}), tmp_path / "copy")
    assert len(str(caught.value).splitlines()) == 1


def test_what_was_coded_in_a_report_that_is_there_is_counted(case, tmp_path):
    report = next(case.store.drafts()).report
    table = f'text,quote,party,act\n"{report.text.strip()}\n",withdraw,Norway,demand\n'
    (tmp_path / "coded.csv").write_text(table)
    done = import_coded(case, tmp_path / "coded.csv")
    assert (done.new, done.known, done.not_taken) == (0, 1, 1)
