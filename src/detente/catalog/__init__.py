"""Published conflicts as files, with citations and known answers, found by name."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


@cache
def found() -> dict[str, Traversable]:
    """Return the conflicts of the catalogue by name, in order."""
    folder = files(__name__) / "conflicts"
    by_name = {one.name.removesuffix(".toml"): one for one in folder.iterdir() if one.name.endswith(".toml")}
    return dict(sorted(by_name.items()))


def names() -> tuple[str, ...]:
    """Return the names of the conflicts."""
    return tuple(found())


def name_of(typed: str) -> str | None:
    """Return the name that was meant, whatever its capitals and hyphens.

    >>> name_of("SyriaIraq"), name_of("Atlantis")
    ('syria-iraq', None)
    """
    return {plain(name): name for name in found()}.get(plain(typed))


def plain(name: str) -> str:
    """Return the letters and digits of a name."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def text(name: str) -> str:
    """Return the text of a conflict's file."""
    return found()[name].read_text(encoding="utf-8")


@cache
def answers() -> dict[str, dict[str, Any]]:
    """Return the equilibria that the published definitions give, by conflict and concept, as state numbers."""
    return tomllib.loads((files(__name__) / "answers.toml").read_text(encoding="utf-8"))
