"""Détente reads the reporting on a negotiation into a sourced record, and writes the brief from it.

>>> import detente
>>> detente.PartialDate(value="2022-01") < detente.PartialDate(value="2022-02-03")
True

`detente.read` and `detente.brief` do what the commands of these names do, and `detente.load` freezes files as reports.
Everything is imported when it is first asked for, so that `detente --version` answers at once.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from detente.version import __version__

if TYPE_CHECKING:
    from detente.errors import DetenteError
    from detente.record import (
        Act,
        Attitude,
        Basis,
        Body,
        Codebook,
        Condition,
        ConditionKind,
        Deadline,
        Draft,
        Entry,
        Event,
        EventStatus,
        Evidence,
        Fact,
        Finding,
        Issue,
        Judgement,
        Magnitude,
        Meeting,
        MeetingStatus,
        Mention,
        Modality,
        Outlet,
        PartialDate,
        Party,
        Person,
        Plover,
        Position,
        Precision,
        Problem,
        Reading,
        Record,
        Reliability,
        Report,
        Role,
        Severity,
        Span,
        Speaker,
        Stance,
        Statement,
        StatementKind,
        TimeExpression,
        Verdict,
        Via,
        Wording,
        fact_id,
        text_hash,
    )
    from detente.sources import Loaded, load
    from detente.workflow import Readings, Written, brief, read

__all__ = [
    "Act",
    "Attitude",
    "Basis",
    "Body",
    "Codebook",
    "Condition",
    "ConditionKind",
    "Deadline",
    "DetenteError",
    "Draft",
    "Entry",
    "Event",
    "EventStatus",
    "Evidence",
    "Fact",
    "Finding",
    "Issue",
    "Judgement",
    "Loaded",
    "Magnitude",
    "Meeting",
    "MeetingStatus",
    "Mention",
    "Modality",
    "Outlet",
    "PartialDate",
    "Party",
    "Person",
    "Plover",
    "Position",
    "Precision",
    "Problem",
    "Reading",
    "Readings",
    "Record",
    "Reliability",
    "Report",
    "Role",
    "Severity",
    "Span",
    "Speaker",
    "Stance",
    "Statement",
    "StatementKind",
    "TimeExpression",
    "Verdict",
    "Via",
    "Wording",
    "Written",
    "__version__",
    "brief",
    "fact_id",
    "load",
    "read",
    "text_hash",
]

ELSEWHERE = {
    "DetenteError": "detente.errors",
    "Loaded": "detente.sources",
    "Readings": "detente.workflow",
    "Written": "detente.workflow",
    "load": "detente.sources",
    "read": "detente.workflow",
}
"""Where a name lives that is not part of the vocabulary."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 (whatever has that name)
    """Import a name of the public interface when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(ELSEWHERE.get(name, "detente.record")), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the names of the public interface."""
    return __all__


class Package(ModuleType):
    """This package, whose verb `detente.brief` has the name of one of its folders.

    Importing that folder would put it in the verb's place. A property of the class is looked up before that. The folder
    is reached by `from detente.brief import page`.
    """

    @property
    def brief(self) -> Any:  # noqa: ANN401 (the type checker has it from above)
        """The verb."""
        return import_module("detente.workflow").brief

    @brief.setter
    def brief(self, folder: ModuleType) -> None:
        """Leave the verb where it is when the folder is imported."""


sys.modules[__name__].__class__ = Package
