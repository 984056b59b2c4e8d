"""How the web is asked: how long, how often, how much."""

from dataclasses import dataclass

from detente.version import __version__

PRODUCT = "detente"
"""The name by which robots.txt may speak of us."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a fetcher keeps to. Times are seconds."""

    timeout: float = 20.0
    """To connect, and to wait for each piece of an answer."""
    longest: float = 120.0
    """For one whole answer, however steadily it trickles."""
    retries: int = 3
    """How often a request is made again that failed for the moment."""
    backoff: float = 1.0
    """Before the first of these; it doubles each time, and half of it is left to chance."""
    longest_wait: float = 60.0
    """Before any of these; a server that asks (Retry-After) for more is left for now."""
    most_bytes: int = 10_000_000
    """In one answer, counted after it is unpacked."""
    most_redirects: int = 10
    delay: float = 1.0
    """Between two requests to one host; robots.txt may ask for more."""
    longest_delay: float = 30.0
    """The most that robots.txt may ask for."""
    robots: bool = True
    """Whether robots.txt is kept to."""
    allowed: frozenset[str] = frozenset()
    """Hosts, by name, that may be asked although their addresses are not public."""
    home_page: str = ""
    """Where an outlet can read who asks; told in each request."""

    @property
    def user_agent(self) -> str:
        """What requests say of us."""
        return f"{PRODUCT}/{__version__}" + (f" (+{self.home_page})" if self.home_page else "")
