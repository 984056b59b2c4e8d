from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import (
    FastMissing,
    MalformedConflict,
    NoFeasibleState,
    RankingMistake,
    TooManyMoves,
    TooManyStates,
    UnequalSame,
)
from detente.models.graph_model import (
    Conflict,
    Constraint,
    GraphConflict,
    as_graph,
    feasible_states,
    hint,
    merge_same,
    merged_numbers,
    nash_stable,
    ranks_from_ranking,
    ranks_from_statements,
    ranks_from_weights,
)
from detente.models.graph_model.known import chicken, prisoners_dilemma, two_by_two
from models.conflicts import conflicts


def rows(n_states):
    return st.lists(st.lists(st.booleans(), min_size=n_states, max_size=n_states).map(np.array), max_size=8)


@given(st.integers(1, 6), st.data())
def test_statements_count_like_powers_of_two(n_states, data):
    statements = data.draw(rows(n_states))
    scores = [sum(2 ** (len(statements) - k) for k, row in enumerate(statements) if row[s]) for s in range(n_states)]
    ranks = ranks_from_statements(statements, n_states)
    assert ranks.tolist() == [sorted(set(scores)).index(score) for score in scores]


def test_statements_in_hundreds_do_not_overflow():
    statements = [np.array([False, False])] * 200 + [np.array([False, True])]
    assert ranks_from_statements(statements, 2).tolist() == [0, 1]


def test_only_the_first_difference_counts():
    statements = [np.array([True, False])] + [np.array([False, True])] * 100
    assert ranks_from_statements(iter(statements), 2).tolist() == [1, 0]


def test_weights_are_exact():
    states = np.arange(8, dtype=np.uint64)
    assert ranks_from_weights(states, [0.1, 0.2, 0.3])[[3, 4]].tolist() == [3, 3]
    huge = ranks_from_weights(states, [10**30, 10**30 + 1, Fraction(1, 3)])
    assert np.argsort(huge).tolist() == [0, 4, 1, 5, 2, 6, 3, 7]


def test_a_ranking_names_every_state_once():
    assert ranks_from_ranking([[1], [0, 2]], 3).tolist() == [0, 1, 0]
    with pytest.raises(RankingMistake) as caught:
        ranks_from_ranking([[1], [1, 5]], 3)
    assert (caught.value.missing, caught.value.repeated, caught.value.unknown) == ((0, 2), (1,), (5,))


@given(st.integers(0, 6), st.data())
def test_feasible_states_are_those_no_constraint_excludes(n_options, data):
    masks = data.draw(st.lists(st.integers(0, 2**n_options - 1), max_size=4))
    named = data.draw(st.booleans())
    limits = [Constraint(mask if named else None, lambda s, mask=mask: s & np.uint64(mask) == mask) for mask in masks]
    expected = [state for state in range(2**n_options) if not any(state & mask == mask for mask in masks)]
    if expected:
        assert feasible_states(n_options, limits).tolist() == expected
    else:
        with pytest.raises(NoFeasibleState):
            feasible_states(n_options, limits)


def test_sixty_options_of_which_one_is_taken_at_most():
    limits = [Constraint(1 << a | 1 << b, lambda s, pair=1 << a | 1 << b: s & np.uint64(pair) == pair)
              for a in range(60) for b in range(a)]  # fmt: skip
    assert len(feasible_states(60, limits)) == 61


def test_sixty_four_options_are_refused_with_their_number():
    with pytest.raises(TooManyStates, match="18,446,744,073,709,551,616"):
        feasible_states(64)


def test_the_last_of_sixty_four_options_counts():
    conflict = Conflict(owners=[0] * 64, directions=[0] * 64, states=np.array([0, 2**63], np.uint64), ranks=[[0, 1]])
    assert nash_stable(conflict, 0).tolist() == [False, True]


@pytest.mark.parametrize(
    "wrong",
    [{"states": [1, 0]}, {"states": [0, 0]}, {"ranks": [[1, 2, 3]]}, {"owners": [2]}, {"directions": [0, 0]},
     {"directions": [3]}, {"status_quo": 2}, {"states": [], "ranks": [[], []]}],
)  # fmt: skip
def test_arrays_that_do_not_fit_are_refused(wrong):
    with pytest.raises(MalformedConflict):
        Conflict(**{"owners": [0], "directions": [0], "states": [0, 1], "ranks": [[0, 1], [0, 1]], **wrong})


def test_lists_of_moves_that_do_not_fit_are_refused():
    with pytest.raises(MalformedConflict, match="moves"):
        GraphConflict.of(2, [[(0, 2)]], [[0, 1]])
    with pytest.raises(MalformedConflict, match="moves"):
        GraphConflict.of(2, [[(0, 1)]], [[0, 1], [1, 0]])


def test_nobody_changes_the_arrays_of_a_conflict():
    with pytest.raises(ValueError, match="read-only"):
        prisoners_dilemma().ranks[0, 0] = 9


def test_classes_that_overlap_merge():
    same = [np.array([True, True, False, False]), np.array([False, True, True, False])]
    assert merged_numbers(4, same).tolist() == [0, 0, 0, 1]


def test_states_that_count_as_one_must_be_liked_equally():
    with pytest.raises(UnequalSame) as caught:
        merge_same(chicken(), [np.array([True, False, False, True])])
    assert (caught.value.dm, caught.value.first, caught.value.second) == (0, 0, 3)


def test_one_moves_from_a_merged_state_wherever_a_member_moves():
    game = two_by_two([0, 1, 1, 2], [0, 1, 1, 2])
    merged = merge_same(game, [np.array([False, True, True, False])])
    assert [merged.moves(0, state).tolist() for state in range(3)] == [[1], [0, 2], [1]]


@given(conflicts())
def test_both_forms_have_the_same_moves(conflict):
    listed = as_graph(conflict)
    for dm in conflict.decision_makers:
        for state in range(conflict.n_states):
            assert conflict.moves(dm, state).tolist() == listed.moves(dm, state).tolist()


def test_too_many_moves_to_list(monkeypatch):
    monkeypatch.setattr("detente.models.graph_model.merge.MAX_MOVES", 7)
    with pytest.raises(TooManyMoves, match="number 8"):
        as_graph(chicken())


def test_without_numba_the_plain_version_answers(monkeypatch):
    monkeypatch.setattr("detente.models.graph_model.engine.find_spec", lambda name: None)
    monkeypatch.setattr("detente.models.graph_model.engine.WORTH_LOADING", 1)
    assert nash_stable(chicken(), 0).tolist() == [False, True, True, False]
    with pytest.raises(FastMissing, match="not installed"):
        nash_stable(chicken(), 0, engine="fast")
    assert hint(chicken()) is None
    monkeypatch.setattr("detente.models.graph_model.engine.WORTH_INSTALLING", 3)
    assert hint(chicken()) == "4 states take long without compiled loops: pip install 'detente[fast]'"
