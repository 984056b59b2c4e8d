"""How the HTTP libraries are kept from logging our requests: addresses and headers may hold passwords and keys."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

THEIRS = ("httpx2", *(f"httpcore2.{part}" for part in ("connection", "http11", "http2", "proxy", "socks")))

here = threading.local()


class OthersOnly(logging.Filter):
    """Lets through what is logged of other people's requests."""

    def filter(self, _record: logging.LogRecord) -> bool:
        """Return whether this thread makes no request of ours."""
        return not getattr(here, "asking", False)


OTHERS_ONLY = OthersOnly()
for name in THEIRS:
    logging.getLogger(name).addFilter(OTHERS_ONLY)


@contextmanager
def unlogged() -> Iterator[None]:
    """Keep what this thread does here out of the logs."""
    before = getattr(here, "asking", False)
    here.asking = True
    try:
        yield
    finally:
        here.asking = before
