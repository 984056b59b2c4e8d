"""Meetings, rounds and votes: where, when, in which body, between whom, and whether they took place."""

import pytest

from detente.reading.knowledge import table
from readings import draft, only

TABLE = table("meetings")
PLURAL = {"meetings", "talks", "rounds", "discussions", "negotiations", "consultations"}


def meeting(text, **more):
    return only(draft(text, **more).meetings)


@pytest.mark.parametrize("noun", TABLE["nouns"])
def test_every_noun_names_a_meeting(noun):
    text = f"The UN Security Council {noun} in Geneva on March 2 was short."
    assert (meeting(text).body, meeting(text).date.value) == ("un-security-council", "2031-03-02")


@pytest.mark.parametrize("noun", [noun for noun in TABLE["nouns"] if noun not in TABLE["vague"]])
def test_a_clear_noun_needs_no_more_than_a_date(noun):
    assert meeting(f"The {noun} on March 2 was short.").date.value == "2031-03-02"


@pytest.mark.parametrize("noun", TABLE["vague"])
def test_a_vague_noun_needs_a_body_or_a_place(noun):
    assert draft(f"The old {noun} on March 2 was short.").meetings == () or noun == "vote"


@pytest.mark.parametrize("words", TABLE["never"])
def test_what_only_looks_like_a_meeting_is_none(words):
    assert draft(f"There was a {words} in Geneva on March 2.").meetings == ()


@pytest.mark.parametrize("verb", TABLE["verbs"])
def test_every_verb_of_meeting_names_one(verb):
    one = meeting(f"Norway and Iceland {verb} in Geneva on March 2.")
    assert (one.place, one.participants) == ("Geneva", ("norway", "iceland"))


STATUSES = {
    "held": ["Norway and Iceland met in Geneva.", "The Geneva talks were short."],
    "cancelled": [
        "The Geneva talks on March 9 were called off.",
        "The Security Council session on March 9 was postponed.",
    ],
    "refused": ["Norway refused to attend the talks in Geneva.", "Norway said there would be no talks in Geneva."],
    "proposed": ["Norway proposed talks in Geneva.", "Norway would meet Iceland for talks in Geneva."],
    "planned": [
        "Norway and Iceland will meet in Geneva.",
        "The talks in Geneva are scheduled for the spring.",
        "The Geneva talks on March 9 are near.",
        "The European Council meets on Thursday.",
    ],
}


@pytest.mark.parametrize(
    ("text", "status"), [(text, status) for status, texts in STATUSES.items() for text in texts], ids=str
)
def test_whether_it_took_place(text, status):
    assert meeting(text).status == status


def test_every_status_of_the_table_has_an_example():
    assert set(TABLE["becomes"]) <= set(STATUSES)


@pytest.mark.parametrize(
    ("text", "status"),
    [("The Geneva talks on March 2 {}.", "held"), ("The Geneva talks on March 9 {}.", "planned")],
)
@pytest.mark.parametrize("verb", ["will be short", "were short", "are short"])
def test_its_own_date_decides_whatever_the_verb(text, verb, status):
    assert meeting(text.format(verb)).status == status


def test_a_weekday_ahead_is_next_weeks():
    assert meeting("The European Council will meet in Geneva on Monday.").date.value == "2031-03-10"
    assert meeting("The European Council met in Geneva on Monday.").date.value == "2031-03-03"


@pytest.mark.parametrize(
    ("text", "body", "place", "participants"),
    [
        ("The OSCE meeting in Vienna will follow.", "osce", "Vienna", ("osce",)),
        ("The talks in Geneva are held under the auspices of the African Union.",
         "african-union", "Geneva", ("african-union",)),
        ("The Geneva talks between Norway and Iceland ended.", None, "Geneva", ("norway", "iceland")),
        ("Norway held a meeting with Iceland in Geneva.", None, "Geneva", ("norway", "iceland")),
        ("A session of the UN Security Council ended on March 2.", "un-security-council", None, ()),
        ("Norway spoke ahead of the Security Council.", "un-security-council", None, ()),
    ],
)  # fmt: skip
def test_who_meets_and_where(text, body, place, participants):
    one = meeting(text)
    assert (one.body, one.place, one.participants) == (body, place, participants)


def test_two_places_of_the_report_that_name_one_meeting_are_one():
    text = "Norway and Iceland met in Geneva on March 2. It rained. The Geneva talks ended without a deal."
    one = meeting(text)
    assert [text[start:end].split()[-1] for start, end in one.spans] == ["met", "talks"]
    assert len(one.evidence) == 2
    assert (one.status, one.result, one.date.value) == ("held", "ended without a deal", "2031-03-02")


@pytest.mark.parametrize(
    "text",
    [
        "The talks in Geneva were held on March 1. The talks in Vienna were held on March 2.",
        "The first round in Geneva was held on March 1. A second round in Geneva is planned for March 8.",
        "Norway and Iceland held talks on March 1. Kenya and Uganda held talks on March 1.",
        "The UN Security Council met on March 1. The European Council met on March 1.",
    ],
)
def test_another_place_day_body_or_party_is_another_meeting(text):
    assert len(draft(text).meetings) == 2


def test_the_place_and_date_of_the_next_meeting_are_not_those_of_this_one():
    text = "The Geneva talks, held on March 2, will be followed by a meeting in Vienna on March 9."
    assert [(one.place, one.date.value) for one in draft(text).meetings] == [
        ("Geneva", "2031-03-02"),
        ("Vienna", "2031-03-09"),
    ]


def test_without_a_date_of_the_report_relative_days_stay_open():
    one = meeting("Norway and Iceland met in Geneva on Monday.", published=None)
    assert one.date is None


def test_words_spoken_to_a_body_are_no_meeting_of_it():
    assert draft("Norway sent a letter to the Security Council on March 2 in New York.").meetings == ()


@pytest.mark.parametrize("clause", ["if talks are to continue", "if negotiations resume", "unless talks go on"])
def test_talks_on_a_condition_are_no_meeting(clause):
    text = f"Norway demanded that Iceland withdraw its boats from the Danish border region {clause}."
    assert draft(text).meetings == ()


def test_a_source_close_to_talks_tells_of_none():
    assert draft("A source close to peace talks said that Kenya had rejected the idea.").meetings == ()


def test_a_resolution_of_a_council_is_no_sitting_of_it():
    assert draft("Kenya named steps in a United Nations Security Council resolution passed last week.").meetings == ()


def test_talks_of_another_year_are_others():
    text = "Peace talks opened in Geneva on Friday. Since the last talks collapsed in 2014, nobody had met."
    assert len(draft(text).meetings) == 2


def test_the_known_talks_of_a_place_are_one_meeting_whatever_is_wished_of_them():
    text = "Kenya will attend peace talks in Geneva next week. Somalia wants the Geneva talks to yield a government."
    assert [one.status for one in draft(text).meetings] == ["planned"]


def test_what_all_have_agreed_should_resume_is_planned():
    text = "All sides had agreed that the peace talks should resume in Geneva as soon as possible."
    assert [one.status for one in draft(text).meetings] == ["planned"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The talks in Geneva were postponed to March 12, officials said.", "2031-03-12"),
        ("The talks in Geneva on March 10 were moved to March 14.", "2031-03-14"),
        ("Talks in Geneva have been put off until March 20, Norway said.", "2031-03-20"),
    ],
)
def test_a_meeting_that_is_given_another_day_is_planned_for_it(text, day):
    met = meeting(text, published="2031-03-04")
    assert (met.status, met.date.value) == ("planned", day)
