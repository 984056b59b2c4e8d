"""The commands that try a conflict out: `whatif`, `rehearse`."""

import sys
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from detente.cli.app import ALL_READ, app
from detente.cli.of_models import ASKED, typed
from detente.cli.options import Json

if TYPE_CHECKING:
    from detente.analysis.rehearsing import Play

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
            "FORMULA'. Options and parties go by their ids or their labels, or by one word that only one has.",
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


@app.command
def rehearse(
    conflict: ConflictName,
    /,
    *,
    as_: Annotated[
        str, Parameter(name="--as", metavar="PARTY", group=ASKED, help="For whom you choose: an id or a name.")
    ],
    from_: Annotated[
        str | None,
        Parameter(
            name="--from",
            metavar="STATE",
            group=ASKED,
            help="Where to begin: the number of a state, or the options taken: 'release, attack'. Otherwise today's "
            "state.",
        ),
    ] = None,
    json: Json = False,
) -> int:
    """Play a conflict move by move: choose for one party while the others answer by what they want.

    A number makes a move, 0 stays, u undoes the last round, q ends it. Each of the others makes the move that it likes
    best, if it likes one better than to stay, and says why. It ends when everybody stays or the same state comes again.
    """
    from detente.cli.printing import print_lines, write_line
    from detente.workflow.rehearse import ending_lines, opening_lines, play_json
    from detente.workflow.rehearse import rehearse as begin

    play = begin(typed(conflict), as_, start=None if from_ is None else typed(from_))
    if not json:
        print_lines(opening_lines(play))
    play = played(play, quiet=json)
    if json:
        write_line(play_json(play))
    else:
        print_lines(ending_lines(play))
    return ALL_READ


def played(play: "Play", *, quiet: bool) -> "Play":
    """Return the play after all that was typed."""
    from detente.cli.printing import print_line, print_lines
    from detente.errors import NoSuchMove
    from detente.workflow.rehearse import position_lines, turn_lines

    while play.end is None:
        if not quiet:
            print_lines(position_lines(play))
        word = asked(f"Your move (0 to {len(play.choices)}, u to undo, q to end) > ", quiet=quiet)
        if word is None or word in ("q", "quit"):
            break
        if word in ("u", "undo"):
            play = play.undone()
            continue
        try:
            play = chosen(play, word)
        except NoSuchMove as error:
            if quiet:
                raise
            print_line(error.explanation())
            continue
        if not quiet:
            print_lines(turn_lines(play))
    return play


def chosen(play: "Play", word: str) -> "Play":
    """Return the play after what was typed as a move."""
    from detente.errors import NoSuchMove

    if not word.isascii() or not word.isdecimal():
        raise NoSuchMove(word, len(play.choices))
    return play.played(int(word))


def asked(question: str, *, quiet: bool) -> str | None:
    """Return what is typed, or nothing at the end of the input; what comes from a file is shown as if it were typed."""
    from detente.cli.printing import printable

    if not quiet:
        print(f"\n{question}", end="", flush=True)
    line = sys.stdin.readline()
    if not quiet and (not line or not sys.stdin.isatty()):
        print(printable(line.strip()))
    return line.strip().lower() if line else None
