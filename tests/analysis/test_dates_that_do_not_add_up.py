"""Meetings whose dates contradict each other, the words that join them, the calendar or the tense."""

import pytest

from detente.analysis import findings
from detente.record import Severity
from drafting import Sheet


def told(*sheets):
    drafts = [sheet.draft() for sheet in sheets]
    found = findings(drafts)
    reports = {draft.report.id: draft.report for draft in drafts}
    for finding in found:
        for evidence in finding.evidence:
            evidence.verify(reports[evidence.report])
    return found


def words(finding):
    return [evidence.text for evidence in finding.evidence]


# --- the words put two meetings side by side


def followed(second="June 15", value="2031-06-15"):
    text = f"The lake council met in Delm on May 14. The session in Delm will be followed by talks in Orsk on {second}."
    return (
        Sheet(text)
        .date("May 14", "2031-05-14")
        .date(second, value)
        .meeting(
            "The lake council", date="2031-05-14", place="Delm", body="lake-council", also=("The session in Delm",)
        )
        .meeting("talks in Orsk", date=value, place="Orsk", status="planned")
    )


def test_a_meeting_that_directly_follows_and_lies_a_month_away_is_a_slip_of_the_month():
    (finding,) = told(followed())
    assert finding.rule == "sequence_gap"
    assert finding.severity is Severity.MEDIUM
    assert "15 June 2031" in finding.message
    assert "14 May 2031" in finding.message
    assert "“June 15” may be meant for 15 May 2031" in finding.message
    assert "talks in Orsk" in finding.settles
    assert words(finding)[0] == "talks in Orsk on June 15"
    assert any("May 14" in one for one in words(finding))


@pytest.mark.parametrize(
    ("second", "value"),
    [
        ("May 16", "2031-05-16"),  # it does follow directly
        ("June 28", "2031-06-28"),  # far away, and no slip of a month explains it
        ("June 15, 2031", "2031-06-15"),  # the year is printed: meant
    ],
)
def test_a_meeting_that_follows_at_a_plausible_time_is_left_alone(second, value):
    assert told(followed(second, value)) == ()


def test_the_meeting_that_is_only_called_the_meeting_is_the_one_named_before():
    text = (
        "Alba and Borea sat at the lake council in Orsk on May 12. It was cold. The tense meeting follows the talks in "
        "Delm on April 10 between the two."
    )
    sheet = (
        Sheet(text)
        .date("May 12", "2031-05-12")
        .date("April 10", "2031-04-10")
        .meeting("the lake council", date="2031-05-12", place="Orsk")
        .meeting("the talks in Delm", date="2031-04-10", place="Delm")
    )
    (finding,) = told(sheet)
    assert "“April 10” may be meant for 10 May 2031" in finding.message
    assert "the lake council in Orsk on 12 May 2031" in finding.message


def day_off(first="April 10", value="2031-04-10"):
    text = (
        f"The talks in Delm opened on {first}. The lake council sat in Orsk on May 12. During the day off between the "
        "meetings in Delm and Orsk Alban envoys went skating."
    )
    return (
        Sheet(text)
        .date(first, value)
        .date("May 12", "2031-05-12")
        .meeting("The talks in Delm", date=value, place="Delm", also=("the meetings in Delm",))
        .meeting("The lake council", date="2031-05-12", place="Orsk")
    )


def test_a_day_off_between_two_meetings_puts_them_two_days_apart():
    (finding,) = told(day_off())
    assert finding.severity is Severity.HIGH
    assert "“day off between the meetings in Delm and Orsk”" in finding.message
    assert "10 April 2031" in finding.message
    assert "12 May 2031" in finding.message
    assert told(day_off("May 10", "2031-05-10")) == ()


def test_counted_days_contradict_dates_even_without_a_slip_that_explains_them():
    text = "The panel met in Orsk on May 12, three days after the talks in Delm on May 2."
    sheet = (
        Sheet(text)
        .date("May 12", "2031-05-12")
        .date("May 2", "2031-05-02")
        .meeting("The panel", date="2031-05-12", place="Orsk")
        .meeting("the talks in Delm", date="2031-05-02", place="Delm")
    )
    (finding,) = told(sheet)
    assert "10 days away" in finding.message
    assert "may be meant" not in finding.message


@pytest.mark.parametrize(
    ("count", "first", "value"),
    [("three days", "May 9", "2031-05-09"), ("three days", "May 8", "2031-05-08"), ("a week", "May 5", "2031-05-05")],
)
def test_counted_days_that_hold_are_left_alone(count, first, value):
    text = f"The panel met in Orsk on May 12, {count} after the talks in Delm on {first}."
    sheet = (
        Sheet(text)
        .date("May 12", "2031-05-12")
        .date(first, value)
        .meeting("The panel", date="2031-05-12", place="Orsk")
        .meeting("the talks in Delm", date=value, place="Delm")
    )
    assert told(sheet) == ()


def test_what_contradicts_the_same_date_in_several_ways_is_told_once_with_all_evidence():
    text = day_off().report.text + " Borean officials met Alban ones on May 10."
    sheet = Sheet(text)
    sheet.parts = day_off().parts | {"mentions": []}
    for kind in ("meetings",):
        sheet.parts[kind] = []
    sheet.meeting("The talks in Delm", date="2031-04-10", place="Delm", who=("alba", "borea"))
    sheet.meeting("The lake council", date="2031-05-12", place="Orsk")
    sheet.date("May 10", "2031-05-10").party("alba", "Alban ").party("borea", "Borean")
    (finding,) = told(sheet)
    assert "day off" in finding.message
    assert "“Borean officials met Alban ones on May 10”" in finding.message
    assert finding.message.count("may be meant for") == 1
    assert len(finding.evidence) == len(set(finding.evidence)) >= 4


# --- one meeting, two dates


def two_reports(first, second, *, one="2031-05-10", two="2031-05-10", **more):
    sheets = []
    for date, value, outlet in ((first, one, "Harbour News"), (second, two, "Delm Gazette")):
        sheet = Sheet(
            f"Alba and Borea held talks in Delm on {date}. Nothing came of it, {outlet} found.", outlet=outlet
        )
        sheets.append(sheet.date(date, value).meeting("talks in Delm", date=value, place="Delm", who=("alba", "borea")))
    return sheets


def test_two_reports_that_differ_by_the_month_alone():
    (finding,) = told(*two_reports("May 10", "March 10", two="2031-03-10"))
    assert finding.rule == "dates_of_one_meeting"
    assert finding.severity is Severity.HIGH
    assert finding.message.startswith("Delm Gazette dates the talks in Delm 10 March 2031, but Harbour News writes")
    assert {evidence.report for evidence in finding.evidence} == {
        sheet.report.id for sheet in two_reports("May 10", "March 10")
    }


@pytest.mark.parametrize(
    ("second", "value"),
    [
        ("May 10", "2031-05-10"),
        ("April 28", "2031-04-28"),  # another round, as far as anybody can tell
        ("March 10, 2031", "2031-03-10"),
    ],
)
def test_two_meetings_at_one_place_are_left_alone(second, value):
    assert told(*two_reports("May 10", second, two=value)) == ()


def test_different_places_of_one_list_are_different_meetings():
    text = "Envoys met in Delm on May 10, in Orsk on June 10."
    sheet = (
        Sheet(text, published="2031-06-20")
        .date("May 10", "2031-05-10")
        .date("June 10", "2031-06-10")
        .meeting("Delm", date="2031-05-10", place="Delm", who=("alba", "borea"))
        .meeting("Orsk", date="2031-06-10", place="Orsk", who=("alba", "borea"))
    )
    assert told(sheet) == ()


def council(date, value, outlet):
    text = f"The lake council met on {date}, members told {outlet}."
    sheet = Sheet(text, outlet=outlet).date(date, value)
    return sheet.meeting("The lake council", date=value, body="lake-council")


def test_one_session_of_a_body_on_two_days():
    (finding,) = told(council("May 12", "2031-05-12", "Harbour News"), council("May 13", "2031-05-13", "Delm Gazette"))
    assert finding.severity is Severity.MEDIUM
    assert "one day away" in finding.message


def test_sessions_of_a_body_a_week_apart_are_two():
    assert told(council("May 12", "2031-05-12", "A"), council("May 5", "2031-05-05", "B")) == ()


def test_a_further_round_is_no_second_date():
    sheet = Sheet("The next round in Delm was held on March 10, after talks in Delm on May 10.", published="2031-05-14")
    sheet.date("March 10", "2031-03-10").date("May 10", "2031-05-10")
    sheet.meeting("The next round in Delm", date="2031-03-10", place="Delm")
    assert told(sheet, *two_reports("May 10", "May 10")[:1]) == ()


# --- the day of the week


@pytest.mark.parametrize(
    ("text", "date", "count"),
    [
        ("They meet on Wednesday, May 15, in Delm.", "May 15", 1),
        ("They meet on Thursday, May 15, in Delm.", "May 15", 0),
        ("They meet on Wednesday, May 15, in Delm.", "Wednesday, May 15", 1),
        ("They meet on May 15, a Friday, in Delm.", "May 15", 1),
        ("They meet on May 15 (Thursday) in Delm.", "May 15", 0),
        ("On Wednesday they meet. May 15 is far.", "May 15", 0),
    ],
)
def test_the_day_of_the_week_must_be_that_of_the_date(text, date, count):
    found = told(Sheet(text).date(date, "2031-05-15"))
    assert [finding.rule for finding in found] == ["weekday"] * count
    if count:
        assert "15 May 2031 is a Thursday" in found[0].message


def test_a_date_long_ago_without_its_year_may_be_of_another_year():
    text = "The archive names Wednesday, November 13."
    # In 2031 it is a Thursday, in 2030 it was a Wednesday: the reader may have given it the wrong year.
    assert told(Sheet(text).date("November 13", "2031-11-13")) == ()
    assert len(told(Sheet(text, published="2031-11-10").date("November 13", "2031-11-13"))) == 1


# --- the tense


def in_tense(text, status, date, value):
    sheet = Sheet(text).date(date, value)
    return sheet.meeting("The panel", date=value, status=status)


def test_a_meeting_told_as_past_cannot_lie_after_the_report():
    (finding,) = told(in_tense("The panel met in Delm on June 12.", "held", "June 12", "2031-06-12"))
    assert finding.rule == "past_planned"
    assert "14 May 2031" in finding.message
    assert "“June 12” may be meant for 12 May 2031" in finding.message


def test_a_meeting_told_as_coming_cannot_lie_before_the_report():
    (finding,) = told(in_tense("The panel will meet in Delm on April 20.", "planned", "April 20", "2031-04-20"))
    assert "still to come" in finding.message
    assert "20 May 2031" in finding.message


@pytest.mark.parametrize(
    ("text", "status", "date", "value"),
    [
        ("The panel met in Delm on May 12.", "held", "May 12", "2031-05-12"),
        ("The panel will meet in Delm on June 12.", "planned", "June 12", "2031-06-12"),
        ("The panel agreed to meet in Delm on June 12.", "held", "June 12", "2031-06-12"),
        ("The panel was to meet in Delm on April 20.", "planned", "April 20", "2031-04-20"),
        ("The panel meets on 14 May, and will do so on May 13 too.", "planned", "May 13", "2031-05-13"),
    ],
)
def test_a_tense_that_agrees_or_says_nothing_is_left_alone(text, status, date, value):
    assert told(in_tense(text, status, date, value)) == ()


def test_without_a_date_of_the_report_the_tense_says_nothing():
    text = "The panel met in Delm on June 12."
    sheet = Sheet(text, published=None).date("June 12", "2031-06-12").meeting("The panel", date="2031-06-12")
    assert told(sheet) == ()
