"""What several questions on one record begin with is worked out once: the last answer is kept."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from detente.record import Record

Result = TypeVar("Result")


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
