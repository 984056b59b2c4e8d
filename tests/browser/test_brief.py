"""A brief in a real browser: a click lands on the words, nothing runs and nothing leaves, it fits a phone."""

import re

import pytest

from brief.ferry import DEMAND, NEVER, NONE, RECORD, RETURN
from detente.analysis.same_statements import same_statements
from detente.brief import page as brief

pytestmark = pytest.mark.browser

PLAIN = "rgba(0, 0, 0, 0)"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    path = tmp_path_factory.mktemp("brief") / "brief.html"
    path.write_text(brief(RECORD), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def tab(page, written):
    """Return a tab with the brief in it that keeps a list of everything said on the console."""
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("dialog", lambda dialog: page.complaints.append(dialog.message))
    page.emulate_media(reduced_motion="reduce")  # colours are there at once, and can be asked for
    page.goto(written)
    yield page
    assert page.complaints == []
    assert {address.split("#")[0] for address in page.asked_for} == {written}


def test_why_a_statement_has_its_grade_opens_beneath_it_and_is_not_searched(tab):
    grade = tab.locator(".grade").first
    why = grade.locator("p")
    assert not why.is_visible()
    grade.locator("summary").click()
    assert why.is_visible()
    tab.fill("#words", "confirms")
    assert tab.locator("#count").text_content().startswith("0 of")


def lit(tab):
    """Return the words that stand out in the reports."""
    return tab.evaluate(
        """plain => [...document.querySelectorAll('.text mark')]
           .filter(mark => getComputedStyle(mark).backgroundColor !== plain).map(mark => mark.textContent).join('')""",
        PLAIN,
    )


def in_view(tab, selector):
    return tab.evaluate(
        """selector => { const box = document.querySelector(selector).getBoundingClientRect();
           return box.top >= 0 && box.bottom <= innerHeight; }""",
        selector,
    )


def landed(tab):
    """Wait until words are lit and in view: the browser follows a link in its own time, and the script after it."""
    tab.wait_for_function(
        """() => { const mark = document.querySelector('.text mark.lit'); if (!mark) return false;
           const box = mark.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"""
    )


def words(statement):
    text = next(report.text for report in RECORD.reports if report.id == statement.report)
    return "".join(text[start:end] for start, end in statement.content)


@pytest.mark.parametrize(
    "statement", [NEVER, RETURN, NONE, DEMAND], ids=["quoted", "condition", "two pieces", "nested"]
)
def test_a_click_on_a_claim_lands_on_its_words(tab, statement):
    tab.locator(f'#said a.claim[href="#s-{statement.id[:10]}"]').click()
    landed(tab)
    assert lit(tab) == words(statement)


def test_a_click_in_the_opening_lands_on_words_in_view(tab):
    for number in range(tab.locator(".lines .answer").count()):
        tab.locator(".lines .answer").nth(number).locator("a.claim").first.click()
        landed(tab)
        assert lit(tab)


def test_every_link_to_evidence_lights_something(tab):
    hrefs = tab.evaluate(
        "[...new Set([...document.querySelectorAll('a.claim,a.ref')].map(a => a.hash))].filter(Boolean)"
    )
    assert len(hrefs) > 40
    for href in hrefs:
        tab.evaluate("hash => { location.hash = hash }", href)
        tab.wait_for_function(
            "hash => document.querySelector(hash).parentElement.querySelector('mark.lit') !== null", arg=href
        )


def test_back_returns_to_the_claim(tab):
    claim = tab.locator(f'#said a.claim[href="#s-{NEVER.id[:10]}"]')
    claim.scroll_into_view_if_needed()
    before = tab.evaluate("scrollY")
    claim.click()
    tab.go_back()
    tab.wait_for_function("before => Math.abs(scrollY - before) < 5", arg=before)
    assert lit(tab) == ""


def test_without_the_script_the_words_are_lit_too(browser, written):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{written}#s-{DEMAND.id[:10]}")
    colours = [
        (mark.text_content(), mark.evaluate("mark => getComputedStyle(mark).backgroundColor"))
        for mark in tab.locator(f".passage:has(#s-{DEMAND.id[:10]}) mark").all()
    ]
    assert "".join(text for text, colour in colours if colour != PLAIN) == words(DEMAND)
    assert not tab.locator("#filters").is_visible()
    context.close()


def visible(tab):
    return tab.locator(".saying:visible").count()


def test_filters_narrow_the_list_and_say_how_many_are_left(tab):
    every = visible(tab)
    assert every == len(list(same_statements(RECORD))) > 10  # what is said twice alike is shown once
    tab.get_by_label("Party").select_option("deckhands-union")
    assert visible(tab) == sum(one.speaker.party == "deckhands-union" for one in RECORD.statements)
    tab.get_by_label("Act").select_option("refuse")
    assert visible(tab) == 2
    assert tab.locator("#count").text_content() == f"2 of {every} statements"
    tab.get_by_role("searchbox").fill("ELEVEN-hour rest")
    assert visible(tab) == 2  # the issue's name holds the words for the second
    tab.get_by_role("searchbox").fill("sign a rota")
    assert visible(tab) == 1
    assert tab.locator(".day-of:visible").count() == 1
    tab.get_by_role("searchbox").fill("submarine")
    assert visible(tab) == 0
    assert tab.locator("#nothing").is_visible()
    tab.get_by_role("button", name="Show all").click()
    assert visible(tab) == every


def test_kind_of_wording_and_issue_are_filters_too(tab):
    tab.get_by_label("Wording").select_option("direct")
    assert visible(tab) == 3
    tab.get_by_label("Wording").select_option("")
    tab.get_by_label("Issue").select_option("-")
    assert visible(tab) == sum(one.issue is None for one in RECORD.statements)


def test_markup_in_a_report_does_not_run(tab):
    assert tab.locator("script").count() == 1
    assert "<script>alert(1)</script>" in tab.locator("#report-2").inner_text()


def test_the_policy_stops_what_slips_in(page, written):
    page.goto(written)
    page.evaluate("""() => { const image = new Image(); image.src = 'https://elsewhere.example/x.png';
        document.body.append(image); const late = document.createElement('script');
        late.textContent = 'window.ran = true'; document.body.append(late); }""")
    assert page.evaluate("window.ran") is None
    assert page.evaluate("fetch('https://elsewhere.example/').then(() => 'sent', () => 'stopped')") == "stopped"


@pytest.mark.parametrize("width", [320, 360, 800, 1280])
def test_the_page_fits_its_width(tab, width):
    tab.set_viewport_size({"width": width, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    drawings = [tab.locator(f"svg.timeline.{name}").is_visible() for name in ("wide", "narrow")]
    assert drawings == [width > 736, width <= 736]


def test_matrix_cells_name_their_party_on_a_phone(tab):
    tab.set_viewport_size({"width": 360, "height": 800})
    assert tab.locator(".matrix .label:visible").count() == 6
    tab.set_viewport_size({"width": 1280, "height": 800})
    assert tab.locator(".matrix .label:visible").count() == 0


def test_the_labels_of_the_time_line_do_not_meet(tab):
    for width, name in ((1280, "wide"), (360, "narrow")):
        tab.set_viewport_size({"width": width, "height": 800})
        boxes = tab.evaluate(
            """name => [...document.querySelectorAll(`svg.${name} text`)].map(text => {
               const box = text.getBoundingClientRect();
               return [box.left, box.top + 2, box.right, box.bottom - 2]; })""",
            name,
        )
        for at, one in enumerate(boxes):
            for two in boxes[at + 1 :]:
                assert one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]


def test_the_first_key_offers_to_skip_to_the_brief(tab):
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the brief"
    assert in_view(tab, ".skip")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('#brief') !== null")


def test_focus_can_be_seen(tab):
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


NAMES = """() => [...document.querySelectorAll('a,button,select,input,summary,svg[role],[role=region]')].filter(one =>
    !(one.textContent.trim() || one.getAttribute('aria-label') || one.getAttribute('aria-labelledby')
      || (one.labels && one.labels.length))).map(one => one.outerHTML)"""


def test_landmarks_headings_and_names_are_there_for_a_screen_reader(tab):
    for role in ("banner", "navigation", "main", "contentinfo", "search"):
        assert tab.get_by_role(role).count() == 1, role
    assert tab.evaluate("document.documentElement.lang") == "en"
    assert tab.evaluate(NAMES) == []
    assert tab.get_by_role("heading", level=2).all_text_contents() == [
        "In brief", "Who", "When", "What was said", "Where each side stands", "What changed",
        "What does not add up", "The reports",
    ]  # fmt: skip
    broken = "[...document.querySelectorAll('[aria-labelledby]')].filter(one => one.getAttribute('aria-labelledby')" \
        ".split(' ').some(id => !document.getElementById(id))).length"  # fmt: skip
    assert tab.evaluate(broken) == 0
    for width in (360, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        assert tab.get_by_role("table").count() == 5
        assert tab.get_by_role("rowheader").count() >= 3


CONTRASTS = """() => {
  const part = value => { const n = value / 255; return n <= .03928 ? n / 12.92 : ((n + .055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => .2126 * part(r) + .7152 * part(g) + .0722 * part(b);
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const behind = one => { for (; one; one = one.parentElement) {
      const colour = rgb(getComputedStyle(one).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour; } return [255, 255, 255]; };
  const poor = new Set();
  for (const one of document.querySelectorAll('body *')) {
    const own = [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!own || !one.getClientRects().length || one.closest('option,script,style')) continue;
    const style = getComputedStyle(one);
    const [a, b] = [light(rgb(one instanceof SVGElement ? style.fill : style.color)), light(behind(one))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.add(`${one.tagName}.${one.className} ${ratio.toFixed(2)}`);
  }
  return [...poor]; }"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(tab, scheme):
    tab.emulate_media(color_scheme=scheme)
    tab.locator(f'#said a.claim[href="#s-{NEVER.id[:10]}"]').click()
    assert tab.evaluate(CONTRASTS) == []


def test_on_paper_there_is_no_navigation_and_the_passages_keep_their_numbers(tab):
    tab.emulate_media(media="print")
    assert not tab.locator("nav").is_visible()
    assert not tab.locator("#filters").is_visible()
    label = tab.locator(f".passage:has(#s-{NEVER.id[:10]}) > .ref").first
    assert label.is_visible()
    assert tab.locator(f'#said a.ref[href="#s-{NEVER.id[:10]}"]').text_content() == label.text_content()
    assert re.match(rb"%PDF-", tab.pdf(prefer_css_page_size=True))
