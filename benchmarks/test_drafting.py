"""How long it takes to draft a conflict and to answer from it, beside reading the reports that it is drafted from."""

import sys
import time
from pathlib import Path

import pytest

from detente.analysis import record_of
from detente.analysis.bargains.reckoning import reckoned
from detente.analysis.conflict_of_record import conflict_of_record
from detente.analysis.outlook import outlook
from detente.analysis.packages_of_record import packages_of_record
from detente.analysis.votes_of_record import votes_of_record
from detente.reading import read
from detente.record import PartialDate, Report

sys.path.insert(0, str(Path(__file__).parent / "store"))
from reports import report

REPORTS = 25
"""Of the grammar: a thousand statements."""
OF_READING = 0.2
"""Drafting takes no more than so large a part of reading; measured far below."""


def drafts():
    """Return readings of reports of the grammar."""
    texts = (report(number) for number in range(REPORTS))
    return [read(Report(text=text, published=PartialDate(value=day))) for text, day in texts]


@pytest.fixture(scope="module")
def record():
    read(Report(text="Talks go on."))
    begin = time.perf_counter()
    found = drafts()
    took = time.perf_counter() - begin
    return record_of(found), took


def test_a_thousand_statements_are_drafted(benchmark, record):
    known, reading = record
    assert len(known.statements) >= 1000
    drafted = benchmark(conflict_of_record, known)
    assert len(drafted.file.decision_makers) >= 2
    if benchmark.enabled:
        assert benchmark.stats.stats.median < OF_READING * reading


def test_what_can_hold_is_worked_out(benchmark, record):
    drafted = conflict_of_record(record[0])
    found = benchmark.pedantic(lambda: outlook(drafted), rounds=3)
    assert found.worked is not None


@pytest.mark.parametrize("drafted", [packages_of_record, votes_of_record])
def test_packages_and_votes_of_a_thousand_statements_are_drafted(benchmark, record, drafted):
    known, reading = record
    benchmark(drafted, known)
    if benchmark.enabled:
        assert benchmark.stats.stats.median < OF_READING * reading


def test_what_can_be_agreed_on_is_worked_out(benchmark, record):
    drafted = packages_of_record(record[0])
    found = benchmark.pedantic(lambda: reckoned(drafted), rounds=3)
    assert found.agreement is not None or found.why_not
