"""Where reports come from: files of several kinds, each frozen as a `Report` with its SHA-256.

| kind | module | library |
|---|---|---|
| plain text | `text` | charset-normalizer, for what is not UTF-8 |
| web page | `page` | trafilatura |
| PDF | `pdf` | pypdf |
| mail | `mail` | the standard library |
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from detente.errors import SourceError
from detente.record import PartialDate, Report
from detente.sources.found import Found, Source, found
from detente.sources.freeze import Overrides, content_of, date_given, freeze, freeze_content, frozen
from detente.sources.language import language_of

__all__ = [
    "Found",
    "Loaded",
    "Overrides",
    "Source",
    "content_of",
    "date_given",
    "found",
    "freeze",
    "freeze_content",
    "frozen",
    "language_of",
    "load",
]


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
) -> Loaded:
    """Return the reports in files, in folders and below, and in standard input (`-`).

    What is given here goes before what the files say of themselves.

    Raises:
        BadDate: `published` is not a date.
    """
    files = found(names)
    overrides = Overrides(published=date_given(published), outlet=outlet, url=url)
    return gathered(files, ((source, frozen(source, overrides, stdin)) for source in files.sources))


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
