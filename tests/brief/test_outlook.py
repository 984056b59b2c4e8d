"""What can hold and what it would take, on the page and in the terminal: every number leads to what it rests on."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from brief.drafts import DRAFTED, FILE
from brief.ferry import ATTACK, DEMAND, NEVER, RECORD
from brief.test_page import sound
from conflicts import conflict_files
from detente.analysis.drafted import Drafted
from detente.analysis.outlook import outlook
from detente.analysis.outlook.results import Share
from detente.brief import page, summary
from detente.brief.names import Names
from detente.brief.outlook import section
from detente.brief.outlook.words import Words
from detente.brief.places import Places
from detente.brief.summary import plain
from detente.formats.conflict_file import ConflictFile
from detente.workflow.solve import conflict_given


@pytest.fixture(scope="module")
def html():
    return page(RECORD, drafted=DRAFTED)


def part(html, name):
    """Return one section of a page."""
    return re.search(f'<section id="{name}".*?</section>', html, re.DOTALL)[0]


def told(sentences):
    return " ".join("".join(piece.text for piece in one) for one in sentences)


def made(drafted):
    return section(drafted, Names(RECORD), Places(RECORD))


def test_the_page_with_an_outlook_is_sound_and_the_same_each_time(html):
    outline = sound(html)
    assert {"holds", "takes", "rests", "outcome-a"} <= set(outline.ids)
    assert page(RECORD, drafted=DRAFTED) == html


@settings(max_examples=12)
@given(file=conflict_files())
def test_every_conflict_gives_a_sound_page(file):
    sound(page(RECORD, drafted=Drafted(file)))


def test_without_a_draft_there_is_no_such_section():
    html = page(RECORD)
    assert 'id="holds"' not in html
    assert 'id="takes"' not in html


def test_every_link_of_the_sections_leads_to_its_place(html):
    reports = part(html, "reports")
    for name in ("holds", "takes"):
        hrefs = set(re.findall(r'href="#([^"]+)"', part(html, name)))
        assert hrefs
        for href in hrefs:
            inside = re.match(r"outcome|can-|wants-|rests$", href)
            assert f'id="{href}"' in (part(html, "holds") + part(html, "takes") if inside else reports), href


def test_every_option_and_wish_leads_to_all_its_sentences(html):
    takes, places = part(html, "takes"), Places(RECORD)
    for dm, who in enumerate(FILE.decision_makers, start=1):
        for kind, some in (("can", who.options), ("wants", who.prefers)):
            for number, one in enumerate(some, start=1):
                item = re.search(f'<span id="{kind}-{dm}-{number}">.*?</li>', takes, re.DOTALL)[0]
                links = re.findall(r'href="([^"]+)"', item)
                assert {cite.href for fact in one.evidence for cite in places.of(fact)} <= set(links)
                assert bool(links) == bool(one.evidence)
                assert ("(no sentence)" in item) == (not one.evidence)


def test_every_share_leads_to_what_it_rests_on(html):
    shares = re.findall(r'<a href="([^"]+)" class="claim number">', part(html, "holds"))
    assert len(shares) == len(outlook(DRAFTED).worked.outcomes)
    assert set(shares) == {"#rests"}


def test_confidence_is_told_as_it_was_given(html):
    takes = part(html, "takes")
    assert "80 % sure" in takes
    assert "open: this (60 %) or its opposite" in takes
    assert "its place is anywhere from 3 to 4" in takes


def test_what_is_not_settled_and_what_was_left_out_is_said(html):
    takes = part(html, "takes")
    assert "Who pays is open." in takes
    assert "no more options can be looked at together: Sell the ferries." in takes
    cite = Places(RECORD).of(NEVER.id)[0]
    assert f'<a class="claim" href="{cite.href}">Whether the strike goes on is not settled.</a>' in takes


def test_nothing_is_called_certain_that_the_draws_leave_open():
    worked, rows = outlook(DRAFTED).worked, made(DRAFTED).rows
    assert any(row.verdict == "open" for row in rows)
    for one, row in zip(worked.outcomes, rows, strict=True):
        assert (row.verdict == "open") == (0.15 < one.share.share < 0.85)


def test_markup_in_a_label_is_text(html):
    assert ATTACK not in part(html, "holds") + part(html, "takes")


def test_a_sentence_stands_alone_where_something_is_missing():
    html = page(RECORD, drafted=Drafted(ConflictFile(()), missing="Only one party speaks."))
    sound(html)
    assert re.search(r'<p class="lede">Only one party speaks.</p>\s*</section>', part(html, "holds"))
    assert 'id="takes"' not in html
    assert 'href="#takes"' not in html


def test_the_talks_of_january_2022_in_plain_words():
    text = made(Drafted(conflict_given("nato-russia-2022").file))
    assert (
        "No outcome with both “Guarantee that Ukraine never joins” (which Russia asks for) and “Withdraw the troops” "
        "(which United States and Nato ask for) is reached by improvements alone, in all "
        "(100\u00a0%; 96 to 100\u00a0% of 100 draws) of the preferences that the reports admit."
    ) in told(text.holds)
    assert "Whether today’s state (A) can last is open" in told(text.holds)
    assert "The one assumption that decides most is whether Russia wants “Attack Ukraine” if no “Guarantee" in told(
        text.takes
    )


def test_the_quoted_wish_leads_to_its_sentence():
    wishes = [piece for one in made(DRAFTED).asked for piece in one.wish]
    assert [piece.cite.href for piece in wishes if piece.text == "“Raise the wages”"] == [
        Places(RECORD).of(DEMAND.id)[0].href
    ]


def test_cards_on_the_map_do_not_meet_and_lie_within_it():
    for drafted in (DRAFTED, Drafted(conflict_given("nato-russia-2022").file)):
        for drawing in (made(drafted).map.wide, made(drafted).map.narrow):
            assert 2 <= len(drawing.cards) <= 12
            for at, one in enumerate(drawing.cards):
                assert 0 <= one.x <= one.x + one.width <= drawing.width
                assert 0 <= one.y <= one.y + one.height <= drawing.height
                assert not any(meet(one, other) for other in drawing.cards[at + 1 :])


def meet(one, other):
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def test_there_is_no_map_where_today_is_unknown():
    assert made(Drafted(replace(FILE, status_quo=None))).map is None


def test_the_summary_asks_the_questions_in_order_and_is_short():
    lines = list(summary(RECORD, drafted=DRAFTED))
    assert list(dict.fromkeys(line.question for line in lines)) == [
        "Who", "When", "What was said", "Where each side stands", "What does not add up", "What can hold",
        "What it would take", "What the reports do not settle", "Outcomes",
    ]  # fmt: skip
    assert sum(line.question != "Outcomes" for line in lines) <= 18
    assert all(plain(line).strip() for line in lines)


def test_the_summary_of_a_record_alone_stops_at_what_does_not_add_up():
    assert [line.question for line in summary(RECORD)][-1] == "What does not add up"


def test_the_summary_says_what_its_letters_stand_for():
    lines = list(summary(RECORD, drafted=DRAFTED))
    outcomes = [plain(line) for line in lines if line.question == "Outcomes"]
    assert outcomes[0].startswith("A  today’s state, The union: Go on with the strike")
    named = {piece.text for line in lines for piece in line.pieces if piece.cite and piece.cite.href == "#outcome-a"}
    assert named <= {"A"}
    assert len({one[0] for one in outcomes}) == len(outcomes)


def test_options_that_were_left_out_are_told_on_the_page_and_in_the_summary():
    (line,) = [plain(one) for one in summary(RECORD, drafted=DRAFTED) if "left out" in plain(one)]
    kept = len(DRAFTED.file.options)
    assert f"The reports tell of {kept + 1} things that somebody could do: the {kept} of which most is said" in line
    assert line.endswith("Left out: Sell the ferries.")
    assert f"the {kept} of which most is said" in re.sub(r"<[^>]+>", "", page(RECORD, drafted=DRAFTED))


@pytest.mark.parametrize(
    ("share", "holds", "verdict"), [(0.1, True, "open"), (0.9, True, "yes"), (0.9, False, "open"), (0.1, False, "no")]
)
def test_what_holds_as_said_but_in_few_preferences_is_open(share, holds, verdict):
    found = outlook(DRAFTED)
    outcome = replace(
        found.worked.outcomes[0], concepts=("seq",) if holds else (), share=Share(share, share, share, 100)
    )
    assert Words(found, Places(RECORD)).verdict(outcome) == verdict


def test_the_summary_names_the_first_of_many_options_that_were_left_out():
    beyond = tuple(f"Nobody: Do {number}" for number in range(20))
    (line,) = [
        plain(one) for one in summary(RECORD, drafted=replace(DRAFTED, beyond=beyond)) if "left out" in plain(one)
    ]
    assert line.endswith("Nobody: Do 0; Nobody: Do 1; Nobody: Do 2; 17 more, which the page names.")


def test_it_is_said_what_todays_deadlock_rests_on_and_how_sure_that_is():
    (line,) = [one for one in summary(RECORD, drafted=DRAFTED) if "deadlock" in plain(one)]
    said = plain(line)
    assert said.startswith("Today’s deadlock rests on this: ")
    assert "which the reports do not settle" in said or "% sure" in said
    assert all(piece.cite.href.startswith("#") for piece in line.pieces if piece.cite)


def test_what_decides_most_names_the_sentence_that_it_rests_on():
    def decides(drafted):
        return next(plain(one) for one in summary(RECORD, drafted=drafted) if "decides most" in plain(one))

    assert decides(DRAFTED).endswith("No sentence of the reports is named for it.")
    makers = FILE.decision_makers
    fact = makers[0].prefers[0].evidence
    known = [replace(who, prefers=tuple(replace(one, evidence=fact) for one in who.prefers)) for who in makers]
    line = decides(replace(DRAFTED, file=replace(FILE, decision_makers=tuple(known))))
    said = line.partition("It rests on “")[2].partition("”")[0].rstrip("…")
    assert said
    assert any(said in " ".join(report.text.split()) for report in RECORD.reports)


def test_what_the_reports_do_not_settle_is_not_stated_as_so():
    open_ = replace(
        DRAFTED.file.decision_makers[0],
        prefers=tuple(replace(one, sign="unknown") for one in DRAFTED.file.decision_makers[0].prefers),
    )
    told = made(replace(DRAFTED, file=replace(FILE, decision_makers=(open_, *FILE.decision_makers[1:]))))
    against = ["".join(piece.text for piece in one) for asked in told.asked for one in asked.against]
    mine = [one for one in against if "The union" in one]
    assert all(one.startswith("The reports do not settle whether") for one in mine)
    whole = " ".join("".join(piece.text for piece in one) for one in told.holds)
    assert "as it was said" not in whole
