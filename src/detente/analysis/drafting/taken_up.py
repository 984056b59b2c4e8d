"""Which deed a condition means that names none: the last one told of before it (`if they do that`, `without it`)."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.analysis.drafting.nominal import verbs_of
from detente.record import Condition, Deed, Span, Statement

FARTHEST = 450
"""Characters between a deed and the condition that takes it up, at most: about three sentences."""
WHO = r"(?P<who>they|he|she|it|we|you|i|that|this|both|(?:the )?[A-Z]\w+(?: [A-Z]\w+)?|the other(?:s| side| party)?)"
HELPER = r"(?: (?:will|would|should|can|could|were to|really|ever))?"
DENIED = r"(?P<denied>(?: not| never|n['’]t))?"
MEANT = r"(?: (?:it|that|this|so|the same))?"
WHEN = r"(?: (?:again|first|now|soon|too|by \w+|before \w+|on \w+|next \w+|this \w+))?"
TAKES_UP = tuple(
    re.compile(pattern + WHEN, re.IGNORECASE)
    for pattern in (
        rf"{WHO}{HELPER} (?:do|does|did){DENIED}{MEANT}",
        rf"(?:it|that|this)(?: does| did)?{HELPER}{DENIED} (?:happens?|happened|goes? ahead|went ahead)",
        rf"(?:it|that|this)(?: does| did)?{HELPER}{DENIED} (?:comes?|came) to (?:that|this|pass)",
        rf"(?:it|that|this|they) (?:is|are|was|were){DENIED}(?: (?:agreed|allowed|done|given|met|possible|so))?",
        r"(?:it|that|this|them|these)",
    )
)
"""What a condition says that only takes up a deed told of before it."""
OTHERS = ("they", "he", "she", "you", "the other", "the others", "the other side", "the other party")
OWN = ("we", "i")
DONE_TO = re.compile(
    r"[\w-]+(?: (?:about|against|at|by|for|in|of|on|over|to|with))? (?:it|them|this|that|one|some)\b|"
    r".* (?:it|them|one|itself|themselves)$"
)
"""A deed that is done to something named before."""
STOP = re.compile(r"[.!?]\W*\s")


@dataclass(frozen=True)
class Place:
    """A deed that was told of, and where."""

    fact: str
    report: str
    deed: Deed
    owner: str | None

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.deed.span[1]


def takes_up(condition: Condition) -> re.Match[str] | None:
    """Return the words of a condition that only takes up a deed, if it does."""
    plain = " ".join(condition.text.split()).strip(" ,.;")
    return next((hit for one in TAKES_UP if (hit := one.fullmatch(plain))), None)


class Before:
    """The deeds of a record by where they stand; `texts` are the reports' by their ids."""

    def __init__(self, places: Iterable[Place], texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.by_report: dict[str, list[Place]] = defaultdict(list)
        for one in sorted(places, key=lambda one: (one.end, one.deed.span[0])):
            self.by_report[one.report].append(one)

    def near(self, report: str, offset: int) -> Iterator[Place]:
        """Yield the deeds told of shortly before a place, the nearest first."""
        known = self.by_report[report]
        for index in range(bisect_right(known, offset, key=lambda one: one.end) - 1, -1, -1):
            if offset - known[index].end > FARTHEST:
                return
            yield known[index]

    def meant(self, statement: Statement, speaker: str | None) -> Deed | None:
        """Return the deed that the condition of a statement takes up, as one that stands in that condition."""
        condition = statement.condition
        hit = takes_up(condition) if condition else None
        if condition is None or hit is None:
            return None
        words = hit.groupdict()
        who = (words.get("who") or "").lower()
        for one in self.near(statement.report, condition.span[0]):
            if one.fact == statement.id and self.in_one_sentence(one, condition.span):
                continue  # `we cannot open the gates without it`
            if speaker is not None and (
                (who in OTHERS and one.owner == speaker) or (who in OWN and one.owner != speaker)
            ):
                continue
            return one.deed.model_copy(
                update={"conditional": True, "negated": bool(words.get("denied")), "modal": "", "span": condition.span}
            )
        return None

    def named(self, report: str, deed: Deed) -> Deed:
        """Return a deed done to `it` or `them` with the thing that the same verb was told of before."""
        hit = None if deed.what else DONE_TO.match(deed.words)
        if hit is None:
            return deed
        for one in self.near(report, deed.span[0]):
            if one.deed.what and one.deed.verb == deed.verb:
                return deed.model_copy(update={"what": one.deed.what, "words": one.deed.words})
            if one.deed.what and deed.verb in verbs_of(one.deed.what[0]):
                return deed.model_copy(update={"what": one.deed.what})
        return deed

    def in_one_sentence(self, one: Place, condition: Span) -> bool:
        """Return whether a deed and a condition behind it stand in one sentence."""
        return STOP.search(self.texts[one.report], one.end, condition[0]) is None
