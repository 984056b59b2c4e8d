"""The text of a report cut into paragraphs, passages and the words that carry facts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.brief.places import Mark, Passage, Sheet
from detente.brief.wording import printable
from detente.record import Span

BLANK_LINE = re.compile(r"\r?\n[ \t\r\f\v\u00a0]*\n\s*")
LINE = re.compile(r"[^\r\n]+")
SHORT_OF_WIDTH = 0.75
NARROWEST = 40


@dataclass(frozen=True)
class Anchor:
    """A place to land: its id, or the id that it goes on from in the paragraph before."""

    id: str
    continues: bool
    group: str


@dataclass(frozen=True)
class Bit:
    """A stretch of text that the same facts rest on."""

    text: str
    groups: str
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True)
class Part:
    """A stretch of a paragraph: a passage that is cited, or the text between two of them."""

    label: str
    cited: bool
    bits: tuple[Bit, ...]


Paragraph = tuple[Part, ...]


def whole(sheet: Sheet) -> list[Paragraph]:
    """Return the full text of a report, with its passages marked."""
    return list(cut(sheet, paragraphs(sheet.report.text)))


def cited(sheet: Sheet) -> list[Paragraph]:
    """Return only the passages that the page cites."""
    return list(cut(sheet, [passage.span for passage in sheet.passages]))


def cut(sheet: Sheet, spans: Iterable[Span]) -> Iterator[Paragraph]:
    """Yield each of `spans` (in order, apart from each other) as the parts it consists of."""
    text, passages, at = sheet.report.text, sheet.passages, 0
    for low, high in spans:
        parts: list[Part] = []
        here = low
        while at < len(passages) and passages[at].span[1] <= low:
            at += 1
        ahead = at
        while ahead < len(passages) and passages[ahead].span[0] < high:
            start, end = max(passages[ahead].span[0], low), min(passages[ahead].span[1], high)
            if here < start:
                parts.append(plain(text[here:start]))
            parts.append(marked(text, passages[ahead], (start, end)))
            here, ahead = end, ahead + 1
        if here < high:
            parts.append(plain(text[here:high]))
        yield tuple(parts)


def plain(text: str) -> Part:
    """Return text that nothing rests on."""
    return Part("", cited=False, bits=(Bit(printable(text), ""),))


def marked(text: str, passage: Passage, span: Span) -> Part:
    """Return the part of a passage that lies in `span`, cut wherever the facts that rest on it change."""
    first = passage.span[0] >= span[0]
    bits = tuple(bits_of(text, passage.marks, span, first=first))
    return Part(passage.label if first else "", cited=True, bits=bits)


def bits_of(text: str, marks: Sequence[Mark], span: Span, *, first: bool) -> Iterator[Bit]:
    """Yield the bits of a passage; the boundaries are where words or sentences begin or end."""
    opening, closing, anchors = defaultdict(list), defaultdict(list), defaultdict(list)
    low, high = span
    for group, mark in enumerate(marks):
        inside = [(max(start, low), min(end, high)) for start, end in mark.words if start < high and low < end]
        for start, end in inside:
            opening[start].append(group)
            closing[end].append(group)
        if low <= mark.sentence[0] < high:
            anchors[mark.sentence[0]].append(Anchor(mark.anchor, continues=False, group=f"k{group}"))
        elif inside and mark.sentence[0] < low and not first:
            anchors[low].append(Anchor(mark.anchor, continues=True, group=f"k{group}"))
    active: defaultdict[int, int] = defaultdict(int)
    cuts = sorted({low, high, *opening, *closing, *anchors})
    for here, there in zip(cuts, [*cuts[1:], high], strict=True):
        for group in closing[here]:
            active[group] -= 1
            if not active[group]:
                del active[group]
        for group in opening[here]:
            active[group] += 1
        if here < there:
            groups = " ".join(f"k{group}" for group in sorted(active))
            yield Bit(printable(text[here:there]), groups, tuple(anchors[here]))


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of a text: between blank lines, or each line where there are none.

    Within blank lines a line that breaks off early (the next word would have fitted) ends a paragraph too.
    """
    if not BLANK_LINE.search(text.strip()):
        return [line for line in map(re.Match.span, LINE.finditer(text)) if text[slice(*line)].strip()]
    found: list[Span] = []
    start = 0
    for gap in BLANK_LINE.finditer(text):
        found.extend(unwrapped(text, (start, gap.start())))
        start = gap.end()
    found.extend(unwrapped(text, (start, len(text))))
    return found


def unwrapped(text: str, block: Span) -> Iterator[Span]:
    """Yield the paragraphs of a block of lines, taking wrapped lines together."""
    lines = [line.span() for line in LINE.finditer(text, *block) if line.group().strip()]
    if not lines:
        return
    width = max(end - start for start, end in lines)
    start = lines[0][0]
    for line, after in pairwise(lines):
        if breaks_off(text, line, after, width):
            yield start, line[1]
            start = after[0]
    yield start, lines[-1][1]


def breaks_off(text: str, line: Span, after: Span, width: int) -> bool:
    """Return whether a line ends where it need not have: the first word of the next would have fitted well."""
    word = text[after[0] : min(after[0] + NARROWEST, after[1])].split(maxsplit=1)[:1]
    length = line[1] - line[0] + 1 + len("".join(word))
    return width < NARROWEST or length <= SHORT_OF_WIDTH * width
