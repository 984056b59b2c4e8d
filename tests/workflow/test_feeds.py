"""Feeds of a case: only what is new is fetched, whatever broke off before."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from detente.errors import NoFeed
from detente.sources import Fetcher, Settings
from detente.workflow.add import add, watch
from detente.workflow.case import new, opened
from detente.workflow.seen import feeds_of

FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>Fjord Wire</title>{items}</channel></rss>'
ITEM = (
    "<item><title>Talks {n}</title><link>{base}/{n}.html</link><guid>g{n}</guid>"
    "<pubDate>Tue, 04 Mar 2031 10:00:00 GMT</pubDate></item>"
)
PAGE = (
    "<html><head><title>Talks {n}</title></head><body><article>"
    "<p>Norway's foreign minister Anna Berg demanded on Tuesday that Iceland withdraw its {n} boats, and "
    "said that talks would resume in Geneva on March 9.</p><p>“We will not wait for ever,” she told reporters in Oslo "
    "after a meeting with the envoys of three states that lasted for most of the day.</p></article></body></html>"
)


@pytest.fixture
def site():
    """A feed of as many items as one says, and their pages."""

    class Site(ThreadingHTTPServer):
        daemon_threads = True
        items, asked, broken = 2, [], set()

        @property
        def feed(self):
            return f"http://127.0.0.1:{self.server_port}/feed.xml"

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.asked.append(self.path)
            base = f"http://127.0.0.1:{self.server.server_port}"
            name = self.path.strip("/").removesuffix(".html")
            if self.path == "/robots.txt" or name in self.server.broken:
                self.send_error(404 if self.path == "/robots.txt" else 503)
                return
            items = "".join(ITEM.format(n=n, base=base) for n in range(self.server.items))
            text, kind = (FEED.format(items=items), "rss+xml") if name == "feed.xml" else (PAGE.format(n=name), "html")
            body = text.encode()
            self.send_response(200)
            self.send_header("Content-Type", f"{'application' if kind == 'rss+xml' else 'text'}/{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with Site(("127.0.0.1", 0), Handler) as running:
        running.asked, running.broken = [], set()
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def fetcher():
    with Fetcher(Settings(allowed=frozenset({"127.0.0.1"}), delay=0, retries=0)) as made:
        yield made


@pytest.fixture
def case(tmp_path):
    with opened(new(tmp_path / "case")) as held:
        yield held


def pages(site):
    return [path for path in site.asked if path.endswith(".html")]


def test_only_what_is_new_is_fetched(case, site, fetcher):
    assert len(add(case, site.feed, fetcher=fetcher).new) == 2
    assert len(pages(site)) == 2
    assert add(case, site.feed, fetcher=fetcher).new == []
    site.items = 3
    (done,) = watch(case, fetcher=fetcher, every=None)
    assert len(done.new) == 1
    assert len(pages(site)) == 3
    assert feeds_of(case.store) == (site.feed,)


def test_what_is_fetched_is_archived_with_where_it_came_from(case, site, fetcher):
    add(case, site.feed, fetcher=fetcher)
    origins = [one for name in case.store.ids() for one in case.store.origins(name)]
    assert {one.known["origin"] for one in origins} == {site.feed}
    assert all(b"Anna Berg" in case.archive.content(one.raw) for one in origins)


def test_a_page_that_failed_is_fetched_the_next_time(case, site, fetcher):
    site.broken.add("1")
    done = add(case, site.feed, fetcher=fetcher)
    assert (len(done.new), len(done.failures)) == (1, 1)
    site.broken.clear()
    assert len(add(case, site.feed, fetcher=fetcher).new) == 1


def test_it_looks_again_after_a_while(case, site, fetcher):
    waits = []

    def wait(seconds):
        waits.append(seconds)
        site.items += 1

    looks = watch(case, site.feed, fetcher=fetcher, every=60, wait=wait)
    assert [len(next(looks).new) for _ in range(3)] == [2, 1, 1]
    assert waits == [60, 60]


def test_a_case_without_feeds_says_so(case):
    with pytest.raises(NoFeed):
        next(watch(case))
