import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.graph_model import Conflict, as_graph, merge_same
from detente.models.graph_model.verdicts import DEFAULT, stability
from models.conflicts import ENGINES, conflicts, games
from models.oracle import Oracle

CONTAINED = [("nash", "sseq"), ("sseq", "smr"), ("smr", "gmr"), ("sseq", "seq"), ("seq", "gmr")]
"""The left concept asks for more: what it holds stable the right one does too."""


@pytest.mark.parametrize("engine", ENGINES)
@given(game=games())
def test_every_concept_says_what_its_definition_says(engine, game):
    oracle, found = Oracle.of(game), stability(game, engine=engine)
    for concept in DEFAULT:
        assert found.of(concept).tolist() == [
            [oracle.stable(concept, dm, state) for state in oracle.states] for dm in oracle.dms
        ]


@given(games())
def test_stronger_concepts_hold_less_stable(game):
    found = stability(game)
    for strong, weak in CONTAINED:
        assert (found.of(strong) <= found.of(weak)).all()


@pytest.mark.skipif("fast" not in ENGINES, reason="the extra `fast` is not installed")
@given(conflicts(max_options=8))
def test_the_compiled_version_answers_like_the_plain_one(conflict):
    assert (stability(conflict, engine="fast").stable == stability(conflict, engine="plain").stable).all()


@given(conflicts())
def test_listing_the_moves_one_by_one_changes_nothing(conflict):
    assert (stability(as_graph(conflict)).stable == stability(conflict).stable).all()


@given(conflicts())
def test_same_with_one_state_each_changes_nothing(conflict):
    merged = merge_same(conflict, list(np.eye(conflict.n_states, dtype=bool)))
    assert (stability(merged).stable == stability(conflict).stable).all()


@given(conflicts(), st.randoms(use_true_random=False))
def test_the_order_of_decision_makers_changes_nothing(conflict, random):
    order = list(conflict.decision_makers)
    random.shuffle(order)
    renamed = Conflict(
        owners=np.array([order.index(owner) for owner in conflict.owners]),
        directions=conflict.directions,
        states=conflict.states,
        ranks=conflict.ranks[order],
    )
    assert (stability(renamed).stable == stability(conflict).stable[:, order]).all()


@given(conflicts(), st.randoms(use_true_random=False))
def test_the_order_of_options_changes_nothing(conflict, random):
    order = list(range(conflict.n_options))
    random.shuffle(order)
    masks = np.array([sum((int(mask) >> old & 1) << new for new, old in enumerate(order)) for mask in conflict.states])
    sorting = np.argsort(masks)
    reordered = Conflict(
        owners=conflict.owners[order],
        directions=conflict.directions[order],
        states=masks[sorting],
        ranks=conflict.ranks[:, sorting],
    )
    assert (stability(reordered).stable == stability(conflict).stable[:, :, sorting]).all()


@given(conflicts())
def test_only_the_order_of_ranks_counts(conflict):
    assert (stability(conflict.with_ranks(conflict.ranks * 1000 + 7)).stable == stability(conflict).stable).all()


@given(conflicts())
def test_an_indifferent_decision_maker_stays_anywhere(conflict):
    ranks = np.array(conflict.ranks)
    ranks[0] = 5
    assert stability(conflict.with_ranks(ranks)).stable[:, 0].all()
