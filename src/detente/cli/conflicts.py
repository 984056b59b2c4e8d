"""The commands on conflicts: `solve`, `catalog`."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from detente.cli.app import ALL_READ, app
from detente.cli.of_models import ASKED, Drawers, DrawingCluster, Seed, at_least, typed
from detente.cli.options import SHOWN, Flag, Json

Count = Annotated[
    int | None,
    Parameter(
        metavar="N",
        group=ASKED,
        help="Draw the uncertain preferences so often, and print in what share of the draws each state holds.",
    ),
]


@app.command
def solve(
    conflict: Annotated[
        str,
        Parameter(
            name="FILE_OR_NAME",
            help="A conflict file (.toml, or .gmcr as GMCR+ saves it), a name that `detente catalog` lists, or the "
            "folder of a case with a conflict.toml in it.",
        ),
    ],
    /,
    *,
    concepts: Annotated[
        tuple[str, ...],
        Parameter(
            negative=(),
            metavar="LIST",
            show_default=False,
            help="Solution concepts, one or several: nash, gmr, smr, seq, sseq, sim, limited_2 to limited_99. "
            "Otherwise nash,gmr,smr,seq,sseq.",
        ),
    ] = ("nash,gmr,smr,seq,sseq",),
    coalitions: Annotated[
        bool, Flag, Parameter(group=ASKED, help="Which states hold against every group that acts together.")
    ] = False,
    from_status_quo: Annotated[
        bool, Flag, Parameter(group=ASKED, help="How each outcome is reached from today, and who begins.")
    ] = False,
    want: Annotated[
        str | None,
        Parameter(
            metavar="FORMULA",
            group=ASKED,
            help="What it would take to make a state hold in which this is true, such as 'release and not attack'.",
        ),
    ] = None,
    sweep: Annotated[Count, at_least(1)] = None,
    seed: Seed = 0,
    why: Annotated[
        str | None,
        Parameter(
            metavar="STATE",
            group=ASKED,
            help="Why a state holds or does not. Its number, or the options taken: 'release, attack'; - for none.",
        ),
    ] = None,
    json: Json = False,
    full: Annotated[
        bool, Flag, Parameter(group=SHOWN, help="In the JSON of a large conflict, lists and not counts.")
    ] = False,
    export: Annotated[
        Path | None,
        Parameter(
            metavar="FILE",
            group=SHOWN,
            help="Write the conflict or the results to a file: .graphml, .dot, .nfg, .csv, .svg or .toml.",
        ),
    ] = None,
    workers: Drawers = 1,
    cluster: DrawingCluster = None,
) -> int:
    """Show which outcomes of a conflict can hold, and who would leave the others.

    The page says what is done in each outcome, and in plain words why nobody leaves it.
    """
    from detente.cli.printing import print_hint, print_lines, write_line
    from detente.workflow.export import export_to
    from detente.workflow.solve import hint_for, page_of, solution_json, why_lines
    from detente.workflow.solve import solve as solve_it

    solution = solve_it(
        typed(conflict),
        concepts=[one for some in concepts for one in some.split(",") if one.strip()],
        coalitions=coalitions,
        from_status_quo=from_status_quo,
        want=None if want is None else typed(want),
        sweep=sweep,
        seed=seed,
        workers=workers,
        cluster=cluster,
    )
    print_hint(hint_for(solution))
    state = None if why is None else solution.model.state(typed(why))
    if export is not None:
        export_to(solution, export)
    if json:
        write_line(solution_json(solution, full=full, why=state))
    else:
        print_lines(page_of(solution) if state is None else why_lines(solution, state))
    return ALL_READ


@app.command
def catalog(
    name: Annotated[str | None, Parameter(name="NAME", help="Print this file, to start one of your own from.")] = None,
    /,
    *,
    bodies: Annotated[
        bool, Flag, Parameter(help="List the bodies, and votes of the past, for `detente vote` instead.")
    ] = False,
    json: Annotated[bool, Flag, Parameter(group=SHOWN, help="Print one JSON object for each of them.")] = False,
) -> int:
    """List the conflicts, packages and questions, or the bodies that decide, that come with Détente."""
    from detente.cli.printing import print_bodies, print_catalogue, write_line
    from detente.workflow.catalogue import catalogue, file_text, package_files, settlement_files

    if name is not None:
        sys.stdout.write(file_text(name))
    elif bodies:
        from detente.workflow.vote import bodies as all_bodies

        if json:
            for body in all_bodies():
                write_line(body.as_json())
        else:
            print_bodies(all_bodies())
    elif json:
        for entry in catalogue():
            write_line(entry.as_json())
        for package in package_files():
            write_line(package.as_json())
        for question in settlement_files():
            write_line(question.as_json())
    else:
        print_catalogue(catalogue(), package_files(), settlement_files())
    return ALL_READ
