import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import UnknownConcept
from detente.models.graph_model.draws import stable_many
from detente.models.graph_model.known import chicken
from detente.models.graph_model.verdicts import DEFAULT, stability
from models.conflicts import ENGINES, games, ranks


@pytest.mark.parametrize("engine", ENGINES)
@given(game=games(), data=st.data())
def test_each_draw_is_an_analysis_of_its_own(engine, game, data):
    draws = [[data.draw(ranks(game.n_states)) for _ in game.decision_makers] for _ in range(3)]
    found = stable_many(game, np.array(draws), engine=engine)
    for draw, equilibria in zip(draws, found, strict=True):
        single = stability(game.with_ranks(draw), engine="plain")
        assert equilibria.tolist() == [single.equilibria(concept).tolist() for concept in DEFAULT]


def test_a_draw_of_what_is_certain_is_the_analysis():
    found = stable_many(chicken(), np.array([chicken().ranks]))
    assert (found[0] == stability(chicken()).stable.all(axis=1)).all()


def test_names_the_concepts_it_knows():
    with pytest.raises(UnknownConcept, match="sin"):
        stable_many(chicken(), np.array([chicken().ranks]), ["sin"])


@pytest.mark.parametrize("engine", ENGINES)
def test_concepts_that_are_worked_out_state_by_state_can_be_drawn_too(engine):
    concepts = ["sim", "nash", "limited_3", "seq"]
    found = stable_many(chicken(), np.array([chicken().ranks] * 2), concepts, engine=engine)
    assert (found == stability(chicken(), concepts).stable.all(axis=1)).all()
