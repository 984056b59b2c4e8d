"""Cells of a table that a spreadsheet would run as formulas: made harmless on the way out, taken back on the way in.

A spreadsheet that opens a CSV file runs cells that begin with `=`, `+`, `-`, `@`, a tab or a line end, also in their
full-width forms and behind blanks. The cure is that of OWASP (CSV Injection): an apostrophe in front, which the
spreadsheet takes as "this is text".
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

RUNS = re.compile(r"'*(?:[\s\x00-\x1f\x7f\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")
"""What a spreadsheet might run, and what only looks as if this module had been there before."""

QUOTED = re.compile(r'"[^"]*"')
LONGEST = 10_000_000
"""Characters in a cell that is read: as many as a long report has, and no more."""


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs.

    >>> harmless("=HYPERLINK(1)"), harmless("talks go on"), harmless("'tis so")
    ("'=HYPERLINK(1)", 'talks go on', "'tis so")
    """
    return f"'{cell}" if RUNS.match(cell) else cell


def taken_back(cell: str) -> str:
    """Return the cell from which `harmless` made this one.

    >>> taken_back("'=HYPERLINK(1)"), taken_back("'tis so")
    ('=HYPERLINK(1)', "'tis so")
    """
    return cell[1:] if cell[:1] == "'" and RUNS.match(cell[1:]) else cell


def table_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV (RFC 4180) with every text made harmless; nothing at all is written for None."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow([harmless(one) for one in header])
    for row in rows:
        table.writerow([harmless(one) if isinstance(one, str) else one for one in row])
    return out.getvalue()


def table_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of a table with their numbers (from 1; of a cell of several lines, the last), cells taken back.

    Commas, semicolons or tabs part its cells: whichever the first line has most of outside quotation marks. A line that
    is not CSV, or a cell of more than `LONGEST` characters, ends the table with a ValueError that names the line.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
    text = text.removeprefix("\ufeff")
    first = QUOTED.sub("", text[:LONGEST].partition("\n")[0])
    table = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    try:
        for row in table:
            if any(cell.strip() for cell in row):
                yield table.line_num, [taken_back(cell) for cell in row]
    except csv.Error as error:
        raise ValueError(f"line {table.line_num}: {error}") from error
