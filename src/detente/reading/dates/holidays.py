"""On which day of a year a holiday falls."""

import re
from datetime import date, timedelta

MOVABLE = "@"
"""Marks in a value the code of a holiday that moves: `XXXX-@easter-2`."""

BEFORE_HIJRA = 226630
"""Days from the beginning of Python's ordinals to that of the formula below."""


def is_fixed(code: str) -> bool:
    """Return whether a holiday has the same month and day every year."""
    return re.fullmatch(r"\d\d-\d\d", code) is not None


def in_year(value: str, year: int) -> str:
    """Return a value whose year is left open (`XXXX-10`, `XXXX-@easter-2`) in that year.

    >>> in_year("XXXX-12-25", 2021), in_year("XXXX-@easter-2", 2022), in_year("XXXX-@4:4:11", 1999)
    ('2021-12-25', '2022-04-15', '1999-11-25')
    >>> in_year("XXXX-@pascha+0", 2022), in_year("XXXX-@hijri 09-15", 2022)
    ('2022-04-24', '2022-04')
    """
    if value[5:6] != MOVABLE:
        return f"{year:04}{value[4:]}"
    code = value[6:]
    if code.startswith("hijri"):
        return lunar(year, int(code[6:8]), int(code[9:11]))
    if moved := re.fullmatch(r"(easter|pascha)([+-]\d+)", code):
        sunday = easter(year) if moved[1] == "easter" else pascha(year)
        return (sunday + timedelta(days=int(moved[2]))).isoformat()
    number, weekday, month = (int(part) for part in code.split(":"))
    return nth_weekday(year, month, weekday, number).isoformat()


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """Return the first, second ... such weekday (Monday is 1) of a month, or with -1 the last."""
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian algorithm, Nature 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def pascha(year: int) -> date:
    """Return Orthodox Easter Sunday (Meeus), written in the Gregorian calendar."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def lunar(year: int, month: int, day: int) -> str:
    """Return the Gregorian month in which a day of the Islamic calendar falls.

    The day itself is left to those who see the moon. Where a year has two such days, the first counts.
    """
    about = (year - 622) * 33 // 32
    for hijri in (about - 1, about, about + 1, about + 2):
        days = (11 * hijri + 3) // 30 + 354 * hijri + 30 * month - (month - 1) // 2 + day
        found = date.fromordinal(max(days + BEFORE_HIJRA, 1))
        if found.year == year:
            return found.isoformat()[:7]
    return f"{year:04}"
