"""Quotation marks of every kind: what they hold, and what happens when one is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.page import Page
from detente.reading.quotations import quotations
from detente.reading.segments import segments
from detente.record import Report


def page(text):
    return quotations.run(segments.run(Page(report=Report(text=text))))


def quoted(text):
    return [text[one.inner_start : one.inner_end] for one in page(text).quotations]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("The mate said: “We sail.”", ["We sail."]),
        ('The mate said: "We sail."', ["We sail."]),
        ("The mate said: «We sail.»", ["We sail."]),
        ("The mate said: « We sail. »", [" We sail. "]),
        ("The mate said: „We sail.“", ["We sail."]),
        ("The mate said: „We sail.”", ["We sail."]),
        ("The mate said: ❝We sail.❞", ["We sail."]),
        ("The mate said: ‘We sail.’", ["We sail."]),
        ("The mate said: 'We sail.'", ["We sail."]),
        ("The mate said: ``We sail.''", ["We sail."]),
        ('"We sail," he said. "At noon."', ["We sail,", "At noon."]),
        ('The "old"-"new" line', ["old", "new"]),
        ("“He said ‘go’ twice,” she said.", ["He said ‘go’ twice,"]),
        ("‘He said “go” twice,’ she said.", ["He said “go” twice,"]),
        ('“We sail" he said', ['We sail" he said']),
        ("The mate’s note and the crews’ vote", []),
        ("In the '90s it was the crews' port.", []),
        ("Get 'em out, said the '50s song.", []),
        ("The union said 'enough'.", ["enough"]),
        ("'We don't sail,' he said.", ["We don't sail,"]),
        ("A 6' mast and a 30\" rope", []),
    ],
)
def test_marks_hold_the_words_between_them(text, inner):
    assert quoted(text) == inner


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph_and_is_told():
    read = page("“We sail at noon, he said.\n\nThe crew went home.")
    assert [(one.end, one.closed) for one in read.quotations] == [(26, False)]
    assert [problem.where for problem in read.problems] == [(0, 1)]
    assert "never closed" in read.problems[0].what


@pytest.mark.parametrize("mark", ["“", '"', "„", "«", "``", "❝"])
def test_each_opening_mark_left_open_is_one_problem(mark):
    assert len(page(f"The mate said {mark}we sail at noon.\n\nThe crew went home.").problems) == 1


def test_a_quotation_of_several_paragraphs_opens_each_of_them_and_closes_once():
    read = page("“We sail.\n\n“We sail at noon.\n\n“Nobody stays,” he said.")
    assert [one.paragraph for one in read.quotations] == [0, 1, 2]
    assert read.problems == ()


def test_a_closing_mark_alone_holds_nothing():
    read = page("We sail,” he said. It was » late.")
    assert read.quotations == ()
    assert read.problems == ()


MARKS = st.text(alphabet="“”\"«»„‘’'`‟❝❞ aZ.,\n", max_size=120)


@given(MARKS)
def test_quotations_do_not_overlap_and_lie_in_their_paragraph(text):
    read = page(text)
    last = 0
    for one in read.quotations:
        start, end = read.paragraphs[one.paragraph]
        assert max(last, start) <= one.start < one.inner_start <= one.inner_end <= one.end <= end
        last = one.end


@given(MARKS)
def test_only_what_is_not_closed_is_a_problem(text):
    read = page(text)
    unclosed = {one.start for one in read.quotations if not one.closed}
    assert {problem.where[0] for problem in read.problems} <= unclosed
