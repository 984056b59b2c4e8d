"""Packages and votes drafted beside a conflict: written, merged with what people edited, or why there are none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.analysis.bargains.drafts import DraftedPackages, DraftedVotes
from detente.analysis.drafted import Unsettled
from detente.analysis.drafting.told import Told
from detente.analysis.packages_of_record import packages_told
from detente.analysis.votes_of_record import votes_told_of
from detente.formats.package_file import PackageFile
from detente.formats.package_merging import PackageMerge, merged_packages
from detente.formats.package_toml import package_file
from detente.formats.package_writing import Remarks, package_text
from detente.formats.three_ways import Disagreement
from detente.formats.vote_file import VoteFile
from detente.formats.vote_merging import VoteMerge, merged_votes
from detente.formats.vote_writing import vote_text
from detente.workflow.kept import Sentences, kept_beside, kept_draft, kept_text
from detente.workflow.output import write_whole
from detente.workflow.vote import of_file as vote_of

PACKAGE_LINES = (
    "Values count from today: what is not changed is worth 0, what a party asks for 1, what it refuses -1; what it",
    "did not say is a range. Weights are what the order of its words leaves open. evidence holds ids of facts.",
)
VOTE_LINES = (
    "Each stage is one body that would have to vote, and why says on what. positions are what members said themselves.",
    "The stages are about different things: none of them waits for another. evidence and said hold ids of facts.",
)


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


def bargains(told: Told, packages: Path | None, votes: Path | None, sentences: Sentences) -> Iterator[Beside]:
    """Yield what is drafted beside a conflict.

    Raises:
        AgreementError: The package file that is there, or the draft kept beside it, cannot be used.
        VoteError: The vote file that is there, or the draft kept beside it, cannot be used.
    """
    if packages is not None:
        yield packages_beside(packages_told(told), packages, sentences)
    if votes is not None:
        yield votes_beside(votes_told_of(told), votes, sentences)


def votes_beside(drafted: DraftedVotes, path: Path, sentences: Sentences) -> Beside:
    """Return the votes as they will stand in their file.

    Raises:
        VoteError: The file that is there, or the draft kept beside it, cannot be used.
    """
    unsettled = tuple(one.text for one in drafted.unsettled)
    if drafted.missing:
        return Beside("votes", path, drafted.missing, unsettled=unsettled)
    last, merge, mine = kept_beside(path), VoteMerge(drafted.file), None
    if path.exists():
        mine = vote_of(path)
        merge = merged_votes(vote_of(last) if last.exists() else mine, mine, drafted.file)

    def written(file: VoteFile) -> str:
        about = {one.id: sentences.of(one.evidence) for one in file.stages}
        return vote_text(file, opening=[*head(VOTE_LINES, drafted.unsettled)], remarks=about)

    file, same = merge.file, merge.file == mine
    return Beside(
        "votes",
        path,
        text=kept_text(path, written(file), same=same),
        draft=kept_draft(path, written(drafted.file), same=same),
        told=tuple(f"{one.said}. {one.why}" if one.why else one.said for one in file.stages),
        unsettled=unsettled,
        conflicts=merge.conflicts,
        notes=merge.notes,
    )


def packages_beside(drafted: DraftedPackages, path: Path, sentences: Sentences) -> Beside:
    """Return the packages as they will stand in their file.

    Raises:
        AgreementError: The file that is there, or the draft kept beside it, cannot be used.
    """
    if drafted.missing:
        return Beside("packages", path, drafted.missing)
    last, merge, mine = kept_beside(path), PackageMerge(drafted.file), None
    if path.exists():
        mine = package_file(path)
        merge = merged_packages(package_file(last) if last.exists() else mine, mine, drafted.file)

    def written(file: PackageFile) -> str:
        return package_text(file, opening=[*opening(drafted)], remarks=remarks(sentences, file))

    file, same = merge.file, merge.file == mine
    return Beside(
        "packages",
        path,
        text=kept_text(path, written(file), same=same),
        draft=kept_draft(path, written(drafted.file), same=same),
        told=tuple(one.said for one in file.issues),
        unsettled=tuple(one.text for one in drafted.unsettled),
        conflicts=merge.conflicts,
        notes=merge.notes,
    )


def opening(drafted: DraftedPackages) -> Iterator[str]:
    """Yield what stands at the head of a file of packages."""
    yield from head(PACKAGE_LINES, drafted.unsettled)
    if drafted.beyond:
        yield ""
        yield "Left out because less is said of it:"
        yield from (f"- {one}" for one in drafted.beyond)


def head(lines: Sequence[str], unsettled: Sequence[Unsettled]) -> Iterator[str]:
    """Yield what stands at the head of a file."""
    yield "Drafted by detente model. Change what you know better: a new draft keeps your changes."
    yield from lines
    if unsettled:
        yield ""
        yield "What the reports do not settle:"
        yield from (f"- {one.text}" for one in unsettled)


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
