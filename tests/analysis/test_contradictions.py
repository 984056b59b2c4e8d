"""Reports that contradict each other or themselves on what is arranged, done, owed or counted."""

import pytest

from detente.analysis import findings
from detente.record import Severity
from drafting import Sheet


def rules(*sheets):
    return [finding.rule for finding in findings([sheet.draft() for sheet in sheets])]


# --- a next meeting


def arranged(published="2031-05-14"):
    text = "Alba and Borea have set 2 June as the date of the next session of the panel, an aide said."
    sheet = Sheet(text, published=published, outlet="Harbour News")
    return sheet.party("alba", "Alba").party("borea", "Borea")


def not_arranged(words, published="2031-05-15"):
    sheet = Sheet(f"Alba and Borea talked. {words}", published=published, outlet="Delm Gazette")
    return sheet.party("alba", "Alba").party("borea", "Borea").names("party", "alba", "Alba", nth=2).names(
        "party", "borea", "Borea", nth=2
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "No date has been set for the next session, Alba and Borea said.",
        "Alba and Borea parted without fixing another meeting.",
        "A new date has not been agreed, Alba and Borea said.",
        "No new meeting has been set, Alba told Borea.",
    ],
)
def test_a_next_meeting_that_is_set_in_one_report_and_not_in_another(words):
    (finding,) = findings([arranged().draft(), not_arranged(words).draft()])
    assert finding.rule == "contradicting_statuses"
    assert finding.severity is Severity.HIGH
    assert finding.message.startswith(
        "Harbour News says that a date for the next meeting is set, but Delm Gazette says"
    )
    assert {evidence.report for evidence in finding.evidence} == {
        arranged().report.id,
        not_arranged(words).report.id,
    }


def test_what_is_set_after_it_was_open_is_the_course_of_events():
    words = "No date has been set for the next session, Alba and Borea said."
    assert rules(arranged("2031-05-14"), not_arranged(words, "2031-05-13")) == []
    assert rules(arranged("2031-05-02"), not_arranged(words, "2031-05-13")) == []


def test_the_next_meeting_of_others_is_another_one():
    other = Sheet("No date has been set for the next session, Cadia and Doria said.", published="2031-05-15")
    assert rules(arranged(), other.party("cadia", "Cadia").party("doria", "Doria")) == []


def test_that_no_meeting_is_set_is_not_that_one_is():
    assert rules(not_arranged("Alba told Borea that no new meeting has been set for 2 June.")) == []


def held(status, words, outlet):
    sheet = Sheet(f"The panel {words} in Delm on May 12, says {outlet}.", outlet=outlet).date("May 12", "2031-05-12")
    return sheet.meeting("The panel", date="2031-05-12", place="Delm", body="panel", status=status)


def test_a_meeting_that_was_held_here_and_called_off_there():
    (finding,) = findings([held("held", "met", "A").draft(), held("cancelled", "did not sit", "B").draft()])
    assert "took place" in finding.message
    assert "called off" in finding.message
    assert rules(held("held", "met", "A"), held("held", "sat", "B")) == []
    assert rules(held("held", "met", "A"), held("proposed", "might sit", "B")) == []


# --- what a party accepts and refuses


def stand(act, content, outlet, *, published="2031-05-14", **more):
    sheet = Sheet(f"The Albans, so {outlet}, will {content}.", published=published, outlet=outlet)
    more = {"party": "alba", "issue": "grain", "who": "the Albans"} | more
    return sheet.statement(content, act, **more)


ACCEPTED = stand("accept", "open the southern ports to Borean grain ships", "Harbour News")


@pytest.mark.parametrize(
    ("act", "content", "more", "count"),
    [
        ("refuse", "open no southern ports to Borean grain", {}, 1),
        ("reject", "keep the southern ports shut to Borean grain ships", {}, 1),
        ("refuse", "pay for the dredging of the northern canal", {}, 0),
        ("refuse", "open no southern ports to Borean grain", {"party": "borea"}, 0),
        ("refuse", "open no southern ports to Borean grain", {"issue": "fish"}, 0),
        ("refuse", "open no southern ports to Borean grain", {"published": "2031-05-30"}, 0),
        ("refuse", "open no southern ports to Borean grain", {"condition": "southern ports"}, 0),
        ("refuse", "open no southern ports to Borean grain", {"modality": "hypothetical"}, 0),
        ("demand", "open the southern ports to Borean grain", {}, 0),
    ],
)
def test_opposite_acts_on_the_same_thing_at_the_same_time(act, content, more, count):
    assert rules(ACCEPTED, stand(act, content, "Delm Gazette", **more)) == ["opposite_acts"] * count


# --- figures


def counted(value, outlet, *, approximate=False, **more):
    sheet = Sheet(f"Alba moved {value} soldiers up, {outlet} writes.", outlet=outlet)
    return sheet.event(f"{value} soldiers", value=value, unit="soldiers", approximate=approximate, **more)


@pytest.mark.parametrize(
    ("one", "two", "round_", "count"),
    [
        (3000, 3000, False, 0),
        (3000, 4000, False, 1),
        (3000, 3300, True, 0),
        (3000, 5000, True, 1),
    ],
)
def test_figures_of_one_event_that_differ_by_more_than_rounding(one, two, round_, count):
    first = counted(one, "A", approximate=round_, date="2031-05-12")
    second = counted(two, "B", date="2031-05-12")
    assert rules(first, second) == ["figures"] * count


def test_figures_of_other_days_places_or_actors_are_of_other_events():
    first = counted(3000, "A", date="2031-05-12", place="Delm")
    assert rules(first, counted(5000, "B", date="2031-05-20", place="Delm")) == []
    assert rules(first, counted(5000, "B", date="2031-05-12", place="Orsk")) == []
    assert rules(first, counted(5000, "B", date="2031-05-12", actor="borea")) == []
    assert rules(first, counted(5000, "B")) == []


# --- deadlines


def owed(due, words, outlet, *, what="a written answer to the Albans", who="borea", extra=""):
    sheet = Sheet(f"Borea owes {what} by {words}, {outlet} has learnt{extra}.", outlet=outlet)
    return sheet.deadline(what, who=who, due=due, words=words)


def test_one_debt_and_two_days():
    (finding,) = findings([owed("2031-05-20", "May 20", "A").draft(), owed("2031-05-23", "May 23", "B").draft()])
    assert finding.rule == "two_deadlines"
    assert "20 May 2031" in finding.message
    assert "23 May 2031" in finding.message


def test_one_debt_and_many_days_is_told_once():
    days = [("2031-05-20", "May 20"), ("2031-05-23", "May 23"), ("2031-05-27", "May 27"), ("2031-05-23", "May 23")]
    drafts = [owed(due, words, outlet).draft() for (due, words), outlet in zip(days, "ABCD", strict=True)]
    (finding,) = findings(drafts)
    assert "(3 days, from 20 May 2031 to 27 May 2031)" in finding.message
    assert len(finding.evidence) == 3
    assert {one.message for one in findings(drafts[::-1])} == {finding.message}
    other = owed("2031-05-28", "May 28", "E", what="the return of forty prisoners").draft()
    assert len(findings([*drafts, other])) == 1


def test_a_deadline_that_was_moved_hides_none_of_its_day_that_was_not():
    moved = owed("2031-05-20", "May 20", "A", extra=", after the date was postponed").draft()
    stood = [owed("2031-05-20", "May 20", "B").draft(), owed("2031-05-23", "May 23", "C").draft()]
    assert len(findings([moved, *stood])) == len(findings(stood)) == 1


@pytest.mark.parametrize(
    "other",
    [
        owed("2031-05", "the end of the month", "B"),
        owed("2031-05-23", "May 23", "B", what="the return of forty prisoners"),
        owed("2031-05-23", "May 23", "B", who="alba"),
        owed("2031-05-23", "May 23", "B", extra=", after the date was postponed"),
    ],
)
def test_other_debts_and_days_moved_are_left_alone(other):
    assert rules(owed("2031-05-20", "May 20", "A"), other) == []


def test_deadlines_counted_from_different_days_may_differ():
    assert rules(owed("2031-05-21", "within a week", "A"), owed("2031-05-23", "within a week", "B")) == []


# --- one unnamed source

OFFER = "give Alba a written answer within a week"


def rumour(text="An official close to the Borean team said that Borea would {0}.", act="promise", **more):
    more = {"who": "An official close to the Borean team", "party": "borea", "unnamed": True} | more
    return Sheet(text.format(OFFER), outlet="Harbour News").statement(OFFER, act, **more)


def test_a_promise_on_one_unnamed_word():
    (finding,) = findings([rumour().draft()])
    assert (finding.rule, finding.severity) == ("single_unnamed_source", Severity.LOW)
    assert "An official close to the Borean team" in finding.message
    assert "Harbour News" in finding.message


def test_a_promise_on_one_unnamed_word_that_is_denied_weighs_more():
    text = "An official close to the Borean team said that Borea would {0}. A spokeswoman denied it."
    (finding,) = findings([rumour(text).draft()])
    assert finding.severity is Severity.MEDIUM
    assert finding.evidence[1].text == "A spokeswoman denied it."


def test_the_source_at_the_end_of_the_chain_counts():
    through = rumour(
        via=(("Volna", "outlet"), ("a source close to the talks", "unnamed")), who="Boreans", unnamed=False
    )
    assert rules(through) == ["single_unnamed_source"]


@pytest.mark.parametrize(
    "sheet",
    [
        rumour(act="inform"),
        rumour(who="Two officials"),
        rumour(who="Jon Orm", unnamed=False),
        rumour(who="Borea"),
        rumour(negated=True),
    ],
)
def test_comment_several_sources_and_names_are_left_alone(sheet):
    assert rules(sheet) == []


def test_what_a_named_speaker_or_another_report_says_too_is_left_alone():
    named = Sheet(f"“We will {OFFER},” Jon Orm said.").statement(OFFER, "promise", party="borea", who="Jon Orm")
    assert rules(rumour(), named) == []


# --- nothing


def test_a_clean_text_raises_nothing():
    text = (
        "Alba and Borea met in Delm on May 10 and in Orsk on May 12. The talks in Orsk will be followed by a third "
        "round in Delm on May 16. Borea wants an answer within a week, its envoy Jon Orm said on Monday."
    )
    sheet = (
        Sheet(text)
        .date("May 10", "2031-05-10")
        .date("May 12", "2031-05-12")
        .date("May 16", "2031-05-16")
        .date("Monday", "2031-05-12")
        .meeting("Delm", date="2031-05-10", place="Delm", who=("alba", "borea"))
        .meeting("Orsk", date="2031-05-12", place="Orsk", who=("alba", "borea"), also=("The talks in Orsk",))
        .meeting("a third round", date="2031-05-16", place="Delm", status="planned")
        .deadline("an answer", who="alba", due="2031-05-21", words="within a week")
        .statement("wants an answer within a week", "demand", party="borea", issue="answer", who="Jon Orm")
    )
    assert rules(sheet, sheet) == []


def test_no_reports_no_findings():
    assert findings([]) == ()
