"""How long it takes to tell how outcomes moved, beside drafting the conflict once, and the brief that tells it."""

import sys
import time
from pathlib import Path

import pytest

from detente.analysis import record_of
from detente.analysis.conflict_of_record import conflict_told
from detente.analysis.drafting.deeds import deeds_of
from detente.analysis.drafting.told import told_from
from detente.analysis.over_time import over_time
from detente.brief import page
from detente.brief.parts import Parts
from detente.reading import read
from detente.record import PartialDate, Report
from detente.workflow.brief import DAYS, STATEMENTS

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from reports import report

REPORTS = 25
"""Of the grammar: a thousand statements, on as many days."""
OF_READING = 0.5
"""Telling how outcomes moved takes no more than so large a part of reading."""


@pytest.fixture(scope="module")
def known():
    """Return the record of reports of the grammar, and how long reading them took."""
    read(Report(text="Talks go on."))
    texts = [report(number) for number in range(REPORTS)]
    begin = time.perf_counter()
    drafts = [read(Report(text=text, published=PartialDate(value=day))) for text, day in texts]
    return record_of(drafts), time.perf_counter() - begin


def test_how_outcomes_moved(benchmark, known):
    record, reading = known
    deeds = deeds_of(record)
    found = benchmark(lambda: over_time(record, most_days=DAYS, most_statements=STATEMENTS, deeds=deeds))
    assert len(found.days) > 1
    if benchmark.enabled:
        assert benchmark.stats.stats.median < OF_READING * reading


def test_the_page_with_how_outcomes_moved(benchmark, known):
    record, _ = known
    deeds = deeds_of(record)
    drafted = conflict_told(told_from(deeds))
    moved = over_time(record, most_days=DAYS, most_statements=STATEMENTS, deeds=deeds)
    text = benchmark.pedantic(lambda: page(record, parts=Parts(record, drafted, over_time=moved)), rounds=3)
    assert 'id="moved"' in text
