"""Published conflicts, package files, questions and bodies that decide, with citations and answers, found by name."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal["conflicts", "packages", "settlements", "bodies", "votes"]
"""Folders of the catalogue."""

CONFLICTS: tuple[Kind, ...] = ("conflicts",)
PACKAGES: tuple[Kind, ...] = ("packages",)
SETTLEMENTS: tuple[Kind, ...] = ("settlements",)
VOTES: tuple[Kind, ...] = ("bodies", "votes")
ALL = CONFLICTS + PACKAGES + SETTLEMENTS + VOTES


@cache
def found(kinds: tuple[Kind, ...] = CONFLICTS) -> dict[str, Traversable]:
    """Return the entries of some kinds by name, in order of the kinds and of the names."""
    entries: dict[str, Traversable] = {}
    for kind in kinds:
        folder = (one for one in (files(__name__) / kind).iterdir() if one.name.endswith(".toml"))
        for one in sorted(folder, key=lambda one: one.name):
            entries.setdefault(one.name.removesuffix(".toml"), one)
    return entries


def names(kinds: tuple[Kind, ...] = CONFLICTS) -> tuple[str, ...]:
    """Return the names of the entries of some kinds."""
    return tuple(found(kinds))


def name_of(typed: str, kinds: tuple[Kind, ...] = CONFLICTS) -> str | None:
    """Return the name that was meant, whatever its capitals and hyphens.

    >>> name_of("SyriaIraq"), name_of("US Senate cloture", VOTES), name_of("Atlantis", ALL)
    ('syria-iraq', 'us-senate-cloture', None)
    """
    return {plain(name): name for name in reversed(found(kinds))}.get(plain(typed))


def plain(name: str) -> str:
    """Return the letters and digits of a name."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def text(name: str, kinds: tuple[Kind, ...] = CONFLICTS) -> str:
    """Return the text of an entry's file."""
    return found(kinds)[name].read_text(encoding="utf-8")


@cache
def answers() -> dict[str, dict[str, Any]]:
    """Return the equilibria that the published definitions give, by conflict and concept, as state numbers."""
    return tomllib.loads((files(__name__) / "answers.toml").read_text(encoding="utf-8"))
