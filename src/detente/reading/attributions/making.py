"""How an attribution is put together from a cue, and what stands around the cue."""

from detente.reading.attributions.cues import Cue
from detente.reading.attributions.words import Words
from detente.reading.knowledge import is_a
from detente.reading.page import Attribution, Range


def make(
    words: Words,
    cue: Cue,
    rule: str,
    source: tuple[Range, ...],
    content: tuple[Range, ...],
    *,
    cue_last: int | None = None,
    target: tuple[Range, ...] = (),
) -> Attribution:
    """Return the attribution with what the cue's verb says of its kind."""
    return Attribution(
        source=source,
        cue=(words.span(cue.group, cue_last or cue.last),),
        content=content,
        sentence=(words.sentence.start, words.sentence.end),
        kind=cue.verb.kind,
        act=cue.verb.act,
        rule=rule,
        target=target,
        negated=cue.negated is not is_a(cue.verb.lemma, "denials"),
    )


def takes_hearer(words: Words, cue: Cue) -> bool:
    """Return whether the next noun group is the one spoken to (`told reporters that`)."""
    return (
        is_a(cue.verb.lemma, "hearers")
        and cue.last < len(words)
        and not words.mark(cue.last)
        and words.low(cue.last) not in ("that", "to")
        and not words.quoted[cue.last]
    )


def addressed(words: Words, cue: Cue) -> tuple[Range, ...]:
    """Return the noun group right after a verb of telling: the one spoken to."""
    if not takes_hearer(words, cue):
        return ()
    last = words.group_after(cue.last)
    return (words.span(cue.last, last),) if last is not None else ()


def opening(words: Words, index: int) -> int:
    """Return the first word of the clauses before `index`: the sentence's first, past `But` and the like."""
    first = 0
    while first < index and (
        words.low(first) in ("but", "and", "yet", "or") or (words.mark(first) and not words.quoted[first])
    ):
        first += 1
    return first
