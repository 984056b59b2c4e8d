import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from detente.models.graph_model import Direction, single_options
from detente.models.graph_model.known import prisoners_dilemma, two_by_two
from detente.models.graph_model.single_options import with_promise, with_threat
from models.conflicts import conflicts
from models.oracle import Oracle

BOTH_COOPERATE = np.arange(4) == 3


def test_a_credible_threat_keeps_the_prisoners_together():
    found = single_options(prisoners_dilemma(), BOTH_COOPERATE, "seq")
    assert {(change.kind, change.by, change.against) for change in found} >= {("threat", 0, 1), ("threat", 1, 0)}
    assert all(change.states == (3,) for change in found)


def test_what_is_bound_cannot_be_left():
    game = two_by_two([1, 0, 1, 0], [0, 0, 0, 0])  # the first would rather drop its option
    found = single_options(game, np.arange(4) == 1, "nash")
    assert ("take only", 0) in {(change.kind, change.option) for change in found}


def test_a_tempting_option_is_taken_away():
    game = two_by_two([0, 1, 0, 1], [0, 0, 0, 0])  # the first would rather take it
    found = single_options(game, np.arange(4) == 0, "nash")
    assert {("removed", 0), ("drop only", 0)} <= {(change.kind, change.option) for change in found}


def test_nothing_wanted_takes_nothing():
    assert single_options(prisoners_dilemma(), np.zeros(4, bool), "nash") == ()


@given(conflicts(max_dms=3, max_options=3), st.data())
def test_threats_and_promises_are_credible(conflict, data):
    wanted = np.array(data.draw(st.lists(st.booleans(), min_size=conflict.n_states, max_size=conflict.n_states)))
    n, option = conflict.n_states, conflict.n_options
    threat, promise = with_threat(conflict, wanted, 0, 1), with_promise(conflict, wanted, 0, 1)
    assert threat.directions[option] == Direction.TAKE_ONLY
    for state in range(n):
        assert (threat.ranks[0, state + n] > threat.ranks[0, state]) == (not wanted[state])
        assert threat.ranks[1, state + n] < threat.ranks[1].reshape(2, n)[0].min()
        assert (promise.ranks[0, state + n] > promise.ranks[0, state]) == wanted[state]
        assert promise.ranks[1, state + n] > promise.ranks[1].reshape(2, n)[0].max()
        assert (threat.ranks[2:, state + n] == conflict.ranks[2:, state]).all()


@given(conflicts(max_dms=3, max_options=3), st.data())
def test_every_change_of_direction_is_found(conflict, data):
    state = data.draw(st.integers(0, conflict.n_states - 1))
    found = {(c.kind, c.option) for c in single_options(conflict, np.arange(conflict.n_states) == state, "nash")}
    for option in np.flatnonzero(conflict.directions == Direction.BOTH).tolist():
        for kind, direction in (("take only", Direction.TAKE_ONLY), ("drop only", Direction.DROP_ONLY)):
            directions = np.array(conflict.directions)
            directions[option] = direction
            changed = type(conflict)(owners=conflict.owners, directions=directions, states=conflict.states,
                                     ranks=conflict.ranks)  # fmt: skip
            oracle = Oracle.of(changed)
            assert ((kind, option) in found) == all(oracle.stable("nash", dm, state) for dm in oracle.dms)
