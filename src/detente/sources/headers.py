"""What the first lines of a text say of it: headline, by-line, outlet and date, as wire copy gives them.

The lines are read and stay in the text. What is not certain is left out: a wrong date does more harm than none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.record import PartialDate
from detente.sources.extract import calendar_day, label
from detente.sources.outlets import is_outlet

HEAD = 4000
"""Characters that are looked at."""
LINES = 12
"""Lines of them that may belong to the header."""
LONGEST_HEADLINE = 120
LONGEST_DATELINE = 120

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
CLOCK = r"(?:[,\s]+(?:at\s+)?\d{1,2}[:.]\d\d.{0,30}|T\d\d:\d\d.{0,30})?"
ISO = r"(?P<iso>\d{4}-\d\d-\d\d)"

MONTH_FIRST = re.compile(rf"\b{MONTH}\s+{DAY}(?!\d)(?:,?\s+{YEAR}\b)?", re.I)
DAY_FIRST = re.compile(rf"(?<!\d){DAY}\s+{MONTH}(?:,?\s+{YEAR}\b)?", re.I)
DATE_LINES = tuple(
    re.compile(rf"(?:(?:published|posted|date|issued)(?:\s+on)?\s*:?\s*)?{WEEKDAY}{form}{CLOCK}\.?", re.I)
    for form in (ISO, rf"{MONTH}\s+{DAY},?\s+{YEAR}", rf"{DAY}\s+{MONTH},?\s+{YEAR}")
)
KEY = re.compile(r"(title|headline|source|outlet|publisher|author|url|link)\s*:\s*(\S.*)", re.I)
MEANING = {"headline": "title", "source": "outlet", "publisher": "outlet", "link": "url"}
BYLINE = re.compile(
    r"(?:By|BY|From)\s+((?:[A-Z][\w.'’-]*\s+){1,3}[A-Z][\w.'’-]*(?:\s+and\s+(?:[A-Z][\w.'’-]*\s*){2,4})?)(?:(?:,|\s+in)\s(.*))?"
)
SIGNED = re.compile(r"([^,|·–—]{2,60}?)\s*[,|·–—]\s*(.{6,60})")
"""An outlet and a day: `Market Ledger, 9 May 2023`."""
DATED = re.compile(r"(.{6,40}?\b(?:19|20)\d\d)\s*[,|·–—]\s*([^,|·–—]{3,60})")
"""A day and an outlet: `9 May 2023 | Market Ledger`."""
TITLED = re.compile(r"The (?!Hague\b)[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}")
"""A name that behind a day is an outlet's: `9 May 2023, The Islander`."""

IN_BRACKETS = re.compile(r"\([^()]{2,40}\)\s*:(?=\s)")
DASH = re.compile(r"\s*(?:—|\s–|\s--?|\s−|\s_)(?:\s|$)|—")
CITY_IN_CAPITALS = re.compile(r"[^\W\d_]{3,}(?:[\s'’.-]+[^\W\d_]+)*")
AFTER_THE_PLACE = re.compile(r"\(([^()]{2,40})\)\s*:?$")
BETWEEN_SLASHES = re.compile(r"(?:^|[\s.])/([A-Z][\w -]{1,30})/\.?")
FEW_WORDS = 5
AGENCY = re.compile(
    r"[A-Z]{2,6}|.*\b(?:News|Agency|Wire|Press|Reuters|Bloomberg|Interfax|Xinhua|Tass|Kyodo|Ukrinform)\b.*"
)
DATE_IN_A_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
"""`2022-01-12`, `2022_01_12` or `20220112`."""


@dataclass(frozen=True, kw_only=True)
class Header:
    """What the first lines say."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: PartialDate | None = None
    url: str | None = None


@dataclass(frozen=True)
class Dateline:
    """Where, when and by whom, as at the head of `GENEVA, Jan 10 (Outlet) - The talks ...`."""

    outlet: str | None
    month: int | None
    day: int | None
    year: int | None


def header_of(text: str, stem: str = "") -> Header:
    r"""Return what the first lines of `text` say; `stem` is the file's name, which may give a dateline its year.

    >>> found = header_of("Talks go on\n\nGENEVA, Jan 10, 2022 (Meridian Wire) - The talks go on.")
    >>> found.title, found.outlet, found.published.value
    ('Talks go on', 'Meridian Wire', '2022-01-10')
    """
    lines = [line.strip() for line in text[:HEAD].splitlines()]
    first = [line for line in lines if line][:LINES]
    dateline = next(filter(None, map(dateline_of, first)), None)
    signed = next(filter(None, map(signature, first)), None)
    names = [byline_outlet(line) for line in first[:4]] + [line for line in first[:1] if is_masthead(lines)]
    keyed = {kind: value for line in reversed(first) for kind, value in keyed_line(line)}
    return Header(
        title=label(keyed.get("title")) or headline(lines),
        outlet=label(keyed.get("outlet"))
        or (dateline.outlet if dateline else None)
        or (signed[0] if signed else next(filter(None, names), None)),
        author=label(keyed.get("author")) or next(filter(None, map(byline, first[:4])), None),
        published=next(filter(None, map(dated_line, first)), None)
        or (day_of(dateline, stem) if dateline else None)
        or (signed[1] if signed else None)
        or day_in_name(stem, text[:HEAD]),
        url=label(keyed.get("url")),
    )


def keyed_line(line: str) -> list[tuple[str, str]]:
    """Return kind and value of a line such as `Source: Meridian Wire`, or nothing."""
    found = KEY.fullmatch(line[:LONGEST_HEADLINE])
    if not found:
        return []
    kind = found[1].lower()
    return [(MEANING.get(kind, kind), found[2])]


def headline(lines: list[str]) -> str | None:
    """Return the first line that says nothing else, when it is short, no sentence, and stands by itself."""
    at = next((number for number, line in enumerate(lines[:LINES]) if line and not is_header_line(line)), None)
    if at is None:
        return None
    line, below = lines[at], [*lines[at + 1 :], ""][0]
    alone = not below or is_header_line(below) or len(below) > LONGEST_HEADLINE
    more = any(lines[at + 1 :])
    if not alone or not more or len(line) > LONGEST_HEADLINE or len(line.split()) < 2:
        return None
    return None if re.search(r"[.,;:…_–—-][\"'”’»)]*$", line) else label(line)


def is_header_line(line: str) -> bool:
    """Return whether a line is by-line, dateline, date or key."""
    return is_title_line(line) or dateline_of(line) is not None


def is_masthead(lines: list[str]) -> bool:
    """Return whether the first line is the name of the outlet, with its headline or its day below."""
    first = [line for line in lines if line][:2]
    return len(first) > 1 and is_outlet(first[0]) and bool(dated_line(first[1]) or headline(lines))


def signature(line: str) -> tuple[str, PartialDate] | None:
    """Return outlet and day of a line such as `Market Ledger, 9 May 2023`, also turned round; a place is no outlet."""
    for form, name, when in ((SIGNED, 1, 2), (DATED, 2, 1)):
        found = form.fullmatch(line)
        titled = form is DATED and found and TITLED.fullmatch(found[name])
        day = dated_line(found[when]) if found and (titled or is_outlet(found[name])) else None
        if found and day:
            return found[name], day
    return None


def byline(line: str) -> str | None:
    """Return the names in a line such as `By Ilse Tarnow in Brussels`."""
    found = BYLINE.fullmatch(line) if len(line) <= LONGEST_HEADLINE else None
    return label(found[1]) if found else None


def byline_outlet(line: str) -> str | None:
    """Return the outlet in a line such as `By Ilse Tarnow, Global Dispatch`."""
    found = BYLINE.fullmatch(line) if len(line) <= LONGEST_HEADLINE else None
    rest = found[2].split(",")[0].strip() if found and found[2] else ""
    return rest if is_outlet(rest) else None


def dated_line(line: str) -> PartialDate | None:
    """Return the day that a whole line names, with its year."""
    if len(line) > LONGEST_DATELINE:
        return None
    for form in DATE_LINES:
        found = form.fullmatch(line)
        if found:
            parts = found.groupdict()
            return calendar_day(parts.get("iso") or iso_of(parts["year"], parts["month"], parts["day"]))
    return None


def dateline_of(line: str) -> Dateline | None:
    """Return the dateline with which a line opens, or None."""
    opening = line[:LONGEST_DATELINE]
    slashes = BETWEEN_SLASHES.search(opening)
    dash = DASH.search(opening)
    colon = IN_BRACKETS.search(opening)
    end = slashes.end() if slashes else dash.start() if dash else 0
    head = opening[: colon.end() - 1 if colon and (not dash or colon.start() < dash.start()) else end]
    outlet = slashes or outlet_in_brackets(head)
    place = re.split(r"[,(/]", head)[0].strip()
    when = MONTH_FIRST.search(head) or DAY_FIRST.search(head)
    capitals = place.isupper() and CITY_IN_CAPITALS.fullmatch(place)
    agency = outlet and AGENCY.fullmatch(outlet[1]) and place[:1].isupper() and len(head.split()) <= FEW_WORDS
    if not agency and not (capitals and (outlet or when)):
        return None
    year = when["year"] if when else None
    return Dateline(
        outlet=label(outlet[1]) if outlet else None,
        month=MONTHS.index(when["month"][:3].lower()) + 1 if when else None,
        day=int(when["day"]) if when else None,
        year=int(year) if year else None,
    )


def outlet_in_brackets(head: str) -> re.Match[str] | None:
    """Return the brackets after the place, unless a day stands in them."""
    found = AFTER_THE_PLACE.search(head)
    dated = found and (MONTH_FIRST.search(found[1]) or DAY_FIRST.search(found[1]))
    return None if dated else found


def head_apart(text: str, title: str | None) -> str:
    """Return `text` with a blank line below each line of its head, where the lines of pages stand close together."""
    lines = text.split("\n")
    known = 0
    while known < min(LINES, len(lines)) and (
        not lines[known].strip() or lines[known].strip() == title or is_title_line(lines[known].strip())
    ):
        known += 1
    return "\n".join([part for line in lines[:known] for part in (line, "")] + lines[known:])


def is_title_line(line: str) -> bool:
    """Return whether a whole line is by-line, date, key or outlet."""
    return any(found(line) for found in (byline, dated_line, keyed_line, signature, is_outlet))


def day_of(dateline: Dateline, stem: str) -> PartialDate | None:
    """Return the day of a dateline.

    Its year may be missing; it is then taken from the file's name, when that holds the very same day and month.
    """
    if dateline.month is None or dateline.day is None:
        return None
    if dateline.year:
        return calendar_day(f"{dateline.year:04}-{dateline.month:02}-{dateline.day:02}")
    return next(
        (day for day in days_in_name(stem) if (day.first.month, day.first.day) == (dateline.month, dateline.day)), None
    )


def day_in_name(stem: str, text: str) -> PartialDate | None:
    """Return the day in a file's name, when the beginning of its text names the same day: else it may be any day.

    >>> day_in_name("council-2022-01-12", "They met on January 12.").value, day_in_name("2022-01-14", "On January 12.")
    ('2022-01-12', None)
    """
    named = {
        (MONTHS.index(found["month"][:3].lower()) + 1, int(found["day"]), found["year"])
        for form in (MONTH_FIRST, DAY_FIRST)
        for found in form.finditer(text)
    }
    same = {
        day
        for day in days_in_name(stem)
        if any((day.first.month, day.first.day, year) in named for year in (None, str(day.first.year)))
    }
    return same.pop() if len(same) == 1 else None


def days_in_name(stem: str) -> Iterator[PartialDate]:
    """Yield the days that a file's name holds."""
    for year, _, month, day in DATE_IN_A_NAME.findall(stem):
        found = calendar_day(f"{year}-{month}-{day}")
        if found:
            yield found


def iso_of(year: str, month: str, day: str) -> str:
    """Return an ISO date from the words for year, month and day."""
    return f"{year}-{MONTHS.index(month[:3].lower()) + 1:02}-{int(day):02}"
