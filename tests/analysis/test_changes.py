"""What changed between two days: moves and their direction, news, repeats, meetings and deadlines."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.changes import Changes, Direction, Kept, NewKind, changes, histories
from detente.reading import read
from detente.record import PartialDate, Record, Report
from drafting import Sheet
from strategies import of_whole_records, records

PORTS = "open its northern ports to foreign grain ships"
FIRST, SECOND = "2031-05-10", "2031-05-14"
SINCE = date(2031, 5, 12)


def said(day, act, content=PORTS, *, tail="", **more):
    more = {"party": "alba", "issue": "grain", "who": "Alba"} | more
    lead = f"On {day}, {more['party']} would {act}"
    return Sheet(f"{lead}: {content}{tail}.", published=day).statement(content, act, **more).draft()


def after(*drafts, since=SINCE, until=None):
    return changes(Record.of(drafts), since, until)


def ways(before, then):
    return [way for move in after(before, then).moved for way in move.directions]


@pytest.mark.parametrize(
    ("before", "then", "found"),
    [
        ("refuse", "offer", [Direction.SOFTENED]),
        ("threaten", "refuse", [Direction.SOFTENED]),
        ("offer", "accept", [Direction.SOFTENED]),
        ("accept", "refuse", [Direction.HARDENED]),
        ("demand", "threaten", [Direction.HARDENED]),
        ("demand", "accept", [Direction.DROPPED_DEMAND, Direction.SOFTENED]),
        ("demand", "concede", [Direction.DROPPED_DEMAND, Direction.SOFTENED]),
        ("demand", "demand", []),
        ("reject", "refuse", []),
    ],
)
def test_a_stance_that_commits_more_or_less(before, then, found):
    assert ways(said(FIRST, before), said(SECOND, then)) == found


TIED = {"tail": " if the tolls fall", "condition": "if the tolls fall"}


@pytest.mark.parametrize(
    ("act", "found"),
    [
        ("offer", [Direction.NEW_CONDITION, Direction.HARDENED]),
        ("refuse", [Direction.NEW_CONDITION, Direction.SOFTENED]),
        ("demand", [Direction.NEW_CONDITION]),
    ],
)
def test_a_condition_hardens_an_offer_and_softens_a_refusal(act, found):
    assert ways(said(FIRST, act), said(SECOND, act, **TIED)) == found
    turned = {Direction.HARDENED: Direction.SOFTENED, Direction.SOFTENED: Direction.HARDENED}
    back = [turned.get(way, Direction.DROPPED_CONDITION) for way in found]
    assert ways(said(FIRST, act, **TIED), said(SECOND, act)) == back


def test_a_red_line_and_an_attitude():
    assert ways(said(FIRST, "demand"), said(SECOND, "demand", red_line=True)) == [
        Direction.NEW_RED_LINE,
        Direction.HARDENED,
    ]
    assert ways(said(FIRST, "demand"), said(SECOND, "demand", attitude="softening")) == [Direction.SOFTENED]


def test_a_demand_not_heard_again_is_not_dropped():
    other = "send home the crews of two tugs"
    found = after(said(FIRST, "demand"), said(SECOND, "demand", other))
    assert found.moved == ()
    (silent,) = found.not_repeated
    assert (silent.party, silent.content, silent.since) == ("alba", PORTS, date(2031, 5, 10))


def test_a_party_that_says_it_does_not_demand_it_has_dropped_the_demand():
    assert Direction.DROPPED_DEMAND in ways(said(FIRST, "demand"), said(SECOND, "demand", negated=True))


def test_what_is_said_on_one_day_or_by_another_is_no_move():
    assert after(said(SECOND, "refuse"), said(SECOND, "accept")).moved == ()
    assert after(said(FIRST, "refuse"), said(SECOND, "accept", party="borea")).moved == ()
    assert after(said(FIRST, "refuse"), said(SECOND, "accept", "dredge the old canal")).moved == ()


def test_what_is_said_again_is_counted_with_who_says_it():
    found = after(
        said(FIRST, "demand"),
        said("2031-05-15", "demand", who="Envoy Una"),
        said("2031-05-20", "demand", who="Minister Dua"),
    )
    (again,) = found.repeated
    assert (again.count, again.by) == (2, ("Envoy Una", "Minister Dua"))
    assert found.moved == ()
    assert len(again.facts) == 3


def test_every_line_leads_to_facts_of_the_record():
    drafts = [said(FIRST, "refuse"), said(SECOND, "offer")]
    found = after(*drafts)
    (move,) = found.moved
    assert move.facts == tuple(draft.statements[0].id for draft in reversed(drafts))


def test_news_are_told_by_the_first_report():
    found = after(said(FIRST, "demand"), said(SECOND, "demand", party="borea", issue="fish"))
    assert {(one.kind, one.what) for one in found.new} == {
        (NewKind.PARTY, "borea"),
        (NewKind.ISSUE, "fish"),
        (NewKind.POSITION, PORTS),
    }


def meets(day, on, status, words="meet"):
    sheet = Sheet(f"Written {day}: the panel {words} in Delm.", published=day)
    return sheet.meeting("the panel", date=on, place="Delm", body="panel", status=status).draft()


def test_a_meeting_that_moves_and_one_that_was_held():
    planned, later = meets(FIRST, "2031-05-20", "planned"), meets(SECOND, "2031-05-27", "planned")
    (moved,) = after(planned, later).meetings
    assert (moved.kind, moved.before.value, moved.day.value) == (Kept.MOVED, "2031-05-20", "2031-05-27")
    (held,) = after(planned, meets("2031-05-21", "2031-05-20", "held")).meetings
    assert (held.kind, held.day.value) == (Kept.HELD, "2031-05-20")
    (off,) = after(planned, meets(SECOND, "2031-05-20", "cancelled")).meetings
    assert off.kind is Kept.CANCELLED


@pytest.mark.parametrize(
    ("later", "kinds"),
    [
        ("The talks in Geneva on May 20 were moved to May 24.", [Kept.MOVED]),
        ("The talks in Geneva were put off until May 24.", [Kept.MOVED]),
        ("Talks will take place in Geneva on May 24.", []),
    ],
)
def test_of_meetings_at_one_place_words_tell_which_was_put_off(later, kinds):
    first = read(Report(text="Talks will take place in Geneva on May 20.", published=PartialDate(value=FIRST)))
    second = read(Report(text=later, published=PartialDate(value=SECOND)))
    found = after(first, second).meetings
    assert [one.kind for one in found] == kinds
    assert all((one.before.value, one.day.value) == ("2031-05-20", "2031-05-24") for one in found)


def test_the_next_session_is_no_move():
    assert after(meets(FIRST, "2031-05-11", "planned"), meets(SECOND, "2031-05-20", "planned")).meetings == ()


def test_a_deadline_that_passed_with_nothing_known_of_it():
    sheet = Sheet("Alba must open the port by 13 May.", published=FIRST)
    draft = sheet.deadline("open the port", who="alba", due="2031-05-13", words="13 May").draft()
    (late,) = after(draft, until=date(2031, 5, 16)).passed
    assert (late.who, late.due.value, late.met) == ("alba", "2031-05-13", None)
    assert after(draft, until=date(2031, 5, 13)).passed == ()


DRAFTS = [
    said(day, act, content, party=party)
    for day in (FIRST, SECOND, "2031-05-20")
    for act, content in (("demand", PORTS), ("accept", PORTS), ("refuse", "dredge the old northern canal"))
    for party in ("alba", "borea")
] + [meets(FIRST, "2031-05-20", "planned"), meets(SECOND, "2031-05-27", "planned")]


@given(st.permutations(DRAFTS))
def test_the_order_of_drafts_does_not_matter(drafts):
    assert after(*drafts) == after(*DRAFTS)
    assert histories(Record.of(drafts)) == histories(Record.of(DRAFTS))


@of_whole_records
@given(records(), st.dates())
def test_any_record_has_changes_that_cite_its_facts(record, since):
    found = changes(record, since)
    assert isinstance(found, Changes)
    ids = {fact.id for fact in record.facts}
    lines = (*found.new, *found.moved, *found.repeated, *found.not_repeated, *found.passed, *found.meetings)
    assert all(set(line.facts) <= ids and line.facts for line in lines)
