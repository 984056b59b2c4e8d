"""Rules for days, months and years by their names."""

import re
from dataclasses import replace
from datetime import date

from detente.reading.dates.holidays import MOVABLE, in_year, is_fixed
from detente.reading.dates.meaning import Meaning
from detente.reading.dates.numbers import number, ordinal
from detente.reading.dates.patterns import Found, Rule, Several
from detente.reading.dates.tokens import ABBREVIATED

DATED = ("in", "by", "of", "since", "through", "from", "and", "to", "between")
"""Classes of words that a month follows."""

WEEK_OF = "the? unit=unit (of|since)"
"""Words that make the week of a day: `beginning` is one of the class `since`."""

YEARS = range(1000, 3000)
BARE_YEARS = range(1700, 2100)
"""Numbers that are years without a word before them that says so."""


def day_value(month: str, day: int, year: str) -> str | None:
    """Return the TIMEX3 value of a day, or nothing when no year has it."""
    try:
        date(2000 if year == "XXXX" else int(year), int(month), day)
    except ValueError:
        return None
    return f"{year}-{int(month):02}-{day:02}"


def dated(month: str, day: int | None, year: str = "XXXX", toward: int = 0) -> Meaning | None:
    """Return a day of the calendar; a day that no month has leaves the month."""
    if day is None or not (value := day_value(month, day, year)):
        return None
    return Meaning(value=value, toward=toward)


def year_of(found: Found) -> str:
    """Return the year that is written, or XXXX."""
    return f"{int(found.word('year')):04}" if found.has("year") else "XXXX"


def toward(found: Found) -> int:
    """Return the direction of `last` and `next`."""
    return -2 if found.has("last") else 2 if found.has("next") else 0


def iso(found: Found) -> Meaning | None:
    """As in 2022-01-12, 2022-01-12 17:00."""
    day, clock = found.word("iso")[:10], found.word("iso")[11:]
    year, month, number_ = re.split("[/-]", day)
    if not (value := day_value(month, int(number_), year)):
        return None
    return Meaning(type="TIME" if clock else "DATE", value=value, clock=f"T{clock.upper()}" if clock else "")


def slashed(found: Found) -> Meaning | None:
    """As in 1/12/2022 (month first unless it cannot be), 12.01.2022 and 12-01-2022 (day first)."""
    first, second, year = re.split(r"[/.-]", found.word("slashed"))
    if "/" not in found.word("slashed") or int(first) > 12:
        first, second = second, first
    full = year if len(year) == 4 else f"{'20' if int(year) < 50 else '19'}{year}"
    return dated(first, int(second), full)


def month_day(found: Found) -> Meaning | None:
    """As in January 12, Jan. 12th, last Oct. 23, January 12, 2022."""
    return dated(found.value("month"), ordinal_or_count(found, "day"), year_of(found), toward(found))


def week_of(found: Found) -> Meaning | None:
    """As in the week of March 6, the week beginning 10 January 2022."""
    meant = month_day(found) if found.value("unit") == "W" else None
    return replace(meant, week=True) if meant else None


def ordinal_or_count(found: Found, label: str) -> int | None:
    """Return the day of the month that is written."""
    return ordinal(found.word(label))


def days(found: Found) -> Several | None:
    """As in 10-13 January, January 10 and 12, 2022: each day for itself."""
    meanings = [
        (label, dated(found.value("month"), ordinal(found.word(day)), year_of(found)))
        for label, day in (("first", "first"), ("middle", "middle"), ("rest", "final"))
        if found.has(day)
    ]
    known = [(label, meaning) for label, meaning in meanings if meaning]
    return known if len(known) == len(meanings) else None


def month_year(found: Found) -> Meaning:
    """As in January 2022, late January of 2022."""
    return Meaning(value=f"{year_of(found)}-{int(found.value('month')):02}")


def month(found: Found) -> Meaning | None:
    """As in January, mid-January, last January, this January; May only after a word that a date follows."""
    name = found.word("month")
    if name in ABBREVIATED and not found.abbreviated():
        return None
    if name == "may" and len(found.words("all")) == 1 and not found.after(*DATED):
        return None
    value = f"XXXX-{int(found.value('month')):02}"
    return Meaning(value=value, unit="Y") if found.has("this") else Meaning(value=value, toward=toward(found))


def weekday(found: Found) -> Meaning | None:
    """As in Wednesday, late on Tuesday, last Friday, this coming Sunday."""
    if found.word("weekday") in ABBREVIATED and not found.abbreviated():
        return None
    if found.has("this"):
        return Meaning(value=f"XXXX-WXX-{found.value('weekday')}", toward=1)
    return Meaning(value=f"XXXX-WXX-{found.value('weekday')}", toward=toward(found))


def year(found: Found) -> Meaning | None:
    """As in 2021, early 2022, fiscal 2024, the year 2000; without `in` or the like only near our own."""
    number_ = int(found.word("year"))
    known = number_ in (YEARS if found.after(*DATED) else BARE_YEARS)
    return Meaning(value=year_of(found)) if known else None


def year_in_words(found: Found) -> Meaning | None:
    """As in nineteen ninety-six, the year two thousand."""
    if found.word("number")[0].isdigit():
        return None
    spoken = number(found.words("number"))
    return Meaning(value=f"{int(spoken):04}") if spoken and int(spoken) in YEARS else None


def short_year(found: Found) -> Meaning | None:
    """As in in '98, of '98."""
    if not found.after(*DATED, "month"):
        return None
    digits = found.word("short")[-2:]
    return Meaning(value=f"{'20' if int(digits) < 30 else '19'}{digits}")


def decade(found: Found) -> Meaning | None:
    """As in the 1990s, the '80s, the early nineties."""
    word = found.word("decade")
    digits = re.search(r"\d+", word)
    if found.word("all")[:2].isdigit() and len(word) == len("30s"):
        return None
    number_ = int(digits.group()) if digits else int(found.value("decade"))
    full = number_ if number_ >= 1000 else (2000 if number_ < 30 and digits else 1900) + number_
    return Meaning(value=f"{full // 10:03}")


def century(found: Found) -> Meaning | None:
    """As in the 21st century."""
    if found.word("unit") != "century":
        return None
    number_ = ordinal(found.word("ordinal"))
    return Meaning(value=f"{number_ - 1:02}") if number_ and number_ <= 30 else None


def season(found: Found) -> Meaning:
    """As in last summer, the winter of 1994, this fall."""
    value = f"{year_of(found)}-{found.value('season')}"
    return Meaning(value=value, unit="Y") if found.has("this") else Meaning(value=value, toward=toward(found))


def holiday(found: Found) -> Meaning:
    """As in Christmas, last Thanksgiving, Good Friday 2022."""
    code, year_ = found.value("holiday"), year_of(found)
    value = f"XXXX-{code}" if is_fixed(code) else f"XXXX-{MOVABLE}{code}"
    if year_ != "XXXX":
        return Meaning(value=in_year(value, int(year_)))
    return Meaning(value=value, unit="Y") if found.has("this") else Meaning(value=value, toward=toward(found))


RULES = (
    Rule("iso", "iso=iso", iso),
    Rule("slashed", "slashed=slashed", slashed),
    Rule("month_day", "EARLY? (last=last|next=next)? month=month the? day=DAY (comma? year=year)?", month_day),
    Rule("day_month", "EARLY? the? day=DAY of? (month=(month|may)) (comma? of? year=year)?", month_day),
    Rule("week_of", f"{WEEK_OF} month=month the? day=DAY (comma? year=year)?", week_of),
    Rule("week_of_day", f"{WEEK_OF} day=DAY of? (month=(month|may)) (comma? of? year=year)?", week_of),
    Rule(
        "days_month",
        "the? first=DAY (comma middle=DAY)? LINK rest=(the? final=DAY of? month=month (comma? year=year)?)",
        days,
    ),
    Rule("month_days", "month=month first=DAY (comma middle=DAY)? LINK rest=(final=DAY (comma? year=year)?)", days),
    Rule("month_year", "EARLY? month=month (comma|of|in)? year=year", month_year),
    Rule("month", "all=(EARLY? ((this=this)|last=last|next=next)? EARLY? month=month)", month),
    Rule("weekday", "(EARLY on?)? ((this=this) next?|last=last|next=next)? weekday=weekday", weekday),
    Rule("the_weekday", "the (last=previous|next=following) weekday=weekday", weekday),
    Rule("year", "EARLY? fiscal? year=year (?!not_year)", year),
    Rule("the_year", "EARLY? the fiscal? year_word year=year", year),
    Rule("fiscal_year", "(fiscal year_word?|fy) year=year", year),
    Rule("year_in_words", "EARLY? (the year_word)? number=NUM", year_in_words),
    Rule("short_year", "short=short", short_year),
    Rule("decade", "all=(EARLY? the? EARLY? decade=(decade_form|decade))", decade),
    Rule("century", "EARLY? the? EARLY? ordinal=ORD hyphen? unit=unit", century),
    Rule("season", "EARLY? ((this=this) last?|last=last|next=next|the) EARLY? season=season (of? year=year)?", season),
    Rule("season_year", "EARLY? season=season of? year=year", season),
    Rule("holiday", "((this=this)|last=last|next=next)? holiday=holiday (comma? year=year)?", holiday),
)
