"""What a conflict drafted from a record says, and what the record leaves open."""

from dataclasses import dataclass

from detente.formats.conflict_file import ConflictFile


@dataclass(frozen=True)
class Unsettled:
    """Something that the record does not settle."""

    text: str
    """What it is, in a plain sentence."""
    evidence: tuple[str, ...] = ()
    """The facts of the record that speak of it."""


@dataclass(frozen=True)
class Drafted:
    """A conflict drafted from a record: what it says, and what the record does not settle."""

    file: ConflictFile
    """Its options and statements of preference carry the ids of the facts they come from."""
    unsettled: tuple[Unsettled, ...] = ()
    beyond: tuple[str, ...] = ()
    """Labels of options that were left out, because there were more than can be looked at."""
    missing: str | None = None
    """Why nothing can be worked out, in a plain sentence; then the file may have no options."""
