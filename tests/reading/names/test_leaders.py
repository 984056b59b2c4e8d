"""For whom leaders speak whom reports name without saying so."""

import pytest

from detente.reading.knowledge import table
from readings import draft


def party_of(text, person, published="2005-05-03"):
    found = [one for one in draft(text, published=published).statements if one.speaker.person == person]
    return found[0].speaker.party


@pytest.mark.parametrize(
    ("text", "person", "party"),
    [
        ("President Bush said that he would not leave.", "bush", "united-states"),
        ("Mr Putin said that Russia would not leave.", "putin", "russia"),
        ("Vladimir Putin said that he would not leave.", "vladimir-putin", "russia"),
        ("Recep Tayyip Erdoğan said that he would not leave.", "recep-tayyip-erdogan", "turkey"),
        # a surname alone, and nothing of his country; somebody else of that surname; another time
        ("Putin said that he would not leave.", "putin", None),
        ("Anna Putin said that she would not leave.", "anna-putin", None),
        ("Barack Obama said that he would not leave.", "barack-obama", None),
        ("General secretary Brown said that he would not leave.", "brown", None),
        # what the report says comes first
        ("Norway's foreign minister Putin said that he would not leave.", "putin", "norway"),
    ],
)
def test_a_leader_speaks_for_his_party_at_his_time(text, person, party):
    assert party_of(text, person) == party


def test_in_a_report_without_a_day_only_leaders_of_whom_it_names_count():
    assert party_of("Vladimir Putin said that he would not leave.", "vladimir-putin", None) is None
    assert party_of("Vladimir Putin said that Russia would not leave.", "vladimir-putin", None) == "russia"


def test_a_message_carried_from_a_state_makes_nobody_its_minister():
    text = "The king brought a letter to Berg from Iraq's minister. Berg said on Monday that he would not leave."
    assert party_of(text, "berg") is None


def test_the_table_of_leaders_agrees_with_the_other_tables():
    known = {row["id"] for name in ("states", "organisations") for row in table(name)[name]}
    rows = table("leaders")["leaders"]
    assert [row for row in rows if row["party"] not in known or set(row) != {"party", "name", "from", "until"}] == []
    assert [row for row in rows if row["until"] and row["until"] < row["from"]] == []
    assert len({(row["party"], row["name"]) for row in rows}) == len(rows) > 200


def test_the_state_of_a_leader_is_a_party_and_its_ministers_speak_for_it():
    text = (
        "The Dockers' Union will strike unless ministers make an offer, it said. Health Secretary Ana Torres said she "
        "was ready to talk. Prime Minister Rishi Sunak ruled out a rise."
    )
    read = draft(text, published="2024-01-12")
    assert [(one.id, one.name, one.kind) for one in read.parties if one.kind == "state"] == [
        ("united-kingdom", "United Kingdom", "state")
    ]
    assert {one.speaker.party for one in read.statements if one.speaker.person} == {"united-kingdom"}
    assert {deed.by for one in read.statements for deed in one.deeds if "offer" in deed.words} == {"united-kingdom"}
