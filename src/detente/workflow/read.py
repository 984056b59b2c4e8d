"""The verb `read`: from files to what was read in them."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from detente.analysis import findings
from detente.errors import LlmFailed, SourceError, UnsupportedLanguage
from detente.formats import codebook_of, ids_of
from detente.reading import Reader
from detente.reading import read as read_by_rules
from detente.record import Codebook, Draft, Finding, PartialDate, Report
from detente.sources import Found, Overrides, Source, date_given, found, frozen

Names = Iterable[str | os.PathLike[str]] | str | os.PathLike[str]


class Progress(Protocol):
    """Is told how far reading has come."""

    def __call__(self, done: int, total: int, name: str) -> None:
        """Take note that `done` of `total` reports are done, and that `name` comes next (empty: nothing does)."""
        ...


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
        stdin: What `-` stands for.
        progress: Is called before each report and at the end.

    Raises:
        BadDate: `published` is not a date.
        CodebookError: The codebook cannot be used.
    """
    overrides = Overrides(published=date_given(published), outlet=outlet, url=url)
    book = codebook if isinstance(codebook, Codebook) or codebook is None else codebook_of(Path(codebook))
    return readings(found(as_names(reports)), overrides, book, reader, stdin=stdin, progress=progress)


def as_names(reports: Names) -> tuple[str | os.PathLike[str], ...]:
    """Return the names; a single one may stand by itself."""
    return (reports,) if isinstance(reports, str | os.PathLike) else tuple(reports)


def readings(
    files: Found,
    overrides: Overrides,
    codebook: Codebook | None,
    reader: Reader = read_by_rules,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Readings:
    """Return what is read in these files, with the findings within and across them."""
    outcomes = list(read_one_by_one(counted(files.sources, progress), overrides, codebook, reader, stdin))
    read_ones = [(source, draft) for source, draft in outcomes if isinstance(draft, Draft)]
    drafts = [draft for _, draft in read_ones]
    return Readings(
        drafts=with_findings(drafts, findings(distinct(drafts))),
        ids=ids_of([source.name if source.path else "stdin" for source, _ in read_ones]),
        failures=(*files.failures, *(error for _, error in outcomes if isinstance(error, SourceError))),
        repeats=tuple(repeats(read_ones)),
        left_out=files.left_out,
    )


def read_one_by_one(
    sources: Iterable[Source],
    overrides: Overrides,
    codebook: Codebook | None,
    reader: Reader,
    stdin: BinaryIO | None,
) -> Iterator[tuple[Source, Draft | SourceError]]:
    """Yield what is read in each source, or why nothing is; the same text is not read twice."""
    known: dict[str, Draft] = {}
    for source in sources:
        report = frozen(source, overrides, stdin)
        if isinstance(report, SourceError):
            yield source, report
        elif report.id in known:
            yield source, known[report.id].model_copy(update={"report": report})
        else:
            draft = drafted(report, codebook, reader, source.name)
            if isinstance(draft, Draft):
                known[report.id] = draft
            yield source, draft


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


def counted(sources: Sequence[Source], progress: Progress | None) -> Iterator[Source]:
    """Yield the sources, and tell how far they have come."""
    for done, source in enumerate(sources):
        if progress:
            progress(done, len(sources), source.name)
        yield source
    if progress:
        progress(len(sources), len(sources), "")


def drafted(report: Report, codebook: Codebook | None, reader: Reader, name: str) -> Draft | SourceError:
    """Return what is read in a report, or the error that says why nothing is."""
    try:
        return reader(report, codebook)
    except UnsupportedLanguage as error:
        return UnsupportedLanguage(name, error.detected)  # under the name by which the caller knows it
    except LlmFailed as error:
        return error.about(name)


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
