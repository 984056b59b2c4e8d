"""Things done: every row of the table, and how far an event has come about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.knowledge import table
from detente.reading.meaning.events.choosing import MOST_TYPES
from detente.reading.meaning.events.lexicon import controllers, frames, nominals
from detente.reading.meaning.inflection import gerund, past, plural, verb_forms
from detente.record import Plover
from readings import draft, only

TABLE = table("events")


def events(text):
    return draft(text).events


def types(text):
    return {one.plover.value for one in events(text)}


def told(text):
    read = draft(text)
    return {one.plover.value for one in (*read.statements, *read.events) if one.plover}


EXAMPLES = {
    "AGREE": ["Norway and Iceland signed a treaty.", "Norway and Iceland reached an agreement on fish."],
    "CONSULT": ["The Norwegian president visited Kenya.", "Norway held talks with Iceland."],
    "SUPPORT": ["Norway established diplomatic relations with Kenya."],
    "CONCEDE": ["Norway lifted its ban on Icelandic fish.", "The government eased the restrictions on the press."],
    "COOPERATE": ["Norway shared intelligence with Iceland.", "Kenya and Uganda exchanged prisoners."],
    "AID": ["Norway sent food to Kenya.", "Kenya granted asylum to twelve refugees."],
    "RETREAT": [
        "Norway withdrew its troops.",
        "The rebels laid down their arms.",
        "The prime minister resigned on Monday.",
        "The army declared a ceasefire.",
    ],
    "REQUEST": ["The farmers sought help from Norway."],
    "ACCUSE": ["The police opened an inquiry into the fire."],
    "REJECT": ["Norway walked out.", "The two sides failed to reach an agreement."],
    "THREATEN": ["The rebels issued an ultimatum to Kenya."],
    "PROTEST": [
        "Thousands of students marched through Oslo.",
        "The pilots went on strike.",
        "Farmers blocked the road.",
        "The miners stopped work.",
    ],
    "SANCTION": [
        "Norway imposed tariffs on Icelandic fish.",
        "Kenya broke off diplomatic relations with Uganda.",
        "Kenya expelled three diplomats.",
        "Norway suspended aid to Kenya.",
    ],
    "MOBILIZE": ["Kenya massed troops on the border.", "The army was put on alert.", "Norway deployed two warships."],
    "COERCE": [
        "Police arrested four students.",
        "The government imposed a curfew.",
        "The army seized the town.",
        "The court jailed the editor.",
        "The government banned the newspaper.",
    ],
    "ASSAULT": [
        "The rebels attacked the town.",
        "A bomb exploded in the market.",
        "The jets bombed a bridge.",
        "Gunmen fired on a convoy.",
        "The rebels took two hostages.",
    ],
}


@pytest.mark.parametrize(("plover", "text"), [(plover, text) for plover, texts in EXAMPLES.items() for text in texts])
def test_what_is_done_has_the_type_of_the_ontology(plover, text):
    assert plover in told(text)


def test_every_type_has_an_example():
    assert set(EXAMPLES) == {one.value for one in Plover}


@pytest.mark.parametrize("row", TABLE["verbs"], ids=lambda row: f"{row['plover']} {row['verbs'][0]}")
def test_every_row_is_well_formed(row):
    assert row["plover"] in set(Plover)
    assert {one[1:] for key in ("objects", "subjects") for one in row.get(key, ()) if one[0] == "@"} <= set(
        TABLE["things"]
    )
    assert all(verb in frames() for verb in row["verbs"])


def test_nouns_and_controllers_are_known_in_their_forms():
    assert nominals()["attacks"] is Plover.ASSAULT
    assert (controllers()["threatened"], controllers()["vowed"]) == ("threatened", "planned")


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("seize", ("seize", "seizes", "seized", "seizing")),
        ("expel", ("expel", "expels", "expelled", "expelling")),
        ("bomb", ("bomb", "bombs", "bombed", "bombing")),
        ("rob", ("rob", "robs", "robbed", "robbing")),
        ("withdraw", ("withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing")),
    ],
)
def test_the_forms_of_verbs(verb, forms):
    assert verb_forms(verb) == forms


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12))
def test_regular_forms_are_longer_than_the_word(word):
    assert all(len(form(word)) > len(word) for form in (past, plural))
    assert gerund(word).endswith("ing")


@pytest.mark.parametrize(
    "text",
    [
        "Norway imposed a teapot.",
        "Norway withdrew its remark.",
        "The bill was signed by the postman.",
        "They held a dog.",
    ],
)
def test_a_verb_that_needs_an_object_of_some_kind_names_nothing_without(text):
    assert events(text) == ()


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
        ("Ugandan towns were shelled by Kenya.", ("ASSAULT", "kenya", "uganda", None, None)),
    ],
)
def test_who_did_what_to_whom_when_and_where(text, expected):
    one = only(events(text))
    assert (one.plover, one.actor, one.target, one.date and one.date.value, one.place) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kenya demanded on Tuesday that Uganda expel the envoys.",
        "Kenya demanded on Tuesday that Uganda free the sailors.",
        "Kenya said it would drop the tariffs as soon as Uganda suspended the levy.",
        "Kenya would reopen the road once Uganda had freed the prisoners.",
        "The two delegations are due to meet on June 12 in Lisbon.",
    ],
)
def test_what_is_asked_for_or_waited_for_is_not_done(text):
    assert "done" not in {one.status.value for one in events(text)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya withdrew its troops.", "done"),
        ("Kenya is massing troops.", "under way"),
        ("Kenya will withdraw its troops.", "planned"),
        ("Kenya plans to withdraw its troops.", "planned"),
        ("The hostages are to be freed on Friday.", "planned"),
        ("The army will pull back its guns and reopen the road.", "planned"),
        ("Kenya threatened to attack the bridge and said it would invade the island.", "threatened"),
        ("Kenya will impose tariffs unless Uganda lifts its ban.", "threatened"),
        ("Kenya denied that its army had shelled Ugandan towns.", "denied"),
        ("Kenya has not withdrawn its troops.", "denied"),
        ("Kenya refused to withdraw its troops.", "denied"),
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
        "Do not shoot.",
        "Will Kenya withdraw its troops?",
    ],
)
def test_what_is_only_asked_for_or_possible_is_no_event(text):
    assert types(text) & {"RETREAT", "COOPERATE", "ASSAULT"} == set()


@pytest.mark.parametrize(
    ("text", "value", "unit", "approximate"),
    [
        ("Sudan withdrew 2,000 troops.", 2000, "troops", False),
        ("Sudan withdrew some 100,000 troops.", 100_000, "troops", True),
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


@pytest.mark.parametrize(
    "text",
    [
        "Kenya attacked the town, arrested the mayor, banned the paper, imposed tariffs and expelled two envoys.",
        "Kenya rejected the offer and accused Uganda of shelling towns after police arrested students on strike.",
    ],
)
def test_a_sentence_tells_its_most_prominent_types_only(text):
    read = draft(text)
    assert 0 < len({one.plover for one in (*read.statements, *read.events)} - {None}) <= MOST_TYPES


def test_what_the_headline_says_is_told_in_the_sentence_below():
    text = "Kenya expels diplomats\n\nKenya expelled three Ugandan diplomats on Monday, the foreign ministry said."
    assert text[slice(*only(events(text)).span)] == "expelled three Ugandan diplomats"


def test_an_event_that_is_told_again_in_the_same_words_is_one():
    assert len(events("Kenya shelled the town. Kenya shelled the town. It rained.")) == 1


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Kenyan army has killed twenty people.", "kenya"),
        ("Troops of Kenya have killed twenty people.", "kenya"),
        ("The Kenyan war has killed twenty people.", None),
        ("Two blasts in a suburb of Nairobi have killed twenty people.", None),
    ],
)
def test_what_happens_is_nobodys_deed(text, actor):
    assert [one.actor for one in draft(text).events] == [actor]
