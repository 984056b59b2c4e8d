"""What is behind an address on the web: a page, or the new items of a feed or a sitemap."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from detente.errors import AnswerFailed, NotAFeed, SourceError, TooManyItems, UnknownPacking, Unreachable
from detente.sources import markup
from detente.sources.feed import feed_of
from detente.sources.items import NEVER_SEEN, Item, Memory, Validators
from detente.sources.links import Link
from detente.sources.masking import masked
from detente.sources.sitemap import sitemap_of
from detente.sources.visit import Visit, further, linked, opened, page_item

if TYPE_CHECKING:
    from detente.sources.fetching import Fetched, Fetcher

LIKE_A_FEED = re.compile(r"\.(?:rss|atom|xml|rdf)$|(?:^|/)(?:feeds?|rss|atom)/?$", re.I)
SHUT_FOR_NOW = frozenset({403, 408, 425, 429})
FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})


@dataclass(frozen=True)
class Listed:
    """What a feed or a sitemap names."""

    links: Iterable[Link | SourceError]
    validators: Validators
    """What to ask with the next time."""


def web_items(url: str, fetcher: "Fetcher", memory: Memory) -> Iterator[Item | SourceError]:
    """Yield the page behind an address, or what is new in the feed or sitemap there; failures are among them.

    When all of a feed was handed out, but for what failed for good, the memory keeps its validators.
    """
    visit = Visit(fetcher, memory, masked(url))
    before = memory.validators(visit.address)
    asked = before or NEVER_SEEN
    try:
        answer = visit.fetched(url, etag=asked.etag, last_modified=asked.last_modified)
        if answer is None:
            return  # as it was at the last visit
        found = listed_in(visit, answer, feed_before=before is not None)
    except SourceError as error:
        yield error.with_traceback(None)
        return
    if found is None:
        yield page_item(answer)
        return
    whole = True
    for one in linked(visit, found.links):
        whole = whole and not (isinstance(one, SourceError) and may_come_later(one))
        yield one
    if whole:
        memory.keep(visit.address, found.validators)


def may_come_later(error: SourceError) -> bool:
    """Return whether what failed may be had at the next visit: then the feed is read again, changed or not."""
    if isinstance(error, AnswerFailed):
        return error.status in SHUT_FOR_NOW or error.status >= 500
    return isinstance(error, Unreachable | UnknownPacking | TooManyItems)


def listed_in(visit: Visit, answer: "Fetched", *, feed_before: bool) -> Listed | None:
    """Return what a feed or a sitemap names, or None where what came is a page.

    Raises:
        SourceError: It is broken, a trap, or no feed where one is expected.
    """
    content = opened(answer.content, visit.address, visit.fetcher.settings.most_bytes)
    root = markup.root_of(content)
    validators = Validators(etag=answer.etag, last_modified=answer.last_modified)
    if root in markup.FEEDS:
        return Listed(feed_of(content, visit.address, base=answer.final_url, charset=answer.charset), validators)
    if root in markup.SITEMAPS:
        sitemap = sitemap_of(content, visit.address, base=answer.final_url, charset=answer.charset)
        # An index may stay as it is while the sitemaps that it names change.
        return Listed(further(visit, sitemap, answer.final_url), Validators() if sitemap.sitemaps else validators)
    like_one = LIKE_A_FEED.search(urlsplit(answer.url).path) or LIKE_A_FEED.search(urlsplit(answer.final_url).path)
    if feed_before or answer.content_type in FEED_TYPES or like_one:
        markup.xml_text(content, answer.charset, visit.address)  # a trap is told as one
        raise NotAFeed(visit.address, "nothing" if not content.strip() else "a web page" if root else "some other text")
    return None
