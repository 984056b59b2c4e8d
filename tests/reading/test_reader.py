"""Laws of reading: whatever the text, nothing raises, every fact verifies itself, and the same text gives the same."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from detente.errors import UnsupportedLanguage
from detente.formats import reading_json
from detente.reading import read
from detente.reading.reader import PIPELINE
from detente.record import Draft, PartialDate, Report

STEPS = {one.name for one in PIPELINE.steps}
PIECES = [
    "“", "”", '"', "„", "«", "»", "‘", "’", "'", "``", "''", "(", ")", "[", "]", "—", "-", ",", ".", ";", ":",
    "?", "…",
    "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\u00ad", "\ufeff", "\U0001f600", "@", "#", "$", "’s", "'90s",
    "Norway", "Iceland’s", "the Kremlin", "Kenyan", "Geneva", "in Geneva", "Ana Torres", "Torres", "Mr. Rey",
    "he", "She",
    "they", "it", "who", "the union", "Union of Crews (UCC)", "officials", "a source close to", "Xinhua",
    "the Security Council",
    "said", "said that", "told", "told reporters", "warned", "demanded", "refused to", "agreed to",
    "according to",
    "was rejected by", "citing", "reported that", "called on", "to", "would not", "must", "will", "if",
    "unless", "should it",
    "only if", "and", "but", "which", "while", "after", "before", "with", "not", "never", "talks", "a meeting",
    "met",
    "will meet", "sanctions", "imposed", "withdrew", "2,000", "troops", "on Monday", "January 12", "by Friday",
    "within a week",
    "until March 20", "5 p.m.", "U.S.", "OSLO (Fjord Wire) -", "asked not to be named", "spokeswoman",
    "foreign minister",
]  # fmt: skip

NEWS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join)
GLUED = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)
ANY = st.text(min_size=1, max_size=200)
TEXTS = NEWS | GLUED | ANY
DAYS = st.sampled_from([None, PartialDate(value="2031-03-04"), PartialDate(value="2031-03"), PartialDate(value="2031")])


def facts(draft):
    yield from draft.statements
    yield from draft.events
    yield from draft.meetings
    yield from draft.deadlines


def spans(draft):
    """Yield every span of a draft that says where something stands."""
    for one in draft.statements:
        yield from (*one.source, *one.cue, *one.content, one.sentence)
        if one.condition:
            yield one.condition.span
    for one in (*draft.meetings, *draft.deadlines):
        yield from one.spans
    yield from (one.span for one in draft.events)
    yield from ((one.start, one.end) for one in draft.dates)
    yield from (one.span for one in draft.mentions)
    yield from (one.where for one in draft.problems)


@given(TEXTS, DAYS)
@example("“" * 50, None)
@example("said that " * 50, None)
@example("Norway said that " * 20, None)
def test_reading_never_raises_and_every_fact_verifies_itself(text, published):
    report = Report(text=text, published=published)
    draft = read(report)
    for one in facts(draft):
        for evidence in one.evidence:
            evidence.verify(report)
    assert all(0 <= start < end <= len(text) for start, end in spans(draft))


@given(TEXTS)
def test_ids_are_unique_within_their_kind(text):
    draft = read(Report(text=text))
    for kind in (draft.statements, draft.events, draft.meetings, draft.deadlines):
        assert len({one.id for one in kind}) == len(kind)
    for entries in (draft.parties, draft.people, draft.bodies, draft.issues, draft.outlets):
        assert len({one.id for one in entries}) == len(entries)


@given(TEXTS)
def test_what_is_named_is_listed(text):
    draft = read(Report(text=text))
    parties = {one.id for one in draft.parties}
    people = {one.id for one in draft.people}
    issues = {one.id for one in draft.issues}
    for one in draft.statements:
        assert one.speaker.person is None or one.speaker.person in people
        assert one.issue is None or one.issue in issues
    assert {one.id for one in draft.mentions if one.kind == "party"} <= parties
    assert {one.id for one in draft.mentions if one.kind == "person"} <= people


@given(TEXTS)
def test_the_words_of_a_fact_lie_in_its_evidence(text):
    draft = read(Report(text=text))
    for one in draft.statements:
        held = [(evidence.start, evidence.end) for evidence in one.evidence]
        for start, end in (*one.cue, *one.content):
            assert any(first <= start and end <= last for first, last in held)
    for one in draft.mentions:
        assert text[slice(*one.span)] == one.text


@given(TEXTS)
def test_statements_stand_in_the_order_of_the_text(text):
    starts = [one.content[0][0] for one in read(Report(text=text)).statements]
    assert starts == sorted(starts)


@given(TEXTS, DAYS)
def test_the_same_text_gives_the_same_draft(text, published):
    report = Report(text=text, published=published)
    assert read(report) == read(Report.model_validate(report.model_dump()))


@given(TEXTS)
def test_every_fact_names_the_step_that_made_it(text):
    for one in facts(read(Report(text=text))):
        for rule in one.rule.split():
            assert rule.partition(":")[0] in STEPS
            assert rule.partition(":")[2]


@settings(max_examples=50)
@given(NEWS, DAYS)
def test_a_draft_round_trips_through_json(text, published):
    draft = read(Report(text=text, published=published))
    assert Draft.model_validate_json(draft.model_dump_json()) == draft
    line = reading_json.line(draft, "one")
    assert json.loads(json.dumps(line)) == line


@pytest.mark.parametrize("language", [None, "en"])
def test_english_and_texts_too_short_to_tell_are_read(language):
    assert read(Report(text="Norway said that it rained.", language=language)).statements


def test_another_language_is_named_and_not_read():
    with pytest.raises(UnsupportedLanguage, match="French"):
        read(Report(text="La Norvège a dit qu’il pleuvait.", language="fr", file="pluie.txt"))


@pytest.mark.parametrize("text", [" ", "\n\n", "\u00a0", "...", "1", "“”", "''", "()", "\u200b", "\u00ad"])
def test_next_to_nothing_holds_next_to_nothing(text):
    draft = read(Report(text=text))
    assert list(facts(draft)) == []


@pytest.mark.parametrize("odd", ["\u00a0", "\u2009", "\r\n", "\t", "  "])
def test_odd_white_space_changes_offsets_only(odd):
    plain = "Norway said that the quota would stay at two per cent."
    read_plain, read_odd = read(Report(text=plain)), read(Report(text=plain.replace(" ", odd)))
    assert [one.speaker.party for one in read_odd.statements] == [one.speaker.party for one in read_plain.statements]


def test_a_title_and_the_line_below_it_are_no_sentence_and_hold_no_time_together():
    text = "Iceland says it will close its ports in May\n4 March 2031, Market Ledger\n\nIceland will not wait."
    found = read(Report(text=text, title="Iceland says it will close its ports in May"))
    (first, *_) = found.statements
    assert first.evidence[0].text == "Iceland says it will close its ports in May"
    assert [text[one.start : one.end] for one in found.dates] == ["May", "4 March 2031"]
