"""Nobody waits for ever for work of those who are gone."""

from concurrent.futures import CancelledError, Executor, Future

import pytest

from detente.compute.watched import Watched


class Silent(Executor):
    """Takes tasks and never does them."""

    def submit(self, fn, /, *args, **kwargs):
        return Future()


class Prompt(Executor):
    """Does each task at once."""

    def submit(self, fn, /, *args, **kwargs):
        done = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def test_what_is_done_is_given():
    watched = Watched(Prompt(), lambda: False, 0.1)
    assert watched.submit(abs, -2).result(5) == 2
    assert not watched.under_way
    watched.end()


def test_tasks_of_those_who_are_gone_are_given_up():
    watched = Watched(Silent(), lambda: True, 0.1)
    waiting = [watched.submit(abs, -2) for _ in range(3)]
    for one in waiting:
        with pytest.raises(CancelledError):
            one.result(30)
    later = watched.submit(abs, -2)
    with pytest.raises(CancelledError):
        later.result(30)
    watched.end()


def test_who_comes_back_in_time_is_waited_for():
    looks = iter([True, False, True, False])
    watched = Watched(Silent(), lambda: next(looks, False), 3600)
    one = watched.submit(abs, -2)
    assert not one.done()
    watched.end()
    watched.watcher.join(30)
    assert not one.done()
