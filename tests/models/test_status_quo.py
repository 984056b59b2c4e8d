import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.graph_model import as_graph
from detente.models.graph_model.status_quo import attractors, paths_from
from detente.models.graph_model.verdicts import stability
from models.conflicts import conflicts, games, published
from models.oracle import Oracle


def step_of(oracle, improving):
    return oracle.improvements if improving else oracle.any_moves


def legal(oracle, start, path, improving):
    """Is this a legal sequence from the start?"""
    here, last = start, None
    for step in path:
        if step.dm == last or step.state not in step_of(oracle, improving)(step.dm, here):
            return False
        here, last = step.state, step.dm
    return True


@given(games(), st.booleans(), st.data())
def test_reaches_what_legal_sequences_reach_and_shows_one(game, improving, data):
    start = data.draw(st.integers(0, game.n_states - 1))
    oracle, found = Oracle.of(game), paths_from(game, start, improving=improving)
    reached = oracle.legal(list(oracle.dms), start, step_of(oracle, improving))
    assert {state for state in oracle.states if found.distance[state] > 0} == reached - {start}
    for state in oracle.states:
        path = found.path(state)
        assert (path is None) == (found.distance[state] < 0)
        if path is not None:
            assert len(path) == found.distance[state]
            assert legal(oracle, start, path, improving)
            assert not path or (path[-1].state == state and found.first[path[0].dm, state])


@given(games(), st.booleans(), st.data())
def test_no_sequence_is_shorter(game, improving, data):
    start = data.draw(st.integers(0, game.n_states - 1))
    oracle, found = Oracle.of(game), paths_from(game, start, improving=improving)
    step, nodes, length = step_of(oracle, improving), {(start, None)}, 0
    shortest = {start: 0}
    while length < len(oracle.states) * len(oracle.dms):
        nodes = {(q, dm) for state, last in nodes for dm in oracle.dms if dm != last for q in step(dm, state)}
        length += 1
        for state, _ in nodes:
            shortest.setdefault(state, length)
    assert [shortest.get(state, -1) for state in oracle.states] == found.distance.tolist()


@given(games(), st.data())
def test_who_can_move_first(game, data):
    start = data.draw(st.integers(0, game.n_states - 1))
    oracle, found = Oracle.of(game), paths_from(game, start)
    for dm in oracle.dms:
        seen, todo = set(), [(q, dm) for q in oracle.moves[dm][start]]
        while todo:
            node = todo.pop()
            if node not in seen and node[0] != start:
                seen.add(node)
                todo += [(q, k) for k in oracle.dms if k != node[1] for q in oracle.moves[k][node[0]]]
        assert {s for s in oracle.states if found.first[dm, s]} == {s for s, _ in seen}


@given(conflicts())
def test_both_forms_take_as_many_moves(conflict):
    listed = as_graph(conflict)
    for improving in (False, True):
        assert paths_from(conflict, 0, improving=improving).distance.tolist() == (
            paths_from(listed, 0, improving=improving).distance.tolist()
        )


@given(games())
def test_attractors_are_closed_connected_and_found_from_everywhere(game):
    oracle = Oracle.of(game)
    follow = [{q for dm in oracle.dms for q in oracle.improvements(dm, state)} for state in oracle.states]

    def onward(state):
        seen, todo = {state}, [state]
        while todo:
            todo += [q for q in follow[todo.pop()] if q not in seen and not seen.add(q)]
        return seen

    closed = {frozenset(onward(s)) for s in oracle.states if all(s in onward(q) for q in onward(s))}
    assert {frozenset(states.tolist()) for states in attractors(game)} == closed
    for start in oracle.states:
        assert {frozenset(states.tolist()) for states in attractors(game, start)} == {
            states for states in closed if states & onward(start)
        }


@given(conflicts())
def test_single_attractors_are_the_nash_equilibria(conflict):
    single = [int(states[0]) for states in attractors(conflict) if len(states) == 1]
    assert single == stability(conflict).equilibria("nash").nonzero()[0].tolist()


@pytest.mark.acceptance
def test_elmira_comes_to_modification_and_acceptance_only_by_a_move_that_does_not_pay(shared):
    conflict, _, _ = published(shared)["Elmira"]
    assert len(paths_from(conflict, 0).path(9)) == 3
    assert paths_from(conflict, 0, improving=True).path(9) is None
