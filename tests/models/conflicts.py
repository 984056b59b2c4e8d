"""Random conflicts as Hypothesis strategies, and the conflicts of the acceptance material."""

import json
from functools import cache

import numpy as np
from hypothesis import strategies as st

from detente.models.graph_model import Conflict, Direction, GraphConflict
from detente.models.graph_model.engine import has_fast

DIRECTIONS = {"both": Direction.BOTH, "take only": Direction.TAKE_ONLY, "drop only": Direction.DROP_ONLY}
ENGINES = ["plain", "fast"] if has_fast() else ["plain"]


@st.composite
def conflicts(draw, *, max_dms=4, max_options=5, strict=False, one_way=True):
    n_options = draw(st.integers(1, max_options))
    n_dms = draw(st.integers(min(2, max_dms), max_dms))
    owners = draw(st.lists(st.integers(0, n_dms - 1), min_size=n_options, max_size=n_options))
    ways = list(Direction) if one_way else [Direction.BOTH]
    directions = draw(st.lists(st.sampled_from(ways), min_size=n_options, max_size=n_options))
    states = sorted(draw(st.sets(st.integers(0, 2**n_options - 1), min_size=1)))
    return Conflict(
        owners=np.array(owners),
        directions=np.array(directions),
        states=np.array(states, np.uint64),
        ranks=np.array([draw(ranks(len(states), strict=strict)) for _ in range(n_dms)]),
        status_quo=draw(st.integers(0, len(states) - 1)),
    )


@st.composite
def graph_conflicts(draw, *, max_dms=4, max_states=6):
    n_states, n_dms = draw(st.integers(1, max_states)), draw(st.integers(2, max_dms))
    state = st.integers(0, n_states - 1)
    moves = [draw(st.lists(st.tuples(state, state), max_size=10)) for _ in range(n_dms)]
    return GraphConflict.of(n_states, moves, [draw(ranks(n_states)) for _ in range(n_dms)])


def games():
    return st.one_of(conflicts(), graph_conflicts())


def ranks(n_states, *, strict=False):
    if strict:
        return st.permutations(range(n_states))
    return st.lists(st.integers(-2, n_states), min_size=n_states, max_size=n_states)


@cache
def published(folder):
    """Return name -> (conflict, decision makers' names, what is known) of the published conflicts in option form."""
    found = {}
    for name, known in json.loads((folder / "graph-model" / "published.json").read_text(encoding="utf-8"))[
        "conflicts"
    ].items():
        if "decision_makers" in known:
            found[name] = of_published(known), [dm["name"] for dm in known["decision_makers"]], known
    return found


def of_published(known):
    parties = known["decision_makers"]
    options = [option["name"] for dm in parties for option in dm["options"]]
    masks = [sum(1 << options.index(name) for name in state) for state in known["states"]]
    return Conflict(
        owners=np.array([number for number, dm in enumerate(parties) for _ in dm["options"]]),
        directions=np.array([DIRECTIONS[option["moves"]] for dm in parties for option in dm["options"]]),
        states=np.array(masks, np.uint64),
        ranks=np.array([dm["payoff_by_state_larger_is_better"] for dm in parties]),
    )


@cache
def random_conflicts(folder):
    """Return (conflict, ids, what is known) of the random conflicts."""
    known = listed(folder, "random-conflicts.json")
    return [(of_random(one), [dm["id"] for dm in one["decision_makers"]], one) for one in known]


def listed(folder, name):
    """Return the conflicts of a file of the acceptance material."""
    return json.loads((folder / "graph-model" / name).read_text(encoding="utf-8"))["conflicts"]


def of_random(known):
    parties = known["decision_makers"]
    return Conflict(
        owners=np.array([number for number, dm in enumerate(parties) for _ in dm["options"]]),
        directions=np.array([DIRECTIONS[option["moves"]] for dm in parties for option in dm["options"]]),
        states=np.array(known["states_decimal"], np.uint64),
        ranks=np.array(known["payoffs_by_decision_maker"]),
    )
