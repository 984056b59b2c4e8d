"""A date axis on which long stretches without an entry are folded together."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

SHORTEST_FOLD = 10
"""Days; shorter gaps are always drawn to scale."""
FOLD_WIDTH = 0.5
"""How wide a folded gap is, as a share of the longest gap drawn to scale."""


@dataclass(frozen=True)
class Axis:
    """Places of days between 0 and 1."""

    days: tuple[date, ...]
    places: tuple[float, ...]
    folds: tuple[tuple[date, date], ...]
    """Gaps that are not drawn to scale."""

    def place(self, day: date) -> float:
        """Return where a day lies, between 0 and 1; days off the axis lie at its ends."""
        at = bisect_right(self.days, day)
        if at == 0 or len(self.days) == 1:
            return self.places[0]
        if at == len(self.days):
            return self.places[-1]
        share = (day - self.days[at - 1]).days / (self.days[at] - self.days[at - 1]).days
        return self.places[at - 1] + share * (self.places[at] - self.places[at - 1])


def axis(days: Sequence[date]) -> Axis:
    """Return the axis for at least one day.

    >>> from datetime import date
    >>> folded = axis([date(2022, 1, 10), date(2022, 1, 12), date(2022, 1, 13), date(2022, 6, 13)])
    >>> [round(place, 2) for place in folded.places]
    [0.0, 0.25, 0.38, 1.0]
    """
    found = sorted(set(days))
    gaps = [(after - before).days for before, after in pairwise(found)]
    limit = max(SHORTEST_FOLD, 3 * median(gaps)) if gaps else 0
    widths = [float(gap) if gap <= limit else max(limit * FOLD_WIDTH, 1.0) for gap in gaps]
    total = sum(widths) or 1.0
    places = [0.0]
    for width in widths:
        places.append(places[-1] + width / total)
    folds = tuple(pair for pair, gap in zip(pairwise(found), gaps, strict=True) if gap > limit)
    return Axis(tuple(found), tuple(places), folds)
