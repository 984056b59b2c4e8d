"""The verb `brief`: from files to one page."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from detente.analysis import record_of
from detente.analysis.bargains.drafts import Bargains
from detente.analysis.conflict_of_record import conflict_told
from detente.analysis.disputes import Dispute
from detente.analysis.drafted import Drafted
from detente.analysis.drafting.deeds import Deeds, deeds_of
from detente.analysis.drafting.told import told_from
from detente.analysis.packages_of_record import packages_told
from detente.analysis.strangers import strangers
from detente.analysis.votes_of_record import votes_told_of
from detente.brief import page, summary
from detente.brief.lines import Line
from detente.brief.parts import Parts
from detente.errors import EmptyCase, NothingRead, OutputIsReport
from detente.formats import codebook_of
from detente.formats.package_toml import package_file
from detente.reading import Reader
from detente.reading import read as read_by_rules
from detente.record import Codebook, PartialDate, Record
from detente.sources import Found, Overrides, date_given, found
from detente.workflow.drafting import Progress
from detente.workflow.given import CONFLICT, PACKAGES, VOTES
from detente.workflow.kept import edited
from detente.workflow.output import check_writable, write_whole
from detente.workflow.read import Names, Readings, as_names, readings

if TYPE_CHECKING:
    from detente.analysis.over_time import Edited, OverTime
    from detente.workflow.case import Case

DAYS, STATEMENTS = 8, 6_000
"""On so many days at the most it is told how outcomes moved, drafting from so many statements in all."""
TOO_MANY = 15_000
"""From more statements it is not told in a brief: each day would take as long as the rest of the page."""
LEFT_TO_OUTCOMES = (
    "The reports hold too many statements to tell on this page how outcomes moved from day to day: `detente outcomes` "
    "tells it."
)


@dataclass(frozen=True)
class Written:
    """A brief that was written, the record behind it, and what could not be read."""

    path: Path | None
    """Where its page is, if one was asked for."""
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


@dataclass(frozen=True)
class Drafts:
    """What was drafted from a record for its last two questions, with what people edited."""

    deeds: Deeds
    conflict: Drafted
    bargains: Bargains
    edited: "Edited | None" = None
    """The conflict as it was drafted last, and as a person left it."""


def brief(
    reports: Names,
    *,
    to: str | os.PathLike[str] | None,
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
        to: The file to write; what stands there is replaced. None: no page is written.
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
    path = page_at(to)
    overrides = Overrides(published=date_given(published), outlet=outlet, url=url)
    book = codebook if isinstance(codebook, Codebook) or codebook is None else codebook_of(Path(codebook))
    files = found(as_names(reports))
    if path:
        refuse_overwriting(path, files)
    done = readings(files, overrides, book, reader, jobs=jobs, cluster=cluster, stdin=stdin, progress=progress)
    if not done.drafts:
        raise NothingRead(done.failures)
    record = record_of(done.distinct)
    return written(
        path, record, done, title=title, excerpts=excerpts, summarised=summarised, drafts=drafts_of(deeds_of(record))
    )


def brief_of_case(
    case: "Case",
    *,
    to: str | os.PathLike[str] | None,
    title: str | None = None,
    excerpts: bool = False,
    summarised: bool = False,
) -> Written:
    """Write the brief of a case, as it was judged, as one HTML page, whole or not at all.

    Args:
        case: The case.
        to: The file to write; what stands there is replaced. None: no page is written.
        title: The page's title; left out, that of the case.
        excerpts: Put only the cited sentences into the page, not the whole reports.
        summarised: Return the beginnings of the answers as lines besides.

    Raises:
        OutputError: The page cannot be written there; this is found out before anything is read.
        EmptyCase: There is no report in it.
        ConflictError: Its conflict.toml is no conflict file.
        AgreementError: Its packages.toml is no package file.
        VoteError: Its votes.toml is no vote file.
    """
    from detente.workflow.upkeep.findings import record_in

    path = page_at(to)
    record = record_in(case)
    if not record.reports:
        raise EmptyCase(case.folder)
    return written(
        path,
        record,
        Readings(),
        title=title or case.title,
        excerpts=excerpts,
        summarised=summarised,
        drafts=drafted_for(case, deeds_of(record)),
        disputed=case.disputes(),
        strange=strangers(case.codebook, record),
    )


def drafts_of(deeds: Deeds) -> Drafts:
    """Return what is drafted from what is said of deeds."""
    told = told_from(deeds)
    return Drafts(deeds, conflict_told(told), Bargains(packages_told(told), votes_told_of(told)))


def drafted_for(case: "Case", deeds: Deeds) -> Drafts:
    """Return conflict, packages and votes of a case: its files, as people edited them, or else drafted anew.

    Raises:
        ConflictError: Its conflict.toml is no conflict file.
        AgreementError: Its packages.toml is no package file.
        VoteError: Its votes.toml is no vote file.
    """
    told = told_from(deeds)
    drafted, packages, votes = conflict_told(told), packages_told(told), votes_told_of(told)
    changed = edited(case.folder / CONFLICT, drafted.file)
    if changed is not None:
        drafted = replace(drafted, file=changed.file, missing=None)
    if (path := case.folder / PACKAGES).is_file():
        packages = replace(packages, file=package_file(path), missing=None)
    if (path := case.folder / VOTES).is_file():
        from detente.workflow.vote import of_file

        votes = replace(votes, file=of_file(path), missing=None)
    return Drafts(deeds, drafted, Bargains(packages, votes), changed)


def page_at(to: str | os.PathLike[str] | None) -> Path | None:
    """Return where a page is to be written, if it can be written there.

    Raises:
        OutputError: It cannot.
    """
    if to is None:
        return None
    check_writable(path := Path(to))
    return path


def written(
    path: Path | None,
    record: Record,
    done: Readings,
    *,
    title: str | None,
    excerpts: bool,
    summarised: bool,
    drafts: Drafts,
    disputed: Sequence[Dispute] = (),
    strange: str = "",
) -> Written:
    """Write the page of a record, if asked for, with what its drafts say can hold, and return what was written."""
    course = None if drafts.conflict.missing else from_day_to_day(drafts.deeds, drafts.edited)
    parts = Parts(record, drafts.conflict, drafts.bargains, course, disputed, strange or done.strangers)
    if path:
        write_whole(path, page(record, title=title, excerpts=excerpts, parts=parts))
    return Written(path, record, done, tuple(summary(record, parts=parts)) if summarised else ())


def from_day_to_day(deeds: Deeds, changed: "Edited | None") -> "OverTime | None":
    """Return how outcomes moved on the last days of a record; nothing when all its reports are of one day."""
    record = deeds.record
    days = len({one.published.first for one in record.reports if one.published})
    if days < 2:
        return None
    from detente.analysis.over_time import OverTime, over_time

    if len(record.statements) > TOO_MANY:
        return OverTime((), (), days, LEFT_TO_OUTCOMES, draws=0, seed=0, options=0)

    return over_time(record, most_days=DAYS, most_statements=STATEMENTS, deeds=deeds, edited=changed)


def refuse_overwriting(path: Path, files: Found) -> None:
    """Raise OutputIsReport when one of the reports stands where the page should go."""
    target = path.resolve()
    if any(source.path and source.path.resolve() == target for source in files.sources):
        raise OutputIsReport(path)
