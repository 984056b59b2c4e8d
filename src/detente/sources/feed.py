"""How a feed is read: RSS and Atom, by feedparser from bytes that were fetched before."""

import io
import re
from collections.abc import Mapping
from urllib.parse import urljoin

from detente.errors import EmptyFeed, NotAFeed
from detente.record import PartialDate
from detente.sources.days import day_in
from detente.sources.extract import label
from detente.sources.links import Link
from detente.sources.markup import xml_text
from detente.sources.masking import is_address, masked

DAMAGE = (ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError)
"""What feedparser lets through on markup that is none."""

LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.I)


def feed_of(content: bytes, name: str, *, base: str, charset: str | None = None) -> tuple[Link, ...]:
    """Return the entries of a feed in its order; `base` is where it was found.

    Raises:
        EntitiesRefused: It defines entities.
        NotAFeed: It is none.
        EmptyFeed: There is no entry in it.
    """
    import feedparser  # type: ignore[import-untyped]

    text = xml_text(content, charset, name)
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        # A stream: a string or bytes would be taken for an address or a path first.
        found = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")), response_headers=headers, resolve_relative_uris=False
        )
    except DAMAGE as error:
        raise NotAFeed(name) from error
    if not found.version and not found.entries:
        raise NotAFeed(name)
    if not found.entries:
        raise EmptyFeed(name)
    outlet = label(found.feed.get("title"))
    language = found.feed.get("language")
    return tuple(link_of(entry, outlet, language, base) for entry in found.entries)


def link_of(entry: Mapping[str, object], outlet: str | None, language: object, base: str) -> Link:
    """Return what one entry says."""
    address = words(entry, "link")
    if address == words(entry, "id") and not is_address(address):
        address = ""  # a guid that feedparser takes for a link
    url = joined(base, address)
    html = own_text(entry)
    title = label(words(entry, "title"))
    key = words(entry, "id") or url or title or html[:200] or "without a name"
    return Link(
        key=masked(key) if is_address(key) else key[:1000],
        url=url,
        title=title,
        outlet=source_of(entry) or outlet,
        author=label(words(entry, "author")),
        published=published(entry),
        language=language_code(language),
        html=html,
    )


def joined(base: str, address: str) -> str | None:
    """Return an address that may be relative, or None where there is none."""
    try:
        return urljoin(base, address) if address else None
    except ValueError:
        return address  # malformed: fetching it will say so


def plain(entry: Mapping[str, object]) -> dict[str, object]:
    """Return an entry as an ordinary dictionary: that of feedparser gives one date for another."""
    return dict(entry.items())


def words(entry: Mapping[str, object], name: str) -> str:
    """Return what an entry says under a name, when it is text."""
    found = plain(entry).get(name)
    return found.strip() if isinstance(found, str) else ""


def own_text(entry: Mapping[str, object]) -> str:
    """Return the longest text in an entry, as HTML."""
    contents = plain(entry).get("content")
    values = [one.get("value") for one in contents] if isinstance(contents, list) else []
    texts = [value for value in (*values, plain(entry).get("summary")) if isinstance(value, str)]
    return max(texts, key=len, default="")


def source_of(entry: Mapping[str, object]) -> str | None:
    """Return the outlet that an entry was taken over from."""
    source = plain(entry).get("source")
    return label(source.get("title")) if isinstance(source, Mapping) else None


def published(entry: Mapping[str, object]) -> PartialDate | None:
    """Return the day on which an entry appeared, in the outlet's own time zone."""
    return next(filter(None, (day_in(words(entry, name)) for name in ("published", "updated", "created"))), None)


def language_code(tag: object) -> str | None:
    """Return the ISO 639-1 code in a language tag.

    >>> language_code("en-GB"), language_code("English")
    ('en', None)
    """
    found = LANGUAGE.fullmatch(tag.strip()) if isinstance(tag, str) else None
    return found[1].lower() if found else None
