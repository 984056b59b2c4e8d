"""Round trips: whatever a record holds comes back from JSON and from JSON Lines."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from detente.errors import BadLine
from detente.record import Draft, Magnitude, Record
from detente.record.lines import json_schema, of_lines, to_lines
from strategies import drafts, of_whole_records, records


@of_whole_records
@given(records())
def test_a_record_comes_back_from_json(record):
    assert Record.model_validate_json(record.model_dump_json()) == record


@of_whole_records
@given(drafts())
def test_a_draft_comes_back_from_json(draft):
    assert Draft.model_validate_json(draft.model_dump_json()) == draft


@of_whole_records
@given(records())
def test_a_record_comes_back_from_json_lines(record):
    assert of_lines(to_lines(record)) == record


@of_whole_records
@given(records())
def test_lines_survive_a_file_and_every_way_to_split_it(record):
    text = "\n".join(to_lines(record)) + "\n"
    assert of_lines(io.StringIO(text, newline=None)) == record
    assert of_lines(text.splitlines()) == record


@of_whole_records
@given(records())
def test_lines_are_json_in_the_strict_sense(record):
    def refused(constant):
        raise AssertionError(f"{constant} is not JSON")

    for line in to_lines(record):
        assert set(json.loads(line, parse_constant=refused)) == {"type", "entry"}


@of_whole_records
@given(records())
def test_the_same_record_gives_the_same_lines(record):
    assert list(to_lines(of_lines(to_lines(record)))) == list(to_lines(record))


@of_whole_records
@given(records(most=2), st.integers(0, 3))
def test_empty_lines_are_passed_over(record, count):
    lines = [part for line in to_lines(record) for part in (line, *[" \n"] * count)]
    assert of_lines(lines) == record


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "Expecting property name"),
        ("[]", "not an object"),
        ("null", "not an object"),
        ('"Party"', "not an object"),
        ("{}", "'type'"),
        ('{"type": "Party"}', "'entry'"),
        ('{"type": "Planet", "entry": {}}', "'Planet'"),
        ('{"type": ["Party"], "entry": {}}', "not an object"),
        ('{"type": "Party", "entry": {"id": "alba"}}', "name"),
        ('{"type": "Party", "entry": {"id": "Not A Slug", "name": "x"}}', "id"),
        ('{"type": "Party", "entry": {"id": "alba", "name": "x", "colour": "red"}}', "colour"),
        ("[" * 100_000, "nested"),
    ],
)
def test_a_bad_line_is_named_with_its_number_the_reason_and_what_was_expected(line, reason):
    good = '{"type": "Party", "entry": {"id": "alba", "name": "Alba"}}'
    with pytest.raises(BadLine) as caught:
        of_lines([good, "", line])
    assert caught.value.number == 3
    assert "line 3" in str(caught.value)
    assert reason in str(caught.value)
    assert "Statement" in str(caught.value)
    assert caught.value.advice


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan")])
def test_a_number_that_json_cannot_hold_is_refused(value):
    with pytest.raises(ValidationError):
        Magnitude(value=value, unit="troops")


def test_the_schema_describes_every_type_of_the_vocabulary():
    schema = json_schema()
    assert set(schema["properties"]) == set(Record.model_fields)
    assert schema["$defs"]["Evidence"]["properties"]["text"]["description"].startswith("The exact words")
