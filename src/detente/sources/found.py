"""Which files the names stand for that somebody typed."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.errors import FolderWithoutReports, MissingReport, SourceError, UnreadableReport
from detente.sources.own import is_own_brief

SUFFIXES = (".txt", ".text", ".html", ".htm", ".xhtml", ".pdf", ".eml")
"""What is read in a folder. A file that is named itself is always tried."""

DOCUMENTS = (".doc", ".docx", ".epub", ".msg", ".odt", ".pages", ".rtf")
"""What is probably a report, and cannot be read: in a folder too this is said, not passed over."""

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class Source:
    """One report to be read: a file, or standard input."""

    name: str
    """How people call it."""
    path: Path | None = None
    """None: standard input."""
    named: bool = True
    """Whether it was named itself, rather than found in a folder."""


@dataclass(frozen=True)
class Found:
    """What some names stand for."""

    sources: tuple[Source, ...] = ()
    """In sorted path order, each file once."""
    failures: tuple[SourceError, ...] = ()
    """Names under which there is nothing to read."""
    left_out: tuple[str, ...] = ()
    """Files in the folders that are no reports by their name."""


def found(names: Iterable[str | os.PathLike[str]]) -> Found:
    """Return the files that `names` stand for: themselves, those in folders and below, and `-` for standard input.

    Hidden files and folders are passed over, and links to folders are not followed.
    """
    sources: dict[str, Source] = {}
    failures: list[SourceError] = []
    left_out: list[str] = []
    for name in names:
        try:
            for source in behind(name, left_out):
                key = os.path.realpath(source.path) if source.path else STANDARD_INPUT
                if key not in sources or source.named:
                    sources[key] = source
        except SourceError as error:
            failures.append(error)
    return Found(tuple(sorted(sources.values(), key=place)), tuple(failures), tuple(sorted(left_out)))


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
    suffix = path.suffix.lower()
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


def shown(path: Path | str) -> str:
    """Return a file's name as it can be printed: names on disk are bytes, and need not be text."""
    return os.fsencode(path).decode("utf-8", "replace")


def why(error: OSError | ValueError) -> str:
    """Return the system's reason, in its words."""
    return (isinstance(error, OSError) and error.strerror) or str(error)
