"""Where a report says that a next meeting has been arranged, or that none has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.analysis.occasions import bodies_in, parties_in
from detente.analysis.sentences import sentence_at
from detente.record import Draft, Evidence, Span

AGAIN = r"(?:next|new|further|another|second|fresh|follow-up)"
MEET = r"(?:meeting|session|round|talks|summit|negotiations|date|day)"
FIX = r"(?:set(?:ting)?|fix(?:ed|ing)?|(?:agree(?:d|ing)?|settl(?:ed|ing))(?: up?on)?|(?:schedul|nam)(?:ed|ing))"

ARRANGED = re.compile(
    rf"\b(?:have|has|had)\s+(?:now\s+|already\s+)?{FIX}\s+(?=[^.;]{{0,60}}\d)[^.;]{{0,60}}?\b{AGAIN}\s+(?:\w+\s+)?{MEET}\b"
    rf"|\b(?:a|the|their|its)\s+(?:date|day)\s+(?:for|of)\s+(?:a|the|their|its)\s+{AGAIN}\s+{MEET}\s+(?:has|have|had)\s+been\s+{FIX}\b"
    rf"|(?<!\bno )\b{AGAIN}\s+(?:\w+\s+)?{MEET}\s+(?:has|have)\s+been\s+{FIX}\s+for\b(?=[^.;]{{0,30}}\d)",
    re.IGNORECASE,
)
NOT_ARRANGED = re.compile(
    rf"\bno\s+(?:{AGAIN}\s+)?(?:{MEET}|date\s+for\s+\w+\s+{AGAIN}\s+{MEET})\s+(?:has|have|had|was|were)\s+(?:yet\s+)?(?:been\s+)?{FIX}\b"
    rf"|\bwithout\s+{FIX}\s+(?:a|an|any|the|on)?\s*(?:date|{AGAIN}\s+{MEET})\b"
    rf"|\b(?:has|have|had)\s+(?:not|yet)\s+(?:yet\s+|to\s+)?(?:been\s+)?{FIX}\s+(?:a|any)\s+(?:{AGAIN}\s+)?{MEET}\b"
    rf"|\b{MEET}\s+(?:has|have)\s+(?:not\s+(?:yet\s+)?been|yet\s+to\s+be)\s+{FIX}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Arrangement:
    """A sentence that says whether a next meeting has been arranged."""

    draft: Draft
    arranged: bool
    span: Span
    """The words that say so."""
    bodies: frozenset[str]
    parties: frozenset[str]

    def cited(self) -> Evidence:
        """Return the sentence."""
        return self.draft.report.cite(*sentence_at(self.draft, self.span[0]))

    def same_meeting(self, other: "Arrangement") -> bool:
        """Return whether both speak of a meeting of the same body, or of at least two of the same parties."""
        return bool(self.bodies & other.bodies) or len(self.parties & other.parties) >= 2


def arrangements(draft: Draft) -> Iterator[Arrangement]:
    """Yield what `draft` says of next meetings."""
    for arranged, pattern in ((True, ARRANGED), (False, NOT_ARRANGED)):
        for words in pattern.finditer(draft.report.text):
            sentence = sentence_at(draft, words.start())
            bodies = bodies_in(draft, sentence)
            parties = parties_in(draft, sentence) | members(draft, bodies)
            yield Arrangement(draft, arranged, words.span(), bodies, parties)


def members(draft: Draft, bodies: frozenset[str]) -> frozenset[str]:
    """Return the members of small bodies; those of a large one are not all meant when it is named."""
    return frozenset(
        member for body in draft.bodies if body.id in bodies and len(body.members) <= 3 for member in body.members
    )
