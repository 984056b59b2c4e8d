"""What went wrong on the network, in words that give nothing away."""

import socket
import ssl

from detente.sources.fetching.proxies import UnusableProxy


def reason(error: Exception) -> str:
    """Return what went wrong on the network in few words; never the address, which may hold a password."""
    words = " ".join(str(error).split())
    return words[:120].rstrip(".") if words and "://" not in words else type(error).__name__


def is_for_good(error: BaseException | None) -> bool:
    """Return whether the host is not there, does not prove that it is the one asked for, or has no usable proxy."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError | UnusableProxy):
            return True
        if isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME:
            return True
        error = error.__cause__ or error.__context__
    return False
