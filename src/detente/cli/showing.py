"""How the tables of a case are asked for and shown."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Group, Parameter, validators

from detente.cli.app import ALL_READ
from detente.cli.cases import opened
from detente.cli.options import SHOWN, Flag, is_date

if TYPE_CHECKING:
    from detente.workflow.drafting import Progress
    from detente.workflow.views import View

ON_A_TERMINAL = 100
"""Rows of a table for people, unless they ask for more."""
ASKED = Group("What is asked for", sort_key=1.5)

ACTS = Literal[
    "demand", "propose", "offer", "promise", "accept", "concede", "reject", "refuse", "threaten", "warn", "accuse",
    "praise", "assess", "inform",
]  # fmt: skip

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
        if self.every:
            return None
        return self.limit if self.limit is not None or self.json or self.csv else ON_A_TERMINAL


HowShown = Annotated[Shown, Parameter(name="*")]
AS_USUAL = Shown()


@dataclass(frozen=True)
class About:
    """Of what a table tells."""

    issue: IssueSlug = None
    act: ActName = None
    since: Since = None
    until: Until = None


WhatAbout = Annotated[About, Parameter(name="*")]
OF_ALL = About()


def table(
    name: str,
    folder: Path,
    database: str | None,
    shown: Shown,
    about: About = OF_ALL,
    *,
    party: str | None = None,
    person: str | None = None,
) -> int:
    """Print one of the tables of a case."""
    from detente.cli.printing import shown_progress
    from detente.errors import BadOption
    from detente.record import PartialDate
    from detente.workflow.views import Asked, view

    since, until = about.since, about.until
    if since and until and PartialDate(value=until).last < PartialDate(value=since).first:
        raise BadOption("--until", until, f"a day, month or year that does not end before --since {since}")
    with opened(folder, database) as held:
        with shown_progress(quiet=False) as progress:
            found = view(
                held, name, Asked(party=party, person=person, **vars(about)), limit=shown.most, told=told_by(progress)
            )
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
