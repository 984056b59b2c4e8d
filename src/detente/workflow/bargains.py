"""Packages and votes drafted beside a conflict: written, merged with what people edited, or why there are none."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.analysis.bargains.drafts import DraftedPackages
from detente.analysis.drafting.told import Told
from detente.analysis.packages_of_record import packages_told
from detente.formats.package_file import PackageFile
from detente.formats.package_merging import PackageMerge, merged_packages
from detente.formats.package_toml import package_file
from detente.formats.package_writing import Remarks, package_text
from detente.formats.three_ways import Disagreement
from detente.workflow.kept import Sentences, kept_beside
from detente.workflow.output import write_whole


@dataclass(frozen=True)
class Beside:
    """Packages or votes that were drafted, as they stand in their file."""

    kind: str
    """packages or votes"""
    path: Path
    missing: str | None = None
    """Why there are none; then nothing is written."""
    text: str = ""
    draft: str = ""
    """The draft as it was made, which is kept beside the file."""
    told: tuple[str, ...] = ()
    """What is in it, line by line."""
    unsettled: tuple[str, ...] = ()
    conflicts: tuple[Disagreement, ...] = ()
    """What a person and the new draft changed differently; the person's stands."""
    notes: tuple[str, ...] = ()

    def write(self) -> None:
        """Write the file and the draft beside it, unless there is nothing to write."""
        if self.missing is None:
            write_whole(self.path, self.text)
            write_whole(kept_beside(self.path), self.draft)


def bargains(told: Told, packages: Path | None, sentences: Sentences) -> Iterator[Beside]:
    """Yield what is drafted beside a conflict.

    Raises:
        AgreementError: The file that is there, or the draft kept beside it, cannot be used.
    """
    if packages is not None:
        yield packages_beside(packages_told(told), packages, sentences)


def packages_beside(drafted: DraftedPackages, path: Path, sentences: Sentences) -> Beside:
    """Return the packages as they will stand in their file.

    Raises:
        AgreementError: The file that is there, or the draft kept beside it, cannot be used.
    """
    if drafted.missing:
        return Beside("packages", path, drafted.missing)
    last, merge = kept_beside(path), PackageMerge(drafted.file)
    if path.exists():
        mine = package_file(path)
        merge = merged_packages(package_file(last) if last.exists() else mine, mine, drafted.file)
    file = merge.file
    text = package_text(file, opening=[*opening(drafted)], remarks=remarks(sentences, file))
    if path.exists() and package_file(path) == file:
        text = path.read_text(encoding="utf-8-sig")  # nothing is new: what a person noted in it stays as well
    return Beside(
        "packages",
        path,
        text=text,
        draft=package_text(drafted.file),
        told=tuple(one.said for one in file.issues),
        unsettled=tuple(one.text for one in drafted.unsettled),
        conflicts=merge.conflicts,
        notes=merge.notes,
    )


def opening(drafted: DraftedPackages) -> Iterator[str]:
    """Yield what stands at the head of the file."""
    yield "Drafted by detente model. Change what you know better: a new draft keeps your changes."
    yield "Values count from today: what is not changed is worth 0, what it asks for 1, what it refuses -1; what it"
    yield "did not say is a range. Weights are what the order of its words leaves open. evidence holds ids of facts."
    if drafted.unsettled:
        yield ""
        yield "What the reports do not settle:"
        yield from (f"- {one.text}" for one in drafted.unsettled)
    if drafted.beyond:
        yield ""
        yield "Left out because less is said of it:"
        yield from (f"- {one}" for one in drafted.beyond)


def remarks(sentences: Sentences, file: PackageFile) -> Remarks:
    """Return the sentences that issues, red lines and conditions rest on, as comments."""
    found = {
        ("", one.id): sentences.of([fact for each in one.alternatives for fact in each.evidence]) for one in file.issues
    }
    found |= {("", one.formula): sentences.of(one.evidence) for one in file.conditions}
    return found | {
        (who.id, one.formula): sentences.of(one.evidence)
        for who in file.parties
        for one in (*who.red_lines, *who.conditions)
    }
