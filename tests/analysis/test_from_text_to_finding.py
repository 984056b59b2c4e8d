"""From the text of a report to the finding: each error planted is found, and with it mended nothing is."""

import pytest

from detente.analysis import findings, record_of
from detente.reading import read
from detente.record import PartialDate, Report, Severity
from detente.sources import load
from growth import grows_less

PLANTED = {
    "followed by": (
        "OSLO, March 4 (Fjord Wire) - The fisheries commission sat in Bergen on March 3. The Bergen session of the "
        "commission will be followed by talks between Norway and Iceland in Reykjavik on {0}.",
        "July 5",
        "March 5",
    ),
    "follows": (
        "Kenya and Uganda opened talks on lake borders in Kampala on March 3. The session follows a meeting of their "
        "ministers in Nairobi on {0}.",
        "February 2",
        "March 2",
    ),
    "day after": (
        "The two delegations met in Bogotá on March 3, the day after a meeting in Caracas on {0} between their envoys.",
        "January 2",
        "March 2",
    ),
    "day off": (
        "Negotiators met in Muscat on {0}. They met again in Doha on March 3. During the day off between the talks in "
        "Muscat and Doha both sides consulted their capitals.",
        "February 1",
        "March 1",
    ),
    "weeks before": (
        "Serbia and Kosovo met in Brussels on March 3, two weeks after the talks in Skopje on {0}, officials said.",
        "January 17",
        "February 17",
    ),
    "weekday": (
        "The European Council meets on {0}, to discuss the accession of Albania.",
        "Wednesday, March 6",
        "Thursday, March 6",
    ),
    "past in the future": (
        "India and Pakistan held talks on water in Lahore on {0}, and agreed on little.",
        "April 2",
        "March 2",
    ),
    "denied": (
        "Sudan had accepted a truce, an official close to the mediators said. {0}",
        "A spokesman in Khartoum denied it.",
        "A spokesman in Khartoum would say nothing.",
    ),
}


def found(text, *, published="2031-03-04", outlet=None):
    return record_of([read(Report(text=text, published=PartialDate(value=published), outlet=outlet))]).findings


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_error_is_found_and_nothing_is_once_it_is_mended(name):
    text, wrong, right = PLANTED[name]
    grave = [finding for finding in found(text.format(wrong)) if finding.severity is not Severity.LOW]
    assert len(grave) == 1
    assert any(wrong in evidence.text for evidence in grave[0].evidence)
    assert grave[0].settles
    assert [finding for finding in found(text.format(right)) if finding.severity is not Severity.LOW] == []


CLEAN = (
    "The ministers met in Vienna on Monday and will meet again on March 28. The March 28 session will be followed by a "
    "summit in Madrid on June 24.",
    "The talks in Astana on 10 January were followed by a truce. A second round was held there on 10 February.",
    "Chile and Peru met in Lima on 10 January and in Santiago on 10 February, and will meet in La Paz on 10 April.",
    "The union rejected an offer of 4 per cent on March 1. On March 3 it accepted 5 per cent after all.",
    "No date has been set for the next round, the mediator said on Monday. On Tuesday the two sides agreed to meet on "
    "March 12.",
    "The panel, which meets every month, sat on February 4 and on March 4.",
    "The envoy was to meet rebels on January 20. The meeting took place a week later, on January 27.",
    "The deadline of March 1 was extended to March 15 at the request of the government.",
    "The court will hear the case on Tuesday, March 11, three weeks after a hearing on February 18.",
    "About 3,000 soldiers moved north on March 1. Some 500 soldiers moved south on March 2.",
)


@pytest.mark.parametrize("text", CLEAN)
def test_a_text_without_errors_raises_nothing(text):
    assert found(text, published="2031-03-05") == ()


def test_the_examples_hold_the_slip_and_the_contradiction_planted_in_them_and_no_other(examples):
    loaded = load([str(examples / "ukraine-2022")])
    drafts = [read(report) for report in loaded.reports if "talks of January" not in report.text]
    grave = [finding for finding in findings(drafts) if finding.severity is not Severity.LOW]
    slip, contradiction = sorted(grave, key=lambda finding: finding.rule, reverse=True)
    assert "“February 10” may be meant for 10 January 2022" in slip.message
    assert contradiction.rule == "contradicting_statuses"
    files = {report.id: report.file for report in loaded.reports}
    assert {files[evidence.report][:2] for evidence in slip.evidence} == {"06"}
    assert {files[evidence.report][:2] for evidence in contradiction.evidence} == {"04", "05"}


@pytest.mark.acceptance
def test_the_real_report_contradicts_itself_on_two_dates(shared):
    text = (shared / "reports" / "nato-russia-council-2022-01-12.txt").read_text(encoding="utf-8")
    grave = [finding for finding in found(text, published="2022-01-12") if finding.severity is not Severity.LOW]
    by_hint = {finding.message.rsplit("“", 1)[1]: finding for finding in grave}
    geneva = by_hint.pop("December 10” may be meant for 10 January 2022.")
    vienna = by_hint.pop("June 13” may be meant for 13 January 2022.")
    assert by_hint == {}
    cited = " | ".join(evidence.text for evidence in geneva.evidence)
    assert all(words in cited for words in ("December 10", "January 10", "day off"))
    assert "10 December 2021 or 10 January 2022" in geneva.settles
    assert "12 January 2022" in vienna.message
    assert "13 June 2022 or 13 January 2022" in vienna.settles


@pytest.mark.slow
def test_a_report_four_times_as_long_takes_about_four_times_as_long():
    paragraph = " ".join(text.format(wrong) for text, wrong, _ in PLANTED.values())

    def drafted(count):
        return read(Report(text="\n\n".join([paragraph] * count), published=PartialDate(value="2031-03-04")))

    first, small, large = drafted(5), drafted(40), drafted(160)
    assert findings([first])
    assert grows_less(lambda: findings([small]), lambda: findings([large]), 3 * 4)
