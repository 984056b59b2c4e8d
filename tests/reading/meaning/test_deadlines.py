"""Who owes what by when."""

import pytest

from readings import draft, only


@pytest.mark.parametrize(
    ("text", "who", "what", "due"),
    [
        ("The airline must answer by Friday.", None, "answer", "2031-03-07"),
        ("By Friday the airline must answer.", None, "answer", "2031-03-07"),
        ("Norway agreed to pay the crews within a week.", "norway", "pay the crews", "2031-03-11"),
        ("Norway promised to reply within 48 hours.", "norway", "reply", "2031-03-06"),
        ("Norway gave Iceland until March 20 to answer.", "iceland", "answer", "2031-03-20"),
        ("Norway gave Iceland 48 hours to answer.", "iceland", "answer", "2031-03-06"),
        ("Iceland has until March 20 to answer.", "iceland", "answer", "2031-03-20"),
        ("Norway demanded that Iceland pull out before the end of March.", "iceland", None, "2031-03"),
        ("The truce expires on March 20.", None, "The truce", "2031-03-20"),
        (
            "The ceasefire agreement signed in May ends on March 20.",
            None,
            "The ceasefire agreement signed in May",
            "2031-03-20",
        ),
        ("If their demands were not met, the deal would end on March 20, they said.", None, "the deal", "2031-03-20"),
        ("Norway said the ten-day truce would expire on March 20.", "norway", "the ten-day truce", "2031-03-20"),
        ("Norway set a deadline of March 20 for the bids.", None, None, "2031-03-20"),
        ("The deadline for the bids is March 20.", None, "the bids", "2031-03-20"),
        ("The bids are due by March 20.", None, None, "2031-03-20"),
        ("Norway must sign no later than March 20.", "norway", "sign", "2031-03-20"),
        ("An auditor will be named within ten days.", None, "An auditor will be named", "2031-03-14"),
        (
            "The minister said an auditor would be named within ten days.",
            None,
            "an auditor would be named",
            "2031-03-14",
        ),
        ("Under the deal Iceland reopens its ports by March 20.", "iceland", None, "2031-03-20"),
        ("The first boats are to be freed by the end of March.", None, "be freed", "2031-03"),
        ("A court ordered the crews back to work by Friday.", None, None, "2031-03-07"),
        ("Norway asked that the crews stop fishing by Friday.", None, None, "2031-03-07"),
        ("Norway extended its deadline for the payment by one month, to April 20.", None, "the payment", "2031-04-20"),
        (
            "Norway will close its ports from March 20 unless Iceland pays the fine.",
            "iceland",
            "pays the fine",
            "2031-03-20",
        ),
        ("The union said it would strike on Monday unless talks resume.", None, "talks resume", "2031-03-10"),
        (
            "“If Iceland does not pay by Friday, we will sue,” Norway's minister Anna Berg said.",
            "iceland",
            "pay",
            "2031-03-07",
        ),
    ],
)
def test_a_time_by_which_something_is_owed(text, who, what, due):
    one = only(draft(text).deadlines)
    assert (one.due.value, one.who) == (due, who)
    assert what is None or one.what == what


@pytest.mark.parametrize(
    "text",
    [
        "Norway agreed on a fund in the first week of the strike.",
        "It was agreed for the first time since May 2029.",
        "The boats were out by Friday.",
        "Norway agreed to pay.",
        "The agreement had to be signed by March 1.",
        "Norway agreed to send troops within days of the vote.",
        "Norway delayed its answer by 24 hours.",
        "Prices will rise by March 20.",
        "The boats are expected to arrive by March 20.",
        "Norway could answer within a week.",
        "No boat will be replaced before 2033.",
        "Norway promised to ease the measures within weeks.",
        "If a boat is sunk, Norway will take the strait within a week.",
        "Norway told Iceland shortly before noon on Friday that it could not sign.",
        "Norway has a room until Saturday.",
    ],
)
def test_a_time_without_a_debt_or_in_the_past_is_no_deadline(text):
    assert draft(text).deadlines == ()


def test_who_promises_through_others_owes():
    text = "Xinhua reported that Kenyan officials have agreed to lift the ban within a week, citing a source in Oslo."
    one = only(draft(text).deadlines)
    assert (one.who, one.due.value) == ("kenya", "2031-03-11")


def test_without_a_date_of_the_report_a_span_of_time_is_never_over():
    one = only(draft("Norway must answer within a week.", published=None).deadlines)
    assert one.due is None
