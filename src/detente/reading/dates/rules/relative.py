"""Rules for dates counted from the report's or from one mentioned before."""

from detente.reading.dates.meaning import Meaning, duration
from detente.reading.dates.numbers import number
from detente.reading.dates.patterns import Found, Rule

CLOCK = "T"
"""First letter of the units of the clock."""


def amount(found: Found) -> float | str:
    """Return how many: a number, or X for a few."""
    if found.has("vague"):
        known = found.value("vague")
        return int(known) if known.isdigit() else known
    count = number(found.words("number")) if found.has("number") else 1
    return (count or 0) + 0.5 * (found.has("half") + found.has("half_number"))


def unit(found: Found) -> str:
    """Return the letter of the unit."""
    word = found.word("unit")
    for class_ in ("unit", "plural"):
        if letter := found.line_value(class_, word):
            return letter
    return ""


def day(found: Found) -> Meaning:
    """As in today, yesterday, the day after tomorrow."""
    return Meaning(unit="D", count=int(found.value("day_word")))


def neighbour(found: Found) -> Meaning | None:
    """As in last week, this month, next year, the current quarter."""
    letter = unit(found)
    if letter.startswith(CLOCK):
        return None
    return Meaning(unit=letter, count=-1 if found.has("last") else 1 if found.has("next") else 0)


def mentioned(found: Found) -> Meaning | None:
    """As in the following day, the previous month, that year, the same day: from the date mentioned before."""
    letter = unit(found)
    if letter.startswith(CLOCK):
        return None
    return Meaning(unit=letter, count=-1 if found.has("previous") else 1 if found.has("following") else 0, base="focus")


def ago(found: Found) -> Meaning | None:
    """As in two years ago, a week and a half ago."""
    return away(found, -1, base="report")


def hence(found: Found) -> Meaning | None:
    """As in two years from now, in two weeks' time."""
    return away(found, 1, base="report")


def earlier(found: Found) -> Meaning | None:
    """As in a day earlier, three weeks before."""
    return away(found, -1, base="focus")


def later(found: Found) -> Meaning | None:
    """As in three days later, a year after."""
    return away(found, 1, base="focus")


def away(found: Found, sign: int, *, base: str) -> Meaning | None:
    """Return so many units in a direction; a few of them are only past or future."""
    count, letter = amount(found), unit(found)
    if isinstance(count, str) and not letter.startswith(CLOCK):
        return Meaning(value="PAST_REF" if sign < 0 else "FUTURE_REF")
    if isinstance(count, str) or letter.startswith(CLOCK) or count != int(count):
        return duration(count, letter)
    return Meaning(unit=letter, count=sign * int(count), base="report" if base == "report" else "focus")


def quarter_like(found: Found) -> Meaning:
    """As in a year earlier, the year-ago period, after a quarter was spoken of: the same quarter of the year before."""
    return Meaning(base="quarter", unit="Y", count=-1)


def the_quarter(found: Found) -> Meaning:
    """As in the quarter, the latest period."""
    return Meaning(base="quarter", unit="Q")


def the_unit(found: Found) -> Meaning | None:
    """As in the year, the end of the month, later in the day, the weekend: the report's own."""
    letter = unit(found)
    if letter == "WE":
        return Meaning(value="XXXX-WXX-WE")
    known = letter in {"D", "W", "M"} and found.has("early")
    return Meaning(unit=letter) if known or letter == "Y" else None


def year_ended(found: Found) -> Meaning:
    """As in the year ended 31 March: some year, not the report's."""
    return duration(1, unit(found))


def year_end(found: Found) -> Meaning:
    """As in year end, the year's end."""
    return Meaning(unit="Y")


RULES = (
    Rule("day", "EARLY? day_word=day_word", day),
    Rule(
        "neighbour", "EARLY? ((this=this)|the? last=last|next=next) (this|last|next|fiscal|more)? unit=unit", neighbour
    ),
    Rule("the_neighbour", "EARLY? the (present|fiscal|latest (?!fiscal? quartered)){1,2} unit=unit", neighbour),
    Rule("the_next", "EARLY? the (previous=previous|following=following) unit=unit", mentioned),
    Rule("day_before", "the unit=unit (previous=(earlier|before)|following=(later|after)) (?=comma|stop|$)", mentioned),
    Rule("that", "EARLY? that same? unit=unit", mentioned),
    Rule("same", "the same unit=unit", mentioned),
    Rule("the_unit", "early=EARLY? the whole? unit=unit", the_unit),
    Rule("year_ended", "the fiscal? unit=year_word end_in", year_ended),
    Rule("year_earlier", "a year_word (earlier|ago)", quarter_like),
    Rule("ago", "QUANTITY more? unit=UNITS or_so? (half=HALF)? ago", ago),
    Rule("hence", "QUANTITY more? unit=UNITS hence", hence),
    Rule("in_time", "in QUANTITY more? unit=UNITS time_word", hence),
    Rule("earlier", "QUANTITY more? unit=UNITS (half=HALF)? (earlier|before (?=comma|stop|$))", earlier),
    Rule("later", "QUANTITY more? unit=UNITS (half=HALF)? (later|after (?=comma|stop|$))", later),
    Rule("year_ago_period", "the? year_word hyphen (earlier|ago) (ordinal? (unit|period))?", quarter_like),
    Rule("the_quarter", "the latest? fiscal? (quartered|period)", the_quarter),
    Rule("year_end", "the? year_end=year_end", year_end),
)
