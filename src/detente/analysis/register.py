"""The meetings a report names, to be found by where they stand, by body and by place."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from detente.analysis.calendar import is_day
from detente.analysis.content import content_words
from detente.analysis.occasions import NOUNS, Occasion, occasions
from detente.analysis.scene import Scene
from detente.record import Draft

MEMORY = 24
"""Mentions, or days of one body or place, among which a meeting is looked for."""

AROUND = 2000
"""Characters around a meeting without body and place in which it may be named again."""


class Register:
    """The meetings of one report."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.all = occasions(draft)
        self.starts = [one.span[0] for one in self.all]

    @cached_property
    def of_body(self) -> dict[str, tuple[Occasion, ...]]:
        """The dated meetings of each body."""
        return grouped((one.body, one) for one in self.all if one.body)

    @cached_property
    def at_place(self) -> dict[str, tuple[Occasion, ...]]:
        """The dated meetings at each place."""
        return grouped((one.place, one) for one in self.all if one.place)

    @cached_property
    def bodies_at(self) -> dict[str, tuple[str, ...]]:
        """The bodies said to meet at each place: `the Delm session of the council`."""
        found: dict[str, dict[str, None]] = {}
        scene = Scene(self.draft)
        for sitting in SITTING.finditer(self.draft.report.text):
            named = found.setdefault(sitting["place"], {})
            named.update(dict.fromkeys(sorted(scene.bodies_in(sitting.span()))))
        for one in self.all:
            if one.place and one.body:
                found.setdefault(one.place, {})[one.body] = None
        return {place: tuple(bodies) for place, bodies in found.items()}

    @cached_property
    def words_at(self) -> dict[str, frozenset[str]]:
        """The words for the body said to meet at each place, where no body is known by them."""
        return {one["place"]: content_words(one["body"]) for one in SITTING.finditer(self.draft.report.text)}

    def between(self, start: int, end: int) -> list[Occasion]:
        """Return those that stand in a stretch of the text."""
        found = self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [one for one in found if one.span[1] <= end]

    def before(self, place: int) -> list[Occasion]:
        """Return the last ones before a place, the nearest first."""
        number = bisect_left(self.starts, place)
        return [one for one in reversed(self.all[max(number - MEMORY, 0) : number]) if one.span[1] <= place]

    def dated(self, one: Occasion) -> tuple[Occasion, ...]:
        """Return a meeting itself when its day is known, or else the mentions of the same one that give the day."""
        if is_day(one.date):
            return (one,)
        if one.body:
            return self.of_body.get(one.body, ())
        if one.place:
            return self.at_place.get(one.place, ())
        near = self.between(one.span[0] - AROUND, one.span[1] + AROUND)
        return known(other for other in near if len(one.parties) >= 2 and other.parties == one.parties)

    def dated_at(self, place: str) -> tuple[Occasion, ...]:
        """Return the dated meetings at a place, or those of a body that is said to meet there."""
        bodies = self.bodies_at.get(place, ())
        there = self.at_place.get(place, ()) or known(one for body in bodies for one in self.of_body.get(body, ()))
        words = self.words_at.get(place)
        if there or not words:
            return there
        return known(one for one in self.all[: MEMORY * MEMORY] if words <= content_words(one.name))


SITTING = re.compile(
    rf"\b(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)\s+{NOUNS}\s+of\s+(?:the\s+)?(?P<body>(?:[A-Z][\w-]+\s?){{1,6}})"
)


def grouped(pairs: Iterable[tuple[str, Occasion]]) -> dict[str, tuple[Occasion, ...]]:
    """Return the dated meetings under each name."""
    groups: dict[str, list[Occasion]] = {}
    for name, one in pairs:
        groups.setdefault(name, []).append(one)
    return {name: known(group) for name, group in groups.items()}


def known(found: Iterable[Occasion]) -> tuple[Occasion, ...]:
    """Return the first few of different days, places and bodies, of those whose day is known."""
    first: dict[tuple[str | None, str | None, str | None], Occasion] = {}
    for one in found:
        if is_day(one.date):
            first.setdefault((one.day, one.place, one.body), one)
    return tuple(first.values())[:MEMORY]
