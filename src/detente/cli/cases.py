"""A case as such: `new`, `info`, and how any command opens one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from detente.cli.app import ALL_READ, app
from detente.cli.options import CodebookFile, Database, Json

if TYPE_CHECKING:
    from detente.workflow.case import Case

CaseFolder = Annotated[Path, Parameter(name="CASE", help="The folder of the case.")]


@contextmanager
def opened(folder: Path, database: str | None) -> "Iterator[Case]":
    """Open a case."""
    from detente.workflow.case import opened as open_case

    with open_case(folder, database) as case:
        yield case


@app.command
def new(
    case: CaseFolder,
    /,
    *,
    title: Annotated[str | None, Parameter(metavar="TEXT", help="What it is called; otherwise as its folder.")] = None,
    codebook: CodebookFile = None,
    database: Database = None,
) -> int:
    """Begin a case: a folder that grows with every report on one negotiation."""
    from detente.cli.printing import print_line
    from detente.workflow.case import new as begin

    folder = begin(case, title=title, codebook=codebook, database=database)
    print_line(f"The case is in {folder}. Add reports with: detente add {folder} REPORT...")
    return ALL_READ


@app.command
def info(case: CaseFolder, /, *, database: Database = None, json: Json = False) -> int:
    """Show what a case is and how much it holds."""
    from detente.cli.printing import write_line
    from detente.cli.views import print_pairs
    from detente.workflow.views import info as info_of

    with opened(case, database) as held:
        known = info_of(held)
    if json:
        write_line(dict(known))
    else:
        print_pairs(known)
    return ALL_READ
