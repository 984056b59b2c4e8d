"""A vote that cannot be worked out as asked."""

from collections.abc import Collection
from pathlib import Path

from detente.errors.base import DetenteError, nearest, shortened
from detente.errors.model_files import FileNotReadable, FileNotToml, MistakesInFile, NotInCatalogue
from detente.errors.models import ModelError


class MalformedRule(ModelError):
    """A rule of decision that makes no sense."""

    def __init__(self, happened: str) -> None:
        super().__init__(
            f"the rule of a vote does not fit: {happened}",
            expected="sums over the same members, in which a yes counts at least as much as anything else",
            advice="Give every sum one row for each member, in the same order.",
        )


class BadChances(ModelError):
    """Chances that are none."""

    def __init__(self, yes: float, abstain: float, absent: float) -> None:
        self.yes, self.abstain, self.absent = yes, abstain, absent
        super().__init__(
            f"a member says yes with {yes:g}, abstains with {abstain:g} and is absent with {absent:g}",
            expected="three numbers from 0 to 1 that are at most 1 together",
            advice="What is left over is the chance of a no.",
        )


class TooManyTallies(ModelError):
    """More different sums of votes than can be worked on."""

    def __init__(self, count: int, limit: int) -> None:
        self.count, self.limit = count, limit
        super().__init__(
            f"the votes add up in {count:,} ways or more that must be told apart",
            expected=f"at most {limit:,}",
            advice="Write weights in larger units (thousands, not single people), or give members that are alike the "
            "same weight.",
        )


class VoteError(DetenteError):
    """A vote cannot be analysed as asked."""


class NoVotesInCase(VoteError):
    """A folder holds no vote file."""

    def __init__(self, folder: str | Path) -> None:
        super().__init__(
            f"there is no votes.toml in {folder}",
            expected="a case with votes in it",
            advice=f"`detente model {folder}` drafts them from what was read, if a body would have to vote on a deal.",
        )


class RuleMistake(VoteError):
    """A rule of decision cannot be read, or names something that the body has not."""

    def __init__(self, rule: str, *, column: int, happened: str, expected: str, near: str = "") -> None:
        self.rule, self.column, self.happened, self.expected, self.near = rule, column, happened, expected, near
        super().__init__(
            f"in the rule {shortened(rule)}, column {column}: {happened}",
            expected=expected,
            advice=f"Did you mean {near!r}?" if near else "",
        )


class VoteMistakes(MistakesInFile, VoteError):
    """The file is wrong; all mistakes are named."""

    what = "the vote"


class VoteNotReadable(FileNotReadable, VoteError):
    """It is missing or closed to us."""

    what = "the vote"


class VoteNotToml(FileNotToml, VoteError):
    """It is no TOML."""

    what = "the vote"
    example = '[[stages]] with lines such as body = "un-security-council"'


class UnknownVote(NotInCatalogue, VoteError):
    """Neither a file nor in the catalogue."""

    entry = "body"
    file = "a vote file (.toml)"
    listed_by = "detente catalog --bodies"


class UnknownMember(VoteError):
    """A member is named that no stage has."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(f"no body of this vote has a member {name!r}", expected="the id of a member")
        near = nearest(name, known)
        self.add_note(f"Did you mean {near!r}?" if near else "`detente vote ... --json` lists the members.")
