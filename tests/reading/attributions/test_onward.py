"""Attributions whose words stand after the speaker: each rule, in talks of different kinds."""

import pytest

from readings import said

AFTER = [
    # that
    ("Costa Rica said that the reef would close.", "costa-rica", "said", "that the reef would close", "that"),
    ("The envoy told reporters on Friday that the truce held.", "envoy", "told", "that the truce held", "that"),
    ("Kenya warned Uganda that the lake was not for sale.",
     "kenya", "warned", "that the lake was not for sale", "that"),
    ("Kenya made it clear that the lake was shared.", "kenya", "made it clear", "that the lake was shared", "that"),
    ("Kenya did not say that the lake was shared.", "kenya", "did not say", "that the lake was shared", "that"),
    ("The mayor, who had left on Monday, said that talks were off.", "mayor", "said", "that talks were off", "that"),
    # a quotation
    ("Ana Torres said: “The quota stays.”", "ana-torres", "said:", "“The quota stays.”", "quote"),
    ("Ana Torres said, “The quota stays.”", "ana-torres", "said", "“The quota stays.”", "quote"),
    ("Ana Torres called it “a bad joke”.", "ana-torres", "called", "it “a bad joke”", "object"),
    ("@harbour tweeted: “The port stays shut.”", "@harbour", "tweeted:", "“The port stays shut.”", "quote"),
    # a clause without that
    ("Norway said the cod quota would stay.", "norway", "said", "the cod quota would stay", "clause"),
    ("The pilots said they would land.", "pilots", "said", "they would land", "clause"),
    ("The government said the budget would pass.", "government", "said", "the budget would pass", "clause"),
    ("A source close to the talks said the ban was over.",
     "source close to the talks", "said", "the ban was over", "clause"),
    ("A person briefed on the talks said the ban was over.",
     "person briefed on the talks", "said", "the ban was over", "clause"),
    ("The pilots’ leader said the roster was unsafe.", "pilots", "said", "the roster was unsafe", "clause"),
    # an infinitive, and somebody who is to act
    ("Norway refused to sign the accord.", "norway", "refused", "to sign the accord", "to"),
    ("Japan promised to cut its emissions.", "japan", "promised", "to cut its emissions", "to"),
    ("Japan wants to join the fund.", "japan", "wants", "to join the fund", "to"),
    ("Kenya called on Uganda to reopen the road.", "kenya", "called on", "Uganda to reopen the road", "somebody-to"),
    ("The court ordered the airline to pay.", "court", "ordered", "the airline to pay", "somebody-to"),
    # an object
    ("Kenya demanded the release of the drivers.", "kenya", "demanded", "the release of the drivers", "object"),
    ("Parliament approved the budget.", "parliament", "approved", "the budget", "object"),
    ("The Union of Cabin Crews (UCC) rejected the offer.", "union-of-cabin-crews", "rejected", "the offer", "object"),
    # a question
    ("Kenya asked whether the lake was shared.", "kenya", "asked", "whether the lake was shared", "wh"),
    ("Kenya asked Uganda whether the lake was shared.", "kenya", "asked", "whether the lake was shared", "wh"),
    ("Uganda wondered how the lake was shared.", "uganda", "wondered", "how the lake was shared", "wh"),
    # a participle, with the subject of its sentence
    ("Kenya left the room, warning that time was short.", "kenya", "warning", "that time was short", "that"),
    ("With the unions demanding a raise of 5 per cent, the airline cut its flights.",
     "unions", "demanding", "a raise of 5 per cent", "object"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "cue", "content", "rule"), AFTER, ids=[row[0] for row in AFTER])
def test_what_follows_the_speaker(text, who, cue, content, rule):
    assert said(text) == [(who, cue, content, rule)]


def test_two_speakers_joined_by_and_say_two_things():
    assert said("Ana Torres said the quota would stay and Juan Rey warned that boats would leave.") == [
        ("ana-torres", "said", "the quota would stay", "clause"),
        ("juan-rey", "warned", "that boats would leave", "that"),
    ]


def test_two_verbs_of_one_speaker_say_two_things():
    assert said("Norway said that the quota would stay and warned that boats would leave.") == [
        ("norway", "said", "that the quota would stay", "that"),
        ("norway", "warned", "that boats would leave", "that"),
    ]


def test_a_relative_clause_that_judges_takes_in_what_was_said():
    assert said("Kenya proposed a new quota, which Uganda dismissed as “an insult”.") == [
        ("kenya", "proposed", "a new quota", "object"),
        ("uganda", "dismissed", "a new quota ... as “an insult”", "relative"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The demands of the unions were known.",
        "The ferry called at Bergen.",
        "The 30 member states were divided.",
        "Norwegian demands were known.",
        "The truce was agreed on Friday.",
        "To say more would be wrong.",
        "The weather turned.",
    ],
)
def test_a_noun_an_infinitive_or_a_bare_passive_attributes_nothing(text):
    assert said(text) == []


def test_a_clause_that_asks_for_no_name_is_no_statement():
    assert said("A diplomat from one eastern state, who asked not to be named, said her side would wait.") == [
        ("diplomat from one eastern state", "said", "her side would wait", "clause")
    ]


def test_credits_and_headlines_attribute_nothing():
    text = (
        "Norway says quota stays\n\nNorway said the quota would stay.\n\nThe boats were out.\n\n"
        "(Additional reporting by Ana Torres, who said that she was there.)"
    )
    assert said(text) == [("norway", "said", "the quota would stay", "clause")]


def test_what_is_offered_may_stand_behind_the_day():
    assert said("Kenya offered on Saturday to sell Peru coal.") == [("kenya", "offered", "to sell Peru coal", "to")]
    assert said("Kenya, whose ports depend on coal, offered on Monday to buy some.") == [
        ("kenya", "offered", "to buy some", "to")
    ]


def test_what_somebody_was_asked_is_not_what_they_ask_for():
    assert said("Asked about the gas, Ana Torres said the port would open.") == [
        ("ana-torres", "said", "the port would open", "clause")
    ]


def test_a_form_behind_a_name_or_a_title_is_a_verb_or_a_name():
    assert [(one[0], one[2]) for one in said("The Calder Dock Trust plans to bring in cranes from abroad.")] == [
        ("calder-dock-trust", "to bring in cranes from abroad")
    ]
    text = "Ana Okoti is a minister. Ms Okoti welcomed the offer."
    assert said(text) == [("ana-okoti", "welcomed", "the offer", "object")]
