"""From files to drafts, one after the other or several at the same time: the outcome is the same."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from detente.compute import begun, cores, here, on_cluster, threads
from detente.errors import ClusterWithoutRules, LlmFailed, SourceError, UnsupportedLanguage
from detente.reading import Reader, RulesReader
from detente.record import Codebook, Draft, Report
from detente.sources import Overrides, Source, frozen

WORTH_A_PROCESS = 60_000
"""Bytes to read for which it pays to start one more process."""
WARMING_UP = Report(text="Talks go on.")
"""What a new process reads first: all that is loaded on first use is there when its first report comes."""

NOTHING_KNOWN = Overrides()

Outcome = Draft | SourceError


class Progress(Protocol):
    """Is told how far reading has come."""

    def __call__(self, done: int, total: int, name: str) -> None:
        """Take note that `done` of `total` reports are done, and that `name` comes next (empty: nothing does)."""
        ...


class Started(NamedTuple):
    """A report on its way to its draft."""

    source: Source
    report: Report | SourceError
    draft: Callable[[], Outcome] | None
    """Gives the draft; None: there is nothing to read, or an earlier report has the same text."""


@dataclass(frozen=True)
class Drafting:
    """How files are made into drafts."""

    reader: Reader
    codebook: Codebook | None = None
    overrides: Overrides = NOTHING_KNOWN
    stdin: BinaryIO | None = None
    """What `-` stands for."""
    jobs: int | None = 1
    """How many reports are read at the same time; None: as many as it is worth."""
    cluster: str | None = None
    """The address of a Dask cluster that reads them instead."""

    def outcomes(self, sources: Sequence[Source], progress: Progress | None = None) -> Iterator[tuple[Source, Outcome]]:
        """Yield what is read in each source, or why nothing is, in their order; the same text is not read twice."""
        known: dict[str, Draft] = {}
        with self.workers(sources) as executor:
            told(progress, sources, 0)
            started = self.started(sources, executor)
            for number, one in enumerate(started if executor is None else list(started)):
                outcome = self.outcome(one, known)
                if isinstance(outcome, Draft):
                    known.setdefault(outcome.report.id, outcome)
                told(progress, sources, number + 1)
                yield one.source, outcome

    def workers(self, sources: Sequence[Source]) -> AbstractContextManager[Executor | None]:
        """Return what gives the executor: processes for the rules, which keep a core busy, threads for who waits."""
        jobs = worth(sources) if self.jobs is None and isinstance(self.reader, RulesReader) else self.jobs or 1
        return self.executor(min(jobs, len(sources)))

    def executor(self, jobs: int) -> AbstractContextManager[Executor | None]:
        """Return what gives the executor for so many reports at a time; for one none is needed.

        Raises:
            ClusterWithoutRules: A cluster is to read by anything else than the rules.
        """
        if self.cluster is not None:
            if not isinstance(self.reader, RulesReader):
                raise ClusterWithoutRules
            return on_cluster(self.cluster)
        if isinstance(self.reader, RulesReader):
            return here(jobs, partial(self.reader, WARMING_UP))
        return threads(jobs)

    def started(self, sources: Sequence[Source], executor: Executor | None) -> Iterator[Started]:
        """Yield the reports, those read on the executor as soon as they are frozen."""
        seen: set[str] = set()
        for source in sources:
            report = frozen(source, self.overrides, self.stdin)
            if isinstance(report, SourceError) or report.id in seen:
                yield Started(source, report, None)
            else:
                seen.add(report.id)
                yield Started(source, report, begun(executor, self.reading(report, source)))

    def reading(self, report: Report, source: Source) -> Callable[[], Outcome]:
        """Return the work of reading a report, which any process can do."""
        return partial(drafted, report, self.codebook, self.reader, source.name)

    def outcome(self, one: Started, known: Mapping[str, Draft]) -> Outcome:
        """Return the draft of a report: its own, or that of an earlier one with the same text."""
        if isinstance(one.report, SourceError):
            return one.report
        if one.report.id in known:
            return known[one.report.id].model_copy(update={"report": one.report})
        draft = one.draft or self.reading(one.report, one.source)  # the earlier one could not be read
        return draft()


def worth(sources: Sequence[Source]) -> int:
    """Return in how many processes it pays to read so much: no more than there are cores."""
    size = sum(map(size_of, dict.fromkeys(source.path for source in sources)))
    return max(1, min(cores(), size // WORTH_A_PROCESS))


def size_of(path: Path | None) -> int:
    """Return how many bytes a file has, as far as one can say; of a file of many reports all together."""
    try:
        return path.stat().st_size if path else 0
    except OSError:  # it will be told when it is read
        return 0


def told(progress: Progress | None, sources: Sequence[Source], done: int) -> None:
    """Tell that so many reports are done, and which comes next."""
    if progress:
        progress(done, len(sources), sources[done].name if done < len(sources) else "")


def drafted(report: Report, codebook: Codebook | None, reader: Reader, name: str) -> Outcome:
    """Return what is read in a report, or the error that says why nothing is."""
    try:
        return reader(report, codebook)
    except UnsupportedLanguage as error:
        return UnsupportedLanguage(name, error.detected)  # under the name by which the caller knows it
    except LlmFailed as error:
        return error.about(name)
