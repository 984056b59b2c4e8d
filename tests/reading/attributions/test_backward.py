"""Attributions whose words stand before the speaker, or around; passives; `according to`."""

import pytest

from readings import draft, only, said, words

BEFORE = [
    ("“We will stay,” said Ana Torres, the mayor of Santos.", "ana-torres", "said", "“We will stay,”", "inverted"),
    ('"We will stay," said Ana Torres.', "ana-torres", "said", '"We will stay,"', "inverted"),
    ("«We will stay», said Ana Torres.", "ana-torres", "said", "«We will stay»", "inverted"),
    ("‘We will stay,’ said Ana Torres.", "ana-torres", "said", "‘We will stay,’", "inverted"),
    ("The quota will stay, said Ana Torres.", "ana-torres", "said", "The quota will stay", "inverted"),
    ("“We walk at noon,” said pilots’ leader Eva Lindqvist.",
     "eva-lindqvist", "said", "“We walk at noon,”", "inverted"),
    ("“We will stay,” Ana Torres said.", "ana-torres", "said", "“We will stay,”", "trailing"),
    ("“Will we stay?” Ana Torres asked.", "ana-torres", "asked", "“Will we stay?”", "trailing"),
    ("“We will stay,” Ana Torres told reporters after the vote.",
     "ana-torres", "told", "“We will stay,”", "trailing"),
    ("The offer was “far too low”, Ana Torres said on Monday.",
     "ana-torres", "said", "The offer was “far too low”", "trailing"),
    ("The offer was low, the envoy said.", "envoy", "said", "The offer was low", "trailing"),
    ("“The offer,” Ana Torres said, “is far too low.”",
     "ana-torres", "said", "“The offer,” ... “is far too low.”", "trailing"),
    ("Peru will build a dam in April, President Ana Torres announced in a televised address.",
     "ana-torres", "announced", "Peru will build a dam in April", "trailing"),
    ("Peru will not pay a coupon due on its bonds and has asked for relief, Treasury Secretary Ana Torres said.",
     "ana-torres", "said", "Peru will not pay a coupon due on its bonds and has asked for relief", "trailing"),
    ("The plan was rejected by Kenya.", "kenya", "was rejected by", "The plan", "passive-by"),
    ("According to the Kenyan government, the road will open.",
     "kenya", "According to", "the road will open", "according-to"),
    ("The road will open, according to Kenya.", "kenya", "according to", "The road will open", "according-to"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "cue", "content", "rule"), BEFORE, ids=[row[0] for row in BEFORE])
def test_what_precedes_the_speaker(text, who, cue, content, rule):
    assert said(text) == [(who, cue, content, rule)]


def test_a_quotation_right_behind_a_statement_goes_on_with_it():
    assert said("Norway said the quota would stay. “No boat will sail before noon.”") == [
        ("norway", "said", "the quota would stay ... “No boat will sail before noon.”", "clause")
    ]


def test_a_quotation_that_goes_on_in_the_next_sentence_is_one_statement():
    assert said("“We walk at noon,” said Ana Torres. “Nobody flies today.”") == [
        ("ana-torres", "said", "“We walk at noon,” ... “Nobody flies today.”", "inverted")
    ]


def test_a_paragraph_that_a_colon_announces_is_said():
    text = "The mayor was brief.\n\nAna Torres said:\n\n“We walk at noon. Nobody flies today.”\n\nRain fell."
    assert ("ana-torres", "said:", "“We walk at noon. Nobody flies today.”", "announced") in said(text)


def test_a_passive_that_names_nobody_makes_no_statement():
    assert said("The plan was rejected.") == []


FLOATING = [
    ("after in the next paragraph", "Norway said the quota would stay.\n\n“No boat will sail before noon.”",
     ("norway", "", "“No boat will sail before noon.”", "floating-after")),
    ("before", "“No boat will sail. Not one.” Ana Torres was firm, and she said that the talks were over.",
     ("ana-torres", "", "“No boat will sail. Not one.”", "floating-before")),
    ("several paragraphs", "“The first part is done.\n\n“The second begins in May,” said Ana Torres.",
     ("ana-torres", "", "“The first part is done.", "floating-before")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FLOATING], ids=[row[0] for row in FLOATING])
def test_a_quotation_without_a_cue_belongs_to_its_neighbour(text, expected):
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The film “Blue Harbour Nights” was shown.",
        "“No boat will sail before noon.”",
        "Norway said the quota would stay. They named the boat “Hope”.",
        "Norway said the quota would stay.\n\nRain fell.\n\nWind rose.\n\nSnow came.\n\n“A cold week.”",
    ],
)
def test_a_quotation_without_a_speaker_near_is_nobodys(text):
    assert [one for one in said(text) if one[3].startswith("floating")] == []


def test_every_quotation_of_a_dialogue_has_its_own_speaker():
    text = (
        '"We are ready," said Eva Lindqvist. «We are not,» said Omar Haddad. ‘Nor are we,’ said Juan Rey. '
        "``Who is?'' said Ana Torres. „Wir nicht,“ said Uwe Brandt."
    )
    assert [(who, rule) for who, _, _, rule in said(text)] == [
        (who, "inverted") for who in ("eva-lindqvist", "omar-haddad", "juan-rey", "ana-torres", "uwe-brandt")
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("In a statement, the chief negotiator said the quota would stay.", "the chief negotiator"),
        ("Speaking in Oslo, the mayor of Bergen said the quota would stay.", "the mayor of Bergen"),
        ("Anna Berg, in Oslo, said the quota would stay.", "Anna Berg"),
        ("Norway withdrew its envoy in March, saying the quota would stay.", "Norway"),
    ],
)
def test_what_opens_the_sentence_is_no_part_of_a_source(text, source):
    statement = only(draft(text).statements)
    assert words(text, statement.source) == source


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Norway will close its ports unless Iceland lifts the ban, Minister Eva Berg said on Monday, three weeks"
            " after talks between the two broke down.",
            ("eva-berg", "said", "Norway will close its ports unless Iceland lifts the ban", "trailing"),
        ),
        (
            "Some 23 miners will stop unless Acme improves its offer, the Rock Miners' Union (RMU) said.",
            (
                "rock-miners-union",
                "said",
                "Some 23 miners will stop unless Acme improves its offer",
                "trailing",
            ),
        ),
    ],
)
def test_the_lead_of_a_report_is_what_is_said(text, found):
    assert said(text) == [found]
