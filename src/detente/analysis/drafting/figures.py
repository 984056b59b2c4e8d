"""Which figures are named for a deed: the one that its owner offers, and the one that is asked for."""

import re
from collections import defaultdict
from dataclasses import dataclass

from detente.analysis.drafting.options import Cluster
from detente.analysis.drafting.sayings import How

FIGURE = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(per ?cent\b|%|[a-z]{2,})?", re.IGNORECASE)
YEAR = re.compile(r"\b(?:in|by|until|before|from|to|of|till)\s+((?:19|20|21)\d\d)\b", re.IGNORECASE)
PERCENT = "percent"
MEASURED = re.compile(
    r",? (?:of|by|to|at) (?:about |some |at least |up to )?\d[\d.,]*\s*(?:per ?cent|%)", re.IGNORECASE
)
"""By how much something is done, at the end of what says what is done (`a rise of 9 percent`)."""
LEAST_LEFT = 2
"""Words that must be left for a label to say what is done."""


@dataclass(frozen=True, order=True)
class Figure:
    """A number named for a deed, with its unit."""

    number: float
    unit: str

    @property
    def label(self) -> str:
        """How it reads."""
        plain = f"{self.number:,.10g}" if self.unit != "year" else f"{self.number:.0f}"
        return plain if self.unit == "year" else f"{plain} {self.unit}"

    @property
    def id(self) -> str:
        """An id that can stand in a formula.

        >>> Figure(3.5, "percent").id
        'at_3_5_percent'
        """
        return "at_" + re.sub(r"[^a-z0-9]+", "_", self.label.replace(",", "").lower()).strip("_")


def figure_in(words: str) -> Figure | None:
    """Return the first number in some words: a share, a year, or so many of something.

    >>> figure_in("a rise of 3.5 per cent"), figure_in("accept a closure in 2040"), figure_in("close it")
    (Figure(number=3.5, unit='percent'), Figure(number=2040.0, unit='year'), None)
    """
    if year := YEAR.search(words):
        return Figure(float(year[1]), "year")
    for hit in FIGURE.finditer(words):
        if unit := (hit[2] or "").lower():
            share = unit == "%" or unit.replace(" ", "") == PERCENT
            return Figure(float(hit[1].replace(",", "")), PERCENT if share else unit)
    return None


def figures(option: Cluster) -> tuple[Figure, ...]:
    """Return the figures named for a deed when its owner names one and somebody asks for more of the same, or less.

    From what its owner offers to what is asked for, so that each is a further step.
    """
    offered: dict[str, set[float]] = defaultdict(set)
    asked: dict[str, set[float]] = defaultdict(set)
    for one, way in option.sayings:
        found = figure_in(one.deed.words)
        if found is None or one.speaker is None or option.sign(one, way) < 0:
            continue
        if one.speaker == option.owner and one.how is How.BINDS:
            offered[found.unit].add(found.number)
        elif one.speaker != option.owner and one.how is How.ASKS:
            asked[found.unit].add(found.number)
    for unit in sorted(offered.keys() & asked.keys()):
        more = min(asked[unit]) > max(offered[unit])
        if more or max(asked[unit]) < min(offered[unit]):
            numbers = sorted(offered[unit] | asked[unit], reverse=not more)
            return tuple(Figure(number, unit) for number in numbers)
    return ()


def with_figure(label: str, figure: Figure) -> str:
    """Return what is done with another figure in it, where it has one of the same unit.

    >>> with_figure("Agree to a rise of 4 percent", Figure(9, "percent"))
    'Agree to a rise of 9 percent'
    """
    named = figure_in(label)
    if named is None or named.unit != figure.unit:
        return label
    if figure.unit == "year":
        return YEAR.sub(lambda hit: hit[0].replace(hit[1], figure.label), label, count=1)
    return FIGURE.sub(figure.label, label, count=1)


def without_figure(label: str) -> str:
    """Return what is done without how much of it, where it can be told without.

    >>> without_figure("Agree to a pay rise of 9 percent"), without_figure("Agree to 9 percent")
    ('Agree to a pay rise', 'Agree to 9 percent')
    """
    less = MEASURED.sub("", label)
    return less if len(less.split()) > LEAST_LEFT else label
