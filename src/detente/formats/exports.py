"""A conflict written for other programs: GraphML, DOT, Gambit's normal form, CSV, SVG."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import product
from math import cos, hypot, pi, sin

import numpy as np

from detente.errors import NotInThatForm
from detente.formats.conflict_model import ConflictModel
from detente.models.graph_model import Stability

MOST_DRAWN = 48
MOST_IN_GRAPH = 1 << 14
MOST_PROFILES = 1 << 18
COLOURS = ("#0b5394", "#b45309", "#38761d", "#741b47", "#5b5b5b", "#134f5c", "#990000", "#4c1130")
"""One for each decision maker; after the last it begins again."""


def edges(model: ConflictModel, form: str, most: int = MOST_IN_GRAPH) -> Iterator[tuple[int, int, int, bool]]:
    """Yield who moves from which state to which, and whether that is an improvement."""
    count = model.game.n_states
    if count > most:
        raise NotInThatForm(form, f"it has {count:,} states", f"at most {most:,}")
    ranks = np.asarray(model.game.ranks)
    for dm in range(len(model.file.decision_makers)):
        for state in range(count):
            for target in model.game.moves(dm, state).tolist():
                yield dm, state, target, bool(ranks[dm, target] > ranks[dm, state])


def graphml_text(model: ConflictModel) -> str:
    """Return the graph of states and moves as GraphML: for Gephi, Cytoscape, networkx, igraph."""
    makers = model.file.decision_makers
    keys = [("label", "node", "string"), ("status_quo", "node", "boolean")]
    keys += [(f"rank_{who.id}", "node", "int") for who in makers]
    keys += [("by", "edge", "string"), ("improvement", "edge", "boolean")]
    ranks = np.asarray(model.game.ranks)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    lines += [f'  <key id="{key}" for="{kind}" attr.name="{key}" attr.type="{of}"/>' for key, kind, of in keys]
    lines.append('  <graph id="conflict" edgedefault="directed">')
    for state in range(model.game.n_states):
        data = {"label": model.name(state), "status_quo": str(state == model.status_quo).lower()}
        data |= {f"rank_{who.id}": str(ranks[number, state]) for number, who in enumerate(makers)}
        lines.append(f'    <node id="{state}">{data_elements(data)}</node>')
    for dm, source, target, better in edges(model, "GraphML"):
        data = {"by": makers[dm].id, "improvement": str(better).lower()}
        lines.append(f'    <edge source="{source}" target="{target}">{data_elements(data)}</edge>')
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def data_elements(data: Mapping[str, str]) -> str:
    """Return what is known of a node or an edge."""
    return "".join(f'<data key="{key}">{escape(value)}</data>' for key, value in data.items())


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
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


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


def svg_text(model: ConflictModel, holding: Mapping[int, Sequence[str]]) -> str:
    """Return a picture of a small conflict: states in a circle, improvements as arrows, outcomes that hold filled."""
    count, makers = model.game.n_states, model.file.decision_makers
    arrows = [edge for edge in edges(model, "a picture", MOST_DRAWN) if edge[3]]
    radius = max(140.0, 13.0 * count)
    middle = radius + 150
    places = [
        (middle + radius * sin(2 * pi * state / count), middle - radius * cos(2 * pi * state / count))
        for state in range(count)
    ]
    size = 2 * middle
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size:.0f} {size + 20 * len(makers):.0f}" '
        f'font-family="sans-serif" font-size="12" role="img">',
        f"<title>{escape(model.file.title or 'A conflict')}</title>",
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        *markers(len(makers)),
        *(arrow(places[source], places[target], dm) for dm, source, target, _ in arrows),
        *(node(model, state, places[state], middle, held=state in holding) for state in range(count)),
        *legend(model, size),
    ]
    return "\n".join([*parts, "</svg>", ""])


def markers(count: int) -> Iterator[str]:
    """Yield the heads of the arrows."""
    yield "<defs>"
    for dm in range(count):
        yield (
            f'<marker id="head{dm}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
            f'<path d="M0 0 8 4 0 8z" fill="{COLOURS[dm % len(COLOURS)]}"/></marker>'
        )
    yield "</defs>"


def arrow(start: tuple[float, float], end: tuple[float, float], dm: int) -> str:
    """Return an arrow, bent a little so that those of different decision makers do not hide one another."""
    (x1, y1), (x2, y2) = start, end
    dx, dy = x2 - x1, y2 - y1
    length = hypot(dx, dy) or 1.0
    bend = 0.08 * (dm + 1)
    cx, cy = (x1 + x2) / 2 - dy * bend, (y1 + y2) / 2 + dx * bend
    x1, y1, x2, y2 = x1 + dx / length * 12, y1 + dy / length * 12, x2 - dx / length * 14, y2 - dy / length * 14
    return (
        f'<path d="M{x1:.1f} {y1:.1f}Q{cx:.1f} {cy:.1f} {x2:.1f} {y2:.1f}" fill="none" '
        f'stroke="{COLOURS[dm % len(COLOURS)]}" marker-end="url(#head{dm})"/>'
    )


def node(model: ConflictModel, state: int, place: tuple[float, float], middle: float, *, held: bool) -> str:
    """Return a state with its number in a circle and its options beside it, on the outer side."""
    x, y = place
    fill, ink = ("#1f2937", "#ffffff") if held else ("#ffffff", "#1f2937")
    today = state == model.status_quo
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="14" fill="none" stroke="#1f2937"/>' if today else ""
    anchor, beside = ("start", x + 18) if x >= middle - 1 else ("end", x - 18)
    name = escape(model.name(state))
    return (
        f'{ring}<circle cx="{x:.1f}" cy="{y:.1f}" r="11" fill="{fill}" stroke="#1f2937"/>'
        f'<text x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle" fill="{ink}">{state}</text>'
        f'<text x="{beside:.1f}" y="{y + 4:.1f}" text-anchor="{anchor}" fill="#1f2937">{name}</text>'
    )


def legend(model: ConflictModel, top: float) -> Iterator[str]:
    """Yield what the colours stand for."""
    for dm, who in enumerate(model.file.decision_makers):
        y, colour = top + 20 * dm, COLOURS[dm % len(COLOURS)]
        yield f'<path d="M20 {y - 4:.0f}H60" stroke="{colour}" marker-end="url(#head{dm})"/>'
        yield f'<text x="70" y="{y:.0f}" fill="#1f2937">{escape(who.said)} would gain by moving</text>'
