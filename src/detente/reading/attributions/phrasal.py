"""Attributions by a passive, or by `according to`."""

from collections.abc import Iterator
from functools import cache

from detente.reading.attributions.contents import end_of_content, widened
from detente.reading.attributions.cues import Cue
from detente.reading.attributions.making import make, opening
from detente.reading.attributions.words import Words
from detente.reading.knowledge import Table, table
from detente.reading.page import Attribution, Range
from detente.reading.phrases import Phrases


def passive(words: Words, cue: Cue) -> Attribution | None:
    """Return the attribution of `... was rejected by SOURCE`; a passive that names nobody makes none."""
    if words.low(cue.last) == "by":
        last = words.group_after(cue.last + 1)
        first = words.group_before(cue.group)
        if last is None or first is None:
            return None
        source = (words.span(cue.last + 1, last),)
        return make(
            words, cue, "attributions:passive-by", source, (words.span(first, cue.group),), cue_last=cue.last + 1
        )
    return None


@cache
def views() -> Phrases[Table]:
    """Return the phrases that name whose words or view it is right after them (`according to`, `in the view of`)."""
    rows = table("cues")["phrases"]
    named = (row for row in rows if row["source"] == "next" and row["act"] in ("inform", "assess"))
    return Phrases(((row["phrase"], row) for row in named), fold=True)


def according_to(words: Words) -> Iterator[Attribution]:
    """Yield the attributions of `According to SOURCE, ...` and `..., according to SOURCE`."""
    for index in range(len(words) - 2):
        hit = None if words.quoted[index] else views().at(words.tokens, index)
        last = words.group_after(index + hit[0]) if hit else None
        content = around(words, index, last) if last is not None else ()
        if hit and last is not None and content:
            yield Attribution(
                source=(words.span(index + hit[0], last),),
                cue=(words.span(index, index + hit[0]),),
                content=content,
                sentence=(words.sentence.start, words.sentence.end),
                kind=hit[1]["kind"],
                act=hit[1]["act"],
                rule="attributions:according-to",
            )


def around(words: Words, index: int, last: int) -> tuple[Range, ...]:
    """Return the words said around `according to SOURCE`: what follows it, or what precedes."""
    if index <= 1:
        first = last + 1 if words.low(last) == "," else last
        end = end_of_content(words, first, ())
        return widened(words, first, end) if end - first > 1 else ()
    first = opening(words, index)
    end = index - 1 if words.low(index - 1) == "," else index
    return (words.span(first, end),) if end - first > 1 else ()
