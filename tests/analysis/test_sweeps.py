"""Draws stay within what the file calls uncertain, and give the same shares wherever they are worked out."""

import itertools
import warnings
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflicts import SYRIA, conflict_files
from detente.analysis.drawing import drawings, drawn_places
from detente.analysis.sweeps import sweep, wilson
from detente.compute import here, on_cluster
from detente.formats import conflict_in
from detente.formats.conflict_model import modelled
from detente.models.graph_model import stability

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")


def syria(*changes):
    text = SYRIA
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return conflict_in(text, "case.toml")


UNCERTAIN = syria(
    ('attack", "escalate", ', 'attack", {formula = "escalate", sign = "unknown", confidence = 0.7, place = [1, 3]}, '),
    ("ranking =", "swaps = 0.3\nranking ="),
)


@settings(max_examples=25)
@given(conflict_files(certain=True))
def test_a_sweep_with_nothing_uncertain_equals_the_single_analysis(file):
    model = modelled(file)
    found, single = sweep(model, draws=3, seed=1, concepts=CONCEPTS), stability(model.game, CONCEPTS)
    for concept in CONCEPTS:
        assert (found.share(concept) == single.equilibria(concept)).all()
    assert found.decides == ()


@st.composite
def ranges(draw):
    order = draw(st.permutations(range(draw(st.integers(1, 6)))))
    return np.array(
        [
            (draw(st.integers(0, place)), draw(st.integers(place, len(order) - 1))) if draw(st.booleans()) else (-1, -1)
            for place in order
        ]
    )


@given(ranges())
def test_every_statement_gets_a_rank_in_its_range_and_the_others_keep_their_order(places):
    drawn = drawn_places(places, np.random.default_rng(0), 40)
    assert (np.sort(drawn, axis=1) == np.arange(len(places))).all()
    free = places[:, 0] < 0
    assert (np.diff(drawn[:, free], axis=1) > 0).all()
    assert (drawn[:, ~free] >= places[~free, 0]).all()
    assert (drawn[:, ~free] <= places[~free, 1]).all()


def test_all_orders_that_the_ranges_allow_are_drawn():
    drawn = drawn_places(np.array([(0, 2), (0, 2), (0, 2)]), np.random.default_rng(1), 600)
    counts = {order: (drawn == order).all(axis=1).sum() for order in itertools.permutations(range(3))}
    assert sum(counts.values()) == 600
    assert all(60 < count < 140 for count in counts.values())


def test_whose_range_ends_first_chooses_first_each_free_rank_equally_likely():
    drawn = drawn_places(np.array([(1, 2), (0, 1), (-1, -1)]), np.random.default_rng(2), 8_000)
    shares = {order: (drawn == order).all(axis=1).mean() for order in ((1, 0, 2), (2, 0, 1), (2, 1, 0))}
    assert sum(shares.values()) == 1
    # The second has 0 or 1; only if it took 0 has the first still a choice.
    for order, share in {(1, 0, 2): 0.25, (2, 0, 1): 0.25, (2, 1, 0): 0.5}.items():
        assert abs(shares[order] - share) < 0.03


@pytest.mark.parametrize(
    "places", [[(0, 2), (1, 2), (-1, -1)], [(0, 3), (1, 2), (-1, -1), (2, 2)], [(0, 1), (0, 3), (2, 3), (0, 3)]]
)
def test_where_no_range_overlaps_another_in_part_all_orders_are_equally_likely(places):
    drawn = drawn_places(np.array(places), np.random.default_rng(3), 12_000)
    _, counts = np.unique(drawn, axis=0, return_counts=True)
    assert counts.max() < 1.2 * counts.min()


def test_a_statement_of_unknown_sign_is_negated_as_often_as_it_should():
    found = sweep(UNCERTAIN, draws=4_000, seed=3, concepts=CONCEPTS)
    statement = next(one for one in found.decides if one.factor.statement is not None)
    signs = {kind: sum(n for value, n, _ in statement.shares if value.startswith(kind)) for kind in ("holds", "negat")}
    assert sum(signs.values()) == 4_000
    assert abs(signs["holds"] / 4_000 - 0.7) < 0.04


def test_what_is_left_out_has_no_effect():
    model = syria(('attack", "escalate", ', 'attack", {formula = "escalate", confidence = 0.0}, '))
    without = syria(('attack", "escalate", ', 'attack", '))
    drawn, _ = drawings(model)[0].drawn(np.random.default_rng(0), 2)
    assert (drawn == np.asarray(without.game.ranks)[0]).all()


def test_neighbours_change_places():
    model = syria(("ranking =", "swaps = 1\nranking ="))
    drawn, values = drawings(model)[1].drawn(np.random.default_rng(0), 1)
    best_goes_last = np.asarray(syria().game.ranks)[1]
    assert drawn[0].tolist() == [(rank + 1) % 6 for rank in best_goes_last.tolist()]
    assert len(values) == 5


def test_more_statements_than_bits_are_drawn():
    many = ", ".join(['{formula = "escalate", place = [1, 90]}', *['"not attack"'] * 45, *['"release"'] * 44])
    drawn, _ = drawings(syria(('attack", "escalate", ', f'attack", {many}, ')))[0].drawn(np.random.default_rng(0), 5)
    assert drawn.shape == (5, 6)
    assert (drawn.max(axis=1) == 5).all()


def test_the_same_seed_gives_the_same_shares_however_the_draws_are_cut():
    first = sweep(UNCERTAIN, draws=1_300, seed=7, concepts=CONCEPTS)
    for blocks in (2, 5):
        again = sweep(UNCERTAIN, draws=1_300, seed=7, concepts=CONCEPTS, blocks=blocks)
        assert (again.counts == first.counts).all()
        assert again.decides == first.decides
    assert (sweep(UNCERTAIN, draws=1_300, seed=8, concepts=CONCEPTS).counts != first.counts).any()


def slow():
    """Return a clock by which everything takes long, so that it is worth sending away."""
    return itertools.count(step=100.0).__next__


def test_a_block_is_sent_away_only_if_it_takes_a_second():
    sent = []

    class Pool(ThreadPoolExecutor):
        def submit(self, work, block):
            sent.append(block.draws)
            return super().submit(work, block)

    with Pool(1) as pool:
        for clock, cut in ((itertools.repeat(0.0).__next__, [1_300]), (slow(), [500, 500, 300])):
            sent.clear()
            sweep(UNCERTAIN, draws=1_300, seed=7, concepts=["seq"], executor=pool, blocks=3, clock=clock)
            assert sent == cut


@pytest.mark.slow
def test_processes_and_a_cluster_give_identical_numbers():
    first = sweep(UNCERTAIN, draws=1_300, seed=7, concepts=CONCEPTS)
    with here(2) as pool:
        found = [sweep(UNCERTAIN, draws=1_300, seed=7, concepts=CONCEPTS, executor=pool, blocks=3, clock=slow())]
    distributed = pytest.importorskip("distributed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Dask warns of when it starts and stops is its own
        with (
            distributed.LocalCluster(n_workers=2, processes=False, dashboard_address=None) as cluster,
            on_cluster(cluster.scheduler_address) as executor,
        ):
            found.append(
                sweep(UNCERTAIN, draws=1_300, seed=7, concepts=CONCEPTS, executor=executor, blocks=3, clock=slow())
            )
    for one in found:
        assert (one.counts == first.counts).all()
        assert one.decides == first.decides


def test_what_decides_alone_decides_everything():
    model = syria(('attack", "escalate", ', 'attack", {formula = "escalate", sign = "unknown"}, '))
    found = sweep(model, draws=500, seed=0, concepts=CONCEPTS)
    assert found.decides[0].importance == pytest.approx(1)
    assert found.decided_for == "seq"


@given(st.integers(1, 5_000), st.data())
def test_an_interval_holds_its_share(draws, data):
    hits = data.draw(st.integers(0, draws))
    low, high = wilson(np.array([hits]), draws)[0]
    assert 0 <= low <= hits / draws <= high <= 1
    assert high - low < 2 / draws**0.5
