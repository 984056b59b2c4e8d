"""Networks of actors and issues in files: GraphML for Gephi, Cytoscape and igraph, and matrices as CSV."""

import io
from dataclasses import dataclass

import networkx as nx  # type: ignore[import-untyped]
import numpy as np
from numpy.typing import NDArray

from detente.formats.cells import table_text
from detente.formats.picture import in_xml


@dataclass(frozen=True)
class Node:
    """An actor or an issue."""

    id: str
    """Its slug."""
    label: str
    mode: str
    """actor or issue."""
    kind: str
    """state, alliance, ... of an actor; empty for an issue."""
    said: int
    """Statements by the actor, or on the issue, that are for or against something, over all of the time."""


@dataclass(frozen=True)
class Network:
    """Who is tied to whom, or to which issue, and how strongly, over some time."""

    name: str
    """What it shows: `congruence`, `affiliation subtract`, ..."""
    norm: str
    rows: tuple[Node, ...]
    columns: tuple[Node, ...]
    """The same as `rows` for a network of actors with actors."""
    weights: NDArray[np.float64]  # [row, column]
    ours: NDArray[np.float64]  # [actor, issue]
    """How often each actor is for each issue."""
    theirs: NDArray[np.float64]  # [actor, issue]
    """How often against."""
    time: str
    """The slice of time (`2022-W02`, `2022-01-10/2022-01-14`), or empty for all of it."""
    left_out: int
    """Statements for or against something whose day is not known well enough to say in which slice they lie."""

    @property
    def two_mode(self) -> bool:
        """Whether actors are tied to issues."""
        return self.rows != self.columns or any(node.mode == "issue" for node in self.columns)


def network_csv(network: Network) -> str:
    """Return the matrix of weights: slugs of the rows down, those of the columns across; isolated ones stay in it."""
    header = ["", *(node.id for node in network.columns)]
    return table_text(
        header,
        ([node.id, *map(plain, weights)] for node, weights in zip(network.rows, network.weights.tolist(), strict=True)),
    )


def plain(weight: float) -> float | int:
    """Return a weight without a fraction of nothing."""
    return int(weight) if weight == int(weight) else weight


def network_graphml(network: Network) -> str:
    """Return the network as GraphML with typed attributes.

    Nodes have `label`, `mode`, `kind` and `said`; edges `weight`, `sign` (1 or -1) and, from an actor to an issue,
    `for` and `against`. There is an edge where the weight is not 0, or where an actor is as often for as against.
    """
    graph = nx.Graph(name=f"{network.name}{f' {network.time}' if network.time else ''}", norm=network.norm)
    graph.graph["left_out"] = network.left_out
    nodes = network.rows if not network.two_mode else (*network.rows, *network.columns)
    for node in nodes:
        label, kind = in_xml(node.label), in_xml(node.kind)
        graph.add_node(key(node), label=label, mode=node.mode, kind=kind, said=node.said)
    for one, row in enumerate(network.rows):
        for two, column in enumerate(network.columns):
            if network.two_mode or one < two:
                add_edge(graph, network, one, two, (key(row), key(column)))
    out = io.BytesIO()
    nx.write_graphml(graph, out, encoding="utf-8", prettyprint=True, named_key_ids=True)
    return out.getvalue().decode("utf-8")


def add_edge(graph: nx.Graph, network: Network, one: int, two: int, ends: tuple[str, str]) -> None:
    """Add the tie between a row and a column, if there is one."""
    weight = float(network.weights[one, two])
    data: dict[str, float | int] = {"weight": weight, "sign": -1 if weight < 0 else 1}
    said = 0
    if network.two_mode:
        ours, theirs = int(network.ours[one, two]), int(network.theirs[one, two])
        data |= {"for": ours, "against": theirs}
        said = ours + theirs
    if weight or said:
        graph.add_edge(*ends, **data)


def key(node: Node) -> str:
    """Return the name of a node in the file: an actor and an issue may have one slug."""
    return node.id if node.mode == "actor" else f"issue:{node.id}"
