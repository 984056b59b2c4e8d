"""Who is a person, with which office, for which party; and who is named again in short."""

import pytest

from detente.record import Codebook, Party, Person, Role
from readings import draft


def people(text, **more):
    return {
        one.name: [(role.title, role.party) for role in one.roles]
        for one in draft(text, **more).people
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "person", "roles"),
    [
        # title before the name, with the party in it, before it or after it
        ("Norwegian prime minister Eva Lindqvist signed.", "Eva Lindqvist", [("prime minister", "norway")]),
        ("Norway’s chief negotiator Eva Lindqvist signed.", "Eva Lindqvist", [("chief negotiator", "norway")]),
        ("President Juan Rey of Peru signed.", "Juan Rey", [("President", "peru")]),
        ("Former foreign minister Eva Lindqvist signed.", "Eva Lindqvist", [("Former foreign minister", None)]),
        ("Senate Foreign Relations Committee Chairman Eva Lindqvist signed.", "Eva Lindqvist",
         [("Senate Foreign Relations Committee Chairman", "united-states")]),
        # after a comma, and as an apposition
        ("The mayor, Ana Torres, signed.", "Ana Torres", [("mayor", None)]),
        ("Kenya’s envoy, Ana Torres, signed.", "Ana Torres", [("envoy", "kenya")]),
        ("Ana Torres, Kenya’s envoy, signed.", "Ana Torres", [("envoy", "kenya")]),
        ("Ana Torres, the foreign minister of Kenya, signed.", "Ana Torres", [("foreign minister", "kenya")]),
        ("Ana Torres, secretary general of the dockers’ union, signed.", "Ana Torres", [("secretary general", None)]),
        ("Sean O'Brien, president of the Teamsters, signed.", "Sean O'Brien", [("president", "teamsters")]),
        ("Teamsters president Aoife D’Arcy signed.", "Aoife D’Arcy", [("president", "teamsters")]),
        ("The national secretary of the Northern Glass and Metal Workers Union (NGMU), Ana Torres, signed.",
         "Ana Torres", [("national secretary", "northern-glass-and-metal-workers-union")]),
        # honorific, given name, verb of saying
        ("Mr. Zhvania signed.", "Zhvania", []),
        ("Dr Abebe Tessema signed.", "Abebe Tessema", []),
        ("It was Ana Torres who signed.", "Ana Torres", []),
        ("Then Qorvik Zelm said no.", "Qorvik Zelm", []),
        ("“No,” said Qorvik.", "Qorvik", []),
        # particles, articles, initials, hyphens
        ("Prime minister Jan van der Meer signed.", "Jan van der Meer", [("Prime minister", None)]),
        ("Sudan’s envoy, Omar al-Amin, signed.", "Omar al-Amin", [("envoy", "sudan")]),
        ("Senator John D. Brown signed.", "John D. Brown", [("Senator", None)]),
        ("Minister Anne-Marie Duval signed.", "Anne-Marie Duval", [("Minister", None)]),
        ("President Lima signed.", "Lima", [("President", None)]),
        ("The actress Adriana Lima spoke.", "Adriana Lima", []),
    ],
)  # fmt: skip
def test_a_person_is_known_by_title_honorific_given_name_or_verb(text, person, roles):
    assert people(text) == {person: roles}


@pytest.mark.parametrize(
    "text",
    [
        "The Security Council said no.",
        "Yesterday said nothing.",
        "The Daily Tribune said no.",
        "By Ana Torres",
        "(Editing by Ana Torres)",
        "On Monday the ferry sailed.",
        "Officials said no.",
        "The prime minister signed.",
    ],
)
def test_nobody_is_made_of_other_words(text):
    assert people(text) == {}


def test_a_surname_later_is_the_same_person():
    read = draft("Kenya’s envoy, Ana Torres, signed. Torres smiled. Mrs. Torres left.")
    assert [one.id for one in read.people] == ["ana-torres"]
    assert [one.text for one in read.mentions if one.kind == "person"] == ["Ana Torres", "Torres", "Torres"]


def test_a_surname_met_first_is_given_the_full_name_that_follows():
    read = draft("“We stay,” said Torres. Later Ana Torres, the mayor, signed.")
    assert [(one.id, one.name) for one in read.people] == [("ana-torres", "Ana Torres")]
    assert {one.id for one in read.mentions if one.kind == "person"} == {"ana-torres"}


def test_a_surname_of_two_people_is_neither_of_them():
    read = draft("Ana Torres met Juan Torres. Torres said it was over.")
    assert {one.id for one in read.people} >= {"ana-torres", "juan-torres"}
    assert read.statements[0].speaker.person not in ("ana-torres", "juan-torres")


def test_a_second_office_adds_to_the_first():
    assert people("Envoy Ana Torres spoke. Ana Torres, the finance minister of Kenya, signed.") == {
        "Ana Torres": [("Envoy", None), ("finance minister", "kenya")]
    }


def test_a_person_of_the_codebook_keeps_slug_and_office():
    torres = Person(
        id="the-envoy", name="Ana Torres", aliases=("Anita",), roles=(Role(title="chief envoy", party="blue"),)
    )
    book = Codebook(parties=(Party(id="blue", name="Blue League"),), people=(torres,))
    read = draft("Anita said it was over. Torres said she would stay.", codebook=book)
    assert [(one.speaker.person, one.speaker.party, one.speaker.role) for one in read.statements] == [
        ("the-envoy", "blue", "chief envoy")
    ] * 2
