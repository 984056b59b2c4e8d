"""Where tasks of many machines are run: on a Dask cluster, whose workers may come and go."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from detente.compute.watched import Watched
from detente.errors import ClusterDiffers, ClusterLost, ClusterMissing, ClusterUnreachable, ClusterWithoutWorkers
from detente.version import __version__

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 10
"""Seconds that a cluster has to answer."""
CANNOT_CONNECT = (ValueError, OSError, TypeError, MemoryError)
"""What Dask raises where it cannot connect: for an address of no kind that it knows, where nobody answers, for a kind
that it has no settings for, and where somebody answers who is no scheduler."""

Given = ParamSpec("Given")
Result = TypeVar("Result")


class OnDask(Executor):
    """Hands tasks to the workers of a Dask cluster.

    Dask's own executor looks at a task again after it has fetched the result, and takes the result of a task whose
    worker has gone since for the error that the task ended with.

    Args:
        client: Who speaks to the scheduler.
    """

    def __init__(self, client: "Client") -> None:
        self.client = client
        dask: Any = client.loop
        self.loop: asyncio.AbstractEventLoop = dask.asyncio_loop

    def submit(self, fn: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs) -> Future[Result]:
        """Return the future of a task; it is cancelled when the client is closed."""
        # Not pure: a task is known by its number, not by a hash of all that it is given.
        asked: Any = self.client.submit(fn, *args, pure=False, **kwargs)

        async def fetched() -> Result:
            result: Result = await asked.result()
            return result

        return asyncio.run_coroutine_threadsafe(fetched(), self.loop)


@contextmanager
def on_cluster(address: str) -> Iterator[Executor]:
    """Give an executor over the Dask cluster at an address; the tasks of a worker that is lost go to the others.

    Raises:
        ClusterMissing: Dask is not installed.
        ClusterUnreachable: No cluster answers there.
        ClusterWithoutWorkers: A scheduler answers, and nobody works for it.
        ClusterDiffers: A worker has another version of this program, or none.
        ClusterLost: The cluster gave up a task, because it ended several workers, or went away.
    """
    try:
        from distributed import Client
        from distributed.comm.core import CommClosedError
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise ClusterMissing from error
    try:
        client = Client(address, timeout=PATIENCE)  # type: ignore[no-untyped-call]
    except CANNOT_CONNECT as error:
        raise ClusterUnreachable(address, str(error) or type(error).__name__) from error
    with client:
        check_workers(client, address)
        try:
            watched = Watched(OnDask(client), lambda: client.status != "running", PATIENCE)
            try:
                yield watched
            finally:
                watched.end()
        except (KilledWorker, CancelledError, CommClosedError) as error:
            raise ClusterLost(address, str(error) or "the scheduler is gone") from error


def check_workers(client: "Client", address: str) -> None:
    """Check that somebody works for a cluster, each with this version of the program.

    Raises:
        ClusterWithoutWorkers: Nobody does.
        ClusterDiffers: A worker has another version, or none.
    """
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise ClusterWithoutWorkers(address) from error
    told: Any = client.get_versions(packages=["detente"])
    for worker, versions in sorted(told["workers"].items()):
        version = versions["packages"].get("detente")
        if version != __version__:
            raise ClusterDiffers(address, worker, version, __version__)
