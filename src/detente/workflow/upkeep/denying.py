"""What is denied, and where it was claimed: worked out anew around the days on which something of it changed."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from detente.analysis.checks.denied_claim import DAYS, Claim, Claims, Denial, claims_about
from detente.analysis.content import content_words
from detente.analysis.grades import denied_by
from detente.record import PartialDate, Report
from detente.store.standing import Standing
from detente.workflow.upkeep.facts import DENIAL
from detente.workflow.upkeep.rows import Row


def denials_anew(standing: Standing) -> bool:
    """Work out for some denials where the claim stands."""
    marks = standing.soiled(DENIAL)
    if not marks:
        return False
    for name, day in marks:
        if not day:
            number = int(name)
            denials = standing.undated("denials", number)
            settle(standing, denials, claims_of(standing.undated("claims", number)))
    for first, last in stretches([day for _, day in marks if day]):
        denials = standing.around("denials", first - DAYS, last + DAYS)
        if any(row.what for row in denials):
            settle(standing, denials, claims_of(standing.around("claims", first - 2 * DAYS, last + 2 * DAYS)))
    standing.clean(DENIAL, [name for name, _ in marks])
    return True


def stretches(days: Sequence[int], most: int = 30) -> Iterator[tuple[int, int]]:
    """Yield first and last day of runs of days that lie near each other, none much longer than a month.

    >>> list(stretches([5, 6, 40, 41]))
    [(5, 6), (40, 41)]
    """
    first = last = None
    for day in sorted(days):
        if first is None or last is None or day > last + DAYS or day > first + most:
            if first is not None and last is not None:
                yield first, last
            first = day
        last = day
    if first is not None and last is not None:
        yield first, last


def claims_of(rows: Iterable[Any]) -> Claims:
    """Return what is claimed of whom, to be looked up."""
    return claims_about(
        (row.party, Claim(report_in(row), (row.start, row.end), content_words(row.words))) for row in rows
    )


def settle(standing: Standing, denials: Iterable[Any], claims: Claims) -> None:
    """Note for denials where the claim stands."""
    found: list[Row] = []
    for row in denials:
        if row.what:  # what the sentence before says is known from the report itself
            denial = Denial(report_in(row), (row.start, row.end), row.who, frozenset(row.parties.split()), row.what)
            known = denied_by(denial, claims)
            number = standing.number_of(known.report) if known else None
            after = (number, *known.sentence, bytes.fromhex(known.finding)) if known else (None, None, None, None)
            if after != (row.claimed, row.low, row.high, row.finding):
                place = {"report": row.report, "place": row.place}
                found.append({**place, **dict(zip(("claimed", "low", "high", "finding"), after, strict=True))})
    standing.set_denied(found)


def report_in(row: Any) -> Report:  # noqa: ANN401 (a row)
    """Return as much of a report as tells its name and its day."""
    published = PartialDate(value=row.published) if row.published else None
    return Report.model_construct(id=row.report_id, published=published, text="")
