"""Past questions with their outcomes, as the data set on decision making in the European Union has them, in JSON."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.errors import BadCalibration, MalformedActors
from detente.models.spatial import Actors

FEWEST = 3
"""Actors of a question that is counted: with two there is nothing to weigh."""
ABOVE = ("com", "ep")
"""The Commission and the Parliament: they count as much as the largest member."""


@dataclass(frozen=True, eq=False)
class Past:
    """A question of the past and how it ended."""

    id: str
    actors: Actors
    outcome: float
    """0 to 100."""
    reference_point: float | None
    """What would have held without an agreement, where it is known."""


def past_of(path: str | Path) -> tuple[Past, ...]:
    """Return the questions of a file that have an outcome and more than two actors.

    A question is {"outcome", "reference_point", "actors": [[code, position, salience], ...]}; "council_votes_used"
    gives votes by period, {"pre_2004": {...}, "nice": {...}}: those of the enlarged Council where one of its new
    members has a position. Without them everybody counts the same.

    Raises:
        BadCalibration: It cannot be read, or holds no such question.
    """
    try:
        tables = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadCalibration(path, error.strerror or str(error)) from error
    except ValueError as error:
        raise BadCalibration(path, f"it is no JSON ({error})") from error
    if not isinstance(tables, dict) or not isinstance(tables.get("issues"), list):
        raise BadCalibration(path, 'there are no "issues" in it')
    votes = tables.get("council_votes_used") or {}
    try:
        found = tuple(questions(tables["issues"], votes))
    except (KeyError, TypeError, ValueError, AttributeError, MalformedActors) as error:
        raise BadCalibration(path, f"a question in it is malformed ({error})") from error
    if not found:
        raise BadCalibration(path, "no question in it has an outcome and more than two actors")
    return found


def questions(issues: list[dict[str, Any]], votes: dict[str, dict[str, float]]) -> Iterator[Past]:
    """Yield the questions that count."""
    for one in issues:
        rows = one["actors"]
        if one["outcome"] is None or len(rows) < FEWEST:
            continue
        counted = votes_of([code for code, *_ in rows], votes)
        reference = one.get("reference_point")
        yield Past(
            id=str(one.get("id", "")),
            actors=Actors.of([row[1] for row in rows], counted, [row[2] / 100 for row in rows]),
            outcome=float(one["outcome"]),
            reference_point=None if reference is None else float(reference),
        )


def votes_of(codes: list[str], votes: dict[str, dict[str, float]]) -> list[float]:
    """Return how much each actor counts."""
    before, after = votes.get("pre_2004", {}), votes.get("nice", {})
    enlarged = any(code in after and code not in before for code in codes)
    here = after if enlarged else before
    most = max(here.values(), default=1.0)
    return [most if code in ABOVE else here.get(code, after.get(code, 1.0)) for code in codes]
