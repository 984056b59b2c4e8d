"""How outcomes moved, on the page: only when reports span several days, and every number leads somewhere."""

import re
import sys

import pytest

from brief.test_page import sound
from detente.analysis import record_of
from detente.analysis.conflict_of_record import conflict_of_record
from detente.analysis.drafting.deeds import deeds_of
from detente.analysis.over_time import over_time
from detente.brief import page
from detente.brief.parts import Parts
from detente.reading import read
from detente.record import PartialDate, Report
from detente.workflow.brief import from_day_to_day

TOLD = (
    ("2031-03-01", "Norway demanded that Iceland lift the ban on cod. Iceland demanded that Norway pay for the nets."),
    ("2031-03-02", "Iceland refused to lift the ban on cod. Norway refused to pay for the nets."),
    (
        "2031-03-04",
        "Iceland offered to lift the ban on cod if Norway paid for the nets. Norway offered to pay for them.",
    ),
)


@pytest.fixture(scope="module")
def html():
    record = record_of([read(Report(text=text, published=PartialDate(value=day))) for day, text in TOLD])
    return page(record, parts=Parts(record, conflict_of_record(record), over_time=over_time(record)))


def course(html):
    found = re.search(r'<h3 id="moved">.*?</section>', html, re.DOTALL)
    return found[0] if found else ""


def test_the_page_tells_how_each_outcome_moved(html):
    sound(html)
    table = course(html)
    assert [day for day in ("1 Mar", "2 Mar", "4 Mar") if f">{day}<" in table] == ["1 Mar", "2 Mar", "4 Mar"]
    assert "more stable, from" in table
    assert "offered to lift the ban" in table


def test_every_number_leads_to_its_words(html):
    numbers = re.findall(r'<td[^>]*><span[^>]*>[^<]*</span>(<a href="#([^"]+)"[^>]*>)?[^<]*\d', course(html))
    assert numbers
    assert all(f'id="{href}"' in html for _, href in numbers)


def test_every_sentence_that_moved_an_outcome_leads_to_its_place(html):
    links = re.findall(r'<span class="also"><a class="claim" href="#([^"]+)"', course(html))
    assert links
    assert all(f'id="{href}"' in html for href in links)


def test_reports_of_one_day_have_no_such_part():
    record = record_of([read(Report(text=text, published=PartialDate(value="2031-03-01"))) for _, text in TOLD])
    assert not course(page(record, parts=Parts(record, conflict_of_record(record), over_time=over_time(record))))


def test_without_days_there_is_no_such_part():
    record = record_of([read(Report(text=text, published=PartialDate(value=day))) for day, text in TOLD])
    assert not course(page(record, drafted=conflict_of_record(record)))


def test_what_would_take_too_long_is_left_to_the_command_and_said(monkeypatch):
    monkeypatch.setattr(sys.modules["detente.workflow.brief"], "TOO_MANY", 3)
    record = record_of([read(Report(text=text, published=PartialDate(value=day))) for day, text in TOLD])
    moved = from_day_to_day(deeds_of(record), None)
    html = page(record, parts=Parts(record, conflict_of_record(record), over_time=moved))
    sound(html)
    assert "<code>" not in course(html)
    assert "detente outcomes" in course(html)
    assert "<table" not in course(html)
