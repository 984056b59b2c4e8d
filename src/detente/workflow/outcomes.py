"""The verb `outcomes`: how stable each outcome was by what was known on each day, and which sentence made it so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from detente.analysis.conflict_of_record import drafted_from
from detente.analysis.drafting.deeds import deeds_of
from detente.analysis.over_time import Cause, Day, Move, Outcome, OverTime, Standing, over_time
from detente.brief.over_time import name_of
from detente.brief.over_time.words import because, told
from detente.errors import EmptyCase
from detente.record import Fact, PartialDate, Record
from detente.workflow.case import Case
from detente.workflow.changed import name_of as name_of_report
from detente.workflow.given import CONFLICT
from detente.workflow.kept import edited
from detente.workflow.tables import Cell, View, one_line

DAYS = 30
"""So many days are shown at the most unless the first is named."""
COLUMNS = (
    "day", "outcome", "kind", "asked_by", "share", "low", "high", "holds", "absent", "moved", "because", "where",
    "facts",
)  # fmt: skip


@dataclass(frozen=True)
class Outcomes:
    """How outcomes moved in a case, with the record that it follows from."""

    found: OverTime
    record: Record

    def fact(self, name: str) -> Fact:
        """Return a fact by its id."""
        return next(one for one in self.record.facts if one.id == name)

    def sentence(self, cause: Cause) -> str:
        """Return the sentence of a cause."""
        return one_line(self.fact(cause.facts[0]).evidence[0].text)

    def where(self, cause: Cause) -> str:
        """Return the report of a cause as people call it."""
        return name_of_report(self.record.report(self.fact(cause.facts[0]).report))


def outcomes(case: Case, since: str | date | None = None) -> Outcomes:
    """Return how stable each outcome of a case was, day by day.

    The conflict is drafted from the record of each day, as it is judged now. What people edited in conflict.toml counts
    on each day from the first on which the option or the wish could be there.

    Args:
        case: The case.
        since: The first day, a date or ISO 8601; left out, the last 30 days with reports are shown.

    Raises:
        EmptyCase: There is no report in it.
        BadDate: `since` is no date.
        ConflictError: Its conflict.toml, or the draft kept beside it, is no conflict file.
    """
    record = case.record()
    if not record.reports:
        raise EmptyCase(case.folder)
    first = PartialDate(value=since).first if isinstance(since, str) else since
    deeds = deeds_of(record)
    changed = edited(case.folder / CONFLICT, drafted_from(deeds).file)
    return Outcomes(
        over_time(record, since=first, most_days=None if first else DAYS, deeds=deeds, edited=changed), record
    )


def outcomes_json(all_of: Outcomes) -> dict[str, Any]:
    """Return how outcomes moved as the JSON of `detente outcomes --json`."""
    found = all_of.found
    return {
        "outcomes": [outcome_json(one) for one in found.outcomes],
        "days": [day_json(all_of, one) for one in found.days],
        "earlier_days": found.earlier,
        "why_not": found.why_not,
        "draws": found.draws,
        "seed": found.seed,
        "most_options": found.options,
        "edited": found.edited,
        "version": found.version,
    }


def outcome_json(one: Outcome) -> dict[str, Any]:
    """Return an outcome that is followed."""
    return {
        "kind": str(one.kind),
        "text": name_of(one),
        "asked_by": list(one.asked_by),
        "options": [
            {"id": part.option, "label": part.label, "owner": part.owner, "taken": part.taken} for part in one.parts
        ],
    }


def day_json(all_of: Outcomes, day: Day) -> dict[str, Any]:
    """Return a day: how each outcome stood, and which moved."""
    return {
        "day": day.day.isoformat(),
        "standings": [standing_json(one) for one in day.standings],
        "moves": [move_json(all_of, one) for one in day.moves],
    }


def standing_json(one: Standing) -> dict[str, Any]:
    """Return how an outcome stood."""
    return {
        "share": one.share.share if one.share else None,
        "interval": [one.share.low, one.share.high] if one.share else None,
        "holds": None if one.absent else one.holds,
        "nash": None if one.absent else one.firmly,
        "absent": str(one.absent) if one.absent else None,
    }


def move_json(all_of: Outcomes, move: Move) -> dict[str, Any]:
    """Return an outcome that moved, with what made it so."""
    return {
        "outcome": move.outcome,
        "text": told(all_of.found, move),
        "before": standing_json(move.before),
        "after": standing_json(move.after),
        "tried": move.tried,
        "shifts": [
            {"kind": str(one.kind), "who": one.who, "what": one.what, "facts": list(one.evidence)}
            for one in move.shifts
        ],
        "because": [
            {
                "facts": list(one.facts),
                "report": all_of.fact(one.facts[0]).report,
                "span": list(all_of.fact(one.facts[0]).evidence[0].span),
                "text": all_of.sentence(one),
                "effect": one.effect,
                "without": standing_json(one.without),
            }
            for one in move.causes
        ],
    }


def outcomes_view(all_of: Outcomes) -> View:
    """Return how outcomes moved as a table: a row for each outcome and day, and more where several sentences moved it.

    The columns are `COLUMNS`; shares are from 0 to 1.
    """
    return View(COLUMNS, tuple(rows(all_of)))


def rows(all_of: Outcomes) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of the table."""
    for day in all_of.found.days:
        moves = {one.outcome: one for one in day.moves}
        for number, one in enumerate(day.standings):
            outcome, move = all_of.found.outcomes[number], moves.get(number)
            share = one.share
            begin = (
                day.day.isoformat(),
                name_of(outcome),
                str(outcome.kind),
                "; ".join(outcome.asked_by),
                *((None, None, None) if share is None else (f"{n:.3f}" for n in (share.share, share.low, share.high))),
                None if one.absent else one.holds,
                str(one.absent) if one.absent else None,
                told(all_of.found, move) if move else None,
            )
            causes = move.causes if move else ()
            for cause in causes:
                why = f"{all_of.sentence(cause)} ({because(move, cause)})" if move else ""
                yield (*begin, why, all_of.where(cause), " ".join(cause.facts))
            if not causes:
                yield (*begin, None, None, None)
