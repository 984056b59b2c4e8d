"""What people coded in Discourse Network Analyzer becomes statements with their words; what cannot is told."""

import pytest

from detente.analysis.networks import actor_network
from detente.errors import UnknownColumn
from detente.formats.dna import import_dna
from detente.record import Codebook, Party
from dna_files import TEXT, Database, in_java, talks


@pytest.fixture
def path(tmp_path):
    return tmp_path / "talks.dna"


def words(statement):
    return statement.words(statement.content)


def test_documents_become_reports_and_passages_statements(path):
    talks(path)
    imported = import_dna(path)
    assert imported.problems == ()
    record = imported.record
    record.verify()
    (report,) = record.reports
    assert (report.text, report.title, report.outlet, report.author, report.published.value) == (
        TEXT, "Dam talks", "Meridian Wire", "A. Reporter", "2031-05-14",
    )  # fmt: skip
    assert [(words(one), one.speaker.person, one.speaker.party, one.issue, one.act.value, one.wording.value, one.rule)
            for one in record.statements] == [
        ("Alba will not give up the dam", "jon-orm", "alba", "give-up-the-dam", "reject", "indirect", "dna:admin"),
        ("We need the water", None, "borea", "share-the-water", "accept", "direct", "dna:admin"),
        ("The League agreed", None, "the-league", "share-the-water", "accept", "indirect", "dna:second-coder"),
    ]  # fmt: skip
    assert [one.name for one in record.parties] == ["Alba", "Borea", "The League"]
    assert [one.label for one in record.issues] == ["Give up the dam", "Share the water"]


def test_the_network_is_the_one_that_dna_would_draw(path):
    talks(path)
    network = actor_network(import_dna(path).record)
    assert network.weights.tolist() == [[0, 0, 0], [0, 0, 1], [0, 1, 0]]


@pytest.mark.parametrize(
    "text", ["Hm \U0001f600\U0001f600. Alba refused.", "One.\r\nTwo.\r\nAlba refused.", "Alba refused.\rX"]
)
def test_java_counts_otherwise(path, text):
    made = Database(path)
    made.statement(made.document(text), *in_java(text, "Alba refused"), organization="Alba", concept="x")
    (statement,) = import_dna(path).record.statements
    assert words(statement) == "Alba refused"


def test_words_coded_twice_are_two_statements(path):
    made = Database(path)
    document = made.document()
    for concept in ("The dam", "The water", "The dam"):
        made.statement(document, 0, 4, organization="Alba", concept=concept)
    record = import_dna(path).record
    assert [one.issue for one in record.statements] == ["the-dam", "the-water", "the-dam"]
    assert {words(one) for one in record.statements} == {"Alba"}
    record.verify()


def test_offsets_outside_the_text_are_told(path):
    made = talks(path)
    for start, stop in ((0, 10_000), (5, 5), (9, 3), (-4, 4), (2**62, 2**63 - 1)):
        made.statement(1, start, stop, organization="Alba", concept="x")
    imported = import_dna(path)
    assert len(imported.record.statements) == 3
    assert len(imported.drafts[0].problems) == 5
    assert "left out 5 times: statement whose offsets lie outside its document" in imported.problems


def test_nothing_is_lost_in_silence(path):
    made = talks(path)
    made.document("Another text.", Section="Page 3", Notes="see also", Type="news")
    made.document(TEXT, "The same again")
    note = made.run("INSERT INTO STATEMENTS(StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (2, 1, 0, 4, 1)")
    made.run("INSERT INTO DATALONGTEXT(StatementId, VariableId, Value) VALUES (?, 5, 'check this')", note)
    made.run("INSERT INTO REGEXES(Label) VALUES ('dam')")
    made.run("INSERT INTO ATTRIBUTEVALUES(EntityId, AttributeVariableId, AttributeValue) VALUES (?, 5, 'why')",
             made.entity(3, "Share the water"))  # fmt: skip
    told = "\n".join(import_dna(path).problems)
    for part in ("section of a document", "notes of a document", "type of a document", "words of document 1",
                 "'Annotation'", "REGEXES", "'Notes' of 'concept'"):  # fmt: skip
        assert part in told


def test_attributes_that_a_record_has_a_place_for_are_kept(path):
    made = talks(path)
    for attribute, value in ((3, "union"), (4, "The Union")):
        made.run("INSERT INTO ATTRIBUTEVALUES(EntityId, AttributeVariableId, AttributeValue) VALUES (?, ?, ?)",
                 made.entity(2, "Alba"), attribute, value)  # fmt: skip
    party = import_dna(path).record.party("alba")
    assert (party.kind, party.aliases) == ("union", ("The Union",))


def test_agreement_may_be_missing_or_on_a_scale(path):
    made = Database(path)
    made.run("INSERT INTO VARIABLES VALUES (9, 'strength', 'integer', 1)")
    document = made.document()
    for start, value in ((0, 3), (5, -2), (10, 0), (15, None)):
        number = made.statement(document, start, start + 4, organization="Alba", concept="x", agreement=None)
        if value is not None:
            made.run("INSERT INTO DATAINTEGER(StatementId, VariableId, Value) VALUES (?, 9, ?)", number, value)
    imported = import_dna(path, variables={"agreement": "strength"})
    assert [one.act.value for one in imported.record.statements] == ["accept", "reject", "inform", "inform"]
    assert any("only the sign" in problem for problem in imported.problems)
    assert any("value of variable 'strength'" in problem for problem in import_dna(path).problems)


def test_variables_of_other_names_are_named(path):
    talks(path)
    record = import_dna(path, variables={"party": "person", "person": "nobody"}).record
    assert record.statements[0].speaker.party == "jon-orm"
    with pytest.raises(UnknownColumn, match="actor"):
        import_dna(path, variables={"actor": "person"})


def test_a_codebook_gives_its_slugs(path):
    talks(path)
    book = Codebook(parties=(Party(id="al", name="Republic of Alba", aliases=("alba",)),))
    assert import_dna(path, codebook=book).record.statements[0].speaker.party == "al"


def test_dates_outside_the_calendar_and_empty_documents(path):
    made = Database(path)
    made.document(date=2**62)
    made.statement(made.document("", date=-1), 0, 1, organization="Alba")
    imported = import_dna(path)
    assert [one.published and one.published.value for one in imported.record.reports] == [None, "1969-12-31"]
    assert imported.record.statements == ()
    assert imported.problems
