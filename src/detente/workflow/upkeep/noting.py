"""The notes of what was heard, put among the reports, or taken from them, as their judgements stand."""

from collections.abc import Sequence

from detente.analysis.judging import standing as that_stand
from detente.record import Judgement
from detente.store.standing import Standing
from detente.workflow.upkeep.drafts import noted_by

NOTES = "notes"
"""Under this kind it is noted that something was heard, or is said no more to have been heard."""


def notes_anew(standing: Standing, judgements: Sequence[tuple[int, Judgement]]) -> bool:
    """Put notes among the reports for what was heard, and have all of them worked out anew.

    Those whose judgements were withdrawn go when they are worked out.
    """
    if not standing.soiled(NOTES):
        return False
    standing.clean(NOTES, [""])
    numbers = {one.id: number for number, one in judgements}
    known = standing.notes()
    told = noted_by(that_stand([one for _, one in judgements]))
    standing.note({numbers[one.id]: draft.report for name, (one, draft) in told.items() if name not in known})
    standing.make_stale(known.values())
    return True
