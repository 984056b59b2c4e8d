"""The table of what is done, in the form in which sentences are asked for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.reading.knowledge import Table, table
from detente.reading.meaning.inflection import noun_forms, verb_forms
from detente.record import Plover

NOUNS = ("objects", "not_objects", "subjects", "not_subjects")
LITTLE_WORDS = ("particles", "never_with", "through")
SWITCHES = ("words", "named", "clause", "intransitive", "one_side", "any_through", "joint", "consults")


@dataclass(frozen=True)
class Frame:
    """What a verb must stand with to name an event of a type."""

    plover: Plover
    objects: frozenset[str]
    """Nouns of which one must be what it is done to; empty: any, or none."""
    not_objects: frozenset[str]
    subjects: frozenset[str]
    not_subjects: frozenset[str]
    particles: frozenset[str]
    never_with: frozenset[str]
    through: frozenset[str]
    """Prepositions after which the object may stand."""
    bare: frozenset[str]
    """Verbs among them that need an object when they are active."""
    negated: Plover | None
    """The type when it is said not to have come about (no agreement was reached: it was rejected)."""
    words: bool
    """Whether it is done by speaking."""
    named: bool
    """Whether a proper name will do for one of the nouns."""
    clause: bool
    """Whether it needs a verb of its own behind it (`allow them to march`)."""
    intransitive: bool
    one_side: bool
    """Whether a fitting subject or a fitting object is enough."""
    judged: frozenset[str]
    """Subjects without which it must be passive (`the court charged him`)."""
    then: frozenset[str]
    """Verbs of which one must hang on it (`vowed to retaliate`)."""
    any_through: bool
    joint: bool
    """Whether several do it together, so that it is done and not only said."""
    consults: bool
    """Whether it is a meeting, and told there when it has a place or a date."""


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """Return each form of a verb that names events -> what it must stand with, the first that fits counts."""
    found: dict[str, list[Frame]] = {}
    for row in table("events")["verbs"]:
        frame = frame_of(row)
        for form in {form for verb in row["verbs"] for form in verb_forms(verb)}:
            found.setdefault(form, []).append(frame)
    return {form: tuple(known) for form, known in found.items()}


def frame_of(row: Table) -> Frame:
    """Return a row of the table as a frame."""
    given: dict[str, Any] = {key: nouns_of(row.get(key, ())) for key in NOUNS}
    given |= {key: frozenset(row.get(key, ())) for key in LITTLE_WORDS}
    given |= {key: row.get(key, False) for key in SWITCHES}
    return Frame(
        plover=Plover(row["plover"]),
        negated=Plover(row["negated"]) if "negated" in row else None,
        bare=frozenset(form for verb in row.get("active_needs_object", ()) for form in verb_forms(verb)),
        then=frozenset(form for verb in row.get("then", ()) for form in verb_forms(verb)),
        judged=nouns_of(row.get("passive_or_subjects", ())),
        **given,
    )


def nouns_of(listed: Iterable[str]) -> frozenset[str]:
    """Return the nouns a list stands for, in singular and plural; `@towns` are those of the table's list."""
    things = table("events")["things"]
    nouns = (noun for one in listed for noun in (things[one[1:]] if one.startswith("@") else (one,)))
    return frozenset(form for noun in nouns for form in noun_forms(noun))


@cache
def nominals() -> dict[str, Plover]:
    """Return nouns that name an event by themselves, in singular and plural -> its type."""
    rows = table("events")["nouns"]
    return {form: Plover(type_) for type_, nouns in rows.items() for noun in nouns for form in noun_forms(noun)}


@cache
def controllers() -> dict[str, str]:
    """Return words on which other words hang -> what they make of an event (`planned`, `asked`)."""
    rows = table("events")["controllers"]
    return {form: kind for kind, words in rows.items() for word in words for form in {*verb_forms(word), word}}
