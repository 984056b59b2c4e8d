from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import NotInOptionForm, NotTwoParties, UnknownConcept
from detente.models.graph_model import as_graph
from detente.models.graph_model.concepts.limited import limited_stable
from detente.models.graph_model.concepts.sim import sim_stable
from detente.models.graph_model.known import chicken, prisoners_dilemma
from detente.models.graph_model.verdicts import stability
from models.conflicts import conflicts
from models.oracle import Oracle


def equilibria(game, concept):
    return stability(game, [concept]).equilibria(concept).nonzero()[0].tolist()


def test_limited_moves_of_the_prisoners_and_of_chicken():
    assert equilibria(prisoners_dilemma(), "limited_1") == [0]
    assert equilibria(chicken(), "limited_1") == [1, 2]
    assert equilibria(chicken(), "limited_2") == []
    for horizon in range(2, 7):
        assert equilibria(prisoners_dilemma(), f"limited_{horizon}") == [0, 3]
    for horizon in range(3, 7):
        assert equilibria(chicken(), f"limited_{horizon}") == [3]


def ends(oracle, mover, state, left):
    """All ends of the tree of moves, over every way of choosing among tied best moves."""
    if not left or not oracle.moves[mover][state]:
        return {state}
    found, rank = set(), oracle.ranks[mover]
    for outcome in product(*(ends(oracle, 1 - mover, q, left - 1) for q in sorted(oracle.moves[mover][state]))):
        for end in outcome:
            if rank[end] == max(rank[other] for other in outcome):
                found.add(end if rank[end] > rank[state] else state)
    return found


@given(conflicts(max_dms=2, max_options=3), st.integers(1, 3))
def test_every_some_or_no_way_of_breaking_ties(conflict, horizon):
    oracle = Oracle.of(conflict)
    for dm in conflict.decision_makers:
        verdicts = []
        for state in oracle.states:
            found = ends(oracle, dm, state, horizon)
            verdicts.append(2 if found == {state} else int(state in found))
        assert limited_stable(conflict, dm, horizon).tolist() == verdicts


@given(conflicts(max_dms=2))
def test_one_move_ahead_is_nash(conflict):
    found = stability(conflict, ["nash", "limited_1"])
    assert (found.of("nash") == found.of("limited_1")).all()


@given(conflicts(max_dms=2, max_options=4, strict=True))
def test_strict_preferences_leave_no_ties_to_break(conflict):
    found = stability(conflict, ["limited_3"])
    assert (found.of("limited_3") == found.sometimes["limited_3"]).all()


@given(conflicts(max_options=4))
def test_simultaneous_moves_land_where_the_rule_says(conflict):
    oracle, found = Oracle.of(conflict), stability(conflict, ["seq", "sim"])
    masks = [int(mask) for mask in conflict.states]

    def unanswered(dm, s):
        rank = oracle.ranks[dm]
        others = [other for other in oracle.dms if other != dm]
        return [q for q in oracle.improvements(dm, s)
                if all(rank[x] > rank[s] for x in oracle.legal(others, q, oracle.improvements))]  # fmt: skip

    for s in oracle.states:
        jumps = {dm: unanswered(dm, s) for dm in oracle.dms if not oracle.stable("seq", dm, s)}
        for dm in oracle.dms:
            expected = dm not in jumps
            if not expected and len(jumps) > 1:
                others = [[s, *jumps[other]] for other in jumps if other != dm]
                together = [sum(masks[s] ^ masks[x] for x in xs) for xs in product(*others) if set(xs) != {s}]
                lands = {q: [masks[q] ^ change for change in together] for q in jumps[dm]}
                expected = all(
                    any(m in masks and oracle.ranks[dm][masks.index(m)] <= oracle.ranks[dm][s] for m in ends)
                    for ends in lands.values()
                )
            assert found.of("sim")[dm, s] == expected


def test_refuses_what_is_not_defined():
    with pytest.raises(NotInOptionForm, match="SIM"):
        sim_stable(as_graph(chicken()), 0)
    three = as_graph(chicken()).with_ranks(chicken().ranks)
    three = type(three)(starts=(*three.starts, three.starts[0]), targets=(*three.targets, three.targets[0]),
                        ranks=np.vstack([three.ranks, three.ranks[:1]]))  # fmt: skip
    with pytest.raises(NotTwoParties, match="has 3"):
        stability(three, ["limited_2"])
    with pytest.raises(UnknownConcept, match="limited_x"):
        stability(chicken(), ["limited_x"])
