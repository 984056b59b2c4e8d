"""Which party a description takes up again: `the union`, `the group`, `rebel commanders`."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from detente.reading.knowledge import is_a, table
from detente.reading.names.fighters import KIND, fighters, is_called
from detente.reading.page import Name, Page, Sentence, Token

DEFINITE = ("the", "that", "this", "these", "those", "its", "their", "his", "her")
FARTHEST_NAME = 60
"""Names before a description among which the one it stands for is sought."""
FIGHT = (KIND, "group", "coalition", "political-party")
"""Kinds of parties that rebels may be."""
KNOWN_AS = re.compile(r",? (?:also |better )?(?:known as|called) (?:the )?")
NAMED_GROUP = re.compile(r"\b[A-Z][\w-]+ (?:[a-z-]+ ){0,2}group\b")
REPRESENTS = re.compile(
    r"(?: \([A-Z]+\))?,? (?:which|who|that) (?:also )?(?:represents?|speaks? for|acts? for|bargains? for|"
    r"negotiates? (?:for|on behalf of))(?: (?:the|all|most|some|about|more|than|[\d,]+))* "
    r"((?:(?!and\b|of\b|in\b)[a-z-]+ ){0,2}[a-z-]+s)\b"
)
"""What follows the name of those who speak for many (`the Federation, which represents the shipping lines`)."""
SEVERAL = ("groups", "unions", "companies", "firms", "movements", "parties", "factions")
"""Nouns in the plural that mean no single party."""


class TakingUp:
    """The parties of a report, asked for by a description of them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.kinds = table("descriptions")["nouns"]
        self.named = [name for name in page.names if name.kind == "party"]
        self.starts = [name.start for name in self.named]
        self.represented = represented(page.text, self.named)

    def party(self, words: Sequence[Token], offset: int) -> str | None:
        """Return the party that some words take up again: the last one named before a place whose kind fits.

        Those who fight mean a party of them that the report calls so, or else the only one that it names: where it
        names several, or one group among `rebels`, nothing tells which.
        """
        behind = self.who_speaks_for(words)
        if behind is not None:
            return behind
        places = [place for place, word in enumerate(words) if word.low in self.kinds]
        if not places or self.is_another(words, places[-1]):
            return None
        nouns = [words[place].low for place in places]
        named = self.named_behind(words[-1].end)
        if named:
            return named
        if fight := [noun for noun in nouns if fighters(noun)]:
            opens = next((word.low for word in words if not is_a(word.low, "prepositions")), "")
            return self.fighters(fight, offset, definite=opens in DEFINITE)
        if len(nouns) > 1 and nouns[-1] == "group":
            nouns = nouns[:-1]  # `the opposition group`
        kinds = {kind for noun in nouns for kind in self.kinds[noun]}
        told = self.opening(offset, kinds)
        if told is None and nouns[-1] == "group" and self.is_unknown_before(offset):
            return None
        near = next((name.id for name in self.before(offset) if self.kind(name.id) in kinds), None)
        anywhere = (slug for slug, naming in self.page.parties.items() if naming.kind in kinds)
        return told or near or next(anywhere, None)

    def who_speaks_for(self, words: Sequence[Token]) -> str | None:
        """Return the party that the report says speaks for those whom some words name (`the shipping lines`)."""
        plain = [word.low for word in words if word.low not in DEFINITE]
        return self.represented.get(" ".join(plain)) if plain and words[0].low in DEFINITE else None

    def union_of(self, noun: str) -> str | None:
        """Return the union or committee that is named after the people a plural means (`nurses`, `writers`)."""
        for slug, naming in self.page.parties.items():
            owners = {word.rstrip("'’").lower() for word in naming.name.split() if word.endswith(("s'", "s’"))}
            first = naming.name.split()[0].lower() if naming.kind == "union" else ""
            if noun in owners or (noun == first and noun.endswith("s")):
                return slug
        return None

    def named_behind(self, end: int) -> str | None:
        """Return the party whose name follows a description (`the group, known as the High Council`)."""
        known = KNOWN_AS.match(self.page.text, end)
        place = bisect_left(self.starts, known.end()) if known else len(self.named)
        name = self.named[place] if place < len(self.named) else None
        return name.id if name and known and name.start == known.end() else None

    def opening(self, offset: int, kinds: set[str]) -> str | None:
        """Return the first party of the sentence before a place whose kind fits: what is told of there."""
        before = self.sentence_before(offset)
        if before is None:
            return None
        named = self.named[bisect_left(self.starts, before.start) : bisect_left(self.starts, before.end)]
        return next((one.id for one in named if self.kind(one.id) in kinds), None)

    def is_unknown_before(self, offset: int) -> bool:
        """Return whether the sentence before a place is about a group of another name (`the Al Zenki rebel group`)."""
        before = self.sentence_before(offset)
        return before is not None and NAMED_GROUP.search(self.page.text, before.start, before.end) is not None

    def sentence_before(self, offset: int) -> Sentence | None:
        """Return the sentence before the one at a place."""
        place = bisect_left(self.page.sentences, offset + 1, key=lambda one: one.start) - 1
        return self.page.sentences[place - 1] if place > 0 else None

    def before(self, offset: int) -> list[Name]:
        """Return the names of parties before an offset, the nearest first."""
        last = bisect_left(self.starts, offset)
        return self.named[max(last - FARTHEST_NAME, 0) : last][::-1]

    def kind(self, party: str) -> str:
        """Return the kind of a party."""
        return self.page.parties[party].kind

    def is_another(self, words: Sequence[Token], place: int) -> bool:
        """Return whether a noun is told apart from what was named before (`a monitoring group`, `some unions`)."""
        opens = max((at + 1 for at in range(place) if is_a(words[at].low, "prepositions")), default=0)
        before = words[opens:place]
        behind = words[place + 1] if place + 1 < len(words) else None
        is_head = behind is None or not behind.text.isalpha() or is_a(behind.low, "prepositions")
        if is_head and before and is_a(before[0].low, "indefinite"):
            return True
        marks = table("descriptions")["other_groups"]["words"] if words[place].low == "group" else ()
        return any(word.low in marks for word in before)

    def fighters(self, nouns: Sequence[str], offset: int, *, definite: bool) -> str | None:
        """Return the party that the report calls by a noun for those who fight, or the only one it could mean."""
        fit = [slug for slug, naming in self.page.parties.items() if naming.kind == KIND]
        stems = {noun.rstrip("s") for noun in nouns}
        called = Counter(
            name.id
            for name in self.named
            if self.kind(name.id) in FIGHT and is_called(self.page.text, name.start, name.end, stems)
        )
        if called:
            return next((one.id for one in self.before(offset) if one.id in called), called.most_common(1)[0][0])
        return fit[0] if definite and len(fit) == 1 and not self.others_fight(stems) else None

    def others_fight(self, stems: set[str]) -> bool:
        """Return whether a report speaks of several groups of such people."""
        noun = "|".join(sorted(map(re.escape, stems)))
        many = "|".join(SEVERAL)
        return re.search(rf"\b(?:{noun}) (?:{many})\b", self.page.text.lower()) is not None


def represented(text: str, named: Sequence[Name]) -> dict[str, str]:
    """Return the noun for many, whole and by its last word -> the one party that a report says speaks for them."""
    found: dict[str, set[str]] = {}
    for name in named:
        told = REPRESENTS.match(text, name.end)
        for noun in {told[1], told[1].split()[-1]} if told else ():
            found.setdefault(noun, set()).add(name.id)
    return {noun: parties.pop() for noun, parties in found.items() if len(parties) == 1}
