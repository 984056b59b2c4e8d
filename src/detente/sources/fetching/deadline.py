"""When one answer must be there at last, however steadily a server trickles it, headers too."""

import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpcore2


class Deadline(threading.local):
    """Until when this thread waits for the answer it asked for."""

    until: float | None = None

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Let no read end later than in so many seconds."""
        self.until = time.monotonic() + seconds
        try:
            yield
        finally:
            self.until = None

    def left(self, timeout: float | None) -> float | None:
        """Return the seconds that a step may take.

        Raises:
            httpcore2.ReadTimeout: There is no time left.
        """
        if self.until is None:
            return timeout
        left = self.until - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("no end in time")
        return left if timeout is None else min(timeout, left)


class TimedStream(httpcore2.NetworkStream):
    """A connection that keeps to the deadline."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self.stream = stream
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return the next bytes.

        Raises:
            httpcore2.ReadTimeout: They did not come in time.
        """
        return self.stream.read(max_bytes, self.deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self.stream.write(buffer, self.deadline.left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Return the connection under TLS."""
        inner = self.stream.start_tls(ssl_context, server_hostname, self.deadline.left(timeout))
        return TimedStream(inner, self.deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 (as in httpcore2)
        """Return what the connection says of itself."""
        return self.stream.get_extra_info(info)
