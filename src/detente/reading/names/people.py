"""Who in a sentence is a person, by a title, an honorific, a given name or a verb of saying beside the name."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from detente.reading.knowledge import is_a, knowledge, table
from detente.reading.names.gazetteer import Known, is_capital
from detente.reading.page import Token
from detente.reading.phrases import Phrases

LONGEST_NAME = 5
WOMEN = frozenset({"Ms", "Mrs", "Miss", "Madam", "Madame", "Mme", "Mlle", "Frau", "Lady", "Dame", "Baroness"})
MEN = frozenset({"Mr", "Mister", "Monsieur", "Herr", "Sir", "Lord", "Baron"})
"""Honorifics that tell whether a woman or a man is meant."""
LONGEST_OFFICE = 14
"""Words from an office to the name behind it: those of a long name, and its abbreviation in brackets."""
REACH = 6
"""How many words before a title may name the party it belongs to."""


@dataclass(frozen=True)
class Title:
    """A title that stands in a sentence."""

    first: int
    last: int
    """Word after its last one."""
    party: str | None
    """The party named with it."""
    kinds: frozenset[str]
    """Kinds of party that a description beside it may mean (`the union's`)."""
    level: str


@dataclass(frozen=True)
class Found:
    """A person met in a sentence."""

    first: int
    last: int
    name: str
    title: str | None = None
    party: str | None = None
    rule: str = "given-name"
    kinds: frozenset[str] = frozenset()
    """Kinds of party that a description beside the title may mean."""
    level: str | None = None
    """The level of the office (`minister`)."""
    owned: bool = False
    """Whether `its` stands before the office."""
    female: bool | None = None
    """Whether a woman is meant, as far as an honorific tells."""


def is_for_woman(honorific: str) -> bool | None:
    """Return whether an honorific is a woman's, or nothing for other words.

    >>> is_for_woman("Ms."), is_for_woman("MR"), is_for_woman("Dr")
    (True, False, None)
    """
    word = honorific.rstrip(".").capitalize()
    return True if word in WOMEN else False if word in MEN else None


@cache
def titles() -> Phrases[str]:
    """Return the titles of the table, in whatever case they are printed."""
    return Phrases(((row["title"], row["level"]) for row in table("titles")["titles"]), fold=True)


@cache
def modifiers() -> frozenset[str]:
    """Return the words that stand before a title and belong to it."""
    return frozenset(table("titles")["modifiers"])


@cache
def collectives() -> frozenset[str]:
    """Return the nouns for people without names (`officials`, `diplomats`), and the titles of one word."""
    rows = table("titles")
    single = (row["title"].lower() for row in rows["titles"] if " " not in row["title"])
    return frozenset((*(row["noun"] for row in rows["collectives"]), *single))


class Scene:
    """A sentence's words with the known names in it, asked word by word."""

    def __init__(
        self,
        words: Sequence[Token],
        known: Sequence[tuple[int, int, Known]],
        text: str,
        common: Set[str] = frozenset(),
        capitals: Set[str] = frozenset(),
    ) -> None:
        self.words, self.text, self.common, self.capitals = words, text, common, capitals
        self.parts: dict[int, bool] = {}
        self.known = known
        self.known_at: dict[int, Known] = {}
        for first, last, entry in known:
            self.known_at.update(dict.fromkeys(range(first, last), entry))

    def name_part(self, index: int) -> bool:
        """Return whether the word may be part of a person's name."""
        if index not in self.parts:
            self.parts[index] = self.is_name_part(index)
        return self.parts[index]

    def is_name_part(self, index: int) -> bool:
        """Work out whether the word may be part of a person's name."""
        if not 0 <= index < len(self.words) or index in self.known_at or not may_open(self.words[index]):
            return False
        word = self.words[index]
        if index == 0 and is_a(word.low, "adverbs"):
            return False
        return (is_capital(word) or initial(word) or ARTICLED.match(word.text) is not None) and not (
            is_a(word.low, "determiners", "pronouns", "prepositions", "conjunctions", "auxiliaries", "clause_openers")
            or word.low in calendar()
        )

    def organ(self, index: int) -> bool:
        """Return whether the word is part of the name of a state's organ (`Senate Foreign Relations Committee`)."""
        known = self.known_at.get(index)
        return known is not None and known.form == "institution"

    def run(self, first: int) -> int:
        """Return the word after the last of the name that begins at `first` (or `first` when none does)."""
        last = first
        while last - first < LONGEST_NAME and (
            self.name_part(last) or self.particle(last, first) or self.stop_of_initial(last, first)
        ):
            last += 1
        return last

    def stop_of_initial(self, index: int, first: int) -> bool:
        """Return whether the word is the full stop of an initial inside a name (`John D. Brown`)."""
        inside = first < index < len(self.words) - 1 and self.words[index].text == "."
        return inside and initial(self.words[index - 1]) and self.name_part(index + 1)

    def particle(self, index: int, first: int) -> bool:
        """Return whether the word joins two parts of a name (`van der`)."""
        inside = first <= index < len(self.words) - 1
        return inside and self.words[index].text in knowledge().particles and self.name_part_ahead(index + 1)

    def name_part_ahead(self, index: int) -> bool:
        """Return whether a name goes on at `index`, after one more particle perhaps."""
        return self.name_part(index) or (
            index + 1 < len(self.words)
            and self.words[index].text in knowledge().particles
            and self.name_part(index + 1)
        )

    def run_back(self, last: int) -> int:
        """Return the first word of the name that ends before `last` (or `last` when none does)."""
        first = last
        while last - first < LONGEST_NAME and (
            self.name_part(first - 1)
            or (first < last and (self.particle(first - 1, 0) or self.stop_of_initial(first - 1, 0)))
        ):
            first -= 1
        while first < last and not self.name_part(first):
            first += 1
        return first

    def spelled(self, first: int, last: int) -> str:
        """Return the words as printed, white space made single."""
        return " ".join(self.text[self.words[first].start : self.words[last - 1].end].split())


ARTICLED = re.compile(r"(?:al|el|ad|ar|as|at|an|bin|ben|ibn|ul)-[A-Z]")
"""A name with its article (`al-Assad`)."""


@cache
def calendar() -> frozenset[str]:
    """Return the names of months and weekdays: capitals that are no part of a person's name."""
    words = {*table("time")["months"], *table("time")["weekdays"]}
    return frozenset(words - {name.lower() for name in knowledge().given_names})


def may_open(word: Token) -> bool:
    """Return whether a word may begin a name: a capital, or an article joined to one. Most words may not."""
    return word.text[0].isupper() or ("-" in word.text and word.text[0].islower())


def initial(word: Token) -> bool:
    """Return whether the word is a single capital or a row of initials."""
    return len(word.text) == 1 and word.text.isupper() and word.text != "I"


def titles_in(scene: Scene) -> Iterator[Title]:
    """Yield the titles of a sentence, each widened to the left over what belongs to it, with the party beside it."""
    words, index = scene.words, 0
    while index < len(words):
        hit = titles().at(words, index)
        if hit is None or (index in scene.known_at and hit[0] == 1 and scene.known_at[index].kind != "party"):
            index += 1
            continue
        first = widened(scene, index)
        last = index + hit[0]
        yield Title(
            first,
            last,
            party_beside(scene, first, last) or one_partys(scene.spelled(first, last)),
            kinds_beside(scene, first, last),
            level_of(hit[1], words[last - 1].low),
        )
        index = last


def one_partys(title: str) -> str | None:
    """Return the party whose office a title names by itself (`European Commissioner`)."""
    party: str | None = table("titles")["held_for"].get(title.lower())
    return party


def level_of(level: str, last: str) -> str:
    """Return the level of an office by the title's last word too: a `leader` need not lead a state."""
    return "head" if level == "leader" and last in ("leader", "co-leader", "secretary") else level


def widened(scene: Scene, index: int) -> int:
    """Return the first word of the title: `presidential` spokesman, `Foreign Relations Committee` chairman."""
    first = index
    capital = scene.words[index].text[:1].isupper()
    while first > 0 and (
        scene.words[first - 1].low in modifiers()
        or (capital and (scene.name_part(first - 1) or scene.organ(first - 1)))
    ):
        first -= 1
    return first


def party_beside(scene: Scene, first: int, last: int) -> str | None:
    """Return the party named with a title: `Russia's` foreign minister, chairman of `Nato`."""
    for index in range(last - 1, max(first - REACH, -1), -1):
        known = scene.known_at.get(index)
        if known and known.party and not known.ambiguous and not is_errand(scene, index, last):
            return known.party
        if scene.words[index].text in ",;:" or is_a(scene.words[index].low, "auxiliaries", "clause_openers"):
            break
    sent = scene.words[last - 1].low in SENT
    if last < len(scene.words) and scene.words[last].low in (("of", "at") if sent else ("of", "for", "at", "to")):
        for index in range(last + 1, min(last + REACH, len(scene.words))):
            if index in scene.known_at and scene.known_at[index].party:
                return scene.known_at[index].party
            if scene.words[index].text in ",;:":
                break
    return None


SENT = ("envoy", "mediator")
"""Whoever is called so is sent to a state: `the Ruritania envoy`, `envoy for Ruritania`."""


def is_errand(scene: Scene, index: int, last: int) -> bool:
    """Return whether the name of a state before a title says where its bearer is sent, and not by whom."""
    known, spelled = scene.known_at.get(index), scene.words[index].text[1:].islower()
    state = known is not None and known.category == "state" and known.form == "name" and spelled
    return state and index == last - 2 and scene.words[last - 1].low in SENT


def kinds_beside(scene: Scene, first: int, last: int) -> frozenset[str]:
    """Return the kinds of party that a description right beside a title may mean."""
    nouns = table("descriptions")["nouns"]
    near = [scene.words[index].low for index in range(max(first - 3, 0), min(last + 3, len(scene.words)))]
    return frozenset(kind for word in near for kind in nouns.get(word, ()))


def people_in(scene: Scene) -> Iterator[Found]:
    """Yield the persons a sentence names, titled ones first; two of them may overlap."""
    candidates = (
        *(one for title in titles_in(scene) for one in titled(scene, title)),
        *(one for index, word in enumerate(scene.words) if may_open(word) for one in untitled(scene, index)),
    )
    others = frozenset(table("descriptions")["not_people"]["words"])
    openings = frozenset(table("descriptions")["generic_first_words"]["words"])
    yield from (
        one
        for one in candidates
        if scene.words[one.last - 1].text not in others
        and scene.words[one.first].text not in openings
        and not (one.last - one.first == 1 and scene.words[one.first].text in table("descriptions")["head_words"])
    )


def titled(scene: Scene, title: Title) -> Iterator[Found]:
    """Yield the person who bears a title: named right after it, after a comma, or before it as an apposition."""
    words = scene.words
    spelled = scene.spelled(title.first, title.last)
    owned = title.first > 0 and words[title.first - 1].low in ("its", "their")

    def found(first: int, last: int, rule: str) -> Found:
        name = scene.spelled(first, last)
        return Found(first, last, name, spelled, title.party, rule, title.kinds, title.level, owned)

    begins = title.last + honorific_at(scene, title.last)
    last = scene.run(begins)
    if last == title.last:
        last += named_like_town(scene, title.last)
    if last > begins:
        yield found(begins, last, "title-name")
        return
    if title.last < len(words) and words[title.last].text == ",":
        last = scene.run(title.last + 1)
        closed = last == len(words) or words[last].text in ',.;:)”"' or words[last].low in knowledge().verbs
        if last - title.last - 1 >= 2 and closed:
            yield found(title.last + 1, last, "title-comma")
            return
    behind = name_behind_office(scene, title)
    if behind:
        yield found(*behind, "title-of-comma")
        return
    comma = title.first - 1
    while comma > max(title.first - REACH - 2, 0) and words[comma].text not in ",(":
        if is_a(words[comma].low, "auxiliaries", "clause_openers") or words[comma].low in ("and", "of"):
            return
        comma -= 1
    first = scene.run_back(comma) if words[comma].text in ",(" else comma
    if 0 <= first < comma and not opens_sentence_as_common_word(scene, first, comma):
        yield found(first, comma, "apposition")


def honorific_at(scene: Scene, index: int) -> int:
    """Return how many words an honorific at `index` has, its full stop counted."""
    words = scene.words
    if index >= len(words) or words[index].text not in knowledge().honorifics:
        return 0
    return 2 if index + 1 < len(words) and words[index + 1].text == "." else 1


def name_behind_office(scene: Scene, title: Title) -> tuple[int, int] | None:
    """Return where the name stands that follows an office with its party (`the leader of the Union, Karin Visser,`)."""
    if title.last >= len(scene.words) or scene.words[title.last].low not in ("of", "for", "at"):
        return None
    for comma in range(title.last + 1, min(title.last + LONGEST_OFFICE, len(scene.words))):
        if scene.words[comma].text == ",":
            last = scene.run(comma + 1)
            closed = last == len(scene.words) or scene.words[last].text in ",.;:)"
            return (comma + 1, last) if closed and last - comma - 1 >= 2 else None
        if is_a(scene.words[comma].low, "auxiliaries", "clause_openers") or scene.words[comma].text in ".;:":
            return None
    return None


def named_like_town(scene: Scene, index: int) -> bool:
    """Return whether the word is a town's name that a title before it makes a surname (`President Lima`)."""
    known = scene.known_at.get(index)
    town = index < len(scene.words) and known is not None and (known.kind == "place" or known.form == "capital")
    return town and scene.words[index - 1].text[:1].isupper() and scene.known_at.get(index + 1) is not known


def untitled(scene: Scene, index: int) -> Iterator[Found]:
    """Yield the person whose name begins at `index` with an honorific, a given name, or beside a verb of saying."""
    words = scene.words
    word = words[index]
    if word.text.rstrip(".") in knowledge().honorifics or word.text in knowledge().honorifics:
        first = index + (2 if index + 1 < len(words) and words[index + 1].text == "." else 1)
        last = scene.run(first)
        if last > first:
            woman = is_for_woman(word.text)
            yield Found(first, last, scene.spelled(first, last), None, None, "honorific", female=woman)
        return
    if not scene.name_part(index) or scene.name_part(index - 1):
        return
    last = scene.run(index)
    if last - index >= 2 and word.text in knowledge().given_names:
        yield Found(index, last, scene.spelled(index, last))
    elif speaks(scene, index, last) and not (
        opens_sentence_as_common_word(scene, index, last)
        or ends_as_common_word(scene, index, last)
        or (last - index == 1 and has_people(word.text, scene.capitals))
    ):
        yield Found(index, last, scene.spelled(index, last), None, None, "speaks")


def speaks(scene: Scene, first: int, last: int) -> bool:
    """Return whether a plain verb of saying stands right beside the name."""
    verbs = knowledge().verbs

    def says(index: int) -> bool:
        verb = verbs.get(scene.words[index].low) if 0 <= index < len(scene.words) else None
        return (
            verb is not None and verb.kind == "speech" and not verb.weak and verb.form.endswith(("said", "says", "ed"))
        )

    of_country = last + 1 < len(scene.words) and scene.words[last].low == "of" and last + 1 in scene.known_at
    return (
        says(last)
        or (of_country and says(last + 2))
        or (says(first - 1) and (last >= len(scene.words) or scene.words[last].text in ",.;"))
    )


def opens_sentence_as_common_word(scene: Scene, first: int, last: int) -> bool:
    """Return whether the capital may be no more than the first letter of a sentence."""
    if first > 0 or last - first > 1:
        return False
    low = scene.words[0].low
    return (
        low in scene.common
        or low.endswith("ly")
        or is_a(low, "adverbs")
        or low in collectives()
        or low in knowledge().nouns
        or low in knowledge().verbs
    )


def ends_as_common_word(scene: Scene, first: int, last: int) -> bool:
    """Return whether a name of several words ends in a plural that the report also has in small letters."""
    low = scene.words[last - 1].low
    return last - first >= 2 and low in scene.common and low.endswith("s")


def has_people(name: str, capitals: Set[str]) -> bool:
    """Return whether a name is a country's: the report also has the word for its people (`Ruritanian`)."""
    stem = name.rstrip("aeo")
    return stem != name and any(f"{stem}{ending}" in capitals for ending in ("an", "ans", "ian", "ians", "ese", "ish"))


def head_word(name: str) -> str:
    """Return the surname: the last word of a name, with its particles left off."""
    return name.split()[-1]
