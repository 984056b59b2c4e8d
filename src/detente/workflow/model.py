"""The verb `model`: from reports or a case to files that people edit and draft again: conflict, packages, votes."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from detente.analysis import record_of
from detente.analysis.conflict_of_record import conflict_told
from detente.analysis.drafted import Drafted
from detente.analysis.drafting.told import told_in
from detente.errors import EmptyCase, NothingRead, NothingToModel
from detente.formats import codebook_of
from detente.formats.conflict_file import ConflictFile
from detente.formats.conflict_merging import merged
from detente.formats.conflict_model import conflict_of
from detente.formats.conflict_writing import Remarks, conflict_text
from detente.formats.three_ways import Disagreement
from detente.reading import Reader
from detente.reading import read as read_by_rules
from detente.record import Codebook, PartialDate, Record
from detente.sources import Overrides, date_given, found
from detente.workflow.bargains import Beside, bargains
from detente.workflow.brief import refuse_overwriting
from detente.workflow.drafting import Progress
from detente.workflow.given import CONFLICT, PACKAGES, VOTES
from detente.workflow.kept import Sentences, kept_beside, kept_draft, kept_text
from detente.workflow.output import check_writable, write_whole
from detente.workflow.read import Names, Readings, as_names, readings

if TYPE_CHECKING:
    from detente.workflow.case import Case


@dataclass(frozen=True)
class Modelled:
    """What was drafted, as it stands in its files."""

    drafted: Drafted
    file: ConflictFile
    """The draft, with what people changed in the last one."""
    text: str
    conflicts: tuple[Disagreement, ...] = ()
    """What a person and the new draft changed differently; the person's stands."""
    notes: tuple[str, ...] = ()
    """What was left out, because it no longer fits what the person changed."""
    path: Path | None = None
    readings: Readings = field(default_factory=Readings)
    beside: tuple[Beside, ...] = ()
    """Packages and votes, as far as they were asked for."""


@dataclass(frozen=True)
class Places:
    """Where the drafts are written; those without a place are not."""

    conflict: Path | None = None
    packages: Path | None = None
    votes: Path | None = None

    @property
    def all(self) -> tuple[tuple[Path, str], ...]:
        """Those that there are, each with the usual name of such a file."""
        pairs = ((self.conflict, CONFLICT), (self.packages, PACKAGES), (self.votes, VOTES))
        return tuple((path, usual) for path, usual in pairs if path is not None)


def model(
    reports: Names,
    *,
    to: str | os.PathLike[str] | None = None,
    packages: str | os.PathLike[str] | None = None,
    votes: str | os.PathLike[str] | None = None,
    published: PartialDate | str | None = None,
    outlet: str | None = None,
    codebook: Codebook | str | os.PathLike[str] | None = None,
    reader: Reader = read_by_rules,
    jobs: int | None = 1,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Modelled:
    """Return the conflict that reports tell, drafted as a file that people edit.

    Every option and every preference carries the ids of the facts that it rests on, with their sentences over it. When
    the file is there already, what people changed in it since the last draft is kept.

    Args:
        reports: Files, folders, `-` for standard input; one name or several.
        to: The TOML file to write; left out, none is written.
        packages: Where to write what a deal may hold, as a file for `package`; left out, it is not drafted.
        votes: Where to write the bodies that would have to vote on it, as a file for `vote`; left out, likewise.
        published: When all of them appeared; goes before what they say of themselves.
        outlet: Who published them.
        codebook: The parties, people, bodies, issues and outlets of the case, or the TOML file that holds them.
        reader: What reads a report; left out, the rules.
        jobs: How many reports are read at the same time.
        stdin: What `-` stands for.
        progress: Is called before each report and at the end.

    Raises:
        OutputError: A file cannot be written there; this is found out before anything is read.
        ConflictError: The file that is there, or the draft kept beside it, is no conflict file.
        AgreementError: The file for packages that is there, or the draft kept beside it, is none.
        VoteError: The file for votes that is there, or the draft kept beside it, is none.
        NothingRead: Not one of the reports could be read.
        NothingToModel: The reports tell no conflict: only one party, or no demand.
    """
    conflict_at, packages_at, votes_at = (None if one is None else Path(one) for one in (to, packages, votes))
    where = Places(conflict_at, packages_at, votes_at)
    files = found(as_names(reports))
    for path, usual in where.all:
        refuse_overwriting(path, files)
        check_writable(path, example=usual)
    overrides = Overrides(published=date_given(published), outlet=outlet)
    book = codebook if isinstance(codebook, Codebook) or codebook is None else codebook_of(Path(codebook))
    done = readings(files, overrides, book, reader, jobs=jobs, stdin=stdin, progress=progress)
    if not done.drafts:
        raise NothingRead(done.failures)
    return modelled(record_of(done.distinct), where, done)


def model_of_case(
    case: "Case",
    *,
    to: str | os.PathLike[str] | None = None,
    packages: str | os.PathLike[str] | None = None,
    votes: str | os.PathLike[str] | None = None,
) -> Modelled:
    """Return the conflict that a case tells, as it was judged, and write it with its packages and votes.

    They stand in the case's folder as conflict.toml, packages.toml and votes.toml unless other places are given. With
    `to` alone only the conflict is written.

    Raises:
        EmptyCase: There is no report in it.
        OutputError: A file cannot be written there.
        ConflictError: The file that is there, or the draft kept beside it, is no conflict file.
        AgreementError: The file for packages that is there, or the draft kept beside it, is none.
        VoteError: The file for votes that is there, or the draft kept beside it, is none.
        NothingToModel: The reports tell no conflict.
    """
    inside = to is None
    where = Places(
        case.folder / CONFLICT if to is None else Path(to),
        Path(packages) if packages is not None else case.folder / PACKAGES if inside else None,
        Path(votes) if votes is not None else case.folder / VOTES if inside else None,
    )
    for path, usual in where.all:
        check_writable(path, example=usual)
    record = case.record()
    if not record.reports:
        raise EmptyCase(case.folder)
    return modelled(record, where, Readings())


def modelled(record: Record, where: Places, done: Readings) -> Modelled:
    """Return what is drafted from a record, merged with the files that are there, and write it."""
    told = told_in(record)
    drafted = conflict_told(told)
    if drafted.missing:
        raise NothingToModel(drafted.missing)
    sentences = Sentences(record)
    beside = tuple(
        bargains(told, where.packages, where.votes, sentences)
    )  # what is wrong in a file is found before anything is written
    path, file = where.conflict, drafted.file
    conflicts: tuple[Disagreement, ...] = ()
    notes: tuple[str, ...] = ()
    same = False
    if path is not None and path.exists():
        last, edited = kept_beside(path), conflict_of(path).file
        base = conflict_of(last).file if last.exists() else edited
        merge = merged(base, edited, drafted.file)
        file, conflicts, notes = merge.file, merge.conflicts, merge.notes
        same = file == edited
    text = conflict_text(file, opening=[*opening(drafted)], remarks=remarks(sentences, file))
    if path is not None:
        own = conflict_text(drafted.file, opening=[*opening(drafted)], remarks=remarks(sentences, drafted.file))
        own, text = kept_draft(path, own, same=same), kept_text(path, text, same=same)
        write_whole(path, text)
        write_whole(kept_beside(path), own)
    for one in beside:
        one.write()
    return Modelled(drafted, file, text, conflicts, notes, path, done, beside)


def opening(drafted: Drafted) -> Iterator[str]:
    """Yield what stands at the head of the file."""
    yield "Drafted by detente model. Change what you know better: a new draft keeps your changes."
    yield "evidence holds ids of statements and events; confidence, place and sign are what a sweep draws from."
    if drafted.unsettled:
        yield ""
        yield "What the reports do not settle:"
        yield from (f"- {one.text}" for one in drafted.unsettled)
    if drafted.beyond:
        yield ""
        yield "Options left out because less is said of them:"
        yield from (f"- {one}" for one in drafted.beyond)


def remarks(sentences: Sentences, file: ConflictFile) -> Remarks:
    """Return the sentences that options and statements rest on, as comments."""
    found = {(who.id, one.id): sentences.of(one.evidence) for who in file.decision_makers for one in who.options}
    return found | {
        (who.id, one.formula): sentences.of(one.evidence) for who in file.decision_makers for one in who.prefers or ()
    }
