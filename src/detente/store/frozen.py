"""A report as its row holds it."""

import json
from typing import Any

from sqlalchemy import Row

from detente.record import Report


def report_of(row: Row[Any]) -> Report:
    """Return the report that a row holds."""
    return Report.model_validate({**json.loads(row.about), "id": row.id, "text": row.text})


def row_of(report: Report, *, at: str) -> dict[str, object]:
    """Return a report as a row, but for its number; `at` says when it came, in ISO 8601."""
    return {
        "id": report.id,
        "published": report.published.value if report.published else None,
        "outlet": report.outlet,
        "title": report.title,
        "about": report.model_dump_json(exclude={"text", "id"}, exclude_defaults=True),
        "text": report.text,
        "at": at,
    }
