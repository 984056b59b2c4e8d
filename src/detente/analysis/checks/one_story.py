"""A commitment or a deed that several reports carry, all of them copies of one text."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from detente.analysis.content import content_words, overlap
from detente.analysis.copies import copies
from detente.analysis.doubts import Doubt, named, sentence, short
from detente.record import Act, Draft, Severity, Statement

RULE = "one_story"
COMMITS = frozenset({Act.PROMISE, Act.ACCEPT, Act.CONCEDE, Act.OFFER, Act.REFUSE, Act.REJECT, Act.THREATEN})
ALIKE = 0.6
NEAREST = 40
"""Statements under one word among which one from another text is sought."""
Index = dict[tuple[str | None, Act, str], list[tuple[str, Statement]]]
"""Party, act and word -> texts and statements."""


def one_story(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield, once for each text that several reports carry, the weightiest thing for which no other text stands."""
    origins = copies(draft.report for draft in drafts)
    carried: dict[str, list[Draft]] = defaultdict(list)
    said: Index = defaultdict(list)
    for draft in sorted(drafts, key=lambda one: (one.report.id != origins[one.report.id], one.report.id)):
        carried[origins[draft.report.id]].append(draft)
        for one in draft.statements:
            if one.act in COMMITS:
                for word in content_words(one.words(one.content)):
                    found = said[one.speaker.party, one.act, word]
                    if len(found) < NEAREST:
                        found.append((origins[draft.report.id], one))
    for origin, group in carried.items():
        alone = (
            one
            for one in group[0].statements
            if one.act in COMMITS and one.speaker.party and not one.negated
            if not elsewhere(one, origin, said)
        )
        first = min(alone, key=lambda one: (not one.red_line, one.sentence), default=None) if len(group) > 1 else None
        if first:
            yield doubt(group, first)


def elsewhere(statement: Statement, origin: str, said: Index) -> bool:
    """Return whether another text has the same party do the same about much the same."""
    words = statement.words(statement.content)
    others = (
        one
        for word in sorted(content_words(words))
        for text, one in said.get((statement.speaker.party, statement.act, word), ())
        if text != origin
    )
    return any(overlap(one.words(one.content), words) >= ALIKE for one in others)


def doubt(group: Sequence[Draft], statement: Statement) -> Doubt:
    """Return the doubt about what copies of one text alone say."""
    draft, cited = group[0], statement.evidence[0]
    others = [again for other in group[1:] for again in other.statements if again.act is statement.act]
    words = statement.words(statement.content)
    repeats = [one.evidence[0] for one in others if overlap(one.words(one.content), words) >= ALIKE]
    return Doubt(
        rule=RULE,
        severity=Severity.LOW,
        about=cited,
        claim=sentence(f"{len(group)} reports carry “{short(words)}”"),
        reason=f"they are copies of one text ({named(draft)}) and count as one source",
        settles="A report by somebody who did not take it from there.",
        evidence=tuple(dict.fromkeys((cited, *repeats))),
    )
