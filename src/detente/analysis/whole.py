"""Several drafts as one record, with what can be told only from all of them, as analysts judged it."""

from collections.abc import Iterable, Sequence

from detente.analysis.discrepancies import findings
from detente.analysis.identity import one_cast
from detente.analysis.judging import beliefs, judged, rejected, standing
from detente.analysis.positions import positions
from detente.record import Draft, Finding, Judgement, Record
from detente.record.record import once


def record_of(
    drafts: Iterable[Draft], judgements: Sequence[Judgement] = (), *, found: Sequence[Finding] | None = None
) -> Record:
    """Return the record of all that `drafts` hold, with the parties' positions and what does not add up.

    Args:
        drafts: What was read in each report.
        judgements: What analysts said of it, in the order in which they said it.
        found: What does not add up in them, when that was worked out before.

    Raises:
        CannotJudge: A judgement makes no sense for what it is made on.
    """
    drafts = judged(one_cast(drafts), judgements)
    record = Record.of(drafts)
    found = found_in(drafts) if found is None else found
    on = [one for one in standing(judgements) if one.subject in {finding.id for finding in found}]
    return record.model_copy(
        update={
            "positions": (*positions(record), *beliefs(judgements)),
            "findings": tuple(one for one in found if not rejected([two for two in on if two.subject == one.id])),
            "judgements": tuple(judgements),
        }
    )


def found_in(drafts: Sequence[Draft]) -> tuple[Finding, ...]:
    """Return what does not add up in drafts, as they were judged: what reading met, and what the checks find."""
    return beside((finding for draft in drafts for finding in draft.findings), findings(drafts))


def beside(met: Iterable[Finding], found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what reading met and what the checks find, each once."""
    first = once(met)
    known = {one.id: one for one in first}
    return (*first, *(one for one in found if known.get(one.id) != one))
