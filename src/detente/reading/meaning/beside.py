"""What stands around a meeting's noun: the body, the host, the place, the date and the parties."""

import re
from functools import cache

from detente.reading.attributions.words import Words
from detente.reading.dates import day_of
from detente.reading.knowledge import table
from detente.reading.page import Name, Page, within
from detente.reading.phrases import Phrases
from detente.record import PartialDate

REACH = 9
"""Words on either side of a meeting's noun among which its place, its body and its date stand."""
COLLECTIVE = frozenset({"alliance", "organisation", "forum"})
JOINED = re.compile(r"[\s-]+")


@cache
def nouns() -> Phrases[str]:
    """Return the nouns for meetings, those that only look like one among them (with nothing as their kind)."""
    rows = table("meetings")
    vague = set(rows["vague"])
    kinds = [(noun, "vague" if noun in vague else "clear") for noun in rows["nouns"]]
    verbs = [(verb, "verb") for verb in rows["verbs"]]
    return Phrases((*((never, "") for never in rows["never"]), *kinds, *verbs), fold=True)


def start_of(words: Words, first: int) -> int:
    """Return the first word of a meeting's name: past the names before its noun (`the Geneva talks`)."""
    start = first
    while start > 0 and (start - 1 in words.name_at or words.low(start - 1) in ("’s", "'s")) and first - start < 6:
        start -= 1
    return start if words.low(start) not in ("’s", "'s") else min(start + 1, first)


def somebody_meets(words: Words, first: int) -> bool:
    """Return whether parties, people or sides stand before a verb of meeting."""
    named = any(
        name.kind in ("party", "person") and not is_place(name) for at, name in words.name_at.items() if at < first
    )
    return named or any(words.low(at) in table("meetings")["meeters"] for at in range(max(first - 12, 0), first))


def fuller(page: Page, known: str, words: str) -> str:
    """Return the body that words mean: one named in full elsewhere in the report, when they are a short form of it.

    A `Nato Council` in a report that also names the Nato-Russia Council is that one.
    """
    parts = set(JOINED.split(words.lower()))
    for slug, naming in page.bodies.items():
        for full in (naming.name, *naming.aliases):
            if slug != known and parts < set(JOINED.split(full.lower())):
                return slug
    return known


def body_beside(page: Page, words: Words, first: int, last: int) -> str | None:
    """Return the body right before a meeting's noun, or after it behind `of` (`meeting of the Nato Council`)."""
    for index in (*range(first - 1, max(first - 4, -1), -1), *range(last, min(last + 5, len(words)))):
        name = words.name_at.get(index)
        if name and name.kind == "body":
            return fuller(page, name.id, page.text[name.start : name.end])
        if name and name.kind == "party" and words.capital(index + 1) and index + 1 not in words.name_at:
            named = fuller(page, "", page.text[name.start : words.tokens[index + 1].end])
            if named:
                return named
    return None


def host(page: Page, words: Words, first: int, last: int) -> str | None:
    """Return the organisation that meets (`the OSCE meeting`), or under whose roof the parties do."""
    for index in (first - 1, *range(last, min(last + REACH + 8, len(words)))):
        name = words.name_at.get(index)
        beside = index == first - 1 or under(words, index) or (words.low(last) == "of" and index <= last + 3)
        if beside and name and name.kind == "party" and page.parties[name.id].kind in COLLECTIVE:
            return name.id
    return None


def under(words: Words, index: int) -> bool:
    """Return whether the words before say that a meeting is held under somebody's roof."""
    return any(words.low(at) in table("meetings")["roofs"] for at in range(max(index - 6, 0), index))


def place_beside(page: Page, words: Words, first: int, last: int) -> str | None:
    """Return the place right before a meeting's noun (`the Geneva talks`) or after it behind a preposition."""
    for index in (first - 1, first - 2):
        name = words.name_at.get(index)
        if name and is_place(name) and not (index < first - 1 and words.is_a(first - 1, "prepositions")):
            return usual_name(page, name)
    for index in range(last, min(last + REACH, len(words))):
        name = words.name_at.get(index)
        if name and is_place(name) and words.low(index - 1) in ("in", "at", "to", "of", "capital", "city", "town"):
            return usual_name(page, name)
        if words.low(index) in table("meetings")["others"]:
            break
    return None


def is_place(name: Name) -> bool:
    """Return whether a name is a town, a capital or a house, and no region or sea."""
    return name.kind == "place" and name.form in ("city", "site", "capital")


def usual_name(page: Page, name: Name) -> str:
    """Return what a place is called."""
    return page.text[name.start : name.end] if name.form == "capital" else name.id


def date_beside(page: Page, words: Words, first: int, last: int) -> PartialDate | None:
    """Return the date nearest to a meeting's noun, no other meeting between them: after it rather than before."""
    owned = words.low(first - 1) in ("’s", "'s") and first - 2 in words.dated
    if owned:
        return date_between(page, words.tokens[max(first - 5, 0)].start, words.tokens[first].start)
    before = max(first - REACH, 0, *(at + 1 for at in range(max(first - 16, 0), first - 1) if meeting_word(words, at)))
    return date_after(page, words, last) or date_between(page, words.tokens[before].start, words.tokens[first].start)


def date_after(page: Page, words: Words, last: int) -> PartialDate | None:
    """Return the first date after a meeting's noun, before another meeting is named."""
    reach = min(last + REACH + 4, len(words))
    stop = next((at for at in range(last + 1, reach) if meeting_word(words, at) or next_clause(words, at)), reach)
    return date_between(page, words.tokens[last - 1].end, words.tokens[stop - 1].end)


def next_clause(words: Words, index: int) -> bool:
    """Return whether another verb begins at `index` (`and is to return`)."""
    return words.low(index) in ("and", "but") and words.is_a(index + 1, "auxiliaries")


def date_between(page: Page, start: int, end: int) -> PartialDate | None:
    """Return the first day or week named between two offsets."""
    for one in within(page.dates, start, end):
        day = day_of(one.value) if one.type in ("DATE", "TIME") else None
        if day is not None and day.precision in ("day", "week", "month", "year"):
            return PartialDate(value=day.value, text=page.text[one.start : one.end])
    return None


def meeting_word(words: Words, index: int) -> bool:
    """Return whether another meeting is named at a word."""
    hit = nouns().at(words.tokens, index)
    return hit is not None and hit[1] in ("clear", "verb")


def participants(words: Words, first: int) -> tuple[str, ...]:
    """Return the parties that meet: behind `between` or `with` after the noun, and the subject before it."""
    after = next(
        (index for index in range(first, min(first + 14, len(words))) if words.low(index) in ("between", "with")), None
    )
    if after is not None:
        found = parties_in(words, after, min(after + 10, len(words)))
        if words.low(after) == "between" and found:
            return found
        return tuple(dict.fromkeys((*parties_in(words, 0, first), *found)))
    return parties_in(words, max(first - 12, 0), first)


def parties_in(words: Words, first: int, last: int) -> tuple[str, ...]:
    """Return the parties named between two words, places left out."""
    names = (words.name_at[index] for index in range(first, last) if index in words.name_at)
    return tuple(
        dict.fromkeys(name.party for name in names if name.party and name.kind != "body" and not is_place(name))
    )
