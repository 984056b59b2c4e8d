"""Plain text is decoded, and not a character of it is changed."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import EmptyReport, NotText
from detente.record import text_hash
from detente.sources import load
from detente.sources.encoding import decoded
from detente.sources.text import read
from files import ENGLISH, RUSSIAN

WESTERN = "“There was no commitment,” Wendy Sherman said – after the café meeting. It’s Jean-Yves Le Drian’s turn.\n"


def loaded(tmp_path, content, name="report.txt", **overrides):
    (tmp_path / name).write_bytes(content)
    return load([tmp_path / name], **overrides)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((WESTERN, name) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")),
        (
            "Die Gespräche in Genf würden fortgesetzt, erklärte die Außenministerin ohne Überraschung.\n",
            "latin-1",
        ),
        *((RUSSIAN, name) for name in ("utf-8", "koi8-r", "cp1251", "cp866", "iso8859-5", "utf-16")),
    ],
)
def test_a_text_is_read_in_its_encoding(text, encoding):
    assert decoded(text.encode(encoding)) == text


def test_an_encoding_is_found_where_the_first_other_letter_comes_late(tmp_path):
    text = "The talks go on.\n" * 20_000 + WESTERN
    assert loaded(tmp_path, text.encode("cp1252")).reports[0].text == text


def test_the_byte_order_mark_is_dropped(tmp_path):
    report = loaded(tmp_path, codecs.BOM_UTF8 + ENGLISH.encode()).reports[0]
    assert report.text == ENGLISH
    assert report.id == text_hash(ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "One line said so.\r\nAnother\rsaid no.\nA third\r\n\nwas silent.\x0b\x0c",
        "Soft hy\u00adphens and no\u00a0break\u202fspaces, said Le\u00a0Drian: «\u00a0non\u00a0».",
        '“curly”, "straight", «guillemets», ‘single’ and „low“ marks stand as they stood',
        "e\u0301 is not \u00e9, and \u212b is not \u00c5; the ﬁrst ligature stays",
        "“ an opening mark that nobody closes; and ” one that nobody opened",
        "an emoji 🕊 and a rare letter 𝔘 count as one character each",
        "zero\u200bwidth and bidi \u202emarks\u202c",
    ],
)
def test_nothing_in_a_text_is_changed(tmp_path, text):
    assert loaded(tmp_path, text.encode()).reports[0].text == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_whatever_is_written_in_utf8_comes_back(text):
    assert decoded(codecs.BOM_UTF8 + text.encode()) == text


@given(st.binary(max_size=400))
def test_no_bytes_make_decoding_fail_or_leave_half_characters(content):
    decoded(content).encode("utf-8")


@given(st.binary(max_size=100), st.text(max_size=20))
def test_no_declaration_makes_decoding_fail(content, declared):
    decoded(content, declared=declared).encode("utf-8")


@pytest.mark.parametrize("declared", ["rot13", "base64", "unicode_escape", "idna", "nonsense", "utf-8\x00", ""])
def test_odd_declarations_are_not_believed(declared):
    assert isinstance(decoded(b"caf\xe9 \\ud800 talks", declared=declared), str)


def test_a_file_that_was_cut_within_a_character_is_still_utf8():
    assert decoded((WESTERN * 3).encode()[:2]).startswith("â")  # nothing else to go by
    whole = (WESTERN * 3).encode()
    assert decoded(whole[: whole.rindex("’".encode()) + 1]).count("“") == 3


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n ", codecs.BOM_UTF8, "\u200b\ufeff \u00a0".encode(), b"... -- !"])
def test_a_text_without_words_is_empty(tmp_path, content):
    failure = loaded(tmp_path, content).failures[0]
    assert isinstance(failure, EmptyReport)
    assert failure.advice


@pytest.mark.parametrize("content", [b"some\x00text", bytes(range(1, 256)) * 20, b"\x01\x02\x03" * 100])
def test_what_nobody_writes_is_no_text(content):
    with pytest.raises(NotText):
        read(content, "data.bin")


def test_what_the_caller_says_goes_before_what_the_text_says(tmp_path):
    text = f"Talks go on\n\nGENEVA, Jan 10, 2022 (Meridian Wire) - {ENGLISH}"
    report = loaded(tmp_path, text.encode()).reports[0]
    assert (report.outlet, str(report.published), report.url) == ("Meridian Wire", "2022-01-10", None)
    told = loaded(tmp_path, text.encode(), published="2022-01-11", outlet="The Post", url="https://post.example/1")
    report = told.reports[0]
    assert (report.outlet, str(report.published), report.url) == ("The Post", "2022-01-11", "https://post.example/1")
    assert report.text == text
