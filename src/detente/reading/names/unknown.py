"""Organisations that no table knows: proper names that show by a word of theirs what they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.reading.knowledge import table
from detente.reading.names.gazetteer import Known
from detente.reading.names.people import Scene
from detente.reading.page import Token

JOINS = frozenset({"of", "for", "the", "and", "&"})
LONGEST = 9


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
    heads, described = table("descriptions")["head_words"], descriptions()
    index = 0
    while index < len(scene.words):
        last = proper_name(scene, index)
        kind = kind_of(scene.words[index:last], heads) if last - index >= 2 else None
        if kind is None and last > index and index > 0 and scene.words[index - 1].low in described:
            kind = described[scene.words[index - 1].low][0]
        if kind:
            yield Suggestion(index, last, scene.spelled(index, last), kind)
        index = max(last, index + 1)


def proper_name(scene: Scene, first: int) -> int:
    """Return the word after the last of the row of capitals that begins at `first` (or `first`)."""
    last = index = first
    while index < len(scene.words) and index - first < LONGEST:
        if part_of_name(scene, index):
            last = index = index + 1
        elif index > first and scene.words[index].low in JOINS:
            index += 1
        else:
            break
    return last


def part_of_name(scene: Scene, index: int) -> bool:
    """Return whether a word may be part of an organisation's name: a capital, a place or a people in it, too."""
    known = scene.known_at.get(index)
    if known is not None:
        return known.kind == "place" or known.form in ("demonym", "capital") or (known.form == "name" and index > 0)
    return scene.name_part(index)


def kind_of(words: Sequence[Token], heads: dict[str, str]) -> str | None:
    """Return the kind of party that a name's head word shows: its last word, or the last before `of` or `for`."""
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
