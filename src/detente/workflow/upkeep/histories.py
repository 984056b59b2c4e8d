"""Where a party stands on an issue and how it came there, worked out anew when a statement of it changed."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from detente.analysis.changes.histories import History, Step, in_time
from detente.analysis.changes.moves import compared, said_again
from detente.analysis.content import content_words
from detente.analysis.judging import beliefs
from detente.analysis.positions import NO_ISSUE
from detente.record import Attitude, Basis, Judgement, PartialDate, Stance
from detente.record.entry import digest
from detente.store.dates import NO_DATE
from detente.store.standing import Standing
from detente.workflow.upkeep.facts import BELIEFS, HISTORY
from detente.workflow.upkeep.grouping import ordered
from detente.workflow.upkeep.rows import Row, day_in, words_in, written

AT_ONCE = 4
"""Parties and issues that are worked out in one transaction."""
Said = Any
"""A statement's row, with the report's id and dates, and the words."""


def histories_anew(standing: Standing) -> bool:
    """Work out some parties' positions and steps on an issue."""
    names = {name for name, _ in standing.soiled(HISTORY, AT_ONCE)}
    for name in sorted(names):
        party, issue = json.loads(name)
        rows = standing.held(party, None if issue == NO_ISSUE else issue)
        standing.set_history(
            party, issue, list(steps_of(standing, party, issue, rows)), positions_of(party, issue, rows)
        )
    standing.clean(HISTORY, names)
    return bool(names)


def beliefs_anew(standing: Standing, judgements: Sequence[Judgement]) -> bool:
    """Keep the positions that analysts believe parties to have."""
    if not standing.soiled(BELIEFS):
        return False
    standing.clean(BELIEFS, [""])
    standing.set_believed(
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
            }
            for one in beliefs(judgements)
        ]
    )
    return True


def steps_of(standing: Standing, party: str, issue: str, rows: Sequence[Said]) -> Iterator[Row]:
    """Yield the steps of a party on an issue as rows, each with the earlier one that it is compared with."""
    first = [row for row in rows if row.said in (None, row.id)]
    members: dict[bytes, list[Said]] = defaultdict(list)
    for row in standing.members({row.id for row in first if row.said}):
        members[row.said].append(row)
    steps = in_time(step_of(party, issue, row, members.get(row.id, [row])) for row in first)
    told = compared(History(party, issue, steps))
    origins = said_again(told)
    places = {one.step.statements: place for place, one in enumerate(told)}
    for place, one in enumerate(told):
        origin = origins.get(one.step.statements)
        yield {
            "party": party,
            "issue": issue,
            "place": place,
            "id": bytes.fromhex(one.step.statements[0]),
            "known": one.step.known.toordinal() if one.step.known else None,
            "before": places[one.before.statements] if one.before else None,
            "directions": ", ".join(one.directions),
            "first": places[origin.statements] if origin else None,
        }


def step_of(party: str, issue: str, row: Said, members: Iterable[Said]) -> Step:
    """Return what one statement does on its issue."""
    every = ordered(members)
    known = min((day for one in every if (day := day_in(one.known))), default=None)
    said = PartialDate(value=row.date).first if row.date != NO_DATE else None
    content = words_in(row.words, row.low, row.high, row.spans)
    return Step(
        party=party,
        issue=issue,
        day=said or known,
        known=known or said,
        stance=Stance(row.stance) if row.stance else None,
        content=content,
        words=content_words(content),
        red_line=any(one.red_line for one in every),
        condition=next((one.condition for one in every if one.condition), None),
        attitude=Attitude(row.attitude) if row.attitude else None,
        denied=row.negated and row.act in DENIES,
        by=row.speaker or party,
        statements=tuple(one.id.hex() for one in every),
    )


DENIES = ("demand", "propose", "reject", "refuse")


def positions_of(party: str, issue: str, rows: Iterable[Said]) -> list[Row]:
    """Return the stated positions of a party on an issue as rows."""
    held: dict[tuple[str, bytes], list[Said]] = defaultdict(list)
    for row in rows:
        if row.stance:
            held[row.stance, (row.said or row.id) if issue == NO_ISSUE else b""].append(row)
    return [position(party, issue, stance, found) for (stance, _), found in held.items()]


def position(party: str, issue: str, stance: str, rows: Sequence[Said]) -> Row:
    """Return the position that statements carry, in the words of the latest."""
    found = sorted(rows, key=when, reverse=True)
    latest = found[0]
    ids = [row.id.hex() for row in found]
    date_last = PartialDate(value=latest.date).last.toordinal() if latest.date != NO_DATE else 0
    return {
        "party": party,
        "issue": issue,
        "day": -date_last,
        "id": bytes.fromhex(digest("position", party, issue, stance, Basis.STATED, *ids)),
        "stance": stance,
        "report": latest.report,
        "place": latest.place,
        "words": None,
        "condition": next((row.condition for row in found if row.condition), None),
        "red_line": any(row.red_line for row in found),
        "basis": Basis.STATED.value,
        "date": latest.date,
        "statements": len(found),
    }


def when(row: Said) -> tuple[date, int]:
    """Return a key that sorts statements by their day or that of their report, those of one report by place."""
    day = row.date if row.date != NO_DATE else row.published
    return (last_day(day) if day else date.min), row.start


@lru_cache(maxsize=4096)
def last_day(text: str) -> date:
    """Return the last day that a date may mean."""
    return PartialDate(value=text).last
