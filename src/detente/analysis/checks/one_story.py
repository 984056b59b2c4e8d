"""A commitment or a deed that several reports carry, all of them copies of one text."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from detente.analysis.checking import Check, Noted, Reports, words_at
from detente.analysis.content import content_words, overlap
from detente.analysis.doubts import Doubt, named, sentence, short
from detente.analysis.sayings import SAYINGS, Saying
from detente.record import Act, Report, Severity

RULE = "one_story"
COMMITS = frozenset({Act.PROMISE, Act.ACCEPT, Act.CONCEDE, Act.OFFER, Act.REFUSE, Act.REJECT, Act.THREATEN})
ALIKE = 0.6
NEAREST = 40
"""Statements under one word among which one from another text is sought."""
Index = dict[tuple[str | None, str, str], list[tuple[str, str]]]
"""Party, act and word -> texts and what is said in them."""


def one_story(noted: Sequence[Noted[Saying]], reports: Reports) -> Iterator[Doubt]:
    """Yield, once for each text that several reports carry, the weightiest thing for which no other text stands."""
    origins = reports.origins
    texts: dict[str, list[Report]] = defaultdict(list)
    for report in sorted(reports.every, key=lambda one: (one.id != origins[one.id], one.id)):
        texts[origins[report.id]].append(report)
    if all(len(group) == 1 for group in texts.values()):
        return
    told: dict[str, list[Noted[Saying]]] = defaultdict(list)
    for one in noted:
        if one.clue.act in COMMITS:
            told[one.report.id].append(one)
    said = index(told, texts)
    for origin, group in texts.items():
        if len(group) > 1:
            alone = (
                one
                for one in told.get(origin, ())
                if one.clue.party and not one.clue.negated and not elsewhere(one, origin, said)
            )
            first = min(alone, key=lambda one: (not one.clue.red_line, one.clue.sentence), default=None)
            if first:
                others = [again for other in group[1:] for again in told.get(other.id, ())]
                yield doubt(first, len(group), others)


def index(told: Mapping[str, Sequence[Noted[Saying]]], texts: Mapping[str, Sequence[Report]]) -> Index:
    """Return what is said in which texts, the first text of each story before its copies."""
    said: Index = defaultdict(list)
    origins = {report.id: origin for origin, group in texts.items() for report in group}
    for name in sorted(told, key=lambda name: (name != origins[name], name)):
        for report, one in told[name]:
            words = words_at(report, one.content)
            for word in content_words(words):
                found = said[one.party, one.act, word]
                if len(found) < NEAREST:
                    found.append((origins[name], words))
    return said


def elsewhere(one: Noted[Saying], origin: str, said: Index) -> bool:
    """Return whether another text has the same party do the same about much the same."""
    words = words_at(one.report, one.clue.content)
    others = (
        other
        for word in sorted(content_words(words))
        for text, other in said.get((one.clue.party, one.clue.act, word), ())
        if text != origin
    )
    return any(overlap(other, words) >= ALIKE for other in others)


def doubt(one: Noted[Saying], reports: int, others: Sequence[Noted[Saying]]) -> Doubt:
    """Return the doubt about what copies of one text alone say."""
    cited = one.report.cite(*one.clue.said)
    words = words_at(one.report, one.clue.content)
    repeats = [
        again.report.cite(*again.clue.said)
        for again in others
        if again.clue.act == one.clue.act and overlap(words_at(again.report, again.clue.content), words) >= ALIKE
    ]
    return Doubt(
        rule=RULE,
        severity=Severity.LOW,
        about=cited,
        claim=sentence(f"{reports} reports carry “{short(words)}”"),
        reason=f"they are copies of one text ({named(one.report)}) and count as one source",
        settles="A report by somebody who did not take it from there.",
        evidence=tuple(dict.fromkeys((cited, *repeats))),
    )


ONE_STORY = Check(SAYINGS, one_story)
