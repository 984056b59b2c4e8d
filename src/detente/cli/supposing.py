"""The commands that try a conflict out: `whatif`, `rehearse`."""

from typing import Annotated

from cyclopts import Parameter

from detente.cli.app import ALL_READ, app
from detente.cli.of_models import typed
from detente.cli.options import Json

ConflictName = Annotated[
    str,
    Parameter(
        name="CONFLICT",
        help="A conflict file (.toml, or .gmcr as GMCR+ saves it), a name that `detente catalog` lists, or the folder "
        "of a case with a conflict.toml in it.",
    ),
]


@app.command
def whatif(
    conflict: ConflictName,
    /,
    *changes: Annotated[
        str,
        Parameter(
            name="CHANGE",
            required=True,
            help="What is supposed: 'drop OPTION', 'take OPTION', 'not OPTION', 'add option PARTY: NAME [Label]', "
            "'PARTY prefers FORMULA over FORMULA', 'PARTY wants FORMULA', 'PARTY does not care about OPTION', 'never "
            "FORMULA'. Options and parties go by their ids or their labels.",
        ),
    ],
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
    json: Json = False,
) -> int:
    """Show what would be different in a conflict if something in it were.

    It says which outcomes would hold and which would not any more, and what that means for where things stand today.
    """
    from detente.cli.printing import print_lines, write_line
    from detente.workflow.whatif import whatif as suppose
    from detente.workflow.whatif import whatif_json, whatif_lines

    names = [one for some in concepts for one in some.split(",") if one.strip()]
    found = suppose(typed(conflict), *changes, concepts=names)
    if json:
        write_line(whatif_json(found))
    else:
        print_lines(whatif_lines(found))
    return ALL_READ
