"""What does not add up in a set of reports, within each and between them."""

from collections.abc import Sequence

from detente.analysis.checks import CHECKS
from detente.analysis.doubts import merged
from detente.analysis.once import asking_much
from detente.record import Draft, Finding


def findings(drafts: Sequence[Draft]) -> tuple[Finding, ...]:
    """Return what does not add up, the gravest first; what several checks find about the same words is told once."""
    distinct = tuple({draft.report.id: draft for draft in reversed(drafts)}.values())[::-1]
    with asking_much():
        return merged(doubt for check in CHECKS for doubt in check(distinct))
