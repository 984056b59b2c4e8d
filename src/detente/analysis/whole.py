"""Several drafts as one record, with what can be told only from all of them."""

from collections.abc import Iterable

from detente.analysis.discrepancies import findings
from detente.analysis.identity import one_cast
from detente.analysis.positions import positions
from detente.record import Draft, Record


def record_of(drafts: Iterable[Draft]) -> Record:
    """Return the record of all that `drafts` hold, with the parties' positions and what does not add up."""
    drafts = one_cast(drafts)
    record = Record.of(drafts)
    found = (*record.findings, *(one for one in findings(drafts) if one not in record.findings))
    return record.model_copy(update={"positions": positions(record), "findings": found})
