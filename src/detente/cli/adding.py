"""The commands by which reports come into a case: `add`, `watch`, `reread`."""

from typing import Annotated

from cyclopts import Parameter

from detente.cli.app import ALL_READ, OF_READING, SOME_NOT_READ, app
from detente.cli.cases import CaseFolder, opened
from detente.cli.how import AS_SET, ClusterAddress, HowRead, Jobs, jobs_for
from detente.cli.options import (
    Address,
    Allowed,
    ColumnNames,
    Database,
    Flag,
    OutletName,
    Published,
    Quiet,
    Sources,
    columns_of,
    fetcher_of,
    given,
    standard_input,
)


def is_wait(_: object, value: float) -> None:
    """Raise ValueError when `value` is no time to wait; cyclopts makes it an error of the call."""
    if not 0 < value < 1e6:
        raise ValueError("write a number of minutes above 0")


@app.command(help_epilogue=OF_READING)
def add(
    case: CaseFolder,
    /,
    *reports: Sources,
    columns: ColumnNames = None,
    allow: Allowed = (),
    published: Published = None,
    outlet: OutletName = None,
    url: Address = None,
    database: Database = None,
    how: HowRead = AS_SET,
    jobs: Jobs = None,
    cluster: ClusterAddress = None,
    quiet: Quiet = False,
) -> int:
    """Add reports to a case.

    Each is archived as it came and read; one that is there already is left as it is, and of a feed only what is new is
    fetched. A call that was broken off can be made again: it goes on where it stopped.
    """
    from detente.cli.printing import print_failures, shown_progress
    from detente.cli.views import print_added
    from detente.workflow.add import add as add_all

    with opened(case, database) as held, shown_progress(quiet=quiet) as progress:
        done = add_all(
            held,
            given(reports),
            published=published,
            outlet=outlet,
            url=url,
            columns=columns_of(columns),
            fetcher=fetcher_of(allow),
            reader=how.reader(),
            jobs=jobs_for(jobs),
            cluster=cluster,
            stdin=standard_input(),
            progress=progress,
        )
    if not quiet:
        print_added(done)
    print_failures(done.failures)
    return SOME_NOT_READ if done.failures else ALL_READ


@app.command(help_epilogue=OF_READING)
def watch(
    case: CaseFolder,
    /,
    *feeds: Annotated[
        str,
        Parameter(
            name="FEED", help="Addresses of feeds or sitemaps; otherwise all that were added to the case before."
        ),
    ],
    every: Annotated[
        float, Parameter(metavar="MINUTES", validator=is_wait, help="How long to wait between two looks.")
    ] = 30.0,
    once: Annotated[bool, Flag, Parameter(help="Look once and end.")] = False,
    allow: Allowed = (),
    outlet: OutletName = None,
    database: Database = None,
    how: HowRead = AS_SET,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> int:
    """Look at feeds again and again, and add what is new in them to a case. Ctrl-C ends it.

    A server is asked only whether something changed, and no page is fetched twice.
    """
    from detente.cli.printing import print_failures, shown_progress
    from detente.cli.views import print_added
    from detente.workflow.add import watch as looks

    failed = False
    with opened(case, database) as held, shown_progress(quiet=quiet) as progress:
        for done in looks(
            held,
            feeds,
            every=None if once else every * 60,
            outlet=outlet,
            fetcher=fetcher_of(allow),
            reader=how.reader(),
            jobs=jobs_for(jobs) or 1,
            progress=progress,
        ):
            if not quiet:
                print_added(done)
            print_failures(done.failures)
            failed = failed or bool(done.failures)
    return SOME_NOT_READ if failed else ALL_READ


@app.command(help_epilogue=OF_READING)
def reread(
    case: CaseFolder,
    /,
    *,
    database: Database = None,
    how: HowRead = AS_SET,
    jobs: Jobs = None,
    cluster: ClusterAddress = None,
    quiet: Quiet = False,
) -> int:
    """Read all reports of a case again, as after a change of its codebook or with a newer version.

    Judgements stay on what they were made on; those on what is not read any more are listed.
    """
    from detente.cli.printing import print_failures, shown_progress
    from detente.cli.views import print_read_again
    from detente.workflow.add import reread as read_all_again

    with opened(case, database) as held, shown_progress(quiet=quiet) as progress:
        done = read_all_again(held, reader=how.reader(), jobs=jobs_for(jobs) or 1, cluster=cluster, progress=progress)
    if not quiet:
        print_read_again(done)
    print_failures(done.failures)
    return SOME_NOT_READ if done.failures else ALL_READ
