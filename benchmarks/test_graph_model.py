"""How long the graph model takes, plain and compiled side by side, from 4,096 states to sixteen million."""

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from detente.models.graph_model import Conflict, coalitions, stability, stable_many
from detente.models.graph_model.engine import has_fast

ENGINES = ["plain", "fast"] if has_fast() else ["plain"]
PARTIES = 4
LIMITS = {(12, "fast"): 0.05, (20, "fast"): 2, (24, "fast"): 40}
"""Seconds that the five concepts may take, by options."""


def conflict(n_options, *, infeasible=0.0, seed=1):
    """Return a conflict of four with options shared out evenly and strict random preferences."""
    rng = np.random.default_rng(seed)
    states = np.arange(1 << n_options, dtype=np.uint64)
    states = states[rng.random(len(states)) >= infeasible]
    ranks = np.array([rng.permutation(len(states)).astype(np.int32) for _ in range(PARTIES)])
    owners = np.arange(n_options) * PARTIES // n_options
    return Conflict(owners=owners, directions=np.zeros(n_options, int), states=states, ranks=ranks)


@pytest.fixture(scope="module", autouse=True)
def warm():
    """Load the compiled loops before the clock starts."""
    small = conflict(4)
    for engine in ENGINES:
        stability(small, engine=engine)
        coalitions(small, engine=engine)
        stable_many(small, small.ranks[None], engine=engine)


def fresh(game):
    """Return the conflict as if just read: nothing about its moves is known."""
    return Conflict(owners=game.owners, directions=game.directions, states=game.states, ranks=game.ranks)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("n_options", "infeasible"), [(12, 0.0), (20, 0.2)])
def test_five_concepts(benchmark, n_options, infeasible, engine):
    game = conflict(n_options, infeasible=infeasible)
    rounds = 10 if n_options < 16 else 2
    found = benchmark.pedantic(
        lambda one: stability(one, engine=engine), setup=lambda: ((fresh(game),), {}), rounds=rounds
    )
    assert found.equilibria("gmr").any()
    if benchmark.enabled and (limit := LIMITS.get((n_options, engine))):
        assert benchmark.stats.stats.min < limit


@pytest.mark.skipif("fast" not in ENGINES, reason="the extra `fast` is not installed")
@pytest.mark.skipif("DETENTE_HUGE" not in os.environ, reason="takes 2 GB and half a minute: set DETENTE_HUGE")
def test_sixteen_million_states():
    game = conflict(24)
    start = time.perf_counter()
    assert stability(game, engine="fast").equilibria("gmr").any()
    assert time.perf_counter() - start < LIMITS[24, "fast"]


@pytest.mark.parametrize("engine", ENGINES)
def test_all_coalitions(benchmark, engine):
    game = conflict(12)
    benchmark.pedantic(lambda: coalitions(game, engine=engine), rounds=1)
    if benchmark.enabled and engine == "fast":
        assert benchmark.stats.stats.min < 2


@pytest.mark.parametrize(("engine", "n_draws"), [("plain", 200), ("fast", 10_000)])
def test_draws(benchmark, engine, n_draws):
    if engine not in ENGINES:
        pytest.skip("the extra `fast` is not installed")
    game, rng = conflict(8), np.random.default_rng(2)
    draws = np.array([[rng.permutation(game.n_states) for _ in range(PARTIES)] for _ in range(n_draws)], np.int32)
    benchmark.pedantic(lambda: stable_many(game, draws, engine=engine), rounds=1)
    if benchmark.enabled and engine == "fast":
        assert benchmark.stats.stats.min < 20


def test_a_small_conflict_in_a_process_of_its_own(benchmark):
    """Small conflicts need no compilation: what this takes is Python and NumPy starting."""
    call = [Path(sys.executable).with_name("detente"), "solve", "elmira"]
    benchmark.pedantic(lambda: subprocess.run(call, check=True, capture_output=True), rounds=5)
    if benchmark.enabled:
        assert benchmark.stats.stats.min < 1
