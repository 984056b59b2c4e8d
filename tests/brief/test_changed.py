"""The section on what changed: only when reports span several days, each line with its link."""

from detente.analysis import record_of
from detente.brief import page
from drafting import Sheet

PORTS = "open its northern ports to foreign grain ships"


def said(day, act, lead):
    sheet = Sheet(f"{lead}: {PORTS}.", published=day, outlet="Harbour News").party("alba")
    return sheet.statement(PORTS, act, party="alba", issue="grain", who="Alba").draft()


def section(*drafts):
    html = page(record_of(drafts))
    start = html.find('<section id="changed"')
    return html[start : html.index("</section>", start)] if start >= 0 else ""


def test_a_party_that_moved_is_told_with_both_sides_and_their_links():
    html = section(said("2031-05-10", "refuse", "On Monday no"), said("2031-05-14", "offer", "On Friday yes"))
    assert "14 May 2031" in html
    assert "softened" in html
    assert "Before: " in html
    assert html.count('class="ref"') == 2


def test_one_day_changes_nothing():
    assert section(said("2031-05-14", "refuse", "At noon no"), said("2031-05-14", "offer", "At night yes")) == ""
    assert section(said("2031-05-14", "refuse", "At noon no")) == ""
