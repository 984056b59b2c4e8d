"""What comes back from the web."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """The bytes behind an address. Addresses are masked: no password or key stands in them."""

    url: str
    """As it was asked for."""
    final_url: str
    """Where it was found after all redirects."""
    status: int
    content: bytes
    """Unpacked, and otherwise as sent."""
    content_type: str = ""
    """In small letters without parameters, such as `text/html`; empty when the server does not say."""
    charset: str | None = None
    """The encoding of the text, as the server says."""
    etag: str | None = None
    last_modified: str | None = None
    fetched_at: datetime
    """With its time zone (UTC)."""


@dataclass(frozen=True, kw_only=True)
class NotModified:
    """The answer to a conditional request: it is still as it was."""

    url: str
    fetched_at: datetime
