"""Where each party stands on an issue, worked out anew when a statement of it changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from detente.analysis.judging import beliefs
from detente.analysis.positions import NO_ISSUE
from detente.record import Basis, Judgement, PartialDate
from detente.record.entry import digest
from detente.store.dates import NO_DATE, date_of
from detente.store.histories import Histories, set_believed
from detente.store.standing import Standing
from detente.workflow.upkeep.facts import BELIEFS
from detente.workflow.upkeep.rows import Row, listed, written

Said = Any
"""A statement's row, with the date as a number and that of its report."""


def beliefs_anew(standing: Standing, judgements: Sequence[Judgement]) -> bool:
    """Keep the positions that analysts believe parties to have."""
    if not standing.soiled(BELIEFS):
        return False
    standing.clean(BELIEFS, [""])
    set_believed(
        standing.connection,
        [
            {
                "party": one.party,
                "issue": one.issue,
                "day": -(one.date.last.toordinal() if one.date else 0),
                "id": bytes.fromhex(one.id),
                "stance": one.stance.value,
                "report": None,
                "place": None,
                "words": " ".join(one.content.split()),
                "condition": f"{one.condition.kind.value} {one.condition.text}" if one.condition else None,
                "red_line": one.red_line,
                "basis": one.basis.value,
                "date": written(one.date),
                "statements": len(one.statements),
                "acts": None,
            }
            for one in beliefs(judgements)
        ],
    )
    return True


def positions_anew(held: Histories, party: str, issue: str) -> None:
    """Work out the stated positions of a party on an issue."""
    held.put_positions(positions_of(party, issue, held.stances()))


def positions_of(party: str, issue: str, rows: Iterable[Said]) -> list[Row]:
    """Return the stated positions of a party on an issue as rows."""
    found: dict[tuple[str, bytes], list[Said]] = defaultdict(list)
    for row in rows:
        found[row.stance, bytes(row.said or row.id) if issue == NO_ISSUE else b""].append(row)
    return [position(party, issue, stance, said) for (stance, _), said in found.items()]


def position(party: str, issue: str, stance: str, rows: Sequence[Said]) -> Row:
    """Return the position that statements carry, in the words of the latest."""
    found = sorted(rows, key=when, reverse=True)
    latest = found[0]
    day = date_of(latest.date)
    return {
        "party": party,
        "issue": issue,
        "day": -(last_day(day).toordinal() if day != NO_DATE else 0),
        "id": bytes.fromhex(
            digest("position", party, issue, stance, Basis.STATED, *(bytes(row.id).hex() for row in found))
        ),
        "stance": stance,
        "report": latest.report,
        "place": latest.place,
        "words": None,
        "condition": next((row.condition for row in found if row.condition), None),
        "red_line": any(row.red_line for row in found),
        "basis": Basis.STATED.value,
        "date": day,
        "statements": len(found),
        "acts": listed(sorted({row.act for row in found})),
    }


def when(row: Said) -> tuple[date, int]:
    """Return a key that sorts statements by their day or that of their report, those of one report by place."""
    return last_known(row.date, row.published), row.start


@lru_cache(maxsize=4096)
def last_known(number: int, published: str | None) -> date:
    """Return the last day of a date as a number, or that on which its report appeared."""
    said = date_of(number)
    day = said if said != NO_DATE else published
    return last_day(day) if day else date.min


def last_day(text: str) -> date:
    """Return the last day that a date may mean."""
    return PartialDate(value=text).last
