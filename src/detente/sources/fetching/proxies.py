"""Which proxy the environment names for a host: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, and NO_PROXY for those without."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from detente.sources.fetching.addresses import literal, plain

PORTS = {"http": 80, "https": 443}


class UnusableProxy(OSError):
    """The environment names a proxy that is none, or none that speaks HTTP. What it names is not repeated."""


@dataclass(frozen=True)
class Proxy:
    """Where requests are sent instead of to their hosts."""

    url: str
    """Its address, without a password."""
    host: str
    auth: tuple[str, str] | None = None
    """User and password."""


@dataclass(frozen=True)
class Proxies:
    """What the environment says of proxies."""

    named: Mapping[str, tuple[str, str]]
    """Scheme -> name of the variable, and what it holds."""
    direct: tuple[str, ...] = ()
    """Hosts, domains and networks that are asked directly; `*` is all."""

    def for_host(self, scheme: str, host: str, port: int | None) -> Proxy | None:
        """Return the proxy through which a host is asked, if there is one.

        Raises:
            UnusableProxy: It cannot be used.
        """
        if scheme not in self.named or any(matches(one, plain(host), port or PORTS[scheme]) for one in self.direct):
            return None
        return proxy_of(*self.named[scheme])


NO_PROXIES = Proxies({})


def proxies_in(environment: Mapping[str, str]) -> Proxies:
    """Return what an environment says of proxies; small letters go before capitals.

    HTTP_PROXY in capitals is left alone where a web server runs us: there anybody can set it (CVE-2016-5385).

    >>> proxies_in({"https_proxy": "proxy:3128", "NO_PROXY": "localhost, .example"}).direct
    ('localhost', '.example')
    """
    cgi = "REQUEST_METHOD" in environment
    named = {}
    for scheme in PORTS:
        for name in (f"{scheme}_proxy", f"{scheme}_proxy".upper(), "all_proxy", "ALL_PROXY"):
            if environment.get(name) and not (cgi and name == "HTTP_PROXY"):
                named[scheme] = name, environment[name]
                break
    direct = environment.get("no_proxy") or environment.get("NO_PROXY") or ""
    return Proxies(named, tuple(part.strip() for part in direct.split(",") if part.strip()))


def proxy_of(name: str, value: str) -> Proxy:
    """Return the proxy that a variable holds; without a scheme it speaks HTTP.

    Raises:
        UnusableProxy: It is none that can be used.

    >>> proxy_of("HTTPS_PROXY", "http://me:pass%40word@proxy.example:3128").auth
    ('me', 'pass@word')
    """
    try:
        parts = urlsplit(value if "//" in value else f"//{value}", scheme="http")
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UnusableProxy(f"{name} holds no address of a proxy") from error
    if parts.scheme not in PORTS or not host:
        raise UnusableProxy(f"the proxy in {name} is none that speaks http or https")
    shown = f"[{host}]" if ":" in host else host
    auth = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    return Proxy(f"{parts.scheme}://{shown}:{port or PORTS[parts.scheme]}", host, auth)


def matches(rule: str, host: str, port: int) -> bool:
    """Return whether NO_PROXY's rule holds for a host: a name with all below it, a port, a network, or `*`.

    >>> matches("example.org", "news.example.org", 443), matches("example.org:80", "example.org", 443)
    (True, False)
    >>> matches("10.0.0.0/8", "10.1.2.3", 80), matches("*", "anything", 80)
    (True, True)
    """
    if rule == "*":
        return True
    address = literal(host)
    if address is not None and "/" in rule:
        try:
            return address in ipaddress.ip_network(rule, strict=False)
        except ValueError:
            return False
    name, sign, number = rule.rpartition(":")
    if sign and number.isdecimal() and name.count(":") == 0:
        if int(number) != port:
            return False
        rule = name
    rule = plain(rule).removeprefix("*").lstrip(".")
    return bool(rule) and (host == rule or host.endswith(f".{rule}"))
