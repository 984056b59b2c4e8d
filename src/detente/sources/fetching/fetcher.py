"""How one address is fetched: politely, within limits, and only where it may lead."""

import os
import random
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx2

from detente.errors import (
    AddressRefused,
    AnswerFailed,
    BadAddress,
    FetchFailed,
    TooLarge,
    TooManyRedirects,
    UnknownPacking,
    Unreachable,
    WrongContentType,
)
from detente.sources.content_types import is_read, type_and_charset
from detente.sources.fetching.addresses import ForbiddenAddress, Resolver, check_host, plain, resolved
from detente.sources.fetching.answers import Fetched, NotModified
from detente.sources.fetching.deadline import Deadline
from detente.sources.fetching.failures import is_for_good, reason
from detente.sources.fetching.guarded import GuardedTransport
from detente.sources.fetching.pace import Pace, asked_to_wait, before_retry
from detente.sources.fetching.proxies import Proxies, proxies_in
from detente.sources.fetching.robots import LARGEST as LARGEST_ROBOTS
from detente.sources.fetching.robots import Robots
from detente.sources.fetching.settings import Settings
from detente.sources.fetching.silence import unlogged
from detente.sources.masking import masked
from detente.sources.unpacking import ACCEPTED, BadPacking, Overflow, limited, unpacked

REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOR_THE_MOMENT = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which one asks again."""
OK = frozenset({200, 203})
NOT_MODIFIED = 304
VISITS = 2
"""So often one may come back to an address: sites set a cookie and lead back once."""
LONGEST_ADDRESS = 8000
HEADER = re.compile("[ -~]{1,1000}")
"""What may stand in a header: a server's words are not sent back as they come."""

DEFAULT = Settings()


@dataclass(frozen=True)
class Answer:
    """One answer: its body is empty unless it is what was asked for."""

    status: int
    headers: Mapping[str, str]
    content: bytes = b""


class Fetcher:
    """Fetches addresses on the web. Use it as a context manager, or close it; several threads may share it.

    Args:
        settings: How long, how often, how much.
        transport: What carries the requests; for tests an `httpx2.MockTransport`. Left out: the network, of which only
            public addresses and hosts allowed by name are reached.
        resolver: Gives the addresses of a host.
        proxies: Through which proxies hosts are asked; left out, as the environment says.
        sleep, clock, now, chance: Time and luck, for tests.
    """

    def __init__(
        self,
        settings: Settings = DEFAULT,
        *,
        transport: httpx2.BaseTransport | None = None,
        resolver: Resolver = resolved,
        proxies: Proxies | None = None,
        sleep: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.settings = settings
        self.allowed = frozenset(map(plain, settings.allowed))
        self.sleep, self.clock, self.now, self.chance = sleep, clock, now, chance
        self.deadline = Deadline()
        found = proxies_in(os.environ) if proxies is None else proxies
        self.pace = Pace(clock, sleep)
        self.robots = Robots(self.robots_txt)
        self.client = httpx2.Client(
            transport=transport or GuardedTransport(self.allowed, resolver, self.deadline, found),
            timeout=settings.timeout,
            trust_env=False,  # no passwords from a .netrc; proxies are the transport's business
            headers={
                "User-Agent": settings.user_agent,
                "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
                "Accept-Encoding": ACCEPTED,
            },
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self.client.close()

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched | NotModified:
        """Return what is behind an address; with `etag` or `last_modified` of the last visit, only if it changed.

        Raises:
            BadAddress: It is no address on the web.
            AddressRefused: It leads, maybe by redirects, to an address that is not public.
            RobotsRefused: The site does not let programs fetch it.
            AnswerFailed: The server answers with an error, again after all retries.
            Unreachable: There is no connection, or no end in time.
            TooManyRedirects: It leads on and on, or in a circle.
            WrongContentType: It is a picture, a film or the like.
            UnknownPacking: Its bytes are packed in a way that cannot be undone.
            TooLarge: It has more bytes than the limit, once unpacked.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {
            name: value for name, value in conditions.items() if value and value.isascii() and value.isprintable()
        }
        final, answer = self.followed(url.strip(), headers, polite=self.settings.robots, check=True)
        if answer.status == NOT_MODIFIED and headers:
            return NotModified(url=masked(url), fetched_at=self.now())
        if answer.status == NOT_MODIFIED:
            raise AnswerFailed(masked(url), answer.status, "as it was, though that was not asked")
        content_type, charset = type_and_charset(answer.headers.get("content-type", ""))
        return Fetched(
            url=masked(url),
            final_url=masked(final),
            status=answer.status,
            content=answer.content,
            content_type=content_type,
            charset=charset,
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
            fetched_at=self.now(),
        )

    def robots_txt(self, url: str) -> bytes:
        """Return a robots.txt; what stands in it decides nothing about itself."""
        return self.followed(url, {}, polite=False, check=False)[1].content

    def followed(self, url: str, headers: Mapping[str, str], *, polite: bool, check: bool) -> tuple[str, Answer]:
        """Return the address where the redirects end, and the answer there."""
        visits: dict[str, int] = {}
        typed = masked(url)  # what goes wrong behind redirects is told of the address that was asked for
        for _ in range(self.settings.most_redirects + 1):
            visits[url] = visits.get(url, 0) + 1
            if visits[url] > VISITS:
                raise TooManyRedirects(typed, self.settings.most_redirects, circle=True)
            self.check(url, typed)
            delay = self.delay(url) if polite else 0.0
            answer = self.answered(url, headers, min(delay, self.settings.longest_delay), check=check)
            if answer.status not in REDIRECTS or not answer.headers.get("location"):
                return url, self.good(url, answer)
            url = onward(url, answer.headers["location"])
        raise TooManyRedirects(typed, self.settings.most_redirects)

    def delay(self, url: str) -> float:
        """Return the seconds that a site asks programs to leave between two requests.

        Raises:
            RobotsRefused: It does not let programs fetch this.
            Unreachable: There is no connection to it.
        """
        try:
            return self.robots.delay(url)
        except Unreachable as error:  # told of the page, not of the robots.txt that nobody asked for
            raise Unreachable(masked(url), error.reason, for_good=error.for_good) from error

    def good(self, url: str, answer: Answer) -> Answer:
        """Return the answer when it is what was asked for.

        Raises:
            AnswerFailed: The server says that it is not.
        """
        if answer.status in OK or answer.status == NOT_MODIFIED:
            return answer
        raise AnswerFailed(masked(url), answer.status, httpx2.codes.get_reason_phrase(answer.status))

    def check(self, url: str, typed: str) -> None:
        """Check an address before it is asked, the first as well as each it leads to; `typed` is the first.

        Raises:
            BadAddress: It is none, or none on the web.
            AddressRefused: Its host is not public.
        """
        try:
            parts = urlsplit(url)
            host, _ = httpx2.URL(url).host, parts.port
        except (ValueError, httpx2.InvalidURL, UnicodeError) as error:
            raise BadAddress(masked(url)[:300], "it is malformed") from error
        if parts.scheme not in ("http", "https"):
            scheme = parts.scheme or "no scheme"
            leads = "" if masked(url) == typed else f"it leads to {masked(url)[:100]}, and "
            raise BadAddress(typed[:300], f"{leads}{scheme} is not http or https")
        if not host or len(url) > LONGEST_ADDRESS:
            raise BadAddress(masked(url)[:300], "it is too long" if host else "it names no host")
        try:
            check_host(host, self.allowed)
        except ForbiddenAddress as error:
            raise AddressRefused(typed, error.host, error.address) from error

    def answered(self, url: str, headers: Mapping[str, str], delay: float, *, check: bool) -> Answer:
        """Return the answer to one request, made again when it fails for the moment."""
        attempt = 0
        while True:
            self.pace.wait(plain(urlsplit(url).hostname or ""), max(delay, self.settings.delay))
            asked: float | None = None
            failure: FetchFailed
            try:
                answer = self.asked(url, headers, check=check)
            except Unreachable as error:
                failure = error
            else:
                if answer.status not in FOR_THE_MOMENT:
                    return answer
                asked = asked_to_wait(answer.headers.get("retry-after"), self.now())
                failure = AnswerFailed(masked(url), answer.status, httpx2.codes.get_reason_phrase(answer.status))
            if attempt >= self.settings.retries or getattr(failure, "for_good", False):
                raise failure
            if asked is not None and asked > self.settings.longest_wait:
                failure.add_note(f"It asks to be left alone for {asked:.0f} seconds.")
                raise failure
            own = before_retry(attempt, self.settings.backoff, self.settings.longest_wait, self.chance())
            self.sleep(own if asked is None else max(asked, own))
            attempt += 1

    def asked(self, url: str, headers: Mapping[str, str], *, check: bool) -> Answer:
        """Return the answer to one request made once.

        Raises:
            FetchFailed: There is none that can be used.
        """
        shown, begun = masked(url), self.clock()
        try:
            with (
                unlogged(),
                self.deadline.within(self.settings.longest),
                self.client.stream("GET", url, headers=dict(headers)) as response,
            ):
                told = {name.lower(): value for name, value in response.headers.items()}
                if response.status_code not in OK:
                    return Answer(response.status_code, told)
                kind = type_and_charset(told.get("content-type", ""))[0]
                if check and not is_read(kind):
                    raise WrongContentType(shown, kind[:100])
                most = self.settings.most_bytes if check else LARGEST_ROBOTS
                return Answer(response.status_code, told, self.body(response, told, most, shown))
        except ForbiddenAddress as error:
            raise AddressRefused(shown, error.host, error.address) from error
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol) as error:
            raise BadAddress(shown, "it is malformed") from error
        except httpx2.TimeoutException as error:
            if self.clock() - begun >= self.settings.longest:
                raise self.no_end(shown) from error
            raise Unreachable(shown, f"no answer in time: {self.settings.timeout:g} seconds at most") from error
        except (httpx2.HTTPError, httpx2.StreamError, OSError) as error:
            raise Unreachable(shown, reason(error), for_good=is_for_good(error)) from error
        except ValueError as error:  # httpx2 looks where a redirect leads, though it is not to follow
            raise BadAddress(shown, "it leads on to an address that is malformed") from error

    def body(self, response: httpx2.Response, told: Mapping[str, str], most: int, shown: str) -> bytes:
        """Return the body of an answer, unpacked.

        Raises:
            TooLarge: It has more than `most` bytes.
            UnknownPacking: It cannot be unpacked.
            Unreachable: It has no end in time.
        """
        length = told.get("content-length", "")
        try:
            if length.isdecimal() and int(length[:20]) > most:
                raise Overflow(length)
            if response.is_stream_consumed:  # a fake answer that holds its body, unpacked by httpx2
                return limited([response.content], most)
            pieces = self.in_time(response.iter_raw(), shown)
            return limited(unpacked(pieces, told.get("content-encoding", "")), most)
        except Overflow as error:
            raise TooLarge(shown, most) from error
        except BadPacking as error:
            raise UnknownPacking(shown, str(error)) from error

    def in_time(self, pieces: Iterable[bytes], shown: str) -> Iterator[bytes]:
        """Yield the pieces as long as there is time."""
        until = self.clock() + self.settings.longest
        for piece in pieces:
            if self.clock() > until:
                raise self.no_end(shown)
            yield piece

    def no_end(self, shown: str) -> Unreachable:
        """Return the error of an answer that comes drop by drop; whoever trickles once does so again."""
        return Unreachable(shown, f"no end in time: {self.settings.longest:g} seconds at most", for_good=True)


def onward(url: str, location: str) -> str:
    """Return where a redirect leads.

    Raises:
        BadAddress: Nowhere.
    """
    try:
        return urljoin(url, location.strip())
    except ValueError as error:
        raise BadAddress(masked(url), "it leads on to an address that is malformed") from error
