"""A model as it is named in a call: by its file, or by its name in the catalogue."""

import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar

from detente import catalog
from detente.errors import DetenteError

CONFLICT = "conflict.toml"
"""The conflict of a case stands under this name in its folder."""
PACKAGES = "packages.toml"
"""So do what a deal may hold, and what each part of it is worth."""
VOTES = "votes.toml"
"""And so do the bodies that would have to vote on it."""

Model = TypeVar("Model")


def inside_case(typed: str | os.PathLike[str], name: str) -> str | os.PathLike[str]:
    """Return the file of a case where its folder is given and has one, and what was given otherwise."""
    return Path(typed) / name if (Path(typed) / name).is_file() else typed


def model_named(
    typed: str | os.PathLike[str],
    kinds: tuple[catalog.Kind, ...],
    *,
    of_text: Callable[[str, str], Model],
    of_file: Callable[[Path], Model],
    unknown: Callable[[str, Collection[str]], DetenteError],
) -> Model:
    """Return the model of a name; a file goes before an entry of the catalogue.

    Args:
        typed: The name of a file, or of an entry.
        kinds: Among which entries it is looked for.
        of_text: Reads the text of an entry, given with its name.
        of_file: Reads a file.
        unknown: What is raised when there is neither, made of the name and the names of the entries.
    """
    path, name = Path(typed), catalog.name_of(os.fspath(typed), kinds)
    if name is not None and not path.is_file():
        return of_text(catalog.text(name, kinds), name)
    if not path.exists():
        raise unknown(os.fspath(typed), catalog.names(kinds))
    return of_file(path)
