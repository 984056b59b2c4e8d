"""A first codebook is suggested from reports, and reading with it is better than without."""

import codebook as benchmark
import gold_corpus
import pytest

import detente
from detente.errors import NothingRead, OutputExists, OutputIsReport
from detente.formats import codebook_of

ONE = """\
The Harbour Pilots' Union (HPU) demanded the return of the night launches on Monday. Its secretary, Anna Berg, said the
launches must be back by May. Ruritania rejected the demand. "The night launches are gone," said Transport Minister Jan
Dolny. The Ruritanian government offered two tugs.
"""
TWO = """\
HPU leader Anna Berg said on Thursday that the night launches had to come back. Ruritania refused to restore the night
launches. Ms Berg called on the Ruritanian government to publish the accident report.
"""


@pytest.fixture
def folder(tmp_path):
    for number, text in enumerate((ONE, TWO), start=1):
        (tmp_path / f"{number}.txt").write_text(f"Published 2031-03-0{number}\n\n{text}", encoding="utf-8")
    return tmp_path


@pytest.fixture
def book(folder):
    return detente.suggest_codebook(folder).codebook


def test_parties_that_no_table_knows_are_suggested_with_what_they_are_called(book):
    parties = {party.id: party for party in book.parties}
    assert parties["harbour-pilots-union"].aliases == ("HPU",)
    assert parties["ruritania"].kind == "state"
    assert "Ruritanian" in parties["ruritania"].aliases


def test_people_are_suggested_with_office_and_party(book):
    people = {person.id: person for person in book.people}
    assert {role.party for role in people["anna-berg"].roles} == {"harbour-pilots-union"}
    assert people["jan-dolny"].roles[0].party == "ruritania"


def test_what_is_demanded_and_refused_in_several_reports_is_an_issue(book):
    assert any("launches" in issue.label for issue in book.issues)


def test_the_file_is_what_the_function_returns_and_is_never_replaced_unasked(folder, tmp_path):
    path = tmp_path / "codebook.toml"
    written = detente.suggest_codebook(folder, to=path)
    assert codebook_of(path) == written.codebook
    assert path.read_text(encoding="utf-8") == written.text
    path.write_text("edited", encoding="utf-8")
    with pytest.raises(OutputExists, match="--overwrite"):
        detente.suggest_codebook(folder, to=path)
    assert path.read_text(encoding="utf-8") == "edited"
    detente.suggest_codebook(folder, to=path, overwrite=True)
    assert codebook_of(path) == written.codebook


def test_a_report_is_never_replaced(folder):
    with pytest.raises(OutputIsReport):
        detente.suggest_codebook(folder, to=folder / "1.txt", overwrite=True)


def test_the_order_of_the_reports_changes_nothing(folder):
    files = sorted(folder.glob("*.txt"))
    assert detente.suggest_codebook(files).text == detente.suggest_codebook(files[::-1]).text


def test_without_a_report_there_is_no_codebook(tmp_path):
    (tmp_path / "1.txt").write_bytes(b"")
    with pytest.raises(NothingRead):
        detente.suggest_codebook(tmp_path / "1.txt")


def test_reading_with_a_suggested_codebook_is_better_than_without():
    every = [benchmark.compared(folder) for folder in gold_corpus.folders()]
    without, suggested = (
        benchmark.figures(benchmark.summed(one[way] for one in every)) for way in ("without", "suggested")
    )
    assert suggested["party right"] >= without["party right"] + 10
    assert suggested["speaker right"] >= without["speaker right"] + 3
    assert suggested["target"] >= without["target"]
    assert suggested["issue"] >= without["issue"]
