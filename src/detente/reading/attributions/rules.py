"""Who is said to have said what in one sentence: each cue is tried with one rule after another."""

from collections.abc import Sequence

from detente.reading.attributions.backward import inverted, trailing
from detente.reading.attributions.cues import PASSIVE, Cue, cues
from detente.reading.attributions.onward import forward
from detente.reading.attributions.phrasal import according_to, passive
from detente.reading.attributions.words import Words
from detente.reading.page import Attribution


def attributions_in(words: Words) -> list[Attribution]:
    """Return the attributions of a sentence in order; what stands inside another's content is left to it."""
    candidates = list(cues(words))
    aside = [one for cue in candidates if (one := inverted(words, cue) or trailing(words, cue))]
    found: list[Attribution] = []
    covered_to = -1
    for number, cue in enumerate(candidates):
        start = words.tokens[cue.first].start
        if start < covered_to or any(first <= start < last for one in aside for first, last in one.content):
            continue
        attribution = of_cue(words, cue, candidates[number + 1 :], found)
        if attribution:
            found.append(attribution)
            covered_to = max(
                covered_to, *(end for start, end in attribution.content if start > attribution.cue[0][0]), -1
            )
    found.extend(one for one in according_to(words) if not overlaps_any(one, found))
    return sorted(found, key=lambda one: one.cue[0])


def overlaps_any(one: Attribution, others: Sequence[Attribution]) -> bool:
    """Return whether the cue of one attribution lies inside the content of another."""
    start = one.cue[0][0]
    return any(first <= start < last for other in others for first, last in other.content)


def of_cue(words: Words, cue: Cue, later: Sequence[Cue], found: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution that a cue makes, by the first rule that fits."""
    if cue.reading == PASSIVE:
        return passive(words, cue)
    return inverted(words, cue) or trailing(words, cue) or forward(words, cue, later, found)
