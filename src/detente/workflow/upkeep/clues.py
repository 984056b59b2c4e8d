"""What the checks note of each report as it stands: noted anew where something changed, and read for all at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from detente.analysis.checking import Reports, flat
from detente.analysis.checks.one_story import COMMITS as DEEDS
from detente.analysis.copies import named
from detente.analysis.discrepancies import NOTES, Clues, clues_of
from detente.analysis.heard import note, notes
from detente.analysis.judging import standing as that_stand
from detente.analysis.sayings import COMMITS, SAYINGS, Saying, around
from detente.record import Draft, Report
from detente.store.clues import Clues as Kept
from detente.store.standing import Standing
from detente.workflow.upkeep import Told, is_up_to_date
from detente.workflow.upkeep.facts import as_judged
from detente.workflow.upkeep.rows import spans_in

MET = "met"
"""Under this name it is kept what does not add up by what reading itself met."""
AT_ONCE = 100
"""Reports that are looked at in one transaction."""


def noted_anew(standing: Standing, told: Told | None = None) -> bool:
    """Note what the checks need of some reports of which it is not noted, and return whether there were any."""
    if not is_up_to_date(standing):
        return False
    kept = Kept(standing.connection)
    if told:
        told(kept.count_missing())
    numbers = kept.missing(AT_ONCE)
    stand = that_stand([one for _, one in standing.judgements()])
    kept.put({number: to_keep(draft) for number, _, draft, _ in as_judged(standing, numbers, stand)})
    return bool(numbers)


def to_keep(draft: Draft) -> Clues:
    """Return what is kept of a report: what does not follow from the rows of its facts."""
    clues = {name: tuple(filter(NOTES[name].only, found)) for name, found in clues_of(draft).items()}
    met = tuple((one.model_dump_json(),) for one in draft.findings)
    return {name: found for name, found in {**clues, MET: met}.items() if found}


def reports_in(standing: Standing) -> tuple[list[int], Reports]:
    """Return the numbers of all reports and notes, in the order of the record, and these with their copies."""
    numbers, every, heads = {}, {}, {}
    for number, report, origin in Kept(standing.connection).reports():
        numbers[report.id], every[report.id], heads[report.id] = number, report, origin
    said = notes(that_stand([one for _, one in standing.judgements()]))
    heard = [note(one, {}, {}, {}).report.id for one in said]
    read = [name for name, number in numbers.items() if number > 0]
    order = [*dict.fromkeys(reversed([*read, *heard]))][::-1]  # what comes twice stands where it comes last
    origins = named([every[name] for name in order], [heads[name] for name in order])
    return [numbers[name] for name in order], Reports([every[name] for name in order], origins)


def clues_in(kept: Kept, numbers: Sequence[int], reports: Reports) -> list[Clues]:
    """Return what was noted of each report."""
    found = {number: unfolded(held) for number, held in kept.every()}
    told = sayings_in(kept, found, dict(zip(numbers, reports.every, strict=True)), reports.origins)
    return [{**found[number], SAYINGS.name: told.get(number, ())} for number in numbers]


def unfolded(held: Mapping[str, Any]) -> dict[str, Sequence[tuple[Any, ...]]]:
    """Return clues from what JSON makes of them."""
    return {name: [clue_in(name, one) for one in clues] for name, clues in held.items()}


def clue_in(name: str, held: Sequence[Any]) -> tuple[Any, ...]:
    """Return one clue from a list."""
    values = [unlisted(value) if isinstance(value, list) else value for value in held]
    return NOTES[name].clue(*values) if name in NOTES else tuple(values)


def unlisted(value: Any) -> Any:  # noqa: ANN401 (as JSON has it)
    """Return a value with tuples for lists, as it was noted: the two do not compare."""
    return tuple(map(unlisted, value)) if isinstance(value, list) else value


def sayings_in(
    kept: Kept, found: Mapping[int, Clues], reports: Mapping[int, Report], origins: Mapping[str, str]
) -> dict[int, list[Saying]]:
    """Return number of a report -> what is said in it, as far as the checks compare it, in its order.

    Compared are commitments of those who are asked for, because they rest on one unnamed source, and of those who speak
    in a text that several reports carry.
    """
    apart = {one.id: one for clues in found.values() for one in clues.get(SAYINGS.name, ()) if isinstance(one, Saying)}
    asked = [one for one in apart.values() if one.asked]
    texts: dict[str, list[int]] = defaultdict(list)
    for number, report in reports.items():
        texts[origins[report.id]].append(number)
    copies = {number for group in texts.values() if len(group) > 1 for number in group}
    acts = {*DEEDS, *COMMITS, *(one.act for one in asked)}
    rows = {(row.report, row.place): row for row in kept.sayings(acts, (), copies)}
    parties = {one.party for one in asked} | {row.party for row in rows.values() if row.party}
    rows |= {(row.report, row.place): row for row in kept.sayings(acts, parties, ())}
    told: dict[int, list[Saying]] = defaultdict(list)
    for (number, _), row in sorted(rows.items()):
        saying = saying_in(row)
        told[number].append(apart.get(saying.id, saying))
    return told


def saying_in(row: Any) -> Saying:  # noqa: ANN401 (a row)
    """Return what is said from the row of a statement; it rests on no unnamed source."""
    place = row.start, row.end
    content = flat(spans_in(row.low, row.high, row.spans))
    return Saying(row.id.hex(), row.party, row.act, content, place, around(place, content), row.negated, row.red_line)
