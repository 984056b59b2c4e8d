"""The page is whole, safe and repeatable: every link has its place, and nothing comes from outside."""

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given

from brief.ferry import ATTACK, FINDINGS, NEVER, RECORD, STATEMENTS, THURSDAY, TUESDAY
from detente.brief import page
from detente.brief.names import Names
from detente.brief.places import Places
from detente.brief.who import table
from detente.errors import EvidenceMismatch
from detente.record import Record, Report
from strategies import of_whole_records, records

VOID = {"meta", "input", "link", "br", "hr", "img"}
SVG_TITLES = {"title", "desc"}


class Outline(HTMLParser):
    """The tags, ids, links and headings of a page, and the text of its tags by name."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.open, self.ids, self.hrefs, self.classes = [], [], [], [], Counter()
        self.headings, self.words, self.attributes = [], {}, Counter()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append((tag, attrs))
        self.attributes.update(list(attrs))
        self.classes.update((attrs.get("class") or "").split())
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if "href" in attrs:
            self.hrefs.append(attrs["href"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID and not self.get_starttag_text().endswith("/>"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data):
        for tag in set(self.open):
            self.words.setdefault(tag, []).append(data)

    def text(self, tag="body"):
        return "".join(self.words.get(tag, []))


@pytest.fixture(scope="module")
def html():
    return page(RECORD)


@pytest.fixture(scope="module")
def outline(html):
    return Outline(html)


def sound(html):
    """Check what holds for every page, and return its outline."""
    outline = Outline(html)
    assert outline.open == []
    assert [name for name, count in Counter(outline.ids).items() if count > 1] == []
    assert [href for href in outline.hrefs if not href.startswith("#") or href[1:] not in outline.ids] == []
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False))
    assert not {name for name in outline.attributes if name == "style" or name.startswith("on") or name == "src"}
    return outline


def test_a_page_of_everything_is_sound(html):
    sound(html)


@pytest.mark.parametrize("excerpts", [False, True])
@of_whole_records
@given(record=records())
def test_every_page_is_sound(record, excerpts):
    sound(page(record, excerpts=excerpts))


@of_whole_records
@given(record=records())
def test_the_same_record_gives_the_same_page(record):
    assert page(record) == page(Record.model_validate_json(record.model_dump_json()))


def test_markup_of_a_report_is_text(html, outline):
    assert ATTACK not in html
    assert ATTACK in outline.text("article")
    assert outline.text("script").count("alert") == 0
    assert [tag for tag, _ in outline.tags].count("script") == 1


def test_the_policy_names_the_hashes_of_the_blocks(html, outline):
    policy = next(attrs["content"] for _, attrs in outline.tags if attrs.get("http-equiv"))
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        block = re.search(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)[1]
        assert f"{tag}-src 'sha256-{b64encode(sha256(block.encode()).digest()).decode()}'" in policy


def test_nothing_is_fetched(html, outline):
    tags = {tag for tag, _ in outline.tags}
    assert not tags & {"img", "link", "iframe", "object", "embed", "form", "base", "audio", "video"}
    assert not re.search(r"url\(|@import", html)
    assert "https://herald.example/ferries?id=1&x=<b>" in outline.text("article")


def lines(html):
    return re.findall(r"<li[^>]*><a class=\"question\".*?</li>", html, re.DOTALL)


def test_the_opening_has_at_most_twelve_lines_and_each_leads_to_its_evidence(html):
    assert 5 <= len(lines(html)) <= 12
    assert all(re.search(r'class="claim[^"]*" href="#[nsemdx]-', line) for line in lines(html))
    asked = [re.search(r">([^<]+)</a>", line)[1] for line in lines(html)]
    assert list(dict.fromkeys(asked)) == [
        "Who", "When", "What was said", "Where each side stands", "What does not add up",
    ]  # fmt: skip


@of_whole_records
@given(record=records())
def test_the_opening_is_never_longer(record):
    assert len(lines(page(record))) <= 12


def test_every_statement_stands_on_the_page_with_its_words_marked(html):
    for statement in STATEMENTS:
        assert f'href="#s-{statement.id[:10]}"' in html
        assert f'<i id="s-{statement.id[:10]}"' in html


def test_words_of_two_facts_are_cut_where_the_facts_change(html):
    # One statement is `refuses to discuss … ends`, the other lies within it: `before the strike ends`.
    assert re.search(r'<mark class="k\d">refuses to discuss the rota </mark><mark class="k\d k\d">before the', html)


def test_condition_chain_red_line_negation_and_grade_are_told(outline):
    text = " ".join(outline.text().split())
    assert "The Northern Agency, citing an unnamed official of the Conciliation Office" in text
    assert "return to work within a day if the company restored the winter rota" in text
    assert "conditional" in text
    assert "Condition: if the company restored" not in text  # it stands in the words
    assert "red line" in text
    assert "in the negative" in text
    assert "source usually reliable, possibly said (B3)" in text
    assert "doubtful whether said (F4)" in text
    assert "none confirms or denies it; the codebook grades Sound Herald B." in text
    assert "without a name, or at second hand; no outlet of it is graded." in text
    assert "partly quoted" in text
    assert "Could give: return to work within a day" in text
    assert "as others believe" in text


def test_the_key_to_the_grades_tells_what_is_shown(outline):
    text = " ".join(outline.text().split())
    assert "it counts the independent reports that give it" in text
    assert not re.search(r"probably true|possibly true|Nothing better than", text)


def test_a_date_that_a_finding_doubts_is_marked(html):
    row = re.search(r'<th scope="row" role="rowheader" class="doubt">13 March 2031.*?</tr>', html, re.DOTALL)[0]
    assert f'href="#finding-{FINDINGS[0].id[:10]}"' in row
    assert html.count('class="entry doubt"') == 2  # once in each drawing


def test_reports_stand_in_order_of_publication(html):
    titles = re.findall(r'<h3 id="report-\d-title">(.*?)</h3>', html)
    assert [title[:6] for title in titles] == ["Crews ", "Operat", "Second", "letter"]


def test_a_missing_date_of_publication_is_told_at_the_top(html):
    assert "One report carries no date of publication" in html
    dated = RECORD.model_copy(update={"reports": RECORD.reports[:1], **nothing()})
    assert "no date of publication" not in page(dated)


def test_problems_stand_with_their_report(html):
    report = html[html.index('id="report-2"') : html.index('id="report-3"')]
    assert "a quotation mark opens here and is never closed" in report


def nothing():
    names = ("statements", "events", "meetings", "deadlines", "positions", "findings", "readings", "parties",
             "people", "bodies", "issues", "outlets")  # fmt: skip
    return dict.fromkeys(names, ())


def test_a_report_without_facts_says_so_kindly():
    html = page(Record(reports=(Report(text="The harbour is blue."),)))
    sound(html)
    assert "Nothing to brief on yet" in html
    assert "The harbour is blue." in html
    assert '<a href="#brief">' not in html


def test_no_report_at_all_says_so():
    assert "No report was given" in page(Record())


@pytest.mark.parametrize(
    ("gone", "section"),
    [
        (("statements", "positions", "events", "deadlines"), "said"),
        (("positions",), "stands"),
        (("findings",), "amiss"),
        (("meetings", "events", "deadlines"), "when"),
    ],
)
def test_a_section_with_nothing_in_it_is_left_out_with_its_link(gone, section):
    html = page(RECORD.model_copy(update=dict.fromkeys(gone, ())))
    sound(html)
    assert f'<section id="{section}"' not in html
    assert f'href="#{section}"' not in html


def test_questions_of_later_issues_are_not_shown(outline):
    assert "can hold" not in outline.text()
    assert "would take" not in outline.text()


def test_excerpts_hold_the_cited_sentences_alone():
    html = page(RECORD, excerpts=True)
    outline = sound(html)
    assert "eleven-hour rest" in outline.text("article")
    assert "A reader writes" not in outline.text()
    assert "A reader writes" in Outline(page(RECORD)).text()


def test_a_title_may_be_given():
    assert "<h1>Ferries &lt;b&gt; of March</h1>" in page(RECORD, title="Ferries <b> of March")


def test_evidence_that_does_not_stand_in_its_report_is_refused():
    other = Report(text=TUESDAY.text.upper())
    evidence = NEVER.evidence[0].model_copy(update={"report": other.id})
    wrong = RECORD.model_copy(
        update={
            "reports": (other, THURSDAY),
            **nothing(),
            "statements": (NEVER.model_copy(update={"evidence": (evidence,)}),),
        }
    )
    with pytest.raises(EvidenceMismatch):
        page(wrong)


@of_whole_records
@given(records())
def test_nobody_is_also_called_what_stands_over_the_names(record):
    told = table(record, Names(record), Places(record))
    for one in (*told.sides, *told.named, *told.bodies, *told.others):
        assert one.name.casefold() not in {name.text.casefold() for name in one.called}
