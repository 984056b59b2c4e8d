"""One way out and one way in: the ending of a file, or the kind that is named, says what is written or taken over."""

import csv
import io
import json

import icalendar
import networkx as nx
import pyarrow.parquet as pq
import pytest

from detente.errors import ImportRefused, ImportUnreadable, OutputError, UnknownExport, UnknownImport, UnknownKind
from detente.record import Record
from detente.workflow.interchange import BY_ENDING, EXPORTS, IMPORTS, read_import, write_export
from dna_files import talks
from drafting import Sheet


@pytest.fixture
def record():
    sheet = Sheet("Alba wants the dam. Borea refuses the dam. They met. 500 men left.")
    sheet.statement("wants the dam", "demand", party="alba", issue="dam", date="2031-05-01")
    sheet.statement("refuses the dam", "refuse", party="borea", issue="dam", date="2031-06-01")
    sheet.meeting("met", date="2031-05-12").event("500 men", value=500, unit="men")
    return Record.of([sheet.draft()])


READERS = {
    ".csv": lambda path: list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))),
    ".jsonl": lambda path: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()],
    ".json": lambda path: json.loads(path.read_text(encoding="utf-8")),
    ".parquet": lambda path: pq.read_table(path).to_pylist(),
    ".ics": lambda path: icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"),
    ".graphml": lambda path: list(nx.read_graphml(path)),
}


@pytest.mark.parametrize(
    ("kind", "ending"), [(kind, ending) for kind, export in EXPORTS.items() for ending in export.endings]
)
def test_every_kind_is_written_in_every_form_and_read_by_others(record, tmp_path, kind, ending):
    path = tmp_path / f"talks{ending}"
    assert write_export(record, path, kind=kind) == (path,)
    assert READERS[ending](path)
    first = path.read_bytes()
    write_export(record, path, kind=kind)
    assert path.read_bytes() == first
    assert write_export(Record(), path, kind=kind) == (path,)


@pytest.mark.parametrize("ending", IMPORTS)
def test_a_file_that_is_not_there_is_told_as_such(tmp_path, ending):
    with pytest.raises(ImportUnreadable, match="there is no such file"):
        read_import(tmp_path / f"talks{ending}")


@pytest.mark.parametrize("ending", BY_ENDING)
def test_the_ending_alone_is_enough(record, tmp_path, ending):
    (path,) = write_export(record, str(tmp_path / f"talks{ending}"))
    assert READERS[ending](path)


def test_slices_of_time_are_files_of_their_own(record, tmp_path):
    files = write_export(record, tmp_path / "net.graphml", kind="conflict", by="month")
    assert [file.name for file in files] == ["net-2031-05.graphml", "net-2031-06.graphml"]
    files = write_export(record, tmp_path / "net.csv", kind="affiliation", by=10)
    assert [file.name for file in files] == ["net-2031-05-01_2031-05-10.csv", "net-2031-05-31_2031-06-09.csv"]


def test_what_cannot_be_written_is_told(record, tmp_path):
    with pytest.raises(UnknownExport):
        write_export(record, tmp_path / "talks.xlsx")
    with pytest.raises(UnknownExport):
        write_export(record, tmp_path / "talks.csv", kind="calendar")
    with pytest.raises(UnknownKind, match="statements"):
        write_export(record, tmp_path / "talks.csv", kind="statement")
    with pytest.raises(OutputError):
        write_export(record, tmp_path / "none" / "talks.csv")
    assert list(tmp_path.iterdir()) == []


def test_tables_and_dna_databases_are_taken_over(record, tmp_path):
    (path,) = write_export(record, tmp_path / "talks.csv")
    assert read_import(path, reports=record.reports).record.statements == record.statements
    talks(tmp_path / "talks.dna")
    assert len(read_import(tmp_path / "talks.dna").record.statements) == 3
    (tmp_path / "talks.tsv").write_bytes("party\tquote\nAlba\tJa, natürlich\n".encode("cp1252"))
    assert read_import(tmp_path / "talks.tsv").record.reports[0].text == "Ja, natürlich"


def test_what_cannot_be_taken_over_is_told(tmp_path):
    with pytest.raises(UnknownImport):
        read_import(tmp_path / "talks.zip")
    for ending in IMPORTS:
        with pytest.raises(ImportRefused, match="talks"):
            read_import(tmp_path / f"talks{ending}")
