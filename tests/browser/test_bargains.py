"""Packages and votes, in a real browser: they fit a phone, their words stand out, and a click lands where it says."""

import pytest

from brief.bargain_drafts import BARGAINS
from brief.drafts import DRAFTED
from brief.ferry import DEMAND, RECORD
from browser.test_brief import CONTRASTS, NAMES
from detente.brief import page as brief

pytestmark = pytest.mark.browser

CUT = """() => [...document.querySelectorAll('#packages td, #packages th, #votes td, #votes th')]
    .filter(one => !one.querySelector('.heard') && one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)"""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    path = tmp_path_factory.mktemp("bargains") / "brief.html"
    path.write_text(brief(RECORD, drafted=DRAFTED, bargains=BARGAINS), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def tab(page, written):
    """Return a tab with the brief in it that keeps a list of everything said on the console."""
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.emulate_media(reduced_motion="reduce")
    page.goto(written)
    yield page
    assert complaints == []


@pytest.mark.parametrize("width", [320, 390, 800, 1280])
def test_it_fits_its_width(tab, width):
    tab.set_viewport_size({"width": width, "height": 900})
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate(CUT) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_words_stand_out_from_their_ground(tab, scheme):
    tab.emulate_media(color_scheme=scheme)
    assert tab.evaluate(CONTRASTS) == []


def test_what_a_part_is_worth_leads_to_its_sentence(tab):
    tab.locator("#worth-1-1 a.claim").click()
    tab.wait_for_function("() => document.querySelector('.text mark.lit')")
    lit = "[...document.querySelectorAll('.text mark.lit')].map(one => one.textContent).join('')"
    text = next(report.text for report in RECORD.reports if report.id == DEMAND.report)
    assert "".join(text[start:end] for start, end in DEMAND.content) in tab.evaluate(lit)


def test_a_number_leads_to_what_it_rests_on(tab):
    tab.locator("#packages .lede a.number").first.click()
    assert tab.evaluate("location.hash") == "#packages-rest"


def test_a_screen_reader_finds_names_and_rows(tab):
    assert tab.evaluate(NAMES) == []
    for width in (360, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        for name, rows in (("The packages that matter", "package-"), ("The votes that are known", "vote-")):
            table = tab.get_by_role("table", name=name)
            assert table.get_by_role("row").count() == tab.locator(f"tr[id^={rows}]").count() + 1
