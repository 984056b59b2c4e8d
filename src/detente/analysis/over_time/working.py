"""Outcomes worked out again for each day of a record: how each stood by what was known, and what moved it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from detente.analysis.drafting.deeds import Deeds, deeds_of
from detente.analysis.over_time.causes import causes, left_out, moved, sentences
from detente.analysis.over_time.edits import Edited, Edits
from detente.analysis.over_time.following import followed
from detente.analysis.over_time.known import known_up_to, report_days
from detente.analysis.over_time.results import Day, Move, OverTime, Standing
from detente.analysis.over_time.shifts import shifts
from detente.analysis.over_time.standing import MOST_OPTIONS, Drawn, Known
from detente.record import Fact, Record

MOST_TRIED, LEAST_TRIED, WORK = 10, 3, 60_000
"""So many sentences of one day are left out in turn at the most and at the least, and so many sayings looked at."""


def over_time(
    record: Record,
    *,
    since: date | None = None,
    most_days: int | None = None,
    most_statements: int | None = None,
    deeds: Deeds | None = None,
    edited: Edited | None = None,
    draws: int = 100,
    seed: int = 0,
) -> OverTime:
    """Return how stable each outcome was by what was known on each day with new reports.

    For each day the conflict is drafted from the record as it was known up to it. The outcomes are those of the latest
    day; on an earlier one they are told by the options that were the same deeds then. Where one became more or less
    stable from one day to the next, the new sentences are left out one after the other to see which made it so. The
    same record, draws and seed give the same answer, in whatever order the reports were added.

    Args:
        record: Reports and what was read in them.
        since: The first day that is shown; left out, the first with reports.
        most_days: How many days are shown at the most, the latest ones.
        most_statements: From how many statements is drafted in all at the most: the more there are, the fewer days are
            shown; two at the least.
        deeds: What the record says of deeds, where that has been worked out already.
        edited: The conflict as it was drafted last, and as a person left it. What was changed counts on each day from
            the first on which what it speaks of is in the draft.
        draws: How often uncertain preferences are drawn.
        seed: From what the draws are made.
    """
    drawn = Drawn(draws, seed)
    every = report_days(record)
    if len(every) < 2:
        return OverTime((), (), 0, too_short(every), draws, seed, MOST_OPTIONS)
    last = latest(known_up_to(record, every[-1]), deeds, drawn, edited)
    if last.drafted.missing:
        return OverTime((), (), 0, last.drafted.missing, draws, seed, MOST_OPTIONS)
    asked = [day for day in every if since is None or day >= since][-(most_days or len(every)) :]
    compared = [day for day in every if day < asked[0]][-1:] if asked else []
    looked_at = affordable(record, [*compared, *asked], most_statements)
    found = Working(record, last, every, looked_at, [day for day in looked_at if day in asked]).worked()
    return replace(found, edited=None if edited and edited.of_states else last.edits is not None)


def latest(record: Record, deeds: Deeds | None, drawn: Drawn, edited: Edited | None) -> Known:
    """Return what can be drafted from all that is known by the last day: from deeds that are at hand if they are it."""
    if deeds is not None:
        same = [{one.id for one in each.reports} | {one.id for one in each.parties} for each in (record, deeds.record)]
        deeds = deeds if same[0] == same[1] else None
    deeds = deeds or deeds_of(record)
    drafted = Known.of_deeds(deeds, drawn)
    if edited is None or not edited.anything or drafted.drafted.missing:
        return drafted
    return Known.of_deeds(deeds, drawn, Edits.of(edited, deeds.clusters, deeds.sides))


def too_short(days: Sequence[date]) -> str:
    """Return why nothing can be told over time, in a plain sentence."""
    if not days:
        return "No report has a date of publication, so nothing can be told day by day."
    return f"All reports are of one day, {days[0].day} {days[0]:%B %Y}, so nothing can be told day by day."


def affordable(record: Record, days: Sequence[date], most: int | None) -> Sequence[date]:
    """Return the latest days for which no more than so many statements are drafted from in all; two at the least."""
    if most is None or len(days) < 2:
        return days
    published = {one.id: one.published.first for one in record.reports if one.published}
    known = sorted(published[one.report] for one in record.statements if one.report in published)
    counts = [sum(1 for one in known if one <= day) for day in days]
    room = next((n for n in range(len(days), 2, -1) if sum(counts[-n:]) <= most), 2)
    return days[-room:]


@dataclass(frozen=True, eq=False)
class Working:
    """The days of one record, worked out one after the other."""

    record: Record
    last: Known
    every: Sequence[date]
    looked_at: Sequence[date]
    """The days for which is drafted."""
    shown: Sequence[date]
    """Those of them that are shown; one before may be looked at to compare the first with."""

    def worked(self) -> OverTime:
        """Return how the outcomes stood on each day that is shown."""
        outcomes = followed(self.last)
        facts = self.new_facts()
        days: list[Day] = []
        before: Known | None = None
        stood: tuple[Standing, ...] | None = None
        for day in self.looked_at:
            known = self.known(day)
            standings = stood
            if before is None or stood is None or not same_draft(before, known):
                names = self.last.named_in(known, self.last.deeds.sides)
                standings = tuple(known.standing(one, names) for one in outcomes)
            assert standings is not None
            changed = [n for n, one in enumerate(standings) if stood is not None and moved(stood[n], one)]
            moves: tuple[Move, ...] = ()
            if changed and stood is not None:
                tried = sentences(before, known, facts[day], self.room(known))
                without = left_out(known, self.last, tried, {n: outcomes[n] for n in changed})
                found = {n: causes(n, stood[n], standings[n], without) for n in changed}
                other = shifts(before, known) if not all(found.values()) else ()
                moves = tuple(
                    Move(n, stood[n], standings[n], found[n], len(tried), () if found[n] else other) for n in changed
                )
            if day in self.shown:
                days.append(Day(day, standings, moves))
            before, stood = known, standings
        earlier = sum(day < self.shown[0] for day in self.every) if self.shown else len(self.every)
        drawn = self.last.drawn
        return OverTime(outcomes, tuple(days), earlier, None, drawn.draws, drawn.seed, MOST_OPTIONS)

    def known(self, day: date) -> Known:
        """Return what could be drafted from what was known on a day."""
        if day == self.every[-1]:
            return self.last
        return Known.of(known_up_to(self.record, day), self.last.drawn, self.last.edits)

    def room(self, known: Known) -> int:
        """Return how many sentences of a day are left out in turn: fewer where much is said."""
        return max(LEAST_TRIED, min(MOST_TRIED, WORK // max(1, len(known.deeds.found))))

    def new_facts(self) -> dict[date, list[Fact]]:
        """Return the facts that became known on each day."""
        published = {one.id: one.published.first for one in self.record.reports if one.published}
        found: dict[date, list[Fact]] = {day: [] for day in self.every}
        for one in self.record.facts:
            if one.report in published:
                found[published[one.report]].append(one)
        return found


def same_draft(one: Known, two: Known) -> bool:
    """Return whether two drafts are the same but for what they are called."""
    return replace(one.drafted.file, title="") == replace(two.drafted.file, title="")
