"""The verb `suggest_codebook`: from reports to a first codebook, which people then edit."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from detente.analysis.first_codebook import Suggested, first_codebook, unknown_parties
from detente.errors import NothingRead, OutputExists, SourceError, UnsupportedLanguage
from detente.formats.codebook_writing import codebook_text
from detente.reading.suggesting import Noted, noted
from detente.record import Codebook, PartialDate
from detente.sources import Found, Overrides, date_given, found, frozen
from detente.workflow.brief import refuse_overwriting
from detente.workflow.output import check_writable, write_whole
from detente.workflow.read import Names, Progress, as_names, counted


@dataclass(frozen=True)
class CodebookSuggested:
    """A codebook to begin with, how its entries were met, and what could not be read."""

    codebook: Codebook
    text: str
    """The TOML file, with remarks."""
    reports: int
    """How many different reports were read."""
    failures: tuple[SourceError, ...] = ()
    path: Path | None = None
    """Where it was written."""

    @property
    def counts(self) -> dict[str, int]:
        """How many entries each table has."""
        return {name: len(getattr(self.codebook, name)) for name in Codebook.model_fields}


def suggest_codebook(
    reports: Names,
    *,
    to: str | os.PathLike[str] | None = None,
    overwrite: bool = False,
    published: PartialDate | str | None = None,
    outlet: str | None = None,
    language_model: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> CodebookSuggested:
    """Return the codebook that reports suggest: who is named and speaks, in which offices, where, and about what.

    Args:
        reports: Files, folders, `-` for standard input; one name or several.
        to: The TOML file to write; left out, none is written.
        overwrite: Replace a file that is there already.
        published: When all of them appeared; goes before what they say of themselves.
        outlet: Who published them.
        language_model: The spaCy pipeline that parses and finds names; left out, our own.
        stdin: What `-` stands for.
        progress: Is called before each report and at the end.

    Raises:
        OutputExists: A file is there already; this is found out before anything is read.
        OutputError: The file cannot be written there.
        BadDate: `published` is not a date.
        NothingRead: Not one of the reports could be read.
        LanguageModelError: The language model cannot be used.
    """
    files = found(as_names(reports))
    path = None if to is None else Path(to)
    if path:
        refuse_overwriting(path, files)
        may_write(path, overwrite=overwrite)
    overrides = Overrides(published=date_given(published), outlet=outlet)
    read, failures = all_noted(files, overrides, language_model, stdin, progress)
    if not read:
        raise NothingRead(failures)
    suggested = suggested_by(list(read.values()), language_model)
    text = text_of(suggested, len(read))
    if path:
        write_whole(path, text)
    return CodebookSuggested(suggested.codebook, text, len(read), failures, path)


def suggested_by(read: Sequence[Noted], language_model: str | None) -> Suggested:
    """Return the codebook that reports suggest; with parties that nobody knew they are read once more.

    Then it is seen whom people speak for, and who is addressed.
    """
    parties = unknown_parties(read)
    if parties:
        book = Codebook(parties=parties)
        again = [noted(one.draft.report, book, language_model=language_model) for one in read]
        read = [
            replace(new, questions=old.questions, unknown=old.unknown) for new, old in zip(again, read, strict=True)
        ]
    return first_codebook(read)


def may_write(path: Path, *, overwrite: bool) -> None:
    """Raise an error when a file may not be written there.

    Raises:
        OutputExists: A file is there, and it is not to be replaced.
        OutputError: It cannot be written.
    """
    check_writable(path)
    if path.exists() and not overwrite:
        raise OutputExists(path)


def all_noted(
    files: Found,
    overrides: Overrides,
    language_model: str | None,
    stdin: BinaryIO | None,
    progress: Progress | None,
) -> tuple[dict[str, Noted], tuple[SourceError, ...]]:
    """Return what is noted in each different report, and why some could not be read."""
    read: dict[str, Noted] = {}
    failures = list(files.failures)
    for source in counted(files.sources, progress):
        report = frozen(source, overrides, stdin)
        if isinstance(report, SourceError):
            failures.append(report)
        elif report.id not in read:
            try:
                read[report.id] = noted(report, language_model=language_model)
            except UnsupportedLanguage as error:
                failures.append(UnsupportedLanguage(source.name, error.detected))
    return read, tuple(failures)


def text_of(suggested: Suggested, reports: int) -> str:
    """Return the text of the file, with what it is at its head and the names that nobody knows at its end."""
    opening = (
        f"A first codebook, suggested by {reports} report{'s' * (reports != 1)}. Mend it: strike what is wrong, add",
        "what is missing. The most important stands first. Read with it by --codebook.",
    )
    closing = [
        "Names that no table knows and that may be missing above, with what they seem to be and how often they stand:",
        *(f"  {name} ({LABELS[label]}, {count})" for name, label, count in suggested.unknown),
    ]
    return codebook_text(
        suggested.codebook, opening=opening, remarks=suggested.remarks, closing=closing if suggested.unknown else ()
    )


LABELS = {
    "ORG": "organisation",
    "PERSON": "person",
    "NORP": "people or group",
    "GPE": "place",
    "LOC": "place",
    "NAME": "?",
}
