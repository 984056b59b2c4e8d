"""Where tasks of this machine are run: one after the other, in threads or in processes."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from detente.errors import WorkerLost

Given = ParamSpec("Given")
Task = TypeVar("Task")
Result = TypeVar("Result")


def results(
    work: Callable[[Task], Result], tasks: Iterable[Task], executor: Executor | None = None
) -> Iterator[Result]:
    """Yield what `work` makes of each task, in the order of the tasks; without an executor one after the other.

    Raises:
        WorkerLost: A process that worked on them was ended from outside.

    >>> list(results(abs, [-2, 3]))
    [2, 3]
    """
    if executor is None:
        yield from map(work, tasks)
        return
    under_way = [begun(executor, work, task) for task in tasks]
    yield from (result() for result in under_way)


def begun(
    executor: Executor | None, work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs
) -> Callable[[], Result]:
    """Return what gives the result of some work when it is called; on an executor the work begins now, else then.

    >>> begun(None, abs, -2)()
    2
    """
    if executor is None:
        return partial(work, *given, **named)
    with worker_lost():
        return partial(result_of, executor.submit(work, *given, **named))


def result_of(future: Future[Result]) -> Result:
    """Return the result of work on an executor once it is there."""
    with worker_lost():
        return future.result()


@contextmanager
def worker_lost() -> Iterator[None]:
    """Say in our terms that a process was ended from outside."""
    try:
        yield
    except BrokenExecutor as error:
        raise WorkerLost from error


def cores() -> int:
    """Return how many cores this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


@contextmanager
def here(workers: int, ready: Callable[[], object] | None = None) -> Iterator[Executor | None]:
    """Give an executor over so many processes of this machine; for one process none is needed.

    Args:
        workers: How many.
        ready: What each of them does first, such as loading what all tasks need. What it raises is not told: the
            tasks will meet the same.
    """
    if workers <= 1:
        yield None
        return
    # Forking a process that has threads can hang: the workers are started afresh.
    pool = Processes(workers, get_context("spawn"), initializer=patient)
    with emptied(pool):
        with held_back():
            for _ in range(workers):
                pool.submit(ready or cores)
        yield pool


@contextmanager
def threads(workers: int) -> Iterator[Executor | None]:
    """Give an executor over so many threads, for tasks that wait for others; for one thread none is needed."""
    if workers <= 1:
        yield None
        return
    pool = ThreadPoolExecutor(workers)
    with emptied(pool):
        yield pool


@contextmanager
def emptied(pool: Executor) -> Iterator[None]:
    """End an executor; after an error or Ctrl-C, tasks that have not begun are left undone.

    What has begun is waited for in each case, as it would be when the program ends: there Python wakes the executor
    without holding its lock, and where the executor closes at that moment it prints an error of its own.
    """
    try:
        yield
    except BaseException:
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown()


@contextmanager
def held_back() -> Iterator[None]:
    """Keep Ctrl-C from processes that start just now, and would print where they were: they inherit the mask."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows has none
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Processes(ProcessPoolExecutor):
    """Processes that Ctrl-C ends while they work, and not while they hand on a result.

    Of a result that is half handed on Python waits for the rest, and would wait for ever.
    """

    def submit(self, fn: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs) -> Future[Result]:
        """Begin some work on one of them."""
        return super().submit(heeding, fn, *args, **kwargs)


interrupted: list[int] = []
"""The signals that came while this worker was not at work."""


def heeds() -> bool:
    """Return whether Ctrl-C means anything to this process: what runs in the background ignores it."""
    return signal.getsignal(signal.SIGINT) is not signal.SIG_IGN


def patient() -> None:
    """Keep Ctrl-C in mind from now on, until this worker works."""
    if heeds():
        signal.signal(signal.SIGINT, lambda number, _: interrupted.append(number))
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def heeding(work: Callable[Given, Result], /, *given: Given.args, **named: Given.kwargs) -> Result:
    """Do some work that Ctrl-C ends without a word: the process that started it has been told too, if it listens."""
    if not heeds():
        return work(*given, **named)
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    if interrupted:
        signal.raise_signal(signal.SIGINT)
    try:
        return work(*given, **named)
    finally:
        signal.signal(signal.SIGINT, before)
