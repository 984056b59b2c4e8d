"""A text as a run of words about time: one character for each word and for what stands between two words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from detente.reading.dates.vocabulary import MARKS, Vocabulary, normal, number_classes, vocabulary

TOKEN = re.compile(
    r"""
    (?=\d)(?:
        (?P<iso>\d{4}([/-])\d{2}\2\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?(?![\d-]))
      | (?P<slashed>\d{1,2}([/.-])\d{1,2}\4(?:\d{4}|(?<=/)\d{2})(?![\d/-]))
      | (?P<clock>\d{1,2}[:.]\d{2}(?=\s?[ap]\.?m\b)|[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:]))
      | (?P<ordinal_form>\d{1,3}(?:st|nd|rd|th)\b)
      | (?P<amount>\d{1,3}(?:,\d{3}){1,4}(?![,\d])|\d{1,9}\.\d{1,9}(?!\.?\d))
      | (?P<half_form>1/2)
      | (?P<decade_form>(?:\d{2})?\d0s\b)
      | (?P<number>\d+)
    )
  | (?=['’‘`])(?:(?P<decade_quoted>['’‘`]\d0s\b)|(?P<short>['’‘`]\d{2}(?!\w)))
  | (?P<quarter_form>Q[1-4]\b)
  | (?P<ampm>[AaPp]\.\s?[Mm]\b\.?|(?:am|pm|AM|PM)\b)
  | (?P<word>[^\W\d_]+)(?:['’]s(?![^\W\d_]))?
  | (?P<half_sign>½)
    """,
    re.VERBOSE,
)
ALIASES = {"decade_quoted": "decade_form", "half_sign": "half_form"}
"""Groups of the expression above that are other ways to write a shape."""

TOGETHER = (" ", "\n", "  ", "\r\n", " \n", "\n ", "\t", "\xa0", "' ", "’ ")
"""Between two words that belong together: nothing but space, or the apostrophe of a plural (two years' time)."""

GAPS = dict.fromkeys(TOGETHER, "") | {
    ", ": MARKS["comma"],
    ",": MARKS["comma"],
    ",\n": MARKS["comma"],
    "-": MARKS["hyphen"],
    "–": MARKS["hyphen"],
    "‑": MARKS["hyphen"],
    "/": MARKS["slash"],
    "": MARKS["glue"],
}
"""What often stands between two words -> its mark."""

CURRENCY = frozenset("$€£¥#")
"""Before a number that is no date; after one, `%`."""

STOP = re.compile(r"[.!?…][\"”’'»)\]]*\s|\n\s*\n")
"""Where a sentence may end."""

ABBREVIATED = frozenset(
    "jan feb febr mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri"
    " mr mrs ms dr st gen sen rep gov lt col maj capt sgt no vs u s d c inc corp co ltd".split()
)
"""Words whose full stop ends no sentence."""

BLOCK = 1 << 16
"""Characters taken at a time, so that memory stays the same for a long text."""

WINDOW = 1 << 12
"""Characters before the end of a block in which a good place to cut is looked for."""

CUTS = tuple(re.compile(cut) for cut in (r"\n\s*\n", r"[.!?…][\"”’'»)\]]*\s+(?=[A-Z\"“‘'])", r"\s+"))
"""Where to cut, the best place first: after a paragraph, a sentence, a word."""


@dataclass(slots=True)
class Line:
    """A part of a text: `tags` has one character for each word and each mark between words."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    tags: str = ""

    def written(self, index: int) -> str:
        """Return the word at `index` as it stands in the text."""
        return self.text[self.starts[index] : self.ends[index]]

    def word(self, index: int) -> str:
        """Return the word at `index`, in lower case."""
        return normal(self.written(index))


def lines(text: str) -> Iterator[Line]:
    """Yield the text in parts that end with a sentence where one ends."""
    start = 0
    while start < len(text):
        end = cut(text, start)
        yield line(text, start, end)
        start = end


def cut(text: str, start: int) -> int:
    """Return where a part that begins at `start` should end; in a text without any space, anywhere."""
    end = start + BLOCK
    if end >= len(text):
        return len(text)
    for place in CUTS:
        if found := list(place.finditer(text, end - WINDOW, end)):
            return found[-1].end()
    return end


def line(text: str, start: int, end: int) -> Line:
    """Return the words and marks of a part of a text."""
    words, search = vocabulary(), TOKEN.search
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    here = after = start
    while found := search(text, here, end):
        kind = found.lastgroup or ""
        first, last = found.span(kind)
        here = found.end()
        if kind == "word":
            character, longer = word_at(text, first, last, end, words)
            if longer:
                last = here = longer
        elif kind == "number":
            character = words.shapes[number_classes(found.group())]
        else:
            character = words.shapes[frozenset({ALIASES.get(kind, kind)})]
        if text[first - 1 : first] in CURRENCY or text[last : last + 1] == "%":
            character = MARKS["unknown"]
        if starts:
            gap = text[after:first]
            mark = GAPS.get(gap)
            if mark is None:
                mark = uncommon(gap, text[starts[-1] : ends[-1]])
            if mark:
                characters.append(mark)
                starts.append(after)
                ends.append(first)
        characters.append(character)
        starts.append(first)
        ends.append(last)
        after = here
    return Line(text, starts, ends, "".join(characters))


def word_at(text: str, first: int, last: int, end: int, words: Vocabulary) -> tuple[str, int]:
    """Return the character of a word, and where the phrase ends that it begins, or 0."""
    word = text[first:last]
    phrases = words.openers.get(word)
    if phrases and (phrase := phrases.match(text, first, end)):
        return words.phrases[normal(phrase.group())], phrase.end()
    character = words.characters.get(word)
    if character is None:
        character = words.past if word[-2:] == "ed" and word[0] >= "a" else MARKS["unknown"]
    return character, 0


def uncommon(gap: str, before: str) -> str:
    """Return the mark for what stands between two words, or nothing when they belong together."""
    if gap.isspace() and gap.count("\n") < 2:
        return ""
    if gap[0] == "." and not gap[1:].strip() and gap.count("\n") < 2 and before.lower() in ABBREVIATED:
        return ""
    return MARKS["stop"] if len(gap) > 1 and STOP.search(gap) else MARKS["unknown"]
