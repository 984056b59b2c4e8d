"""The verb `add`: reports into a case, each whole or not at all, and again what reading has learnt since."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from detente.analysis.judging import idle
from detente.compute import begun
from detente.errors import NoFeed, SourceError
from detente.reading import Reader, RulesReader
from detente.reading import read as read_by_rules
from detente.record import Judgement, PartialDate, Report, Verdict
from detente.sources import (
    Columns,
    Item,
    Overrides,
    Source,
    date_given,
    found,
    frozen_item,
    is_address,
    items,
)
from detente.store.heads import comes_before
from detente.store.store import Origin
from detente.version import __version__
from detente.workflow.case import Case
from detente.workflow.drafting import Drafting, Outcome, Progress, told, worth
from detente.workflow.read import Names, as_names
from detente.workflow.seen import Seen, feeds_of, seen
from detente.workflow.upkeep import facts_up_to_date, up_to_date
from detente.workflow.upkeep.findings import finding_ids

if TYPE_CHECKING:
    from detente.sources import Fetcher

AHEAD = 16
"""Reports for each process that are on their way: enough to go on while others are kept, however many there are."""
AT_ONCE = 50
"""So many new reports are worked out together while others are being read."""
AHEAD_OF_CLUSTER = 256
"""Reports that are on their way to a cluster and back."""
CODED = "import"
"""How the name of a reading begins that people made in another program; no reader of ours takes its place."""


@dataclass
class Added:
    """What came of adding some reports to a case."""

    new: list[str] = field(default_factory=list)
    """Ids of the reports that were not there before."""
    statements: int = 0
    """How many statements they hold."""
    undated: int = 0
    """How many of the new reports do not say when they appeared."""
    known: list[str] = field(default_factory=list)
    """Names under which stood a report that was there already."""
    otherwise: list[str] = field(default_factory=list)
    """Names of those of them that are told to be of another day or outlet than is kept."""
    renewed: list[str] = field(default_factory=list)
    """Names of those of them whose date, outlet or title now stand: the earliest day goes before any other head."""
    failures: list[SourceError] = field(default_factory=list)
    """One for each report that could not be read."""
    left_out: tuple[str, ...] = ()
    """Files in the folders that are no reports by their name."""


@dataclass
class ReadAgain:
    """What came of reading the reports of a case again."""

    reports: int = 0
    coded: int = 0
    """How many more were coded by people in another program: they stay as they are."""
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
    columns: Columns | None = None,
    fetcher: "Fetcher | None" = None,
    reader: Reader = read_by_rules,
    jobs: int | None = 1,
    cluster: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Added:
    """Add reports to a case: each is archived as it came, read, and kept as one transaction.

    A report that is there already is left as it is, and of a feed only new entries are fetched; so a call that was
    broken off can simply be made again.

    Args:
        case: The case.
        reports: Files, folders, archives, exports, addresses of pages, feeds and sitemaps, `-` for standard input; one
            name or several.
        published: When all of them appeared; goes before what they say of themselves.
        outlet: Who published them.
        url: Where they were published.
        columns: What stands where in an export; left out, it is told by the usual names.
        fetcher: What fetches addresses; left out, one that heeds robots.txt and reaches no private address.
        reader: What reads a report; left out, the rules.
        jobs: How many reports are read at the same time, as in `detente.read`.
        cluster: The address of a Dask cluster that reads them instead, by the rules.
        stdin: What `-` stands for.
        progress: Is called before each report and at the end.

    Raises:
        BadDate: `published` is not a date.
        ClusterUnreachable: No cluster answers at that address; other errors tell what else it lacks.
        CodebookError: The codebook of the case cannot be used.
        CaseError: Something cannot be kept; what was kept before stays.
    """
    overrides = Overrides(published=date_given(published), outlet=outlet, url=url)
    names = [str(name) for name in as_names(reports)]
    files = found([name for name in names if not is_address(name)], columns)
    drafting = Drafting(reader, case.codebook, overrides, stdin, jobs, cluster)
    number = worth(files.sources) if jobs is None else jobs
    left_out: list[str] = []
    with drafting.executor(number) as executor:
        adding = Adding(case, drafting, executor, ahead(executor, number, cluster))
        for item in items(
            names, fetcher=fetcher, memory=Seen(case.store), columns=columns, stdin=stdin, left_out=left_out
        ):
            if progress:
                progress(adding.count, max(len(files.sources), adding.count), getattr(item, "name", ""))
            adding.take(item)
        adding.finish()
        up_to_date(case.store)
        if progress:
            progress(adding.count, adding.count, "")
    adding.done.left_out = tuple(left_out)
    return adding.done


def watch(
    case: Case,
    feeds: Names = (),
    *,
    every: float | None = 1800.0,
    outlet: str | None = None,
    fetcher: "Fetcher | None" = None,
    reader: Reader = read_by_rules,
    jobs: int | None = 1,
    progress: Progress | None = None,
    wait: Callable[[float], None] = time.sleep,
) -> Iterator[Added]:
    """Yield what each look at some feeds adds to a case, for ever or, with `every` None, once.

    Args:
        case: The case.
        feeds: Addresses of feeds or sitemaps; left out, all that were added to the case before.
        every: Seconds between two looks.
        outlet: Who publishes them, when they do not say.
        fetcher: What fetches them, as in `add`.
        reader: What reads a report.
        jobs: How many reports are read at the same time.
        progress: Is called before each report and at the end.
        wait: What waits so many seconds.

    Raises:
        NoFeed: None is named, and none was added before.
        CaseError: Something cannot be kept; what was kept before stays.
    """
    names = as_names(feeds) or feeds_of(case.store)
    if not names:
        raise NoFeed(case.folder)
    while True:
        yield add(case, names, outlet=outlet, fetcher=fetcher, reader=reader, jobs=jobs, progress=progress)
        if every is None:
            return
        wait(every)


@dataclass
class Adding:
    """Reports on their way into a case."""

    case: Case
    drafting: Drafting
    executor: Executor | None
    ahead: int
    """How many may be on their way."""
    done: Added = field(default_factory=Added)
    count: int = 0
    coming: dict[str, list[tuple[Item, Origin]]] = field(default_factory=dict)
    """Id of a report that is being read -> where it came from."""
    under_way: deque[Callable[[], Outcome]] = field(default_factory=deque)

    def take(self, item: Item | SourceError) -> None:
        """Archive what came, and have it read unless it is there."""
        self.count += 1
        if isinstance(item, SourceError):
            self.done.failures.append(item)
            return
        raw = self.case.archive.keep(item.content)
        origin = Origin(item.name, raw, len(item.content), item.about())
        report = frozen_item(item, self.drafting.overrides)
        if isinstance(report, SourceError):
            self.done.failures.append(report)
        elif report.id in self.coming:
            self.coming[report.id].append((item, origin))
        elif report.id in self.case.store:
            self.come_again(report, item, origin)
        else:
            self.begin(report, item, origin)
        while len(self.under_way) > self.ahead:
            self.keep(self.under_way.popleft())

    def begin(self, report: Report, item: Item, origin: Origin) -> None:
        """Have a report read."""
        self.coming[report.id] = [(item, origin)]
        self.under_way.append(begun(self.executor, self.drafting.reading(report, Source(item.name))))

    def come_again(self, report: Report, item: Item, origin: Origin) -> None:
        """Note that a report which is there came again, and have it read again if its head is now the one to keep."""
        kept = self.case.store.report(report.id)
        if comes_before(report, kept) and not self.is_coded(report.id):
            if (report.published, report.outlet, report.title) != (kept.published, kept.outlet, kept.title):
                self.done.renewed.append(item.name)
            self.begin(report, item, origin)
            return
        if (report.published or kept.published, report.outlet or kept.outlet) != (kept.published, kept.outlet):
            self.done.otherwise.append(item.name)
        self.note(report.id, item, origin)

    def is_coded(self, report: str) -> bool:
        """Return whether a report was coded in another program: then it stays as it is."""
        return any(one.reader.startswith(CODED) for one in self.case.store.kept([report]))

    def finish(self) -> None:
        """Keep what is still on its way."""
        while self.under_way:
            self.keep(self.under_way.popleft())

    def keep(self, read: Callable[[], Outcome]) -> None:
        """Keep what was read in a report, and where it came from."""
        outcome = read()
        if isinstance(outcome, SourceError):
            self.done.failures.append(outcome)
            return
        (item, origin), *others = self.coming.pop(outcome.report.id)
        if self.case.store.add(outcome, reader=called(self.drafting.reader), origin=origin):
            self.done.new.append(outcome.report.id)
            self.done.statements += len(outcome.statements)
            self.done.undated += outcome.report.published is None
            seen(self.case.store, item)
            if len(self.done.new) % AT_ONCE == 0:
                facts_up_to_date(self.case.store)
        else:  # it was there, or another program added it in the meantime
            self.case.store.put_head(outcome, reader=called(self.drafting.reader))
            self.note(outcome.report.id, item, origin)
        for again, place in others:
            report = frozen_item(again, self.drafting.overrides)
            assert isinstance(report, Report), "it was one when it came"
            self.come_again(report, again, place)

    def note(self, report: str, item: Item, origin: Origin) -> None:
        """Note that a report which is there came from somewhere else too."""
        self.case.store.note_origin(report, origin)
        self.done.known.append(item.name)
        seen(self.case.store, item)


def ahead(executor: Executor | None, jobs: int, cluster: str | None) -> int:
    """Return how many reports may be on their way while others are kept."""
    if executor is None:
        return 0
    return AHEAD * jobs if cluster is None else AHEAD_OF_CLUSTER


def reread(
    case: Case,
    *,
    reader: Reader = read_by_rules,
    jobs: int | None = 1,
    cluster: str | None = None,
    progress: Progress | None = None,
) -> ReadAgain:
    """Read all reports of a case again, and keep what is read now; judgements stay on the facts they were made on.

    What people coded in another program, and `import_coded` took over, is not read again.

    Args:
        case: The case.
        reader: What reads a report; left out, the rules.
        jobs: How many reports are read at the same time, as in `detente.read`.
        cluster: The address of a Dask cluster that reads them instead, by the rules.
        progress: Is called before each report and at the end.

    Raises:
        ClusterUnreachable: No cluster answers at that address; other errors tell what else it lacks.
        CodebookError: The codebook of the case cannot be used.
        CaseError: Something cannot be kept; what was kept before stays.
    """
    ids = case.store.ids()
    done = ReadAgain()
    sources = [Source(name[:12]) for name in ids]
    drafting = Drafting(reader, case.codebook, jobs=jobs, cluster=cluster)
    with drafting.executor(min(jobs or 1, max(1, len(sources)))) as executor:
        under_way: deque[Callable[[], Outcome]] = deque()
        most = ahead(executor, max(1, jobs or 1), cluster)
        for number, (name, source) in enumerate(zip(ids, sources, strict=True)):
            told(progress, sources, number)
            (kept,) = case.store.kept([name])
            if kept.reader.startswith(CODED):
                done.coded += 1
                continue
            done.reports += 1
            under_way.append(begun(executor, drafting.reading(kept.report, source)))
            while len(under_way) > most:
                keep_again(case, under_way.popleft(), done, called(reader))
        while under_way:
            keep_again(case, under_way.popleft(), done, called(reader))
        told(progress, sources, len(sources))
    up_to_date(case.store)
    done.idle = idle(case.store.drafts(), case.store.judgements())
    if any(one.verdict in (Verdict.ACCEPT, Verdict.REJECT) for one in done.idle):
        findings = set(finding_ids(case))
        done.idle = tuple(one for one in done.idle if one.subject not in findings)
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
