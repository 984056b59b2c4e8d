"""What a site's robots.txt lets programs fetch, and how fast (RFC 9309)."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from detente.errors import AnswerFailed, RobotsRefused, TooLarge, TooManyRedirects, UnknownPacking
from detente.sources.fetching.settings import PRODUCT
from detente.sources.masking import masked

if TYPE_CHECKING:
    from protego import Protego

LARGEST = 512 * 1024
"""Bytes; RFC 9309 asks for as many."""
MOST_SITES = 500
"""Sites whose rules are remembered; then it is begun anew."""


class Robots:
    """The rules of the sites that were met."""

    def __init__(self, fetch: Callable[[str], bytes]) -> None:
        self.fetch = fetch
        self.sites: dict[str, Protego | str] = {}

    def delay(self, url: str) -> float:
        """Return the seconds that a site asks programs to leave between two requests.

        Raises:
            RobotsRefused: It does not let programs fetch this.
            FetchFailed: There is no connection to it.
        """
        site = site_of(url)
        if site not in self.sites:
            if len(self.sites) >= MOST_SITES:
                self.sites.clear()
            self.sites[site] = self.rules(site)
        rules = self.sites[site]
        if isinstance(rules, str):
            raise RobotsRefused(masked(url), rules)
        if not rules.can_fetch(url, PRODUCT):
            raise RobotsRefused(masked(url))
        rate = rules.request_rate(PRODUCT)
        return max(rules.crawl_delay(PRODUCT) or 0.0, rate.seconds / rate.requests if rate and rate.requests else 0.0)

    def rules(self, site: str) -> "Protego | str":
        """Return a site's rules, or why nothing may be fetched: no rules mean that all may be, broken ones nothing."""
        from protego import Protego

        try:
            content = self.fetch(f"{site}/robots.txt")
        except AnswerFailed as error:
            if error.status < 500 and error.status != 429:
                return Protego.parse("")
            return f"its robots.txt cannot be had for now: {error.status}"
        except TooLarge:
            return "its robots.txt has no end"
        except (TooManyRedirects, UnknownPacking):
            return Protego.parse("")
        return Protego.parse(content.decode("utf-8", "replace"))


def site_of(url: str) -> str:
    """Return scheme, host and port.

    >>> site_of("https://ilse:secret@post.example:8443/talks")
    'https://post.example:8443'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".lower()
