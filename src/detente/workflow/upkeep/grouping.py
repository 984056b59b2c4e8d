"""Which statements of several reports are one, worked out anew for a speaker from the first day that changed.

What stands at one time does not depend on what was said more than a few days before: the work ends where all is
as it was for so long.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from detente.analysis.content import content_words
from detente.analysis.same_statements import DAYS, SAYING_NO, Grouping, Voice
from detente.store.standing import Standing
from detente.workflow.upkeep.facts import VOICE, history_of
from detente.workflow.upkeep.rows import day_in, spans_in, words_in

Said = Any
"""A statement's row: report, place, id, day, low, high, spans, said, holder, issue, act, report_id and words."""
AT_ONCE = 8
"""Speakers for whom this is worked out in one transaction."""
NEVER = 10**7
"""Sorts what has no day behind what has one."""
LOADED = 30
"""Days on which something was said that are looked at together."""


def groups_anew(standing: Standing) -> bool:
    """Work out for some speakers which of their statements are one."""
    found: dict[str, list[int]] = defaultdict(list)
    for name, day in standing.soiled(VOICE, AT_ONCE):
        found[name].append(day)
    for name, days in found.items():
        voice, negated = json.loads(name)
        Regrouping(standing, voice, negated).run(days)
    standing.clean(VOICE, found)
    return bool(found)


@dataclass
class Regrouping:
    """The statements of one speaker, put together anew."""

    standing: Standing
    voice: str
    negated: bool
    histories: set[tuple[str, str, int]] = field(default_factory=set)

    def run(self, days: Sequence[int]) -> None:
        """Work out the statements of some days, and of those after them as far as they change; 0: those without."""
        if 0 in days:
            rows = self.standing.spoken(self.voice, None, negated=self.negated)
            self.walk([(0, ordered(rows))], [0])
        todo = sorted(day for day in days if day)
        while todo:
            last = self.walk(self.by_day(todo[0] - DAYS), todo)
            todo = [day for day in todo if day > last]
        self.standing.soil(self.histories)

    def by_day(self, since: int) -> Iterator[tuple[int, list[Said]]]:
        """Yield the statements of each day, from one on."""
        days = self.standing.days_spoken(self.voice, negated=self.negated, since=since)
        for start in range(0, len(days), LOADED):
            part = days[start : start + LOADED]
            rows = self.standing.spoken(self.voice, (part[0], part[-1]), negated=self.negated)
            for day, found in groupby(sorted(rows, key=lambda row: row.day), key=lambda row: row.day):
                yield day, ordered(list(found))

    def walk(self, days: Iterable[tuple[int, list[Said]]], dirty: Sequence[int]) -> int:
        """Work out day after day until nothing can change any more, and return the last day that changed."""
        grouping: Grouping[Said] = Grouping()
        known: dict[bytes, int] = {}
        changed, ended = dirty[0], True
        for day, rows in days:
            if day < dirty[0]:
                self.take_over(grouping, known, rows)
                continue
            changed = max(changed, *(one for one in dirty if one <= day))
            if day > changed + DAYS:
                ended = False
                break
            for row in rows:
                leader = self.put(grouping, row)
                if leader.id != (row.said or row.id):
                    changed = day
                if day in dirty:
                    self.note(leader, row)
        self.keep(grouping, changed, ended=ended)
        return changed

    def put(self, grouping: Grouping[Said], row: Said) -> Said:
        """Put a statement with those that are the same, and return the first of them."""
        number = grouping.put(row, self.voice_of(row), words_of(row), day_in(row.day), row.report_id)
        return grouping.groups[number].members[0]

    def voice_of(self, row: Said) -> Voice:
        """Return who says a statement, and how."""
        return self.voice, self.negated, row.act in SAYING_NO

    def take_over(self, grouping: Grouping[Said], known: dict[bytes, int], rows: Sequence[Said]) -> None:
        """Put statements of days that did not change as they were put before."""
        for row in rows:
            leader = row.said or row.id
            if leader == row.id:
                voice = self.voice_of(row)
                known[leader] = grouping.begin(row, voice, words_of(row), day_in(row.day), row.report_id)
            elif leader in known:  # the others began so early that nothing is compared with them any more
                grouping.join(row, known[leader], row.report_id)

    def keep(self, grouping: Grouping[Said], changed: int, *, ended: bool) -> None:
        """Keep which statements are one, where that changed; of the last days not all were seen."""
        found: list[tuple[int, int, bytes | None]] = []
        left: set[bytes] = set()
        for group in grouping.groups:
            leader = group.members[0]
            if not ended and leader.day > changed:
                continue
            said = leader.id if len(group.members) > 1 else None
            for row in group.members:
                if row.said != said:
                    found.append((row.report, row.place, said))
                    left |= {row.said} if row.said else set()
                    self.note(leader, row)
        self.standing.set_said(found)
        for row in self.standing.by_ids(left).values():
            self.histories.update(history_of(row.holder, row.issue, row.day))

    def note(self, leader: Said, row: Said) -> None:
        """Note that it is to be worked out anew where those stand who say this."""
        self.histories.update(history_of(leader.holder, leader.issue, leader.day))
        self.histories.update(history_of(row.holder, row.issue, row.day))


def words_of(row: Said) -> frozenset[str]:
    """Return the words of a statement that carry sense."""
    return content_words(words_in(row.words, row.low, row.high, row.spans))


def ordered(rows: Iterable[Said]) -> list[Said]:
    """Return statements by day, report and place in it."""
    return sorted(
        rows, key=lambda row: (row.day or NEVER, row.report_id, spans_in(row.low, row.high, row.spans), row.id)
    )
