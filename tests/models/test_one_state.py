"""One state under many preferences: the quick way says what the analysis of all states says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import MalformedConflict
from detente.models.graph_model import Conflict, stability, stable_at
from models.conflicts import conflicts, ranks


@given(conflict=conflicts(), data=st.data())
def test_it_says_what_the_analysis_of_all_states_says(conflict, data):
    draws = np.array([[data.draw(ranks(conflict.n_states)) for _ in conflict.decision_makers] for _ in range(3)])
    state = data.draw(st.integers(0, conflict.n_states - 1))
    nash, seq = stable_at(conflict, draws, state)
    for number, draw in enumerate(draws):
        whole = stability(conflict.with_ranks(draw), ["nash", "seq"], engine="plain")
        assert nash[number] == whole.equilibria("nash")[state]
        assert seq[number] == whole.equilibria("seq")[state]


def test_of_many_options_it_is_said_that_they_are_too_many():
    many = Conflict(
        owners=np.arange(17) % 2, directions=np.zeros(17), states=np.array([0, 1], np.uint64), ranks=[[0, 1], [1, 0]]
    )
    with pytest.raises(MalformedConflict, match="at most 16"):
        stable_at(many, many.ranks[None], 0)
