"""When the next request may go out: one after the other for each host, later after a failure."""

import threading
from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime

MOST_HOSTS = 1000
"""Hosts that are remembered; then it is begun anew."""


class Pace:
    """Keeps requests to one host apart, also when several threads make them."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], object]) -> None:
        self.clock = clock
        self.sleep = sleep
        self.next: dict[str, float] = {}
        self.lock = threading.Lock()

    def wait(self, host: str, delay: float) -> None:
        """Wait until this host may be asked; the one after that has to wait for `delay` seconds more."""
        with self.lock:
            if len(self.next) > MOST_HOSTS:
                self.next.clear()
            now = self.clock()
            turn = max(now, self.next.get(host, now))
            self.next[host] = turn + delay
        if turn > now:
            self.sleep(turn - now)


def before_retry(attempt: int, backoff: float, longest: float, chance: float) -> float:
    """Return seconds to wait before another attempt: they double, and half of them is chance (0 to 1).

    >>> before_retry(0, 1.0, 60.0, 1.0), before_retry(3, 1.0, 60.0, 0.0), before_retry(9, 1.0, 60.0, 1.0)
    (1.0, 4.0, 60.0)
    """
    most = min(backoff * 2.0**attempt, longest)
    return most / 2 + most / 2 * chance


def asked_to_wait(header: str | None, now: datetime) -> float | None:
    """Return the seconds that a Retry-After asks for, as a number or as a date, or None.

    >>> from datetime import UTC
    >>> asked_to_wait("Wed, 12 Jan 2022 10:00:30 GMT", datetime(2022, 1, 12, 10, tzinfo=UTC))
    30.0
    """
    if not header:
        return None
    if header.strip().isdecimal():
        return float(header.strip()[:9])
    try:
        return max((parsedate_to_datetime(header) - now).total_seconds(), 0.0)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
