"""What somebody is to do or would do: whose deed it is, done to what, and whether it is denied or only supposed."""

import pytest

from detente.reading.meaning.deeds.words import base, singular
from readings import draft, statement


def deeds(text):
    return [(one.by, one.words) for one in statement(text).deeds]


@pytest.mark.parametrize(
    ("text", "by", "words"),
    [
        ("Norway demanded that Iceland lift the ban on cod.", "iceland", "lift the ban on cod"),
        ("Norway demanded that Iceland pay.", "iceland", "pay"),
        ("Norway wants Iceland to lift the ban.", "iceland", "lift the ban"),
        ("Norway said that Iceland must lift the ban.", "iceland", "lift the ban"),
        ("Norway said it would close its ports.", "norway", "close its ports"),
        ("Norway is prepared to reopen the port, the minister said.", "norway", "reopen the port"),
        ("Norway refused to reopen the port.", "norway", "reopen the port"),
        ("Norway agreed to stop shelling the island.", "norway", "stop shelling the island"),
        ("Norway offered to let Iceland sell its cod.", "norway", "let Iceland sell its cod"),
        ("Norway said the ban must be lifted by Iceland.", "iceland", "lift the ban"),
        ("Norway called for an end to the ban.", None, "an end to the ban"),
        ("Norway threatened sanctions.", "norway", "sanctions"),
        ("“We will never sign the treaty,” Norway said.", "norway", "sign the treaty"),
    ],
)
def test_whose_deed_it_is_and_how_it_reads(text, by, words):
    assert (by, words) in deeds(text)


def test_a_condition_holds_the_deed_of_another():
    one = statement("Norway said it would close its ports unless Iceland lifted the ban.")
    assert [(deed.by, deed.what[0], deed.conditional) for deed in one.deeds] == [
        ("norway", "port", False),
        ("iceland", "ban", True),
    ]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Norway said it would not close its ports.", True),
        ("Norway said it would never close its ports.", True),
        ("Norway said it would close its ports.", False),
        ("Norway said it was not ready to close its ports.", True),
    ],
)
def test_what_will_not_be_done_is_denied(text, negated):
    (one,) = statement(text).deeds
    assert one.negated is negated


@pytest.mark.parametrize(
    "text",
    [
        "Norway said that Iceland had closed its ports.",
        "Norway said that the talks were useful.",
        "Norway praised the permission to close the ports.",
    ],
)
def test_what_was_done_and_what_is_no_deed_is_left_out(text):
    assert statement(text).deeds == ()


def test_a_stranger_is_no_party():
    one = statement("Norway said it would close its ports if Vesna Halvorsen won the election.")
    (supposed,) = [deed for deed in one.deeds if deed.conditional]
    assert (supposed.by, supposed.doer, supposed.words) == (None, "Vesna Halvorsen", "win the election")


def test_an_event_is_a_deed_of_its_actor():
    (event,) = [one for one in draft("Norway imposed sanctions on Iceland on Friday.").events if one.deed]
    assert (event.deed.by, event.deed.verb, event.deed.what) == ("norway", "impose", ("sanction",))


def test_every_deed_stands_in_the_words_of_its_fact():
    found = draft("Norway demanded that Iceland lift the ban. Norway said it would close its ports unless it did.")
    for one in found.statements:
        for deed in one.deeds:
            assert one.evidence[0].start <= deed.span[0] < deed.span[1] <= one.evidence[0].end


@pytest.mark.parametrize(
    ("form", "tag", "verb"),
    [
        ("withdrew", "VBD", "withdraw"),
        ("imposing", "VBG", "impose"),
        ("stopped", "VBD", "stop"),
        ("shelling", "VBG", "shell"),
        ("carried", "VBD", "carry"),
        ("guaranteed", "VBD", "guarantee"),
        ("enters", "VBZ", "enter"),
        ("deployed", "VBD", "deploy"),
    ],
)
def test_the_base_form_of_a_verb(form, tag, verb):
    assert base(form, tag) == verb


@pytest.mark.parametrize(
    ("noun", "one"), [("duties", "duty"), ("taxes", "tax"), ("crisis", "crisis"), ("troops", "troop"), ("gas", "gas")]
)
def test_the_singular_of_a_noun(noun, one):
    assert singular(noun) == one
