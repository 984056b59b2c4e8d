"""Pieces hold every sentence once, in order, whole paragraphs where they fit."""

from hypothesis import given
from hypothesis import strategies as st

from answering import report
from detente.reading.llm.pieces import pieces
from detente.reading.llm.prompt import question
from detente.reading.page import Page
from detente.reading.segments import segments


def page(text):
    return segments.run(Page(report=report(text)))


@given(
    st.lists(st.sampled_from(["One is here. ", "Two! ", "Three goes on and on", "\n\n", ".\n"]), max_size=40),
    st.integers(1, 120),
)
def test_every_sentence_is_in_one_piece(parts, longest):
    read = page("x " + "".join(parts))
    found = list(pieces(read, longest=longest))
    assert tuple(sentence for piece in found for sentence in piece.sentences) == read.sentences
    assert [piece.first for piece in found] == [read.sentences.index(piece.sentences[0]) + 1 for piece in found]


def test_a_paragraph_stays_whole_where_it_fits():
    read = page("One is here. Two is.\n\nThree is. Four is.\n\nFive is.")
    assert [len(piece.sentences) for piece in pieces(read, longest=70)] == [4, 1]


def test_a_paragraph_too_long_is_cut_between_sentences():
    read = page("One is here. Two is here. Three is here. Four is here.")
    assert [len(piece.sentences) for piece in pieces(read, longest=45)] == [2, 2]


@given(st.text(min_size=1, max_size=200).filter(str.strip))
def test_every_line_of_a_report_begins_with_a_number_of_ours(text):
    read = page(text)
    for piece in pieces(read):
        head, *lines, tail = question(read, piece).splitlines()
        assert head.startswith("<report-")
        assert tail == "</" + head[1:].split(" ")[0].rstrip(">") + ">"
        assert [line.split("|")[0] for line in lines] == [str(piece.first + n) for n in range(len(piece.sentences))]
