"""What is written for other programs is well formed and says what the conflict says."""

import csv
import io
import re
import shutil
import subprocess
from xml.etree import ElementTree

import pytest

from conflicts import GRAPH, SYRIA
from detente.errors import NotInThatForm
from detente.formats import conflict_in
from detente.formats.exports import csv_text, dot_text, graphml_text, nfg_text, svg_text
from detente.models.graph_model import stability

HOSTILE = SYRIA.replace('"Syria"', '"<Syria> & \\"co\\""').replace("1975", 'x\\\\ \\"]; -->')


@pytest.fixture(params=[SYRIA, GRAPH, HOSTILE], ids=["syria", "graph", "hostile"])
def model(request):
    return conflict_in(request.param, "case.toml")


def moves(model):
    makers = range(len(model.file.decision_makers))
    return sum(len(model.game.moves(dm, state)) for dm in makers for state in range(model.game.n_states))


def test_graphml_holds_every_state_and_move(model):
    graph = ElementTree.fromstring(graphml_text(model))
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    assert len(graph.findall(".//g:node", space)) == model.game.n_states
    assert len(graph.findall(".//g:edge", space)) == moves(model)
    assert {key.get("id") for key in graph.findall("g:key", space)} >= {"label", "by", "improvement"}


def test_dot_holds_every_state_and_move(model, tmp_path):
    text = dot_text(model)
    assert len(re.findall(r"^  \d+ \[label", text, re.MULTILINE)) == model.game.n_states
    assert text.count(" -> ") == moves(model)
    if shutil.which("dot"):
        subprocess.run(["dot", "-Tsvg", "-o", tmp_path / "x.svg"], input=text, text=True, check=True)


def test_a_picture_is_well_formed(model):
    picture = ElementTree.fromstring(svg_text(model, {0: ("nash",)}))
    circles = picture.findall("{http://www.w3.org/2000/svg}circle")
    today = model.status_quo is not None
    assert len(circles) == model.game.n_states + today
    assert svg_text(model, {}) == svg_text(model, {})


def test_a_normal_form_has_a_payoff_for_every_profile():
    text = nfg_text(conflict_in(SYRIA, "case.toml"))
    head, _, payoffs = text.partition("\n\n")
    assert head.startswith('NFG 1 R "Syria and Iraq, 1975" { "Syria" "Iraq" }')
    assert '{ "-" "release" "escalate" "release + escalate" } { "-" "attack" }' in head
    # The first player's strategy changes fastest; what cannot be pays nobody anything.
    assert payoffs.split() == "6 3  3 6  5 1  0 0  2 5  1 2  4 4  0 0".split()


def test_a_graph_has_no_normal_form():
    with pytest.raises(NotInThatForm, match="no strategies"):
        nfg_text(conflict_in(GRAPH, "case.toml"))


def test_the_table_has_a_line_for_each_state(model):
    rows = list(csv.DictReader(io.StringIO(csv_text(model, stability(model.game, ["nash", "seq"])))))
    assert len(rows) == model.game.n_states
    assert [row["options"] for row in rows] == [model.name(state) for state in range(model.game.n_states)]
    for row in rows:
        stable = [row[f"nash_{who.id}"] == "1" for who in model.file.decision_makers]
        assert all(stable) == (row["nash_equilibrium"] == "1")


def test_large_conflicts_are_not_drawn():
    options = ", ".join(f'{{id = "o{number}"}}' for number in range(15))
    large = conflict_in(f'[[decision_makers]]\nid = "a"\nprefers = []\noptions = [{options}]\n', "x")
    for form in (graphml_text, dot_text, lambda model: svg_text(model, {})):
        with pytest.raises(NotInThatForm, match="32,768 states"):
            form(large)
