"""The command on packages: `package`."""

from typing import Annotated

from cyclopts import Parameter

from detente.cli.app import ALL_READ, app
from detente.cli.of_models import ASKED, Drawers, DrawingCluster, Seed, at_least, typed
from detente.cli.options import SHOWN, Flag, Json


@app.command
def package(
    agreement: Annotated[
        str,
        Parameter(
            name="FILE_OR_NAME",
            help="A package file (.toml), a name that `detente catalog` lists, or a case with a packages.toml.",
        ),
    ],
    /,
    *,
    chosen: Annotated[
        str | None,
        Parameter(
            metavar="PACKAGE",
            group=ASKED,
            help="A package to explain, such as 'membership=moratorium,troops=stay': what it breaks, and the smallest "
            "change that mends it. Otherwise that of the file.",
        ),
    ] = None,
    lift: Annotated[
        tuple[str, ...],
        Parameter(
            negative=(),
            metavar="FORMULA",
            group=ASKED,
            show_default=False,
            help="Leave out a red line or a condition, as it stands in the file or as 'party: formula'; can be given "
            "several times.",
        ),
    ] = (),
    draws: Annotated[
        int | None,
        Parameter(
            metavar="N",
            group=ASKED,
            help="Draw the values that are open so often, and print in what share of the draws each answer holds.",
        ),
        at_least(1),
    ] = None,
    seed: Seed = 0,
    solver: Annotated[
        bool,
        Flag,
        Parameter(
            group=ASKED,
            help="Let the solver prove the answers also where all packages could be looked at (the extra `solver`).",
        ),
    ] = False,
    json: Json = False,
    full: Annotated[
        bool, Flag, Parameter(group=SHOWN, help="In the JSON, lists of packages also where they are very long.")
    ] = False,
    jobs: Drawers = 1,
    cluster: DrawingCluster = None,
) -> int:
    """Show which packages everybody can agree on, where they would settle and who blocks the others.

    Red lines exclude, conditions bind, and nobody takes less than without a deal.
    """
    from detente.cli.package_page import print_agreement
    from detente.cli.printing import print_hint, write_line
    from detente.workflow.package import agreement_json, hint_for
    from detente.workflow.package import package as find

    found = find(
        typed(agreement),
        chosen=chosen,
        lift=lift,
        draws=draws,
        seed=seed,
        jobs=jobs,
        cluster=cluster,
        method="solver" if solver else "auto",
    )
    print_hint(hint_for(found))
    if json:
        write_line(agreement_json(found, full=full))
    else:
        print_agreement(found)
    return ALL_READ
