"""Packages and votes drafted from a record, and what the record does not settle."""

from dataclasses import dataclass

from detente.analysis.drafted import Unsettled
from detente.formats.package_file import PackageFile
from detente.formats.vote_file import VoteFile


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
class DraftedVotes:
    """Votes drafted from a record: which bodies have to decide what, and what is known of their members."""

    file: VoteFile
    """Stages and members carry the ids of the facts that they rest on."""
    unsettled: tuple[Unsettled, ...] = ()
    missing: str | None = None
    """Why no vote is known, in a plain sentence; none: some are."""


@dataclass(frozen=True)
class Bargains:
    """All that was drafted of a deal."""

    packages: DraftedPackages
    votes: DraftedVotes | None = None
