"""The facts of reports as they stand, worked out anew where a reading, a judgement or the cast is another."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from detente.analysis.judging import FACTS, on_each
from detente.analysis.positions import NO_ISSUE
from detente.analysis.splitting import split, splits
from detente.record import Draft, Judgement, Person, Verdict
from detente.store.clues import forget
from detente.store.indexing import CAST, RENEWED
from detente.store.standing import Standing
from detente.workflow.upkeep.drafts import before_splits, split_reports
from detente.workflow.upkeep.names import PEOPLE, key, known_in, people_in
from detente.workflow.upkeep.noting import NOTES
from detente.workflow.upkeep.rows import Row, rows_of

VOICE, HISTORY, DENIAL, BELIEFS = "voice", "history", "denial", "beliefs"
"""Kinds of what is worked out anew from the facts: what somebody said, how a party stands, what is denied, beliefs."""
FINDINGS = "findings"
"""The state that tells that what does not add up was worked out."""
AT_ONCE = 100
"""Reports whose facts are worked out in one transaction."""
OF_OTHERS = frozenset({"said"})
"""Columns of a statement that do not follow from its report alone."""
OF_DENIALS = frozenset({"claimed", "low", "high", "finding"})


def facts_anew(standing: Standing, judgements: Sequence[Judgement]) -> bool:
    """Work out the facts of some reports for which that is to be done, and note what follows from them."""
    numbers = standing.stale(AT_ONCE)
    if not numbers:
        return False
    subjects = on_each(judgements).keys()
    apart = {fact for one in splits(judgements) for fact in one.facts}
    new: dict[str, list[Row]] = {name: [] for name in (*FACTS, "claims", "denials")}
    found = set()
    for number, read, draft, people in as_judged(standing, numbers, judgements):
        found.add(number)
        for name, rows in rows_of(number, read, draft, people).items():
            new[name].extend(rows)
        judged = {fact.id for name in FACTS for fact in getattr(read, name)} & (subjects | apart)
        standing.note_judged((subject, number) for subject in judged)
    days, renewed = standing.days(numbers), renewed_among(standing, numbers)
    standing.soil((DENIAL, *where(number, day)) for number, before in renewed.items() for day in (before, days[number]))
    for name, rows in new.items():
        old = standing.rows(name, numbers)
        if name in FACTS and ids_in(old, apart) != ids_in(rows, apart):
            standing.soil([(CAST, "", 0)])  # whom splits make is known by the facts that they name
        if name == "statements":
            keep_groups(old, rows)
            standing.soil(follows(standing, old, rows, renewed))
        elif name in ("claims", "denials"):
            standing.soil((DENIAL, *where(number, days[number])) for number in other_denials(old, rows))
        standing.replace(name, numbers, rows)
    standing.fresh(numbers)
    standing.clean(RENEWED, map(str, renewed))
    unchecked(standing, numbers)
    standing.forget_notes([number for number in numbers if number < 0 and number not in found])
    return True


def unchecked(standing: Standing, numbers: Collection[int]) -> None:
    """Note that what does not add up in some reports is to be worked out anew."""
    if numbers:
        forget(standing.connection, numbers)
        standing.set_state(FINDINGS, None)


def renewed_among(standing: Standing, numbers: Collection[int]) -> dict[int, int]:
    """Return which of some reports have another head than before, with the day (0: none) that they had."""
    return {int(number): day for number, day in standing.soiled(RENEWED) if int(number) in numbers}


def ids_in(rows: Iterable[Row], facts: Collection[str]) -> set[str]:
    """Return which of some facts have a row."""
    return {row["id"].hex() for row in rows} & set(facts) if facts else set()


def as_judged(
    standing: Standing, numbers: Sequence[int], judgements: Sequence[Judgement]
) -> Iterator[tuple[int, Draft, Draft, Mapping[str, Person]]]:
    """Yield reports with what was read, what stands of it, and the people of the whole case who speak in it."""
    found = before_splits(standing, numbers, judgements)
    same, people = found.merged.same, found.merged.people
    known = known_in(
        standing, {name for one in splits(judgements) if one.into for name in (one.into, same.get(one.into, one.into))}
    )
    for number, read, draft in found.drafts:
        (apart,) = split([draft], judgements, same, known)
        others = {one.speaker.person for one in apart.statements if one.speaker.person} - people.keys()
        yield number, read, apart, {**people, **people_in(standing.cast(PEOPLE, others))} if others else people


def keep_groups(old: Iterable[Row], new: Iterable[Row]) -> None:
    """Leave statements with those that they were one with, until that is worked out."""
    said = {row["id"]: row["said"] for row in old}
    for row in new:
        row["said"] = said.get(row["id"])


def follows(
    standing: Standing, old: Sequence[Row], new: Sequence[Row], renewed: Collection[int]
) -> set[tuple[str, str, int]]:
    """Return what is to be worked out anew when some statements are others than before, or their reports' heads."""
    before, after = ({row["id"]: row for row in rows} for rows in (old, new))
    changed = [
        row
        for name in before.keys() | after.keys()
        for rows in [(before.get(name), after.get(name))]
        if own(rows[0]) != own(rows[1]) or any(row["report"] in renewed for row in rows if row)
        for row in rows
        if row
    ]
    marks = {mark for row in changed for mark in (*voice_of(row), *history_of(row["holder"], row["issue"], row["day"]))}
    leaders = standing.by_ids({row["said"] for row in changed if row["said"]})
    return marks | {mark for row in leaders.values() for mark in history_of(row.holder, row.issue, row.day)}


def own(row: Row | None) -> Row | None:
    """Return what of a statement follows from its report alone."""
    return row and {name: value for name, value in row.items() if name not in OF_OTHERS}


def voice_of(row: Row) -> Iterator[tuple[str, str, int]]:
    """Yield the mark for what a speaker says on a day."""
    voice = row["person"] or row["party"]
    if voice:
        yield VOICE, key(voice, bool(row["negated"])), row["day"] or 0


def history_of(holder: str | None, issue: str | None, day: int | None) -> Iterator[tuple[str, str, int]]:
    """Yield the mark for where a party stands on an issue by what it says on a day."""
    if holder:
        yield HISTORY, key(holder, issue or NO_ISSUE), day or 0


def other_denials(old: Sequence[Row], new: Sequence[Row]) -> set[int]:
    """Return the reports in which others than before deny or claim something; the rest is left as it was."""
    before, after = ({told_by(row): row for row in rows} for rows in (old, new))
    for name, row in after.items():
        if row.get("what"):
            row.update({column: before[name][column] for column in OF_DENIALS if name in before})
    return {row["report"] for name, row in (*before.items(), *after.items()) if (name in before) != (name in after)}


def told_by(row: Row) -> tuple[tuple[str, object], ...]:
    """Return by what a denial or a claim is told from others."""
    return tuple((name, value) for name, value in sorted(row.items()) if name not in OF_DENIALS)


def where(number: int, day: int | None) -> tuple[str, int]:
    """Return under which key and day the denials of a report are worked out: those without a day by themselves."""
    return ("", day) if day else (str(number), 0)


def judged_since(standing: Standing, judgements: Sequence[tuple[int, Judgement]]) -> bool:
    """Note what is to be worked out anew for judgements that were not yet heeded."""
    seen = int(standing.state("judged") or 0)
    new = [one for number, one in judgements if number > seen]
    if not new:
        return False
    by_id = {one.id: one for _, one in judgements}
    for one in new:
        concern(standing, one, by_id)
    standing.set_state("judged", str(judgements[-1][0]))
    return True


def concern(standing: Standing, said: Judgement, by_id: Mapping[str, Judgement]) -> None:
    """Note what is to be worked out anew for one judgement."""
    one: Judgement | None = said
    while one and one.verdict is Verdict.WITHDRAW:
        one = by_id.get(one.subject)
    if one is None:
        return
    if one.verdict is Verdict.MERGE:
        standing.soil([(CAST, "", 0)])
    elif one.verdict is Verdict.SPLIT:
        standing.soil([(CAST, "", 0)])
        standing.make_stale(split_reports(standing, [one]))
    elif one.verdict is Verdict.HEARD:
        standing.soil([(CAST, "", 0), (NOTES, "", 0)])
    elif one.verdict is Verdict.BELIEVE:
        standing.soil([(BELIEFS, "", 0)])
    elif one.verdict is Verdict.ADD:
        number = standing.number_of(one.subject)
        standing.make_stale([number] if number is not None else [])
    else:
        standing.make_stale(standing.where(one.subject))
