"""Packages and votes in a line each, for the opening of the page and for the terminal."""

from collections.abc import Iterator

from detente.brief.bargains.section import Section
from detente.brief.lines import Line
from detente.brief.outlook.opening import TAKES, run_on

MOST = 2
"""So many sentences the summary has of each."""


def opening_lines(section: Section) -> Iterator[Line]:
    """Yield what can be agreed on in one line of the opening."""
    if section.packages.lede:
        yield Line(TAKES, "packages", run_on(section.packages.lede[:1]))


def summary_lines(section: Section) -> Iterator[Line]:
    """Yield what can be agreed on, each sentence in a line."""
    yield from (Line(TAKES, "packages", one) for one in section.packages.lede[:MOST])
