"""Judgements of several analysts that contradict each other: the last word counts, and that it is disputed is said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.analysis.judging import on_each, standing
from detente.record import Fact, Judgement, Verdict

SAID = {Verdict.ACCEPT: "right", Verdict.REJECT: "wrong"}


@dataclass(frozen=True)
class Dispute:
    """Something on which analysts do not agree."""

    subject: str
    """Id of the fact, or of the party for what it is believed to want."""
    words: str
    """The words of the fact; of a belief, nothing."""
    about: str
    """What of it is judged: a field of a correction, the issue of a belief; empty: whether it is right at all."""
    views: tuple[tuple[str, str], ...]
    """Each analyst with what she says, who spoke last at the end."""


def disputes(judgements: Sequence[Judgement], facts: Iterable[Fact]) -> tuple[Dispute, ...]:
    """Return what analysts contradict each other on, in the order in which it was first judged.

    Who judges again changes her mind, and contradicts nobody.

    Args:
        judgements: All judgements, in their order.
        facts: What was read, before it was judged.
    """
    words = {one.id: " ".join(one.evidence[0].text.split()) for one in facts}
    found = []
    for subject, some in on_each(standing(judgements)).items():
        for about, views in views_on(some).items():
            if len(set(views.values())) > 1:
                found.append(Dispute(subject, words.get(subject, ""), about, tuple(views.items())))
    return tuple(found)


def views_on(judgements: Iterable[Judgement]) -> Mapping[str, dict[str, str]]:
    """Return what is judged of one thing -> each analyst with her last word on it, who spoke last at the end."""
    found: dict[str, dict[str, str]] = {}
    for one in judgements:
        for about, said in said_by(one):
            views = found.setdefault(about, {})
            views.pop(one.by, None)
            views[one.by] = said
    return found


def said_by(judgement: Judgement) -> Iterator[tuple[str, str]]:
    """Yield what a judgement is about, and what it says of that."""
    if judgement.verdict in SAID:
        yield "", SAID[judgement.verdict]
    elif judgement.verdict is Verdict.CORRECT:
        yield from ((name, str(value)) for name, value in judgement.changes.items())
    elif judgement.verdict is Verdict.BELIEVE and judgement.changes.get("stance") is not None:
        yield str(judgement.changes.get("issue") or "-"), str(judgement.changes["stance"])
