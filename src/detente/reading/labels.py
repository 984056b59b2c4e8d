"""What opens a line without being said in it: who speaks in a transcript, when an entry of a live blog was written."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

LINE = re.compile(r"[^\r\n]+")
QUESTION, ANSWER, SPEAKER, TIME = "question", "answer", "speaker", "time"

STAMP = re.compile(
    r"""[ \t]*\[?
    (?: (?:[01]?\d|2[0-3])
        (?: [:h][0-5]\d (?::[0-5]\d)?                                      # 18:52, 18h52, 18:52:07
          | \.[0-5]\d (?= \] | [ \t]?[ap]\.?m\b | [ \t]*[-–—|] | [ \t]*$ )   # 9.15 only with am, a dash, by itself
        ) (?:[ \t]?[ap]\.?m\b\.?)?
      | (?:1[0-2]|[1-9])[ \t]?[ap]\.?m\b\.?
    )
    (?:[ \t](?:GMT|UTC|BST|CES?T|E[SD]?T|MSK|local[ ]time)\b)?
    \]?
    (?:[ \t]*[-–—:|][ \t]+ | [ \t]+ | [ \t]*$) (?![-–—])""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
"""The time at which an entry was written: `18:52 `, `[08:30] `, `9.15am - `, `17:05 GMT `."""
IN_BRACKETS = r"(?:[ \t]?\([^()\n]{1,60}\))?"
ASKED = re.compile(
    rf"[ \t]*(?:Q|QUESTION|Question|REPORTER|Reporter|JOURNALIST|Journalist){IN_BRACKETS}\s?[.:]\s+(?=\S)"
)
ANSWERED = re.compile(r"[ \t]*(?:A|ANSWER|Answer)\s?[.:]\s+(?=\S)")
SHOUTED_WORD = r"(?:Mc|Mac|O['’])?[A-Z][A-Z'’-]+|[A-Z]{2,4}\.|(?:[A-Z]\.){1,3}|[A-Z]"
SMALL_WORD = r"(?:of|the|and|for|de|van|von)\b"
SHOUTED = re.compile(
    rf"[ \t]*(?P<name>(?:{SHOUTED_WORD})(?:[ \t]+(?:{SHOUTED_WORD}|{SMALL_WORD})){{0,7}}"
    rf"(?:,[ \t][A-Z][A-Za-z .'’-]{{1,60}})?){IN_BRACKETS}[ \t]?:[ \t]+(?=\S)"
)
"""A name in capitals with a colon: `MR. PRICE: `, `FOREIGN MINISTER BERG: `."""
PLAIN = re.compile(
    rf"[ \t]*(?P<name>[A-Z][\w.'’-]*(?:[ \t]+(?:[A-Z][\w.'’-]*|{SMALL_WORD})){{0,6}}){IN_BRACKETS}[ \t]?:[ \t]+(?=\S)"
)
"""A name with a colon; a label only where it, or others like it, come back."""
CHAIRS = frozenset(
    "Moderator Host Interviewer Interviewee Chair Chairman Chairwoman Chairperson Speaker Presenter".split()
)
ASKERS = frozenset("moderator host interviewer presenter".split())
FEWEST = 2
"""Labels, or stamps, of which there must be so many: one alone is the beginning of a sentence."""
LONGEST_LABEL = 130


class Label(NamedTuple):
    """What opens a paragraph."""

    start: int
    end: int
    """Where what is said begins."""
    kind: str
    name: tuple[int, int]
    """Where it says who, or when."""


@dataclass(frozen=True)
class Labels:
    """The kinds of labels that a text has; a line of another text that looks alike opens with its first words."""

    stamps: bool
    turns: bool
    names: frozenset[str]
    """Names with a colon that come back."""

    @classmethod
    def of(cls, text: str) -> "Labels":
        """Return the kinds of labels that a text has."""
        kinds: Counter[str] = Counter()
        names: Counter[str] = Counter()
        for line in LINE.finditer(text):
            found = first_label(text, *line.span())
            if found:
                kinds[found[1]] += 1
                names.update([found[0]["name"]] if "name" in found[0].re.groupindex else [])
        again = {name for name, count in names.items() if count >= FEWEST}
        asked = kinds[QUESTION] > 0 and kinds.total() - kinds[TIME] >= FEWEST
        return cls(kinds[TIME] >= FEWEST, asked or len(again) > 1, frozenset(again))

    def at(self, text: str, start: int, end: int) -> Label | None:
        """Return the label that opens a line between two offsets, if one does."""
        found = first_label(text, start, end)
        if found is None:
            return None
        match, kind = found
        if kind == TIME:
            return made(text, match, kind) if self.stamps else None
        if not self.turns:
            return None
        name = match["name"] if "name" in match.re.groupindex else ""
        if match.re is PLAIN and name not in self.names and name not in CHAIRS:
            return None
        return made(text, match, QUESTION if name.lower() in ASKERS else kind)


def first_label(text: str, start: int, end: int) -> tuple[re.Match[str], str] | None:
    """Return what may be a label at the beginning of a line, and of which kind."""
    last = min(end, start + LONGEST_LABEL)
    for pattern, kind in PATTERNS:
        if found := pattern.match(text, start, last):
            return found, kind
    return None


PATTERNS = ((STAMP, TIME), (ASKED, QUESTION), (ANSWERED, ANSWER), (SHOUTED, SPEAKER), (PLAIN, SPEAKER))


def made(text: str, found: re.Match[str], kind: str) -> Label:
    """Return a label of what was found."""
    start, end = found.span("name" if "name" in found.re.groupindex else 0)
    first, last = start, end
    while first < last and text[first] in " \t[":
        first += 1
    while last > first and (text[last - 1] in ":-–—|]" or text[last - 1].isspace()):
        last -= 1
    return Label(found.start(), found.end(), kind, (first, last))
