"""Whom somebody speaks for when the words of the office do not say it: by what the report names around them."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from detente.reading.knowledge import is_a, knowledge, table
from detente.reading.names.fighters import fighters, is_called
from detente.reading.names.home import home
from detente.reading.names.theatre import theatre
from detente.reading.names.titles import level_of, titles
from detente.reading.page import Name, Sentence, Token

GOVERNMENT = "government"
"""The party that a government is of which no state is named."""
OF_STATES = frozenset({"leader", "minister", "military", "legislator"})
"""Levels of offices that are a state's where nothing else is said."""
OF_SEVERAL = frozenset({"alliance", "organisation"})
"""Kinds of party that states are members of, and that have a secretary general."""
HAVE_DIRECTORS = ("company", "employer", "group", "organisation", "agency")
"""Kinds of party that have a chief executive."""
FIGHTERS = ("armed-group", "group")
"""Kinds of parties other than states that have commanders."""
CLEAR = 2
"""How many times as often as any other the state must be named that a report is about."""
OFTEN = 1.5
"""So many times as often where nothing else tells which state is meant."""
SENTENCES_BACK = 2
WILL = re.compile(r" (?:will|would|wants?|plans?|is (?:ready|prepared|willing)|has no intention)\b")
"""What follows a state that speaks for itself through whoever is named behind."""
OWNED = re.compile(r"(?:['’]s|\b[Hh]is|\b[Hh]er|\b[Tt]heir) (?:[\w-]+ ){0,3}(?:[\w-]+, )?$")
DOES = re.compile(r" (?:is|are|was|were|will|would|has|had|can|could|may|might|[a-z]+(?:s|ed))\b")
"""What follows a name that is the subject of a sentence."""
ONLY_PLACE = re.compile(r"\b(?:in|to|from|near|at|via|an?) $")
"""What stands before a state that is only a place."""
LONGEST_BEFORE = 12
TOLD_IN = re.compile(r"(?:\bsaid|\btold (?:[\w-]+ ){0,3}[a-z]+|\bnews conference) in $")
"""What stands before the town in which somebody speaks."""
ORGAN = re.compile(r"\b(ministry|government|cabinet|treasury|presidency|army) (?:spokes\w+|official) $", re.IGNORECASE)
"""The organ for which somebody speaks whose name follows."""
TITLE = re.compile(r"\b([A-Za-z]+) [A-Za-z]+ $")
"""A noun with an office, before the name of who holds it (`rebel commander`)."""
LONGEST_OWNED = 60
"""What stands before a name whose office is somebody's: `her country's prime minister, X`."""
SAID = re.compile(r"(?:['’]s (?:[A-Z][\w-]+ ){1,3}(?:[Mm]inistry|[Gg]overnment)|['’]s government)? (?:has |had )?(\w+)")
"""What follows the name of a state that says something, itself or through an organ."""
OPENING = 12
"""Characters within which a sentence begins with a town."""
LONGEST_ORGAN = 4


@cache
def employers() -> frozenset[str]:
    """Return the kinds of party that have directors."""
    return frozenset({"company", "employer"})


class Sides:
    """The parties of a report by the places where they are named.

    Args:
        sentences: The report's sentences.
        names: All names found in it, in order.
        kinds: Slug -> kind of party.
        text: The report's.
    """

    def __init__(
        self, sentences: Sequence[Sentence], names: Sequence[Name], kinds: Mapping[str, str], text: str
    ) -> None:
        self.sentences, self.kinds, self.text = sentences, kinds, text
        self.capitals = [name for name in names if name.form == "capital"]
        self.organs = Counter(name.party for name in names if name.kind == "body")
        self.named = [name for name in names if name.kind == "party"]
        self.ends = [name.end for name in self.named]
        self.counts = Counter(name.id for name in self.named)
        self.home = home(text, sentences, self.counts)
        self.scene = theatre(text, names, {slug for slug, kind in kinds.items() if kind == "state"})

    def before(
        self, offset: int, kinds: Collection[str] = (), back: int = SENTENCES_BACK, *, doing: bool = False
    ) -> str | None:
        """Return the party named last before an offset, in its sentence or one of the few before.

        With `doing` what is only a place there is passed over (`talks in Norway, after its leader`).
        """
        reach = self.opening(offset, back)
        for at in range(bisect_right(self.ends, offset) - 1, -1, -1):
            name = self.named[at]
            if name.start < reach:
                return None
            if doing and ONLY_PLACE.search(self.text, max(name.start - LONGEST_BEFORE, 0), name.start):
                continue
            if not kinds or self.kinds.get(name.id) in kinds:
                return name.id
        return None

    def opening(self, offset: int, back: int) -> int:
        """Return where the sentence begins that stands some sentences before an offset, in one paragraph."""
        here = max(bisect_right(self.sentences, offset, key=lambda one: one.start) - 1, 0)
        first = max(here - back, 0)
        while first < here and self.sentences[first].paragraph != self.sentences[here].paragraph:
            first += 1
        return self.sentences[first].start if self.sentences else 0

    def owner(self, offset: int) -> str | None:
        """Return whom `its` means at an offset: the party that the sentence named, or that the one before is about."""
        start = self.opening(offset, 0)
        if self.text.startswith(", ", max(offset - 2, 0)) and (opens := self.opens(start, offset)):
            return opens  # `Norway will buy fish from Iceland, its minister said`
        return self.before(offset, back=0, doing=True) or self.subject(start) or self.before(offset)

    def may_lead(self, party: str, offset: int) -> bool:
        """Return whether the commander named at an offset may be a party's: not `rebel commander X` of no rebels."""
        office = TITLE.search(self.text, max(offset - LONGEST_OWNED, 0), offset)
        beside = fighters(office[1].lower()) if office else ""
        named = (name for name in self.named if name.id == party)
        return not beside or any(is_called(self.text, name.start, name.end, (beside,)) for name in named)

    def opens(self, start: int, end: int) -> str | None:
        """Return the party with whose name a sentence opens that does something in it."""
        first = bisect_left(self.named, start, key=lambda one: one.start)
        name = self.named[first] if first < len(self.named) else None
        if name is None or name.start != start or name.end > end or name.form == "demonym":
            return None
        return name.id if DOES.match(self.text, name.end) else None

    def subject(self, start: int) -> str | None:
        """Return the party named first in the sentence before the one that begins at an offset."""
        at = bisect_left(self.sentences, start, key=lambda one: one.start) - 1
        if at < 0 or self.sentences[at].paragraph + 1 < self.sentences[at + 1].paragraph:
            return None
        first = bisect_left(self.named, self.sentences[at].start, key=lambda one: one.start)
        inside = first < len(self.named) and self.named[first].end <= self.sentences[at].end
        return self.named[first].id if inside else None

    def about(self, kinds: Collection[str], clear: float = CLEAR) -> str | None:
        """Return the party of some kinds that the report names far more often than any other of them, or alone."""
        ranked = [(slug, count) for slug, count in self.counts.most_common() if self.kinds.get(slug) in kinds]
        clearly = ranked and (len(ranked) == 1 or ranked[0][1] >= clear * ranked[1][1])
        return ranked[0][0] if clearly else None

    def only(self, offset: int, kinds: Collection[str]) -> str | None:
        """Return the party of some kinds that alone is named in a sentence and the one before it."""
        reach = self.opening(offset, 1)
        end = self.sentences[bisect_right(self.sentences, offset, key=lambda one: one.start) - 1].end
        first = bisect_left(self.named, reach, key=lambda one: one.start)
        last = bisect_left(self.named, end, key=lambda one: one.start)
        found = {name.id for name in self.named[first:last] if self.kinds.get(name.id) in kinds}
        return found.pop() if len(found) == 1 else None

    def of_office(self, level: str, offset: int) -> str | None:
        """Return the party in whose service an office of some level stands that is named at an offset.

        Whose minister somebody is, in a report on two states, nothing around the name tells.
        """
        if level == "executive":
            near = self.before(offset, employers(), len(self.sentences)) or self.about(employers())
            return near or self.alone({"group", "organisation"})
        if level == "union":
            return self.before(offset, {"union"}, len(self.sentences)) or self.about({"union"})
        if level == "commissioner":
            return "eu" if self.counts["eu"] or self.organs["eu"] else None
        if level == "secretary-general":
            return self.before(offset, OF_SEVERAL, len(self.sentences)) or self.about(OF_SEVERAL)
        if level == "minister" and GOVERNMENT in self.kinds:
            return GOVERNMENT
        if level == "military":
            fighting = self.subject(self.opening(offset, 0))
            if fighting is not None and self.kinds.get(fighting) in FIGHTERS and self.may_lead(fighting, offset):
                return fighting  # `The Front wants more. In a call, Commander X`
        if level in OF_STATES:
            at_home = None if OWNED.search(self.text, max(offset - LONGEST_OWNED, 0), offset) else self.home
            return (
                self.alone({"state"})
                or self.in_capital(offset)
                or self.told_in_capital(offset)
                or self.will_act(offset)
                or self.spoke_before(offset)
                or (None if level == "leader" else self.scene)
                or at_home
                or self.only(offset, {"state"})
                or self.named_twice(offset)
            )
        if level in ("envoy", "spokesperson") and (here := self.of_its_organ(offset) or self.in_capital(offset)):
            return here
        return self.only(offset, self.kinds.values()) if level in ("envoy", "spokesperson") else None

    def spoke_before(self, offset: int) -> str | None:
        """Return the state that says or refuses something in the sentence before, in one paragraph."""
        at = bisect_right(self.sentences, offset, key=lambda one: one.start) - 2
        if at < 0 or self.sentences[at].paragraph != self.sentences[at + 1].paragraph:
            return None
        first = bisect_left(self.named, self.sentences[at].start, key=lambda one: one.start)
        name = self.named[first] if first < len(self.named) else None
        if name is None or name.start != self.sentences[at].start or self.kinds.get(name.id) != "state":
            return None
        said = SAID.match(self.text, name.end)
        return name.id if said and said[1] in knowledge().verbs else None

    def named_twice(self, offset: int) -> str | None:
        """Return the state that opens both the sentence with an offset and the one before it."""
        start = self.opening(offset, 0)
        first = bisect_left(self.named, start, key=lambda one: one.start)
        here = (
            self.named[first].id
            if first < len(self.named) and self.opening(self.named[first].start, 0) == start
            else None
        )
        same = here is not None and here == self.subject(start) and self.kinds.get(here) == "state"
        return here if same else None

    def of_its_organ(self, offset: int) -> str | None:
        """Return the state whose organ a report named before somebody speaks for it: `the ministry spokesman X`."""
        organ = ORGAN.search(self.text, max(offset - LONGEST_OWNED, 0), offset)
        if organ is None:
            return None
        named = re.compile(rf"(?:['’]s)? (?:[\w-]+ ){{0,2}}{organ[1]}\b", re.IGNORECASE)
        for at in range(bisect_right(self.ends, organ.start()) - 1, -1, -1):
            name = self.named[at]
            if self.kinds.get(name.id) == "state" and named.match(self.text, name.end):
                return name.id
        return None

    def of_organ(self, offset: int) -> str | None:
        """Return the state of whose organ a report speaks: the one named before it in the sentence, or most of all.

        Where it tells of the conflict within one state, it is that one.
        """
        near = self.before(offset, {"state"}, back=0) or self.scene
        far = self.before(offset, {"state"}) or self.alone({"state"}) or self.about({"state"}, OFTEN)
        return near or self.about({"state"}) or far

    def will_act(self, offset: int) -> str | None:
        """Return the state with whose will a sentence opens: `Norway will close the port, the minister said`."""
        sentence = self.sentences[bisect_right(self.sentences, offset, key=lambda one: one.start) - 1]
        first = bisect_left(self.named, sentence.start, key=lambda one: one.start)
        if first == len(self.named) or self.named[first].start != sentence.start or self.named[first].end > offset:
            return None
        name = self.named[first]
        return name.id if self.kinds.get(name.id) == "state" and WILL.match(self.text, name.end) else None

    def in_capital(self, offset: int) -> str | None:
        """Return the state in whose capital a sentence opens, when the report names it: `In Oslo, the envoy`.

        It may be the sentence before, in one paragraph.
        """
        for start in dict.fromkeys((self.opening(offset, 0), self.opening(offset, 1))):
            first = bisect_left(self.capitals, start, key=lambda one: one.start)
            here = self.capitals[first] if first < len(self.capitals) else None
            opens = here and here.kind == "place" and here.start <= min(start + OPENING, offset)
            if here and opens and self.counts[here.id]:
                return here.id
        return None

    def only_place(self, name: Name) -> bool:
        """Return whether a state is only where something is or comes from (`an agency in Malta`, `a Maltese ship`)."""
        return self.kinds.get(name.id) == "state" and is_place(self.text, name)

    def told_in_capital(self, offset: int) -> str | None:
        """Return the state in whose capital somebody of no named country speaks: `the minister told reporters in`."""
        here = bisect_right(self.sentences, offset, key=lambda one: one.start) - 1
        behind = self.sentences[here + 1 : here + 1 + SENTENCES_BACK]
        end = max((one.end for one in behind if one.paragraph == self.sentences[here].paragraph), default=0)
        end = max(end, self.sentences[here].end)
        first = bisect_left(self.capitals, offset, key=lambda one: one.start)
        for name in self.capitals[first:]:
            if name.start >= end:
                return None
            if name.kind == "place" and TOLD_IN.search(self.text, max(name.start - LONGEST_OWNED, 0), name.start):
                return name.id if self.counts[name.id] else None
        return None

    def alone(self, kinds: Collection[str]) -> str | None:
        """Return the party of some kinds when the report names no other, and not only as a place.

        Where it names none, it may be one whose leader it names.
        """
        found = [slug for slug in self.counts if self.kinds.get(slug) in kinds]
        if len(found) == 1:
            here = [name for name in self.named if name.id == found[0]]
            return None if all(map(self.only_place, here)) else found[0]
        led = [slug for slug, kind in self.kinds.items() if kind in kinds and slug != GOVERNMENT]
        return led[0] if not found and len(led) == 1 else None


def is_place(text: str, name: Name) -> bool:
    """Return whether what stands before the name of a state makes it a place."""
    return ONLY_PLACE.search(text, max(name.start - LONGEST_BEFORE, 0), name.start) is not None


def office_level(words: Sequence[Token]) -> str | None:
    """Return the level of the office that words name."""
    for index in range(len(words)):
        hit = titles().at(words, index)
        if hit:
            return level_of(hit[1], words[index + hit[0] - 1].low)
    return None


def is_organ(words: Sequence[Token]) -> bool:
    """Return whether words name an organ that every state has (`the foreign ministry`)."""
    organs: Mapping[str, str] = table("descriptions")["organs"]
    definite = bool(words) and is_a(words[0].low, "determiners")
    return definite and words[-1].low in organs and len(words) <= LONGEST_ORGAN
