"""Which of the reports seem to be about one negotiation: those that have their chief parties in common."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from detente.brief.names import Names, listed
from detente.record import Record

CHIEF = 5
"""Parties of a report that tell what it is about."""
SHARED = 2
"""So many of them two reports of one negotiation have in common."""
SHOWN = 3


def cases(record: Record, names: Names) -> tuple[tuple[str, ...], ...]:
    """Return the chief parties of each negotiation, the one that most is told of first.

    A report in which fewer than two parties speak or act says too little to be set apart.
    """
    present = {name: counts for name, counts in presence(record).items() if len(counts) >= SHARED}
    about = {name: most(counts) for name, counts in present.items()}
    groups: list[list[str]] = []
    for report in present:
        near = [group for group in groups if any(len(about[report] & about[other]) >= SHARED for other in group)]
        groups = [group for group in groups if group not in near] + [
            [report, *(one for group in near for one in group)]
        ]
    ranked = sorted(groups, key=lambda group: (-sum(present[one].total() for one in group), min(group)))
    return tuple(tuple(chief(group, present, record, names)) for group in ranked)


def presence(record: Record) -> Mapping[str, Counter[str]]:
    """Return for each report how often each party speaks, acts, is addressed or meets in it."""
    found: dict[str, Counter[str]] = {report.id: Counter() for report in record.reports}
    for report, slugs in parts(record):
        found[report].update(slug for slug in slugs if slug)
    return found


def parts(record: Record) -> Iterable[tuple[str, Sequence[str | None]]]:
    """Yield for each fact its report and the parties that have a part in it."""
    yield from ((one.report, (one.speaker.party, one.target)) for one in record.statements)
    yield from ((one.report, (one.actor, one.target)) for one in record.events)
    yield from ((one.report, one.participants) for one in record.meetings)
    yield from ((one.report, (one.who,)) for one in record.deadlines)


def most(counts: Counter[str]) -> set[str]:
    """Return the chief parties of a report, ties at the end included."""
    least = counts.most_common(CHIEF)[-1][1] if counts else 0
    return {slug for slug, count in counts.items() if count >= least}


def chief(group: Sequence[str], present: Mapping[str, Counter[str]], record: Record, names: Names) -> list[str]:
    """Return the names of those who are most present in some reports, by what they do and how often they are named."""
    weights = sum((present[report] for report in group), Counter())
    for reading in record.readings:
        if reading.report in group:
            weights.update(one.id for one in reading.mentions if one.kind == "party" and one.id in weights)
    return [names.party(slug) for slug in sorted(weights, key=lambda slug: (-weights[slug], slug))]


def heading(several: Sequence[Sequence[str]], names: Names) -> str:
    """Return a title made of those who are most present, of each negotiation apart when there are several."""
    if len(several) < 2:
        first = [names.party(slug) for slug in names.ordered if names.weights[slug]][:SHOWN]
        return listed(first) if first else "What the reports say"
    titles = [listed(parties[:2]) for parties in several[:SHOWN]]
    more = len(several) - len(titles)
    return f"Several negotiations: {'; '.join(titles)}" + (f"; and {more} more" if more else "")
