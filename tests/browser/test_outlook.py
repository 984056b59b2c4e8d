"""What can hold, in a real browser: it fits a phone and paper, its words stand out, and a click lands where it says."""

import pytest

from brief.drafts import DRAFTED
from brief.ferry import DEMAND, RECORD
from browser.test_brief import CONTRASTS, NAMES
from detente.brief import page as brief

pytestmark = pytest.mark.browser

MEETING = """() => { const boxes = [...document.querySelectorAll('svg.moves text')]
    .filter(one => one.getClientRects().length).map(one => one.getBoundingClientRect());
  return boxes.filter((a, at) => boxes.slice(at + 1).some(b =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4)).length; }"""
OUTSIDE = """() => [...document.querySelectorAll('svg.moves')].filter(one => one.getClientRects().length).flatMap(map =>
    [...map.querySelectorAll('.card')].flatMap(card => { const box = card.querySelector('rect').getBoundingClientRect();
      return [...card.querySelectorAll('text')].filter(text => text.getBoundingClientRect().right > box.right)
        .map(text => text.textContent); }))"""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    path = tmp_path_factory.mktemp("outlook") / "brief.html"
    path.write_text(brief(RECORD, drafted=DRAFTED), encoding="utf-8")
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
def test_it_fits_its_width_and_one_of_the_maps_is_shown(tab, width):
    tab.set_viewport_size({"width": width, "height": 900})
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    shown = [tab.locator(f"svg.moves.{name}").is_visible() for name in ("wide", "narrow")]
    assert shown == [width > 736, width <= 736]
    assert tab.evaluate(MEETING) == 0
    assert tab.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_words_stand_out_from_their_ground(tab, scheme):
    tab.emulate_media(color_scheme=scheme)
    assert tab.evaluate(CONTRASTS) == []


def test_a_wish_leads_to_its_sentence(tab):
    tab.locator("#wants-1-1 a.claim").click()
    tab.wait_for_function("() => document.querySelector('.text mark.lit')")
    lit = "[...document.querySelectorAll('.text mark.lit')].map(one => one.textContent).join('')"
    text = next(report.text for report in RECORD.reports if report.id == DEMAND.report)
    assert "".join(text[start:end] for start, end in DEMAND.content) in tab.evaluate(lit)


def test_a_card_leads_to_its_row(tab):
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.locator("svg.moves.wide a.card").first.click()
    assert tab.evaluate("location.hash") == "#outcome-a"
    assert tab.evaluate("document.querySelector('#outcome-a').getBoundingClientRect().top") < 900


def test_a_screen_reader_finds_names_and_rows(tab):
    assert tab.evaluate(NAMES) == []
    for width in (360, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        table = tab.get_by_role("table", name="The outcomes that matter")
        assert table.get_by_role("row").count() == tab.locator("[id^=outcome-]").count() + 1


def test_on_paper_the_wide_map_is_drawn(tab):
    tab.emulate_media(media="print")
    assert tab.locator("svg.moves.wide").is_visible()
    assert not tab.locator("svg.moves.narrow").is_visible()
