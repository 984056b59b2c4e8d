"""A .dna file is read as plain rows, whoever made it; one that would run something is refused."""

import sqlite3
import time
from contextlib import closing, suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import DnaInUse, ImportRefused, NotDna, UnsafeDna
from detente.store import untrusted
from detente.store.dna import SEEN_OFTEN, read_dna
from dna_files import DNA3, MAY_14, TEXT, Database, talks


@pytest.fixture
def path(tmp_path):
    return tmp_path / "talks ?#%.dna"


def change(path, *steps):
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA writable_schema = ON")
        for step in steps:
            database.executescript(step)


def test_documents_statements_and_values_are_read(path):
    talks(path)
    rows = read_dna(path)
    (document,) = rows.documents
    assert (document.title, document.text, document.source, document.date) == (
        "Dam talks", TEXT, "Meridian Wire", MAY_14,
    )  # fmt: skip
    first = rows.statements[0]
    assert (first.type, first.coder, first.start, first.stop) == ("DNA Statement", "Admin", 0, 29)
    assert first.values == {
        "person": "Jon Orm", "organization": "Alba", "concept": "Give up the dam", "agreement": False,
    }  # fmt: skip
    assert rows.problems == ()


def test_nothing_is_written_beside_it(path):
    talks(path)
    before = path.read_bytes()
    read_dna(path)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_database_without_rows_is_read(path):
    Database(path)
    rows = read_dna(path)
    assert (rows.documents, rows.statements, rows.problems) == ((), (), ())


@pytest.mark.parametrize("content", [b"", b"SQLite format", b"SQLite format 3\x00", b"\x00" * 5000, b"PK\x03\x04zip"])
def test_what_is_no_database_is_refused(path, content):
    path.write_bytes(content)
    with pytest.raises(NotDna):
        read_dna(path)


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path):
    for place in (tmp_path / "none.dna", tmp_path):
        with pytest.raises(NotDna):
            read_dna(place)


def test_another_programs_database_is_refused(path):
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Text TEXT)")
    with pytest.raises(NotDna, match="no column Title"):
        read_dna(path)
    change(path, "DROP TABLE DOCUMENTS; CREATE TABLE other(x)")
    with pytest.raises(NotDna, match="no table DOCUMENTS"):
        read_dna(path)


def test_a_later_layout_is_told(path):
    talks(path)
    change(
        path,
        "DROP TABLE DATASHORTTEXT",
        "CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INT, RoleVariableLinkId INT, Entity INT)",
    )
    with pytest.raises(NotDna, match="later version"):
        read_dna(path)


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_a_database_in_use_is_refused(path, ending):
    talks(path)
    path.with_name(path.name + ending).write_bytes(b"unfinished")
    with pytest.raises(DnaInUse):
        read_dna(path)


VIEW = """
ALTER TABLE DOCUMENTS RENAME TO D;
CREATE VIEW DOCUMENTS AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
  SELECT i AS ID, 'x' AS Title, 'y' AS Text, 1 AS Coder, '' AS Author, '' AS Source, '' AS Section, '' AS Notes,
  '' AS Type, 0 AS Date FROM n;
"""
COLUMNS = "ID INTEGER PRIMARY KEY, Title, Coder, Author, Source, Section, Notes, Type, Date"
GENERATED = f"""
DROP TABLE DOCUMENTS;
CREATE TABLE DOCUMENTS({COLUMNS}, Text TEXT AS (hex(zeroblob(20000000))) VIRTUAL);
INSERT INTO DOCUMENTS(ID, Title, Date) VALUES (1, 'x', 0);
"""
VIRTUAL = (
    f"DROP TABLE DOCUMENTS; CREATE VIRTUAL TABLE DOCUMENTS USING fts5({COLUMNS.replace(' INTEGER PRIMARY KEY', '')})"
)


@pytest.mark.parametrize("attack", [VIEW, GENERATED, VIRTUAL], ids=["view", "generated", "virtual"])
def test_whatever_would_run_in_place_of_a_table_is_refused(path, attack):
    talks(path)
    change(path, attack)
    begun = time.monotonic()
    with pytest.raises(UnsafeDna):
        read_dna(path)
    assert time.monotonic() - begun < 5


def test_a_trigger_is_never_run(path):
    talks(path)
    change(path, "CREATE TRIGGER t AFTER INSERT ON DOCUMENTS BEGIN DELETE FROM STATEMENTS; END")
    assert len(read_dna(path).statements) == 3


def test_the_lock_lets_nothing_through_but_the_columns_asked_for(path):
    talks(path)
    with untrusted.guarded(path) as file:
        file.lock({"DOCUMENTS": ["ID", "Title"]})
        assert [row[1] for row in file.rows("DOCUMENTS", ["ID", "Title"])] == ["Dam talks"]
        for sql in (
            "SELECT Text FROM DOCUMENTS",
            "SELECT Password FROM CODERS",
            "SELECT name FROM sqlite_schema",
            "SELECT length(Title) FROM DOCUMENTS",
            "ATTACH 'other.db' AS o",
            "PRAGMA journal_mode = WAL",
            "DELETE FROM DOCUMENTS",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
        ):
            with pytest.raises(sqlite3.Error):
                list(file.counted(sql))


def test_cells_of_the_wrong_kind_are_told_and_the_rest_is_read(path):
    made = talks(path)
    made.run("INSERT INTO DOCUMENTS(ID, Title, Text, Date) VALUES (9, x'00', x'ff', 'soon')")
    made.run("INSERT INTO STATEMENTS(ID, StatementTypeId, DocumentId, Start, Stop) VALUES (50, 1, 1, 'a', 2.5)")
    made.run("INSERT INTO STATEMENTS(ID, StatementTypeId, DocumentId, Start, Stop) VALUES (51, 1, 77, 0, 2)")
    made.run("INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES (1, 99, 1), (2, 5, 12345)")
    made.run("INSERT INTO DATABOOLEAN(StatementId, VariableId, Value) VALUES (404, 4, 1)")
    rows = read_dna(path)
    assert len(rows.documents) == 1
    assert len(rows.statements) == 3
    told = "\n".join(rows.problems)
    for words in ("DOCUMENTS", "STATEMENTS", "document 77", "variable 99", "entity 12345", "1 statements have values"):
        assert words in told


def test_many_problems_of_a_kind_are_counted(path):
    made = talks(path)
    with closing(sqlite3.connect(path)) as database, database:
        database.executemany("INSERT INTO STATEMENTS(DocumentId, Start, Stop) VALUES (?, 0, 1)", [(99,)] * 500)
    assert made
    problems = read_dna(path).problems
    assert len(problems) == SEEN_OFTEN + 1
    assert f"{500 - SEEN_OFTEN} more" in problems[-1]


def test_text_that_is_no_utf_8_is_read_as_far_as_it_can_be(path):
    made = talks(path)
    made.run("INSERT INTO DOCUMENTS(ID, Title, Text, Date) VALUES (9, 'x', CAST(x'41ff42' AS TEXT), 0)")
    assert read_dna(path).documents[1].text == "A\ufffdB"


@pytest.mark.parametrize(
    ("limit", "most", "words"),
    [
        ("MOST_BYTES", 1000, "bytes"),
        ("MOST_CHARACTERS", 200, "characters"),
        ("MOST_ROWS", 20, "rows"),
        ("LONGEST_CELL", 90, "one cell"),
    ],
)
def test_what_is_too_large_is_refused(path, monkeypatch, limit, most, words):
    talks(path)
    monkeypatch.setattr(untrusted, limit, most)
    if limit == "LONGEST_CELL":  # the schema must still be read
        monkeypatch.setattr(untrusted, limit, 5_000)
        Database.document(talks(path.with_name("b.dna")), "long " * 2_000)
        path = path.with_name("b.dna")
    with pytest.raises(UnsafeDna, match=words):
        read_dna(path)


def test_what_takes_too_many_steps_is_stopped(path, monkeypatch):
    made = talks(path)
    with closing(sqlite3.connect(made.path)) as database, database:
        database.executemany("INSERT INTO REGEXES(Label) VALUES (?)", [(f"r{number}",) for number in range(2000)])
    monkeypatch.setattr(untrusted, "STEPS_AT_ONCE", 100)
    monkeypatch.setattr(untrusted, "MOST_STEPS", 5_000)
    with pytest.raises(UnsafeDna, match="steps"):
        read_dna(path)


@settings(max_examples=400)
@given(st.data())
def test_a_damaged_file_is_refused_or_read_but_never_breaks_the_reader(tmp_path_factory, data):
    whole = tmp_path_factory.getbasetemp() / "whole.dna"
    if not whole.exists():
        talks(whole)
    path = whole.with_name("damaged.dna")
    content = bytearray(whole.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(16, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(len(content) // 2, len(content)))])
    with suppress(ImportRefused):
        rows = read_dna(path)
        assert all(isinstance(one.text, str) and isinstance(one.id, int) for one in rows.documents)


def test_dna_2_keeps_words_where_dna_3_keeps_entities(path):
    schema = DNA3
    for table in ("ENTITIES", "DATASHORTTEXT", "ATTRIBUTEVARIABLES", "ATTRIBUTEVALUES"):
        schema = schema.replace(f"CREATE TABLE {table}(", f"CREATE TABLE IF NOT EXISTS UNUSED_{table}(")
    schema = schema[: schema.index("INSERT INTO ATTRIBUTEVARIABLES")]
    schema += "CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INT, VariableId INT, Value TEXT);"
    made = Database(path, schema)
    document = made.document(date=MAY_14 * 1000)
    made.run("INSERT INTO STATEMENTS VALUES (1, 1, ?, 0, 4, 1)", document)
    made.run("INSERT INTO DATASHORTTEXT(StatementId, VariableId, Value) VALUES (1, 2, 'Alba'), (1, 3, 'The dam')")
    rows = read_dna(path)
    assert rows.documents[0].date == MAY_14
    assert rows.statements[0].values == {"organization": "Alba", "concept": "The dam"}
