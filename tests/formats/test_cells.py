"""Cells that a spreadsheet would run are made harmless, and come back as they were."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.formats.cells import harmless, table_rows, table_text, taken_back

ODD = st.text(alphabet="=+-@'\t\r\n \u200b\ufeff\uff1da1", max_size=6) | st.text(max_size=20)


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\uff1d1", "\ufeff=1", "\x00=1"],
)
def test_formulas_are_made_text(cell):
    assert harmless(cell) == f"'{cell}"
    assert taken_back(harmless(cell)) == cell


@pytest.mark.parametrize("cell", ["talks", "'tis", "a=b", "", "3 - 2", "’=1"])
def test_other_cells_stay(cell):
    assert harmless(cell) == cell
    assert taken_back(cell) == cell


@given(ODD)
def test_every_cell_comes_back(cell):
    assert taken_back(harmless(cell)) == cell


@given(ODD)
def test_no_harmless_cell_begins_like_a_formula(cell):
    assert not harmless(cell).lstrip(" \t\r\n\x00\ufeff\u200b").startswith(("=", "+", "-", "@", "\uff1d"))


CELLS = st.lists(ODD.filter(lambda cell: "\x00" not in cell), min_size=2, max_size=4)


@given(st.lists(CELLS.filter(lambda row: any(cell.strip() for cell in row)), min_size=1, max_size=4))
def test_a_table_comes_back_row_by_row(rows):
    assert [row for _, row in table_rows(table_text(["a; b", "c\td"], rows))][1:] == rows


def test_semicolons_and_tabs_part_cells_too():
    for mark in ";\t":
        assert [row for _, row in table_rows(f"a{mark}b\n1{mark}2,5\n")] == [["a", "b"], ["1", "2,5"]]


def test_a_cell_without_end_is_told_with_its_line():
    rows = table_rows('a,b\n1,2\n3,"' + "x" * 11_000_000)
    assert [next(rows)[1], next(rows)[1]] == [["a", "b"], ["1", "2"]]
    with pytest.raises(ValueError, match="line 3"):
        next(rows)


def test_the_csv_module_reads_what_is_written():
    text = table_text(["a", "b"], [["=1", 2], [None, "x\ny"]])
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["a", "b"], ["'=1", "2"], ["", "x\ny"]]
