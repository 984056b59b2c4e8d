"""Where parties stand, as their statements say."""

import pytest
from hypothesis import given

from detente.analysis import positions, record_of
from detente.analysis.positions import NO_ISSUE, STANCES
from detente.record import Record, Stance
from drafting import Sheet
from readings import draft
from strategies import of_whole_records, records

CONTENT = "open its ports to grain ships"


def one(act, **more):
    more = {"party": "alba", "issue": "grain"} | more
    sheet = Sheet(f"Alba would {CONTENT} if the tolls fell, it says.").statement(CONTENT, act, **more)
    return positions(Record.of([sheet.draft()]))


@pytest.mark.parametrize(
    ("act", "stance"),
    [
        ("demand", "demands"),
        ("propose", "demands"),
        ("offer", "offers"),
        ("promise", "offers"),
        ("accept", "accepts"),
        ("concede", "accepts"),
        ("reject", "refuses"),
        ("refuse", "refuses"),
        ("threaten", "threatens"),
        ("warn", "threatens"),
    ],
)
def test_each_act_that_commits_takes_a_stance(act, stance):
    (position,) = one(act)
    assert (position.party, position.issue, position.stance) == ("alba", "grain", stance)
    assert position.content == CONTENT


@pytest.mark.parametrize("act", ["accuse", "praise", "assess", "inform"])
def test_other_acts_take_none(act):
    assert one(act) == ()


@pytest.mark.parametrize("more", [{"party": None}, {"modality": "hypothetical"}])
def test_without_party_or_outside_the_real_there_is_none(more):
    assert one("demand", **more) == ()


def test_what_commits_without_an_issue_is_a_position_of_its_own():
    (position,) = one("demand", issue=None)
    assert (position.issue, position.content) == (NO_ISSUE, CONTENT)
    assert one("warn", issue=None) == ()


def test_what_is_not_offered_is_refused_and_what_is_not_demanded_stays_open():
    assert [position.stance for position in one("offer", negated=True)] == [Stance.REFUSES]
    assert one("demand", negated=True) == one("refuse", negated=True) == one("threaten", negated=True) == ()


def test_conditions_and_red_lines_are_kept():
    (position,) = one("offer", condition="the tolls fell", red_line=True)
    assert position.condition.text == "the tolls fell"
    assert position.red_line


def test_a_person_stands_for_the_party_whose_office_they_hold():
    sheet = Sheet(f"Jon Orm would {CONTENT}.").statement(CONTENT, "offer", person="orm", issue="grain")
    (position,) = positions(Record.of([sheet.person("orm", "borea", "Jon Orm").draft()]))
    assert position.party == "borea"


def test_the_latest_statement_speaks_for_the_position():
    text = "Alba wants all tolls gone. Alba wants half the tolls gone. Alba wants a look at the tolls."
    sheet = Sheet(text)
    for content, date in (("all tolls gone", "2031-05-01"), ("half the tolls gone", "2031-05-09"), ("a look", None)):
        sheet.statement(content, "demand", party="alba", issue="tolls", date=date)
    record = Record.of([sheet.draft()])
    (position,) = positions(record)
    assert position.content == "a look"  # undated: said when the report appeared
    by_id = {statement.id: statement for statement in record.statements}
    said = [by_id[name].words(by_id[name].content) for name in position.statements]
    assert said == ["a look", "half the tolls gone", "all tolls gone"]


@of_whole_records
@given(records())
def test_every_position_is_carried_by_statements_of_its_issue(record):
    by_id = {statement.id: statement for statement in record.statements}
    found = positions(record)
    for position in found:
        for name in position.statements:
            assert (by_id[name].issue or NO_ISSUE) == position.issue
            assert by_id[name].act in STANCES
    grouped = [one for one in found if one.issue != NO_ISSUE]
    assert len({(one.party, one.issue, one.stance) for one in grouped}) == len(grouped)
    assert positions(record.model_copy(update={"positions": found})) == found


def test_the_record_of_drafts_has_both_positions_and_findings():
    sheet = Sheet(f"An official said Alba would {CONTENT}.")
    sheet.statement(CONTENT, "promise", party="alba", issue="grain", who="An official", unnamed=True)
    record = record_of([sheet.draft()])
    assert [position.stance for position in record.positions] == [Stance.OFFERS]
    assert [finding.rule for finding in record.findings] == ["single_unnamed_source"]
    record.verify()


def test_what_a_side_proposes_to_do_itself_is_an_offer():
    text = "Norway proposed to reopen the port in May. Norway proposed that Iceland reopen the port in May."
    found = positions(record_of([draft(text)]))
    assert sorted(str(position.stance) for position in found) == ["demands", "offers"]
