"""How long packages take: a million of them for four parties, settlements and efficient ones, beside the plain ways."""

import time

import numpy as np
import pytest

from detente.models.graph_model.engine import has_fast
from detente.models.packages import Bargain, efficient, efficient_of, settlements

pytestmark = pytest.mark.benchmark(timer=time.process_time)  # one thread: what others run does not count

PARTIES = 4
SETTLED_WITHIN, EFFICIENT_WITHIN, ALL_EFFICIENT_WITHIN = 0.5, 5, 20
"""Seconds of the processor for a million packages."""
needs_fast = pytest.mark.skipif(not has_fast(), reason="the extra `fast` is not installed")


def bargain(alternatives=10):
    """Return six issues with so many alternatives each, and random worths."""
    rng = np.random.default_rng(1)
    worths = tuple(rng.random((PARTIES, alternatives)) / 6 for _ in range(6))
    return Bargain(worths=worths, no_deal=np.full(PARTIES, 0.3), power=np.ones(PARTIES))


def sphere(count):
    """Return outcomes that are all efficient: random points on a sphere [party, outcome]."""
    points = np.abs(np.random.default_rng(2).normal(size=(PARTIES, count)))
    return points / np.sqrt((points**2).sum(axis=0))


@pytest.fixture(scope="module", autouse=True)
def warm():
    """Load the compiled loops before the clock starts."""
    if has_fast():
        efficient_of(sphere(100), engine="fast")


def one_by_one(game):
    """Return the Nash package as a loop over packages finds it: the baseline."""
    best, found = -1.0, 0
    for number, row in enumerate(game.utilities(np.arange(game.n_packages)).T.tolist()):
        product = 1.0
        for value, outside in zip(row, game.no_deal.tolist(), strict=True):
            product = product * (value - outside) if value >= outside else -1.0
            if product < 0:
                break
        if product > best:
            best, found = product, number
    return found


def seconds(work):
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def test_settlements_of_a_million(benchmark):
    game = bargain()
    found = benchmark.pedantic(lambda: settlements(game), rounds=5, warmup_rounds=1)
    baseline, nash = seconds(lambda: one_by_one(game))
    assert found.nash.tolist() == [nash]
    if benchmark.enabled:
        benchmark.extra_info["times the loop takes"] = baseline / benchmark.stats.stats.median
        assert benchmark.stats.stats.median < SETTLED_WITHIN
        assert benchmark.stats.stats.median < baseline


@needs_fast
def test_efficient_of_a_million(benchmark):
    game = bargain()
    found = benchmark.pedantic(lambda: efficient(game), rounds=3)
    assert len(found)
    if benchmark.enabled:
        assert benchmark.stats.stats.median < EFFICIENT_WITHIN


@needs_fast
def test_a_million_all_efficient(benchmark):
    points = sphere(1_000_000)
    found = benchmark.pedantic(lambda: efficient_of(points), rounds=2)
    assert found.all()
    if benchmark.enabled:
        assert benchmark.stats.stats.median < ALL_EFFICIENT_WITHIN


@needs_fast
def test_the_compiled_version_beside_the_plain_one(benchmark):
    points = sphere(30_000)
    found = benchmark.pedantic(lambda: efficient_of(points, engine="fast"), rounds=3, warmup_rounds=1)
    baseline, plain = seconds(lambda: efficient_of(points, engine="plain"))
    assert (found == plain).all()
    if benchmark.enabled:
        benchmark.extra_info["times the plain version takes"] = baseline / benchmark.stats.stats.median
        assert benchmark.stats.stats.median < baseline


def test_ten_million_settle(benchmark):
    rng = np.random.default_rng(3)
    worths = tuple(rng.random((PARTIES, 10)) / 7 for _ in range(7))
    game = Bargain(worths=worths, no_deal=np.full(PARTIES, 0.3), power=np.ones(PARTIES))
    found = benchmark.pedantic(lambda: settlements(game), rounds=1)
    assert found.feasible == 10_000_000
