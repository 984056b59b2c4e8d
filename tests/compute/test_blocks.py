"""Random numbers follow from the seed and the number of the chunk, and from nothing else."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.compute import CHUNK, here, plan, results


def numbers(block):
    return [(count, rng.integers(1 << 30, size=3).tolist()) for rng, count in block.chunks()]


@given(st.integers(1, 20 * CHUNK), st.integers(0, 1 << 40), st.integers(1, 40))
def test_blocks_cut_differently_draw_the_same_numbers(draws, seed, blocks):
    whole, cut = plan(draws, seed), plan(draws, seed, blocks=blocks)
    assert len(whole) == 1
    assert len(cut) <= blocks
    assert sum(block.draws for block in cut) == draws
    assert [one for block in cut for one in numbers(block)] == numbers(whole[0])


def test_another_seed_draws_other_numbers():
    assert numbers(plan(10, 1)[0]) != numbers(plan(10, 2)[0])


def test_results_come_in_the_order_of_the_tasks():
    with ThreadPoolExecutor(3) as pool:
        assert list(results(abs, range(-20, 0), pool)) == list(range(20, 0, -1))
    with here(1) as nothing:
        assert nothing is None


@pytest.mark.slow
def test_processes_of_this_machine_work():
    with here(2) as pool:
        assert list(results(abs, [-1, 2, -3], pool)) == [1, 2, 3]
