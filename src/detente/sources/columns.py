"""Which column of an export holds what, and the report in one row."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from detente.errors import BadMapping, BadRow
from detente.sources.days import day_in
from detente.sources.extract import label, whole
from detente.sources.feed import language_code
from detente.sources.items import LARGEST, Item, Known
from detente.sources.masking import masked

USUAL = {
    "text": "text fulltext articletext articlebody bodytext storytext content contents body article story maintext",
    "title": "title headline head heading articletitle subject hd",
    "date": "date published publishdate publisheddate publishedat publishedon publicationdate pubdate datepublished"
    " articledate datetime timestamp time day pd",
    "outlet": "outlet source sourcename publication publicationname publisher newspaper medium media medianame"
    " sitename outletname journal sn",
    "url": "url link href weburl articleurl permalink address uri",
    "author": "author authors byline creator writer by",
    "language": "language lang languagecode la",
}
"""How exports call their columns, in small letters without spaces and marks; the likelier first."""

NOT_A_LETTER = re.compile(r"[\W_]+")
DAY_HINT = "Say how dates are written, as in --columns text=body,date=day,date_format=%d/%m/%Y, or mend this row."


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Names of columns; of JSON also a way inside, such as `article.body`."""

    text: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    date_format: str | None = None
    """How dates are written, as `datetime.strptime` takes it; None: any form that can mean one day only."""

    def checked(self, names: Iterable[str], source: str) -> "Columns":
        """Return these columns.

        Raises:
            BadMapping: The export has not all of them.
        """
        there = list(names)
        missing = [name for name in self.named() if name not in there]
        if missing:
            raise BadMapping(source, missing, there)
        return self

    def named(self) -> tuple[str, ...]:
        """Return the names of all columns that are used."""
        values = (getattr(self, field.name) for field in fields(self) if field.name != "date_format")
        return tuple(value for value in values if value)


def guessed(names: Iterable[str], source: str) -> Columns:
    """Return which columns hold what, by their usual names.

    Raises:
        BadMapping: None is called as the text of a report is.

    >>> guessed(["Headline", "Full text", "Pub. date"], "export.csv").text
    'Full text'
    """
    there = list(names)
    plain = {NOT_A_LETTER.sub("", name.casefold()): name for name in reversed(there)}
    found = {
        field: next((plain[name] for name in usual.split() if name in plain), None) for field, usual in USUAL.items()
    }
    text = found.pop("text")
    if text is None:
        raise BadMapping(source, (), there)
    return Columns(text=text, **found)


def item_in(row: Mapping[str, str], columns: Columns, *, source: str, file: str, line: int) -> Item:
    """Return the report in one row: its text as it stands, and the rest as what is known of it.

    Raises:
        BadRow: It has no text, too much, or a date that is none or may mean two days.
    """
    text = whole(row.get(columns.text, ""))
    if not any(character.isalnum() for character in text):
        raise BadRow(source, line, f"there is no text in {columns.text!r}")
    content = text.encode()
    if len(content) > LARGEST:
        raise BadRow(source, line, f"its text is larger than {LARGEST:,} bytes")
    date = value(row, columns.date)
    published = day_in(date, columns.date_format) if date else None
    if date and published is None:
        raise BadRow(source, line, f"the date {date[:40]!r} is none, or may mean two days", advice=DAY_HINT)
    url = label(value(row, columns.url))
    return Item(
        name=f"{source} line {line}",
        content=content,
        kind="text",
        file=file,
        origin=file,
        known=Known(
            title=label(value(row, columns.title)),
            outlet=label(value(row, columns.outlet)),
            author=label(value(row, columns.author)),
            language=language_code(value(row, columns.language)),
            published=published,
            url=masked(url) if url else None,
        ),
    )


def value(row: Mapping[str, str], column: str | None) -> str:
    """Return what stands in a column, or nothing."""
    return row.get(column, "").strip() if column else ""
