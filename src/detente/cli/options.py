"""The options that several commands share, and what checks them."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Group, Parameter

from detente.cli.app import STANDARD_INPUT


def is_date(_: object, value: str | None) -> None:
    """Raise ValueError when `value` is no date; cyclopts makes it an error of the call."""
    if value is not None:
        from detente.sources import date_given

        date_given(value)


def is_file_name(_: object, value: Path) -> None:
    """Raise ValueError when `value` is no name of a file."""
    if str(value) == STANDARD_INPUT:
        raise ValueError("the page is written to a file; name one, such as brief.html")


KNOWN = Group("What you know better than the reports", sort_key=2)
SHOWN = Group("What is printed", sort_key=3)

Reports = Annotated[
    str,
    Parameter(
        name="REPORT",
        required=True,
        help="Text, HTML, PDF or mail files (.eml); folders, which are read whole; - for standard input.",
    ),
]
Published = Annotated[
    str | None,
    Parameter(
        metavar="DATE",
        validator=is_date,
        group=KNOWN,
        help='When the reports appeared: 2022-01-12, 2022-01 or 2022. Without a date "on Monday" stays undated.',
    ),
]
OutletName = Annotated[str | None, Parameter(metavar="NAME", group=KNOWN, help="Who published the reports.")]
Address = Annotated[str | None, Parameter(metavar="URL", group=KNOWN, help="Where they were published.")]
CodebookFile = Annotated[
    Path | None,
    Parameter(
        metavar="FILE",
        group=KNOWN,
        help="A TOML file with the parties, people, bodies, issues and outlets of the case.",
    ),
]
Database = Annotated[
    str | None,
    Parameter(
        metavar="URL",
        env_var="DETENTE_DATABASE",
        show_env_var=False,
        help="The database of the case, such as postgresql://me@host/talks. Otherwise DETENTE_DATABASE, or else a file "
        "in its folder.",
    ),
]
Quiet = Annotated[
    bool, Parameter(negative=(), show_default=False, group=SHOWN, help="Print errors alone: no progress, no notes.")
]
ToFile = Parameter(metavar="FILE", validator=is_file_name)
Flag = Parameter(negative=(), show_default=False)
Json = Annotated[bool, Flag, Parameter(group=SHOWN, help="Print one JSON object: for other programs.")]


def given(reports: Sequence[str]) -> list[str]:
    """Return the names of the reports as they were typed."""
    return ["-" if name == STANDARD_INPUT else name for name in reports]


def standard_input() -> Any:  # noqa: ANN401 (a binary stream, or nothing when there is none)
    """Return standard input as bytes."""
    return getattr(sys.stdin, "buffer", None)
