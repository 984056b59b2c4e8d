"""The verb `model`: from reports or a case to a conflict file, which people then edit and draft again."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from detente.analysis import record_of
from detente.analysis.conflict_of_record import conflict_of_record
from detente.analysis.drafted import Drafted
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
from detente.workflow.brief import refuse_overwriting
from detente.workflow.case import Case
from detente.workflow.drafting import Progress
from detente.workflow.given import CONFLICT
from detente.workflow.output import check_writable, write_whole
from detente.workflow.read import Names, Readings, as_names, readings

LONGEST = 240
"""Characters of a sentence that stands over an option or a statement, at most."""
MOST_SENTENCES = 3


@dataclass(frozen=True)
class Modelled:
    """A conflict that was drafted, as it stands in its file."""

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


def model(
    reports: Names,
    *,
    to: str | os.PathLike[str] | None = None,
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
        published: When all of them appeared; goes before what they say of themselves.
        outlet: Who published them.
        codebook: The parties, people, bodies, issues and outlets of the case, or the TOML file that holds them.
        reader: What reads a report; left out, the rules.
        jobs: How many reports are read at the same time.
        stdin: What `-` stands for.
        progress: Is called before each report and at the end.

    Raises:
        OutputError: The file cannot be written there; this is found out before anything is read.
        ConflictError: The file that is there, or the draft kept beside it, is no conflict file.
        NothingRead: Not one of the reports could be read.
        NothingToModel: The reports tell no conflict: only one party, or no demand.
    """
    path = None if to is None else Path(to)
    files = found(as_names(reports))
    if path:
        refuse_overwriting(path, files)
        check_writable(path, example="conflict.toml")
    overrides = Overrides(published=date_given(published), outlet=outlet)
    book = codebook if isinstance(codebook, Codebook) or codebook is None else codebook_of(Path(codebook))
    done = readings(files, overrides, book, reader, jobs=jobs, stdin=stdin, progress=progress)
    if not done.drafts:
        raise NothingRead(done.failures)
    return modelled(record_of(done.distinct), path, done)


def model_of_case(case: Case, *, to: str | os.PathLike[str] | None = None) -> Modelled:
    """Return the conflict that a case tells, as it was judged; without `to` it is written to the case's conflict.toml.

    Raises:
        EmptyCase: There is no report in it.
        OutputError: The file cannot be written there.
        ConflictError: The file that is there, or the draft kept beside it, is no conflict file.
        NothingToModel: The reports tell no conflict.
    """
    path = case.folder / CONFLICT if to is None else Path(to)
    check_writable(path, example="conflict.toml")
    record = case.record()
    if not record.reports:
        raise EmptyCase(case.folder)
    return modelled(record, path, Readings())


def modelled(record: Record, path: Path | None, done: Readings) -> Modelled:
    """Return the conflict of a record, merged with the file that is there, and write it."""
    drafted = conflict_of_record(record)
    if drafted.missing:
        raise NothingToModel(drafted.missing)
    file = drafted.file
    conflicts: tuple[Disagreement, ...] = ()
    notes: tuple[str, ...] = ()
    last = None if path is None else kept_beside(path)
    if path is not None and last is not None and path.exists():
        mine = conflict_of(path).file
        base = conflict_of(last).file if last.exists() else mine
        merge = merged(base, mine, drafted.file)
        file, conflicts, notes = merge.file, merge.conflicts, merge.notes
    text = conflict_text(file, opening=[*opening(drafted)], remarks=remarks(record, file))
    if path is not None and path.exists() and conflict_of(path).file == file:
        text = path.read_text(encoding="utf-8-sig")  # nothing is new: what a person noted in it stays as well
    if path is not None and last is not None:
        write_whole(path, text)
        write_whole(last, conflict_text(drafted.file))
    return Modelled(drafted, file, text, conflicts, notes, path, done)


def kept_beside(path: Path) -> Path:
    """Return where the draft is kept as it was made, to tell later what people changed.

    >>> kept_beside(Path("talks/conflict.toml")).name
    'conflict.draft.toml'
    """
    return path.with_name(f"{path.stem}.draft.toml")


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


def remarks(record: Record, file: ConflictFile) -> Remarks:
    """Return the sentences that options and statements rest on, as comments."""
    said = {one.id: one for one in record.facts}
    names = {one.id: one.outlet or one.file or one.title or one.id[:8] for one in record.reports}

    def lines(evidence: tuple[str, ...]) -> list[str]:
        facts = [said[one] for one in evidence if one in said]
        shown = [f"“{shortened(fact.evidence[0].text)}” ({names[fact.report]})" for fact in facts]
        return list(dict.fromkeys(shown))[:MOST_SENTENCES]

    found = {(who.id, one.id): lines(one.evidence) for who in file.decision_makers for one in who.options}
    return found | {
        (who.id, one.formula): lines(one.evidence) for who in file.decision_makers for one in who.prefers or ()
    }


def shortened(words: str) -> str:
    """Return words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
