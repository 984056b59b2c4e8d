"""The words on the page agree with those who speak, and events are told in whole sentences."""

import pytest

from detente.analysis import record_of
from detente.brief import page
from detente.brief.agenda import agenda
from detente.brief.deeds import is_fragment, sentence_of
from detente.brief.lines import joint, opening
from detente.brief.matrix import matrix
from detente.brief.names import Names
from detente.brief.places import Places
from detente.brief.plural import is_several
from detente.brief.statements import sayings
from detente.brief.who import table
from detente.record import Event, Party, Plover, Record
from drafting import Sheet

SEVERAL = [
    "Two diplomats", "Families", "Britain and France", "Officials on both sides", "US Democrat senators",
    "Six Democrats", "Mediators from Egypt and Qatar", "People close to the talks", "Western allies",
    "The three parties", "Officials in Moscow and Kyiv", "The Commission and member states",
]  # fmt: skip
ONE = [
    "A spokesman for families", "United States", "Brussels", "United Nations", "Ministry of Trade and Industry",
    "Kyiv’s security service", "Rapid Support Forces", "A Commission official", "One of the diplomats", "West",
]  # fmt: skip


@pytest.mark.parametrize(("names", "several"), [(SEVERAL, True), (ONE, False)])
def test_several_speakers_are_known_by_their_name(names, several):
    assert [name for name in names if is_several(name) is not several] == []


def said_by(text, content, act, **more):
    record = Record.of([Sheet(text).statement(content, act, **more).draft()])
    names, places = Names(record), Places(record)
    (saying,) = sayings(record, names, places)
    return saying


def test_the_verb_agrees_with_the_speakers():
    text = "Two diplomats said the talks had failed."
    assert said_by(text, "the talks had failed", "inform", who="Two diplomats", unnamed=True).verb == "say"
    assert said_by(text, "the talks had failed", "inform", who="Alba", party="alba").verb == "says"


def test_what_is_denied_is_neither_refused_nor_said():
    text = "Alba denied that it had closed the straits."
    sheet = Sheet(text)
    denied = said_by(text, "that it had closed the straits", "inform", party="alba", cue=(sheet.span("denied"),))
    assert denied.verb == "denies"


def test_a_condition_within_the_words_is_not_told_again():
    text = "Alba will open its ports if the tolls fall, it said."
    within = said_by(text, "will open its ports if the tolls fall", "offer", party="alba", condition="the tolls fall")
    beside = said_by(text, "will open its ports", "offer", party="alba", condition="the tolls fall")
    assert (within.condition, beside.condition) == ("", "if the tolls fall")
    assert "conditional" in within.remarks


def test_a_verb_with_to_needs_no_colon():
    assert [joint("refuses", words) for words in ("to pay", "direct talks", "“to pay”")] == ["", ":", ":"]


def event(text, words, *, actor=None, target=None, status="done"):
    sheet = Sheet(text)
    span = sheet.span(words)
    return Event(
        evidence=sheet.evidence(sheet.sentence(span)), rule="events:hand", plover=Plover.COERCE, actor=actor,
        target=target, span=span, status=status,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "actor", "told"),
    [
        ("Alba said that its troops had been withdrawn.", "withdrawn", None, "its troops had been withdrawn"),
        ("It would not talk unless the siege was lifted.", "lifted", "alba", "the siege was lifted"),
        ("Alba warned that it would impose a toll.", "impose", "alba", "to impose a toll"),
        ("In May Alba broke off relations with Bora, it said.", "broke off", "alba", "broke off relations with Bora"),
        ("It would wait if the army pulled back from the forest.", "pulled back", None,
         "the army pulled back from the forest"),
        ("The rebels seized twelve lorries on Monday.", "seized", None, "The rebels seized twelve lorries on Monday"),
    ],
)  # fmt: skip
def test_an_event_is_told_in_words_that_make_sense(text, words, actor, told):
    found = event(text, words, actor=actor)
    assert sentence_of(found)[0] == told
    assert not is_fragment(found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They want the release of eleven jailed members.", "jailed"),
        ("The gunmen holding pupils seized from a school have made demands.", "seized"),
        ("All sanctions must be lifted on the day the accord is signed.", "signed"),
        ("The road would open if the army stopped its air strikes.", "air strikes"),
    ],
)
def test_a_participle_alone_is_no_event_for_the_page(text, words):
    found = event(text, words)
    assert is_fragment(found)
    draft = Sheet(text).add("events", found).draft()
    record = Record.of([draft])
    assert agenda(record, Names(record), Places(record)).entries == ()


def lines_of(*sheets):
    record = record_of([sheet.draft() for sheet in sheets])
    names, places = Names(record), Places(record)
    plan, said = agenda(record, names, places), sayings(record, names, places)
    found = opening(table(record, names, places), plan, said, matrix(record, names, places), ())
    return ["".join(piece.text for piece in line.pieces) for line in found]


def test_what_comes_next_is_neither_past_nor_undated_beside_what_has_a_date():
    text = "Talks in Cairo are planned. Talks in Doha were set for March 3. A round in Oslo is due on June 3."
    lines = lines_of(
        Sheet(text)
        .meeting("Talks in Cairo", status="planned")
        .meeting("Talks in Doha", status="planned", date="2031-03-03")
        .meeting("A round in Oslo", status="planned", date="2031-06-03")
    )
    (coming,) = [line for line in lines if line.startswith("Next")]
    assert "Oslo" in coming
    assert "Cairo" not in coming
    assert "Doha" not in coming


def test_what_was_last_is_not_later_than_the_latest_report():
    text = "Talks were held in Doha on May 3. The summit in Oslo was held on June 3."
    lines = lines_of(Sheet(text).meeting("Talks", date="2031-05-03").meeting("The summit in Oslo", date="2031-06-03"))
    (latest,) = [line for line in lines if line.startswith("Latest")]
    assert "Talks" in latest


def test_each_party_is_quoted_before_any_is_quoted_twice():
    text = "Alba wants fish. Alba wants grain. Alba wants tolls. Alba wants ice. Bora likes the talks."
    sheet = Sheet(text)
    for words, who in (("fish", "Ann"), ("grain", "Ben"), ("tolls", "Cal"), ("ice", "Dee")):
        sheet.statement(words, "demand", party="alba", who=who)
    lines = lines_of(sheet.statement("likes the talks", "praise", party="bora"))
    assert any("likes the talks" in line for line in lines)


def of_parties(text, *slugs):
    sheet = Sheet(text)
    for number, slug in enumerate(slugs, start=1):
        sheet.party(slug).statement(f"point {number}", "demand", party=slug)
    return sheet


POINTS = "point 1, point 2, point 3."


def test_reports_without_parties_in_common_are_several_negotiations():
    sheets = (
        of_parties(f"Fish: {POINTS}", "alba", "bora", "cora"),
        of_parties(f"Ice: {POINTS}", "alba", "dora", "elba"),
        of_parties(f"Fish again: {POINTS}", "bora", "alba", "fara"),
    )
    html = page(Record.of([sheet.draft() for sheet in sheets]))
    assert "<h1>Several negotiations: Alba and Bora; Alba and Dora</h1>" in html
    assert "about 2 different negotiations" in html
    html = page(Record.of([sheets[0].draft(), sheets[2].draft()]))
    assert "<h1>Alba, Bora and Cora</h1>" in html
    assert "different negotiations" not in html


def test_a_party_without_a_name_of_its_own_is_shown_by_what_it_says():
    text = "They want a ransom."
    sheet = Sheet(text).add("parties", Party(id="gang", name="the gang", kind="group"))
    lines = lines_of(sheet.statement("a ransom", "demand", party="gang", issue="ransom"))
    assert any(line.startswith("The gang") for line in lines)


def test_the_weightiest_of_a_partys_positions_come_first():
    text = "Alba will talk, takes the map, gives up the port and wants the isle at any price."
    sheet = Sheet(text).statement("will talk", "offer", party="alba", issue="talks")
    sheet.statement("takes the map", "accept", party="alba", issue="map")
    sheet.statement("gives up the port", "offer", party="alba", issue="port")
    sheet.statement("wants the isle at any price", "demand", party="alba", issue="isle", red_line=True)
    (line,) = [line for line in lines_of(sheet) if "; " in line]
    assert line == "Alba demands: wants the isle at any price red line; offers: gives up the port."
