"""Where a text holds a table: rows of short cells under one another, set apart by tabs, bars or several blanks."""

import re
from collections.abc import Iterator

from detente.reading.page import Range

LINE = re.compile(r"[^\r\n]+")
CELLS = re.compile(r"[ ]*(?:\t+|\|)[ \t]*|(?<=\S) {2,}(?=\S)")
TAB_OR_BAR = re.compile(r"[\t|]")
SENTENCE_END = re.compile(r"\w{3,}[.!?][\"”’)]?\s*$")
FEWEST_ROWS = 2
FEWEST_BLANK_CELLS = 3
"""Cells set apart by blanks alone: two are a line that somebody set wide."""
LONGEST_CELL = 60


def tables_of(text: str) -> Iterator[Range]:
    """Yield where tables stand: from the beginning of the first row to the end of the last."""
    rows: list[Range] = []
    for line in LINE.finditer(text):
        if rows and (text.count("\n", rows[-1][1], line.start()) > 1 or not is_row(line.group())):
            yield from table(rows)
            rows = []
        if is_row(line.group()):
            rows.append(line.span())
    yield from table(rows)


def table(rows: list[Range]) -> Iterator[Range]:
    """Yield the rows as one table, if there are enough of them."""
    if len(rows) >= FEWEST_ROWS:
        yield rows[0][0], rows[-1][1]


def is_row(line: str) -> bool:
    """Return whether a line is a row of cells, and no sentence."""
    stripped = line.strip(" \t|")
    if not CELLS.search(stripped):
        return False
    cells = [cell for cell in CELLS.split(stripped) if cell.strip()]
    fewest = 2 if TAB_OR_BAR.search(stripped) else FEWEST_BLANK_CELLS
    return len(cells) >= fewest and max(map(len, cells)) <= LONGEST_CELL and not SENTENCE_END.search(line)
