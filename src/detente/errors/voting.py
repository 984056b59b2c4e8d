"""A vote that cannot be worked out as asked."""

from collections.abc import Collection, Sequence
from pathlib import Path

from detente.errors.base import DetenteError, nearest, shortened
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


class RuleMistake(VoteError):
    """A rule of decision cannot be read, or names something that the body has not."""

    def __init__(self, rule: str, *, column: int, happened: str, expected: str, near: str = "") -> None:
        self.rule, self.column, self.happened, self.expected, self.near = rule, column, happened, expected, near
        super().__init__(
            f"in the rule {shortened(rule)}, column {column}: {happened}",
            expected=expected,
            advice=f"Did you mean {near!r}?" if near else "",
        )


class VoteMistakes(VoteError):
    """The file of a vote is wrong."""

    def __init__(self, source: str | Path, mistakes: Sequence[object]) -> None:
        self.mistakes = tuple(mistakes)
        count = "a mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        super().__init__("\n".join((f"the vote {source} has {count}:", *(f"  {one}" for one in mistakes))))


class VoteNotReadable(VoteError):
    """It is missing or closed to us."""

    def __init__(self, path: str | Path, reason: str, advice: str = "Check its name and its permissions.") -> None:
        super().__init__(f"the vote {path} cannot be read ({reason})", expected="a TOML file in UTF-8", advice=advice)


class VoteNotToml(VoteError):
    """It is no TOML."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(
            f"the vote {path} is not TOML: {reason}",
            expected='tables such as [[stages]] with lines such as body = "un-security-council"',
            advice="Mend that line; text stands in quotation marks, lists in square brackets.",
        )


class UnknownVote(VoteError):
    """Neither a file nor a body of the catalogue."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(
            f"{name}: there is no such file, and no body of that name in the catalogue",
            expected="a vote file (.toml) or a name that `detente catalog --bodies` lists",
        )
        near = nearest(name, known)
        self.add_note(f"Did you mean {near!r}?" if near else "Check the spelling and the folder you are in.")


class UnknownMember(VoteError):
    """A member is named that no stage has."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(f"no body of this vote has a member {name!r}", expected="the id of a member")
        near = nearest(name, known)
        self.add_note(f"Did you mean {near!r}?" if near else "`detente vote ... --json` lists the members.")
