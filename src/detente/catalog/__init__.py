"""Published conflicts, package files, questions and bodies that decide, with citations and answers, found by name."""

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


@cache
def bodies() -> dict[str, Traversable]:
    """Return the bodies of the catalogue by name, in order, and after them the votes of the past."""
    each = [
        {
            one.name.removesuffix(".toml"): one
            for one in (files(__name__) / folder).iterdir()
            if one.name[-5:] == ".toml"
        }
        for folder in ("bodies", "votes")
    ]
    return {name: by_name[name] for by_name in each for name in sorted(by_name)}


def body_names() -> tuple[str, ...]:
    """Return the names of the bodies."""
    return tuple(bodies())


def body_named(typed: str) -> str | None:
    """Return the name of the body that was meant, whatever its capitals and hyphens.

    >>> body_named("US Senate cloture"), body_named("Atlantis")
    ('us-senate-cloture', None)
    """
    return {plain(name): name for name in bodies()}.get(plain(typed))


def body_text(name: str) -> str:
    """Return the text of a body's file."""
    return bodies()[name].read_text(encoding="utf-8")
