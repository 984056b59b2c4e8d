"""In which order the steps of a package can be taken, when some may come only after others."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from detente.errors import TooManyCycles
from detente.models.packages.logic import negated, true_of
from detente.models.packages.model import Logic, Package, Rule, Step

MOST_CYCLES = 200

Choice = tuple[int, int]
"""An issue and one of its alternatives: a step that somebody takes."""


@dataclass(frozen=True)
class After:
    """A step that may be taken only after another."""

    late: Choice
    early: Choice
    guard: Logic = (Step("true"),)
    """Only in packages in which this is true."""
    rule: int = 0
    """The number of the rule that says so."""

    def asked(self, package: Package) -> bool:
        """Return whether the package takes both steps, and so has to keep them in order."""
        return (
            package[self.late[0]] == self.late[1]
            and package[self.early[0]] == self.early[1]
            and true_of(self.guard, package)
        )


def cycles(orders: Sequence[After]) -> tuple[tuple[int, ...], ...]:
    """Return the circles in which steps wait for one another, each as numbers of orders.

    >>> cycles([After((0, 1), (1, 1)), After((1, 1), (2, 0)), After((1, 1), (0, 1))])
    ((0, 2),)

    Raises:
        TooManyCycles: There are more than can be named.
    """
    if not orders:
        return ()
    import networkx as nx  # type: ignore[import-untyped]

    graph = nx.MultiDiGraph()
    for number, one in enumerate(orders):
        graph.add_edge(one.late, one.early, key=number)
    found: list[tuple[int, ...]] = []
    for circle in islice(nx.simple_cycles(nx.DiGraph(graph)), MOST_CYCLES + 1):
        if len(found) >= MOST_CYCLES:
            raise TooManyCycles(MOST_CYCLES)
        found += ways_round(graph, circle)
    return tuple(sorted(found, key=lambda one: (len(one), one)))


def ways_round(graph: Any, circle: Sequence[Choice]) -> list[tuple[int, ...]]:  # noqa: ANN401 (of networkx)
    """Return the orders along a circle of steps; one and the same step may have to wait for another twice over."""
    ways: list[tuple[int, ...]] = [()]
    for late, early in zip(circle, [*circle[1:], circle[0]], strict=True):
        ways = [(*way, number) for way in ways for number in sorted(graph[late][early])]
        if len(ways) > MOST_CYCLES:
            raise TooManyCycles(MOST_CYCLES)
    return [rotated(way) for way in ways]


def rotated(way: tuple[int, ...]) -> tuple[int, ...]:
    """Return a circle from its first order on."""
    at = way.index(min(way))
    return way[at:] + way[:at]


def no_circle(orders: Sequence[After], circle: Sequence[int]) -> Rule:
    """Return the rule that no package takes all the steps of a circle: none of them could be the first."""
    parts: list[Step] = []
    for number in circle:
        one = orders[number]
        part = (Step("chosen", *one.late), *one.guard, Step("and", count=2))
        parts += (*part, Step("and", count=2)) if parts else part
    return Rule(negated(tuple(parts)))


def stages(orders: Sequence[After], package: Package) -> tuple[tuple[Choice, ...], ...]:
    """Return the steps of a package that the orders speak of, in stages: those of one may be taken in any order.

    A step stands in the first stage in which all that it waits for is done. Steps that wait for one another in a circle
    are left out.

    >>> stages([After((0, 1), (1, 1)), After((2, 0), (1, 1))], (1, 1, 0))
    (((1, 1),), ((0, 1), (2, 0)))
    """
    asked = [(one.early, one.late) for one in orders if one.asked(package)]
    if not asked:
        return ()
    import networkx as nx

    graph = nx.DiGraph(asked)
    found = []
    while graph:
        free = sorted(step for step, waits_for in graph.in_degree() if not waits_for)
        if not free:
            break
        found.append(tuple(free))
        graph.remove_nodes_from(free)
    return tuple(found)
