"""Rules for quarters, halves and other parts of a year."""

from detente.reading.dates.meaning import Meaning, duration
from detente.reading.dates.numbers import number, ordinal
from detente.reading.dates.patterns import Found, Rule
from detente.reading.dates.rules.calendar import year_of


def quarter(found: Found) -> Meaning | None:
    """As in the third quarter, fourth-quarter, Q3 2023, the first quarter of 2023."""
    number_ = ordinal(found.word("ordinal"))
    return part_of_year(f"Q{number_}", found) if number_ and number_ <= 4 else None


def coded_quarter(found: Found) -> Meaning:
    """As in Q3, Q3 2023."""
    return part_of_year(found.word("quarter").upper(), found)


def part_of_year(code: str, found: Found) -> Meaning:
    """Return a part of the year that is written, or of the report's."""
    value = f"{year_of(found)}-{code}"
    count = -1 if found.has("last") else 1 if found.has("next") else 0
    return Meaning(value=value) if found.has("year") else Meaning(value=value, unit="Y", count=count)


def half(found: Found) -> Meaning | None:
    """As in the first half of 2023, the last half of the year."""
    number_ = 2 if found.has("last_half") else ordinal(found.word("ordinal"))
    return part_of_year(f"H{number_}", found) if number_ in {1, 2} else None


def first_units(found: Found) -> Meaning | None:
    """As in the first nine months, the first two years."""
    count = number(found.words("number"))
    letter = found.line_value("plural", found.word("unit"))
    return duration(count, letter) if count and letter else None


RULES = (
    Rule("quarter", "(the|a)? fiscal? hyphen? ordinal=ORD hyphen? quartered OF_YEAR", quarter),
    Rule("year_quarter", "the year=year fiscal? ordinal=ORD hyphen? quartered", quarter),
    Rule("years_quarter", "(last=last|next=next|this) year_word fiscal? ordinal=ORD hyphen? quartered", quarter),
    Rule("coded_quarter", "quarter=quarter_form OF_YEAR", coded_quarter),
    Rule("half", "EARLY? (the? ordinal=ORD|the last_half=last) hyphen? half OF_YEAR", half),
    Rule("first_units", "the ordinal number=NUM unit=plural", first_units),
)
