"""The commands on reports: `brief`, `read`, `schema`."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from detente.cli.app import ALL_READ, OF_READING, SOME_NOT_READ, app, print_error
from detente.cli.how import AS_SET, ClusterAddress, HowRead, Jobs, jobs_for
from detente.cli.options import (
    SHOWN,
    Address,
    CodebookFile,
    Database,
    Flag,
    OutletName,
    Published,
    Quiet,
    Reports,
    ToFile,
    given,
    standard_input,
)
from detente.errors import NothingRead


@app.command(help_epilogue=OF_READING)
def brief(
    *reports: Reports,
    to: Annotated[
        Path | None,
        ToFile,
        Parameter(help="The page to write, such as brief.html. Otherwise its summary is printed alone."),
    ] = None,
    title: Annotated[str | None, Parameter(metavar="TEXT", help="Its title; otherwise made from the reports.")] = None,
    excerpts: Annotated[
        bool, Flag, Parameter(help="Put only the cited sentences into the page, not the whole reports.")
    ] = False,
    summary: Annotated[
        bool,
        Flag,
        Parameter(help="Print the beginnings of the answers, a few lines to each question, beside the page too."),
    ] = False,
    published: Published = None,
    outlet: OutletName = None,
    url: Address = None,
    codebook: CodebookFile = None,
    how: HowRead = AS_SET,
    jobs: Jobs = None,
    cluster: ClusterAddress = None,
    database: Database = None,
    quiet: Quiet = False,
) -> int:
    """Write the brief of some reports, or of a case, as one page, or print its summary.

    It answers who is at the table, when what happens, what was said, where each side stands, and what does not add up.
    Every line leads to the sentence it rests on.
    """
    from detente.cli.printing import print_failures, print_notes, print_summary, print_written, shown_progress
    from detente.workflow import brief as write
    from detente.workflow.where import is_case

    summary = summary or to is None
    if len(reports) == 1 and is_case(reports[0]):
        return of_case(Path(reports[0]), to, database, title=title, excerpts=excerpts, summary=summary, quiet=quiet)
    try:
        with shown_progress(quiet=quiet) as progress:
            written = write(
                given(reports),
                to=to,
                title=title,
                excerpts=excerpts,
                summarised=summary,
                published=published,
                outlet=outlet,
                url=url,
                codebook=codebook,
                reader=how.reader(),
                jobs=jobs_for(jobs),
                cluster=cluster,
                stdin=standard_input(),
                progress=progress,
            )
    except NothingRead as error:
        print_failures(error.failures)
        print_error(error)
        return SOME_NOT_READ
    if not quiet:
        print_written(written)
        print_notes(written.readings)
    print_summary(written.summary)
    print_failures(written.readings.failures)
    return SOME_NOT_READ if written.readings.failures else ALL_READ


def of_case(
    folder: Path,
    to: Path | None,
    database: str | None,
    *,
    title: str | None,
    excerpts: bool,
    summary: bool,
    quiet: bool,
) -> int:
    """Write the brief of a case."""
    from detente.cli.printing import print_summary, print_written
    from detente.workflow.brief import brief_of_case
    from detente.workflow.case import opened

    with opened(folder, database) as case:
        written = brief_of_case(case, to=to, title=title, excerpts=excerpts, summarised=summary)
    if not quiet:
        print_written(written)
    print_summary(written.summary)
    return ALL_READ


@app.command(help_epilogue=OF_READING)
def read(
    *reports: Reports,
    json: Annotated[
        bool,
        Flag,
        Parameter(group=SHOWN, help="Print one JSON line for each report, with every span: for other programs."),
    ] = False,
    published: Published = None,
    outlet: OutletName = None,
    url: Address = None,
    codebook: CodebookFile = None,
    how: HowRead = AS_SET,
    jobs: Jobs = None,
    cluster: ClusterAddress = None,
    quiet: Quiet = False,
) -> int:
    """Show what is read in each report: who said what, meetings, deadlines, and what does not add up."""
    from detente.cli.printing import print_failures, print_json, print_notes, print_tables, shown_progress
    from detente.workflow import read as read_all

    with shown_progress(quiet=quiet) as progress:
        done = read_all(
            given(reports),
            published=published,
            outlet=outlet,
            url=url,
            codebook=codebook,
            reader=how.reader(),
            jobs=jobs_for(jobs),
            cluster=cluster,
            stdin=standard_input(),
            progress=progress,
        )
    if json:
        print_json(done)
    else:
        print_tables(done)
    if not quiet:
        print_notes(done)
    print_failures(done.failures)
    return SOME_NOT_READ if done.failures else ALL_READ


@app.command
def schema() -> int:
    """Print the JSON Schema of the record: reports, facts, positions, findings, judgements."""
    from json import dumps

    from detente.record.lines import json_schema

    sys.stdout.write(dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")
    return ALL_READ
