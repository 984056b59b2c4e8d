"""A web that tests speak to: a fake one behind httpx2's MockTransport, and a real server on this machine."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2

from detente.sources import Fetcher, Settings


class Web:
    """Answers by address; what it was asked is kept."""

    def __init__(self, pages):
        self.pages = dict(pages)
        self.asked = []

    def __call__(self, request):
        url = str(request.url)
        self.asked.append(request)
        page = self.pages.get(url)
        if callable(page):
            page = page(request)
        if page is None:
            return httpx2.Response(404)
        if isinstance(page, httpx2.Response):  # a new one each time: it can be read once
            content = {"stream": page.stream} if not page.is_stream_consumed else {"content": page.content}
            return httpx2.Response(page.status_code, headers=page.headers, **content)
        if isinstance(page, BaseException):
            raise page
        kind = "application/xml" if page.lstrip().startswith(b"<?xml") else "text/html"
        return httpx2.Response(200, content=page, headers={"Content-Type": kind})

    def urls(self, *, robots=False):
        return [str(one.url) for one in self.asked if robots or not str(one.url).endswith("/robots.txt")]


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self):
        self.now = 0.0
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


def fetcher(web, clock=None, **settings):
    """Return a fetcher for a fake web, in which no time is lost."""
    clock = clock or Clock()
    return Fetcher(
        Settings(**{"delay": 0.0, **settings}),
        transport=httpx2.MockTransport(web),
        sleep=clock.sleep,
        clock=clock,
        chance=lambda: 1.0,
    )


@contextmanager
def served(routes):
    """Yield the port of a server on this machine; a route is bytes, or a function that is given the handler."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_GET(self):
            self.server.asked.append((self.path, dict(self.headers)))
            route = routes.get(self.path)
            if callable(route):
                route(self)
            elif route is None:
                self.send_error(404)
            else:
                answer(self, route)

        def log_message(self, *_):
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_):
            pass  # who asked went away, as is tested

    server = Server(("127.0.0.1", 0), Handler)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def answer(handler, body=b"", *, status=200, headers=()):
    """Send an answer with these headers."""
    handler.send_response(status)
    given = dict(headers)
    given.setdefault("Content-Type", "text/html")
    for name, value in given.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)
