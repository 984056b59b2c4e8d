from functools import reduce
from operator import xor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import UnknownConcept
from detente.models.graph_model.known import chicken
from detente.models.graph_model.reasons import explain
from detente.models.graph_model.verdicts import DEFAULT, stability
from models.conflicts import conflicts, games
from models.oracle import Oracle
from models.test_status_quo import legal


@given(games(), st.sampled_from(DEFAULT), st.data())
def test_reasons_agree_with_the_verdict_and_can_be_followed(game, concept, data):
    dm = data.draw(st.sampled_from(game.decision_makers))
    oracle, verdict = Oracle.of(game), stability(game, [concept]).of(concept)[dm]
    for state in oracle.states:
        found = explain(game, dm, state, concept)
        assert found.stable == verdict[state]
        assert {answer.improvement for answer in found.answers} == oracle.improvements(dm, state)
        rank = oracle.ranks[dm]
        for answer in found.answers:
            for sequence in filter(None, (answer.sanction, answer.escaped)):
                assert legal(oracle, answer.improvement, sequence, concept in ("seq", "sseq"))
                assert dm not in {step.dm for step in sequence}
                assert rank[sequence[-1].state] <= rank[state]
            if answer.sanction and concept in ("smr", "sseq"):
                assert all(rank[q] <= rank[state] for q in oracle.moves[dm][answer.sanction[-1].state])
            if answer.escaped:
                end = answer.escaped[-1].state
                assert set(answer.escapes) == {q for q in oracle.moves[dm][end] if rank[q] > rank[state]}
                assert answer.escapes


@given(conflicts(max_options=4), st.data())
def test_leaving_at_the_same_moment_is_followed_to_where_it_lands(conflict, data):
    dm = data.draw(st.sampled_from(conflict.decision_makers))
    verdict, masks = stability(conflict, ["sim"]).of("sim")[dm], [int(mask) for mask in conflict.states]
    for state in range(conflict.n_states):
        found = explain(conflict, dm, state, "sim")
        assert found.stable == verdict[state]
        for answer in found.answers:
            if answer.landing is not None:
                alone = [answer.improvement, *(step.state for step in answer.at_once)]
                assert masks[answer.landing] == masks[state] ^ reduce(xor, (masks[q] ^ masks[state] for q in alone))
                assert answer.at_once
                assert dm not in {step.dm for step in answer.at_once}
                assert conflict.ranks[dm][answer.landing] <= conflict.ranks[dm][state]


@given(conflicts(max_dms=2, max_options=4, strict=True), st.integers(1, 4), st.data())
def test_who_looks_ahead_stays_where_what_follows_is_no_better(conflict, horizon, data):
    dm = data.draw(st.sampled_from(conflict.decision_makers))
    verdict = stability(conflict, [f"limited_{horizon}"]).of(f"limited_{horizon}")[dm]
    for state in range(conflict.n_states):
        found = explain(conflict, dm, state, f"limited_{horizon}")
        assert found.stable == verdict[state]
        assert not found.tied
        assert len(found.foreseen) <= horizon
        here, mover = state, dm
        for step in found.foreseen:
            assert step.dm == mover
            assert step.state in conflict.moves(mover, here)
            here, mover = step.state, 1 - mover
        assert found.stable == (conflict.ranks[dm][here] <= conflict.ranks[dm][state])


def test_names_the_concepts_it_knows():
    with pytest.raises(UnknownConcept, match="sseq"):
        explain(chicken(), 0, 0, "sin")
