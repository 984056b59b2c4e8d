"""Judgements as a table that people fill in with a spreadsheet, and how far two of them agree."""

import csv
import io
import re
from collections.abc import Hashable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from detente.analysis.agreement import alpha, units_of
from detente.analysis.judging import standing
from detente.errors import CannotJudge, CaseError
from detente.formats.cells import harmless, table_rows
from detente.record import Fact, Judgement, Statement, Verdict
from detente.sources.encoding import decoded
from detente.workflow.as_read import facts_as_read
from detente.workflow.case import Case
from detente.workflow.review import check, suggestions

COLUMNS = (
    "id",
    "verdict",
    "reason",
    "speaker",
    "party",
    "act",
    "target",
    "issue",
    "red_line",
    "negated",
    "words",
    "report",
    "published",
    "title",
    "sentence",
)
"""`verdict` is empty, for people to write accept or reject in; a changed value in a column is a correction."""
TO_CORRECT = ("speaker", "party", "act", "target", "issue", "red_line", "negated")
Value = str | int | float | bool | None

YES, NO = ("yes", "true", "1"), ("no", "false", "0")
LIKE_A_NUMBER = re.compile(r"\d+(?:e\d+)?")
"""An id of which a spreadsheet would keep the first digits alone."""


def coding_sheet(case: Case, *, by: str | None = None) -> str:
    """Return the statements that were not judged as CSV, to be filled in; no cell is run as a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in suggestions(case, by=by):
        if isinstance(one.fact, Statement):
            values = values_of(one.fact)
            report, said = one.report, (*(one.fact.content), one.fact.sentence)
            *words, sentence = (" ".join(report.text[start:end].split()) for start, end in said)
            cells = [*(values[name] for name in TO_CORRECT), " ... ".join(words), report.id[:12]]
            about = [report.published.value if report.published else "", report.title or "", sentence]
            writer.writerow([as_id(one.fact.id), "", "", *map(harmless, (*cells, *about))])
    return text.getvalue()


def as_id(name: str) -> str:
    """Return an id as a cell that no spreadsheet takes for a number.

    >>> as_id("452eba0bf526"), as_id("1234567890e1")
    ('452eba0bf526', "'1234567890e1")
    """
    return f"'{name}" if LIKE_A_NUMBER.fullmatch(name) else name


def values_of(one: Statement) -> dict[str, str]:
    """Return what can be corrected of a statement, as cells."""
    return {
        "speaker": one.speaker.name or "",
        "party": one.speaker.party or "",
        "act": one.act.value,
        "target": one.target or "",
        "issue": one.issue or "",
        "red_line": "yes" if one.red_line else "no",
        "negated": "yes" if one.negated else "no",
    }


def take_in(case: Case, path: Path, *, by: str, at: datetime | None = None) -> int:
    """Keep the judgements that a filled-in sheet holds, all or none, and return how many are new.

    Raises:
        CannotJudge: A line says what cannot be; the error names the line.
        CaseError: The file cannot be read.
    """
    lines = list(lines_of(path))
    facts = facts_as_read(case, [cells["id"] for _, cells in lines])
    when = at or datetime.now(UTC)
    made: list[Judgement] = []
    said = {meaning(one) for one in standing(case.store.judgements())}
    for number, cells in lines:
        try:
            found = list(judgements_of(cells, statements_in(facts), by, when))
            for one in found:
                check(case, one, facts)
        except (CaseError, ValueError) as error:
            raise CannotJudge(
                f"{path}, line {number}: {error}", "accept, reject or nothing, and values that can be"
            ) from error
        made.extend(one for one in found if meaning(one) not in said)
    return case.store.judge(made)


def lines_of(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the lines of a filled-in sheet with their numbers: heading -> cell, as any spreadsheet saves them.

    Raises:
        CannotJudge: It cannot be read, or is no such sheet.
    """
    try:
        rows = table_rows(decoded(path.read_bytes()))
        _, heading = next(rows, (0, []))
        lines = [(number, dict(zip(heading, map(str.strip, row), strict=False))) for number, row in rows]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CannotJudge(f"{path} cannot be read ({reason})", "the table that --export wrote") from error
    if not {"id", "verdict"} <= set(heading):
        raise CannotJudge(f"{path} has no columns id and verdict", "the table that --export wrote")
    for number, cells in lines:
        yield number, {"verdict": "", **cells, "id": cells["id"].removeprefix("'")}


def statements_in(facts: Mapping[str, Fact]) -> dict[str, Statement]:
    """Return the statements among some facts."""
    return {name: one for name, one in facts.items() if isinstance(one, Statement)}


def meaning(one: Judgement) -> tuple[object, ...]:
    """Return what a judgement says, whenever it was made: a table that is taken in twice adds nothing."""
    return one.by, one.verdict, one.subject, one.reason, tuple(sorted(one.changes.items()))


def judgements_of(
    cells: Mapping[str, str], facts: Mapping[str, Statement], by: str, at: datetime
) -> Iterator[Judgement]:
    """Yield what a line of the sheet says: a correction of what was changed in it, and the verdict."""
    name, reason = cells["id"], cells.get("reason") or None
    if name in facts:
        before = values_of(facts[name])
        changed = {key: value_of(key, cells[key]) for key in TO_CORRECT if key in cells and cells[key] != before[key]}
        if changed:
            yield Judgement(verdict=Verdict.CORRECT, subject=name, by=by, at=at, reason=reason, changes=changed)
    if cells["verdict"]:
        word = cells["verdict"].lower()
        if word not in (Verdict.ACCEPT.value, Verdict.REJECT.value):
            raise ValueError(f"{cells['verdict']!r} is no verdict")
        yield Judgement(verdict=Verdict(word), subject=name, by=by, at=at, reason=reason)


def value_of(name: str, cell: str) -> Value:
    """Return the value that a cell stands for.

    Raises:
        ValueError: It stands for none.
    """
    if name not in ("red_line", "negated"):
        return cell or None
    if cell.lower() not in (*YES, *NO):
        raise ValueError(f"{name} is yes or no, not {cell!r}")
    return cell.lower() in YES


def agreement(case: Case) -> dict[str, tuple[float | None, int]]:
    """Return Krippendorff's alpha for the verdict and each field, and how many facts two or more coders judged.

    A field of a fact that a coder accepted or corrected has the value that stands after it.
    """
    facts = statements_in(facts_as_read(case, {one.subject for one in case.store.judgements()}))
    codings: dict[str, dict[str, dict[str, Hashable]]] = {name: {} for name in ("verdict", *TO_CORRECT)}
    for one in standing(case.store.judgements()):
        if one.subject not in facts or one.verdict not in (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT):
            continue
        verdict = Verdict.REJECT if one.verdict is Verdict.REJECT else Verdict.ACCEPT
        codings["verdict"].setdefault(one.by, {})[one.subject] = verdict.value
        if one.verdict is Verdict.REJECT:
            continue
        values = values_of(facts[one.subject])
        for name in TO_CORRECT:
            held = codings[name].setdefault(one.by, {})
            held.setdefault(one.subject, values[name])
            if name in one.changes:
                changed = one.changes[name]
                held[one.subject] = ("yes" if changed else "no") if isinstance(changed, bool) else str(changed or "")
    result = {}
    for name, coded in codings.items():
        units = units_of(coded)
        result[name] = alpha(units), sum(len(values) > 1 for values in units)
    return result
