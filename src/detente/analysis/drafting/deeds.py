"""All that a record says of deeds, put together: what a conflict is drafted from, and drafted again without a part."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from detente.analysis.drafting.options import Cluster, clusters
from detente.analysis.drafting.sayings import Saying, sayings
from detente.analysis.drafting.sides import Sides
from detente.record import Fact, Record, Span


@dataclass(frozen=True, eq=False)
class Deeds:
    """What is said of deeds: by whom, and which sayings speak of the same one."""

    record: Record
    sides: Sides
    found: tuple[Saying, ...]
    clusters: tuple[Cluster, ...]

    def without(self, facts: Collection[str]) -> "Deeds":
        """Return what is left when some facts had not been reported; which sayings speak of one deed stays as it is.

        The sides stay as well: who speaks with whom is seldom told by one sentence.
        """
        left = (one.without(facts) for one in self.clusters)
        meetings = tuple(one for one in self.record.meetings if one.id not in facts)
        return replace(
            self,
            record=self.record.model_copy(update={"meetings": meetings}),
            found=tuple(one for one in self.found if one.fact not in facts),
            clusters=tuple(one for one in left if one.sayings),
        )


def deeds_of(record: Record) -> Deeds:
    """Return what a record says of deeds, the same in whatever order its reports were added."""
    record = in_order(record)
    sides = Sides(record)
    found = tuple(sayings(record, sides))
    return Deeds(record, sides, found, tuple(clusters(found, sides)))


def in_order(record: Record) -> Record:
    """Return a record with its facts by the days on which they became known; those of one day by the reports' ids."""
    days = {one.id: one.published.first if one.published else date.max for one in record.reports}

    def key(fact: Fact) -> tuple[date, str, tuple[Span, ...], str]:
        return days.get(fact.report, date.max), fact.report, tuple(one.span for one in fact.evidence), fact.id

    kept = {name: tuple(sorted(getattr(record, name), key=key)) for name in ("statements", "events")}
    return record.model_copy(update={**kept, "parties": tuple(sorted(record.parties, key=lambda one: one.id))})
