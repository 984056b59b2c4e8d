"""Where reports come from: files, archives and the web, each report frozen as a `Report` with its SHA-256.

| kind | module | library |
|---|---|---|
| plain text | `text` | charset-normalizer, for what is not UTF-8 |
| web page | `page` | trafilatura |
| PDF | `pdf` | pypdf |
| mail | `mail` | the standard library |
| Word document | `docx` | lxml |
| mailbox (mbox) | `mbox` | none |
| web archive (WARC) | `warc` | none |
| export (CSV, JSON Lines) | `table`, `columns` | the standard library |
| address on the web | `web`, `visit`, `fetching` | httpx2, protego |
| feed (RSS, Atom) | `feed` | feedparser |
| sitemap | `sitemap` | lxml |

`items` yields what is behind any of these as an `Item`: raw bytes to be archived, and what is known of them.
`frozen_item` reads one; `found` and `frozen` do the same for files alone.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from detente.errors import SourceError
from detente.lazily import offer
from detente.record import PartialDate, Report
from detente.sources.columns import Columns
from detente.sources.found import Found, Source, found
from detente.sources.freeze import Overrides, date_given, freeze, frozen, frozen_item
from detente.sources.items import Item, Known, Memory, Validators
from detente.sources.language import language_of
from detente.sources.masking import is_address, masked
from detente.sources.stream import items

if TYPE_CHECKING:
    from detente.sources.fetching import Fetched, Fetcher, NotModified, Settings

__all__ = [
    "Columns",
    "Fetched",
    "Fetcher",
    "Found",
    "Item",
    "Known",
    "Loaded",
    "Memory",
    "NotModified",
    "Overrides",
    "Settings",
    "Source",
    "Validators",
    "date_given",
    "found",
    "freeze",
    "frozen",
    "frozen_item",
    "is_address",
    "items",
    "language_of",
    "load",
    "masked",
]

offer(__name__, dict.fromkeys(("Fetched", "Fetcher", "NotModified", "Settings"), "detente.sources.fetching"))


@dataclass(frozen=True)
class Loaded:
    """The reports behind some names, and what could not be read."""

    reports: tuple[Report, ...]
    """In sorted path order; of files that hold the same text, the first."""
    names: tuple[str, ...]
    """Where each report was read from."""
    failures: tuple[SourceError, ...]
    """One for each report that could not be read."""
    repeats: tuple[tuple[str, str], ...] = ()
    """A file, and the file before it that holds the same text."""
    left_out: tuple[str, ...] = ()
    """Files in the folders that are no reports by their name."""


def load(
    names: Iterable[str | os.PathLike[str]],
    *,
    published: PartialDate | str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    stdin: BinaryIO | None = None,
    columns: Columns | None = None,
    fetcher: "Fetcher | None" = None,
) -> Loaded:
    """Return the reports in files, in folders and below, in standard input (`-`), and behind addresses on the web.

    What is given here goes before what the files say of themselves. `columns` says what stands where in an export;
    `fetcher` fetches addresses, after the files.

    Raises:
        BadDate: `published` is not a date.
    """
    names = list(names)
    files = found((name for name in names if not is_address(name)), columns)
    overrides = Overrides(published=date_given(published), outlet=outlet, url=url)
    addresses = [name for name in names if is_address(name)]
    return gathered(files, outcomes(files, overrides, stdin, items(addresses, fetcher=fetcher)))


def outcomes(
    files: Found, overrides: Overrides, stdin: BinaryIO | None, fetched: Iterable[Item | SourceError]
) -> Iterator[tuple[Source, Report | SourceError]]:
    """Yield what came of each file and of what was fetched."""
    for source in files.sources:
        yield source, frozen(source, overrides, stdin)
    for item in fetched:
        if isinstance(item, SourceError):
            yield Source(item.source), item
        else:
            yield Source(item.name), frozen_item(item, overrides)


def gathered(files: Found, outcomes: Iterable[tuple[Source, Report | SourceError]]) -> Loaded:
    """Return what came of the files: the same words are the same report, which stands once."""
    reports: dict[str, tuple[str, Report]] = {}
    failures = list(files.failures)
    repeats: list[tuple[str, str]] = []
    for source, outcome in outcomes:
        if isinstance(outcome, SourceError):
            failures.append(outcome)
        elif outcome.id in reports:
            repeats.append((source.name, reports[outcome.id][0]))
        else:
            reports[outcome.id] = source.name, outcome
    return Loaded(
        reports=tuple(report for _, report in reports.values()),
        names=tuple(name for name, _ in reports.values()),
        failures=tuple(failures),
        repeats=tuple(repeats),
        left_out=files.left_out,
    )
