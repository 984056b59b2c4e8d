"""A report as its row holds it."""

import json
from typing import Any

from sqlalchemy import Row

from detente.record import Report


def report_of(row: Row[Any]) -> Report:
    """Return the report that a row holds."""
    about = json.loads(row.about)
    return Report.model_validate_json(json.dumps({**about, "id": row.id, "text": row.text}))
