"""Rules for durations, for what happens again and again, and for a present, a past and a future without a date."""

import re
from dataclasses import replace
from functools import cache

from detente.reading.dates.meaning import Meaning, duration
from detente.reading.dates.patterns import Found, Rule
from detente.reading.dates.rules.relative import amount, unit
from detente.reading.knowledge import table

MANY = 999
"""A greater number in digits before a unit is a year (`the 1988 quarter`)."""

LONGEST_AMOUNT = 45
PER = frozenset({"D", "W", "M", "Y", "TH"})
"""Units by which amounts are counted."""

FRACTIONS = frozenset({"TS", "Q"})
"""Units that with `a` are something else: a second group, a quarter of them."""


def length(found: Found) -> Meaning | None:
    """As in two years, more than 24 hours, a few days, the past three months, within a week."""
    if found.has("number"):
        return None if found.word("number").isdigit() and int(found.word("number")) > MANY else quantity(found)
    if found.has("vague"):
        return quantity(found)
    alone = len(found.words("all")) == len(("a", "week"))
    if alone and so_much(found):
        return duration(1, unit(found), type_="SET")
    if unit(found) in FRACTIONS or (
        alone and not found.after("governing", "comma", "hyphen") and not found.has("event")
    ):
        return None
    return quantity(found)


@cache
def so_many() -> re.Pattern[str]:
    """Return the expression of an amount at the end of some words (`75 billion dollars`, `nine meetings`)."""
    words = "|".join(table("time")["amounts"]["words"])
    return re.compile(
        rf"(?:\d[\d.,]*\s?%?|\b(?:{words}))(?:[\s-](?!and\b|or\b|for\b|in\b)[A-Za-z-]+){{0,3}}\s$", re.IGNORECASE
    )


def so_much(found: Found) -> bool:
    """Return whether an amount stands before a unit that it is counted by (`$5 million a year`)."""
    start = found.line.starts[found.match.start()]
    before = found.line.text[max(start - LONGEST_AMOUNT, 0) : start]
    return not found.has("event") and unit(found) in PER and so_many().search(before) is not None


def quantity(found: Found) -> Meaning:
    """Return so many units."""
    return duration(amount(found), unit(found))


def compound(found: Found) -> Meaning | None:
    """As in two-hour (talks), 48-hour (deadline); the age of somebody is no time."""
    return None if found.has("age") else quantity(found)


def several(found: Found) -> Meaning | None:
    """As in for weeks, recent years, within days: nobody says how many."""
    told = found.has("event") and not found.after("the")
    if len(found.words("all")) == 1 and not found.after("governing") and not told:
        return None
    return duration("X", unit(found))


def half_unit(found: Found) -> Meaning:
    """As in half an hour."""
    return duration(0.5, unit(found))


def every(found: Found) -> Meaning:
    """As in every week, each of the past three years, every two days."""
    count = amount(found)
    return replace(duration(2 if found.has("other") else count, unit(found)), type="SET")


def every_named(found: Found) -> Meaning:
    """As in every Thursday, each July, every morning."""
    if found.has("weekday"):
        return Meaning(type="SET", value=f"XXXX-WXX-{found.value('weekday')}")
    if found.has("month"):
        return Meaning(type="SET", value=f"XXXX-{int(found.value('month')):02}")
    if found.has("season"):
        return Meaning(type="SET", value=f"XXXX-{found.value('season')}")
    return Meaning(type="SET", value=f"XXXX-XX-XXT{found.value('part')}")


def times_per(found: Found) -> Meaning:
    """As in once a week, twice per year."""
    return duration(1, unit(found), type_="SET")


def often(found: Found) -> Meaning:
    """As in daily, annual."""
    return Meaning(type="SET", value=found.value("often"))


def reference(found: Found) -> Meaning:
    """As in now, recently, soon."""
    return Meaning(value=found.value("reference"))


def past(found: Found) -> Meaning:
    """As in the past, in the present."""
    return Meaning(value="PRESENT_REF" if found.has("present_word") else "PAST_REF")


def soon(found: Found) -> Meaning | None:
    """As in soon, shortly; not `as soon as`, `soon after`, `was soon`, `soon became`."""
    return None if found.after("as", "past") or found.before("past") else Meaning(value="FUTURE_REF")


RULES = (
    Rule(
        "length",
        "all=(((the|this|that)? (last|previous|next|following|same))? QUANTITY more? unit=UNITS) or_so? (half=HALF)?"
        " (?! old) (event=((?=before|after)))?",
        length,
    ),
    Rule("the_length", "the number=NUM more? unit=plural", length),
    Rule("the_past", "(in? the (past_word|present_word=present_word)) (?!year_word|unit|plural|NUM|vague)", past),
    Rule("compound", "a? number=NUM hyphen? unit=unit (age=(hyphen? old)|hyphen long)?", compound),
    Rule("vague_compound", "a? vague=vague hyphen unit=unit", compound),
    Rule("unit_long", "a? unit=unit hyphen long", quantity),
    Rule("half_unit", "half a unit=unit", half_unit),
    Rule("plural", "all=((the? (recent|last|next|previous|more))? unit=plural) (event=((?=before|after)))?", several),
    Rule("ranged", "number=NUM (to|or|hyphen) NUM unit=plural", compound),
    Rule("every", "each (other=other)? (number=NUM)? unit=UNITS", every),
    Rule("every_named", "each (weekday=weekday|month=month|season=season|part=part)", every_named),
    Rule("times_per", "once (a|per|each) unit=unit", times_per),
    Rule("often", "often=often", often),
    Rule("reference", "reference=reference", reference),
    Rule("soon", "soon (?!later|earlier|before|after)", soon),
)
