"""What all errors have in common, and how they name what comes near."""

from collections.abc import Collection
from difflib import get_close_matches
from typing import Any, TypeVar

ErrorKind = TypeVar("ErrorKind", bound="DetenteError")


class DetenteError(Exception):
    """Anything Détente raises on purpose.

    `str(error)` says what happened and what was expected; the notes say what to do.

    >>> from detente.errors import EmptyReport
    >>> error = EmptyReport("morning.txt")
    >>> print(error.explanation())
    morning.txt: there is no text in it; expected at least one sentence
    Check that the file was saved completely, or leave it out.
    """

    def __init__(self, happened: str, *, expected: str = "", advice: str = "") -> None:
        super().__init__(f"{happened}; expected {expected}" if expected else happened)
        if advice:
            self.add_note(advice)

    @property
    def advice(self) -> tuple[str, ...]:
        """What the reader of the error can do about it."""
        return tuple(getattr(self, "__notes__", ()))

    def explanation(self) -> str:
        """Return the message and under it, line by line, what to do."""
        return "\n".join((str(self), *self.advice))

    def __reduce__(self) -> tuple[Any, ...]:
        # Subclasses are made from data, not from the message in `args`, and must survive the way back from a worker.
        return revived, (type(self), self.args), self.__dict__


def revived(kind: type[ErrorKind], args: tuple[object, ...]) -> ErrorKind:
    """Return an error of this kind without building its message again."""
    error = kind.__new__(kind)
    error.args = args
    return error


def nearest(name: str, known: Collection[str]) -> str:
    """Return the known name nearest to one that is not known, or nothing; never the same again.

    >>> nearest("relaese", ["release", "attack"])
    'release'
    """
    others = [one for one in known if one != name]
    same = [one for one in others if one.lower() == name.lower()]
    return next(iter(same or get_close_matches(name, others, n=1) or get_close_matches(name.lower(), others, n=1)), "")


def shortened(text: str, most: int = 80) -> str:
    """Return a text in quotation marks, without its end when it is long."""
    return repr(text if len(text) <= most else f"{text[:most]}...")
