"""A line of a page in words: its text, how far in it stands and what it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["title", "head", "text", "note", "today", "good", "bad"]


@dataclass(frozen=True)
class Line:
    """One paragraph."""

    text: str
    indent: int = 0
    kind: Kind = "text"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return words in a row.

    >>> listed(["Russia", "Nato", "Ukraine"])
    'Russia, Nato and Ukraine'
    """
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def counted(count: int, one: str, many: str = "") -> str:
    """Return how many there are of something.

    >>> counted(1, "state"), counted(6, "state"), counted(2, "party", "parties")
    ('1 state', '6 states', '2 parties')
    """
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def percent(share: float) -> str:
    """Return a share, without pretending that almost all is all.

    >>> percent(0), percent(0.0004), percent(0.25), percent(0.9996)
    ('0 %', 'under 1 %', '25 %', 'over 99 %')
    """
    if 0 < share < 0.005:
        return "under 1 %"
    return "over 99 %" if 0.995 <= share < 1 else f"{share:.0%}".replace("%", " %")


def ordinal(number: int) -> str:
    """Return a rank in words.

    >>> [ordinal(number) for number in (1, 2, 3, 4, 11, 22, 1101)]
    ['1st', '2nd', '3rd', '4th', '11th', '22nd', '1,101st']
    """
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def capital(text: str) -> str:
    """Return a text with a capital in front."""
    return text[:1].upper() + text[1:]


def few(words: list[str], most: int = 12) -> str:
    """Return the first words in a row, and how many more there are."""
    more = [f"{len(words) - most:,} more"] if len(words) > most else []
    return listed([*words[:most], *more]) or "none"
