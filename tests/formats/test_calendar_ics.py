"""Meetings and deadlines are read by iCalendar's own reader, and dates say no more than the reports."""

from datetime import UTC, date, datetime

import icalendar
from hypothesis import given

from detente.formats.calendar_ics import calendar_ics
from detente.record import Record
from drafting import Sheet
from strategies import of_whole_records, records

TEXT = "They met in Vienna. They will meet in June; a summit; a round; the fair; a court. Alba must go by Friday."


def example():
    sheet = Sheet(TEXT)
    sheet.meeting("met", date="2031-05-12", place="Vienna", who=("alba", "borea")).party("alba", "Alba")
    sheet.meeting("will meet in June", date="2031-06", status="planned").meeting("a summit", status="planned")
    sheet.meeting("a round", date="2031-W23", status="proposed").meeting(
        "the fair", date="2031-06-02", status="refused"
    )
    sheet.meeting("a court", date="2031", status="held")
    sheet.deadline("must go", who="alba", due="2031-05-16", words="by Friday")
    return Record.of([sheet.draft()])


def entries(record):
    return icalendar.Calendar.from_ical(calendar_ics(record)).walk("VEVENT")


def named(words):
    return next(entry for entry in entries(example()) if words in entry["SUMMARY"])


def test_a_day_is_one_whole_day():
    entry = named("met")
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2031, 5, 12), date(2031, 5, 13))
    assert (entry["STATUS"], entry["LOCATION"]) == ("CONFIRMED", "Vienna")
    assert entry["DTSTAMP"].dt == datetime(2031, 5, 14, tzinfo=UTC)
    assert "Participants: Alba, borea" in entry["DESCRIPTION"]
    assert "“They met in Vienna.”" in entry["DESCRIPTION"]


def test_what_is_known_to_the_month_says_so_and_is_tentative_while_it_is_ahead():
    entry = named("will meet in June")
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2031, 6, 1), date(2031, 7, 1))
    assert (entry["STATUS"], entry["TRANSP"]) == ("TENTATIVE", "TRANSPARENT")
    assert entry["SUMMARY"] == "will meet in June (June 2031)"
    assert named("a court")["STATUS"] == "CONFIRMED"


def test_weeks_and_what_will_not_be():
    week = named("a round")
    assert (week["DTSTART"].dt, week["DTEND"].dt, week["STATUS"]) == (date(2031, 6, 2), date(2031, 6, 9), "TENTATIVE")
    assert named("the fair")["STATUS"] == "CANCELLED"


def test_a_deadline_says_who_owes_what():
    entry = named("Deadline")
    assert entry["SUMMARY"] == "Deadline: Alba: must go"
    assert entry["DTSTART"].dt == date(2031, 5, 16)


def test_what_has_no_date_is_counted():
    calendar = icalendar.Calendar.from_ical(calendar_ics(example()))
    assert "1 of 7" in calendar["X-WR-CALDESC"]
    assert len(calendar.walk("VEVENT")) == 6


def test_one_meeting_in_two_reports_is_one_entry_with_both():
    drafts = [Sheet(f"{who} said: the Dam Summit it is.").meeting("Dam Summit", date="2031-05-20", status="planned")
              for who in ("Alba", "Borea")]  # fmt: skip
    record = Record.of([sheet.draft() for sheet in drafts])
    (entry,) = entries(record)
    assert entry["UID"] == f"{record.meetings[0].id}@detente"
    assert "Alba said" in entry["DESCRIPTION"]
    assert "Borea said" in entry["DESCRIPTION"]


GOLDEN = """\
BEGIN:VCALENDAR
PRODID:-//Détente//Meetings and deadlines//EN
VERSION:2.0
X-WR-CALNAME:Détente
BEGIN:VEVENT
UID:{uid}@detente
DTSTAMP:20310514T000000Z
DTSTART;VALUE=DATE:20310512
DTEND;VALUE=DATE:20310513
SUMMARY:Dam Summit
STATUS:CONFIRMED
TRANSP:TRANSPARENT
CATEGORIES:MEETING
LOCATION:Vienna\\; by the river
DESCRIPTION:Status: held\\n“Dam Summit held.” (Wire\\, 2031-05-14)
END:VEVENT
END:VCALENDAR
"""


def test_the_file_is_this_one_to_the_byte():
    sheet = Sheet("Dam Summit held.", outlet="Wire")
    record = Record.of([sheet.meeting("Dam Summit", date="2031-05-12", place="Vienna; by the\x00 river").draft()])
    wanted = GOLDEN.format(uid=record.meetings[0].id).replace("by the river", "by the  river")
    assert calendar_ics(record).decode() == wanted.replace("\n", "\r\n")


def test_an_empty_record_is_an_empty_calendar():
    assert entries(Record()) == []


@of_whole_records
@given(records())
def test_whatever_has_a_date_is_read_back_and_the_bytes_are_the_same_twice(record):
    assert calendar_ics(record) == calendar_ics(record)
    found = entries(record)
    assert all(entry.errors == [] for entry in found)
    known = {f"{one.id}@detente" for one in (*record.meetings, *record.deadlines)}
    assert {str(entry["UID"]) for entry in found} <= known
    for entry in found:
        assert "DTEND" not in entry or entry["DTSTART"].dt < entry["DTEND"].dt
    dated = [one for one in record.deadlines if one.due]
    assert {f"{one.id}@detente" for one in dated} <= {str(entry["UID"]) for entry in found}
