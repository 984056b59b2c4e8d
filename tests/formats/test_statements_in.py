"""Tables of statements from elsewhere: columns by their usual names or by the names given; bad rows are told."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import NoStatementsTable, UnknownColumn
from detente.formats.cells import table_text
from detente.formats.statements_in import FIELDS, import_statements
from detente.formats.statements_out import statements_csv
from detente.record import Codebook, Issue, Party, Record, Report
from drafting import Sheet

TEXT = "Alba will not sign. Borea asked for more time, if needed. Alba will not sign."


def line(**cells):
    return ",".join(cells), ",".join(f'"{cell}"' for cell in cells.values())


def table(*rows):
    heading, _ = line(**rows[0])
    return "\n".join([heading, *(line(**row)[1] for row in rows)]) + "\n"


def only(imported):
    assert imported.problems == ()
    (draft,) = imported.drafts
    return draft


def test_a_row_becomes_a_statement_where_its_words_stand():
    draft = only(
        import_statements(
            table({"document": TEXT, "title": "Talks", "published": "2031-05", "quote": "asked for more time",
                   "speaker": "Ina Rask", "organization": "Borea", "concept": "More time", "agreement": "yes",
                   "condition": "if needed", "date": "2031-05-12"})
        )
    )  # fmt: skip
    (statement,) = draft.statements
    assert (draft.report.title, draft.report.published.value) == ("Talks", "2031-05")
    assert statement.words(statement.content) == "asked for more time"
    assert (statement.speaker.name, statement.speaker.party, statement.issue) == ("Ina Rask", "borea", "more-time")
    assert (statement.act, statement.date.value, statement.condition.text) == ("accept", "2031-05-12", "if needed")
    assert [(one.id, one.name) for one in draft.parties] == [("borea", "Borea")]
    assert [one.label for one in draft.issues] == ["More time"]
    Record.of([draft]).verify()


def test_offsets_do_instead_of_words():
    draft = only(import_statements(table({"text": TEXT, "start": "20", "end": "46", "act": "demand"})))
    assert draft.statements[0].evidence[0].text == "Borea asked for more time,"


def test_columns_are_named_by_who_knows_them():
    text = "Wer;Was;Wozu;Haltung\nAlba;will not sign;Treaty;dagegen\n"
    with pytest.raises(NoStatementsTable, match="Wer"):
        import_statements(text)
    columns = {"party": "Wer", "quote": "Was", "issue": "Wozu", "agreement": "Haltung"}
    imported = import_statements(text.replace("dagegen", "against"), columns=columns)
    assert only(imported).statements[0].act == "reject"
    with pytest.raises(UnknownColumn, match="Wre"):
        import_statements(text, columns={"party": "Wre"})
    with pytest.raises(UnknownColumn, match="partei"):
        import_statements(text, columns={"partei": "Wer"})


def test_quotes_without_a_document_are_the_document():
    draft = only(
        import_statements("party,quote,title\nAlba,We sign,Talks\nBorea,We do not,Talks\nAlba,We sign,Talks\n")
    )
    assert draft.report.text == "We sign\n\nWe do not"
    assert [one.words(one.content) for one in draft.statements] == ["We sign", "We do not", "We sign"]
    assert len({one.id for one in draft.statements}) == 3


def test_bad_rows_are_told_with_their_line_and_the_others_kept():
    good = {"text": TEXT, "quote": "asked for more time", "party": "Borea", "act": "demand", "date": "", "start": "",
            "end": "", "agreement": "", "credibility": ""}  # fmt: skip
    imported = import_statements(
        table(
            good,
            good | {"quote": "never said"},
            good | {"act": "shout"},
            good | {"date": "12.5.2031"},
            good | {"start": "1", "end": "900"},
            good | {"start": "one", "end": "5"},
            good | {"agreement": "perhaps", "act": ""},
            good | {"credibility": "9"},
            good | {"quote": ""},
            good | {"start": "0", "end": "4"},
            good | {"quote": "Alba will not sign", "party": "Alba"},
        )
    )
    assert [one.words(one.content) for one in imported.record.statements] == [
        "asked for more time", "Alba will not sign",
    ]  # fmt: skip
    assert [problem.split(":")[0] for problem in imported.problems] == [f"line {number}" for number in range(3, 12)]


def test_a_codebook_gives_its_slugs():
    book = Codebook(
        parties=(Party(id="rep-alba", name="Republic of Alba", aliases=("Alba",)),),
        issues=(Issue(id="treaty", label="The treaty"),),
    )
    draft = only(import_statements("party,quote,issue\nALBA,We sign,the Treaty\nCadia,No,Else\n", codebook=book))
    assert [(one.speaker.party, one.issue) for one in draft.statements] == [("rep-alba", "treaty"), ("cadia", "else")]


def test_two_names_of_one_slug_stay_two():
    draft = only(import_statements("party,quote\nAl Ba,x1\nAl-Ba,x2\nAl Ba,x3\n"))
    assert [one.speaker.party for one in draft.statements] == ["al-ba", "al-ba-2", "al-ba"]


def test_our_own_file_without_its_reports_keeps_what_it_can():
    sheet = Sheet(TEXT).statement("will not sign", "refuse", party="alba", issue="treaty", via=(("Wire", "outlet"),))
    text = statements_csv(Record.of([sheet.draft()]))
    (statement,) = only(import_statements(text)).statements
    assert (statement.act, statement.speaker.party, statement.issue) == ("refuse", "alba", "treaty")
    assert statement.via[0].name == "Wire"


def test_words_changed_in_our_own_file_are_told():
    record = Record.of([Sheet(TEXT).statement("will not sign", "refuse", party="alba").draft()])
    text = statements_csv(record).replace("will not sign", "will sign", 1)
    imported = import_statements(text, reports=record.reports)
    assert imported.drafts == ()
    assert "line 2" in imported.problems[0]


def test_reports_are_found_by_address_and_title():
    report = Report(text=TEXT, url="https://wire.example/1", title="Talks")
    for name, value in (("url", report.url), ("title", report.title), ("report", report.id)):
        draft = only(import_statements(f"{name},quote\n{value},asked for more time\n", reports=[report]))
        assert draft.report is report


def test_a_chain_made_by_an_enemy_is_a_bad_row():
    imported = import_statements('quote,chain\nYes,"' + "[" * 200_000 + '"\nNo,\n')
    assert [one.words(one.content) for one in imported.record.statements] == ["No"]
    assert len(imported.problems) == 1
    assert len(imported.problems[0]) < 400


def test_slugs_of_our_own_stay():
    draft = only(import_statements("party,quote\ngrain_quota,x\n"))
    assert draft.statements[0].speaker.party == "grain_quota"


CELLS = st.text(max_size=12) | st.sampled_from(
    ["0-4", "1", "2031-05", "demand", "yes", "[]", "Alba will not sign.", "="]
)
NAMES = st.lists(st.sampled_from(FIELDS), min_size=1, max_size=6, unique=True)


@given(st.data(), NAMES)
def test_no_table_breaks_the_reader(data, names):
    rows = data.draw(st.lists(st.lists(CELLS, min_size=1, max_size=7), max_size=5))
    heading = ["quote", *(name for name in names if name != "quote")]
    imported = import_statements(table_text(heading, rows), reports=[Report(text=TEXT, title="1")])
    record = imported.record
    record.verify()
    told = len(imported.problems)
    assert len({one.id for one in record.statements}) == len(record.statements)
    assert len(record.statements) + told >= sum(any(cell.strip() for cell in row) for row in rows)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text):
    with suppress(NoStatementsTable):
        import_statements(text).record.verify()


def test_two_documents_of_the_same_words_are_one_report():
    imported = import_statements("title,quote\nOne,We sign\nTwo,We sign\n")
    assert [len(draft.statements) for draft in imported.drafts] == [2]
    assert imported.problems == ("line 3: the words of a document before it, whose title and date are kept",)


@pytest.mark.parametrize("text", ["", "\n\n", "quote,party\n"])
def test_a_table_of_nothing(text):
    if "quote" in text:
        assert import_statements(text).drafts == ()
    else:
        with pytest.raises(NoStatementsTable):
            import_statements(text)
