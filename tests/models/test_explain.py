import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import UnknownConcept
from detente.models.graph_model.known import chicken
from detente.models.graph_model.reasons import explain
from detente.models.graph_model.verdicts import DEFAULT, stability
from models.conflicts import games
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


def test_names_the_concepts_it_knows():
    with pytest.raises(UnknownConcept, match="sseq"):
        explain(chicken(), 0, 0, "limited_2")
