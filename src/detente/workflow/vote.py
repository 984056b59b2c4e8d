"""The verb `vote`: from a vote file, or a body of the catalogue, to who can pass and who can block."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from detente import catalog
from detente.analysis.voting import Link, VoteResult, voted
from detente.brief.outcomes import Line
from detente.brief.votes import PowerTable, page
from detente.errors import NoVotesInCase, UnknownMember, UnknownVote, VoteNotReadable
from detente.formats.toml_text import text_of
from detente.formats.vote_file import Member, Position, Stage, VoteFile
from detente.formats.vote_json import Json, StageJson, exact, gridlock_json
from detente.formats.vote_toml import vote_in
from detente.models.voting import Gridlock
from detente.workflow.given import VOTES, inside_case, model_named

Given = str | os.PathLike[str] | VoteFile


def vote(
    given: Given,
    *,
    yes: Sequence[str] = (),
    no: Sequence[str] = (),
    abstain: Sequence[str] = (),
    absent: Sequence[str] = (),
    rest: Position | None = None,
    every_coalition: bool = False,
) -> VoteResult:
    """Return who can pass and who can block, and what comes out as the members stand.

    Args:
        given: A vote file, a name of the catalogue, the folder of a case with a votes.toml, or the vote itself.
        yes: Members who say yes, whatever the file says; so with `no`, `abstain` and `absent`.
        no: Members who say no.
        abstain: Members who abstain.
        absent: Members who are not there.
        rest: What all others do of whom nothing is known.
        every_coalition: All coalitions that are just enough, and not only the smallest.

    Raises:
        VoteError: The vote cannot be used, or a member is named that it has not.
        ModelError: A body cannot be worked out.
    """
    said: dict[str, Position] = {}
    named: tuple[tuple[Position, Sequence[str]], ...] = (
        ("yes", yes), ("no", no), ("abstain", abstain), ("absent", absent)
    )  # fmt: skip
    for position, members in named:
        said.update(dict.fromkeys(members, position))
    file = with_positions(vote_given(given), said, rest)
    return voted(file, kinds=None) if every_coalition else voted(file)


def vote_given(given: Given) -> VoteFile:
    """Return a vote from its file or its name in the catalogue.

    Raises:
        UnknownVote: There is neither a file nor a body of that name.
        VoteError: The vote cannot be used.
    """
    if isinstance(given, VoteFile):
        return given
    return model_named(inside_case(given, VOTES), catalog.VOTES, of_text=of_text, of_file=of_file, unknown=UnknownVote)


def of_text(text: str, source: str | Path) -> VoteFile:
    """Return the vote in a text; a stage may name a body of the catalogue."""
    return vote_in(text, source, body_text, catalog.names(catalog.VOTES))


def of_file(path: Path) -> VoteFile:
    """Return the vote in a file.

    Raises:
        NoVotesInCase: It is a folder without votes.
        VoteError: The file cannot be used.
    """
    if path.is_dir():
        raise NoVotesInCase(path)
    return of_text(text_of(path, VoteNotReadable), path)


def body(name: str) -> VoteFile:
    """Return a body or a vote of the catalogue."""
    return of_text(catalog.text(name, catalog.VOTES), name)


def body_text(typed: str) -> str | None:
    """Return the text of a body or a vote of the catalogue, or nothing."""
    name = catalog.name_of(typed, catalog.VOTES)
    return None if name is None else catalog.text(name, catalog.VOTES)


def with_positions(file: VoteFile, said: dict[str, Position], rest: Position | None) -> VoteFile:
    """Return a vote in which members do what is said of them.

    Raises:
        UnknownMember: A member is named that no stage has.
    """
    known = {one.id for stage in file.stages for one in stage.members}
    for name in said:
        if name not in known:
            raise UnknownMember(name, known)

    def placed(one: Member) -> Member:
        if one.id in said:
            return replace(one, position=said[one.id], yes=None)
        left = one.position is None and one.yes is None and rest is not None
        return replace(one, position=rest) if left else one

    def placed_all(stage: Stage) -> Stage:
        return replace(stage, members=tuple(placed(one) for one in stage.members))

    return replace(file, stages=tuple(placed_all(one) for one in file.stages))


def vote_json(result: VoteResult) -> Json:
    """Return a result as the JSON of `detente vote --json`."""
    stages = []
    for one in result.stages:
        writer = StageJson(one.stage)
        stages.append(
            writer.head()
            | {
                "standing": writer.standing(one.standing),
                "chance": writer.chance(one.chance),
                "power": writer.power(one.power),
                "minimal_winning": writer.minimal(one.winning, one.power.winning_by_size),
                "minimal_blocking": writer.minimal(one.blocking, one.power.blocking_by_size),
                "gridlock": gridlock_of(result, one.gridlock),
            }
        )
    return {
        "title": result.file.title,
        "passes": result.passes,
        "chance": exact(result.chance, known=all(one.chance is None or one.chance.exact for one in result.stages)),
        "weakest_stage": result.weakest_stage,
        "weakest_links": [link_json(result, link) for link in result.links[:10]],
        "gridlock": gridlock_of(result, result.gridlock),
        "stages": stages,
        "version": result.version,
    }


def gridlock_of(result: VoteResult, found: Gridlock | None) -> Json | None:
    """Return what cannot be moved, and what on the scale wins against the status quo."""
    return gridlock_json(found, None if found is None else result.win_set(found))


def link_json(result: VoteResult, link: Link) -> Json:
    """Return what one certain yes would make of the whole."""
    return {
        "stage": link.stage,
        "member": result.stages[link.stage].stage.members[link.member].id,
        "chance_with_yes": float(link.with_yes),
    }


def page_of(result: VoteResult) -> Iterator[Line | PowerTable]:
    """Yield the page on a vote, in words."""
    return page(result)


@dataclass(frozen=True)
class BodyEntry:
    """A body of the catalogue."""

    name: str
    title: str
    citation: str
    votes: tuple[int, ...]
    rules: tuple[str, ...]

    def as_json(self) -> Json:
        """Return it as JSON."""
        return {
            "name": self.name,
            "title": self.title,
            "citation": self.citation,
            "votes": list(self.votes),
            "rules": list(self.rules),
        }


def bodies() -> Iterator[BodyEntry]:
    """Yield the bodies of the catalogue, and after them the votes of the past."""
    for name in catalog.names(catalog.VOTES):
        file = body(name)
        votes = tuple(sum(1 for _ in stage.voters()) for stage in file.stages)
        yield BodyEntry(name, file.title, file.citation, votes, tuple(stage.rule for stage in file.stages))
