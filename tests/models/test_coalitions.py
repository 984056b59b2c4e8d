import pytest
from hypothesis import given

from detente.errors import TooManyStates, UnknownConcept
from detente.models.graph_model import as_graph
from detente.models.graph_model.known import prisoners_dilemma
from detente.models.graph_model.together import CONCEPTS, coalitions
from detente.models.graph_model.verdicts import stability
from models.conflicts import ENGINES, conflicts, games
from models.oracle import Oracle


@pytest.mark.parametrize("engine", ENGINES)
@given(game=games())
def test_coalitions_are_stable_as_the_definitions_say(engine, game):
    oracle, found = Oracle.of(game), coalitions(game, engine=engine)
    for concept in CONCEPTS:
        for members in found.members:
            stable = [oracle.coalition_stable(concept, members, state) for state in oracle.states]
            assert (concept, members, found.of(members, concept).tolist()) == (concept, members, stable)


@given(games())
def test_a_coalition_of_one_is_a_decision_maker(game):
    together, alone = coalitions(game), stability(game)
    for concept in ("nash", "gmr", "smr"):  # in SEQ the others may answer together
        for dm in game.decision_makers:
            assert (together.of([dm], concept) == alone.of(concept)[dm]).all()


@given(games())
def test_stronger_concepts_hold_less_stable_for_coalitions_too(game):
    found = coalitions(game)
    for strong, weak in [("nash", "smr"), ("smr", "gmr"), ("seq", "gmr")]:
        for members in found.members:
            assert (found.of(members, strong) <= found.of(members, weak)).all()


@given(conflicts())
def test_coalitions_of_a_list_of_moves(conflict):
    assert (coalitions(as_graph(conflict)).stable == coalitions(conflict).stable).all()


def test_cooperating_prisoners_survive_together():
    assert coalitions(prisoners_dilemma()).surviving("nash").tolist() == [False] * 4


def test_refuses_what_it_cannot_do(monkeypatch):
    with pytest.raises(UnknownConcept, match="sseq"):
        coalitions(prisoners_dilemma(), ["sseq"])
    monkeypatch.setattr("detente.models.graph_model.together.MAX_STATES", 3)
    with pytest.raises(TooManyStates, match="4 states"):
        coalitions(prisoners_dilemma())
