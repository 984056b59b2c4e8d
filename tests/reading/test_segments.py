"""Paragraphs and sentences: what cuts a text, and what only looks as if it did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.page import Page
from detente.reading.segments import LONGEST_SENTENCE, segments
from detente.record import Report


def page(text):
    return segments.run(Page(report=Report(text=text)))


def sentences(text):
    return [text[one.start : one.end] for one in page(text).sentences]


def paragraphs(text):
    return [text[start:end] for start, end in page(text).paragraphs]


@pytest.mark.parametrize(
    "text",
    [
        "The crews met. They voted.",
        "Will the ferry sail? Nobody knows.",
        "The ferry sails! It sails at noon.",
        "The ferry waits… It may sail.",
        "“The ferry sails.” So said the mate.",
        "The mate said: “The ferry sails.” “It sails at noon.”",
        "The ferry (it is old.) A new one comes.",
        "The mate nodded. @harbour wrote that it was open.",
        "The mate nodded. 40 boats were out.",
        "The mate nodded. “Then go.”",
        "“Will the ferry sail?” Nobody knew.",
    ],
)
def test_a_stop_before_a_capital_ends_a_sentence(text):
    assert len(sentences(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Holm spoke with Dr. Rey of St. John’s.",
        "Gen. Sokol and Lt. Col. Brandt signed.",
        "The U.S. Senate sat until 5 p.m. Tuesday.",
        "J. K. Holm and A. Rey signed.",
        "The raise is 3.5 per cent of $1.2 million.",
        "The crew (all of them!) went home.",
        "The mate asked “why?” and left.",
        "“Will the ferry sail?” Ana Torres asked.",
        "“Not today!” Torres said.",
        "The ferry waits... and waits.",
        "The note of Jan. 10 was short.",
    ],
)
def test_a_stop_inside_a_sentence_ends_nothing(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One crew met.\n\nAnother did not.", 2),
        ("One crew met.\r\n\r\nAnother did not.", 2),
        ("One crew met.\r\rAnother did not.", 2),
        ("One crew met.\n \t\nAnother did not.", 2),
        ("The crew met.\nThe mate spoke.", 2),
        ("The crew that met in the harbour was\nangry about the roster.", 1),
        ("The crew that met in the harbour was angry at\nHolm and at Rey, and at the whole of the old board.", 1),
        ("Crew angry at the board\nThe crew that met in the harbour on Monday was angry at the whole board.", 2),
        ("CREW ANGRY AT BOARD\nThe crew met in port.", 2),
        ("\n\n  The crew met.  \n\n", 1),
        (" \n\t\r\n", 0),
    ],
)
def test_paragraphs_end_at_empty_lines_full_stops_and_headings(text, count):
    assert len(paragraphs(text)) == count


def test_hard_wrapped_lines_are_one_sentence():
    text = "The airline said that the pilots would\nbe paid by the end of the month, and\nthat nobody would go."
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("OSLO, March 4 (Fjord Wire) -", "Norway signed."),
        ("GENEVA (Lake Agency) —", "The mediators met."),
        ("TEL AVIV —", "The cabinet met."),
        ("ADDIS ABABA, Ethiopia –", "The union met."),
        ("NAIROBI", "Kenya signed."),
        ("LIMA/QUITO", "The presidents met."),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline, rest):
    assert sentences(f"{dateline} {rest}") == [dateline, rest]


def test_capitals_that_are_no_town_are_part_of_the_sentence():
    assert sentences("NATO Ministers met.") == ["NATO Ministers met."]


def test_a_text_without_stops_is_cut_at_white_space():
    text = "talks " * 2_000
    pieces = sentences(text)
    assert max(map(len, pieces)) <= LONGEST_SENTENCE
    assert {word for piece in pieces for word in piece.split()} == {"talks"}


@given(st.text(alphabet="aB.!?“” \n\r\t(’", max_size=200) | st.text(max_size=200))
def test_sentences_cover_the_text_in_order_and_lie_in_their_paragraph(text):
    read = page(text)
    ends = 0
    for one in read.sentences:
        start, end = read.paragraphs[one.paragraph]
        assert start <= one.start < one.end <= end
        assert text[ends : one.start].strip() == ""
        ends = one.end
    assert text[ends:].strip() == ""
