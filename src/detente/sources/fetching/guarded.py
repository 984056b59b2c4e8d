"""The one way out to the network: connects only to addresses that were checked, or to a proxy."""

import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from threading import Lock

import httpcore2
import httpx2
from httpcore2 import SOCKET_OPTION

from detente.sources.fetching.addresses import (
    ForbiddenAddress,
    Resolver,
    addresses_of,
    check_by_name,
    plain,
    resolved,
)
from detente.sources.fetching.deadline import Deadline, TimedStream
from detente.sources.fetching.proxies import NO_PROXIES, Proxies, Proxy

NONE = Deadline()
"""Each step may take as long as its own timeout."""


class GuardedBackend(httpcore2.NetworkBackend):
    """Resolves a host once, checks every address, and connects to one of those: DNS has no second say."""

    def __init__(self, allowed: Collection[str], resolver: Resolver = resolved, deadline: Deadline = NONE) -> None:
        self.allowed = allowed
        self.resolver = resolver
        self.deadline = deadline
        self.backend = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Return a connection; TLS still asks for the host's name, which is told apart from its address.

        Raises:
            ForbiddenAddress: The host leads to an address that is not public.
            httpcore2.ConnectError: Nobody answers at any of its addresses.
        """
        try:
            addresses = addresses_of(host, port, self.allowed, self.resolver)
        except ForbiddenAddress:
            raise
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError("no host of this name is known") from error
        failure: httpcore2.ConnectError | httpcore2.ConnectTimeout = httpcore2.ConnectError("the host has no address")
        until = None if timeout is None else time.monotonic() + timeout
        for address in addresses:
            left = None if until is None else max(until - time.monotonic(), 0.1)
            try:
                stream = self.backend.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return TimedStream(stream, self.deadline)
        raise failure

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[SOCKET_OPTION] | None = None
    ) -> httpcore2.NetworkStream:
        """Refuse: a socket on this machine is nowhere on the web."""
        raise httpcore2.ConnectError("sockets of this machine are not used")


class GuardedTransport(httpx2.BaseTransport):
    """Carries the requests of an httpx2 client over the guarded backend, or through the proxy that is named for a host.

    Hosts that are allowed by name are near, and asked directly.
    """

    def __init__(
        self,
        allowed: Collection[str],
        resolver: Resolver = resolved,
        deadline: Deadline = NONE,
        proxies: Proxies = NO_PROXIES,
    ) -> None:
        self.allowed, self.resolver, self.deadline, self.proxies = allowed, resolver, deadline, proxies
        self.lock = Lock()
        self.checked: set[str] = set()
        self.pools: dict[Proxy | None, httpcore2.ConnectionPool] = {}

    def proxy_for(self, url: httpx2.URL) -> Proxy | None:
        """Return the proxy through which an address is asked, once its host was checked; None: none is used.

        Raises:
            ForbiddenAddress: The host is not public, as far as one can tell here.
            UnusableProxy: The proxy cannot be used.
        """
        proxy = None if plain(url.host) in self.allowed else self.proxies.for_host(url.scheme, url.host, url.port)
        if proxy is not None and url.host not in self.checked:
            check_by_name(url.host, self.resolver)
            self.checked.add(url.host)  # the proxy asks for its addresses again, whatever is known here
        return proxy

    def pool_for(self, proxy: Proxy | None) -> httpcore2.ConnectionPool:
        """Return the connections to hosts, or to a proxy: to that alone, wherever it stands."""
        with self.lock:
            if proxy not in self.pools:
                self.pools[proxy] = self.pool_through(proxy) if proxy else self.pool_directly()
            return self.pools[proxy]

    def pool_directly(self) -> httpcore2.ConnectionPool:
        """Return connections to hosts that are checked on the way."""
        return httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(),
            max_connections=10,
            keepalive_expiry=5.0,
            network_backend=GuardedBackend(self.allowed, self.resolver, self.deadline),
        )

    def pool_through(self, proxy: Proxy) -> httpcore2.ConnectionPool:
        """Return connections to a proxy."""
        return httpcore2.HTTPProxy(
            proxy_url=proxy.url,
            proxy_auth=proxy.auth,
            ssl_context=httpx2.create_ssl_context(),
            proxy_ssl_context=httpx2.create_ssl_context() if proxy.url.startswith("https:") else None,
            max_connections=10,
            keepalive_expiry=5.0,
            network_backend=GuardedBackend({plain(proxy.host)}, deadline=self.deadline),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Return the answer, its body still to be read."""
        assert isinstance(request.stream, httpx2.SyncByteStream)
        proxy = self.proxy_for(request.url)
        asked = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with in_httpx_terms(), through(proxy):
            answer = self.pool_for(proxy).handle_request(asked)
        return httpx2.Response(
            status_code=answer.status, headers=answer.headers, stream=Body(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close all connections."""
        for pool in self.pools.values():
            pool.close()


class Body(httpx2.SyncByteStream):
    """The body of an answer, read piece by piece."""

    def __init__(self, answer: httpcore2.Response) -> None:
        self.answer = answer

    def __iter__(self) -> Iterator[bytes]:
        with in_httpx_terms():
            yield from self.answer.iter_stream()

    def close(self) -> None:
        """Let the connection go."""
        self.answer.close()


@contextmanager
def through(proxy: Proxy | None) -> Iterator[None]:
    """Say when it is the proxy that does not answer."""
    try:
        yield
    except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
        if proxy is None:
            raise
        raise httpcore2.ProxyError(f"the proxy that the environment names does not answer: {error}") from error


@contextmanager
def in_httpx_terms() -> Iterator[None]:
    """Raise what goes wrong on the network as the error of the same name in httpx2."""
    try:
        yield
    except httpcore2.TimeoutException as error:
        raise httpx2.TimeoutException(str(error)) from error
    except (httpcore2.NetworkError, httpcore2.ProxyError) as error:
        raise httpx2.NetworkError(str(error)) from error
    except (httpcore2.ProtocolError, httpcore2.UnsupportedProtocol, httpcore2.ConnectionNotAvailable) as error:
        raise httpx2.ProtocolError(str(error)) from error
