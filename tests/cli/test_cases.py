"""The commands on a case, as a user types them."""

import io
import json
from pathlib import Path

import pytest

from detente.cli import main
from detente.cli.showing import Shown
from detente.cli.views import print_view
from detente.workflow.tables import View

REPORT = "OSLO, March 2 (Fjord Wire) - Norway's foreign minister Anna Berg demanded that Iceland withdraw its troops.\n"


@pytest.fixture
def case(tmp_path, capsys):
    (tmp_path / "one.txt").write_text(REPORT)
    folder = str(tmp_path / "case")
    assert main(["new", folder, "--title", "Troops"]) == 0
    assert main(["add", folder, str(tmp_path / "one.txt"), "--published", "2031-03-04", "--quiet"]) == 0
    capsys.readouterr()
    return folder


def out(capsys):
    return capsys.readouterr().out


def test_what_was_added_is_told(case, tmp_path, capsys):
    (tmp_path / "empty.txt").write_text("")
    assert main(["add", case, str(tmp_path / "one.txt"), str(tmp_path / "empty.txt")]) == 1
    said = capsys.readouterr()
    assert "0 new reports" in said.out
    assert "1 report known already" in said.out
    assert "empty.txt" in said.err


@pytest.mark.parametrize("name", ["statements", "positions", "timeline", "deadlines", "who", "check"])
def test_every_table_in_every_form(case, capsys, name):
    assert main([name, case]) == 0
    assert out(capsys)
    assert main([name, case, "--csv"]) == 0
    header, *lines = out(capsys).splitlines()
    assert main([name, case, "--json"]) == 0
    rows = [json.loads(line) for line in out(capsys).splitlines()]
    assert len(rows) == len(lines)
    assert all(list(row) == header.split(",") for row in rows)


def test_a_table_is_narrowed(case, capsys):
    assert main(["statements", case, "--party", "norway", "--act", "demand", "--since", "2031-03", "--json"]) == 0
    (row,) = map(json.loads, out(capsys).splitlines())
    assert (row["speaker"], row["target"]) == ("Anna Berg", "iceland")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["statements", "{case}", "--party", "norwey"], "Did you mean 'norway'?"),
        (["statements", "{case}", "--since", "soon"], "soon"),
        (["statements", "{case}", "--act", "shout"], "shout"),
        (["info", "nowhere"], "detente new nowhere"),
        (["new", "{case}"], "holds a case already"),
        (["info", "{case}", "--database", "mysql://x/y"], "mysql"),
        (["review", "{case}", "--import", "nowhere.csv"], "nowhere.csv cannot be read (No such file or directory)"),
        (["judge", "{case}", "believe", "norway", "--set", "issue=x"], "stance is missing; content is missing;"),
        (["judge", "{case}", "merge", "norway"], "the other half of a merge or a split is named (--into)"),
    ],
)
def test_what_cannot_be_is_told(case, capsys, words, told):
    try:
        status = main([word.format(case=case) for word in words])
    except SystemExit as end:
        status = end.code
    assert status != 0
    said = capsys.readouterr()
    assert told in said.err + said.out


def test_search(case, capsys):
    assert main(["search", case, "troops", "-boats", "--json"]) == 0
    (row,) = map(json.loads, out(capsys).splitlines())
    assert "Anna Berg demanded" in row["words"]
    assert main(["search", case, "boats"]) == 0
    assert "nothing" in out(capsys)


def test_a_stretch_of_time_begins_before_it_ends(case, capsys):
    assert main(["statements", case, "--since", "2022-03", "--until", "2022-02"]) == 2
    assert "--until cannot be '2022-02'" in capsys.readouterr().err
    assert main(["statements", case, "--since", "2031-03", "--until", "2031"]) == 0


def test_all_rows_are_more_than_so_many():
    assert Shown(limit=1, every=True).most is None
    assert Shown(limit=1, json=True).most == 1


def test_a_search_has_no_options_but_its_own(case, capsys):
    assert main(["search", case, "troops", "--since", "2022"]) == 2
    told = capsys.readouterr().err
    assert "there is no option --since" in told
    assert "-sanctions" in told


def test_a_review_is_written_or_taken_in(case, capsys, tmp_path):
    assert main(["review", case, "--export", str(tmp_path / "a.csv"), "--import", str(tmp_path / "b.csv")]) == 2
    assert "one of the two" in capsys.readouterr().err
    assert not (tmp_path / "a.csv").exists()


def test_info(case, capsys):
    assert main(["info", case, "--json"]) == 0
    known = json.loads(out(capsys))
    assert (known["title"], known["reports"], known["first"]) == ("Troops", 1, "2031-03-04")


def answered(monkeypatch, *lines):
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def judged(case, capsys):
    capsys.readouterr()
    assert main(["statements", case, "--json"]) == 0
    return [json.loads(line) for line in out(capsys).splitlines()]


def test_review_rejects_and_takes_back(case, capsys, monkeypatch):
    answered(monkeypatch, "r", "not said", "q")
    assert main(["review", case, "--by", "ab"]) == 0
    assert judged(case, capsys) == []
    answered(monkeypatch, "q")
    assert main(["review", case, "--by", "ab"]) == 0
    assert "0 suggestions left" in out(capsys)


def test_review_corrects_undoes_and_adds(case, capsys, monkeypatch):
    answered(monkeypatch, "c", "act = warn", "q")
    assert main(["review", case, "--by", "ab"]) == 0
    assert [row["act"] for row in judged(case, capsys)] == ["warn"]
    answered(monkeypatch, "c", "act = shout", "c", "act = praise", "u", "d", "its troops", "act = demand", "a", "q")
    assert main(["review", case, "--by", "cd", "--again"]) == 0
    assert "2 judgements kept" in out(capsys)
    assert [row["act"] for row in judged(case, capsys)] == ["warn", "demand"]


def test_review_with_a_spreadsheet(case, tmp_path, capsys):
    sheet = tmp_path / "sheet.csv"
    assert main(["review", case, "--by", "ab", "--export", str(sheet)]) == 0
    sheet.write_text(sheet.read_text().replace(",,,", ",reject,,", 1))
    assert main(["review", case, "--by", "ab", "--import", str(sheet)]) == 0
    assert judged(case, capsys) == []


def test_reread(case, capsys):
    assert main(["reread", case]) == 0
    assert "1 report read again: something else in 0 of them" in out(capsys)


@pytest.mark.parametrize(
    "name", ["t.csv", "t.jsonl", "t.parquet", "t.json", "t.ics", "t.graphml", "t.zip"], ids=lambda name: name[2:]
)
def test_a_case_is_written_for_other_programs(case, tmp_path, capsys, name):
    assert main(["export", case, str(tmp_path / name)]) == 0
    assert name in out(capsys)
    assert (tmp_path / name).stat().st_size > 0


def test_networks_by_time(case, tmp_path, capsys):
    assert main(["export", case, str(tmp_path / "n.csv"), "--kind", "subtract", "--by", "month"]) == 0
    assert out(capsys)
    assert main(["export", case, str(tmp_path / "n.csv"), "--kind", "subtract", "--by", "fortnight"]) == 2


def test_an_archive_is_a_case_again(case, tmp_path, capsys):
    assert main(["export", case, str(tmp_path / "t.zip")]) == 0
    assert main(["import", str(tmp_path / "t.zip"), str(tmp_path / "copy")]) == 0
    assert judged(str(tmp_path / "copy"), capsys) == judged(case, capsys)


def test_what_people_coded_is_taken_over_once(case, tmp_path, capsys):
    assert main(["export", case, str(tmp_path / "t.csv")]) == 0
    other = str(tmp_path / "other")
    assert main(["new", other]) == 0
    assert main(["import", str(tmp_path / "t.csv"), other]) == 0
    assert [row["act"] for row in judged(other, capsys)] == [row["act"] for row in judged(case, capsys)]
    assert main(["import", str(tmp_path / "t.csv"), other]) == 0
    assert "0 new reports" in out(capsys)


@pytest.mark.parametrize("option", ["--columns", "--variables"])
def test_names_that_are_no_pairs_are_told(case, tmp_path, capsys, option):
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    assert main(["import", str(tmp_path / "t.csv"), case, option, "quote"]) == 2
    assert "pairs such as" in capsys.readouterr().err


def test_changes_since_one_looked_last(case, tmp_path, capsys):
    assert main(["changes", case]) == 0
    assert "Norway" in out(capsys)
    assert main(["changes", case]) == 0
    assert out(capsys).startswith("Nothing changed since 4 March 2031")
    (tmp_path / "two.txt").write_text("Norway's foreign minister Anna Berg offered to leave 3 boats in the strait.\n")
    assert main(["add", case, str(tmp_path / "two.txt"), "--published", "2031-03-06", "--quiet"]) == 0
    capsys.readouterr()
    assert main(["changes", case, "--json"]) == 0
    found = json.loads(out(capsys))
    assert (found["since"], found["until"]) == ("2031-03-05", "2031-03-06")
    assert any(one["party"] == "norway" and one["sign"] == "offers" for one in found["changes"])
    assert all(one["facts"] and one["reports"] for one in found["changes"])


def test_what_comes_late_is_not_missed(case, tmp_path, capsys):
    assert main(["changes", case]) == 0
    assert "What changed on 4 March 2031" in capsys.readouterr().out
    for day, span in (("2031-03-04", "on 4 March 2031"), ("2031-03-01", "from 1 March 2031 to 4 March 2031")):
        (tmp_path / "late.txt").write_text(f"{day}\n\nIceland's minister Jón Jónsson rejected the sanctions.")
        assert main(["add", case, str(tmp_path / "late.txt"), "--published", day, "--quiet"]) == 0
        assert main(["changes", case]) == 0
        shown = capsys.readouterr().out
        assert f"What changed {span}" in shown
        assert "refuses" in shown
    words = ["--words", "Ten boats.", "--set", "party=iceland", "--set", "date=2031-03-02"]
    assert main(["judge", case, "heard", "Oslo talks", *words, "--set", "act=offer", "--set", "issue=troops"]) == 0
    assert main(["changes", case]) == 0
    assert "Ten boats." in capsys.readouterr().out
    assert main(["changes", case]) == 0
    assert "Nothing changed since 4 March" in capsys.readouterr().out


def test_changes_since_a_day(case, capsys):
    assert main(["changes", case, "--since", "2031"]) == 0
    assert "from 1 January 2031" in out(capsys)
    with pytest.raises(SystemExit):
        main(["changes", case, "--since", "soon"])


def test_a_case_without_a_dated_report_says_so(tmp_path, capsys):
    assert main(["new", str(tmp_path / "empty")]) == 0
    assert main(["changes", str(tmp_path / "empty")]) == 2
    assert "holds no report" in capsys.readouterr().err
    (tmp_path / "one.txt").write_text("Norway demanded that Iceland leave the strait.\n")
    assert main(["add", str(tmp_path / "empty"), str(tmp_path / "one.txt"), "--quiet"]) == 0
    assert main(["changes", str(tmp_path / "empty")]) == 2
    said = capsys.readouterr().err
    assert "says when it appeared" in said
    assert "--published" in said


def test_changes_say_how_many_reports_have_no_day(case, tmp_path, capsys):
    (tmp_path / "one.txt").write_text("Norway demanded that Iceland leave the strait.\n")
    assert main(["add", case, str(tmp_path / "one.txt"), "--quiet"]) == 0
    for _ in range(2):  # the second time nothing changed
        assert main(["changes", case]) == 0
        assert "Not in this: 1 report that says nothing of the day" in " ".join(capsys.readouterr().out.split())


def test_tables_give_names_to_people_and_slugs_to_programs(case, capsys):
    (Path(case) / "codebook.toml").write_text(
        '[[parties]]\nid = "the-realm"\nname = "Kingdom of Norway"\naliases = ["Norway"]\n'
        '[[issues]]\nid = "fleet-size"\nlabel = "Size of the fleet"\nkeywords = ["troops"]\n'
    )
    assert main(["reread", case, "--quiet"]) == 0
    for table in ("positions", "statements"):
        assert main([table, case]) == 0
        shown = " ".join(capsys.readouterr().out.split())
        assert "Kingdom" in shown
        assert "Size of" in shown
        assert "the-realm" not in shown
        assert "fleet-size" not in shown
        assert main([table, case, "--json", "--party", "norway", "--issue", "size of the fleet"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert (found["party"], found["issue"]) == ("the-realm", "fleet-size")


def test_judging_one_thing(case, capsys):
    (row,) = judged(case, capsys)
    assert (row["grade"][0] in "ABCDEF", "C" in row["why"] or row["why"] != "") == (True, True)
    assert main(["judge", case, "correct", row["id"], "--set", "act=warn", "--set", "red_line=yes", "--by", "ab"]) == 0
    assert [(one["act"], one["red_line"]) for one in judged(case, capsys)] == [("warn", True)]
    assert main(["judge", case, "merge", "iceland", "--into", "norway", "--by", "ab"]) == 0
    merge = out(capsys).split()[-1]
    assert [one["target"] for one in judged(case, capsys)] == ["norway"]
    assert main(["judge", case, "withdraw", merge, "--by", "ab"]) == 0
    assert [one["target"] for one in judged(case, capsys)] == ["iceland"]
    assert main(["judge", case, "add", row["report"], "--words", "its troops", "--set", "act=demand"]) == 0
    assert len(judged(case, capsys)) == 2
    assert main(["judgements", case, "--json"]) == 0
    rows = [json.loads(line) for line in out(capsys).splitlines()]
    assert [(one["verdict"], one["stands"]) for one in rows] == [
        ("correct", True), ("merge", False), ("withdraw", False), ("add", True)
    ]  # fmt: skip


def test_what_was_heard_stands_in_the_tables_and_can_be_taken_back(case, tmp_path, capsys):
    before = judged(case, capsys)
    words = ["--words", "We could live with ten boats.", "--set", "party=iceland", "--set", "act=offer"]
    assert main(["judge", case, "heard", "Oslo talks", *words, "--set", "date=2031-03-06", "--by", "ab"]) == 0
    name = capsys.readouterr().out.split()[-1]
    (row,) = [one for one in judged(case, capsys) if one not in before]
    assert (row["party"], row["act"], row["words"]) == ("iceland", "offer", "We could live with ten boats.")
    assert (row["outlet"], row["date"], row["grade"]) == ("Heard by ab", "2031-03-06", "F3")
    assert main(["brief", case, "--to", str(tmp_path / "brief.html")]) == 0
    assert "Heard by ab" in (tmp_path / "brief.html").read_text()
    assert main(["judge", case, "withdraw", name]) == 0
    assert judged(case, capsys) == before


def test_a_party_that_is_two_is_split_and_the_judgement_says_so(case, capsys):
    (row,) = judged(case, capsys)
    assert main(["judge", case, "split", row["party"], "--into", "faroe-islands", "--fact", row["id"]]) == 0
    assert [one["party"] for one in judged(case, capsys)] == ["faroe-islands"]
    assert main(["judgements", case, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["changes"] == "into faroe-islands, 1 fact"


@pytest.mark.parametrize(
    "words",
    [
        ["merge", "norway"],
        ["correct", "{id}"],
        ["correct", "{id}", "--set", "act=shout"],
        ["add", "{report}", "--words", "not there"],
        ["believe", "norway", "--set", "issue=troops"],
        ["withdraw", "{id}"],
        ["reject", "nothing"],
        ["heard", "the talks", "--words", "No.", "--set", "party=norway"],
        ["heard", "the talks", "--words", "No.", "--set", "party=sweden", "--set", "date=2031-03-05"],
        ["split", "norway", "--into", "sweden"],
        ["split", "norway", "--into", "sweden", "--fact", "nothing"],
        ["split", "norway", "--into", "norway", "--fact", "{id}"],
        ["split", "sweden", "--into", "norway", "--fact", "{id}"],
    ],
    ids=" ".join,
)
def test_a_judgement_that_cannot_be_is_told(case, capsys, words):
    (row,) = judged(case, capsys)
    assert main(["judge", case, *(word.format(**row) for word in words)]) == 2
    assert "expected" in capsys.readouterr().err
    assert [one["act"] for one in judged(case, capsys)] == [row["act"]]


def test_outcomes_from_day_to_day(case, tmp_path, capsys):
    assert main(["outcomes", case]) == 0
    assert "All reports are of one day, 4 March 2031" in out(capsys)
    (tmp_path / "two.txt").write_text("Iceland refused to withdraw its troops. Iceland demanded that Norway pay.\n")
    (tmp_path / "three.txt").write_text(
        "Iceland offered to withdraw its troops if Norway paid. Norway offered to pay.\n"
    )
    for name, day in (("two", "2031-03-05"), ("three", "2031-03-07")):
        assert main(["add", case, str(tmp_path / f"{name}.txt"), "--published", day, "--quiet"]) == 0
    capsys.readouterr()
    assert main(["outcomes", case]) == 0
    said = " ".join(out(capsys).split())
    assert "more stable, from" in said
    assert "7 March 2031" in said
    assert main(["outcomes", case, "--json"]) == 0
    (known,) = map(json.loads, out(capsys).splitlines())
    assert [day["day"] for day in known["days"]] == ["2031-03-04", "2031-03-05", "2031-03-07"]
    assert all(len(day["standings"]) == len(known["outcomes"]) for day in known["days"])
    causes = [one for day in known["days"] for move in day["moves"] for one in move["because"]]
    assert all(one["facts"] and one["text"] for one in causes)
    assert main(["outcomes", case, "--since", "2031-03-07", "--csv"]) == 0
    header, *lines = out(capsys).splitlines()
    assert header.startswith("day,outcome,kind")
    assert {line[:10] for line in lines} == {"2031-03-07"}
    assert main(["outcomes", case, "--since", "2032"]) == 0
    assert "No report is of that day" in out(capsys)


def test_a_report_that_comes_again_under_another_head_is_told(case, tmp_path, capsys):
    comes = (
        ([], ""),
        (["--published", "2031-03-04"], ""),
        (["--published", "2031-03-05"], "kept as before:"),
        (["--published", "2031-03-01"], "which go first:"),
        (["--published", "2031-03-04"], "kept as before:"),
    )
    for words, told in comes:
        assert main(["add", case, str(tmp_path / "one.txt"), *words]) == 0
        said = " ".join(out(capsys).split())
        assert "1 report known already" in said
        assert told in said, words
        assert told or "kept as before" not in said


def test_what_was_passed_over_has_no_date_or_is_no_address_is_told(case, tmp_path, capsys):
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "two.txt").write_text("Norway said that it would host talks.")
    (folder / "notes.xyz").write_text("x")
    (tmp_path / "table.csv").write_text("Volltext;Datum\nNorway said no.;2031-03-04\n")
    assert main(["add", case, str(folder), str(tmp_path / "table.csv"), "ftp://post.example/a"]) == 1
    said = capsys.readouterr()
    assert "Without a date: 1 of them (--published" in said.out
    assert "notes.xyz (name a file itself" in " ".join(said.out.split())
    assert "--columns text=Volltext,date=..." in said.err
    assert "ftp://post.example/a: this address cannot be fetched (ftp is not http or https)" in said.err


def test_a_table_that_was_filled_in_is_not_written_over(case, tmp_path, capsys):
    sheet = tmp_path / "sheet.csv"
    assert main(["review", case, "--export", str(sheet)]) == 0
    sheet.write_text("hours of work\n")
    assert main(["review", case, "--export", str(sheet)]) == 2
    assert "--overwrite" in capsys.readouterr().err
    assert sheet.read_text() == "hours of work\n"
    assert main(["review", case, "--export", str(sheet), "--overwrite"]) == 0
    assert sheet.read_text().startswith("id,verdict,")


def test_people_are_narrowed_to_who_speaks_for_a_party_and_of_what(case, tmp_path, capsys):
    (tmp_path / "two.txt").write_text(
        "OSLO, March 3 (Fjord Wire) - Iceland's prime minister Jon Orm rejected Norway's demand.\n"
    )
    assert main(["add", case, str(tmp_path / "two.txt"), "--published", "2031-03-04", "--quiet"]) == 0

    def names(*words):
        assert main(["who", case, *words, "--json"]) == 0
        return [json.loads(line)["name"] for line in out(capsys).splitlines()]

    assert names() == ["Anna Berg", "Jon Orm"]
    assert names("--party", "norway") == ["Anna Berg"]
    assert names("--party", "Iceland") == ["Jon Orm"]
    assert names("--act", "reject") == ["Jon Orm"]
    assert names("--since", "2032") == []


def test_what_does_not_add_up_is_told_to_its_end_and_judgements_take_a_line_each(case, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    finding = View(("severity", "message"), (("high", "word " * 100 + "to the end"),))
    print_view(finding)
    assert "to the end" in " ".join(out(capsys).split())
    assert main(["statements", case, "--json"]) == 0
    fact = json.loads(out(capsys))["id"]
    assert main(["judge", case, "reject", fact, "--reason", "nobody said so", "--by", "anna"]) == 0
    assert main(["judgements", case]) == 0
    assert any(fact[:12] in line and "nobody said" in line for line in out(capsys).splitlines())


def test_who_judges_has_to_be_told_where_the_system_knows_no_name(case, capsys, monkeypatch):
    def unknown():
        raise KeyError("getpwuid(): uid not found: 54321")

    monkeypatch.setattr("getpass.getuser", unknown)
    assert main(["judge", case, "reject", "x"]) == 2
    assert "--by" in capsys.readouterr().err


def test_words_that_were_missed_may_run_over_lines_and_values_may_hold_commas(case, tmp_path, capsys, monkeypatch):
    (tmp_path / "two.txt").write_text("Iceland asked for more\n  boats on Monday. Norway said that it would wait.\n")
    assert main(["add", case, str(tmp_path / "two.txt"), "--published", "2031-03-01", "--quiet"]) == 0
    keys = "d\nmore boats on Monday\nact = demand, speaker = Orm, the minister, party = iceland\nq\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(keys))
    assert main(["review", case, "--by", "anna"]) == 0
    assert "1 judgement kept" in out(capsys)
    assert main(["statements", case, "--party", "iceland", "--act", "demand", "--json"]) == 0
    rows = [json.loads(line) for line in out(capsys).splitlines()]
    assert ("Orm, the minister", "more boats on Monday") in {(row["speaker"], row["words"]) for row in rows}


@pytest.mark.parametrize(
    ("table", "words", "rows"),
    [
        ("positions", ["--act", "demand"], {"demands"}),
        ("positions", ["--act", "offer"], set()),
        ("timeline", ["--act", "demand"], {"meeting"}),
        ("timeline", ["--issue", "boats"], {"meeting"}),
        ("timeline", ["--issue", "fish"], {"deadline"}),
        ("deadlines", ["--issue", "fish"], {"answer on the fish"}),
        ("deadlines", ["--issue", "boats", "--act", "promise"], set()),
    ],
)
def test_every_table_is_narrowed_to_an_issue_and_an_act(tmp_path, capsys, table, words, rows):
    (tmp_path / "book.toml").write_text(
        '[[issues]]\nid = "boats"\nlabel = "The boats"\nkeywords = ["boats"]\n'
        '[[issues]]\nid = "fish"\nlabel = "The fish"\nkeywords = ["fish"]\n'
    )
    (tmp_path / "one.txt").write_text(
        "Norway demanded at talks in Geneva on March 9 that Iceland withdraw its boats. "
        "Denmark was astonished. Norway agreed to answer on the fish by March 20."
    )
    folder = str(tmp_path / "talks")
    assert main(["new", folder, "--codebook", str(tmp_path / "book.toml")]) == 0
    assert main(["add", folder, str(tmp_path / "one.txt"), "--published", "2031-03-04", "--quiet"]) == 0
    out(capsys)
    assert main([table, folder, *words, "--json"]) == 0
    found = [json.loads(line) for line in out(capsys).splitlines()]
    assert {one[{"positions": "stance", "timeline": "kind", "deadlines": "what"}[table]] for one in found} == rows
