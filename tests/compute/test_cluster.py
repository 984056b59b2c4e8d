"""What was fetched from a cluster counts, whatever becomes of the worker that made it."""

import asyncio
import threading
from concurrent.futures import CancelledError
from types import SimpleNamespace

import pytest

from detente.compute.cluster import OnDask


class Asked:
    """A task of a cluster whose worker is gone as soon as its result is fetched, or before."""

    def __init__(self, result=None, error=None):
        self.value, self.error, self.status = result, error, "pending"

    async def result(self):
        self.status = "cancelled"
        if self.error:
            raise self.error
        return self.value


@pytest.fixture
def client():
    """A client of a cluster; what its tasks end with is their first argument."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield SimpleNamespace(
        loop=SimpleNamespace(asyncio_loop=loop), submit=lambda fn, *args, pure, **named: Asked(*args, **named)
    )
    loop.call_soon_threadsafe(loop.stop)
    thread.join(30)
    loop.close()


@pytest.mark.parametrize("result", [("a", "b"), ("type", ValueError("no error"), None), "text", None])
def test_a_fetched_result_is_given_though_its_worker_has_gone(client, result):
    assert OnDask(client).submit(print, result).result(30) == result


def test_the_error_of_a_task_is_its_own(client):
    with pytest.raises(KeyError, match="mine"):
        OnDask(client).submit(print, error=KeyError("mine")).result(30)


def test_a_task_that_the_cluster_gave_up_is_cancelled(client):
    with pytest.raises(CancelledError):
        OnDask(client).submit(print, error=asyncio.CancelledError()).result(30)
