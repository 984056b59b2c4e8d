"""The commands on a case: `new`, `add`, `reread`, `info`, `search`, and its tables."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Group, Parameter, validators

from detente.cli.app import ALL_READ, OF_READING, SOME_NOT_READ, app
from detente.cli.how import (
    ClusterAddress,
    Jobs,
    LanguageModel,
    LlmModel,
    LlmTimeout,
    LlmUrl,
    ReaderName,
    jobs_for,
    reader_for,
)
from detente.cli.options import (
    SHOWN,
    Address,
    Allowed,
    CodebookFile,
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
    is_date,
    standard_input,
)

if TYPE_CHECKING:
    from detente.workflow.case import Case
    from detente.workflow.drafting import Progress
    from detente.workflow.views import View

ON_A_TERMINAL = 100
"""Rows of a table for people, unless they ask for more."""
ASKED = Group("What is asked for", sort_key=1.5)


def is_wait(_: object, value: float) -> None:
    """Raise ValueError when `value` is no time to wait; cyclopts makes it an error of the call."""
    if not 0 < value < 1e6:
        raise ValueError("write a number of minutes above 0")


def is_date_or_last(_: object, value: str) -> None:
    """Raise ValueError when `value` is neither a date nor LAST; cyclopts makes it an error of the call."""
    if value.upper() != "LAST":
        is_date(None, value)


ACTS = Literal[
    "demand", "propose", "offer", "promise", "accept", "concede", "reject", "refuse", "threaten", "warn", "accuse",
    "praise", "assess", "inform",
]  # fmt: skip

CaseFolder = Annotated[Path, Parameter(name="CASE", help="The folder of the case.")]
PartySlug = Annotated[
    str | None, Parameter(metavar="PARTY", group=ASKED, help="Only what has to do with this party (slug or name).")
]
IssueSlug = Annotated[
    str | None, Parameter(metavar="ISSUE", group=ASKED, help="Only what is about this issue (slug or name).")
]
ActName = Annotated[
    ACTS | None,
    Parameter(
        metavar="ACT", group=ASKED, show_choices=False, help="Only what does this: demand, refuse, threaten, ..."
    ),
]
PersonSlug = Annotated[
    str | None, Parameter(metavar="PERSON", group=ASKED, help="Only what this person said (slug or name).")
]
Since = Annotated[
    str | None, Parameter(metavar="DATE", group=ASKED, validator=is_date, help="Only from this day, month or year on.")
]
Until = Annotated[
    str | None, Parameter(metavar="DATE", group=ASKED, validator=is_date, help="Only up to this day, month or year.")
]
AsJson = Annotated[bool, Flag, Parameter(group=SHOWN, help="Print one JSON object for each row: for other programs.")]
Limit = Annotated[
    int | None,
    Parameter(
        metavar="N",
        group=SHOWN,
        validator=validators.Number(gte=1),
        help="How many rows are shown at most; for people it is 100, for programs all.",
    ),
]
Every = Annotated[bool, Flag, Parameter(name="--all", group=SHOWN, help="Show all rows.")]
AsCsv = Annotated[bool, Flag, Parameter(group=SHOWN, help="Print a table for spreadsheets.")]


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
    reader: ReaderName = None,
    language_model: LanguageModel = None,
    llm_model: LlmModel = None,
    llm_url: LlmUrl = None,
    llm_timeout: LlmTimeout = None,
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

    how = reader_for(reader, language_model, llm_model, llm_url, llm_timeout)
    with opened(case, database) as held, shown_progress(quiet=quiet) as progress:
        done = add_all(
            held,
            given(reports),
            published=published,
            outlet=outlet,
            url=url,
            columns=columns_of(columns),
            fetcher=fetcher_of(allow),
            reader=how,
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
    reader: ReaderName = None,
    language_model: LanguageModel = None,
    llm_model: LlmModel = None,
    llm_url: LlmUrl = None,
    llm_timeout: LlmTimeout = None,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> int:
    """Look at feeds again and again, and add what is new in them to a case. Ctrl-C ends it.

    A server is asked only whether something changed, and no page is fetched twice.
    """
    from detente.cli.printing import print_failures, shown_progress
    from detente.cli.views import print_added
    from detente.workflow.add import watch as looks

    how = reader_for(reader, language_model, llm_model, llm_url, llm_timeout)
    failed = False
    with opened(case, database) as held, shown_progress(quiet=quiet) as progress:
        for done in looks(
            held,
            feeds,
            every=None if once else every * 60,
            outlet=outlet,
            fetcher=fetcher_of(allow),
            reader=how,
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
    reader: ReaderName = None,
    language_model: LanguageModel = None,
    llm_model: LlmModel = None,
    llm_url: LlmUrl = None,
    llm_timeout: LlmTimeout = None,
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

    how = reader_for(reader, language_model, llm_model, llm_url, llm_timeout)
    with opened(case, database) as held, shown_progress(quiet=quiet) as progress:
        done = read_all_again(held, reader=how, jobs=jobs_for(jobs) or 1, cluster=cluster, progress=progress)
    if not quiet:
        print_read_again(done)
    print_failures(done.failures)
    return SOME_NOT_READ if done.failures else ALL_READ


@app.command
def info(case: CaseFolder, /, *, database: Database = None, json: AsJson = False) -> int:
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


@app.command
def search(
    case: CaseFolder,
    words: Annotated[
        str, Parameter(name="WORDS", help='What to look for: troops, "red line", -sanctions for reports without it.')
    ],
    /,
    *more: Annotated[str, Parameter(name="MORE", show=False, allow_leading_hyphen=True)],
    limit: Annotated[int, Parameter(metavar="N", help="How many reports are shown at most.")] = 20,
    database: Database = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> int:
    """Show the reports in which some words stand, the best first."""
    from detente.workflow.views import search as find

    with opened(case, database) as held:
        show(find(held, " ".join((words, *more)), limit=limit), json=json, csv=csv)
    return ALL_READ


def show(view: "View", *, json: bool, csv: bool) -> None:
    """Print a table as it is asked for."""
    from detente.cli.printing import write_line
    from detente.cli.views import print_view, write_csv

    if json:
        for row in view.as_dicts():
            write_line(row)
    elif csv:
        write_csv(view)
    else:
        print_view(view)


@dataclass(frozen=True)
class Shown:
    """How a table is shown."""

    limit: Limit = None
    every: Every = False
    json: AsJson = False
    csv: AsCsv = False

    @property
    def most(self) -> int | None:
        """How many rows are shown; None: all."""
        whole = self.every or self.json or self.csv
        return self.limit if self.limit is not None or whole else ON_A_TERMINAL


HowShown = Annotated[Shown, Parameter(name="*")]
AS_USUAL = Shown()


def table(name: str, folder: Path, database: str | None, shown: Shown, **asked: str | None) -> int:
    """Print one of the tables of a case."""
    from detente.cli.printing import shown_progress
    from detente.workflow.views import Asked, view

    with opened(folder, database) as held:
        with shown_progress(quiet=False) as progress:
            found = view(held, name, Asked(**asked), limit=shown.most, told=told_by(progress))
        show(found, json=shown.json, csv=shown.csv)
    return ALL_READ


def told_by(progress: "Progress | None") -> "Callable[[int], None] | None":
    """Return what shows how many reports are still to be worked out, as after an update or with a case of before."""
    most = 0

    def told(waiting: int) -> None:
        nonlocal most
        most = max(most, waiting)
        if progress:
            progress(most - waiting, most, "working out what stands")

    return told if progress else None


@app.command
def statements(
    case: CaseFolder,
    /,
    *,
    party: PartySlug = None,
    issue: IssueSlug = None,
    act: ActName = None,
    person: PersonSlug = None,
    since: Since = None,
    until: Until = None,
    database: Database = None,
    shown: HowShown = AS_USUAL,
) -> int:
    """Show who said what, the earliest first."""
    asked = {"party": party, "issue": issue, "act": act, "person": person, "since": since, "until": until}
    return table("statements", case, database, shown, **asked)


@app.command
def positions(
    case: CaseFolder,
    /,
    *,
    party: PartySlug = None,
    issue: IssueSlug = None,
    since: Since = None,
    until: Until = None,
    database: Database = None,
    shown: HowShown = AS_USUAL,
) -> int:
    """Show where each party stands on each issue."""
    asked = {"party": party, "issue": issue, "since": since, "until": until}
    return table("positions", case, database, shown, **asked)


@app.command
def timeline(
    case: CaseFolder,
    /,
    *,
    party: PartySlug = None,
    since: Since = None,
    until: Until = None,
    database: Database = None,
    shown: HowShown = AS_USUAL,
) -> int:
    """Show meetings, events and deadlines by date."""
    return table(
        "timeline",
        case,
        database,
        shown,
        party=party,
        since=since,
        until=until,
    )


@app.command
def deadlines(
    case: CaseFolder,
    /,
    *,
    party: PartySlug = None,
    since: Since = None,
    until: Until = None,
    database: Database = None,
    shown: HowShown = AS_USUAL,
) -> int:
    """Show who owes what by when."""
    return table(
        "deadlines",
        case,
        database,
        shown,
        party=party,
        since=since,
        until=until,
    )


@app.command
def who(case: CaseFolder, /, *, database: Database = None, shown: HowShown = AS_USUAL) -> int:
    """Show the people, for whom they speak, and how often."""
    return table("who", case, database, shown)


@app.command
def check(case: CaseFolder, /, *, database: Database = None, shown: HowShown = AS_USUAL) -> int:
    """Show what does not add up."""
    return table("check", case, database, shown)


@app.command
def changes(
    case: CaseFolder,
    /,
    *,
    since: Annotated[
        str,
        Parameter(
            metavar="DATE|LAST",
            validator=is_date_or_last,
            help="From this day on; LAST: since you looked last, which is remembered.",
        ),
    ] = "LAST",
    database: Database = None,
    json: Annotated[bool, Flag, Parameter(group=SHOWN, help="Print one JSON object: for other programs.")] = False,
) -> int:
    """Show what changed: who moved and which way, what is new, which days passed. The page to read in the morning."""
    from detente.cli.printing import write_line
    from detente.cli.views import print_changes
    from detente.workflow.changed import case_changes

    with opened(case, database) as held:
        found = case_changes(held, since)
    if json:
        write_line(found.as_json())
    else:
        print_changes(found)
    return ALL_READ


@app.command
def outcomes(
    case: CaseFolder,
    /,
    *,
    since: Annotated[
        str | None,
        Parameter(
            metavar="DATE", group=ASKED, validator=is_date,
            help="From this day, month or year on; otherwise the last 30 days with reports.",
        ),
    ] = None,
    database: Database = None,
    json: Annotated[bool, Flag, Parameter(group=SHOWN, help="Print one JSON object: for other programs.")] = False,
    csv: AsCsv = False,
) -> int:  # fmt: skip
    """Show how stable each outcome was by what was known on each day, and which sentence made it more or less so."""
    from detente.cli.printing import write_line
    from detente.cli.views import print_outcomes, write_csv
    from detente.workflow.outcomes import outcomes as over_time
    from detente.workflow.outcomes import outcomes_json, outcomes_view

    with opened(case, database) as held:
        found = over_time(held, since)
    if json:
        write_line(outcomes_json(found))
    elif csv:
        write_csv(outcomes_view(found))
    else:
        print_outcomes(found)
    return ALL_READ


@app.command
def judgements(case: CaseFolder, /, *, database: Database = None, shown: HowShown = AS_USUAL) -> int:
    """Show what was judged, by whom and when, and whether it still stands."""
    return table("judgements", case, database, shown)
