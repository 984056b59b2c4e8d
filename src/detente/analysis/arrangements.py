"""Where a report says that a next meeting has been arranged, or that none has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from detente.analysis.scene import Scene
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

    def keys(self) -> Iterator[tuple[str, ...]]:
        """Yield what tells its meeting from others: each body, and each two parties. One in common is enough."""
        yield from ((body,) for body in sorted(self.bodies))
        yield from combinations(sorted(self.parties), 2)


def arrangements(draft: Draft) -> Iterator[Arrangement]:
    """Yield what `draft` says of next meetings."""
    scene = Scene(draft)
    for arranged, pattern in ((True, ARRANGED), (False, NOT_ARRANGED)):
        for words in pattern.finditer(draft.report.text):
            sentence = sentence_at(draft, words.start())
            bodies = scene.bodies_in(sentence)
            parties = scene.parties_in(sentence) | members(draft, bodies)
            yield Arrangement(draft, arranged, words.span(), bodies, parties)


def members(draft: Draft, bodies: frozenset[str]) -> frozenset[str]:
    """Return the members of small bodies; those of a large one are not all meant when it is named."""
    return frozenset(
        member for body in draft.bodies if body.id in bodies and len(body.members) <= 3 for member in body.members
    )
