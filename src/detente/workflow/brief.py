"""The verb `brief`: from files to one page."""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from detente.analysis import record_of
from detente.analysis.conflict_of_record import conflict_of_record
from detente.analysis.drafted import Drafted
from detente.brief import page, summary
from detente.brief.lines import Line
from detente.errors import EmptyCase, NothingRead, OutputIsReport
from detente.formats import codebook_of
from detente.formats.conflict_model import conflict_of
from detente.reading import Reader
from detente.reading import read as read_by_rules
from detente.record import Codebook, PartialDate, Record
from detente.sources import Found, Overrides, date_given, found
from detente.workflow.case import Case
from detente.workflow.drafting import Progress
from detente.workflow.given import CONFLICT
from detente.workflow.output import check_writable, write_whole
from detente.workflow.read import Names, Readings, as_names, readings


@dataclass(frozen=True)
class Written:
    """A brief that was written, the record behind it, and what could not be read."""

    path: Path
    record: Record
    readings: Readings
    summary: tuple[Line, ...] = ()
    """The beginnings of its answers, if they were asked for."""

    @property
    def counts(self) -> dict[str, int]:
        """How much of everything there is in the brief."""
        return {
            name: len(getattr(self.record, name))
            for name in ("reports", "parties", "people", "statements", "events", "meetings", "deadlines", "findings")
        }


def brief(
    reports: Names,
    *,
    to: str | os.PathLike[str],
    title: str | None = None,
    excerpts: bool = False,
    summarised: bool = False,
    published: PartialDate | str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    codebook: Codebook | str | os.PathLike[str] | None = None,
    reader: Reader = read_by_rules,
    jobs: int | None = 1,
    cluster: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Written:
    """Write the brief of some reports as one HTML page, whole or not at all.

    Args:
        reports: Files, folders, `-` for standard input; one name or several.
        to: The file to write; what stands there is replaced.
        title: The page's title; left out, it is made from the reports.
        excerpts: Put only the cited sentences into the page, not the whole reports.
        summarised: Return the beginnings of the answers as lines besides.
        published: When all of them appeared; goes before what they say of themselves.
        outlet: Who published them.
        url: Where they were published.
        codebook: The parties, people, bodies, issues and outlets of the case, or the TOML file that holds them.
        reader: What reads a report; left out, the rules. `detente.reading.llm.LlmReader` is another.
        jobs: How many reports are read at the same time, as in `detente.read`.
        cluster: The address of a Dask cluster that reads them instead, by the rules.
        stdin: What `-` stands for.
        progress: Is called before each report and at the end.

    Raises:
        OutputError: The page cannot be written there; this is found out before anything is read.
        BadDate: `published` is not a date.
        ClusterUnreachable: No cluster answers at that address; other errors tell what else it lacks.
        CodebookError: The codebook cannot be used.
        NothingRead: Not one of the reports could be read.
    """
    path = Path(to)
    check_writable(path)
    overrides = Overrides(published=date_given(published), outlet=outlet, url=url)
    book = codebook if isinstance(codebook, Codebook) or codebook is None else codebook_of(Path(codebook))
    files = found(as_names(reports))
    refuse_overwriting(path, files)
    done = readings(files, overrides, book, reader, jobs=jobs, cluster=cluster, stdin=stdin, progress=progress)
    if not done.drafts:
        raise NothingRead(done.failures)
    record = record_of(done.distinct)
    drafted = conflict_of_record(record)
    return written(path, record, done, title=title, excerpts=excerpts, summarised=summarised, drafted=drafted)


def brief_of_case(
    case: Case,
    *,
    to: str | os.PathLike[str],
    title: str | None = None,
    excerpts: bool = False,
    summarised: bool = False,
) -> Written:
    """Write the brief of a case, as it was judged, as one HTML page, whole or not at all.

    Args:
        case: The case.
        to: The file to write; what stands there is replaced.
        title: The page's title; left out, that of the case.
        excerpts: Put only the cited sentences into the page, not the whole reports.
        summarised: Return the beginnings of the answers as lines besides.

    Raises:
        OutputError: The page cannot be written there; this is found out before anything is read.
        EmptyCase: There is no report in it.
        ConflictError: Its conflict.toml is no conflict file.
    """
    path = Path(to)
    check_writable(path)
    record = case.record()
    if not record.reports:
        raise EmptyCase(case.folder)
    return written(
        path,
        record,
        Readings(),
        title=title or case.title,
        excerpts=excerpts,
        summarised=summarised,
        drafted=drafted_for(case, record),
    )


def drafted_for(case: Case, record: Record) -> Drafted:
    """Return the conflict of a case: its conflict.toml, as people edited it, or else one drafted from its record.

    Raises:
        ConflictError: The file is no conflict file.
    """
    drafted, path = conflict_of_record(record), case.folder / CONFLICT
    if not path.is_file():
        return drafted
    return replace(drafted, file=conflict_of(path).file, missing=None)


def written(
    path: Path,
    record: Record,
    done: Readings,
    *,
    title: str | None,
    excerpts: bool,
    summarised: bool,
    drafted: Drafted | None = None,
) -> Written:
    """Write the page of a record, with what can hold by a conflict drafted from it, and return what was written."""
    write_whole(path, page(record, title=title, excerpts=excerpts, drafted=drafted))
    return Written(path, record, done, tuple(summary(record, drafted=drafted)) if summarised else ())


def refuse_overwriting(path: Path, files: Found) -> None:
    """Raise OutputIsReport when one of the reports stands where the page should go."""
    target = path.resolve()
    if any(source.path and source.path.resolve() == target for source in files.sources):
        raise OutputIsReport(path)
