"""Which files the names stand for that somebody typed."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from detente.errors import BadAddress, FolderWithoutReports, MissingReport, NotFetched, SourceError, UnreadableReport
from detente.sources.columns import Columns
from detente.sources.many import ending, holds_many, many
from detente.sources.masking import is_address, masked
from detente.sources.names import shown, why
from detente.sources.own import is_own_brief
from detente.sources.packed import Place
from detente.sources.table import Table

SUFFIXES = (".txt", ".text", ".html", ".htm", ".xhtml", ".pdf", ".eml", ".docx", ".mbox", ".warc", ".warc.gz")
"""What is read in a folder. A file that is named itself is always tried."""

DOCUMENTS = (".doc", ".epub", ".msg", ".odt", ".pages", ".rtf")
"""What is probably a report, and cannot be read: in a folder too this is said, not passed over."""

STANDARD_INPUT = "-"
OTHER_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.I)
"""An address that is not on the web: no file has such a name."""


@dataclass(frozen=True)
class Source:
    """One report to be read: a file, a place in a file of many, or standard input."""

    name: str
    """How people call it."""
    path: Path | None = None
    """None: standard input."""
    named: bool = True
    """Whether it was named itself, rather than found in a folder."""
    part: Place | None = None
    """Where it begins, in a file of many reports."""
    table: Table | None = None
    """What the head of an export says of its rows."""


@dataclass(frozen=True)
class Found:
    """What some names stand for."""

    sources: tuple[Source, ...] = ()
    """In sorted path order, each file once."""
    failures: tuple[SourceError, ...] = ()
    """Names under which there is nothing to read."""
    left_out: tuple[str, ...] = ()
    """Files in the folders that are no reports by their name."""


def found(names: Iterable[str | os.PathLike[str]], columns: Columns | None = None) -> Found:
    """Return the reports that `names` stand for: files, those in folders and below, and `-` for standard input.

    Hidden files and folders are passed over, and links to folders are not followed. Of a file of many reports (a
    mailbox, a web archive, an export) each is one; `columns` says what stands where in an export.
    """
    sources: dict[object, Source] = {}
    failures: list[SourceError] = []
    left_out: list[str] = []
    for name in names:
        try:
            for source in behind(name, left_out):
                for one in parts(source, columns):
                    if isinstance(one, SourceError):
                        failures.append(one)
                        continue
                    key = (os.path.realpath(one.path), one.part) if one.path else STANDARD_INPUT
                    if key not in sources or one.named:
                        sources[key] = one
        except SourceError as error:
            failures.append(error)
    return Found(tuple(sorted(sources.values(), key=place)), tuple(failures), tuple(sorted(left_out)))


def parts(source: Source, columns: Columns | None = None) -> Iterator[Source | SourceError]:
    """Yield the reports in a file of many, or the source as it is."""
    if source.path is None or not holds_many(source.path, named=source.named):
        yield source
        return
    for part in many(source.path, source.name, columns):
        if isinstance(part.item, SourceError):
            yield part.item
        else:
            yield replace(source, name=part.item.name, part=part.place, table=part.table)


def place(source: Source) -> tuple[str, ...]:
    """Return what sorts sources: the parts of the path, so that what lies in one folder stays together."""
    return Path(os.path.normpath(source.path)).parts if source.path else (STANDARD_INPUT,)


def behind(name: str | os.PathLike[str], left_out: list[str]) -> Iterator[Source]:
    """Yield the files behind one name; what is left out of a folder is added to the list.

    Raises:
        SourceError: There is nothing there, nothing that may be looked at, or no report in the folder.
    """
    if name == STANDARD_INPUT:
        yield Source("standard input")
        return
    if is_address(name):
        raise NotFetched(masked(str(name)))
    if OTHER_ADDRESS.match(str(name)):
        raise BadAddress(masked(str(name)), f"{str(name).partition(':')[0]} is not http or https")
    path = Path(name)
    try:
        is_folder = path.stat().st_mode & 0o170000 == 0o040000
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingReport(shown(path), neighbours(path)) from error
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        raise UnreadableReport(shown(path), why(error)) from error
    if is_folder:
        yield from inside(path, left_out)
    else:
        yield Source(shown(path), path)


def inside(folder: Path, left_out: list[str]) -> Iterator[Source]:
    """Yield the reports in a folder and below it.

    Raises:
        FolderWithoutReports: There are none.
        UnreadableReport: The folder is closed to us.
    """
    reports: list[Path] = []
    others: list[Path] = []
    for path in files_below(folder):
        (reports if is_report(path) else others).append(path)
    if not reports:
        raise FolderWithoutReports(shown(folder), SUFFIXES, [shown(path.relative_to(folder)) for path in others])
    left_out.extend(map(shown, others))
    yield from (Source(shown(path), path, named=False) for path in reports)


def is_report(path: Path) -> bool:
    """Return whether a file in a folder is to be read: by its suffix, and unless it is a brief of ours."""
    suffix = ending(path)
    return suffix in (*SUFFIXES, *DOCUMENTS) and not (suffix == ".html" and is_own_brief(path))


def files_below(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder and below it that are not hidden.

    Raises:
        UnreadableReport: A folder is closed to us.
    """

    def refuse(error: OSError) -> None:
        raise UnreadableReport(shown(Path(error.filename or folder)), why(error)) from error

    for where, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(where, name) for name in sorted(files) if not name.startswith("."))


def neighbours(path: Path) -> list[str]:
    """Return the names beside a file, to find the nearest among."""
    try:
        return [shown(other.name) for other in path.parent.iterdir()]
    except OSError:
        return []
