"""Claims that are denied, tolls that differ, words of two speakers, offices, late deadlines, copies; and the grades."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis import findings, record_of
from detente.analysis.checks.same_words import LEAST
from detente.analysis.grades import grades
from detente.record import Outlet, Record, Reliability, Via, Wording
from drafting import Sheet
from growth import grows_less


def found(*drafts):
    return [(one.rule, one.message) for one in findings(drafts)]


def rules(*drafts):
    return [one.rule for one in findings(drafts)]


# --- denied


def denies(words, slug="alba", name="Alba"):
    return Sheet(words).party(slug, name).draft()


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Alba denies shelling the harbour villages.", 1),
        ("Alba denied that its ships had shelled villages.", 1),
        ("The envoy spoke of shelled villages, an accusation denied by Alba.", 1),
        ("Alba did not deny shelling the harbour villages.", 0),
        ("Alba would deny shelling the harbour villages.", 0),
        ("Alba denied aid groups access to the villages.", 0),
        ("Alba has denied them entry to the villages.", 0),
        ("Alba denies having any in the villages of the coast.", 0),
    ],
)
def test_what_a_party_denies(words, count):
    assert rules(denies(words)) == ["denied_claim"] * count


def test_a_denial_is_told_with_the_claim():
    sheet = Sheet("Alba moved 30 ships against harbour villages. Alba denies attacking harbour villages.")
    sheet.event("30 ships", value=30, unit="ship").party("alba", "Alba").names("party", "alba", "Alba", nth=2)
    ((rule, message),) = found(sheet.draft())
    assert rule == "denied_claim"
    assert "Alba moved 30 ships against harbour villages" in message
    assert "denies “attacking harbour villages”" in message


def test_one_denial_in_many_reports_is_told_once():
    again = [denies(f"{day} Alba denies shelling the harbour villages.") for day in ("Today", "Again", "Still")]
    assert rules(*again) == ["denied_claim"]


# --- tolls


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [
        ("a war that has killed 20,000 people", "a war that has killed 50,000 people", 1),
        ("a war that has killed more than 20,000 people", "a war that has killed 20,000 people", 0),
        ("a war that has killed 20,000 people", "a war that has killed 21,500 people", 0),
        (
            "an air strike on the hospital killed at least 12 people",
            "the air raid on a hospital killed 31 civilians",
            1,
        ),
        ("an air strike on the hospital killed 12 people", "the air raid on a school killed 31 civilians", 0),
        ("car bombs killed 12 people in Delm", "a car bomb killed 31 people in Marrow", 0),
        ("car bombs killed 12 people in Delm", "twin blasts killed 31 people in Delm", 1),
        ("the fighting killed 12 people", "the fighting killed 31 people", 0),
        ("a war that has killed 20,000 people", "a war that has killed 5,000 people since January", 0),
    ],
)
def test_tolls_of_one_thing(one, two, count):
    drafts = [Sheet(f"It was {one}.", outlet="A").draft(), Sheet(f"There was {two}.", outlet="B").draft()]
    assert rules(*drafts) == ["tolls"] * count


def test_a_toll_of_long_ago_is_another_attack():
    one = Sheet("A car bomb killed 12 people in Delm.", published="2031-05-01").draft()
    two = Sheet("A car bomb killed 31 people in Delm.", published="2031-06-01").draft()
    assert rules(one, two) == []


# --- the same words


def quotes(person, words="we have nothing to hide and nothing at all to fear", wording=Wording.DIRECT):
    sheet = Sheet(f"{person} said: {words}.", outlet=person).statement(
        words, "inform", person=person.lower(), who=person
    )
    (statement,) = sheet.parts["statements"]
    sheet.parts["statements"] = [statement.model_copy(update={"wording": wording})]
    return sheet.draft()


def test_the_same_words_of_two_people():
    assert LEAST <= 11
    one, two = quotes("Una"), quotes("Dua")
    assert rules(one, two) == ["same_words"]
    assert rules(one, quotes("Dua", wording=Wording.INDIRECT)) == []
    assert rules(one, one) == []
    assert rules(quotes("Una", "we will not go"), quotes("Dua", "we will not go")) == []


# --- offices, deadlines, copies


def holds(words, published="2031-05-14"):
    return Sheet(words, published=published).person("una-ferro", "alba", "Una Ferro").draft()


def test_two_offices_at_one_time():
    prime, foreign = holds("Prime Minister Una Ferro left."), holds("Foreign Minister Una Ferro stayed.")
    assert rules(prime, foreign) == ["two_offices"]
    assert rules(prime, holds("Former President Una Ferro stayed.")) == []
    assert rules(prime, holds("Foreign Minister Una Ferro stayed.", "2031-12-01")) == []


@pytest.mark.parametrize(
    ("words", "due", "count"),
    [
        ("Alba must open the port by 2 May.", "2031-05-02", 1),
        ("Alba must open the port by 2 May.", "2031-05-20", 0),
        ("Alba missed the deadline to open the port by 2 May.", "2031-05-02", 0),
    ],
)
def test_a_deadline_that_had_passed_when_it_was_told(words, due, count):
    sheet = Sheet(words).deadline("open the port", who="alba", due=due, words="2 May")
    assert rules(sheet.draft()) == ["late_deadline"] * count


@pytest.mark.parametrize(
    ("words", "value", "count"),
    [
        ("The levy will be raised on May 2.", "2031-05-02", 1),
        ("The levy will be raised on May 20.", "2031-05-20", 0),
        ("The levy was raised on May 2.", "2031-05-02", 0),
        ("He said, “The levy will be raised on May 2.”", "2031-05-02", 0),
    ],
)
def test_what_is_to_come_on_a_day_gone_by(words, value, count):
    day = "May 20" if "20" in words else "May 2"
    assert rules(Sheet(words).date(day, value).draft()) == ["future_in_the_past"] * count


STORY = (
    "Ferries stayed in port on the northern coast for a ninth day while crews and owners traded letters over the rota. "
    "Alba will open its ports to grain. Traders on the quay spoke of a lost season and of silos full to the roof, and "
    "the harbour master had every berth taken by vessels that waited for a word from the capital before the tide. "
)


def copy(head):
    content = "open its ports to grain"
    return Sheet(head + STORY, outlet=head).statement(content, "promise", party="alba", who="Alba").draft()


def test_copies_of_one_story_are_one_source():
    assert rules(copy("Delm. "), copy("Marrow. ")) == ["one_story"]
    assert rules(copy("Delm. ")) == []


# --- grades


def gives(outlet, *, unnamed=False, lead="Alba spoke"):
    content = "open all northern ports to grain"
    sheet = Sheet(f"{lead}, so {outlet}: it will {content}.", outlet=outlet)
    return sheet.statement(content, "promise", party="alba", who="Una Ferro", unnamed=unnamed).draft()


def graded(*drafts, outlets=()):
    record = Record.of(drafts).model_copy(update={"outlets": outlets})
    return grades(record)[drafts[0].statements[0].id]


def test_a_grade_counts_independent_outlets():
    assert graded(gives("A")).credibility == 3
    assert graded(gives("A", unnamed=True)).credibility == 4
    two = graded(gives("A"), gives("B", lead="In the port of Delm nobody slept"))
    assert two.credibility == 2
    assert "Two independent outlets" in two.why
    three = gives("A"), gives("B", lead="In the port nobody slept"), gives("C", lead="Late at night it was over")
    assert graded(*three).credibility == 1
    house = Outlet(id="a", name="A", reliability=Reliability.B)
    assert str(graded(gives("A"), outlets=(house,))) == "B3"


def test_the_letter_is_that_of_the_outlet_quoted_where_it_is_known():
    draft = gives("A")
    (said,) = draft.statements
    quoting = draft.model_copy(
        update={"statements": (said.model_copy(update={"via": (Via(name="The wire", kind="outlet"),)}),)}
    )
    houses = (
        Outlet(id="a", name="A", reliability="B"),
        Outlet(id="w", name="Wire", aliases=("the wire",), reliability="D"),
    )
    assert str(graded(quoting, outlets=houses)) == "D3"
    assert str(graded(quoting, outlets=houses[:1])) == "B3"


def test_a_copy_confirms_nothing():
    grade = graded(copy("Delm. "), copy("Marrow. "))
    assert grade.credibility == 3
    assert "1 more report is a copy" in grade.why


def test_what_is_denied_is_improbable():
    sheet = Sheet("Una Ferro said Alba shelled harbour villages. Alba denies shelling harbour villages.")
    sheet.statement("Alba shelled harbour villages", "accuse", party="borea", who="Una Ferro", target="alba")
    sheet.party("alba", "Alba").names("party", "alba", "Alba", nth=2)
    draft = sheet.draft()
    assert grades(record_of([draft]))[draft.statements[0].id].credibility == 5


# --- laws


DRAFTS = [
    gives("A"),
    gives("B", lead="In the port of Delm nobody slept"),
    copy("Delm. "),
    copy("Marrow. "),
    holds("Prime Minister Una Ferro left."),
    holds("Foreign Minister Una Ferro stayed."),
    denies("Alba denies shelling the harbour villages."),
    Sheet("It was a war that has killed 20,000 people.").draft(),
    Sheet("There was a war that has killed 50,000 people.").draft(),
]


@given(st.permutations(DRAFTS))
def test_grades_and_findings_do_not_depend_on_the_order_of_drafts(drafts):
    assert grades(Record.of(drafts)) == grades(Record.of(DRAFTS))
    assert {one.id for one in findings(drafts)} == {one.id for one in findings(DRAFTS)}


def many(count):
    places = ("Delm", "Marrow", "Brough", "Tarn")
    drafts = []
    for number in range(count):
        day = f"2031-{1 + number % 12:02}-{1 + number % 27:02}"
        words = f"leave berth {number} of pier {number % 40} to others"
        sheet = Sheet(
            f"Number {number}: Alba would {words}. Alba denies shelling village {number}. "
            f"A car bomb killed {10 + number % 9} people in {places[number % 4]}, and Alba moved {number + 2} ships.",
            published=day,
            outlet=f"Wire {number % 7}",
        ).statement(words, "demand", party="alba", issue="grain", who="Alba")  # fmt: skip
        sheet.event(f"{number + 2} ships", value=number + 2, unit="ship").party("alba", "Alba")
        drafts.append(sheet.names("party", "alba", "Alba", nth=2).draft())
    return drafts


def test_time_grows_with_the_number_of_reports():
    few, lots = many(150), many(1200)
    findings(few)
    assert grows_less(lambda: findings(few), lambda: findings(lots), 24)
