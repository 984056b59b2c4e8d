"""Which parties, bodies, outlets and places are named, under which words."""

import pytest

from detente.reading.names.register import slug
from detente.record import Body, Codebook, Outlet, Party
from readings import draft


def named(text, kind, **more):
    return [(one.id, one.text) for one in draft(text, **more).mentions if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norway signed.", [("norway", "Norway")]),
        ("The Norwegians signed.", [("norway", "Norwegians")]),
        ("A Norwegian boat sailed.", [("norway", "Norwegian")]),
        ("Tokyo agreed to sign.", [("japan", "Tokyo")]),
        ("The Kremlin signed.", [("russia", "Kremlin")]),
        ("The White House and Downing Street signed.",
         [("united-states", "White House"), ("united-kingdom", "Downing Street")]),
        ("The US and the U.S. Senate agreed.", [("united-states", "US"), ("united-states", "U.S. Senate")]),
        ("The Bundestag agreed.", [("germany", "Bundestag")]),
        ("The African Union and the EU agreed.", [("african-union", "African Union"), ("eu", "EU")]),
        ("Hamas agreed.", [("hamas", "Hamas")]),
        ("It was in Tokyo.", []),
        ("The Tokyo talks failed.", []),
        ("TOKYO, March 4 (Fjord Wire) - Rain fell.", []),
        ("Michael Jordan agreed.", []),
        ("Ana Torres, the European Union's envoy, agreed.", [("eu", "European Union")]),
        ("Other Western officials said no.", [("west", "Western officials")]),
        ("The Syrian-backed Levant Front said no.", [("levant-front", "Levant Front")]),
    ],
)  # fmt: skip
def test_a_party_is_known_by_its_names_its_people_its_capital_and_its_houses(text, found):
    assert named(text, "party") == found


def test_a_capital_is_a_town_behind_a_preposition_and_its_government_elsewhere():
    assert named("Tokyo agreed. The talks are in Tokyo. Tokyo was pleased.", "party") == [("japan", "Tokyo")] * 2


def test_a_vague_name_counts_where_a_clear_one_is_printed_too():
    assert named("Chad said no.", "party") == []
    assert named("Chad said no. The Chadian envoy left.", "party") == [("chad", "Chad"), ("chad", "Chadian")]


@pytest.mark.parametrize(
    ("text", "name", "kind", "aliases"),
    [
        ("The Union of Cabin Crews (UCC) voted. UCC members cheered.", "Union of Cabin Crews", "union", ("UCC",)),
        ("The Alpine Farmers Federation voted.", "Alpine Farmers Federation", "union", ()),
        ("The Cooks' and Waiters' Union voted.", "Cooks' and Waiters' Union", "union", ()),
        ("The Peru Lenders' Committee voted.", "Peru Lenders' Committee", "group", ()),
        ("Nordfjord Airways paid.", "Nordfjord Airways", "company", ()),
        ("The Green Valley Brigades attacked.", "Green Valley Brigades", "armed-group", ()),
        ("The New Harbour Party voted.", "New Harbour Party", "political-party", ()),
        ("The operator Skagenlink paid.", "Skagenlink", "company", ()),
        ("The League of Island Towns voted.", "League of Island Towns", "organisation", ()),
    ],
)
def test_an_unknown_organisation_is_known_by_a_word_of_its_name(text, name, kind, aliases):
    parties = [one for one in draft(text).parties if one.name == name]
    assert [(one.kind, one.aliases, one.id) for one in parties] == [(kind, aliases, slug(name))]


def test_a_name_behind_and_is_another_one_and_a_headline_in_capitals_has_no_abbreviations():
    assert [one.id for one in draft("It left Bergen and African Union observers came.").parties] == ["african-union"]
    assert draft("BERGEN LEFT OUT OF COD TALKS\n\nThe boats were out.").parties == ()


def test_a_capital_where_a_report_was_written_does_not_make_a_vague_name_clear():
    text = "LONDON – Peru will pay in May, an official at the Treasury said. Peru paid nothing in March."
    assert [one.id for one in draft(text).parties] == ["peru"]


def test_an_abbreviation_in_brackets_means_the_body_that_is_known():
    read = draft("The Organization for Security and Cooperation in Europe (OSCE) met. The OSCE will meet again.")
    assert {one.id for one in read.mentions if one.kind == "party"} == {"osce"}


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("The UN Security Council met.", "body", [("un-security-council", "UN Security Council")]),
        ("The Security Council met.", "body", [("un-security-council", "Security Council")]),
        ("The European Council met.", "body", [("european-council", "European Council")]),
        ("Xinhua reported it.", "outlet", [("xinhua", "Xinhua")]),
        ("Kyodo reported it.", "outlet", [("kyodo", "Kyodo")]),
    ],
)
def test_bodies_and_outlets_are_mentions_of_their_own(text, kind, found):
    assert named(text, kind) == found


def test_the_codebook_goes_before_the_tables():
    book = Codebook(
        parties=(Party(id="crew", name="Norway", kind="union", aliases=("the deckhands",)),),
        bodies=(Body(id="board", name="Harbour Board", members=("crew",)),),
        outlets=(Outlet(id="bugle", name="Harbour Bugle"),),
    )
    read = draft(
        "Norway signed. The deckhands cheered, the Harbour Bugle said; the Harbour Board meets.", codebook=book
    )
    assert {(one.kind, one.id) for one in read.mentions} == {("party", "crew"), ("outlet", "bugle"), ("body", "board")}


def test_parties_are_listed_by_how_often_they_are_named_with_the_words_used():
    parties = draft("Iceland spoke. Norway spoke. Oslo agreed. The Norwegians left.").parties
    assert [(one.id, one.aliases) for one in parties] == [("norway", ("Oslo", "Norwegians")), ("iceland", ())]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Côte d’Ivoire", "cote-divoire"), ("A.B.C. Union", "a-b-c-union"), ("北京", "unnamed"), ("", "unnamed")],
)
def test_a_slug_is_plain(name, expected):
    assert slug(name) == expected


def test_several_states_are_no_company():
    (naming,) = draft("The three Baltic states said that the road would stay shut.").parties
    assert naming.kind == "coalition"


def test_a_name_before_a_chief_executive_or_among_companies_is_a_company():
    text = "Ford CEO Jim Farley agreed. General Motors, Ford and Stellantis signed."
    assert {one for one, _ in named(text, "party")} == {"ford-motor", "general-motors", "stellantis"}
    assert named("Qorvik CEO Ana Torres agreed.", "party") == [("qorvik", "Qorvik")]
    assert named("Harrison Ford agreed. Ford signed.", "party") == []
