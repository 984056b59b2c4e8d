"""Whom somebody speaks for, when the words of the office do not say it."""

import pytest

from detente.record import Codebook
from readings import draft, who


def parties(text):
    """Return the party of each speaker of a text, in order."""
    return [statement.speaker.party for statement in draft(text).statements]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Peru will wait. Trade Minister Rosa Quispe said that the ban would stay in place.", "peru"),
        ("Chile wants a quota. Peru's Rosa Quispe said that the ban would stay in place.", "peru"),
        ("Chile met Peru. Rosa Quispe of Peru said that the ban would stay in place.", "peru"),
        ("The European Union has moved. Its negotiator, Karl Weber, said more would come.", "eu"),
        ("Norwind Airlines has no pilots. Chief executive Tom Berg said talks would go on.", "norwind-airlines"),
        ("The Cabin Crew Union met. General secretary Eva Lund said that the strike would go on.", "cabin-crew-union"),
        ("The Cabin Crew Union met. Its leader said that the strike would go on.", "cabin-crew-union"),
        ("The Cabin Crew Union (CCU) met. Eva Lund of the CCU said that the strike would go on.", "cabin-crew-union"),
        ("CCU leader Eva Lund said that the strike would go on.", "ccu"),
        ("Peru closed the road. The foreign ministry said that the road was not safe.", "peru"),
        ("Peru closed the road. The government said that the road was not safe.", "peru"),
        ("Three tunnels are shut. Alpine Tunnels said that the three tunnels were not safe.", "alpine-tunnels"),
        ("The Road and Rail Union said that it would vote on Monday.", "road-and-rail-union"),
        (
            "Chile met Peru in Bogotá, Colombia. Peru refused to sign. Trade Minister Rosa Quispe said the ban was "
            "lawful.",
            "peru",
        ),
        (
            "Chile met Peru. Peru's Foreign Ministry protested. It demanded that Santiago withdraw. The boats were "
            "still out, said ministry spokesman Luis Vega.",
            "peru",
        ),
        (
            "Chile met Peru. Peru, which has no coal, offered to buy some. Energy Minister Rosa Quispe said Lima "
            "expected an answer.",
            "peru",
        ),
        (
            "The Calder Dock Trust has no cranes. The trust refused to say why. Its chief executive, Piers Holm, said "
            "the dock would close.",
            "calder-dock-trust",
        ),
        ("The Dock Union met. Health Minister Ann Lie said the government would pay.", "government"),
        ("Chile met Peru. Chile's creditors said they would wait.", None),
        (
            "Chile met Peru. Both are far apart. Trade Minister Rosa Quispe said that the ban would stay in place.",
            None,
        ),
    ],
)
def test_the_party_is_told_by_what_stands_around(text, party):
    assert parties(text)[-1] == party


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Anna Berg met Peter Holm. She said that the ban would stay in place.", "anna-berg"),
        ("Anna Berg met Peter Holm. He said that the ban would stay in place.", "peter-holm"),
        ("Anna Berg spoke, and so did Peter Berg. Ms Berg said that the ban would stay in place.", "anna-berg"),
        ("Anna Berg spoke, and so did Peter Berg. Mr Berg said that the ban would stay in place.", "peter-berg"),
        ("Omar al-Masri came late. Al-Masri said that the ban would stay in place.", "omar-al-masri"),
    ],
)
def test_given_names_and_honorifics_tell_two_people_apart(text, person):
    assert who(draft(text).statements[-1]) == person


def test_it_is_no_person():
    statement = draft(
        "Anna Berg said that the ban would stay in place. Peru was not asked. It said that the ban was not fair."
    ).statements[-1]
    assert who(statement) == "peru"


def test_a_minister_speaks_for_the_state_whose_will_is_announced():
    text = (
        "LIMA (AP) - Peru will tax copper from Chile. The tax is unlawful, Chile replied. Economy Minister Rosa "
        "Quispe said Chile would not lift its levy. “The levy stays,” Quispe said."
    )
    assert parties(text)[-2:] == ["chile", "chile"]


def test_who_announces_for_two_states_speaks_for_neither_by_that():
    text = (
        "Peru met Chile. Both wait. Economy Minister Rosa Quispe said Chile would not move, and Rosa Quispe said Peru "
        "would not pay."
    )
    assert set(parties(text)) == {None}


def test_a_legislator_in_a_capital_is_of_that_state_and_not_of_the_one_whose_thing_is_named():
    text = (
        "Peru met the United States. In Washington an attempt to tax Peruvian copper failed. The bill came from "
        "Senator Ted Brand of Texas. Mr Brand accused the ministers of weakness."
    )
    assert parties(text)[-1] == "united-states"


def test_a_secretary_general_is_of_no_state():
    text = "Nato met Peru. Peru refused to say when it would answer. The secretary general said the talks would go on."
    assert parties(text)[-1] == "nato"


def test_an_envoy_speaks_for_those_who_send_and_not_for_those_to_whom_he_is_sent():
    assert parties("Nato met Peru. The Peruvian envoy to Nato said that the talks would go on.")[-1] == "peru"


def test_a_codebook_without_parties_reads_as_none_does():
    text = "The Dock Union met. Health Minister Ann Lie said the government would pay. The rebels demanded a truce."
    free, held = ([one.speaker.party for one in draft(text, codebook=book).statements] for book in (None, Codebook()))
    assert free == held
    assert "government" in free


SPOKEN = "Energy Minister Karin Visser"


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (f"Norway and Iceland are at odds. {SPOKEN} told reporters in Oslo that it was over.", "norway"),
        (f"OSLO, 3 May 2031\n\nNorway and Iceland are at odds. {SPOKEN} said it was over.", "norway"),
        (f"The government stays out of it. {SPOKEN} met an agency in Malta, she said.", "government"),
        ("Norway is angry. His Icelandic colleague, Karin Visser, said it was over.", "iceland"),
        ("Karin Visser rose. The leader of the Reform Alliance left. Visser said it was over.", "reform-alliance"),
        ("The Northern Front wants more. In a call, Commander Karin Visser said it was over.", "northern-front"),
        ("European Commissioner Karin Visser said it was over.", "eu"),
    ],
)
def test_whom_somebody_speaks_for_shows_by_where_and_after_whom(text, party):
    assert [one.speaker.party for one in draft(text).statements][-1] == party


def test_a_word_that_ends_one_name_alone_means_the_same_organisation():
    text = "The Electoral Commission met. The Commission said it was over."
    assert [one.speaker.party for one in draft(text).statements] == ["electoral-commission"]


def test_its_minister_is_that_of_the_state_that_opens_the_sentence():
    text = "Norway will buy fish from Iceland, its minister said."
    assert [one.speaker.party for one in draft(text).statements] == ["norway"]
