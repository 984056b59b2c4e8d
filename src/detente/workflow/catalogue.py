"""The verb `catalog`: which conflicts there are."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from detente import catalog
from detente.errors import UnknownConflict
from detente.formats.conflict_model import conflict_in


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


def file_text(name: str) -> str:
    """Return the text of the file of a conflict, or of a body.

    Raises:
        UnknownConflict: The catalogue has none of that name.
    """
    known = catalog.name_of(name)
    if known is None:
        if (body := catalog.body_named(name)) is not None:
            return catalog.body_text(body)
        raise UnknownConflict(name, (*catalog.names(), *catalog.body_names()))
    return catalog.text(known)
