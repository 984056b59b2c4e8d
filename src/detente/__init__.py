"""Détente reads the reporting on a negotiation into a sourced record, and writes the brief from it.

>>> import detente
>>> detente.PartialDate(value="2022-01") < detente.PartialDate(value="2022-02-03")
True

`detente.read`, `brief`, `model`, `solve`, `whatif`, `rehearse`, `package`, `vote` and `settle` do what the commands of
these names do, `detente.suggest_codebook` what `detente codebook suggest` does; `detente.load` freezes reports.
Everything is imported when it is first asked for, so that `detente --version` answers at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from detente.lazily import offer
from detente.version import __version__

if TYPE_CHECKING:
    from detente.analysis import Agreement, Play, Solution, Supposition
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
        Deed,
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
    from detente.workflow import (
        CodebookSuggested,
        Modelled,
        Readings,
        Written,
        brief,
        model,
        package,
        read,
        rehearse,
        settle,
        solve,
        suggest_codebook,
        vote,
        whatif,
    )

__all__ = [
    "Act",
    "Agreement",
    "Attitude",
    "Basis",
    "Body",
    "Codebook",
    "CodebookSuggested",
    "Condition",
    "ConditionKind",
    "Deadline",
    "Deed",
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
    "Modelled",
    "Outlet",
    "PartialDate",
    "Party",
    "Person",
    "Play",
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
    "Solution",
    "Span",
    "Speaker",
    "Stance",
    "Statement",
    "StatementKind",
    "Supposition",
    "TimeExpression",
    "Verdict",
    "Via",
    "Wording",
    "Written",
    "__version__",
    "brief",
    "fact_id",
    "load",
    "model",
    "package",
    "read",
    "rehearse",
    "settle",
    "solve",
    "suggest_codebook",
    "text_hash",
    "vote",
    "whatif",
]

ELSEWHERE = {
    "Agreement": "detente.analysis",
    "CodebookSuggested": "detente.workflow",
    "DetenteError": "detente.errors",
    "Loaded": "detente.sources",
    "Modelled": "detente.workflow",
    "Play": "detente.analysis",
    "Readings": "detente.workflow",
    "Solution": "detente.analysis",
    "Supposition": "detente.analysis",
    "Written": "detente.workflow",
    "load": "detente.sources",
    "model": "detente.workflow",
    "package": "detente.workflow",
    "read": "detente.workflow",
    "rehearse": "detente.workflow",
    "settle": "detente.workflow",
    "solve": "detente.workflow",
    "suggest_codebook": "detente.workflow",
    "vote": "detente.workflow",
    "whatif": "detente.workflow",
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


# `detente.brief` is a verb and a folder; the folder is reached by `from detente.brief import page`.
offer(__name__, {"brief": "detente.workflow"})
