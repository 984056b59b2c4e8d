"""What is said after a colon: turns of a transcript, and headlines such as `Norway: the ban stays`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.reading.knowledge import is_woman
from detente.reading.labels import ANSWER, QUESTION, TIME, Label
from detente.reading.names.people import is_for_woman
from detente.reading.names.titles import titles
from detente.reading.page import Attribution, Name, Page, Range, Sentence, tokens, within
from detente.reading.segments import trimmed

TURN, COLON = "attributions:turn", "attributions:colon"
DIRECTION = re.compile(r"\s*[\[(][^\[\]()\n]{1,60}[\])]\s*$")
"""What a stenographer puts behind a turn: `[Laughter.]`, `(Applause)`."""
LAST_STOP = re.compile(r"\.\s*$")
MOST_CHARACTERS = 1500
"""A turn that is longer is cut between two paragraphs: each part does something else."""
HEADLINE_SOURCE = re.compile(r"(?:[^\s:]+\s+){0,8}?[^\s:]+(?=:\s)")
FEWEST_WORDS = 3
LONGEST_HEADLINE = 200


@dataclass(frozen=True)
class Turns:
    """What was found, and which words are thereby accounted for."""

    attributions: tuple[Attribution, ...] = ()
    spans: tuple[Range, ...] = ()
    """In order: no other rule looks into these."""

    def cover(self, sentence: Sentence) -> bool:
        """Return whether a sentence lies in a turn or is the label of one."""
        index = bisect_right(self.spans, (sentence.start, sentence.end)) - 1
        inside = (one for one in self.spans[max(index, 0) : index + 2])
        return any(start <= sentence.start and sentence.end <= end for start, end in inside)


def turns(page: Page) -> Turns:
    """Return what the speakers of a transcript say, and what stands after a colon in headlines and short entries."""
    people = Introduced(page)
    found: list[Attribution] = []
    spans: list[Range] = []
    for label, parts in opened(page):
        if label is not None:
            spans.append((label.start, label.end))
        if label is None or label.kind == TIME:
            found.extend(one for part in parts for one in after_colon(page, part))
        elif label.kind == QUESTION:
            spans.extend(asked(page, parts))
        else:
            found.extend(of_turn(page, label, parts, people))
            spans.extend(parts)
    spans.extend(one.sentence for one in found if one.rule == COLON)
    return Turns(tuple(found), tuple(sorted(spans)))


def opened(page: Page) -> Iterator[tuple[Label | None, list[Range]]]:
    """Yield the labels with the paragraphs that belong to each; one that belongs to none stands alone."""
    opening = {label.start: label for label in page.labels}
    speaker: Label | None = None
    parts: list[Range] = []
    for start, end in page.paragraphs:
        label = opening.get(start)
        if label is None and speaker is not None:
            parts.append((start, end))
            continue
        if speaker is not None:
            yield speaker, parts
        words = [(label.end, end)] if label and label.end < end else [] if label else [(start, end)]
        if label is None or label.kind == TIME:
            speaker = None
            yield label, words
        else:
            speaker, parts = label, words
    if speaker is not None:
        yield speaker, parts


def asked(page: Page, parts: Sequence[Range]) -> Iterator[Range]:
    """Yield the questions of a turn; what it says of others is no question."""
    for part in parts:
        for sentence in within(page.sentences, *part):
            if page.text[sentence.end - 1] == "?":
                yield sentence.start, sentence.end


def of_turn(page: Page, label: Label, parts: Sequence[Range], people: "Introduced") -> Iterator[Attribution]:
    """Yield a turn as one attribution, or as several when it is long: the label is the source, its colon the cue."""
    colon = max(page.text.rfind(mark, label.start, label.end) for mark in ":.")
    speaker = people.behind(label)
    for some in in_portions(parts):
        content = tuple(span for part in some if (span := bare(page.text, *part)))
        if content:
            yield Attribution(
                source=(label.name,),
                cue=((colon, colon + 1),),
                content=content,
                sentence=(min(label.start, content[0][0]), content[-1][1]),
                kind="speech",
                act="inform",
                rule=TURN,
                speaker=(speaker,) if speaker else (),
            )


def in_portions(parts: Sequence[Range]) -> Iterator[list[Range]]:
    """Yield the paragraphs of a turn, as many together as are not too long."""
    some: list[Range] = []
    for part in parts:
        if some and part[1] - some[0][0] > MOST_CHARACTERS:
            yield some
            some = []
        some.append(part)
    if some:
        yield some


def bare(text: str, start: int, end: int) -> Range | None:
    """Return words without a remark of the stenographer behind them and without the last full stop."""
    while direction := DIRECTION.search(text, max(start, end - 64), end):
        end = direction.start()
    stop = LAST_STOP.search(text, max(start, end - 2), end)
    end = stop.start() if stop else end
    return (start, end) if start < end else None


class Introduced:
    """The people of a report by their surnames: where each is named in full."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.whole: dict[str, Name] = {}
        self.first: Name | None = None
        """Who is named first: in an interview, the one who answers."""
        self.last: Range | None = None
        labels = [label.name for label in page.labels]
        for name in page.names:
            if name.kind != "person":
                continue
            index = bisect_left(labels, (name.start + 1, 0)) - 1
            labelled = index >= 0 and labels[index][0] <= name.start < labels[index][1]
            words = page.text[name.start : name.end].split()
            known = self.whole.get(words[-1].lower())
            if known is None or (len(words) > 1 and len(page.text[known.start : known.end].split()) == 1):
                self.whole[words[-1].lower()] = name
            if self.first is None and not labelled:
                self.first = name

    def behind(self, label: Label) -> Range | None:
        """Return where the one who is meant by a label is named, if the report does that."""
        if label.kind == ANSWER:
            name = self.first
            return self.last or ((name.start, name.end) if name else None)
        words = [word.text for word in tokens(self.page.text, *label.name)]
        before_comma = words[: words.index(",")] if "," in words else words
        woman = is_for_woman(words[0]) if words else None
        named = (self.whole[word.lower()] for word in reversed(before_comma) if word.lower() in self.whole)
        fits = (one for one in named if woman is None or is_woman(self.page.text[one.start : one.end]) in (None, woman))
        found = next(fits, None)
        self.last = (found.start, found.end) if found else label.name
        return self.last


def after_colon(page: Page, paragraph: Range) -> Iterator[Attribution]:
    """Yield what a short paragraph ascribes to the one before a colon (`Norway: ...`, `Norway to Iceland: ...`)."""
    start, end = paragraph
    before = HEADLINE_SOURCE.match(page.text, start, min(end, start + LONGEST_HEADLINE))
    if not before:
        return
    last = max(page.sentences[sentence_at(page, start)].end, min(before.end() + 2, end))
    said = next(trimmed(page.text, before.end() + 1, last), None)
    content = said and bare(page.text, *said)
    source, target = addressing(page.text, before.span())
    if content and len(page.text[slice(*content)].split()) >= FEWEST_WORDS and names_somebody(page, source):
        yield Attribution(
            source=(source,),
            cue=((before.end(), before.end() + 1),),
            content=(content,),
            sentence=(start, max(last, content[1])),
            kind="speech",
            act="inform",
            rule=COLON,
            target=target,
        )


def addressing(text: str, span: Range) -> tuple[Range, tuple[Range, ...]]:
    """Return who speaks and who is addressed by the words before a colon."""
    start, end = span
    to = text.find(" to ", start, end)
    return (span, ()) if to < 0 else ((start, to), ((to + 4, end),))


def sentence_at(page: Page, offset: int) -> int:
    """Return the number of the sentence that begins at an offset or holds it."""
    return max(bisect_right(page.sentences, offset, key=lambda one: one.start) - 1, 0)


def names_somebody(page: Page, span: Range) -> bool:
    """Return whether the words before a colon are somebody's name with title and party, and no clause."""
    named = [name for name in within(page.names, *span) if name.kind in ("person", "party", "body")]
    if not named:
        return False
    words = tokens(page.text, *span)
    opens = named[0].start == span[0] or words[0].low in ("the", "us") or titles().at(words, 0) is not None
    owned = page.text[span[0] : span[1]]
    ends = named[-1].end == span[1] or "'s " in owned or "’s " in owned or " of " in owned or " for " in owned
    verbs = any(tag.startswith(("VB", "MD")) for tag in tags(page, span))
    return opens and ends and not verbs


def tags(page: Page, span: Range) -> list[str]:
    """Return the parts of speech of some words of one sentence."""
    tree = page.syntax.tree(sentence_at(page, span[0]))
    return list(tree.tags[tree.index(span[0]) : tree.index(span[1])])
