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
from detente.formats.exports import csv_text, dot_text, graphml_text, nfg_text
from detente.formats.picture import svg_text
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


SVG = "{http://www.w3.org/2000/svg}"


def test_a_picture_shows_every_state_and_every_improvement(model):
    picture = ElementTree.fromstring(svg_text(model, {0: ("nash",)}))
    states = [one for one in picture.iter(f"{SVG}circle") if one.get("class") == "state"]
    assert len(states) == 2 * model.game.n_states  # on the circle, and in the list beside it
    arrows = [one for one in picture.iter(f"{SVG}path") if one.get("class") == "move"]
    ranks = model.game.ranks
    better = [
        (dm, state, target)
        for dm in range(len(ranks))
        for state in range(model.game.n_states)
        for target in model.game.moves(dm, state).tolist()
        if ranks[dm][target] > ranks[dm][state]
    ]
    assert len(arrows) == len(better)
    assert svg_text(model, {}) == svg_text(model, {})


def words_in(picture):
    return " ".join("".join(one.itertext()) for one in ElementTree.fromstring(picture).iter(f"{SVG}text"))


def test_a_picture_says_in_words_who_gains_by_moving_where_and_what_its_signs_mean():
    words = words_in(svg_text(conflict_in(SYRIA, "case.toml"), {5: ("nash", "gmr"), 0: ("gmr",)}))
    for said in (
        "Syria: Release water. Iraq: Attack.",
        "Iraq \u2192 3.",
        "Nobody does anything. (today) holds by GMR",
        "holds by Nash, GMR",
        "Syria would gain by moving there",
        "holds: nobody gains by leaving (Nash)",
        "(GMR)",
        "does not hold: somebody would leave",
        "where things stand today",
    ):
        assert said in words


@pytest.mark.parametrize("letter", ["i", "W", "\u65e5", "word "])
def test_whatever_the_labels_they_are_broken_into_lines(letter):
    text = SYRIA.replace("Release water", letter * 90).replace('"Iraq"', f'"{letter * 60}"')
    picture = ElementTree.fromstring(svg_text(conflict_in(text.replace("Syria and", letter * 200), "x"), {}))
    wide = float(picture.get("viewBox").split()[2])
    for line in picture.iter(f"{SVG}text"):
        size = float(line.get("font-size", 13)) * (1 if letter == "\u65e5" else 0.53)
        assert len("".join(line.itertext())) * size <= wide


@pytest.mark.parametrize("form", [svg_text, lambda model, _: graphml_text(model)])
def test_control_characters_do_not_break_xml(form):
    text = SYRIA.replace('"Syria"', '"Sy\\u0001\\u001bria"').replace("1975", "19\\u000775")
    text = text.replace("Release water", "Re\\u0000lease\\n\\uFFFEwater")
    ElementTree.fromstring(form(conflict_in(text, "case.toml"), {}))


def test_a_normal_form_and_a_graph_hold_no_raw_control_characters():
    text = SYRIA.replace('"Syria"', '"Sy\\u0001\\n\\u001bria"').replace("1975", "19\\u000775")
    model = conflict_in(text, "case.toml")
    for written in (nfg_text(model), dot_text(model)):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f]", written)


def test_a_graph_says_what_its_ranks_mean(model):
    keys = [key for key in ElementTree.fromstring(graphml_text(model)) if key.get("id", "").startswith("rank_")]
    assert keys
    assert all("larger is better" in "".join(key.itertext()) for key in keys)


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
    with pytest.raises(NotInThatForm, match="at most 48") as caught:
        svg_text(large, {})
    assert "Graphviz" in caught.value.explanation()
