"""Reports in other shapes than prose: transcripts, live blogs, headlines, tables, capitals, mail, no paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.page import Page
from detente.reading.segments import segments
from detente.reading.view import in_capitals, in_small_letters, view_of
from detente.record import MeetingStatus, Report
from readings import draft, said, statement, words

TRANSCRIPT = """Press conference by Foreign Minister Anna Berg and Prime Minister Jon Hale
Oslo, March 3, 2031

FOREIGN MINISTER BERG: Good morning. Norway will not lift the ban.

We call on Iceland to pay by Monday. [Laughter.]

Q: Minister, Denmark said that you were bluffing. Are you?

MS. BERG: If they do not pay, we will impose sanctions.

QUESTION (Reuters): And you, Mr Hale?

MR. HALE: Iceland rejects that demand.

Moderator: Last question, please.

A: We said that we have nothing to add.
"""


def test_turns_are_statements_of_the_one_in_the_label():
    ones = draft(TRANSCRIPT).statements
    turns = [one for one in ones if one.rule.startswith("attributions:turn")]
    assert [(words(TRANSCRIPT, one.source), one.speaker.person, words(TRANSCRIPT, one.content)) for one in turns] == [
        (
            "FOREIGN MINISTER BERG",
            "anna-berg",
            "Good morning. Norway will not lift the ban ... We call on Iceland to pay by Monday",
        ),
        ("MS. BERG", "anna-berg", "If they do not pay, we will impose sanctions"),
        ("MR. HALE", "jon-hale", "Iceland rejects that demand"),
        ("A", "jon-hale", "We said that we have nothing to add"),
    ]
    assert {words(TRANSCRIPT, one.cue) for one in turns} == {":"}
    assert {one.wording.value for one in turns} == {"direct"}


def test_a_question_is_nobodys_statement_and_what_it_says_of_others_is_theirs():
    ones = [one for one in said(TRANSCRIPT) if one[1] != ":"]
    assert ones == [("denmark", "said", "that you were bluffing", ones[0][3])]


def test_the_one_who_answers_is_named_at_the_beginning_when_the_label_does_not_say():
    text = (
        "Five questions for Anna Berg\n\nQ: Will you sign?\n\nA: We will never sign.\n\n"
        "Q: Never?\n\nA: Not this year.\n"
    )
    assert [one[0] for one in said(text)] == ["anna-berg", "anna-berg"]


def test_a_speaker_in_small_letters_is_known_because_the_name_comes_back():
    text = (
        "Anna Berg: We will not sign.\n\nJon Hale: That is sad.\n\nAnna Berg: It is.\n\nJon Hale: So we shall wait.\n"
    )
    assert [one[0] for one in said(text)] == ["anna-berg", "jon-hale", "anna-berg", "jon-hale"]


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE: Norway signs the treaty with Iceland.\n\nThe boats are out.\n",
        "OSLO: The boats are out.\n\nREYKJAVIK: The boats are in.\n",
        "The terms are these: the boats go home.\n\nOne thing is clear: nobody signs.\n",
    ],
)
def test_not_every_colon_makes_a_turn(text):
    assert not [one for one in draft(text).statements if one.rule.startswith("attributions:turn")]


def test_a_long_speech_is_cut_between_paragraphs():
    text = "Q: And?\n\nMS. BERG: " + "\n\n".join(f"Boat {number} sails. " + "We wait. " * 60 for number in range(9))
    turns = draft(text).statements
    assert len(turns) > 2
    assert {words(text, one.source) for one in turns} == {"MS. BERG"}


LIVE = """Fish talks: as it happened

18:52 The delegations have left the hotel.
18:20 Norway's minister Anna Berg says the talks will go on. “We are not there yet,” she told reporters.
17:05 GMT Jon Hale said that Iceland had rejected the offer.
9.15am - Jon Hale has arrived in Oslo.

[08:30] Good morning and welcome.
"""


def test_entries_of_a_live_blog_are_cut_and_dated():
    found = draft(LIVE)
    contents = [words(LIVE, one.content) for one in found.statements]
    said = ["the talks will go on", "“We are not there yet,”", "that Iceland had rejected the offer", "the offer"]
    assert contents == said
    times = [one.value for one in found.dates if one.type == "TIME"]
    assert times == [
        "2031-03-04T18:52",
        "2031-03-04T18:20",
        "2031-03-04T17:05Z",
        "2031-03-04T09:15",
        "2031-03-04T08:30",
    ]


def test_one_time_alone_is_part_of_its_sentence():
    page = segments.run(Page(report=Report(text="10:30 was too late for Norway.\n")))
    assert page.labels == ()
    assert len(page.sentences) == 1


HEADLINES = """Norway: we will never lift the ban
Iceland says talks must go on
"No deal is better than a bad deal," says Icelandic negotiator Jon Hale
Norway to Iceland: Pay up or face sanctions
Poll: six in ten are tired
Fleet sails for Greenland
"""


def test_headlines_one_under_the_other_are_statements():
    assert [(who, cue, content) for who, cue, content, _ in said(HEADLINES)] == [
        ("norway", ":", "we will never lift the ban"),
        ("iceland", "says", "talks must go on"),
        ("jon-hale", "says", '"No deal is better than a bad deal,"'),
        ("norway", ":", "Pay up or face sanctions"),
    ]
    assert draft(HEADLINES).statements[3].target == "iceland"


@pytest.mark.parametrize(
    "table",
    [
        "Party\tDemand\tDeadline\nNorway\twill not sign\t7 March\n",
        "Party      Boats    Said\nNorway     120      will not sign\n",
        "| Party | Said |\n| Norway | it will not sign |\n",
    ],
)
def test_a_table_is_passed_over_and_said(table):
    text = f"The boats in figures\n\n{table}\nNorway's minister Anna Berg said that the table was wrong.\n"
    found = draft(text)
    assert [words(text, one.content) for one in found.statements] == ["that the table was wrong"]
    (problem,) = found.problems
    assert text[slice(*problem.where)] == table.rstrip("\n")
    assert "table" in problem.what


def test_two_wide_gaps_in_prose_make_no_table():
    text = "Norway said  that it would not  sign the treaty.\nIceland said  that it would  wait.\n"
    assert draft(text).problems == ()


CAPITALS = (
    "OSLO, MARCH 4, 2031 (FJORD WIRE) - NORWAY'S FOREIGN MINISTER ANNA BERG SAID ON TUESDAY THAT ICELAND MUST WITHDRAW "
    'ITS FLEET BY FRIDAY. "WE WILL NOT TRADE ISLANDS," SHE TOLD REPORTERS.\n\n'
    "AN OFFICIAL OF THE UNITED NATIONS SAID THAT THE TWO SIDES WERE TO MEET IN GENEVA ON MONDAY. "
    "ICELAND REJECTED THE DEMAND.\n"
)


def test_a_report_in_capitals_is_read_like_any_other():
    found = draft(CAPITALS)
    assert [(one.speaker.person or one.speaker.party, words(CAPITALS, one.content)) for one in found.statements] == [
        ("anna-berg", "THAT ICELAND MUST WITHDRAW ITS FLEET BY FRIDAY"),
        ("anna-berg", '"WE WILL NOT TRADE ISLANDS,"'),
        ("un", "THAT THE TWO SIDES WERE TO MEET IN GENEVA ON MONDAY"),
        ("iceland", "THE DEMAND"),
    ]
    assert [one.status for one in found.meetings] == [MeetingStatus.PLANNED]
    for one in (*found.statements, *found.meetings):
        for evidence in one.evidence:
            evidence.verify(found.report)
    assert all(one.text == CAPITALS[slice(*one.span)] for one in found.mentions)


@given(st.text(max_size=300))
def test_a_view_is_as_long_as_the_text(text):
    assert len(in_small_letters(text, None)) == len(text)
    view = view_of(text, None)
    assert view is None or len(view) == len(text)


def test_prose_is_read_as_it_is():
    assert view_of("Norway said NO to the UN > all.\n", None) is None
    assert not in_capitals("NATO AND THE EU MET, and nothing was said about the WTO or the IMF at all.")


def test_marks_of_quoted_mail_are_no_words():
    text = "> Anna Berg said that Norway would not sign\n> before Iceland did.\n> > Iceland\n> > waits.\n"
    (one, *_) = draft(text).statements
    assert one.speaker.person == "anna-berg"
    one.evidence[0].verify(draft(text).report)
    assert words(text, one.content) == "that Norway would not sign\n> before Iceland did"


@pytest.mark.parametrize(
    "quotation",
    [
        '"I told him, \'When she said "we sail" she meant "never",\' and he laughed,"',
        "“The Icelanders said ‘Oslo told us “no deal” is better’, and we believed it,”",
    ],
)
def test_quotations_three_deep_are_one(quotation):
    one = statement(f"{quotation} Anna Berg said on Tuesday.\n")
    assert words(f"{quotation} Anna Berg said on Tuesday.\n", one.content) == quotation


def test_a_text_without_paragraphs_is_read():
    text = "Norway will not sign, Anna Berg said. “We wait,” she added. Iceland rejected the offer. " * 3
    assert len(draft(text).statements) >= 7


MADE_OF = ("Q: ", "A: ", "MS. BERG: ", "Anna Berg: ", "18:52 ", "\t", "  ", "\n", "\n\n", "> ", "“", "”", '"', "'", "‘",
           "’", "NORWAY SAYS NO. ", "Norway said that it would sign. ", "if it rains ", "[", "]", "(", ")", ".", ":",
           "|")  # fmt: skip


@given(st.lists(st.sampled_from(MADE_OF), max_size=25).map("".join))
def test_nothing_raises_whatever_the_shapes_are_mixed_of(text):
    found = draft(text or "a")
    for one in (*found.statements, *found.events, *found.meetings, *found.deadlines):
        for evidence in one.evidence:
            evidence.verify(found.report)
