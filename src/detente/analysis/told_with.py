"""With which statements an event, a meeting or a deadline is told: those that share a sentence with it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from detente.record import Deadline, Event, Meeting, Statement

LONGEST = 20_000
"""Characters that a sentence has at the most."""


class ToldWith:
    """The statements of some reports, by the sentences they stand in."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.said: dict[str, list[Statement]] = defaultdict(list)
        for one in statements:
            self.said[one.report].append(one)
        for some in self.said.values():
            some.sort(key=lambda one: one.sentence)

    def names(self, fact: Event | Meeting | Deadline) -> tuple[str, ...]:
        """Return the issues and acts of the statements that share a sentence with a fact, as `issue:x` and `act:y`."""
        found: set[str] = set()
        for evidence in fact.evidence:
            said = self.said.get(evidence.report, [])
            first = bisect_left(said, evidence.start - LONGEST, key=lambda one: one.sentence[0])
            for one in said[first:]:
                if one.sentence[0] >= evidence.end:
                    break
                if one.sentence[1] > evidence.start:
                    found |= {act_name(one.act.value)} | ({issue_name(one.issue)} if one.issue else set())
        return tuple(sorted(found))


def issue_name(slug: str) -> str:
    """Return an issue as `ToldWith.names` has it."""
    return f"issue:{slug}"


def act_name(act: str) -> str:
    """Return an act as `ToldWith.names` has it."""
    return f"act:{act}"
