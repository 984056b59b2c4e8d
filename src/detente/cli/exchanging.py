"""The commands that take a case elsewhere and back: `export`, `import`."""

from pathlib import Path
from typing import Annotated

from cyclopts import Group, Parameter

from detente.cli.app import ALL_READ, app
from detente.cli.cases import CaseFolder, opened
from detente.cli.options import Database

ARCHIVE = ".zip"
NETWORKS = Group("Networks", sort_key=2)


@app.command
def export(
    case: CaseFolder,
    file: Annotated[
        Path,
        Parameter(
            name="FILE",
            help="What to write: .zip for the whole case; .csv, .jsonl or .parquet for statements; .json for events as "
            "PLOVER; .ics for a calendar; .graphml or .csv for a network.",
        ),
    ],
    /,
    *,
    kind: Annotated[
        str | None,
        Parameter(
            metavar="KIND",
            help="statements, plover, calendar, or a network: affiliation, agreement, conflict, congruence, subtract. "
            "Otherwise the ending decides.",
        ),
    ] = None,
    by: Annotated[
        str | None,
        Parameter(metavar="TIME", group=NETWORKS, help="A file for each day, week, month, year or so many days."),
    ] = None,
    norm: Annotated[
        str,
        Parameter(
            metavar="NAME",
            group=NETWORKS,
            help="no, average, jaccard or cosine; for affiliation no, activity or prominence.",
        ),
    ] = "no",
    actors: Annotated[str, Parameter(metavar="WHO", group=NETWORKS, help="party or person.")] = "party",
    database: Database = None,
) -> int:
    """Write a case for other programs, or as one archive with checksums that `detente import` makes a case of again."""
    from detente.cli.printing import print_line
    from detente.workflow.exchange import export_case
    from detente.workflow.interchange import write_export

    with opened(case, database) as held:
        if file.suffix.lower() == ARCHIVE:
            files: tuple[Path, ...] = (export_case(held, file),)
        else:
            slices = int(by) if by is not None and by.isdecimal() else by
            files = write_export(held.record(), file, kind=kind, by=slices, norm=norm, actors=actors)
    for one in files:
        print_line(f"Written to {one}")
    return ALL_READ


@app.command(name="import")
def import_(
    file: Annotated[
        Path,
        Parameter(
            name="FILE",
            help="An archive that `detente export` wrote (.zip), a database of Discourse Network Analyzer (.dna), or a "
            "table of statements (.csv, .tsv).",
        ),
    ],
    case: Annotated[Path, Parameter(name="CASE", help="The folder of the case: of an archive a new one.")],
    /,
    *,
    columns: Annotated[
        str | None,
        Parameter(metavar="NAMES", help="Of a table: what stands where, such as quote=words,speaker=who,date=day."),
    ] = None,
    variables: Annotated[
        str | None,
        Parameter(metavar="NAMES", help="Of a .dna file: which variable holds what, such as issue=concept."),
    ] = None,
    database: Database = None,
) -> int:
    """Make a case of an archive, whole or not at all; or add what people coded in another program to a case."""
    from detente.cli.printing import counted, print_line
    from detente.workflow.exchange import import_case, import_coded

    if file.suffix.lower() == ARCHIVE:
        print_line(f"The case is in {import_case(file, case, database=database)}")
        return ALL_READ
    with opened(case, database) as held:
        done = import_coded(
            held, file, columns=pairs_of("--columns", columns), variables=pairs_of("--variables", variables)
        )
    print_line(f"{counted(done.new, 'new report')} with {counted(done.statements, 'statement')}.")
    if done.known:
        print_line(f"{counted(done.known, 'report')} known already, and left as they are.")
    if done.not_taken:
        print_line(
            f"{counted(done.not_taken, 'statement')} coded in them not taken over: add those that matter with "
            f"`detente review {case}` or `detente judge {case} add`."
        )
    for problem in done.problems:
        print_line(f"Not taken over: {problem}")
    return ALL_READ


def pairs_of(option: str, names: str | None) -> dict[str, str] | None:
    """Return names from a list such as `quote=words,speaker=who`.

    Raises:
        BadOption: It is not written so.
    """
    if names is None:
        return None
    parts = [part.partition("=") for part in names.split(",")]
    if not all(sign and name.strip() and value.strip() for name, sign, value in parts):
        from detente.errors import BadOption

        raise BadOption(option, names, "pairs such as quote=words,speaker=who")
    return {name.strip(): value.strip() for name, _, value in parts}
