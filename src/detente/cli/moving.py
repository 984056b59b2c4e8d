"""What moved in a case from day to day: `changes`, `outcomes`."""

from typing import Annotated

from cyclopts import Parameter

from detente.cli.app import ALL_READ, app
from detente.cli.cases import CaseFolder, opened
from detente.cli.options import Database, Json, is_date
from detente.cli.showing import ASKED, AsCsv


def is_date_or_last(_: object, value: str) -> None:
    """Raise ValueError when `value` is neither a date nor LAST; cyclopts makes it an error of the call."""
    if value.upper() != "LAST":
        is_date(None, value)


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
    json: Json = False,
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
    json: Json = False,
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
