"""A proxy that the environment names is asked in the place of hosts, and lets nobody look around inside."""

import base64
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import AddressRefused, AnswerFailed, Unreachable
from detente.sources import Fetcher, Settings
from detente.sources.fetching.proxies import NO_PROXIES, UnusableProxy, matches, proxies_in, proxy_of
from serving import answer, served

PAGE = b"<html><body><p>Talks go on.</p></body></html>"


@contextmanager
def proxy(routes):
    """A proxy on this machine: it answers by whole address, and keeps what it was asked."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.asked.append(self.path)
            self.server.headers.append(dict(self.headers))
            route = routes.get(self.path)
            if callable(route):
                route(self)
            elif route is None:
                self.send_error(404)
            else:
                answer(self, route)

        def do_CONNECT(self):
            self.server.asked.append(f"CONNECT {self.path}")
            self.send_error(403, "not from here")

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked, server.headers = [], []
    server.address = f"127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def unknown(host, port):
    raise OSError("no such host")


def itself(host, port):
    return [host]


def public(host, port):
    return ["93.184.216.34"]


def fetcher(environment, resolver=unknown, **settings):
    return Fetcher(
        Settings(**{"delay": 0.0, "retries": 0, "robots": False, **settings}),
        resolver=resolver,
        proxies=proxies_in(environment),
    )


@pytest.mark.parametrize("resolver", [unknown, public])
def test_a_page_comes_through_the_proxy(resolver):
    with proxy({"http://news.example/talks": PAGE}) as server, fetcher({"http_proxy": server.address}, resolver) as one:
        assert one.get("http://news.example/talks").content == PAGE
        assert server.asked == ["http://news.example/talks"]


def test_a_host_with_tls_is_asked_for_by_name_through_a_tunnel():
    with proxy({}) as server, fetcher({"HTTPS_PROXY": f"http://{server.address}"}) as one:
        with pytest.raises(Unreachable, match="403"):
            one.get("https://news.example/talks")
        assert server.asked == ["CONNECT news.example:443"]


@pytest.mark.parametrize(
    ("url", "resolver"),
    [
        ("http://10.0.0.7/", unknown),
        ("http://169.254.169.254/latest/meta-data", unknown),
        ("http://localhost/", unknown),
        ("http://printer.local/", unknown),
        ("http://wiki/", unknown),
        ("http://inside.example/", lambda host, port: ["192.168.0.9"]),
        ("http://both.example/", lambda host, port: ["93.184.216.34", "::1"]),
    ],
)
def test_what_is_not_public_is_not_asked_through_a_proxy_either(url, resolver):
    with proxy({url: PAGE}) as server, fetcher({"ALL_PROXY": server.address}, resolver) as one:
        with pytest.raises(AddressRefused):
            one.get(url)
        assert server.asked == []


def test_a_redirect_from_behind_the_proxy_leads_nowhere_inside():
    inside = lambda handler: answer(handler, status=302, headers={"Location": "http://127.0.0.1:1/"})  # noqa: E731
    with proxy({"http://news.example/": inside}) as server, fetcher({"http_proxy": server.address}) as one:
        with pytest.raises(AddressRefused):
            one.get("http://news.example/")
        assert server.asked == ["http://news.example/"]


def test_hosts_that_are_allowed_or_listed_are_asked_directly():
    with proxy({}) as between, served({"/": PAGE}) as server:
        url = f"http://127.0.0.1:{server.server_address[1]}/"
        with fetcher({"http_proxy": between.address}, itself, allowed=frozenset({"127.0.0.1"})) as one:
            assert one.get(url).content == PAGE
        environment = {"http_proxy": between.address, "no_proxy": "other.example,127.0.0.0/8"}
        with fetcher(environment, itself) as one, pytest.raises(AddressRefused):
            one.get(url)
        assert between.asked == []


def test_the_password_of_a_proxy_is_sent_to_it_and_told_to_nobody():
    with proxy({"http://news.example/": PAGE}) as server:
        with fetcher({"http_proxy": f"http://me:s3cret@{server.address}"}) as one:
            one.get("http://news.example/")
            sent = {name.lower(): value for name, value in server.headers[0].items()}
            assert base64.b64decode(sent["proxy-authorization"].split()[1]) == b"me:s3cret"
            with pytest.raises(AnswerFailed) as told:
                one.get("http://news.example/missing")
            assert "s3cret" not in str(told.value)
        address = f"http://me:s3cret@{server.address}"
    with fetcher({"http_proxy": address}) as one, pytest.raises(Unreachable, match="the proxy that") as told:
        one.get("http://news.example/")
    assert "s3cret" not in str(told.value)


@pytest.mark.parametrize("value", ["socks5://proxy:1080", "http://", "http://proxy:port", "ftp://proxy"])
def test_a_proxy_that_cannot_be_used_is_told_once_and_not_gone_round(value):
    with pytest.raises(UnusableProxy):
        proxy_of("HTTPS_PROXY", value)
    slept = []
    proxies = proxies_in({"HTTPS_PROXY": value})
    one = Fetcher(Settings(delay=0.0, robots=False), resolver=public, proxies=proxies, sleep=slept.append)
    with one, pytest.raises(Unreachable, match="HTTPS_PROXY"):
        one.get("https://news.example/")
    assert slept == []


def test_without_proxies_in_the_environment_hosts_are_asked_themselves():
    assert proxies_in({}) == NO_PROXIES
    assert proxies_in({"HTTP_PROXY": "p:1", "REQUEST_METHOD": "GET"}).for_host("http", "news.example", None) is None
    assert (
        proxies_in({"HTTP_PROXY": "p:1", "http_proxy": "q:2"}).for_host("http", "news.example", 80).url == "http://q:2"
    )


@given(st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8}){1,3}", fullmatch=True), st.sampled_from(["", "www.", "a.b."]))
def test_no_proxy_holds_for_a_name_and_all_below_it(name, below):
    assert matches(name, below + name, 443)
    assert matches(f".{name}", below + name, 443)
    assert not matches(name, f"x{name}", 443)
