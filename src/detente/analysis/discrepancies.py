"""What does not add up in a set of reports, within each and between them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from detente.analysis.checking import Check, Noted, Reports
from detente.analysis.checks import CHECKS
from detente.analysis.doubts import Doubt, merged
from detente.analysis.once import asking_much
from detente.record import Draft, Finding

Clues = Mapping[str, Sequence[tuple[Any, ...]]]
"""Name of a note -> what was noted of one report; where nothing was noted it is left out."""
NOTES = {check.note.name: check.note for check in CHECKS}
"""What is noted of a report, by name; several checks can use one note."""


def findings(drafts: Sequence[Draft]) -> tuple[Finding, ...]:
    """Return what does not add up, the gravest first; what several checks find about the same words is told once."""
    distinct = tuple({draft.report.id: draft for draft in reversed(drafts)}.values())[::-1]
    return compared(Reports([one.report for one in distinct]), list(map(clues_of, distinct)))


def clues_of(draft: Draft) -> Clues:
    """Return what the checks note of a draft; it follows from nothing else."""
    with asking_much():
        noted = {name: tuple(note.of(draft)) for name, note in NOTES.items()}
    return {name: found for name, found in noted.items() if found}


def compared(reports: Reports, clues: Sequence[Clues]) -> tuple[Finding, ...]:
    """Return what does not add up in reports, from what was noted of each."""
    return merged(doubt for check in CHECKS for doubt in doubts(check, reports, clues))


def doubts(check: Check[Any], reports: Reports, clues: Sequence[Clues]) -> Iterator[Doubt]:
    """Yield what one check finds in reports, from what was noted of each."""
    noted = [
        Noted(report, one)
        for report, found in zip(reports.every, clues, strict=True)
        for one in found.get(check.note.name, ())
    ]
    return check.doubts(noted, reports)
