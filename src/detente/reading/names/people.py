"""Who in a sentence is a person, by a title, an honorific, a given name or a verb of saying beside the name."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from detente.reading.knowledge import is_a, knowledge, table
from detente.reading.names.scene import Scene, may_open
from detente.reading.names.titles import REACH, Title, collectives, titles_in

WOMEN = frozenset({"Ms", "Mrs", "Miss", "Madam", "Madame", "Mme", "Mlle", "Frau", "Lady", "Dame", "Baroness"})
MEN = frozenset({"Mr", "Mister", "Monsieur", "Herr", "Sir", "Lord", "Baron"})
"""Honorifics that tell whether a woman or a man is meant."""
ORGANS = (
    "agency",
    "bank",
    "board",
    "bureau",
    "chamber",
    "council",
    "department",
    "house",
    "institute",
    "ministry",
    "office",
)
BECOMES = ("is", "was", "became", "becomes")
LONGEST_OFFICE = 14
"""Words from an office to the name behind it: those of a long name, and its abbreviation in brackets."""


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
    comma = before_office(scene, title)
    while comma > max(title.first - REACH - 2, 0) and words[comma].text not in ",(":
        if is_a(words[comma].low, "auxiliaries", "clause_openers") or words[comma].low in ("and", "of"):
            return
        comma -= 1
    first = scene.run_back(comma) if words[comma].text in ",(" else comma
    if 0 <= first < comma and not opens_sentence_as_common_word(scene, first, comma):
        yield found(first, comma, "apposition")


def before_office(scene: Scene, title: Title) -> int:
    """Return the word before an office, past what says that somebody holds it (`X, who became trade minister`)."""
    before = title.first - 1
    held = before > 1 and scene.words[before].low in BECOMES and scene.words[before - 1].low == "who"
    return before - 2 if held else before


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
    if not scene.name_part(index) or scene.name_part(index - 1) or names_organ(scene, index):
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


def names_organ(scene: Scene, index: int) -> bool:
    """Return whether a capital says of what an organ is (`the Ministry of Commerce`)."""
    words = scene.words
    of = index > 1 and words[index - 1].low == "of" and words[index - 2].text[:1].isupper()
    return of and words[index - 2].low in ORGANS


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
