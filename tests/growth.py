"""How much more work a larger input takes: both are measured at one time, by the processor, and more than once."""

import gc
import time

LEAST = 0.05
"""Seconds below which the clock says little."""
TRIES = 5
"""A busy machine slows a run, not all."""


def seconds(work):
    """Return the processor time that some work takes."""
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


def grows_less(small, large, bound):
    """Return whether the larger work takes less than so many times the smaller one."""
    for _ in range(TRIES):
        before, much, after = seconds(small), seconds(large), seconds(small)
        if much < bound * max(before, after, LEAST):
            return True
    return False
