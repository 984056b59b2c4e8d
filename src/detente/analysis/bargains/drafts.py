"""Packages and votes drafted from a record, and what the record does not settle."""

from dataclasses import dataclass

from detente.analysis.drafted import Unsettled
from detente.formats.package_file import PackageFile


@dataclass(frozen=True)
class DraftedPackages:
    """Packages drafted from a record: what it says, and what it does not settle."""

    file: PackageFile
    """Alternatives, values, red lines and conditions carry the ids of the facts that they rest on."""
    unsettled: tuple[Unsettled, ...] = ()
    beyond: tuple[str, ...] = ()
    """Deeds that were left out because there are more than can be looked at together."""
    missing: str | None = None
    """Why nothing can be worked out, in a plain sentence; none: it can."""


@dataclass(frozen=True)
class Bargains:
    """All that was drafted of a deal."""

    packages: DraftedPackages
