"""The JSON of a reading holds every key of FORMATS.md, section 1, whatever was found."""

import json

import pytest

from detente.formats import ids_of, line
from detente.record import (
    Body,
    Condition,
    Deadline,
    Draft,
    Event,
    Finding,
    Magnitude,
    Meeting,
    PartialDate,
    Problem,
    Report,
    Speaker,
    Statement,
    TimeExpression,
    Via,
)

TEXT = "The talks go on if they must, he said on Monday; 5,000 men left."
REPORT = Report(text=TEXT, file="talks.txt", published=PartialDate(value="2022-01-12"), language="en")
ALL = (REPORT.cite(0, len(TEXT)),)
MONDAY = PartialDate(value="2022-01-10", text="on Monday")
STATEMENT = Statement(
    evidence=ALL,
    rule="attributions:said",
    source=((31, 33),),
    cue=((34, 38),),
    content=((0, 28),),
    sentence=(0, len(TEXT)),
    wording="indirect",
    speaker=Speaker(name="he", person="a-person", party="russia", role="minister", unnamed=False),
    via=(Via(name="Interfax", kind="outlet"), Via(name="a source", kind="unnamed", party="russia")),
    act="promise",
    target="ukraine",
    issue="talks",
    condition=Condition(kind="if", text="they must", span=(16, 28)),
    date=MONDAY,
    credibility=4,
)
DRAFT = Draft(
    report=REPORT,
    statements=(STATEMENT,),
    events=(
        Event(
            evidence=ALL,
            rule="events:left",
            plover="RETREAT",
            span=(49, 63),
            magnitude=Magnitude(value=5000, unit="men"),
            claimed_by=STATEMENT.id,
            date=MONDAY,
        ),
    ),
    meetings=(Meeting(evidence=ALL, rule="meetings:talks", name="the talks", status="planned", spans=((0, 9),)),),
    deadlines=(Deadline(evidence=ALL, rule="deadlines:by", what="an answer", due=MONDAY, spans=((39, 48),)),),
    dates=(TimeExpression(start=39, end=48, value="2022-01-10", type="DATE"),),
    findings=(Finding(rule="slip", severity="low", message="Odd.", settles="Ask.", evidence=ALL),),
    problems=(Problem(where=(0, 3), what="not understood"),),
    bodies=(Body(id="osce", name="OSCE"),),
)

KEYS = {
    "statements": (
        "id kind source cue content wording speaker via act plover target issue negated modality attitude condition "
        "date credibility sentence rule"
    ),
    "events": "id plover actor target span date place magnitude status claimed_by",
    "meetings": "id name body place date participants status result spans",
    "deadlines": "id who what due spans",
    "dates": "start end value type",
    "findings": "id rule severity message evidence",
    "problems": "where what",
}


@pytest.mark.parametrize("part", KEYS)
def test_no_key_of_the_format_is_missing(part):
    assert set(KEYS[part].split()) <= set(line(DRAFT, "talks")[part][0])


def test_the_whole_line_has_the_shape_of_the_format():
    found = json.loads(json.dumps(line(DRAFT, "talks")))
    assert list(found)[:9] == ["id", "report", *KEYS]
    assert found["id"] == "talks"
    report = found["report"]
    assert {"id", "file", "outlet", "title", "published", "language", "text"} <= set(report)
    assert (report["published"], report["file"], report["text"], report["id"]) == (
        "2022-01-12",
        "talks.txt",
        TEXT,
        REPORT.id,
    )
    one = found["statements"][0]
    assert one["source"] == [[31, 33]]
    assert one["cue"] == [[34, 38]]
    assert one["content"] == [[0, 28]]
    assert one["sentence"] == [0, len(TEXT)]
    assert one["speaker"] == {
        "name": "he",
        "person": "a-person",
        "party": "russia",
        "role": "minister",
        "unnamed": False,
    }
    assert one["via"][0] == {"name": "Interfax", "kind": "outlet", "party": None}
    assert one["condition"] == {"kind": "if", "text": "they must", "span": [16, 28]}
    assert one["date"] == {"value": "2022-01-10", "text": "on Monday"}
    assert (one["act"], one["plover"], one["modality"], one["attitude"]) == ("promise", "AGREE", "stated", None)
    assert found["events"][0]["magnitude"] == {"value": 5000, "unit": "men", "approximate": False}
    assert found["events"][0]["status"] == "done"
    assert found["deadlines"][0]["due"] == {"value": "2022-01-10", "text": "on Monday"}
    assert found["findings"][0]["evidence"] == [{"report": REPORT.id, "start": 0, "end": len(TEXT), "text": TEXT}]
    assert found["problems"] == [{"where": [0, 3], "what": "not understood"}]


def test_a_report_in_which_nothing_was_found_has_every_list():
    found = line(Draft(report=REPORT), "talks")
    assert all(found[part] == [] for part in KEYS)


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["a/one.txt", "b/two.pdf"], ("one", "two")),
        (["a/one.txt", "a/one.pdf", "a/two.txt"], ("one.txt", "one.pdf", "two")),
        (["a/one.txt", "b/one.txt", "b/one.pdf"], ("a/one.txt", "b/one.txt", "one.pdf")),
        (["stdin"], ("stdin",)),
        ([], ()),
    ],
)
def test_an_id_is_the_stem_or_else_the_name(names, ids):
    assert ids_of(names) == ids
