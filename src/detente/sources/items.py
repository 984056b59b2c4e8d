"""One report before it is read: its raw bytes, and the little that is known of it beside them.

Both are enough to read it again, with the same result: `item.content` goes to the archive under its hash,
`item.about()` beside it, and `Item.again(content, about)` gives the item back.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Protocol, Self, cast

from detente.record import PartialDate
from detente.sources.sniff import KindName

LARGEST = 50_000_000
"""Bytes of one report in a file of many: a mail with its attachments, a page in a web archive."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of a report beside its bytes: from the feed, the sitemap, the row or the server."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    """Without passwords and keys."""
    language: str | None = None
    """ISO 639-1 code; believed where the text is too short to tell."""
    charset: str | None = None
    """The encoding of the bytes, as the server says."""


NOTHING = Known()


@dataclass(frozen=True, kw_only=True)
class Item:
    """One report before it is read."""

    name: str
    """How people call it: a path, an address, a path with the place in it."""
    content: bytes
    """As it came; what the archive keeps."""
    suffix: str = ""
    """How its name would end as a file, such as `.html`: settles its kind where the bytes leave it open."""
    kind: KindName | None = None
    """Its kind where that is certain; None: the bytes and the suffix tell."""
    file: str | None = None
    """Name of the file it is from, without its folder."""
    known: Known = NOTHING
    origin: str | None = None
    """The feed or sitemap that named it, as an address without secrets, or the file that holds it with others."""
    key: str | None = None
    """By what its origin names it: a guid or an address. What `Memory` is asked for."""
    fetched_at: str | None = None
    """When it was fetched, in ISO 8601 with a time zone."""

    @property
    def sha256(self) -> str:
        """The hash of the raw bytes, 64 hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()

    def about(self) -> dict[str, str]:
        """Return all but the bytes, as strings that any format can hold."""
        known = {f"known.{name}": value for name, value in asdict(self.known).items() if name != "published"}
        known["known.published"] = self.known.published.value if self.known.published else None
        plain = {name: value for name, value in vars(self).items() if name not in ("content", "known")}
        return {name: value for name, value in {**plain, **known}.items() if value}

    @classmethod
    def again(cls, content: bytes, about: Mapping[str, str]) -> Self:
        """Return the item that gave these bytes and this `about()`.

        Raises:
            ValueError: The date in it is none.
        """
        known = {name.removeprefix("known."): value for name, value in about.items() if name.startswith("known.")}
        published = known.get("published")
        return cls(
            name=about.get("name", ""),
            content=content,
            suffix=about.get("suffix", ""),
            kind=cast("KindName | None", about.get("kind")),
            file=about.get("file"),
            origin=about.get("origin"),
            key=about.get("key"),
            fetched_at=about.get("fetched_at"),
            known=Known(
                title=known.get("title"),
                outlet=known.get("outlet"),
                author=known.get("author"),
                published=PartialDate(value=published) if published else None,
                url=known.get("url"),
                language=known.get("language"),
                charset=known.get("charset"),
            ),
        )


@dataclass(frozen=True, kw_only=True)
class Validators:
    """What a server gave to ask it later whether something changed."""

    etag: str | None = None
    last_modified: str | None = None


NEVER_SEEN = Validators()


class Memory(Protocol):
    """What is remembered of feeds and sitemaps from one visit to the next. Addresses come without secrets."""

    def validators(self, address: str) -> Validators | None:
        """Return what was kept for this feed at its last complete visit; None: it is visited for the first time."""
        ...

    def knows(self, address: str, key: str) -> bool:
        """Return whether the item of this feed that goes by `key` was taken in before."""
        ...

    def keep(self, address: str, validators: Validators) -> None:
        """Keep this for the next visit: every item of this one was handed out, and the caller came back for more.

        What failed and may come later keeps the feed from being kept.
        """
        ...


class NoMemory:
    """A first visit each time."""

    def validators(self, address: str) -> Validators | None:
        """Return nothing."""
        return None

    def knows(self, address: str, key: str) -> bool:
        """Return that it is new."""
        return False

    def keep(self, address: str, validators: Validators) -> None:
        """Forget it."""
