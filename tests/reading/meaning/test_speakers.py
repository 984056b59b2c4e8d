"""Who speaks: by name, office, pronoun or description; unnamed; and through whom it came."""

import pytest

from readings import draft, only, statement


def last_speaker(text):
    return draft(text).statements[-1].speaker


@pytest.mark.parametrize(
    ("text", "name", "person", "party", "role"),
    [
        ("Norwegian prime minister Eva Lindqvist said that it rained.",
         "Eva Lindqvist", "eva-lindqvist", "norway", "prime minister"),
        ("Eva Lindqvist, Norway’s chief negotiator, said that it rained.",
         "Eva Lindqvist", "eva-lindqvist", "norway", "chief negotiator"),
        ("Oslo said that it rained.", "Oslo", None, "norway", None),
        ("The White House said that it rained.", "White House", None, "united-states", None),
        ("Eva Lindqvist met the press. Lindqvist said that it rained.", "Eva Lindqvist", "eva-lindqvist", None, None),
    ],
)  # fmt: skip
def test_a_speaker_with_a_name(text, name, person, party, role):
    speaker = last_speaker(text)
    assert (speaker.name, speaker.person, speaker.party, speaker.role) == (name, person, party, role)
    assert not speaker.unnamed


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ana Torres spoke. She said that it rained.", "ana-torres"),
        ("Ana Torres said that it rained. She added that it was cold.", "ana-torres"),
        ("Ana Torres said that it rained. Juan Rey said that it snowed. He added that it was cold.", "juan-rey"),
        ("Spokeswoman Ana Torres came. Chairman Juan Rey came. She said that it rained.", "ana-torres"),
        ("Spokeswoman Ana Torres came. Chairman Juan Rey came. He said that it rained.", "juan-rey"),
        ("German chancellor Uwe Brandt spoke. The chancellor said that it rained.", "uwe-brandt"),
    ],
)
def test_a_pronoun_or_an_office_stands_for_the_person_it_fits(text, person):
    assert last_speaker(text).person == person


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Kenya gave ground on fish. It said that the quota could be raised.", "kenya"),
        ("The Union of Cabin Crews voted. The union said that it was ready.", "union-of-cabin-crews"),
        ("Nordfjord Airways is old. The company said that it was ready.", "nordfjord-airways"),
        ("Nato met. The alliance said that it was ready.", "nato"),
    ],
)
def test_a_description_takes_up_a_party(text, party):
    assert last_speaker(text).party == party


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("A source close to the talks said that it rained.", None),
        ("Two diplomats familiar with the file said that it rained.", None),
        ("Kenyan officials said that it rained.", "kenya"),
        ("A senior Kenyan official said that it rained.", "kenya"),
        ("Kenyan officials, speaking on condition of anonymity, said that it rained.", "kenya"),
        ("An aide to Ana Torres said that it rained.", None),
    ],
)
def test_people_without_a_name_are_unnamed(text, party):
    one = statement(text)
    assert one.speaker.unnamed
    assert one.speaker.person is None
    assert one.speaker.party == party
    assert one.credibility == 4


def test_a_pronoun_without_anybody_before_it_is_nobody():
    speaker = statement("“We go on,” she wrote.").speaker
    assert (speaker.person, speaker.party, speaker.unnamed) == (None, None, True)


@pytest.mark.parametrize(
    ("text", "speaker", "chain"),
    [
        ("Xinhua reported that Kenyan officials have agreed to lift the ban, citing an unnamed source close to "
         "the delegation.",
         ("Kenyan officials", "kenya"),
         [("Xinhua", "outlet"), ("unnamed source close to the delegation", "unnamed")]),
        ("Kyodo reported that Kenya has promised to lift the ban.", ("Kenya", "kenya"), [("Kyodo", "outlet")]),
        ("Kyodo reported that the ban was over.", (None, None), [("Kyodo", "outlet")]),
        ("Kyodo reported that the ban was over, citing a Kenyan official.",
         ("Kenyan official", "kenya"), [("Kyodo", "outlet")]),
        ("Ana Torres said that the ban was over, citing officials in Kenya.",
         ("officials in Kenya", "kenya"), [("Ana Torres", "person")]),
    ],
)  # fmt: skip
def test_words_that_are_passed_on_keep_the_chain(text, speaker, chain):
    one = statement(text)
    assert (one.speaker.name, one.speaker.party) == speaker
    assert [(link.name, link.kind) for link in one.via] == chain
    assert one.credibility == 4
    assert one.modality == "reported"


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("“The quota stays,” Kenya said.", "direct"),
        ("Kenya said that the quota was “a cornerstone” of the deal.", "mixed"),
        ("Kenya said that the quota stays.", "indirect"),
    ],
)
def test_whose_words_they_are(text, wording):
    assert statement(text).wording == wording


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya said that the quota stays.", "speech"),
        ("Kenya believes that the quota stays.", "belief"),
        ("Kenya wants to keep the quota.", "wish"),
        ("Kenya plans to keep the quota.", "plan"),
        ("The court ordered Kenya to keep the quota.", "decree"),
    ],
)
def test_how_it_is_known(text, kind):
    assert statement(text).kind == kind


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("Kenya said on Monday that the quota stays.", "2031-03-04", "2031-03-03"),
        ("On Monday, Kenya said that the quota stays.", "2031-03-04", "2031-03-03"),
        ("Kenya said that the quota ends on Monday.", "2031-03-04", "2031-03-04"),
        ("Kenya said that the quota stays.", "2031-03-04", "2031-03-04"),
        ("Kenya said that the quota stays.", None, None),
    ],
)
def test_when_it_was_said(text, published, day):
    date = statement(text, published=published).date
    assert (date and date.value) == day


def test_the_same_words_are_one_statement():
    read = draft("Kenya said that the quota stays.")
    assert only(read.statements).evidence[0].text == "Kenya said that the quota stays."


def test_a_states_opposition_does_not_speak_for_the_state():
    found = draft("Mali and Niger met. Mali's opposition said that it would not sign.").statements[-1]
    assert found.speaker.party not in (None, "mali")


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (
            "The Alliance of Harbour Masters offered more pay. The alliance rejected a pay commission.",
            "alliance-of-harbour-masters",
        ),
        ("The World Trade Organization met in May. The organization rejected a complaint.", "wto"),
        ("The Alliance of Harbour Masters offered more pay. An alliance rejected a pay commission.", None),
    ],
)
def test_a_party_is_taken_up_by_the_noun_of_its_name(text, party):
    (rejected,) = (one for one in draft(text).statements if one.act == "reject")
    assert rejected.speaker.party == party
