"""What a feed or a sitemap says of one report."""

from dataclasses import dataclass

from detente.record import PartialDate


@dataclass(frozen=True, kw_only=True)
class Link:
    """One entry of a feed or a sitemap."""

    key: str
    """By what it is known again: its guid or its address, without secrets."""
    url: str | None = None
    """Where the report stands, as it is asked for: secrets may be in it."""
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: PartialDate | None = None
    language: str | None = None
    html: str = ""
    """The text of the report in the feed itself, or a summary of it."""

    @property
    def label(self) -> str:
        """How people call it."""
        return self.title or self.key
