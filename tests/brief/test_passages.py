"""A report's text comes out as it went in, whatever is marked in it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.ferry import RECORD
from detente.brief import page
from detente.brief.passages import paragraphs, whole
from detente.brief.places import Places
from detente.brief.wording import printable
from detente.record import Act, Record, Report, Speaker, Statement, Wording
from growth import grows_less
from strategies import of_whole_records, records


def shown(sheet):
    return ["".join(bit.text for part in paragraph for bit in part.bits) for paragraph in whole(sheet)]


@given(st.text(alphabet="ab. \n\r\t\u00a0“", max_size=80))
def test_paragraphs_lie_in_order_and_hold_every_word(text):
    found = paragraphs(text)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())


@of_whole_records
@given(records())
def test_marks_change_no_word(record):
    for sheet in Places(record).sheets:
        assert "".join("".join(shown(sheet)).split()) == "".join(printable(sheet.report.text).split())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One line.\nAnother line.\n", 2),
        ("A wrapped paragraph whose lines are all of much the same length, as\nthey are in a wire report.\n\nNext.", 2),
        ("HEADLINE\nA paragraph that runs on and on until the line is full, and then goes\non here.\n\nNext.", 3),
        ("\r\n\r\n  \r\n", 0),
        ("", 0),
    ],
)
def test_paragraphs_of(text, count):
    assert len(paragraphs(text)) == count


def test_every_mark_is_cut_at_its_own_words():
    sheets = {sheet.report.id: sheet for sheet in Places(RECORD).sheets}
    for statement in RECORD.statements:
        sheet = sheets[statement.report]
        passage, group = next(
            (passage, number)
            for passage in sheet.passages
            for number, mark in enumerate(passage.marks)
            if mark.anchor == f"s-{statement.id[:10]}"
        )
        parts = [part for paragraph in whole(sheet) for part in paragraph if part.label == passage.label]
        words = "".join(bit.text for part in parts for bit in part.bits if f"k{group}" in bit.groups.split())
        assert words == "".join(sheet.report.text[start:end] for start, end in statement.content)


def long_record(sentences):
    """Return a record of one report with a statement in every tenth sentence."""
    sentence = "The harbour master said that no ship would sail before the tide. "
    report = Report(text=sentence * sentences)
    found = []
    for start in range(0, len(report.text), 10 * len(sentence)):
        span = (start, start + len(sentence) - 1)
        content = (start + 24, span[1] - 1)
        found.append(
            Statement(
                evidence=(report.cite(*span),), rule="by:hand", content=(content,), sentence=span,
                wording=Wording.INDIRECT, speaker=Speaker(name="harbour master"), act=Act.INFORM,
            )
        )  # fmt: skip
    return Record(reports=(report,), statements=tuple(found))


@pytest.mark.slow
def test_the_time_for_a_page_grows_with_its_length_and_no_faster():
    page(long_record(10))
    small, large = map(long_record, (4_000, 32_000))
    # Eight times the text; twice as much again for the noise of a busy machine. The square would be 64.
    assert grows_less(lambda: page(small), lambda: page(large), 24)
