"""The verb `add`: reports into a case, each whole or not at all, and again what reading has learnt since."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO

from detente.analysis.judging import idle
from detente.compute import begun
from detente.errors import SourceError
from detente.reading import Reader, RulesReader
from detente.reading import read as read_by_rules
from detente.record import Judgement, PartialDate, Report
from detente.sources import Overrides, Source, content_of, date_given, found, freeze_content
from detente.store.store import Origin
from detente.version import __version__
from detente.workflow.case import Case
from detente.workflow.drafting import Drafting, Outcome, Progress, told
from detente.workflow.read import Names, as_names

AHEAD = 4
"""Reports for each process that are on their way: memory does not grow with the number of reports."""


@dataclass
class Added:
    """What came of adding some reports to a case."""

    new: list[str] = field(default_factory=list)
    """Ids of the reports that were not there before."""
    statements: int = 0
    """How many statements they hold."""
    known: list[str] = field(default_factory=list)
    """Names under which stood a report that was there already."""
    failures: list[SourceError] = field(default_factory=list)
    """One for each report that could not be read."""
    left_out: tuple[str, ...] = ()
    """Files in the folders that are no reports by their name."""


@dataclass
class ReadAgain:
    """What came of reading the reports of a case again."""

    reports: int = 0
    changed: list[str] = field(default_factory=list)
    """Ids of the reports in which something else is read now."""
    idle: tuple[Judgement, ...] = ()
    """Judgements on what is not read any more."""
    failures: list[SourceError] = field(default_factory=list)


def add(
    case: Case,
    reports: Names,
    *,
    published: PartialDate | str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    reader: Reader = read_by_rules,
    jobs: int | None = 1,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Added:
    """Add reports to a case: each is archived as it came, read, and kept as one transaction.

    A report that is there already is left as it is; so a call that was broken off can simply be made again.

    Args:
        case: The case.
        reports: Files, folders, `-` for standard input; one name or several.
        published: When all of them appeared; goes before what they say of themselves.
        outlet: Who published them.
        url: Where they were published.
        reader: What reads a report; left out, the rules.
        jobs: How many reports are read at the same time, as in `detente.read`.
        stdin: What `-` stands for.
        progress: Is called before each report and at the end.

    Raises:
        BadDate: `published` is not a date.
        CodebookError: The codebook of the case cannot be used.
        CaseError: Something cannot be kept; what was kept before stays.
    """
    overrides = Overrides(published=date_given(published), outlet=outlet, url=url)
    files = found(as_names(reports))
    done = Added(failures=list(files.failures), left_out=files.left_out)
    drafting = Drafting(reader, case.codebook, overrides, stdin, jobs)
    with drafting.workers(files.sources) as executor:
        under_way: deque[tuple[Origin, Callable[[], Outcome]]] = deque()
        coming: set[str] = set()
        ahead = AHEAD * max(1, jobs or 1) if executor else 0
        for number, source in enumerate(files.sources):
            told(progress, files.sources, number)
            try:
                origin, report = archived(case, source, overrides, stdin)
            except SourceError as error:
                done.failures.append(error.with_traceback(None))
                continue
            if report.id in coming or report.id in case.store:
                done.known.append(source.name)
                if report.id not in coming:
                    case.store.note_origin(report.id, origin)
                continue
            coming.add(report.id)
            under_way.append((origin, begun(executor, drafting.reading(report, source))))
            while len(under_way) > ahead:
                keep(case, *under_way.popleft(), done, coming, called(reader))
        while under_way:
            keep(case, *under_way.popleft(), done, coming, called(reader))
        told(progress, files.sources, len(files.sources))
    return done


def archived(case: Case, source: Source, overrides: Overrides, stdin: BinaryIO | None) -> tuple[Origin, Report]:
    """Keep the bytes of a report as they came, and return where it came from and the report.

    Raises:
        SourceError: It cannot be read.
    """
    content = content_of(source, stdin)
    raw = case.archive.keep(content)
    given = {
        "published": overrides.published.value if overrides.published else None,
        "outlet": overrides.outlet,
        "url": overrides.url,
    }
    known = {name: value for name, value in given.items() if value is not None}
    return Origin(source.name, raw, len(content), known), freeze_content(content, source, overrides)


def keep(case: Case, origin: Origin, read: Callable[[], Outcome], done: Added, coming: set[str], reader: str) -> None:
    """Keep what was read in a report."""
    outcome = read()
    if isinstance(outcome, SourceError):
        done.failures.append(outcome)
        return
    coming.discard(outcome.report.id)
    if case.store.add(outcome, reader=reader, origin=origin):
        done.new.append(outcome.report.id)
        done.statements += len(outcome.statements)
    else:
        done.known.append(origin.name)


def reread(
    case: Case, *, reader: Reader = read_by_rules, jobs: int | None = 1, progress: Progress | None = None
) -> ReadAgain:
    """Read all reports of a case again, and keep what is read now; judgements stay on the facts they were made on.

    Raises:
        CodebookError: The codebook of the case cannot be used.
        CaseError: Something cannot be kept; what was kept before stays.
    """
    ids = case.store.ids()
    done = ReadAgain(reports=len(ids))
    sources = [Source(name[:12]) for name in ids]
    drafting = Drafting(reader, case.codebook, jobs=jobs)
    with drafting.workers(sources) as executor:
        under_way: deque[Callable[[], Outcome]] = deque()
        ahead = AHEAD * max(1, jobs or 1) if executor else 0
        for number, (name, source) in enumerate(zip(ids, sources, strict=True)):
            told(progress, sources, number)
            under_way.append(begun(executor, drafting.reading(case.store.report(name), source)))
            while len(under_way) > ahead:
                keep_again(case, under_way.popleft(), done, called(reader))
        while under_way:
            keep_again(case, under_way.popleft(), done, called(reader))
        told(progress, sources, len(sources))
    done.idle = idle(case.store.drafts(), case.store.judgements())
    return done


def keep_again(case: Case, read: Callable[[], Outcome], done: ReadAgain, reader: str) -> None:
    """Keep what was read in a report this time, when it is something else."""
    outcome = read()
    if isinstance(outcome, SourceError):
        done.failures.append(outcome)
    elif case.store.read_again(outcome, reader=reader):
        done.changed.append(outcome.report.id)


def called(reader: Reader) -> str:
    """Return the name of a reader, with its version."""
    if reader is read_by_rules or isinstance(reader, RulesReader):
        return f"rules {__version__}"
    return f"llm:{getattr(getattr(reader, 'model', None), 'model_name', type(reader).__name__)} {__version__}"
