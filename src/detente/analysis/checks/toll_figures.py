"""Figures for the same dead or displaced that lie too far apart, with their range."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from detente.analysis.checking import Check, Note, Noted, Reports
from detente.analysis.doubts import Doubt, named, sentence, spoken
from detente.analysis.tolls import Toll, tolls
from detente.record import Report, Severity

RULE = "tolls"
SOON = 7
"""Days between two reports within which they tell of one attack."""
LONG = 400
"""Days between two reports within which the toll of a war is not expected to grow by much."""


def toll_figures(given: Sequence[Noted[Toll]], reports: Reports) -> Iterator[Doubt]:
    """Yield, for each thing, the lowest and the highest figure that cannot be one, with how many give what."""
    groups: dict[tuple[str, str, str], list[Noted[Toll]]] = defaultdict(list)
    for one in reports.in_time(given):
        groups[one.clue.fate, one.clue.kind, one.clue.which].append(one)
    for (_, kind, _), found in groups.items():
        for near in runs(found, LONG if kind == "war" else SOON):
            low, high = min(near, key=lambda one: one.clue.most), max(near, key=lambda one: one.clue.least)
            if low.clue.most < high.clue.least:
                yield doubt(low, high, near)


def runs(found: Sequence[Noted[Toll]], most: int) -> Iterator[list[Noted[Toll]]]:
    """Yield the figures of reports that appeared within some days after the first of them."""
    run: list[Noted[Toll]] = []
    for toll in found:
        first, day = (run[0] if run else toll).report.published, toll.report.published
        if run and (first is None or day is None or day.first - first.first > timedelta(days=most)):
            yield run
            run = []
        run.append(toll)
    if run:
        yield run


def doubt(low: Noted[Toll], high: Noted[Toll], near: Sequence[Noted[Toll]]) -> Doubt:
    """Return the doubt about figures, the lowest and the highest, and which most reports give."""
    least, most = low.clue, high.clue
    matter = {"war": "in the war", "target": f"at the {least.which}"}.get(least.kind.split()[0], f"at {least.which}")
    span = f"{least.value:,.15g} to {most.value:,.15g}"
    where = "the same report gives" if low.report is high.report else f"{told(high.report)} gives"
    first, second = (one.report.cite(*one.clue.sentence) for one in (low, high))
    return Doubt(
        rule=RULE,
        severity=Severity.MEDIUM,
        about=first,
        claim=sentence(f"{told(low.report)} gives {least.words} {least.fate} {matter}"),
        reason=f"{where} {most.words} ({len(near)} figures, from {span})",
        settles="Who counted, up to which day, and whether fighters are in the figure or civilians alone.",
        evidence=tuple(dict.fromkeys((first, second))),
    )


def told(report: Report) -> str:
    """Return a report with its day."""
    day = report.published
    return f"{named(report)} of {spoken(day)}" if day else named(report)


TOLL_FIGURES = Check(Note(RULE, Toll, tolls), toll_figures)
