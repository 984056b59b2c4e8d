"""Published conflicts, package files and questions, with citations and known answers, found by name."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal["conflicts", "packages", "settlements"]
"""Folders of the catalogue."""


@cache
def found(kind: Kind = "conflicts") -> dict[str, Traversable]:
    """Return the entries of one kind by name, in order."""
    folder = files(__name__) / kind
    by_name = {one.name.removesuffix(".toml"): one for one in folder.iterdir() if one.name.endswith(".toml")}
    return dict(sorted(by_name.items()))


def names(kind: Kind = "conflicts") -> tuple[str, ...]:
    """Return the names of the entries of one kind."""
    return tuple(found(kind))


def name_of(typed: str, kind: Kind = "conflicts") -> str | None:
    """Return the name that was meant, whatever its capitals and hyphens.

    >>> name_of("SyriaIraq"), name_of("Atlantis")
    ('syria-iraq', None)
    """
    return {plain(name): name for name in found(kind)}.get(plain(typed))


def plain(name: str) -> str:
    """Return the letters and digits of a name."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def text(name: str, kind: Kind = "conflicts") -> str:
    """Return the text of an entry's file."""
    return found(kind)[name].read_text(encoding="utf-8")


@cache
def answers() -> dict[str, dict[str, Any]]:
    """Return the equilibria that the published definitions give, by conflict and concept, as state numbers."""
    return tomllib.loads((files(__name__) / "answers.toml").read_text(encoding="utf-8"))
