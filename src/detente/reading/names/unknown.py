"""Organisations that no table knows: proper names that show by a word of theirs what they are."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from detente.reading.knowledge import is_a, table
from detente.reading.names.gazetteer import Known
from detente.reading.names.people import ends_as_common_word, speaks
from detente.reading.names.scene import Scene
from detente.reading.names.titles import titles
from detente.reading.page import Token

JOINS = frozenset({"of", "for", "the", "and", "&"})
LONGEST = 9
APPOSED = 6
"""Words of an apposition in which its noun is sought: comma, article and what stands before it."""
KINDS = {
    "airline": "company",
    "company": "company",
    "conglomerate": "company",
    "federation": "union",
    "firm": "company",
    "militia": "armed-group",
    "movement": "group",
    "operator": "company",
    "party": "political-party",
    "shipowner": "company",
    "union": "union",
}
"""Nouns by which an apposition says what an organisation is."""


@dataclass(frozen=True)
class Suggestion:
    """A proper name that may be a party."""

    first: int
    last: int
    name: str
    kind: str


def descriptions() -> Mapping[str, list[str]]:
    """Return noun -> the kinds of party that it may take up again (`the union`)."""
    nouns: Mapping[str, list[str]] = table("descriptions")["nouns"]
    return nouns


def organisations_in(scene: Scene) -> Iterator[Suggestion]:
    """Yield proper names with a head word (`Union`, `Front`, `Railways`), and those a description introduces."""
    described = descriptions()
    index = 0
    while index < len(scene.words):
        known = scene.known_at.get(index)
        if known is None and (not scene.words[index].text[0].isupper() or only_describes(scene.words[index])):
            index += 1
            continue
        longer = known is not None and (opens_longer(scene, index) or owners_follow(scene, index + 1))
        if known is not None and known.form == "name" and known.kind != "place" and not longer:
            index += 1
            continue
        last = before_known(scene, index, proper_name(scene, index))
        kind = kind_of(scene.words[index:last], heads()) if last - index >= 2 else None
        if kind is None and (last - index >= 2 or short_name(scene, index)):
            last = max(last, index + 1)
            kind = speaking(scene, index, last)
        if kind is None and last > index and known is None and run_by_executive(scene, index, index + 1):
            last, kind = index + 1, "company"
        if kind is None and last > index:
            kind = kind_behind(scene, last)
        if kind is None and last > index and index > 0 and scene.words[index - 1].low in described:
            kind = described[scene.words[index - 1].low][0]
        if kind == "company":
            last = next((at for at in range(index + 2, last) if scene.words[at].low == "of"), last)
        if kind:
            yield Suggestion(index, last, scene.spelled(index, last), kind)
        index = max(last, index + 1)


def before_known(scene: Scene, index: int, last: int) -> int:
    """Return where a name ends that `and` would join to one that is known (`Washington and the African Union`)."""
    for joint in range(index + 1, last - 1):
        if scene.words[joint].low == "and":
            other = joint + (2 if scene.words[joint + 1].low == "the" else 1)
            known = scene.known_at.get(other)
            if known is not None and known.kind in ("party", "body") and scene.known_at.get(index) is not known:
                return joint
    return last


def only_describes(word: Token) -> bool:
    """Return whether a capital opens no name: `Other Western officials`, `Turkish-backed Levant Front`."""
    return word.low == "other" or word.low.rpartition("-")[2] in table("descriptions")["tied"]["words"]


def kind_behind(scene: Scene, last: int) -> str | None:
    """Return the kind of party that an apposition with an article says a name is (`Aurora, a mining company,`)."""
    words = scene.words[last : last + APPOSED]
    if len(words) < 3 or words[0].text != "," or words[1].low not in ("a", "an", "the"):
        return None
    for place, word in enumerate(words[2:], 3):
        if place < len(words) and words[place].low in ("'s", "’s"):
            return None  # `Meng Wanzhou, the company's finance director`
        if word.text in KINDS:  # in small letters: `John Kerry, the European Union's guest`
            return KINDS[word.text]
        if not word.low.isalpha() or is_a(word.low, "prepositions", "auxiliaries", "clause_openers"):
            return None
    return None


def opens_longer(scene: Scene, index: int) -> bool:
    """Return whether an outlet's name of one word opens the name of an organisation (`National Party`)."""
    alone = scene.known_at[index].kind == "outlet" and scene.known_at.get(index + 1) is not scene.known_at[index]
    return alone and index + 1 < len(scene.words) and scene.words[index + 1].text in heads()


def short_name(scene: Scene, index: int) -> bool:
    """Return whether the word is an abbreviation that nobody knows (`DWU`)."""
    word = scene.words[index].text
    headline = all(one.text.isupper() for one in scene.words if one.text.isalpha())
    return (
        2 < len(word) <= LONGEST and word.isupper() and word.isalpha() and index not in scene.known_at and not headline
    )


def speaking(scene: Scene, first: int, last: int) -> str | None:
    """Return the kind of a party that shows by what stands behind its name.

    It is an abbreviation whose leader is named, or a name in the plural, which is no person's, before a verb of saying.
    """
    if last < len(scene.words) and last - first == 1 and short_name(scene, first):
        hit = titles().at(scene.words, last)
        if hit and last + hit[0] < len(scene.words) and scene.name_part(last + hit[0]):
            return "union" if hit[1] == "union" else "group"
        return None
    if not (ends_as_common_word(scene, first, last) and speaks(scene, first, last)):
        return None
    return "coalition" if scene.words[last - 1].low in table("descriptions")["not_companies"]["words"] else "company"


def run_by_executive(scene: Scene, first: int, last: int) -> bool:
    """Return whether the head of a company is named behind a name (`Acme CEO Ana Torres`, `Acme's chief executive`)."""
    at = last + (last < len(scene.words) and scene.words[last].low in ("'s", "’s"))
    hit = titles().at(scene.words, at) if at < len(scene.words) else None
    words = " ".join(word.low for word in scene.words[at : at + hit[0]]) if hit else ""
    return words in table("descriptions")["executives"]["titles"] and scene.words[first].text[1:].islower()


def is_company_here(scene: Scene, index: int) -> bool:
    """Return whether a word that may mean other things names a company: by its executive, or beside other companies."""
    known = scene.known_at[index]
    if not known.ambiguous or known.category != "company":
        return False
    near = [at for at in (index - 1, index + 1) if 0 <= at < len(scene.words)]
    listed = [at for at in near if scene.words[at].text in (",", "and", "or")]
    beside = (scene.known_at.get(2 * at - index) for at in listed)
    return run_by_executive(scene, index, index + 1) or any(
        one is not None and one.category == "company" and one is not known for one in beside
    )


def heads() -> Mapping[str, str]:
    """Return head word -> the kind of party it shows."""
    words: Mapping[str, str] = table("descriptions")["head_words"]
    return words


def proper_name(scene: Scene, first: int) -> int:
    """Return the word after the last of the row of capitals that begins at `first` (or `first`).

    `and` joins two parts of one name, but not two names: not before an article, nor behind a head word.
    """
    last = index = first
    while index < len(scene.words) and index - first < LONGEST:
        low = scene.words[index].low
        if part_of_name(scene, index) or (index > first and scene.words[index].text in heads()):
            last = index = index + 1
        elif index > first and low == "and" and (complete(scene, first, index) or begins_name(scene, index + 1)):
            break
        elif index > first and low == "the" and scene.words[index - 1].low not in JOINS:
            break  # `in Brussels the Commission said`
        elif index > first and (low in JOINS or plural_owner(scene, index)):
            index += 1
        else:
            break
    return last


def complete(scene: Scene, first: int, index: int) -> bool:
    """Return whether the words up to `and` are a whole name: the two parts of one name are single words."""
    joint = index - first == 1 and scene.words[first].text in heads()
    return (ends_name(scene, index - 1) and not joint) or scene.words[index - 1].low in JOINS


def begins_name(scene: Scene, index: int) -> bool:
    """Return whether a known name of several words begins at a word (`Bergen and the African Union`)."""
    known = scene.known_at.get(index)
    return (
        known is not None and known.form == "name" and known.kind != "place" and scene.known_at.get(index + 1) is known
    )


def ends_name(scene: Scene, index: int) -> bool:
    """Return whether a name is complete at a word: a head word, or the end of a known name."""
    known = scene.known_at.get(index)
    return scene.words[index].text in heads() or (known is not None and known.form == "name")


def plural_owner(scene: Scene, index: int) -> bool:
    """Return whether the mark is the apostrophe of a plural inside a name (`Workers' Alliance`).

    Two plurals may be joined (`Cooks' and Waiters' Alliance`).
    """
    inside = index + 1 < len(scene.words) and scene.words[index - 1].text.endswith("s")
    joined = inside and scene.words[index + 1].low in ("and", "&") and owners_follow(scene, index + 2)
    return inside and scene.words[index].text in "'’" and (joined or part_of_name(scene, index + 1))


def owners_follow(scene: Scene, index: int) -> bool:
    """Return whether a plural with its apostrophe and a head word stand at a word (`Waiters' Alliance`)."""
    words = scene.words[index : index + 3]
    plural = len(words) == 3 and words[0].text.endswith("s") and words[1].text in "'’"
    return plural and words[2].text in heads()


def part_of_name(scene: Scene, index: int) -> bool:
    """Return whether a word may be part of an organisation's name: a capital, a place or a people in it, too."""
    known = scene.known_at.get(index)
    if known is not None:
        return known.kind == "place" or known.form in ("demonym", "capital", "name")
    return scene.name_part(index)


def short_form(suggestion: Suggestion, common: Set[str]) -> str | None:
    """Return the first word of a company's name, by which it is called again, unless it is a common word."""
    words = suggestion.name.split()
    generic = table("descriptions")["generic_first_words"]["words"]
    if suggestion.kind != "company" or len(words) < 2 or words[0] in generic or words[0].lower() in common:
        return None
    return words[0] if words[0][:1].isupper() and len(words[0]) > 2 else None


def kind_of(words: Sequence[Token], heads: Mapping[str, str]) -> str | None:
    """Return the kind of party that a name's head word shows: its last word, or the last before `of` or `for`."""
    if any(word.text in table("descriptions")["members"]["words"] for word in words):
        return "union"
    head = words[-1].text
    for index, word in enumerate(words):
        if word.low in ("of", "for") and index > 0:
            head = words[index - 1].text
            break
    return heads.get(head)


def bracketed(words: Sequence[Token], last: int) -> tuple[int, str] | None:
    """Return where the abbreviation stands that is given in brackets right after a name, and the abbreviation."""
    if last + 2 < len(words) and words[last].text == "(" and words[last + 2].text == ")":
        short = words[last + 1].text
        if 2 <= len(short) <= 12 and sum(letter.isupper() for letter in short) >= 2:
            return last + 1, short
    return None


def as_known(suggestion: Suggestion, slug: str) -> Known:
    """Return the suggestion as something known for the rest of the report."""
    return Known("party", slug, suggestion.name, "name", slug, suggestion.kind)
