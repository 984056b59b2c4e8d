"""Doubts about the day of a meeting: which of two days is the odd one, and what may be meant by it."""

from detente.analysis.calendar import NEIGHBOURS, gap, names_year, slipped
from detente.analysis.doubts import Doubt, named, sentence, spoken
from detente.analysis.occasions import Occasion
from detente.record import Evidence, PartialDate, Severity


def odd_one(one: Occasion, two: Occasion) -> tuple[Occasion, Occasion]:
    """Return the meeting whose day is the likelier slip, then the other.

    A slip is a printed date, and one that lies further from the day its report appeared.
    """
    return (one, two) if suspicion(one) >= suspicion(two) else (two, one)


def suspicion(occasion: Occasion) -> tuple[bool, int]:
    """Return a key by which doubtful days are greater."""
    published = occasion.draft.report.published
    away = 0 if published is None else abs(gap(published, occasion.known_day))
    return occasion.exact, away


def slip(odd: Occasion, other: Occasion, *, least: int = -NEIGHBOURS, most: int = NEIGHBOURS) -> PartialDate | None:
    """Return the day that may be meant by a printed one, so that it lies `least` to `most` days after the other's."""
    if not odd.exact or names_year(odd.date_words):
        return None
    return slipped(odd.known_day, other.known_day, least=least, most=most)


def doubt(
    rule: str,
    odd: Occasion,
    reason: str,
    *,
    point: str = "",
    severity: Severity,
    meant: PartialDate | None,
    against: tuple[Evidence, ...],
) -> Doubt:
    """Return the doubt about the day of a meeting."""
    report = odd.draft.report
    about = report.cite(*odd.printed) if odd.printed else odd.cited()
    day = spoken(odd.known_day)
    hint = f"“{' '.join(odd.date_words.split())}” may be meant for {spoken(meant)}." if meant else ""
    choice = f"{day} or {spoken(meant)}" if meant else day
    return Doubt(
        rule=rule,
        severity=severity,
        about=about,
        claim=sentence(f"{named(odd.draft)} dates {odd.label()} {day}"),
        reason=reason,
        point=point,
        hint=hint,
        settles=f"The announcement or the communiqué of {odd.label()}, or another report of that day: was it {choice}?",
        evidence=(odd.cited(), *against),
    )
