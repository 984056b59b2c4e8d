"""Whether a codebook is about the reports: if it names nobody in them, that is said."""

from detente.analysis.strangers import strangers
from detente.analysis.whole import record_of
from detente.brief import page, summary
from detente.brief.parts import Parts
from detente.brief.summary import plain
from detente.reading import read
from detente.record import Codebook, Party, Report

TEXT = Report(text="Norway demanded that Iceland lift the ban. Iceland refused to lift the ban.")


def book(*parties):
    return Codebook(parties=tuple(Party(id=slug, name=slug.title(), kind="state") for slug in parties))


def told(codebook):
    return strangers(codebook, [read(TEXT, codebook)])


def test_a_codebook_that_names_nobody_in_the_reports_is_told():
    said = told(book("zorb", "quux", "foo", "bar"))
    assert said.startswith("Nobody whom the codebook names (Zorb, Quux, Foo and 1 more) stands in the reports")


def test_nothing_is_said_of_a_codebook_that_fits_or_is_empty():
    assert told(book("zorb", "norway")) == ""
    assert told(Codebook()) == ""
    assert strangers(None, [read(TEXT)]) == ""
    assert strangers(book("zorb"), []) == ""


def test_it_stands_on_the_page_and_in_the_summary():
    codebook = book("zorb")
    record = record_of([read(TEXT, codebook)])
    said = strangers(codebook, record)
    parts = Parts(record, strangers=said)
    assert f'<p class="note">{said}</p>' in page(record, parts=parts)
    assert said in [plain(line) for line in summary(record, parts=parts)]
