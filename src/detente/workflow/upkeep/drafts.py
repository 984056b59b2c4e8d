"""Some reports and notes as they were read, with the cast of the whole case and as they were judged, before splits."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.analysis.heard import note, notes
from detente.analysis.judging import of_one, on_each
from detente.analysis.merging import Merged, renamed
from detente.analysis.splitting import splits
from detente.record import Draft, Judgement
from detente.store.standing import Standing
from detente.workflow.upkeep.names import cast_for


@dataclass(frozen=True)
class Judged:
    """Some reports as they stand but for splits."""

    drafts: tuple[tuple[int, Draft, Draft], ...]
    """Number, what was read, and what stands."""
    merged: Merged
    """Who is one with whom."""


def before_splits(standing: Standing, numbers: Sequence[int], judgements: Sequence[Judgement]) -> Judged:
    """Return some reports, and notes whose numbers are below 0, as they stand but for splits.

    Args:
        standing: What stands.
        numbers: Of the reports and the notes; a note whose judgement was withdrawn is left out.
        judgements: Those that stand.
    """
    read = list(standing.kept([number for number in numbers if number > 0]))
    noted = list(notes_in(standing, numbers, judgements)) if any(number < 0 for number in numbers) else []
    cast, merged = cast_for(standing, [draft for _, draft in read], [draft for _, draft in noted])
    by_subject = on_each(judgements)
    every = [
        *((number, draft, of_one(cast.recast(draft), by_subject)) for number, draft in read),
        *((number, draft, of_one(draft, by_subject)) for number, draft in noted),
    ]
    if merged.same:
        every = [(number, before, renamed(draft, merged)) for number, before, draft in every]
    return Judged(tuple(every), merged)


def notes_in(standing: Standing, numbers: Collection[int], judgements: Iterable[Judgement]) -> list[tuple[int, Draft]]:
    """Return the notes of some numbers that stand, each as its first judgement has it."""
    told = noted_by(judgements)
    return [(number, told[name][1]) for name, number in standing.notes().items() if number in numbers and name in told]


def noted_by(judgements: Iterable[Judgement]) -> Mapping[str, tuple[Judgement, Draft]]:
    """Return id of a note -> the first judgement that says what it says, and the note."""
    found: dict[str, tuple[Judgement, Draft]] = {}
    for one in notes(judgements):
        draft = note(one, {}, {}, {})
        found.setdefault(draft.report.id, (one, draft))
    return found


def split_reports(standing: Standing, judgements: Iterable[Judgement]) -> set[int]:
    """Return the numbers of the reports and notes with facts that splits name."""
    return {number for one in splits(judgements) for fact in one.facts for number in standing.where(fact)}
