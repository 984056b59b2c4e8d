"""Where tasks are run: one after the other, in processes of this machine, or on a Dask cluster."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

from detente.errors import ClusterMissing, ClusterUnreachable

PATIENCE = 10
"""Seconds that a cluster has to answer."""
CANNOT_CONNECT = (ValueError, OSError, TypeError, MemoryError)
"""What Dask raises where it cannot connect: for an address of no kind that it knows, where nobody answers, for a kind
that it has no settings for, and where somebody answers who is no scheduler."""

Task = TypeVar("Task")
Result = TypeVar("Result")


def results(
    work: Callable[[Task], Result], tasks: Sequence[Task], executor: Executor | None = None
) -> Iterator[Result]:
    """Yield what `work` makes of each task, in the order of the tasks; without an executor one after the other.

    >>> list(results(abs, [-2, 3]))
    [2, 3]
    """
    if executor is None:
        yield from map(work, tasks)
    else:
        waiting = [executor.submit(work, task) for task in tasks]
        yield from (one.result() for one in waiting)


@contextmanager
def here(workers: int) -> Iterator[Executor | None]:
    """Give an executor over so many processes of this machine; for one process none is needed."""
    if workers <= 1:
        yield None
        return
    # Forking a process that has threads can hang: the workers are started afresh.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield pool


@contextmanager
def on_cluster(address: str) -> Iterator[Executor]:
    """Give an executor over the Dask cluster at an address.

    Raises:
        ClusterMissing: Dask is not installed.
        ClusterUnreachable: No cluster answers there.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterMissing from error
    try:
        client = Client(address, timeout=PATIENCE)  # type: ignore[no-untyped-call]
    except CANNOT_CONNECT as error:
        raise ClusterUnreachable(address, str(error) or type(error).__name__) from error
    with client:
        yield client.get_executor()  # type: ignore[no-untyped-call]
