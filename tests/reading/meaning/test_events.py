"""Things done: every trigger of the table, and how far an event has come about."""

import pytest

from detente.reading.knowledge import table
from readings import draft, only

ROWS = table("events")["triggers"]
FORMS = [(row, form) for row in ROWS for form in row["forms"]]


def events(text):
    return draft(text).events


@pytest.mark.parametrize(("row", "form"), FORMS, ids=[f"{row['plover']} {form}" for row, form in FORMS])
def test_every_trigger_names_an_event_of_its_type(row, form):
    thing = row.get("objects", ["town"])[0]
    text = f"On March 2 Norway {form} the {thing}." if not form.endswith("ing") else f"Norway is {form} the {thing}."
    assert row["plover"] in {one.plover.value for one in events(text)}


@pytest.mark.parametrize("row", [row for row in ROWS if "objects" in row], ids=lambda row: " ".join(row["forms"][:2]))
def test_a_trigger_with_objects_needs_one_of_them(row):
    assert [one for one in events(f"Norway {row['forms'][0]} the teapot.") if one.plover == row["plover"]] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The EU imposed tariffs on Chinese steel on Monday.", ("SANCTION", "eu", "china", "2031-03-03", None)),
        ("Kenya severed relations with Uganda in May 2029.", ("SANCTION", "kenya", "uganda", "2029-05", None)),
        (
            "The Cabin Crews Union went on strike in Lisbon on March 2.",
            ("PROTEST", "cabin-crews-union", None, "2031-03-02", "Lisbon"),
        ),
        ("Norway sent relief to the coast.", ("AID", "norway", None, None, None)),
        ("Norway sent warships to the coast.", ("MOBILIZE", "norway", None, None, None)),
        ("Kenya walked out.", ("REJECT", "kenya", None, None, None)),
    ],
)
def test_who_did_what_to_whom_when_and_where(text, expected):
    one = only(events(text))
    assert (one.plover, one.actor, one.target, one.date and one.date.value, one.place) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya withdrew its troops.", "done"),
        ("Kenya is massing troops.", "under way"),
        ("Kenya will withdraw its troops.", "planned"),
        ("Kenya plans to withdraw its troops.", "planned"),
        ("Kenya threatened to attack the bridge and said it would invade the island.", "threatened"),
        ("Kenya denied that its army had shelled Ugandan towns, or that Uganda had been attacked.", "denied"),
        ("Kenya has not withdrawn its troops.", "denied"),
        ("Kenya said it would leave if Uganda attacked the bridge.", "hypothetical"),
    ],
)
def test_how_far_it_has_come_about(text, status):
    assert status in {one.status.value for one in events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya demanded that Uganda withdraw its troops.",
        "Kenya called on Uganda to withdraw its troops.",
        "Kenya proposed to exchange prisoners.",
        "Kenya could withdraw its troops.",
    ],
)
def test_what_is_only_asked_for_or_possible_is_no_event(text):
    assert events(text) == ()


@pytest.mark.parametrize(
    ("text", "value", "unit", "approximate"),
    [
        ("Sudan withdrew 2,000 troops.", 2000, "troops", False),
        ("Kenya released some 40 hostages.", 40, "hostage", True),
        ("Kenya released up to two hundred prisoners.", 200, "prisoner", True),
        ("Kenya sent 3.5 million tonnes of food.", 3_500_000, "tonne", False),
    ],
)
def test_how_many(text, value, unit, approximate):
    magnitude = only(events(text)).magnitude
    assert (magnitude.value, magnitude.approximate) == (value, approximate)
    assert magnitude.unit.startswith(unit[:4])


def test_a_number_of_something_else_is_no_magnitude():
    assert only(events("The two rivals, Kenya and Uganda, exchanged prisoners.")).magnitude is None


def test_an_event_told_by_somebody_is_claimed():
    read = draft("Kenya said that Uganda had withdrawn its troops.")
    assert only(read.events).claimed_by == only(read.statements).id
    assert only(draft("Uganda withdrew its troops.").events).claimed_by is None
