"""The command on votes: `vote`."""

from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Group, Parameter

from detente.cli.app import ALL_READ, app
from detente.cli.options import SHOWN, Flag, Json

if TYPE_CHECKING:
    from detente.brief.votes import PowerTable

STANDING = Group("How members stand, whatever the file says", sort_key=2)


def members(what: str) -> Parameter:
    """Return an option that names members."""
    return Parameter(
        negative=(), metavar="LIST", show_default=False, group=STANDING, help=f"Members who {what}: a,b,c."
    )


@app.command
def vote(
    given: Annotated[
        str,
        Parameter(
            name="FILE_OR_NAME",
            help="A vote file (.toml), a name that `detente catalog --bodies` lists, or a case with a votes.toml.",
        ),
    ],
    /,
    *,
    yes: Annotated[tuple[str, ...], members("say yes")] = (),
    no: Annotated[tuple[str, ...], members("say no")] = (),
    abstain: Annotated[tuple[str, ...], members("abstain")] = (),
    absent: Annotated[tuple[str, ...], members("are absent")] = (),
    rest: Annotated[
        Literal["yes", "no", "abstain", "absent"] | None,
        Parameter(group=STANDING, help="What all others do of whom nothing is known."),
    ] = None,
    coalitions: Annotated[
        bool, Flag, Parameter(group=SHOWN, help="All coalitions that are just enough, and not only the smallest.")
    ] = False,
    json: Json = False,
) -> int:
    """Show whether something passes, who could change that, who can block, and what each vote is worth."""
    from detente.brief.outcomes import Line
    from detente.cli.printing import print_lines, write_line
    from detente.workflow.vote import page_of, vote_json
    from detente.workflow.vote import vote as work_out

    result = work_out(
        given,
        yes=names(yes),
        no=names(no),
        abstain=names(abstain),
        absent=names(absent),
        rest=rest,
        every_coalition=coalitions,
    )
    if json:
        write_line(vote_json(result))
        return ALL_READ
    for part in page_of(result):
        if isinstance(part, Line):
            print_lines([part])
        else:
            print_power(part)
    return ALL_READ


def names(given: tuple[str, ...]) -> list[str]:
    """Return the names in lists separated by commas."""
    return [one.strip() for some in given for one in some.split(",") if one.strip()]


def print_power(shown: "PowerTable") -> None:
    """Print what each vote is worth."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from detente.cli.printing import Printer, printable

    table = Table(box=None, padding=(0, 2, 0, 0))
    for number, head in enumerate(shown.heads):
        table.add_column(head, justify="right" if number else "left", overflow="fold")
    for row in shown.rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    out = Printer()
    out.print()
    out.print(Padding(table, (0, 0, 0, 2), expand=False))
