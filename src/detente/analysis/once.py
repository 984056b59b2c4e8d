"""What several questions on one record begin with is worked out once: the last answer is kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

from detente.record import Draft, Record

Result = TypeVar("Result")
HELD: ContextVar[dict[Any, tuple[Draft, Any]] | None] = ContextVar("HELD", default=None)
"""By function and draft: the draft and what was worked out of it, while several questions are asked of it."""


@contextmanager
def asking_much() -> Iterator[None]:
    """Keep, until the end of the block, what functions marked with `of_each` work out of each draft."""
    before = HELD.set({})
    try:
        yield
    finally:
        HELD.reset(before)


def of_each(work: Callable[[Draft], Result]) -> Callable[[Draft], Result]:
    """Have a function of a draft answer once for each within `asking_much`."""

    @wraps(work)
    def kept(draft: Draft) -> Result:
        held = HELD.get()
        if held is None:
            return work(draft)
        key = work, id(draft)
        if key not in held:
            held[key] = draft, work(draft)
        found: Result = held[key][1]
        return found

    return kept


def kept_for(*parts: str) -> Callable[[Callable[[Record], Result]], Callable[[Record], Result]]:
    """Return a decorator that keeps the last answer of a function of a record, which follows from some parts of it.

    Args:
        parts: Names of the fields of a record that the answer follows from. A record with the very same ones has it.
    """

    def keeping(work: Callable[[Record], Result]) -> Callable[[Record], Result]:
        last: list[tuple[tuple[object, ...], Result]] = []

        @wraps(work)
        def kept(record: Record) -> Result:
            given = tuple(getattr(record, part) for part in parts)
            if last and all(one is other for one, other in zip(last[0][0], given, strict=True)):
                return last[0][1]
            found = work(record)
            last[:] = [(given, found)]
            return found

        return kept

    return keeping
