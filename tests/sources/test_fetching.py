"""Fetching is polite, keeps within its limits, and never tells a secret."""

import gzip
import logging
import time
import zlib
from datetime import UTC, datetime

import brotli
import httpx2
import pytest

from detente.errors import (
    AddressRefused,
    AnswerFailed,
    BadAddress,
    FetchFailed,
    RobotsRefused,
    TooLarge,
    TooManyRedirects,
    UnknownPacking,
    Unreachable,
    WrongContentType,
)
from detente.sources import Fetched, Fetcher, NotModified, Settings, masked
from detente.version import __version__
from serving import Clock, Web, answer, fetcher, served

HOME = "https://post.example/"
PAGE = b"<html><body><p>Talks go on.</p></body></html>"


def response(status=200, content=b"", **headers):
    return httpx2.Response(
        status, content=content, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


def failure(web, kind, url=HOME, **settings):
    with fetcher(web, **settings) as one, pytest.raises(kind) as caught:
        one.get(url)
    assert caught.value.advice
    return caught.value


def test_what_is_fetched_says_where_it_was_found_and_what_it_is():
    web = Web(
        {
            HOME: response(301, Location="/talks?session=1"),
            "https://post.example/talks?session=1": response(
                content=PAGE,
                Content_Type='text/html; charset="ISO-8859-1"',
                ETag='"1"',
                Last_Modified="Wed, 12 Jan 2022 10:00:00 GMT",
            ),
        }
    )
    with fetcher(web, home_page="https://detente.example/bot") as one:
        found = one.get(HOME)
    assert isinstance(found, Fetched)
    assert (found.url, found.final_url) == (HOME, "https://post.example/talks?session=***")
    assert (found.content, found.content_type, found.charset) == (PAGE, "text/html", "ISO-8859-1")
    assert (found.etag, found.last_modified) == ('"1"', "Wed, 12 Jan 2022 10:00:00 GMT")
    assert found.fetched_at.tzinfo is not None
    assert web.asked[-1].headers["User-Agent"] == f"detente/{__version__} (+https://detente.example/bot)"


def test_a_conditional_request_may_find_nothing_new():
    web = Web(
        {
            HOME: lambda request: (
                response(304) if request.headers.get("If-None-Match") == '"1"' else response(content=PAGE)
            )
        }
    )
    with fetcher(web) as one:
        assert isinstance(one.get(HOME, etag='"1"'), NotModified)
        assert isinstance(one.get(HOME, etag='"2"', last_modified="Wed, 12 Jan 2022 10:00:00 GMT"), Fetched)
    assert web.asked[-1].headers["If-Modified-Since"] == "Wed, 12 Jan 2022 10:00:00 GMT"


@pytest.mark.parametrize(
    "trouble", [response(503), response(429), httpx2.ConnectError("reset"), httpx2.ReadTimeout("slow")]
)
def test_what_fails_for_the_moment_is_asked_again_later_and_later(trouble):
    troubles = [trouble, trouble]
    web = Web({HOME: lambda _: troubles.pop() if troubles else response(content=PAGE)})
    clock = Clock()
    with fetcher(web, clock) as one:
        assert one.get(HOME).content == PAGE
    assert clock.slept == [1.0, 2.0]


@pytest.mark.parametrize(
    ("header", "waited"), [("7", 7.0), ("Wed, 12 Jan 2022 10:00:30 GMT", 30.0), ("soon", 1.0), ("0", 1.0)]
)
def test_a_server_that_asks_for_time_is_given_it(header, waited):
    troubles = [response(429, Retry_After=header)]
    clock = Clock()
    web = Web({HOME: lambda _: troubles.pop() if troubles else response(content=PAGE)})
    with Fetcher(
        Settings(delay=0),
        transport=httpx2.MockTransport(web),
        sleep=clock.sleep,
        clock=clock,
        now=lambda: datetime(2022, 1, 12, 10, tzinfo=UTC),
        chance=lambda: 1.0,
    ) as one:
        assert one.get(HOME).content == PAGE
    assert clock.slept == [waited]


def test_a_server_that_asks_for_hours_is_left_for_now():
    web = Web({HOME: response(503, Retry_After="7200")})
    error = failure(web, AnswerFailed)
    assert any("7200" in line for line in error.advice)
    assert len(web.urls()) == 1


def test_retries_have_an_end():
    web = Web({HOME: response(500)})
    assert failure(web, AnswerFailed, retries=2).status == 500
    assert len(web.urls()) == 3


@pytest.mark.parametrize("status", [304, 400, 401, 403, 404, 410, 451, 206, 204])
def test_an_error_of_the_server_is_told_and_not_asked_again(status):
    web = Web({HOME: response(status)})
    assert failure(web, AnswerFailed).status == status
    assert len(web.urls()) == 1


def test_requests_to_one_host_keep_their_distance():
    web = Web({f"https://{host}.example/{page}": PAGE for host in "ab" for page in "12"})
    clock = Clock()
    with fetcher(web, clock, delay=5.0, robots=False) as one:
        for url in ("https://a.example/1", "https://b.example/1", "https://a.example/2", "https://b.example/2"):
            one.get(url)
    assert clock.slept == [5.0]


@pytest.mark.parametrize(
    ("rules", "open_"),
    [
        (b"User-agent: *\nDisallow: /talks", False),
        (b"User-agent: detente\nDisallow: /", False),
        (b"User-agent: *\nDisallow: /*.html$", False),
        (b"User-agent: *\nDisallow: /\nAllow: /talks", True),
        (b"User-agent: other\nDisallow: /", True),
        (b"<html>not found</html>", True),
        (b"\xff\xfe\x00", True),
        (response(404), True),
        (response(403), True),
        (response(503), False),
    ],
)
def test_robots_txt_is_kept_to(rules, open_):
    web = Web({f"{HOME}robots.txt": rules, f"{HOME}talks.html": PAGE})
    with fetcher(web, retries=0) as one:
        if open_:
            assert one.get(f"{HOME}talks.html").content == PAGE
        else:
            with pytest.raises(RobotsRefused):
                one.get(f"{HOME}talks.html")
    assert web.urls() == [f"{HOME}talks.html"] * open_


def test_robots_txt_is_asked_once_holds_for_redirects_and_sets_the_pace():
    web = Web(
        {
            f"{HOME}robots.txt": b"User-agent: *\nDisallow: /closed\nCrawl-delay: 7",
            f"{HOME}1": PAGE,
            f"{HOME}2": response(302, Location="/closed"),
        }
    )
    clock = Clock()
    with fetcher(web, clock) as one:
        one.get(f"{HOME}1")
        with pytest.raises(RobotsRefused):
            one.get(f"{HOME}2")
    assert web.urls(robots=True) == [f"{HOME}robots.txt", f"{HOME}1", f"{HOME}2"]
    assert clock.slept == [7.0]


def test_a_robots_txt_that_is_a_trap_closes_the_site_and_one_that_leads_nowhere_does_not():
    trap = Web({f"{HOME}robots.txt": b"Disallow: /x\n" * 100_000, HOME: PAGE})
    assert "no end" in str(failure(trap, RobotsRefused))
    nowhere = Web({f"{HOME}robots.txt": response(302, Location="/robots.txt"), HOME: PAGE})
    with fetcher(nowhere) as one:
        assert one.get(HOME).content == PAGE
    failure(Web({f"{HOME}robots.txt": httpx2.ConnectError("reset"), HOME: PAGE}), Unreachable)


def test_what_fails_behind_a_redirect_or_at_the_door_is_told_of_the_address_that_was_asked_for():
    private = Web({HOME: response(302, Location="http://10.0.0.1/inside")})
    refused = failure(private, AddressRefused)
    assert str(refused).startswith(f"{HOME}: it leads to 10.0.0.1")
    assert "--allow 10.0.0.1" in refused.explanation()
    file = Web({HOME: response(302, Location="file:///etc/passwd")})
    assert str(failure(file, BadAddress)).startswith(f"{HOME}: this address cannot be fetched (it leads to file:")
    endless = Web({f"{HOME}{n or ''}": response(302, Location=f"/{n + 1}") for n in range(99)})
    assert str(failure(endless, TooManyRedirects)).startswith(f"{HOME}: it leads on")
    shut = Web({f"{HOME}robots.txt": httpx2.ConnectError("reset"), f"{HOME}talks": PAGE})
    assert str(failure(shut, Unreachable, f"{HOME}talks")).startswith(f"{HOME}talks: there is no connection")


def test_redirects_have_an_end():
    circle = Web({HOME: response(302, Location="/a"), f"{HOME}a": response(302, Location="/")})
    assert "circle" in str(failure(circle, TooManyRedirects))

    def onward(request):
        return response(302, Location=f"/{int(request.url.path[1:] or 0) + 1}")

    endless = Web({f"{HOME}{number or ''}": onward for number in range(99)})
    failure(endless, TooManyRedirects)
    assert len(endless.urls()) == 11


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/zip", "application/json", "text/css"])
def test_what_holds_no_report_is_not_read_at_all(kind):
    assert kind in str(failure(Web({HOME: response(content=bytes(10), Content_Type=kind)}), WrongContentType))


@pytest.mark.parametrize("kind", ["", "text/plain", "application/octet-stream", "application/rss+xml; charset=utf-8"])
def test_what_may_hold_a_report_is_read(kind):
    with fetcher(
        Web({HOME: httpx2.Response(200, content=PAGE, headers={"Content-Type": kind} if kind else {})})
    ) as one:
        assert one.get(HOME).content == PAGE


def raw_deflate(content):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


PACKED = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
}
PACKERS = [
    *PACKED.items(),
    ("deflate", raw_deflate),
    ("gzip, br", lambda content: brotli.compress(gzip.compress(content))),
]


def packed(name, content):
    """Return an answer whose body comes in pieces, as from a network."""
    pieces = [content[at : at + 5000] for at in range(0, len(content), 5000)]
    return lambda _: httpx2.Response(
        200, stream=Stream(pieces), headers={"Content-Encoding": name, "Content-Type": "text/html"}
    )


class Stream(httpx2.SyncByteStream):
    def __init__(self, pieces):
        self.pieces = pieces

    def __iter__(self):
        yield from self.pieces


@pytest.mark.parametrize(("name", "pack"), PACKERS)
def test_what_is_packed_is_unpacked(name, pack):
    page = PAGE + bytes(range(256)) * 2000
    with fetcher(Web({HOME: packed(name, pack(page))})) as one:
        assert one.get(HOME).content == page


@pytest.mark.parametrize(("name", "pack"), PACKERS)
def test_a_bomb_is_refused_while_it_is_unpacked(name, pack):
    bomb = pack(bytes(60_000_000))
    assert len(bomb) < 100_000
    assert failure(Web({HOME: packed(name, bomb)}), TooLarge).most == 10_000_000


@pytest.mark.parametrize(
    ("name", "content"),
    [(name, pack(PAGE * 500)[:-9]) for name, pack in PACKED.items()]
    + [(name, b"\x00\xff nothing of the kind") for name in PACKED]
    + [("zstd", b"x"), ("gzip, gzip, gzip, gzip, gzip", b"x"), ("x" * 5000, b"x")],
)
def test_what_cannot_be_unpacked_is_told(name, content):
    failure(Web({HOME: packed(name, content)}), UnknownPacking)


def test_a_body_that_says_it_is_too_long_is_not_begun():
    web = Web({HOME: lambda _: httpx2.Response(200, stream=Stream([b"x"]), headers={"Content-Length": "99999999999"})})
    failure(web, TooLarge)


def test_a_body_without_an_end_is_cut_off():
    def endless(handler):
        answer(handler)
        for _ in range(4000):
            handler.wfile.write(b"<p>and so on</p>" * 4000)

    settings = Settings(delay=0, allowed=frozenset({"localhost"}))
    with served({"/": endless}) as server, Fetcher(settings) as one, pytest.raises(TooLarge):
        one.get(f"http://localhost:{server.server_port}/")


def test_a_body_that_trickles_is_given_up():
    slept = []

    def trickle(handler):
        answer(handler)
        for _ in range(100):
            handler.wfile.write(b".")
            handler.wfile.flush()
            time.sleep(0.02)

    settings = Settings(delay=0, retries=3, longest=0.2, robots=False, allowed=frozenset({"localhost"}))
    with (
        served({"/": trickle}) as server,
        Fetcher(settings, sleep=slept.append) as one,
        pytest.raises(Unreachable, match=r"no end in time: 0.2 seconds"),
    ):
        one.get(f"http://localhost:{server.server_port}/")
    assert slept == []  # whoever trickles does so again: it is not asked three times more


@pytest.mark.parametrize("line", [b"X-More: and so on\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"])
def test_headers_that_trickle_are_given_up(line):
    def trickle(handler):
        handler.wfile.write(b"" if line.startswith(b"HTTP") else b"HTTP/1.1 200 OK\r\n")
        for _ in range(100):
            handler.wfile.write(line)
            handler.wfile.flush()
            time.sleep(0.02)

    settings = Settings(delay=0, retries=0, longest=0.2, robots=False, allowed=frozenset({"localhost"}))
    with served({"/": trickle}) as server, Fetcher(settings) as one, pytest.raises(Unreachable, match="in time"):
        one.get(f"http://localhost:{server.server_port}/")


def test_a_server_that_says_nothing_is_given_up():
    settings = Settings(delay=0, retries=0, timeout=0.1, robots=False, allowed=frozenset({"localhost"}))
    with served({"/": lambda handler: time.sleep(0.5)}) as server, Fetcher(settings) as one, pytest.raises(Unreachable):
        one.get(f"http://localhost:{server.server_port}/")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://ilse:pa@ss@post.example/a", "https://post.example/a"),
        ("https://post.example/a?token=1&page=2", "https://post.example/a?token=***&page=2"),
        (
            "https://post.example/a?X-Amz-Signature=1;api_key=2&apikey=3",
            "https://post.example/a?X-Amz-Signature=***;api_key=***&apikey=***",
        ),
        ("https://post.example/a?monkey=1&author=Ilse#access_token=2", "https://post.example/a?monkey=1&author=Ilse"),
        ("http://ilse:secret@[::1/a?token=1", "http://[::1/a"),
    ],
)
def test_secrets_in_an_address_are_masked(url, shown):
    assert masked(url) == shown


@pytest.mark.parametrize(
    "page",
    [
        response(500),
        response(content=b"x", Content_Type="image/png"),
        httpx2.ConnectError("https://ilse:hunter2@post.example/ failed"),
        response(302, Location="http://127.0.0.1/?token=hunter2"),
        response(302, Location="https://x:hunter2@post.example/a?api_key=hunter2"),
        response(302, Location="ftp://x:hunter2@post.example/"),
        PAGE,
    ],
)
def test_no_secret_is_told_in_errors_logs_or_results(page, caplog):
    caplog.set_level(logging.DEBUG)
    url = "https://ilse:hunter2@post.example/?token=hunter2"
    with fetcher(Web({url: page, "https://post.example/?token=hunter2": page}), retries=1) as one:
        try:
            said = repr(one.get(url))
        except FetchFailed as error:
            said = error.explanation() + repr(error) + str(vars(error))
    assert "hunter2" not in said
    assert "hunter2" not in caplog.text
