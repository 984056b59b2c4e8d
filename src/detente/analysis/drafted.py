"""A conflict drafted from a record, and what the record does not settle."""

from dataclasses import dataclass

from detente.formats.conflict_file import ConflictFile


@dataclass(frozen=True)
class Unsettled:
    """Something that the reports leave open."""

    text: str
    """It in a plain sentence."""
    evidence: tuple[str, ...] = ()
    """Ids of the facts that raise it."""


@dataclass(frozen=True)
class Drafted:
    """A conflict drafted from a record: what it says, and what the record does not settle."""

    file: ConflictFile
    """Options and preferences carry the ids of the facts that they rest on."""
    unsettled: tuple[Unsettled, ...] = ()
    beyond: tuple[str, ...] = ()
    """Options that were left out because there are more than can be analysed."""
    beyond_evidence: tuple[tuple[str, ...], ...] = ()
    """The ids of the facts that each of these rests on, in their order."""
    missing: str | None = None
    """Why nothing can be worked out, in a plain sentence; none: it can."""
