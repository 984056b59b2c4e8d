"""An executor whose tasks are given up when those who work on them are gone: nobody waits for ever."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, ParamSpec, TypeVar

EVERY = 0.5
"""Seconds between two looks."""

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Watched(Executor):
    """Hands tasks on to another executor, and cancels those under way once it was away for too long.

    Args:
        inner: The executor that works on the tasks.
        away: Whether it cannot be reached now.
        patience: Seconds for which it may be away and come back.
    """

    def __init__(self, inner: Executor, away: Callable[[], bool], patience: float) -> None:
        self.inner, self.away, self.patience = inner, away, patience
        self.under_way: set[Future[Any]] = set()
        self.ended = threading.Event()
        self.watcher = threading.Thread(target=self.watch, daemon=True)
        self.watcher.start()

    def submit(self, fn: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs) -> Future[Result]:
        """Return the future of a task; it is cancelled when the executor stays away."""
        future = self.inner.submit(fn, *args, **kwargs)
        self.under_way.add(future)
        future.add_done_callback(self.under_way.discard)
        return future

    def watch(self) -> None:
        """Look again and again whether the executor is there, until it is shut down."""
        seen = time.monotonic()
        while not self.ended.wait(EVERY):
            if not self.away():
                seen = time.monotonic()
            elif time.monotonic() - seen > self.patience:
                for future in self.under_way.copy():
                    future.cancel()

    def end(self) -> None:
        """End watching, and leave the executor to whoever made it."""
        self.ended.set()
