"""The command `model`: a conflict drafted from reports, with the packages and the votes that a deal would take."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from detente.cli.app import ALL_READ, OF_READING, SOME_NOT_READ, app, print_error
from detente.cli.how import AS_SET, HowRead, Jobs, jobs_for
from detente.cli.options import (
    CodebookFile,
    Database,
    OutletName,
    Published,
    Quiet,
    Reports,
    ToFile,
    given,
    standard_input,
)
from detente.errors import NothingRead

if TYPE_CHECKING:
    from detente.cli.printing import Printer
    from detente.workflow.bargains import Beside
    from detente.workflow.model import Modelled

BESIDE = {"packages": "What a deal may hold", "votes": "Who would have to vote"}
"""What stands over the list of each kind."""


@app.command(help_epilogue=OF_READING)
def model(
    *reports: Reports,
    to: Annotated[
        Path | None,
        ToFile,
        Parameter(help="The conflict file to write; otherwise it is printed, and for a case its conflict.toml."),
    ] = None,
    packages: Annotated[
        Path | None,
        ToFile,
        Parameter(help="Where to write what a deal may hold, for `detente package`; for a case its packages.toml."),
    ] = None,
    votes: Annotated[
        Path | None,
        ToFile,
        Parameter(help="Where to write who would have to vote on it, for `detente vote`; for a case its votes.toml."),
    ] = None,
    published: Published = None,
    outlet: OutletName = None,
    codebook: CodebookFile = None,
    how: HowRead = AS_SET,
    jobs: Jobs = None,
    database: Database = None,
    quiet: Quiet = False,
) -> int:
    """Draft the conflict that some reports, or a case, tell: a file for `detente solve`, which you edit.

    It holds who decides, what each can do, what each wants and how sure that is, with the sentences it rests on.
    Beside it stand the packages that a deal may be made of, and the bodies that would have to vote. What you change in
    the files stays when you draft them again.
    """
    from detente.cli.printing import print_failures, shown_progress
    from detente.workflow.case import opened
    from detente.workflow.model import model as draft
    from detente.workflow.model import model_of_case
    from detente.workflow.where import is_case

    if len(reports) == 1 and is_case(reports[0]):
        with opened(Path(reports[0]), database) as case:
            done = model_of_case(case, to=to, packages=packages, votes=votes)
    else:
        try:
            with shown_progress(quiet=quiet) as progress:
                done = draft(
                    given(reports),
                    to=to,
                    packages=packages,
                    votes=votes,
                    published=published,
                    outlet=outlet,
                    codebook=codebook,
                    reader=how.reader(),
                    jobs=jobs_for(jobs),
                    stdin=standard_input(),
                    progress=progress,
                )
        except NothingRead as error:
            print_failures(error.failures)
            print_error(error)
            return SOME_NOT_READ
    if done.path is None:
        sys.stdout.write(done.text)
    if not quiet:
        print_model(done)
    print_failures(done.readings.failures)
    return SOME_NOT_READ if done.readings.failures else ALL_READ


def print_model(done: "Modelled") -> None:
    """Print who decides and what each can do, and what is left open; when the file itself is printed, as messages."""
    from rich.padding import Padding
    from rich.text import Text

    from detente.cli.printing import Printer, counted, printable

    out = Printer(stderr=done.path is None)
    if done.path is not None:
        out.print(Text(f"The conflict is in {printable(str(done.path))}"), soft_wrap=True)
    for who in done.file.decision_makers:
        wants = counted(len(who.prefers or ()), "preference")
        out.print(Text(printable(f"{who.said}: {counted(len(who.options), 'option')}, {wants}"), style="bold"))
        for option in who.options:
            today = " (so today)" if option.id in (done.file.status_quo or ()) else ""
            out.print(Padding(Text(printable(f"{option.said}{today}")), (0, 0, 0, 2)))
    for title, lines in (
        ("What the reports do not settle", [one.text for one in done.drafted.unsettled]),
        ("Left out, because less is said of them", list(done.drafted.beyond)),
        ("Changed by you and by the new draft; yours stands", [str(one) for one in done.conflicts]),
        ("Left out, because it no longer fits what you changed", list(done.notes)),
    ):
        print_list(out, title, lines)
    for beside in done.beside:
        print_beside(out, beside)


def print_list(out: "Printer", title: str, lines: list[str]) -> None:
    """Print a list under its title, unless there is nothing in it."""
    from rich.padding import Padding
    from rich.text import Text

    from detente.cli.printing import printable

    if lines:
        out.print(Text(f"{title}:"))
        for one in lines:
            out.print(Padding(Text(printable(one)), (0, 0, 0, 2)))


def print_beside(out: "Printer", beside: "Beside") -> None:
    """Print what is in a file of packages or votes, or why there is none."""
    from rich.text import Text

    from detente.cli.printing import printable

    if beside.missing:
        out.print(Text(printable(f"No {beside.kind}: {beside.missing}")))
        print_list(out, "What the reports tell all the same", list(beside.unsettled))
        return
    out.print(Text(printable(f"The {beside.kind} are in {beside.path}")), soft_wrap=True)
    for title, lines in (
        (BESIDE[beside.kind], list(beside.told)),
        ("What the reports do not settle", list(beside.unsettled)),
        ("Changed by you and by the new draft; yours stands", [str(one) for one in beside.conflicts]),
        ("Left out or filled in, because it no longer fits what you changed", list(beside.notes)),
    ):
        print_list(out, title, lines)
