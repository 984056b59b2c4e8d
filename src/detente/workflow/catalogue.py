"""The verb `catalog`: which conflicts, package files and settlement files there are."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from detente import catalog
from detente.errors import UnknownConflict
from detente.formats.conflict_model import conflict_in
from detente.formats.package_model import package_model_in
from detente.formats.settlement_toml import settlement_in


@dataclass(frozen=True)
class Entry:
    """A conflict of the catalogue."""

    name: str
    title: str
    citation: str
    decision_makers: int
    options: int
    states: int

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return asdict(self)


def catalogue() -> Iterator[Entry]:
    """Yield the conflicts of the catalogue, in order of their names."""
    for name in catalog.names():
        model = conflict_in(catalog.text(name), name)
        file = model.file
        makers, options = len(file.decision_makers), len(file.options)
        yield Entry(name, file.title, file.citation, makers, options, model.game.n_states)


@dataclass(frozen=True)
class PackageEntry:
    """A package file of the catalogue."""

    name: str
    title: str
    citation: str
    parties: int
    issues: int
    packages: int

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {**asdict(self), "kind": "packages"}


def package_files() -> Iterator[PackageEntry]:
    """Yield the package files of the catalogue, in order of their names."""
    for name in catalog.names(catalog.PACKAGES):
        model = package_model_in(catalog.text(name, catalog.PACKAGES), name)
        file = model.file
        sizes = len(file.parties), len(file.issues), model.bargain.n_packages
        yield PackageEntry(name, file.title, file.citation, *sizes)


@dataclass(frozen=True)
class SettlementEntry:
    """A settlement file of the catalogue."""

    name: str
    title: str
    citation: str
    parties: int

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {**asdict(self), "kind": "settlements"}


def settlement_files() -> Iterator[SettlementEntry]:
    """Yield the settlement files of the catalogue, in order of their names."""
    for name in catalog.names(catalog.SETTLEMENTS):
        file = settlement_in(catalog.text(name, catalog.SETTLEMENTS), name)
        yield SettlementEntry(name, file.title, file.citation, len(file.parties))


def file_text(name: str) -> str:
    """Return the text of a file of the catalogue.

    Raises:
        UnknownConflict: The catalogue has none of that name.
    """
    known = catalog.name_of(name, catalog.ALL)
    if known is None:
        raise UnknownConflict(name, catalog.names(catalog.ALL))
    return catalog.text(known, catalog.ALL)
