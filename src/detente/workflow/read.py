"""The verb `read`: from files to what was read in them."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from detente.analysis import findings
from detente.analysis.strangers import strangers
from detente.errors import SourceError
from detente.formats import codebook_of, ids_of
from detente.reading import Reader
from detente.reading import read as read_by_rules
from detente.record import Codebook, Draft, Finding, PartialDate
from detente.sources import Found, Overrides, Source, date_given, found
from detente.workflow.drafting import Drafting, Progress

Names = Iterable[str | os.PathLike[str]] | str | os.PathLike[str]


@dataclass(frozen=True)
class Readings:
    """What was read in some reports, and what could not be read."""

    drafts: tuple[Draft, ...] = ()
    """One for each file, in sorted path order, each with the findings that rest on it."""
    ids: tuple[str, ...] = ()
    """The id of each report among these: the stem of its file."""
    failures: tuple[SourceError, ...] = ()
    """One for each report that could not be read."""
    repeats: tuple[tuple[str, str], ...] = ()
    """A file, and the file before it that holds the same text: the same report, whose facts count once."""
    left_out: tuple[str, ...] = ()
    """Files in the folders that are no reports by their name."""
    strangers: str = ""
    """That the codebook names nobody in the reports, if so."""

    @property
    def distinct(self) -> tuple[Draft, ...]:
        """The drafts of different reports: of files that hold the same text, the first."""
        return distinct(self.drafts)


def read(
    reports: Names,
    *,
    published: PartialDate | str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    codebook: Codebook | str | os.PathLike[str] | None = None,
    reader: Reader = read_by_rules,
    jobs: int | None = 1,
    cluster: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Readings:
    """Return what is read in reports: files, folders, `-` for standard input.

    Args:
        reports: One name or several.
        published: When all of them appeared; goes before what they say of themselves.
        outlet: Who published them.
        url: Where they were published.
        codebook: The parties, people, bodies, issues and outlets of the case, or the TOML file that holds them.
        reader: What reads a report; left out, the rules. `detente.reading.llm.LlmReader` is another.
        jobs: How many reports are read at the same time, each in a process of its own (with an LLM: a thread); None:
            as many as there are cores, where there is enough to read. A script that asks for more than one keeps
            its own work behind `if __name__ == "__main__":`, since each process imports it.
        cluster: The address of a Dask cluster that reads them instead, by the rules.
        stdin: What `-` stands for.
        progress: Is called before each report and at the end.

    Raises:
        BadDate: `published` is not a date.
        ClusterUnreachable: No cluster answers at that address; other errors tell what else it lacks.
        CodebookError: The codebook cannot be used.
    """
    overrides = Overrides(published=date_given(published), outlet=outlet, url=url)
    book = codebook if isinstance(codebook, Codebook) or codebook is None else codebook_of(Path(codebook))
    files = found(as_names(reports))
    return readings(files, overrides, book, reader, jobs=jobs, cluster=cluster, stdin=stdin, progress=progress)


def as_names(reports: Names) -> tuple[str | os.PathLike[str], ...]:
    """Return the names; a single one may stand by itself."""
    return (reports,) if isinstance(reports, str | os.PathLike) else tuple(reports)


def readings(
    files: Found,
    overrides: Overrides,
    codebook: Codebook | None,
    reader: Reader = read_by_rules,
    *,
    jobs: int | None = 1,
    cluster: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Readings:
    """Return what is read in these files, with the findings within and across them."""
    drafting = Drafting(reader, codebook, overrides, stdin, jobs, cluster)
    done = list(drafting.outcomes(files.sources, progress))
    read_ones = [(source, draft) for source, draft in done if isinstance(draft, Draft)]
    drafts = [draft for _, draft in read_ones]
    return Readings(
        drafts=with_findings(drafts, findings(distinct(drafts))),
        ids=ids_of([source.name if source.path else "stdin" for source, _ in read_ones]),
        failures=(*files.failures, *(error for _, error in done if isinstance(error, SourceError))),
        repeats=tuple(repeats(read_ones)),
        left_out=files.left_out,
        strangers=strangers(codebook, drafts),
    )


def repeats(drafts: Iterable[tuple[Source, Draft]]) -> Iterator[tuple[str, str]]:
    """Yield each file whose text an earlier one holds, with that one."""
    first: dict[str, str] = {}
    for source, draft in drafts:
        earlier = first.setdefault(draft.report.id, source.name)
        if earlier != source.name:
            yield source.name, earlier


def distinct(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return the drafts of different reports: of files that hold the same text, the first."""
    first: dict[str, Draft] = {}
    for draft in drafts:
        first.setdefault(draft.report.id, draft)
    return tuple(first.values())


def with_findings(drafts: Sequence[Draft], everything: Sequence[Finding]) -> tuple[Draft, ...]:
    """Return the drafts, each with those findings that rest on words in its report."""
    return tuple(
        draft.model_copy(
            update={
                "findings": tuple(
                    one for one in everything if any(words.report == draft.report.id for words in one.evidence)
                )
            }
        )
        for draft in drafts
    )
