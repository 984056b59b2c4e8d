from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import TooManyStates, UnknownConcept
from detente.models.graph_model import ranks_from_statements
from detente.models.graph_model.changes import ByRanking, ByStatements
from detente.models.graph_model.inverse import inverse_rankings, inverse_statements, stabilising_rankings
from detente.models.graph_model.known import chicken, prisoners_dilemma, two_by_two
from detente.models.graph_model.verdicts import DEFAULT, stability
from models.conflicts import conflicts


def holds(game, wanted, concept, every):
    found = stability(game, [concept]).equilibria(concept)[wanted]
    return found.all() if every else found.any()


def exchanges(order):
    return sum(a > b for i, a in enumerate(order) for b in order[i + 1 :])


@settings(max_examples=40)
@given(conflicts(max_dms=2, max_options=2, strict=True), st.sampled_from(DEFAULT), st.booleans(), st.data())
def test_no_fewer_exchanges_of_neighbours_will_do(conflict, concept, every, data):
    wanted = np.array(data.draw(st.lists(st.booleans(), min_size=conflict.n_states, max_size=conflict.n_states)))
    wanted[data.draw(st.integers(0, conflict.n_states - 1))] = True
    by = data.draw(st.sampled_from([None, (0,), (1,)]))
    found = inverse_rankings(conflict, wanted, concept, by=by, every=every, budget=10**6)
    best = None
    orders = list(permutations(range(conflict.n_states)))
    for chosen in product(*(orders if by is None or dm in by else orders[:1] for dm in (0, 1))):
        count = sum(map(exchanges, chosen))
        ranks = [ByRanking(dm, conflict.ranks[dm]).ranks(order) for dm, order in enumerate(chosen)]
        if (best is None or count < best) and holds(conflict.with_ranks(ranks), wanted, concept, every):
            best = count
    assert found.exact
    assert (None if found.changes is None else len(found.changes)) == best


def remade(dm, values, changes):
    """Carry out the changes by the words of what they say."""
    order = [(number, False) for number in range(len(values))]
    for change in changes:
        if change.dm == dm:
            place = [number for number, _ in order].index(change.statement)
            number, turned = order.pop(place)
            order.insert(place if change.kind == "flip" else change.to, (number, turned ^ (change.kind == "flip")))
    return ranks_from_statements([np.asarray(values[number]) ^ turned for number, turned in order], len(values[0]))


def distances(count):
    """Return with how few changes each order of so many statements, as they are or turned round, is made."""
    start = tuple((number, False) for number in range(count))
    found, frontier = {start: 0}, [start]
    for order in frontier:
        further = [(*order[:at], (one, not turned), *order[at + 1 :]) for at, (one, turned) in enumerate(order)]
        for at, moved in enumerate(order):
            rest = order[:at] + order[at + 1 :]
            further += [(*rest[:to], moved, *rest[to:]) for to in range(count)]
        new = [one for one in dict.fromkeys(further) if one not in found]
        found |= dict.fromkeys(new, found[order] + 1)
        frontier += new
    return found


@settings(max_examples=25)
@given(conflicts(max_dms=3, max_options=3), st.sampled_from(DEFAULT), st.booleans(), st.data())
def test_no_fewer_changes_of_statements_will_do_whoever_may_change(conflict, concept, every, data):
    states, makers = conflict.n_states, conflict.decision_makers
    row = st.lists(st.booleans(), min_size=states, max_size=states)
    says = [[np.array(line) for line in data.draw(st.lists(row, min_size=1, max_size=2))] for _ in makers]
    by = data.draw(st.sampled_from([None, *((one,) for one in makers)]))
    wanted = np.array(data.draw(row)) | (np.arange(states) == data.draw(st.integers(0, states - 1)))
    game = conflict.with_ranks([ranks_from_statements(values, states) for values in says])
    best = None
    choices = [distances(len(values)) if by is None or dm in by else {None: 0} for dm, values in enumerate(says)]
    for chosen in product(*choices):
        cost = sum(orders[order] for orders, order in zip(choices, chosen, strict=True))
        ranks = [
            game.ranks[dm] if order is None else ranks_from_statements([says[dm][n] ^ t for n, t in order], states)
            for dm, order in enumerate(chosen)
        ]
        if (best is None or cost < best) and holds(game.with_ranks(ranks), wanted, concept, every):
            best = cost
    found = inverse_statements(game, says, wanted, concept, by=by, every=every)
    assert found.exact
    assert (None if found.changes is None else len(found.changes)) == best


@settings(max_examples=40)
@given(conflicts(max_dms=3, max_options=3), st.sampled_from(DEFAULT), st.data())
def test_the_changes_named_do_what_they_promise(conflict, concept, data):
    row = st.lists(st.booleans(), min_size=conflict.n_states, max_size=conflict.n_states)
    says = [
        [np.array(line) for line in data.draw(st.lists(row, min_size=1, max_size=3))] for _ in conflict.decision_makers
    ]
    game = conflict.with_ranks([ranks_from_statements(values, conflict.n_states) for values in says])
    wanted = np.arange(conflict.n_states) == data.draw(st.integers(0, conflict.n_states - 1))
    found = inverse_statements(game, says, wanted, concept, budget=2_000)
    if found.changes is not None:
        ranks = [remade(dm, values, found.changes) for dm, values in enumerate(says)]
        assert holds(game.with_ranks(ranks), wanted, concept, every=False)
        assert len(found.changes) >= found.at_least
    assert (found.at_least == 0) == (holds(game, wanted, concept, every=False) or found.impossible)


def test_the_least_important_statement_is_turned_round():
    yes = np.array([False, True, False, True])
    other = np.array([False, False, True, True])
    game = two_by_two([0, 0, 0, 0], [0, 0, 0, 0])
    game = game.with_ranks([ranks_from_statements([other, ~yes], 4), game.ranks[1]])
    found = inverse_statements(game, [[other, ~yes], None], np.arange(4) == 3, "nash")
    assert [(c.dm, c.kind, c.statement) for c in found.changes] == [(0, "flip", 1)]


def test_only_those_who_may_change_do():
    wanted = np.arange(4) == 3
    found = inverse_rankings(prisoners_dilemma(), wanted, "nash", by=[0])
    assert found.changes is None
    assert found.impossible


def test_a_spent_budget_is_admitted():
    says = [[np.array([True, False] * 2), np.array([True, True, False, False])]] * 2
    game = two_by_two(*([ranks_from_statements(values, 4) for values in says]))
    found = inverse_statements(game, says, np.arange(4) == 3, "nash", budget=0)
    assert not found.exact
    assert found.at_least < len(found.changes)
    closer = inverse_statements(game, says, np.arange(4) == 3, "nash", budget=2)
    assert closer.exact  # no single change will do, and two are known that do
    assert closer.at_least == len(closer.changes) == 2


@settings(max_examples=40)
@given(conflicts(max_dms=3, max_options=4), st.sampled_from(DEFAULT), st.data())
def test_with_no_time_to_search_there_is_still_an_upper_limit(conflict, concept, data):
    wanted = np.arange(conflict.n_states) == data.draw(st.integers(0, conflict.n_states - 1))
    found = inverse_rankings(conflict, wanted, concept, budget=2)
    ranks = np.array(conflict.ranks)
    for change in found.changes:
        mine, (better, worse) = ranks[change.dm], (change.states[0], change.states[-1])
        high, low = mine == mine[better], mine == mine[worse]
        assert not ((mine < mine[better]) & (mine > mine[worse])).any()  # neighbours
        mine[high], mine[low] = int(mine[worse]), int(mine[better])
    assert holds(conflict.with_ranks(ranks), wanted, concept, every=False)
    assert len(found.changes) >= found.at_least


def test_every_move_is_named_once():
    values = [np.array([True, False])] * 3
    orders = [order for order, _ in ByStatements(0, values).neighbours((0, 2, 4))]
    assert len(orders) == len(set(orders)) == 3 + 4  # flips, moves: to reverse the list takes more than one


@settings(max_examples=40)
@given(conflicts(max_dms=3, max_options=4), st.sampled_from(DEFAULT), st.data())
def test_so_there_is_for_statements_beside_rankings_and_no_flip_of_it_can_be_spared(conflict, concept, data):
    row = st.lists(st.booleans(), min_size=conflict.n_states, max_size=conflict.n_states)
    says = [[np.array(line) for line in data.draw(st.lists(row, min_size=1, max_size=5))], None]
    says += [None] * (len(conflict.ranks) - 2)
    ranks = np.array(conflict.ranks)
    ranks[0] = ranks_from_statements(says[0], conflict.n_states)
    game = conflict.with_ranks(ranks)
    wanted = np.arange(conflict.n_states) == data.draw(st.integers(0, conflict.n_states - 1))
    found = inverse_statements(game, says[: len(ranks)], wanted, concept, budget=1)

    def after(changes):
        changed = np.array(ranks)
        changed[0] = remade(0, says[0], changes)
        for change in changes:
            if change.kind == "swap":
                mine = changed[change.dm]
                better, worse = mine == mine[change.states[0]], mine == mine[change.states[-1]]
                mine[better], mine[worse] = int(mine[worse][0]), int(mine[better][0])
        return holds(game.with_ranks(changed), wanted, concept, every=False)

    assert after(found.changes)
    assert len(found.changes) >= found.at_least
    if not found.exact:
        flips = [change for change in found.changes if change.kind == "flip"]
        assert not any(after([one for one in found.changes if one is not flip]) for flip in flips)


@pytest.mark.parametrize("concept", ["sim", "limited_2"])
def test_the_question_can_be_turned_round_for_concepts_worked_out_state_by_state(concept):
    wanted = np.arange(4) == 0
    found = inverse_rankings(chicken(), wanted, concept, budget=10**5)
    assert found.exact
    ranks = np.array(chicken().ranks)
    for change in found.changes:
        mine, (better, worse) = ranks[change.dm], change.states
        mine[better], mine[worse] = int(mine[worse]), int(mine[better])
    assert holds(chicken().with_ranks(ranks), wanted, concept, every=False)
    assert found.changes


def test_refuses_what_it_cannot_do():
    with pytest.raises(UnknownConcept, match="sin"):
        inverse_rankings(prisoners_dilemma(), np.ones(4, bool), "sin")
    game = two_by_two([0] * 4, [0] * 4)
    assert stabilising_rankings(game, 0, 0, "nash") == 12
    with pytest.raises(TooManyStates, match="all rankings"):
        stabilising_rankings(nine_states(), 0, 0, "nash")


def nine_states():
    game = two_by_two([0] * 4, [0] * 4)
    return type(game)(owners=[0, 0, 0, 1], directions=[0] * 4, states=np.arange(9), ranks=np.zeros((2, 9)))
