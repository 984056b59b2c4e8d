"""How long a record of a busy week takes to write down, to read back and to check."""

import pytest

from detente.record import Act, Record, Report, Speaker, Statement, Wording
from detente.record.lines import of_lines, to_lines

SENTENCE = "Northland will withdraw number {n} of its patrols, its envoy said. "
REPORTS = 30
SENTENCES = 40


def statement(report, start, end):
    comma = report.text.index(",", start)
    return Statement(
        evidence=(report.cite(start, end),),
        rule="benchmark:given",
        content=((start, comma),),
        sentence=(start, end),
        wording=Wording.INDIRECT,
        speaker=Speaker(name="its envoy", party="northland"),
        act=Act.OFFER,
    )


def statements(report):
    ends = [at + 1 for at, character in enumerate(report.text) if character == "."]
    return [statement(report, start, end) for start, end in zip([0, *ends], ends, strict=False)]


@pytest.fixture(scope="module")
def record():
    texts = ["".join(SENTENCE.format(n=f"{day}-{n}") for n in range(SENTENCES)) for day in range(REPORTS)]
    reports = tuple(Report(text=text) for text in texts)
    return Record(reports=reports, statements=tuple(made for report in reports for made in statements(report)))


def test_writing_a_record(benchmark, record):
    assert len(benchmark(lambda: list(to_lines(record)))) == REPORTS + REPORTS * SENTENCES


def test_reading_a_record(benchmark, record):
    lines = list(to_lines(record))
    assert benchmark(of_lines, lines) == record


def test_checking_the_evidence_of_a_record(benchmark, record):
    benchmark(record.verify)
