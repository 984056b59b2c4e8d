"""Which hosts and addresses may be asked: those on the public internet, and hosts allowed by their name."""

import ipaddress
import socket
from collections.abc import Callable, Collection, Sequence

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

Resolver = Callable[[str, int], Sequence[str]]
"""Gives the addresses of a host. May raise OSError."""

NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
COMPATIBLE = ipaddress.IPv6Network("::/96")
LAST_32_BITS = 0xFFFFFFFF


class ForbiddenAddress(OSError):
    """A host that leads to an address which is not public. Holds host and address."""

    def __init__(self, host: str, address: str) -> None:
        self.host = host
        self.address = address
        super().__init__(f"{host} leads to {address}")


def resolved(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a host as the system knows them.

    Raises:
        OSError: There are none.
    """
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def plain(host: str) -> str:
    """Return a host as it is compared: in small letters, without brackets and the last dot.

    >>> plain("[::1]"), plain("LocalHost.")
    ('::1', 'localhost')
    """
    return host.strip("[]").rstrip(".").lower()


def literal(host: str) -> Address | None:
    """Return the address that a host is written as, in any form that systems take, or None when it is a name.

    >>> literal("2130706433"), literal("0177.1"), literal("post.example")
    (IPv4Address('127.0.0.1'), IPv4Address('127.0.0.1'), None)
    """
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host)) if host[:1].isdigit() else None
    except (OSError, ValueError):
        return None


def is_public(address: Address) -> bool:
    """Return whether an address lies on the public internet, also when it stands inside one of IPv6.

    >>> is_public(ipaddress.ip_address("93.184.216.34")), is_public(ipaddress.ip_address("::ffff:10.0.0.1"))
    (True, False)
    """
    inner = inside(address)
    if inner is not None:
        return is_public(inner)
    closed = (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or (isinstance(address, ipaddress.IPv6Address) and address.is_site_local)
    )
    return address.is_global and not closed


def inside(address: Address) -> Address | None:
    """Return the address of IPv4 that one of IPv6 stands for: mapped, compatible, NAT64, 6to4, Teredo."""
    if not isinstance(address, ipaddress.IPv6Address):
        return None
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if any(address in network for network in (*NAT64, COMPATIBLE)) and int(address) > 1:
        return ipaddress.IPv4Address(int(address) & LAST_32_BITS)
    return None


def check_host(host: str, allowed: Collection[str]) -> None:
    """Check what a host's name alone says, before anything is asked.

    Raises:
        ForbiddenAddress: It names this machine, or is written as an address that is not public.
    """
    name = plain(host)
    if name in allowed:
        return
    address = literal(name)
    if name == "localhost" or name.endswith((".localhost", ".local", ".internal")):
        raise ForbiddenAddress(host, host)
    if address is not None and not is_public(address):
        raise ForbiddenAddress(host, str(address))


def check_by_name(host: str, resolver: Resolver = resolved) -> None:
    """Check a host whose name a proxy resolves: how it is written, and where this machine knows it, its addresses.

    What only the proxy knows cannot be checked here; a name without a dot is one of its own network, and is refused.

    Raises:
        ForbiddenAddress: It names this machine or its network, or leads to an address that is not public.
    """
    try:
        addresses_of(host, 0, (), resolver)
    except ForbiddenAddress:
        raise
    except (OSError, UnicodeError) as error:
        if "." not in plain(host):
            raise ForbiddenAddress(host, host) from error


def addresses_of(host: str, port: int, allowed: Collection[str], resolver: Resolver = resolved) -> Sequence[str]:
    """Return the addresses to connect to: asked for once, and all of them checked.

    Raises:
        ForbiddenAddress: One of them is not public, and the host is not allowed by name.
        OSError: The host is not known.
    """
    check_host(host, allowed)
    found = resolver(plain(host), port)
    if plain(host) not in allowed:
        for text in found:
            address = literal(text)
            if address is None or not is_public(address):
                raise ForbiddenAddress(host, text)
    return found
