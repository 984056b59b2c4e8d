"""Which sentences of a day made an outcome more or less stable, told by leaving out one after the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.analysis.over_time.known import sentence_of
from detente.analysis.over_time.results import Cause, Outcome, Standing
from detente.analysis.over_time.standing import Known
from detente.formats.conflict_file import DecisionMaker, Statement
from detente.record import Fact

LEAST = 0.05
"""What changes a share by less is not told as a cause."""
MOST_CAUSES = 3
WORTH_TELLING = 0.1
"""By so much a share must change to be told, if what holds is the same."""


@dataclass(frozen=True)
class Sentence:
    """What one sentence of a day's reports says of deeds."""

    facts: tuple[str, ...]
    matters: tuple[bool, int]
    """By how much it is likely to matter: whether it stands behind something that is new or elsewhere than before, and
    how much rests on it."""


def moved(before: Standing, after: Standing) -> bool:
    """Return whether an outcome stands otherwise than before, by more than chance in drawing would do."""
    if before.absent or after.absent:
        return before.absent is not after.absent
    if before.share is None or after.share is None:
        return before.holds != after.holds
    change = abs(after.share.share - before.share.share)
    apart = before.share.high < after.share.low or after.share.high < before.share.low
    return (apart and change >= WORTH_TELLING) or (before.holds != after.holds and change >= LEAST)


def value(one: Standing) -> float | None:
    """Return in what share an outcome holds; nothing: that cannot be told."""
    if one.absent:
        return None
    return one.share.share if one.share is not None else float(one.holds)


def sentences(before: Known | None, after: Known, facts: Iterable[Fact], most: int) -> list[Sentence]:
    """Return the new sentences that something in the draft of a day rests on, those first that likely matter most."""
    grouped: dict[tuple[str, int, int], list[str]] = {}
    for fact in facts:
        grouped.setdefault(sentence_of(fact), []).append(fact.id)
    old = {(who.id, one.formula, place) for who, place, one in statements(before)} if before else set()
    told: dict[str, tuple[bool, int]] = {}
    for who, place, one in statements(after):
        new = (who.id, one.formula, place) not in old
        for name in one.evidence:
            was_new, often = told.get(name, (False, 0))
            told[name] = was_new or new, often + 1
    for option in after.drafted.file.options:
        for name in option.evidence:
            told.setdefault(name, (False, 0))
    found = []
    for _, ids in sorted(grouped.items()):
        known = [told[one] for one in ids if one in told]
        if known:
            found.append(Sentence(tuple(ids), max(known)))
    return sorted(found, key=lambda one: (not one.matters[0], -one.matters[1]))[:most]


def statements(known: Known) -> Iterator[tuple[DecisionMaker, int, Statement]]:
    """Yield each wish of a draft with who has it and which it is."""
    for who in known.drafted.file.decision_makers:
        for place, one in enumerate(who.prefers or ()):
            yield who, place, one


def left_out(
    after: Known, last: Known, tried: Sequence[Sentence], outcomes: Mapping[int, Outcome]
) -> list[tuple[Sentence, Mapping[int, Standing]]]:
    """Return how some outcomes, by their numbers, would have stood without each sentence."""
    found: list[tuple[Sentence, Mapping[int, Standing]]] = []
    for one in tried:
        known = after.without(one.facts)
        names = last.named_in(known, last.deeds.sides)
        found.append((one, {number: known.standing(outcome, names) for number, outcome in outcomes.items()}))
    return found


def causes(
    number: int, before: Standing, after: Standing, tried: Sequence[tuple[Sentence, Mapping[int, Standing]]]
) -> tuple[Cause, ...]:
    """Return the sentences without which an outcome would stand nearer to how it stood before, the strongest first."""
    old, new = value(before), value(after)
    found = []
    for one, standings in tried:
        without = standings[number]
        other = value(without)
        if old is None or new is None:  # it came up, or can no longer be: what matters is only what made it so
            if (other is None) == (old is None):
                found.append((1.0, Cause(one.facts, without, 0.0)))
        elif other is not None and abs(new - other) >= LEAST and (new - other) * (new - old) > 0:
            found.append((abs(new - other), Cause(one.facts, without, new - other)))
    found.sort(key=lambda pair: (-pair[0], pair[1].facts))
    return tuple(one for _, one in found[:MOST_CAUSES])
