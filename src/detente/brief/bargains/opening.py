"""Packages and votes in a line each, for the opening of the page and for the terminal."""

from collections.abc import Iterator

from detente.brief.bargains.section import Section
from detente.brief.lines import Line
from detente.brief.outlook.opening import TAKES, run_on

MOST = 2
"""So many sentences the summary has of each."""


def opening_lines(section: Section) -> Iterator[Line]:
    """Yield what can be agreed on, and who can block it, in one line of the opening each."""
    if section.packages.lede:
        yield Line(TAKES, "packages", run_on(section.packages.lede[:1]))
    if section.votes is not None and section.votes.lede:
        yield Line(TAKES, "votes", run_on(section.votes.lede[:2]))


def summary_lines(section: Section) -> Iterator[Line]:
    """Yield what can be agreed on and who can block it, each sentence in a line."""
    yield from (Line(TAKES, "packages", one) for one in section.packages.lede[:MOST])
    if section.votes is not None:
        yield from (Line(TAKES, "votes", one) for one in section.votes.lede[1 : MOST + 1])
