"""Every number on a page leads to the sentence that it rests on, or to where it stands how it was worked out."""

import pytest

import detente
from brief.bargain_drafts import BARGAINS
from brief.drafts import DRAFTED
from brief.ferry import RECORD
from brief.numbers import STRICT, Page
from brief.test_over_time import TOLD
from detente.analysis import record_of
from detente.analysis.conflict_of_record import conflict_of_record
from detente.analysis.over_time import over_time
from detente.analysis.packages_of_record import packages_of_record
from detente.analysis.votes_of_record import votes_of_record
from detente.brief import page
from detente.brief.parts import Parts
from detente.reading import read
from detente.record import PartialDate, Report

LABELS = (
    ("2031-03-01", "Norway demanded that Iceland cut its quota by 30 percent. Iceland would pay 5 million euros."),
    (
        "2031-03-02",
        "Iceland refused to cut its quota by 30 percent. Norway threatened to close 12 ports unless Iceland cut its "
        "quota by 30 percent. Iceland offered to buy 40 trawlers if Norway opened 3 ports.",
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def examples_page(examples, tmp_path_factory):
    path = tmp_path_factory.mktemp("numbers") / "brief.html"
    detente.brief(str(examples / "ukraine-2022"), to=path)
    return path.read_text(encoding="utf-8")


def of_days(told):
    """Return the page of some reports of several days, with all that is worked out from them."""
    from detente.analysis.bargains.drafts import Bargains

    record = record_of([read(Report(text=text, published=PartialDate(value=day))) for day, text in told])
    deal = Bargains(packages_of_record(record), votes_of_record(record))
    return page(record, parts=Parts(record, conflict_of_record(record), deal, over_time(record)))


def test_every_number_of_the_examples_leads_to_a_sentence(examples_page):
    walked = Page(examples_page)
    assert walked.lost() == []
    count = {name: sum(section == name for _, _, section in walked.numbers()) for name in walked.sections}
    assert {name for name in walked.sections if count[name]} >= {*STRICT, "brief", "who", "when", "said", "changed"}
    assert count["holds"] > 80
    assert min(count[name] for name in STRICT) > 5


@pytest.mark.parametrize("told", [TOLD, LABELS], ids=["plain", "numbers in labels"])
def test_every_number_of_reports_of_several_days_does(told):
    assert Page(of_days(told)).lost() == []


def test_every_number_of_a_drafted_page_does_with_excerpts_too():
    for excerpts in (False, True):
        assert Page(page(RECORD, drafted=DRAFTED, bargains=BARGAINS, excerpts=excerpts)).lost() == []


def test_a_number_that_leads_nowhere_is_found(examples_page):
    walked = Page(examples_page.replace("</h2>", "</h2><p>It holds in 99 of 100.</p>"))
    assert len(walked.lost()) == len(walked.sections) - 1  # the reports are the evidence themselves
    assert Page(examples_page.replace('id="rests"', 'id="elsewhere"')).lost()
