"""One visit to a feed or a sitemap: each new page it names is fetched when the caller asks for it."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.errors import EmptyFeed, EmptyReport, SourceError, TooLarge, TooManyItems, UnknownPacking
from detente.sources.content_types import SUFFIXES
from detente.sources.freeze import extract_of
from detente.sources.items import Item, Known, Memory
from detente.sources.links import Link
from detente.sources.masking import masked
from detente.sources.sitemap import Sitemap, sitemap_of
from detente.sources.unpacking import BadPacking, Overflow, limited, unpacked

if TYPE_CHECKING:
    from detente.sources.fetching import Fetched, Fetcher

MOST_PAGES = 1000
"""New pages of one feed or sitemap that are fetched in one go."""
MOST_SITEMAPS = 100
"""Sitemaps of one index that are looked into, the latest first."""
WORTH_COMPARING = 80
"""Words: a shorter text in a feed is a summary."""

GZIP = b"\x1f\x8b"
TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Visit:
    """One visit to a feed or a sitemap."""

    fetcher: "Fetcher"
    memory: Memory
    address: str
    """As it was typed, without secrets."""

    def fetched(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> "Fetched | None":
        """Return what is behind an address, or None when it is as it was at the last visit."""
        from detente.sources.fetching import Fetched

        answer = self.fetcher.get(url, etag=etag, last_modified=last_modified)
        return answer if isinstance(answer, Fetched) else None


def linked(visit: Visit, links: Iterable[Link | SourceError]) -> Iterator[Item | SourceError]:
    """Yield what is behind the links that were not taken in before, one after the other."""
    keys: set[str] = set()
    for link in links:
        if isinstance(link, SourceError):
            yield link
        elif link.key not in keys and not visit.memory.knows(visit.address, link.key):
            if len(keys) >= MOST_PAGES:
                yield TooManyItems(visit.address, MOST_PAGES)
                return
            keys.add(link.key)
            yield behind(visit, link)


def behind(visit: Visit, link: Link) -> Item | SourceError:
    """Return the page that a link leads to, or the text in the feed where that is longer or all there is."""
    own = own_item(visit, link)
    if not link.url:
        return own or EmptyReport(f"{visit.address}: {link.label}")
    if own and words_in(link.html) < WORTH_COMPARING:
        own = None
    try:
        answer = visit.fetched(link.url)
    except SourceError as error:
        return own or error.with_traceback(None)
    if answer is None:
        return own or EmptyReport(masked(link.url))
    page = page_item(answer, link, visit.address)
    return own if own and words_of(own) > words_of(page) else page


def page_item(answer: "Fetched", link: Link | None = None, origin: str | None = None) -> Item:
    """Return what was fetched as an item, with what the feed or sitemap says of it."""
    return Item(
        name=answer.final_url,
        content=answer.content,
        suffix=SUFFIXES.get(answer.content_type, ""),
        origin=origin,
        key=link.key if link else None,
        fetched_at=answer.fetched_at.isoformat(),
        known=known_of(link, answer.final_url, answer.charset),
    )


def own_item(visit: Visit, link: Link) -> Item | None:
    """Return the text in a feed as an item, or None when there is none: a page with nothing around it."""
    if not words_in(link.html):
        return None
    body = link.html if TAG.search(link.html) else f"<p>{link.html}</p>"
    title = html.escape(link.title or "")
    return Item(
        name=masked(link.url) if link.url else f"{visit.address}: {link.label}",
        content=f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><article>{body}</article></body></html>".encode("utf-8", "replace"),
        kind="page",
        origin=visit.address,
        key=link.key,
        known=known_of(link, masked(link.url) if link.url else None, None),
    )


def known_of(link: Link | None, url: str | None, charset: str | None) -> Known:
    """Return what is known beside the bytes."""
    if link is None:
        return Known(url=url, charset=charset)
    return Known(
        title=link.title,
        outlet=link.outlet,
        author=link.author,
        published=link.published,
        language=link.language,
        url=url,
        charset=charset,
    )


def words_in(markup: str) -> int:
    """Return how many words stand in some HTML."""
    return len(html.unescape(TAG.sub(" ", markup)).split())


def words_of(item: Item) -> int:
    """Return how many words are read in an item: none where it cannot be read."""
    try:
        return len(extract_of(item).text.split())
    except SourceError:
        return 0


def further(visit: Visit, first: Sitemap, url: str) -> Iterator[Link | SourceError]:
    """Yield the pages that a sitemap names; those of an index follow, sitemap by sitemap, each fetched in its turn."""
    yield from first.pages
    waiting, seen = list(first.sitemaps), {url}
    if not first.pages and not waiting:
        yield EmptyFeed(visit.address, "sitemap")
    while waiting:
        url = waiting.pop(0)
        if url in seen:
            continue
        if len(seen) > MOST_SITEMAPS:
            yield TooManyItems(visit.address, MOST_SITEMAPS)
            return
        seen.add(url)
        try:
            answer = visit.fetched(url)
            if answer is not None:
                found = sitemap_in(visit, answer)
                yield from found.pages
                waiting.extend(found.sitemaps)
        except SourceError as error:
            yield error.with_traceback(None)


def sitemap_in(visit: Visit, answer: "Fetched") -> Sitemap:
    """Return what stands in a sitemap that was fetched.

    Raises:
        SourceError: It cannot be read.
    """
    content = opened(answer.content, answer.final_url, visit.fetcher.settings.most_bytes)
    return sitemap_of(content, answer.final_url, base=answer.final_url, charset=answer.charset)


def opened(content: bytes, name: str, most: int) -> bytes:
    """Return the bytes of a file, unpacked when it is packed with gzip as sitemaps are.

    Raises:
        TooLarge: It has more than `most` bytes then.
        UnknownPacking: It is damaged.
    """
    if not content.startswith(GZIP):
        return content
    try:
        return limited(unpacked([content], "gzip"), most)
    except Overflow as error:
        raise TooLarge(name, most) from error
    except BadPacking as error:
        raise UnknownPacking(name, str(error)) from error
