"""Statements written as CSV, JSON Lines and Parquet are read back by other readers, and the CSV by our own."""

import csv
import io
import json
import sys

import pyarrow.parquet as pq
import pytest
from hypothesis import given

from detente.errors import ParquetMissing
from detente.formats.statement_rows import COLUMNS, rows, spans, spans_in, yes
from detente.formats.statements_in import import_statements
from detente.formats.statements_out import statements_csv, statements_jsonl, statements_parquet
from detente.record import Record
from drafting import Sheet
from strategies import of_whole_records, records

TEXT = 'Jon Orm told the Wire: "=Stop" the dam, if the water falls. Alba refuses.'


def example():
    sheet = Sheet(TEXT, outlet="Meridian Wire")
    sheet.statement(
        "=Stop", "demand", party="borea", person="orm", who="Jon Orm", issue="dam", via=(("Wire", "outlet"),),
        condition="the water falls", date="2031-05", negated=True, credibility=3, red_line=True,
    )  # fmt: skip
    sheet.statement("Alba refuses", "refuse", party="alba", issue="dam")
    return Record.of([sheet.draft()])


def as_csv(record):
    return list(csv.DictReader(io.StringIO(statements_csv(record), newline="")))


def test_each_statement_is_a_row_with_its_report():
    first, second = as_csv(example())
    assert list(first) == list(COLUMNS)
    expected = {
        "outlet": "Meridian Wire", "published": "2031-05-14", "speaker": "Jon Orm", "person": "orm", "party": "borea",
        "unnamed": "False", "act": "demand", "plover": "REQUEST", "issue": "dam", "negated": "True",
        "condition_kind": "if", "condition": "the water falls", "date": "2031-05", "date_first": "2031-05-01",
        "date_last": "2031-05-31", "credibility": "3", "quote": "'=Stop", "start": "24", "end": "29",
        "red_line": "True",
    }  # fmt: skip
    assert {name: first[name] for name in expected} == expected
    assert json.loads(first["chain"]) == [{"name": "Wire", "kind": "outlet", "party": None}]
    assert (second["act"], second["plover"], second["quote"]) == ("refuse", "REJECT", "Alba refuses")


def test_json_lines_hold_the_same_and_the_words():
    lines = [json.loads(line) for line in statements_jsonl(example()).splitlines()]
    assert [line["quote"] for line in lines] == ["=Stop", "Alba refuses"]
    assert lines[0]["report"]["outlet"] == "Meridian Wire"
    assert lines[0]["evidence"][0]["text"] in TEXT


def test_parquet_has_typed_columns():
    table = pq.read_table(io.BytesIO(statements_parquet(example())))
    assert table.column_names == list(COLUMNS)
    assert {str(table.schema.field(name).type) for name in ("negated", "start", "quote")} == {"bool", "int64", "string"}
    assert table.to_pylist() == list(rows(example()))


def test_a_record_without_statements_gives_headings_only():
    assert statements_csv(Record()) == ",".join(COLUMNS) + "\r\n"
    assert statements_jsonl(Record()) == ""
    table = pq.read_table(io.BytesIO(statements_parquet(Record())))
    assert (table.num_rows, table.column_names) == (0, list(COLUMNS))


def test_without_pyarrow_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ParquetMissing, match="parquet"):
        statements_parquet(example())


@of_whole_records
@given(records())
def test_every_reader_gets_every_statement(record):
    wanted = [statement.id for statement in record.statements]
    assert [line["id"] for line in as_csv(record)] == wanted
    assert [json.loads(line)["id"] for line in statements_jsonl(record).splitlines()] == wanted
    assert pq.read_table(io.BytesIO(statements_parquet(record))).to_pylist() == list(rows(record))


@of_whole_records
@given(records())
def test_csv_and_back_again_gives_the_same_statements(record):
    back = import_statements(statements_csv(record), reports=record.reports)
    assert back.problems == ()
    assert {one.id: one for one in back.record.statements} == {one.id: one for one in record.statements}


@of_whole_records
@given(records())
def test_no_cell_is_a_formula(record):
    for row in csv.reader(io.StringIO(statements_csv(record), newline="")):
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)


def test_spans_and_yes_are_read_strictly():
    assert spans_in(spans([(0, 4), (9, 12)])) == ((0, 4), (9, 12))
    for text in ("4", "a-b", "-1-2", "1-2-3", "²-3"):
        with pytest.raises(ValueError, match="span"):
            spans_in(text)
    assert (yes("TRUE"), yes(" no ")) == (True, False)
    with pytest.raises(ValueError, match="neither"):
        yes("maybe")
