"""Figures for the same dead or displaced that lie too far apart, with their range."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from detente.analysis.doubts import Doubt, named, sentence, spoken
from detente.analysis.tolls import Toll, tolls
from detente.record import Draft, Severity

RULE = "tolls"
SOON = 7
"""Days between two reports within which they tell of one attack."""
LONG = 400
"""Days between two reports within which the toll of a war is not expected to grow by much."""


def toll_figures(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield, for each thing, the lowest and the highest figure that cannot be one, with how many give what."""
    groups: dict[tuple[str, tuple[str, str]], list[Toll]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda one: (str(one.report.published or ""), one.report.id)):
        for toll in tolls(draft):
            groups[toll.fate, toll.of].append(toll)
    for (_, (kind, _)), found in groups.items():
        for near in runs(found, LONG if kind == "war" else SOON):
            low, high = min(near, key=lambda one: one.most), max(near, key=lambda one: one.least)
            if low.most < high.least:
                yield doubt(low, high, near)


def runs(found: Sequence[Toll], most: int) -> Iterator[list[Toll]]:
    """Yield the figures of reports that appeared within some days after the first of them."""
    run: list[Toll] = []
    for toll in found:
        first, day = (run[0] if run else toll).draft.report.published, toll.draft.report.published
        if run and (first is None or day is None or day.first - first.first > timedelta(days=most)):
            yield run
            run = []
        run.append(toll)
    if run:
        yield run


def doubt(low: Toll, high: Toll, near: Sequence[Toll]) -> Doubt:
    """Return the doubt about figures, the lowest and the highest, and which most reports give."""
    kind, which = low.of
    matter = {"war": "in the war", "target": f"at the {which}", "place": f"at {which}"}[kind.split()[0]]
    span = f"{low.value:,.15g} to {high.value:,.15g}"
    where = "the same report gives" if low.draft is high.draft else f"{told(high)} gives"
    return Doubt(
        rule=RULE,
        severity=Severity.MEDIUM,
        about=low.cited(),
        claim=sentence(f"{told(low)} gives {low.words} {low.fate} {matter}"),
        reason=f"{where} {high.words} ({len(near)} figures, from {span})",
        settles="Who counted, up to which day, and whether fighters are in the figure or civilians alone.",
        evidence=tuple(dict.fromkeys((low.cited(), high.cited()))),
    )


def told(toll: Toll) -> str:
    """Return the report of a figure with its day."""
    day = toll.draft.report.published
    return f"{named(toll.draft)} of {spoken(day)}" if day else named(toll.draft)
