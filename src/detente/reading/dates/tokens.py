"""A text as a run of words about time: one character for each word and for what stands between two words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from detente.reading.dates.vocabulary import MARKS, number_classes, vocabulary

TOKEN = re.compile(
    r"""
    (?P<iso>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?(?![\d-]))
  | (?P<slashed>\d{1,2}([/.])\d{1,2}\3(?:\d{4}|\d{2})(?![\d/]))
  | (?P<clock>\d{1,2}[:.]\d{2}(?=\s?[ap]\.?m\b)|[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:]))
  | (?P<decade_form>\d{3}0s\b|['’‘`]?\d0s\b)
  | (?P<short>['’‘`]\d{2}(?![\w]))
  | (?P<ordinal_form>\d{1,3}(?:st|nd|rd|th)\b)
  | (?P<amount>\d{1,3}(?:,\d{3}){1,4}(?![,\d])|\d{1,9}\.\d{1,9}(?!\.?\d))
  | (?P<half_form>1/2|½)
  | (?P<number>\d+)
  | (?P<quarter_form>Q[1-4]\b)
  | (?P<ampm>[AaPp]\.\s?[Mm]\b\.?|(?:am|pm|AM|PM)\b)
  | (?P<word>[^\W\d_]+)(?:['’]s(?![^\W\d_]))?
    """,
    re.VERBOSE,
)
SPACE = frozenset({" ", "\n", "  ", "\r\n", " \n", "\n ", "\t", "\xa0", "' ", "’ "})
"""Between two words that belong together: nothing but space, or the apostrophe of a plural (two years' time)."""

BETWEEN = {", ": "comma", ",": "comma", ",\n": "comma", "-": "hyphen", "–": "hyphen", "‑": "hyphen", "/": "slash", "": "glue"}
"""Between two words: a mark with a class of its own."""

STOPS = re.compile(r"[.!?…][\"”’'»)\]]*\s|\n\s*\n")
"""Where a sentence may end."""

ABBREVIATED = frozenset(
    "jan feb febr mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri"
    " mr mrs ms dr st gen sen rep gov lt col maj capt sgt no vs u s d c inc corp co ltd".split()
)
BLOCK = 1 << 16
"""Characters taken at a time, so that memory stays the same for a long text."""

CUT = re.compile(r"\n\s*\n|[.!?…][\"”’'»)\]]*\s+(?=[A-Z\"“‘'])|\s+")


@dataclass(slots=True)
class Line:
    """A part of a text: `tags` has one character for each word and each mark between words."""

    text: str
    characters: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    tags: str = ""

    def add(self, character: str, start: int, end: int) -> None:
        """Append a word or a mark."""
        self.characters.append(character)
        self.starts.append(start)
        self.ends.append(end)

    def word(self, index: int) -> str:
        """Return the word at `index`, in lower case."""
        return " ".join(self.text[self.starts[index] : self.ends[index]].lower().replace("’", "'").split())


def lines(text: str) -> Iterator[Line]:
    """Yield the text in parts that end with a sentence where one ends."""
    start = 0
    while start < len(text):
        end = cut(text, start)
        yield line(text, start, end)
        start = end


def cut(text: str, start: int) -> int:
    """Return where a part that begins at `start` should end: after a paragraph, a sentence, a word, or anywhere."""
    end = start + BLOCK
    if end >= len(text):
        return len(text)
    best = {0: end, 1: end, 2: end}
    for found in CUT.finditer(text, end - 4096, end):
        kind = 0 if "\n" in found.group() and found.group().count("\n") > 1 else 1 if found.group()[0] in ".!?…" else 2
        best[kind] = found.end()
    return next((place for place in best.values() if place != end), end)


def line(text: str, start: int, end: int) -> Line:
    """Return the words and marks of a part of a text."""
    words = vocabulary()
    known, unknown = words.characters, MARKS["unknown"]
    result = Line(text)
    here = after = start
    search = TOKEN.search
    while found := search(text, here, end):
        kind = found.lastgroup or ""
        first, last = found.span(kind)
        if result.characters and (mark := between(text, after, first, result)):
            result.add(mark, after, first)
        here = after = found.end()
        if kind == "word":
            word = text[first:last]
            character = known.get(word, unknown)
            if phrases := words.openers.get(word.lower()):
                if phrase := phrases.match(text, first, end):
                    last = here = after = phrase.end()
                    character = known.get(" ".join(phrase.group().lower().replace("’", "'").split()), character)
                    character = known.get(" ".join(phrase.group().title().replace("’", "'").split()), character)
            if character == unknown and word[-2:] == "ed" and word[0] >= "a":
                character = PAST
        elif kind == "number":
            character = words.shapes[number_classes(found.group())]
        else:
            character = words.shapes[frozenset({kind})]
        result.add(character, first, last)
    result.tags = "".join(result.characters)
    return result


PAST = vocabulary().shapes[frozenset({"past"})]


def between(text: str, start: int, end: int, before: Line) -> str:
    """Return the mark for what stands between two words, or nothing when they belong together."""
    gap = text[start:end]
    if gap in SPACE:
        return ""
    if gap in BETWEEN:
        return MARKS[BETWEEN[gap]]
    if gap[0] == "%":
        before.characters[-1] = MARKS["unknown"]
        return MARKS["unknown"]
    if gap[0] == "." and not gap[1:].strip() and "\n\n" not in gap and before.word(-1) in ABBREVIATED:
        return ""
    if gap.isspace() and gap.count("\n") < 2:
        return ""
    return MARKS["stop"] if STOPS.search(gap + " ") and len(gap) > 1 else MARKS["unknown"]
