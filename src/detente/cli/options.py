"""The options that several commands share, and what checks them."""

import re
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Group, Parameter

from detente.cli.app import STANDARD_INPUT

if TYPE_CHECKING:
    from detente.sources import Columns, Fetcher


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
PAIRS = re.compile(r",(?=\w+=)")
"""Parts `text=body,date=day`."""

Reports = Annotated[
    str,
    Parameter(
        name="REPORT",
        required=True,
        help="Files (text, HTML, PDF, Word, mail), folders, which are read whole, mailboxes (.mbox), web archives "
        "(.warc), exports with one report per row (.csv, .tsv, .jsonl); - for standard input.",
    ),
]
Sources = Annotated[
    str,
    Parameter(
        name="REPORT",
        required=True,
        help="Files (text, HTML, PDF, Word, mail), folders, which are read whole, mailboxes (.mbox), web archives "
        "(.warc), exports with one report per row (.csv, .tsv, .jsonl), addresses of pages, feeds (RSS, Atom) and "
        "sitemaps; - for standard input.",
    ),
]
ColumnNames = Annotated[
    str | None,
    Parameter(
        metavar="NAMES",
        help="What stands where in an export: text=body,date=day; also title, outlet, url, author, language, and "
        "date_format=%d/%m/%Y. Otherwise it is told by the usual names.",
    ),
]
Allowed = Annotated[
    tuple[str, ...],
    Parameter(
        negative=(),
        metavar="HOST",
        show_default=False,
        help="A host on a private network that may be asked all the same; can be given several times.",
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


def columns_of(names: str | None) -> "Columns | None":
    """Return what stands where in an export.

    Raises:
        BadOption: It is not written as `text=body,date=day`.

    >>> columns_of("text=body,date=day,date_format=%B %d, %Y").date_format
    '%B %d, %Y'
    """
    if names is None:
        return None
    from detente.errors import BadOption
    from detente.sources import Columns

    parts = PAIRS.split(names)  # a comma inside a name or a form of dates stays
    pairs = dict(part.split("=", 1) for part in parts if "=" in part)
    known = {field.name for field in fields(Columns)}
    if len(pairs) != len(parts) or not {"text"} <= set(pairs) <= known:
        raise BadOption("--columns", names, f"pairs such as text=body,date=day, of {', '.join(sorted(known))}")
    return Columns(**pairs)


def fetcher_of(allowed: Sequence[str]) -> "Fetcher | None":
    """Return what fetches addresses when some private hosts may be asked; otherwise the usual one is made."""
    if not allowed:
        return None
    from detente.sources import Fetcher, Settings

    return Fetcher(Settings(allowed=frozenset(allowed)))
