"""A case from its first day: reports are added once, judged, read again, and nothing is lost."""

import csv
import io
import shutil
from datetime import UTC, datetime

import pytest

from detente.brief import page
from detente.errors import (
    CannotJudge,
    CaseExists,
    CodebookError,
    DatabaseTaken,
    NoCase,
    NotInCase,
    OtherDatabase,
    StoreNotWritable,
)
from detente.record import Judgement, Verdict
from detente.store.dump import dumped
from detente.workflow.add import add, reread
from detente.workflow.case import new, opened, place_in
from detente.workflow.coding import agreement, as_id, coding_sheet, lines_of, take_in
from detente.workflow.review import judge, suggestions
from detente.workflow.upkeep.findings import finding_ids
from detente.workflow.views import TABLES, Asked, info, search, view
from detente.workflow.where import is_case
from files import RUSSIAN

FIRST = "OSLO, March 2 (Fjord Wire) - Norway's foreign minister Anna Berg demanded that Iceland withdraw its troops.\n"
SECOND = "REYKJAVIK, March 3 (Fjord Wire) - Iceland rejected the troop talks. They will resume in Geneva on March 9.\n"


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(FIRST)
    (folder / "two.txt").write_text(SECOND)
    return folder


@pytest.fixture
def case(tmp_path):
    with opened(new(tmp_path / "case", title="Troops")) as held:
        yield held


@pytest.fixture
def filled(case, reports):
    add(case, reports, published="2031-03-04")
    return case


def test_a_new_case_is_a_folder(tmp_path):
    folder = new(tmp_path / "deep" / "case")
    assert is_case(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["archive", "case.db", "case.toml", "codebook.toml"]
    with opened(folder) as case:
        assert (case.title, case.codebook.parties, info(case)["reports"]) == ("case", (), 0)


def test_a_case_is_not_begun_on_top_of_something(tmp_path, case):
    with pytest.raises(CaseExists, match="case already"):
        new(case.folder)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("Dear")
    with pytest.raises(CaseExists, match="no empty folder"):
        new(tmp_path / "other")
    with pytest.raises(CaseExists, match="a file"):
        new(tmp_path / "other" / "letter.txt")
    assert (tmp_path / "other" / "letter.txt").read_text() == "Dear"


def test_a_codebook_that_cannot_be_used_begins_no_case(tmp_path):
    (tmp_path / "book.toml").write_text("[[parties]]\nname = 3\n")
    with pytest.raises(CodebookError):
        new(tmp_path / "case", codebook=tmp_path / "book.toml")
    assert not (tmp_path / "case").exists()


def test_what_is_no_case_is_told(tmp_path):
    with pytest.raises(NoCase), opened(tmp_path):
        pass


def test_reports_are_added_once(case, reports):
    first = add(case, reports)
    again = add(case, [reports, reports / "one.txt"])
    assert (len(first.new), first.statements > 0, first.known) == (2, True, [])
    assert (again.new, len(again.known)) == ([], 3)
    assert info(case)["reports"] == 2


def test_each_report_is_archived_as_it_came(case, reports):
    add(case, reports)
    kept = {case.archive.content(name) for name in case.archive}
    assert kept == {FIRST.encode(), SECOND.encode()}
    origins = [one for name in case.store.ids() for one in case.store.origins(name)]
    assert {one.raw for one in origins} == set(case.archive)


def test_what_cannot_be_read_is_told_and_the_rest_is_kept(case, reports):
    (reports / "empty.txt").write_text("\n")
    (reports / "russian.txt").write_text(RUSSIAN)
    done = add(case, [reports, reports / "missing.txt"])
    assert len(done.failures) == 3
    assert len(done.new) == 2


def test_processes_add_what_one_adds(tmp_path, case, reports):
    for number in range(12):
        (reports / f"{number}.txt").write_text(f"{FIRST}Norway has {number + 2} boats, the minister said.\n")
    add(case, reports)
    with opened(new(tmp_path / "other")) as other:
        add(other, reports, jobs=2)
        assert list(other.store.drafts()) == list(case.store.drafts())


def test_a_text_that_comes_under_several_heads_is_kept_under_one_whatever_the_order(tmp_path):
    text = "Norway demanded on Tuesday that Iceland withdraw its boats. Iceland refused."
    (tmp_path / "one.txt").write_text(text)
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "again.txt").write_text(text)
    came = [
        (tmp_path / "one.txt", None, "The Quay"),
        (tmp_path / "copy", "2031-03-12", "Fjord Wire"),
        (tmp_path / "one.txt", "2031-03-05", None),
        (tmp_path, "2031-03-05", "The Quay"),
    ]
    tables = []
    for number, ways in enumerate((came, came[::-1], [*came[2:], *came[:2]])):
        with opened(new(tmp_path / f"case{number}")) as case:
            for path, day, outlet in ways:
                add(case, path, published=day, outlet=outlet)
            (report,) = [one.report for one in case.store.drafts()]
            assert (str(report.published), report.outlet) == ("2031-03-05", "The Quay")
            tables.append({name: view(case, name, Asked()) for name in TABLES})
            assert "2031-03-04" in str(tables[-1]["statements"].rows)  # the Tuesday before that day
    assert tables[0] == tables[1] == tables[2]


def test_the_order_of_adding_changes_no_view(tmp_path, filled, reports):
    with opened(new(tmp_path / "other")) as other:
        for name in ("two.txt", "one.txt"):
            add(other, reports / name, published="2031-03-04")
        assert other.record() == filled.record()
        for name in TABLES:
            assert view(other, name, Asked()) == view(filled, name, Asked())


def test_a_codebook_is_used_when_the_case_is_read_again(filled):
    (filled.folder / "codebook.toml").write_text(
        '[[issues]]\nid = "fleet"\nlabel = "The fleet"\nkeywords = ["troops", "troop"]\n'
        '[[parties]]\nid = "the-republic"\nname = "Iceland"\n'
    )
    done = reread(filled)
    assert (done.reports, len(done.changed)) == (2, 2)
    assert {row["issue"] for row in view(filled, "statements", Asked(party="the-republic")).as_dicts()} == {"fleet"}
    assert reread(filled).changed == []


def test_judgements_stay_when_the_case_is_read_again(filled):
    (first, *_) = filled.record().statements
    judge(filled, "reject", first.id, by="ab")
    reread(filled)
    assert first.id not in {one.id for one in filled.record().statements}
    assert reread(filled).idle == ()


def test_a_judgement_of_a_finding_still_applies_after_reading_again(tmp_path):
    text = "Norway and Iceland will meet in Geneva on Tuesday, March 5, officials said."
    (tmp_path / "one.txt").write_text(text)
    with opened(new(tmp_path / "case")) as case:
        add(case, tmp_path / "one.txt", published="2031-03-03")
        (finding, *_) = finding_ids(case)
        judge(case, "reject", finding, by="ab")
        assert reread(case).idle == ()


def test_what_a_party_is_believed_to_hold_stands_in_the_brief(filled, tmp_path):
    changes = {"issue": "troops", "stance": "offers", "content": "a moratorium on boats", "date": "2031-03-02"}
    said = judge(filled, "believe", "norway", by="ab", changes=changes)
    (held,) = [one for one in filled.record().positions if said.id in one.statements]
    assert held.date.value == "2031-03-02"
    assert "a moratorium on boats" in page(filled.record())
    with pytest.raises(CannotJudge):
        judge(filled, "believe", "norway", by="ab", changes={**changes, "date": "some day"})


def test_a_judgement_is_checked_before_it_is_kept(filled):
    (first, *_) = filled.record().statements
    for verdict, subject, more in [
        ("reject", "nothing", {}),
        ("correct", first.id, {"changes": {"act": "shout"}}),
        ("correct", first.id, {"changes": {"party": "norwai"}}),
        ("correct", first.id, {"changes": {"issue": "herring"}}),
        ("merge", "norway", {"into": "sweden"}),
        ("merge", "norway", {"into": "norway"}),
        ("merge", "anna-berg", {"into": "norway"}),
        ("add", first.report, {"spans": [(0, 9999)]}),
        ("believe", "sweden", {"changes": {"issue": "x"}}),
        ("withdraw", first.id, {}),
    ]:
        with pytest.raises((NotInCase, CannotJudge)):
            judge(filled, verdict, subject, by="ab", **more)
    assert filled.store.judgements() == ()


def test_a_slip_in_a_correction_is_told_and_a_new_issue_comes_through_the_codebook(filled):
    (first, *_) = filled.record().statements
    with pytest.raises(NotInCase, match="no party 'norwai'") as told:
        judge(filled, "correct", first.id, by="ab", changes={"target": "norwai"})
    assert "Did you mean 'norway'?" in told.value.advice
    with pytest.raises(NotInCase, match="no issue 'herring'") as told:
        judge(filled, "correct", first.id, by="ab", changes={"issue": "herring"})
    assert "codebook.toml" in told.value.advice[0]
    with (filled.folder / "codebook.toml").open("a", encoding="utf-8") as book:
        book.write('\n[[issues]]\nid = "herring"\nlabel = "Herring"\nkeywords = ["herring"]\n')
    judge(filled, "correct", first.id, by="ab", changes={"issue": "herring"})
    assert {one.issue for one in filled.record().statements if one.id == first.id} == {"herring"}


def test_a_meeting_gives_what_was_heard_in_it_its_name_and_day(filled, tmp_path):
    (tmp_path / "third.txt").write_text("Norway and Iceland will meet in Geneva on March 9, officials said.")
    add(filled, tmp_path / "third.txt", published="2031-03-04")
    (meeting, *_) = filled.record().meetings
    said = judge(filled, "heard", meeting.id, by="ab", changes={"words": "No.", "party": "iceland"})
    assert (said.changes["meeting"], said.changes["date"]) == (meeting.name, meeting.date.value)
    waiting = [one.fact.id for one in suggestions(filled)]
    (fact,) = [one for one in filled.record().statements if one.rule == "analyst:heard"]
    assert fact.id not in waiting
    judge(filled, "correct", fact.id, by="cd", changes={"act": "reject"})
    assert {one.act for one in filled.record().statements if one.id == fact.id} == {"reject"}
    assert reread(filled).idle == ()


def test_a_note_is_no_report_that_was_added_and_goes_with_its_judgement(filled):
    def added():
        return filled.store.counts()["reports"], filled.store.last(), filled.store.ids(), filled.store.published()

    before = added()
    tables = {name: view(filled, name, Asked()) for name in TABLES if name != "judgements"}
    told = {"words": "We sail at dawn.", "party": "iceland", "date": "2031-03-05"}
    said = judge(filled, "heard", "Round two", by="ab", changes=told)
    assert "We sail at dawn." in {row["words"] for row in view(filled, "statements", Asked()).as_dicts()}
    assert [row["date"] for row in search(filled, "sail dawn").as_dicts()] == ["2031-03-05"]
    assert added() == before
    assert all(row["number"] > 0 for row in dumped(filled.store, "reports"))
    judge(filled, "withdraw", said.id, by="ab")
    assert search(filled, "sail dawn").rows == ()
    assert {name: view(filled, name, Asked()) for name in TABLES if name != "judgements"} == tables
    assert not filled.store.upkeep(lambda standing: standing.notes())


def test_what_two_heard_word_for_word_stays_when_one_withdraws(filled):
    told = {"words": "We sail at dawn.", "party": "iceland", "date": "2031-03-05", "meeting": "Round two"}
    at = datetime(2031, 3, 6, tzinfo=UTC)
    first, second = (
        Judgement(verdict="heard", subject=name, by="ab", at=at, changes=told) for name in ("Round two", "The round")
    )
    filled.store.judge([first, second])
    assert sum(row["words"] == "We sail at dawn." for row in view(filled, "statements", Asked()).as_dicts()) == 1
    judge(filled, "withdraw", first.id, by="ab")
    assert sum(row["words"] == "We sail at dawn." for row in view(filled, "statements", Asked()).as_dicts()) == 1


def test_what_was_judged_is_not_suggested_again(filled):
    waiting = list(suggestions(filled))
    judge(filled, "accept", waiting[0].fact.id, by="ab")
    assert list(suggestions(filled)) == waiting[1:]
    assert list(suggestions(filled, by="cd")) == waiting


def filled_in(sheet, **cells):
    lines = list(csv.DictReader(io.StringIO(sheet)))
    lines[0].update(cells)
    text = io.StringIO()
    writer = csv.DictWriter(text, lines[0].keys())
    writer.writeheader()
    writer.writerows(lines)
    return lines[0]["id"], text.getvalue()


def test_a_table_that_is_filled_in_is_taken_in_once(filled, tmp_path):
    name, text = filled_in(coding_sheet(filled), verdict="Accept", act="warn", reason="=so")
    (tmp_path / "sheet.csv").write_text(text)
    assert take_in(filled, tmp_path / "sheet.csv", by="ab") == 2
    assert take_in(filled, tmp_path / "sheet.csv", by="ab") == 0
    assert next(one for one in filled.record().statements if one.id == name).act == "warn"


def test_a_table_that_was_not_changed_says_nothing(filled, tmp_path):
    (tmp_path / "sheet.csv").write_text(coding_sheet(filled))
    assert take_in(filled, tmp_path / "sheet.csv", by="ab") == 0


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(";", "utf-8-sig"), (",", "cp1252"), ("\t", "utf-16"), (",", "utf-8")]
)
def test_a_table_is_taken_in_as_any_spreadsheet_saves_it(filled, tmp_path, delimiter, encoding):
    name, text = filled_in(coding_sheet(filled), verdict="reject", reason="“heard” – no")
    saved = io.StringIO(newline="")
    csv.writer(saved, delimiter=delimiter, lineterminator="\r\n").writerows(csv.reader(io.StringIO(text)))
    (tmp_path / "sheet.csv").write_bytes(saved.getvalue().encode(encoding))
    assert take_in(filled, tmp_path / "sheet.csv", by="ab") == 1
    (said,) = filled.store.judgements()
    assert (said.subject, said.verdict, said.reason) == (name, Verdict.REJECT, "“heard” – no")


def test_a_table_shows_the_sentence_and_the_report(filled):
    first = next(csv.DictReader(io.StringIO(coding_sheet(filled))))
    assert first["sentence"] == FIRST.partition(" - ")[2].strip()
    assert first["published"] == "2031-03-04"


def test_an_id_that_a_spreadsheet_would_take_for_a_number_comes_back(tmp_path):
    (tmp_path / "sheet.csv").write_text(f"id,verdict\n{as_id('1' * 23 + 'e')},\n{as_id('12345e678')},\n")
    assert [cells["id"] for _, cells in lines_of(tmp_path / "sheet.csv")] == ["1" * 23 + "e", "12345e678"]
    assert as_id("12345e678") == "'12345e678"


@pytest.mark.parametrize(
    ("cells", "told"),
    [({"verdict": "perhaps"}, "line 2"), ({"act": "shout"}, "line 2"), ({"red_line": "so"}, "line 2")],
)
def test_a_mistake_in_a_table_is_told_with_its_line_and_nothing_is_kept(filled, tmp_path, cells, told):
    _, text = filled_in(coding_sheet(filled), **cells)
    (tmp_path / "sheet.csv").write_text(text)
    with pytest.raises(CannotJudge, match="line 2"):
        take_in(filled, tmp_path / "sheet.csv", by="ab")
    assert filled.store.judgements() == ()


def test_agreement_of_two(filled):
    facts = [one.id for one in filled.record().statements][:2]
    for coder, verdicts in {"ab": ("accept", "reject"), "cd": ("accept", "reject")}.items():
        for fact, verdict in zip(facts, verdicts, strict=True):
            judge(filled, Verdict(verdict), fact, by=coder)
    assert agreement(filled)["verdict"] == (1.0, 2)


def test_tables_are_narrowed(filled):
    rows = list(view(filled, "statements", Asked(party="norway", act="demand")).as_dicts())
    assert [(row["speaker"], row["act"]) for row in rows] == [("Anna Berg", "demand")]
    assert view(filled, "statements", Asked(since="2032")).rows == ()
    with pytest.raises(NotInCase, match="sweden"):
        view(filled, "statements", Asked(party="sweden"))


def test_the_sentence_that_was_looked_for_is_shown(filled):
    (row,) = search(filled, "Geneva").as_dicts()
    assert "will resume in Geneva" in row["words"]


def test_a_damaged_archive_is_told(filled):
    name = next(iter(filled.archive))
    filled.archive.path(name).write_bytes(b"something else")
    with pytest.raises(Exception, match="does not hold the bytes"):
        filled.archive.content(name)


def test_a_full_disk_loses_nothing(filled, reports):
    before = list(filled.store.drafts())
    (reports / "long.txt").write_text(FIRST * 400)

    def small(connection, _):
        connection.execute("PRAGMA max_page_count = 1")

    from sqlalchemy import event

    event.listen(filled.store.engine, "connect", small)
    filled.store.engine.dispose()
    with pytest.raises(StoreNotWritable, match="full"):
        add(filled, reports, published="2031-03-04")
    event.remove(filled.store.engine, "connect", small)
    filled.store.engine.dispose()
    assert list(filled.store.drafts()) == before
    assert len(add(filled, reports, published="2031-03-04").new) == 1


def test_a_case_can_be_moved(filled, tmp_path):
    record = filled.record()
    shutil.copytree(filled.folder, tmp_path / "copy")
    with opened(tmp_path / "copy") as copy:
        assert copy.record() == record


def test_a_case_is_not_opened_in_the_database_of_another(filled, tmp_path):
    other = new(tmp_path / "other")
    with pytest.raises(OtherDatabase, match="stands in"), opened(filled.folder, f"sqlite:///{other}/case.db"):
        pass
    with opened(filled.folder, f"sqlite:///{filled.folder.resolve()}/case.db") as again:
        assert len(again.store) == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("postgresql://me@host/talks", "postgres://you:secret@HOST:5432/talks?sslmode=require", True),
        ("postgresql+psycopg://me@127.0.0.1:5433/talks", "postgresql://localhost:5433/talks", True),
        ("postgresql://me@host/talks", "postgresql://me@host/others", False),
        ("postgresql://me@host/talks", "postgresql://me@host:5433/talks", False),
        ("postgresql:///talks?host=/run/one", "postgresql:///talks?host=/run/two", False),
        ("postgresql://me@host/talks", "sqlite:////talks", False),
    ],
)
def test_one_database_has_many_addresses(one, other, same):
    assert (place_in(one) == place_in(other)) is same


def test_a_database_that_is_not_empty_begins_no_case_and_leaves_no_folder(filled, tmp_path):
    taken = f"sqlite:///{filled.folder.resolve()}/case.db"
    with pytest.raises(DatabaseTaken, match="holds tables already"):
        new(tmp_path / "second", database=taken)
    assert not (tmp_path / "second").exists()


def test_how_much_there_is_counts_what_is_not_worked_out_yet(filled):
    before = info(filled)
    filled.store.writing(lambda connection: connection.exec_driver_sql("DELETE FROM indexed"))  # as after an update
    assert filled.store.counts()["statements"] == 0
    assert info(filled) == before


GRADED = """
[[outlets]]
id = "fjord-wire"
name = "Fjord Wire"
reliability = "B"

[[outlets]]
id = "ledger"
name = "The Quiet Ledger"
reliability = "D"

[[outlets]]
id = "anna"
name = "Heard by anna"
reliability = "A"
"""


def test_outlets_have_the_letters_that_the_codebook_gives_them(tmp_path, reports):
    (tmp_path / "book.toml").write_text(GRADED)
    (tmp_path / "third.txt").write_text("Norway said that it would host talks.")
    with opened(new(tmp_path / "case", codebook=tmp_path / "book.toml")) as case:
        add(case, reports, published="2031-03-04")
        add(case, tmp_path / "third.txt", published="2031-03-05", outlet="The Quiet Ledger")
        told = {"words": "We sail at dawn.", "party": "iceland", "date": "2031-03-05"}
        judge(case, "heard", "Round two", by="anna", changes=told)
        rows = list(view(case, "statements", Asked()).as_dicts())
        assert {row["outlet"]: row["grade"][0] for row in rows} == {
            "Fjord Wire": "B", "The Quiet Ledger": "D", "Heard by anna": "A",
        }  # fmt: skip
        (case.folder / "codebook.toml").write_text(GRADED.replace('"B"', '"C"'))
        assert reread(case).changed
        rows = list(view(case, "statements", Asked()).as_dicts())
        assert {row["grade"][0] for row in rows if row["outlet"] == "Fjord Wire"} == {"C"}
