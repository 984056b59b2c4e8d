"""The text as the steps read it: as long as the report's, letter for letter, with what is in the way made plain."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from detente.reading.knowledge import is_a, knowledge
from detente.reading.names.gazetteer import of_codebook, of_tables
from detente.reading.page import Token, tokens
from detente.reading.phrases import Phrases, longest
from detente.record import Codebook, Draft, Entry, Evidence, Mention

QUOTED_LINE = re.compile(r"^[ \t]*>(?:[ \t]?>)*", re.MULTILINE)
"""What a mail puts before the lines that it answers."""
OPENS_SENTENCE = re.compile(r"(?:^|[.!?:][\"”’']?\s+|[\r\n]\s*)[\"“‘'(\[]*(?P<first>[^\W\d_])")
DATELINES = re.compile(r"^[A-Z][A-Z /,'’.-]{2,40}(?=, ?\w{3,9} \d| ?\([^()\n]{2,40}\) ?[-–—]| [-–—] )", re.MULTILINE)
"""Where a report was filed: what cuts sentences knows it by its capitals."""
IN_CAPITALS = 0.9
"""A text is in capitals when so many of its letters are."""
FEWEST_LETTERS = 40
LONGEST_PERSON = 5


def view_of(text: str, codebook: Codebook | None) -> str | None:
    """Return the text as it is to be read, or None where it is read as it is."""
    view = QUOTED_LINE.sub(lambda mark: " " * len(mark.group()), text) if text.count("\n>") > 1 else text
    view = in_small_letters(view, codebook) if in_capitals(view) else view
    return None if view == text else view


def in_capitals(text: str) -> bool:
    """Return whether a text is written in capitals."""
    sample = text[:20_000]
    upper, lower = sum(map(str.isupper, sample)), sum(map(str.islower, sample))
    return upper >= FEWEST_LETTERS and upper > IN_CAPITALS * (upper + lower)


def in_small_letters(text: str, codebook: Codebook | None) -> str:
    """Return a text in capitals as it would be printed: names, days and the beginnings of sentences keep theirs.

    >>> in_small_letters("THE ENVOYS OF NORWAY AND MR. JON HALE MET ON FRIDAY. HALE LEFT.", None)
    'The envoys of Norway and Mr. Jon Hale met on Friday. Hale left.'
    """
    words = tokens(text, 0, len(text))
    letters = [small if len(small := one.lower()) == 1 else one for one in text]
    for start, printed in (*known_words(words, codebook), *people_words(words)):
        letters[start : start + len(printed)] = printed
    for kept in DATELINES.finditer(text):
        letters[slice(*kept.span())] = kept.group()
    for opening in OPENS_SENTENCE.finditer("".join(letters)):
        letters[opening.start("first")] = text[opening.start("first")]
    return "".join(letters)


@cache
def names_of_tables() -> Phrases[str]:
    """Return every name of the tables, in any case -> as it is printed."""
    sure = (
        name
        for name, known in of_tables()
        if " " in name or (not known.ambiguous and name in (name.upper(), name.title()))
    )
    return Phrases(((name, name) for name in (*DAYS, *sure)), fold=True)


DAYS = ("Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February April June July August September "
        "October November December").split()  # fmt: skip
MONTHS_THAT_ARE_WORDS = ("march", "may")


def known_words(words: list[Token], codebook: Codebook | None) -> Iterator[tuple[int, str]]:
    """Yield where the words of known names stand, and how they are printed."""
    own = [Phrases(((name, name) for name, _ in of_codebook(codebook)), fold=True)] if codebook else []
    for first, last, name in longest(words, [*own, names_of_tables()]):
        if (
            last - first == 1
            and (words[first].low == "us" or is_a(words[first].low, *CLOSED))
            and not named_here(words, first)
        ):
            continue
        for word, printed in zip(words[first:last], tokens(name, 0, len(name)), strict=False):
            yield word.start, printed.text if len(printed.text) == len(word.text) else word.text.capitalize()
    for index, word in enumerate(words):
        beside = (*words[max(index - 1, 0) : index], *words[index + 1 : index + 2])
        if word.low == "i" or (word.low in MONTHS_THAT_ARE_WORDS and any(one.text.isdigit() for one in beside)):
            yield word.start, word.text.capitalize()


CLOSED = ("determiners", "pronouns", "prepositions", "conjunctions", "auxiliaries", "clause_openers")


def named_here(words: list[Token], index: int) -> bool:
    """Return whether a small word is a name after all: `the US`, and not `told us`."""
    return index > 0 and words[index - 1].low == "the"


def people_words(words: list[Token]) -> Iterator[tuple[int, str]]:
    """Yield where names of people stand, and how they are printed; a surname once met is known everywhere."""
    surnames: set[str] = set()
    for index, word in enumerate(words):
        if word.low in given_names() or courtesy(words, index):
            named = list(run_of_names(words[index + 1 : index + LONGEST_PERSON]))
            surnames.update(one.low for one in named)
            if named and word.low not in OFFICES:
                yield word.start, word.text.capitalize()
    yield from ((word.start, word.text.capitalize()) for word in words if word.low in surnames)


@cache
def given_names() -> frozenset[str]:
    """Return the given names in lower case."""
    return frozenset(name.lower() for name in knowledge().given_names)


@cache
def honorifics() -> frozenset[str]:
    """Return what goes before a surname, in lower case and without its stop."""
    return frozenset(one.lower().rstrip(".") for one in knowledge().honorifics)


def courtesy(words: list[Token], index: int) -> bool:
    """Return whether a title stands here that only goes before a name: `MR`, or `PRESIDENT` without an article."""
    plain = words[index].low
    if plain.rstrip(".") in honorifics():
        return True
    before = words[index - 1].low if index else ""
    return plain in OFFICES and not is_a(before, "determiners", "possessive_pronouns") and before != "'s"


OFFICES = frozenset(
    "president minister secretary chancellor premier senator ambassador general king queen prince".split()
)
"""Titles that stand right before a surname."""


def run_of_names(words: Sequence[Token]) -> Iterator[Token]:
    """Yield the words that go on a name: one that may be its last, and those of other given names before that."""
    for word in words:
        if word.text == ".":
            continue
        verb = word.low in knowledge().verbs or word.low.endswith(("ed", "ing"))
        if not word.text[:1].isalpha() or verb or is_a(word.low, *CLOSED, "adverbs"):
            return
        yield word
        if word.low not in given_names():
            return


def as_printed(draft: Draft, view: str) -> Draft:
    """Return a draft with the words of the report in place of those of the view."""
    text = draft.report.text
    return draft.model_copy(
        update={
            name: tuple(in_words_of(entry, text, view) for entry in getattr(draft, name))
            for name in ("statements", "events", "meetings", "deadlines", "mentions")
        }
    )


def in_words_of(entry: Any, text: str, view: str, near: int = 0) -> Any:  # noqa: ANN401 (any part of the record)
    """Return a part of the record, and the parts of it, in the words of the report."""
    if isinstance(entry, Evidence):
        return entry.model_copy(update={"text": text[entry.start : entry.end]})
    if isinstance(entry, Mention):
        return entry.model_copy(update={"text": text[slice(*entry.span)]})
    if isinstance(entry, tuple):
        return tuple(in_words_of(one, text, view, near) for one in entry)
    if not isinstance(entry, Entry):
        return entry
    evidence = getattr(entry, "evidence", ())
    near = evidence[0].start if evidence else near
    changes = {name: in_words_of(getattr(entry, name), text, view, near) for name in type(entry).model_fields}
    words = changes.get("text")
    if isinstance(words, str) and (place := view.find(words, near)) >= 0:
        changes["text"] = text[place : place + len(words)]
    return entry.model_copy(update=changes)
