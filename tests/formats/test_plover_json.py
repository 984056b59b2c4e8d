"""Events as PLOVER records."""

import json

import pytest
from hypothesis import given

from detente.formats.countries import codes
from detente.formats.plover_json import plover_json
from detente.record import EventStatus, Party, Plover, Record
from drafting import Sheet
from strategies import of_whole_records, records

GOLD = {"id", "date", "source", "target", "event", "eventText", "context", "mode", "text", "textInfo", "language",
        "publication", "coder", "comment"}  # fmt: skip
"""Fields of the Gold Standard Records, less what would differ from run to run."""


def example(status="done"):
    sheet = Sheet("France sent 500 men north in May. The League refused to follow.", outlet="Wire")
    sheet.event("sent 500 men", value=500, unit="men", actor="france", date="2031-05", place="north")
    sheet.statement("refused to follow", "refuse", party="the-league", issue="help")
    sheet.add("parties", Party(id="france", name="France"))
    sheet.add("parties", Party(id="the-league", name="The League", kind="alliance"))
    record = Record.of([sheet.draft()])
    event = record.events[0].model_copy(update={"status": EventStatus(status)})
    return record.model_copy(update={"events": (event,)})


def test_an_event_has_the_fields_of_a_gold_standard_record():
    (event,) = json.loads(plover_json(example()))
    assert event.keys() >= GOLD
    assert event["source"] == [{"actorText": "France", "code": "FRA", "sector": "GOV", "id": "france"}]
    assert event["target"] == []
    assert (event["event"], event["eventText"], event["date"]) == ("MOBILIZE", "sent 500 men", "2031-05-01")
    assert event["dateInfo"]["last"] == "2031-05-31"
    assert event["magnitude"] == {"value": 500.0, "unit": "men", "approximate": False}


@pytest.mark.parametrize("status", ["planned", "threatened", "denied", "hypothetical"])
def test_what_did_not_happen_is_no_event_unless_asked_for(status):
    assert json.loads(plover_json(example(status))) == []
    (event,) = json.loads(plover_json(example(status), every=True))
    assert event["status"] == status


def test_statements_are_events_when_asked_for():
    *_, refusal = json.loads(plover_json(example(), statements=True))
    assert (refusal["event"], refusal["source"][0]["code"]) == ("REJECT", "IGO")


def test_nothing_gives_an_empty_list():
    assert json.loads(plover_json(Record())) == []


def test_every_state_has_a_code_of_its_own():
    assert len(set(codes().values())) == len(codes()) > 190
    assert (codes()["russia"], codes()["ukraine"]) == ("RUS", "UKR")


@of_whole_records
@given(records())
def test_every_event_is_written_once(record):
    events = json.loads(plover_json(record, every=True))
    assert [event["id"] for event in events] == [event.id for event in record.events]
    assert all(Plover(event["event"]) for event in events)
