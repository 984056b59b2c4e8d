"""Attributions by a passive, or by `according to`."""

from collections.abc import Iterator

from detente.reading.attributions.contents import end_of_content, widened
from detente.reading.attributions.cues import Cue
from detente.reading.attributions.making import make, opening
from detente.reading.attributions.words import Words
from detente.reading.page import Attribution, Range


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


def according_to(words: Words) -> Iterator[Attribution]:
    """Yield the attributions of `According to SOURCE, ...` and `..., according to SOURCE`."""
    for index in range(len(words) - 2):
        if words.low(index) != "according" or words.low(index + 1) != "to" or words.quoted[index]:
            continue
        last = words.group_after(index + 2)
        if last is None:
            continue
        content = around(words, index, last)
        if content:
            yield Attribution(
                source=(words.span(index + 2, last),),
                cue=(words.span(index, index + 2),),
                content=content,
                sentence=(words.sentence.start, words.sentence.end),
                kind="speech",
                act="inform",
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
