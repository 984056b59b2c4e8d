"""Meetings that the words put side by side, and their dates far apart."""

from collections.abc import Iterator, Sequence

from detente.analysis.calendar import days, gap
from detente.analysis.checking import alone
from detente.analysis.doubts import Doubt, spoken
from detente.analysis.occasions import Occasion
from detente.analysis.order import Order, orders
from detente.analysis.slips import Dated, doubt, noted, odd_one, slip, words_of
from detente.record import Draft, PartialDate, Severity

RULE = "sequence_gap"
DIRECTLY = 3
"""Days between two meetings of which one directly follows the other; with more, chance would explain too much."""


def sequence_gap(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield where the days of two meetings contradict the words that join them.

    Words that only put one meeting after another (`follows`) prove little: they count when a slip of a month would
    explain the gap. Words that count the days (`two days after`, `the day off between`) count by themselves.
    """
    for draft in drafts:
        for order in orders(draft):
            if not order.holds():
                yield from contradicted(order)


def contradicted(order: Order) -> Iterator[Doubt]:
    """Yield the doubt about the likeliest pair of meetings in an order that does not hold."""
    found = [(pair, meant_for(order, *pair)) for pair in order.pairs()]
    explained = [(pair, meant) for pair, meant in found if meant]
    for (earlier, later), meant in (explained or found)[:1]:
        if meant or order.counted:
            odd, other = odd_one(noted(earlier), noted(later))
            yield doubt(
                RULE,
                odd,
                reason(order, odd.clue, other.clue),
                point=f"{other.report.id} {other.clue.known_day}",
                severity=Severity.HIGH if order.counted else Severity.MEDIUM,
                meant=meant,
                against=(order.words, *((words_of(other),) if other.clue.printed else ())),
            )


def meant_for(order: Order, earlier: Occasion, later: Occasion) -> PartialDate | None:
    """Return the day that may be meant by the odd one of two, so that the order holds."""
    first, second = noted(earlier), noted(later)
    odd, other = odd_one(first, second)
    most = order.most if order.counted else DIRECTLY
    if odd is second:
        return slip(odd, other, least=order.least, most=most)
    return slip(odd, other, least=-most, most=-order.least)


def reason(order: Order, odd: Dated, other: Dated) -> str:
    """Return what speaks against the day of the odd one."""
    words = " ".join(order.words.text.split())
    away = days(gap(odd.known_day, other.known_day))
    joined = f"“{clipped(words)}” puts it next to {other.label} on {spoken(other.known_day)}"
    return f"{joined}, {away} away"


def clipped(words: str, most: int = 120) -> str:
    """Return `words`, with the middle left out when they are long."""
    if len(words) <= most:
        return words
    return f"{words[: most // 2].rsplit(' ', 1)[0]} … {words[-most // 2 :].split(' ', 1)[-1]}"


SEQUENCE_GAP = alone(RULE, sequence_gap)
