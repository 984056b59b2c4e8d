"""The options that the commands on models share, and what checks them."""

from typing import Annotated

from cyclopts import Group, Parameter

from detente.cli.app import STANDARD_INPUT

ASKED = Group("What is asked besides", sort_key=2)
DRAWN = Group("Where the draws are worked out", sort_key=4)


def at_least(least: int) -> Parameter:
    """Return what refuses a number that is too small; cyclopts makes it an error of the call."""

    def check(_: object, value: int | None) -> None:
        if value is not None and value < least:
            raise ValueError(f"at least {least}")

    return Parameter(validator=check)


def typed(word: str) -> str:
    """Return a word as it was typed: a lone hyphen stands for itself here."""
    return "-" if word == STANDARD_INPUT else word


Seed = Annotated[
    int,
    Parameter(metavar="S", group=ASKED, help="From what the draws are made: the same seed gives the same draws."),
    at_least(0),
]
Drawers = Annotated[int, Parameter(metavar="N", group=DRAWN, help="Processes on this machine that draw."), at_least(1)]
DrawingCluster = Annotated[
    str | None, Parameter(metavar="ADDRESS", group=DRAWN, help="A Dask cluster that draws, such as tcp://host:8786.")
]
