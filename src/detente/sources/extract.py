"""What one file yields before it is frozen: its text, and what it says of itself."""

import re
from dataclasses import dataclass
from typing import Protocol

from detente.record import PartialDate

LONGEST_LABEL = 300
"""No headline, name or address is longer; what is, was something else."""

HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, kw_only=True)
class Extract:
    """The text of one file, and what the file says of itself."""

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: PartialDate | None = None
    url: str | None = None


class Kind(Protocol):
    """Reads one kind of file: plain text, a web page, a PDF, a mail, a Word document."""

    def __call__(self, content: bytes, name: str, charset: str | None = None, /) -> Extract:
        """Return what `content` holds; `name` is for the error, `charset` what the server says of its encoding.

        Raises:
            SourceError: There is no text to be had from it.
        """
        ...


def label(words: object) -> str | None:
    r"""Return a headline or a name on one line, or None when there is none.

    >>> label("  Talks \n go on ")
    'Talks go on'
    """
    if not isinstance(words, str):
        return None
    line = " ".join(whole(words).split())
    return line if 0 < len(line) <= LONGEST_LABEL else None


def whole(text: str) -> str:
    """Return `text` with each half of a character that lost its other half replaced by U+FFFD.

    Damaged PDFs and odd encodings leave such halves (lone surrogates), which no file and no hash can hold.
    """
    return HALF_A_CHARACTER.sub("\ufffd", text)


def calendar_day(iso: object) -> PartialDate | None:
    """Return the day that a string begins with, such as `2022-01-11T17:40`, or None when it is no day."""
    try:
        return PartialDate(value=str(iso)[:10]) if iso else None
    except ValueError:
        return None
