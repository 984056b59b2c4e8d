import signal

import pytest

from detente.compute import here, results
from detente.errors import WorkerLost
from pressing import handed_on


def test_a_result_that_is_being_handed_on_arrives_and_the_worker_ends_when_it_works_again():
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where tests run in the background
    try:
        with here(2) as pool:
            assert list(results(handed_on, [0], pool)) == [1]
            with pytest.raises(WorkerLost):
                list(results(handed_on, range(20), pool))
    finally:
        signal.signal(signal.SIGINT, before)
