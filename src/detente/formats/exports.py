"""A conflict written for other programs: GraphML, DOT, Gambit's normal form, CSV."""

import csv
import io
import re
from collections.abc import Mapping
from html import escape
from itertools import product

import numpy as np

from detente.errors import NotInThatForm
from detente.formats.conflict_model import ConflictModel
from detente.formats.edges import COLOURS, edges
from detente.formats.picture import in_xml
from detente.models.graph_model import Stability

MOST_PROFILES = 1 << 18
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
RANKS = "how good the state is to it: 0 is worst, larger is better, equal is as good"


def graphml_text(model: ConflictModel) -> str:
    """Return the graph of states and moves as GraphML: for Gephi, Cytoscape, networkx, igraph."""
    makers = model.file.decision_makers
    keys = [("label", "node", "string"), ("status_quo", "node", "boolean")]
    keys += [(f"rank_{who.id}", "node", "int") for who in makers]
    keys += [("by", "edge", "string"), ("improvement", "edge", "boolean")]
    ranks = np.asarray(model.game.ranks)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    lines += [key_element(*key) for key in keys]
    lines.append('  <graph id="conflict" edgedefault="directed">')
    for state in range(model.game.n_states):
        data = {"label": model.name(state), "status_quo": str(state == model.status_quo).lower()}
        data |= {f"rank_{who.id}": str(ranks[number, state]) for number, who in enumerate(makers)}
        lines.append(f'    <node id="{state}">{data_elements(data)}</node>')
    for dm, source, target, better in edges(model, "GraphML"):
        data = {"by": makers[dm].id, "improvement": str(better).lower()}
        lines.append(f'    <edge source="{source}" target="{target}">{data_elements(data)}</edge>')
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def key_element(key: str, kind: str, of: str) -> str:
    """Return what a piece of data is called and, of ranks, what they mean."""
    start = f'  <key id="{key}" for="{kind}" attr.name="{key}" attr.type="{of}"'
    return f"{start}><desc>{RANKS}</desc></key>" if key.startswith("rank_") else f"{start}/>"


def data_elements(data: Mapping[str, str]) -> str:
    """Return what is known of a node or an edge."""
    return "".join(f'<data key="{key}">{escape(in_xml(value))}</data>' for key, value in data.items())


def dot_text(model: ConflictModel) -> str:
    """Return the graph of states and moves as DOT, for Graphviz; improvements are drawn solid."""
    lines = ["digraph conflict {", "  node [shape=box];"]
    for state in range(model.game.n_states):
        border = ", peripheries=2" if state == model.status_quo else ""
        lines.append(f"  {state} [label={in_quotes(f'{state}: {model.name(state)}')}{border}];")
    for dm, source, target, better in edges(model, "DOT"):
        label, colour = in_quotes(model.file.decision_makers[dm].id), COLOURS[dm % len(COLOURS)]
        style = "solid" if better else "dotted"
        lines.append(f'  {source} -> {target} [label={label}, color="{colour}", style={style}];')
    return "\n".join([*lines, "}", ""])


def in_quotes(text: str) -> str:
    r"""Return text as DOT and Gambit write it.

    >>> print(in_quotes('say "no"'))
    "say \"no\""
    """
    plain = CONTROLS.sub(" ", text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def nfg_text(model: ConflictModel) -> str:
    """Return the payoffs in Gambit's normal form: a strategy is a set of own options, a payoff a rank from 1.

    Combinations that do not exist pay everybody 0, less than anything that does. A normal form knows no directions of
    moves and no sequence of them.
    """
    if model.file.graph is not None:
        raise NotInThatForm("Gambit's normal form", "states listed one by one have no strategies", "options")
    makers = model.file.decision_makers
    own = [[1 << model.file.bits[option.id] for option in who.options] for who in makers]
    if 1 << len(model.file.options) > MOST_PROFILES:
        happened = f"its options combine in {1 << len(model.file.options):,} ways"
        raise NotInThatForm("Gambit's normal form", happened, f"at most {MOST_PROFILES:,}")
    sets = [[sum(one) for one in product(*((0, bit) for bit in reversed(bits)))] for bits in own]
    numbers = {int(mask): int(number) for mask, number in zip(model.states, model.numbers, strict=True)}
    ranks = np.asarray(model.game.ranks) + 1
    payoffs = []
    for profile in product(*reversed(sets)):  # Gambit lets the first player's strategy change fastest
        state = numbers.get(sum(profile))
        payoffs += ["0"] * len(makers) if state is None else [str(rank) for rank in ranks[:, state]]
    players = " ".join(in_quotes(who.said) for who in makers)
    strategies = " ".join(
        "{ " + " ".join(in_quotes(" + ".join(model.file.taken(mask)) or "-") for mask in own_sets) + " }"
        for own_sets in sets
    )
    comment = in_quotes("Ranks from 1; 0 where the combination does not exist.")
    return (
        f"NFG 1 R {in_quotes(model.file.title)} {{ {players} }}\n{{ {strategies} }}\n{comment}\n\n{' '.join(payoffs)}\n"
    )


def csv_text(model: ConflictModel, stability: Stability) -> str:
    """Return a line for each state: options taken, ranks, for whom it is stable, and where it is an equilibrium."""
    makers = model.file.decision_makers
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(
        ["state", "options", "status_quo"]
        + [f"rank_{who.id}" for who in makers]
        + [f"{concept}_{who.id}" for concept in stability.concepts for who in makers]
        + [f"{concept}_equilibrium" for concept in stability.concepts]
    )
    ranks = np.asarray(model.game.ranks)
    stable = [stability.of(concept) for concept in stability.concepts]
    for state in range(model.game.n_states):
        row = [state, model.name(state), int(state == model.status_quo), *ranks[:, state].tolist()]
        row += [int(one) for concept in stable for one in concept[:, state]]
        table.writerow([*row, *(int(concept[:, state].all()) for concept in stable)])
    return out.getvalue()
