"""What the models say of a vote: stage by stage, and of all stages together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import prod

from detente.formats.vote_file import Member, Stage, VoteFile
from detente.formats.vote_model import chances_of, choices_of, rule_of
from detente.formats.vote_rules import parsed_rule
from detente.formats.vote_words import in_words
from detente.models.voting import (
    Chance,
    Game,
    Gridlock,
    Minimal,
    Power,
    Rule,
    Standing,
    chance,
    game_of,
    gridlock,
    minimal_blocking,
    minimal_winning,
    power,
    standing,
    together,
)
from detente.version import __version__

KINDS = 5
"""So many kinds of smallest coalitions are named unless all are asked for."""


@dataclass(frozen=True)
class Link:
    """How likely the whole is when one member is certain to say yes in one stage."""

    stage: int
    member: int
    with_yes: Fraction


@dataclass(frozen=True, eq=False)
class StageResult:
    """What was worked out for one body."""

    stage: Stage
    rule: Rule
    standing: Standing
    chance: Chance | None
    """Nothing where the chances of some member are unknown."""
    power: Power
    winning: Minimal
    blocking: Minimal
    gridlock: Gridlock | None
    """Nothing where some member has no ideal point."""

    @cached_property
    def voters(self) -> tuple[int, ...]:
        """For each vote the number of the member whose it is."""
        return tuple(self.stage.voters())

    @cached_property
    def game(self) -> Game:
        """Who wins in it."""
        return game_of(self.rule)

    @property
    def rule_in_words(self) -> str:
        """What it takes."""
        return in_words(parsed_rule(self.stage.rule), self.stage.members)

    def member(self, voter: int) -> Member:
        """Return whose vote it is."""
        return self.stage.members[self.voters[voter]]

    def first_votes(self) -> Iterator[tuple[int, Member]]:
        """Yield each member with the number of its first vote: its others are alike."""
        at = 0
        for member in self.stage.members:
            yield at, member
            at += member.count


@dataclass(frozen=True, eq=False)
class VoteResult:
    """What was worked out for a vote."""

    file: VoteFile
    stages: tuple[StageResult, ...]
    version: str = __version__

    @property
    def passes(self) -> bool | None:
        """Whether every stage is passed as the members stand; None: it depends on those who are undecided."""
        each = {one.standing.passes for one in self.stages}
        return False if False in each else None if None in each else True

    @property
    def chance(self) -> Fraction | None:
        """How likely it is that every stage is passed: stages decide independently of each other."""
        each = [one.chance for one in self.stages]
        return None if None in each else prod((one.passes for one in each if one), start=Fraction(1))

    @property
    def gridlock(self) -> Gridlock | None:
        """What cannot be moved when all stages must agree."""
        each = [one.gridlock for one in self.stages if one.gridlock is not None]
        return together(each) if each and len(each) == len(self.stages) else None

    def win_set(self, found: Gridlock) -> tuple[tuple[Fraction, Fraction], ...] | None:
        """Return what on the scale wins against the status quo; None: it is not known where things stand."""
        if self.file.status_quo is None:
            return None
        low, high = self.file.scale
        return tuple((max(start, low), min(end, high)) for start, end in found.win_set(self.file.status_quo))

    @property
    def weakest_stage(self) -> int | None:
        """The stage that is the least likely to be passed."""
        each = [one.chance.passes for one in self.stages if one.chance is not None]
        return each.index(min(each)) if each and len(each) == len(self.stages) else None

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """What each member's certain yes would make of the whole, the most first: the first is the weakest link."""
        if self.chance is None:
            return ()
        found = []
        for number, one in enumerate(self.stages):
            others = [other.chance.passes for at, other in enumerate(self.stages) if at != number and other.chance]
            rest = prod(others, start=Fraction(1))
            for vote, _ in one.first_votes():
                assert one.chance is not None
                found.append(Link(number, one.voters[vote], one.chance.with_yes[vote] * rest))
        return tuple(sorted(found, key=lambda link: -link.with_yes))


def voted(file: VoteFile, *, kinds: int | None = KINDS) -> VoteResult:
    """Return what can be said of a vote.

    Args:
        file: The bodies with their rules, and what is known of the members.
        kinds: How many kinds of smallest coalitions are named; None: all coalitions that are just enough.

    Raises:
        RuleMistake: A rule cannot be used.
        ModelError: A body cannot be worked out.
    """
    return VoteResult(file, tuple(stage_result(one, kinds=kinds) for one in file.stages))


def stage_result(stage: Stage, *, kinds: int | None) -> StageResult:
    """Return what can be said of one body."""
    rule = rule_of(stage)
    game = game_of(rule)
    worth = power(game)
    known = chances_of(stage)
    ideals = [stage.members[number].ideal for number in stage.voters()]
    points = [one for one in ideals if one is not None]
    return StageResult(
        stage=stage,
        rule=rule,
        standing=standing(rule, choices_of(stage)),
        chance=None if known is None else chance(rule, known),
        power=worth,
        winning=minimal_winning(game, largest=worth.fewest_to_win if kinds else None, most=kinds),
        blocking=minimal_blocking(game, largest=worth.fewest_to_block if kinds else None, most=named(worth, kinds)),
        gridlock=gridlock(game, points) if len(points) == len(ideals) else None,
    )


def named(worth: Power, kinds: int | None) -> int | None:
    """Return how many kinds of blocking coalitions are named: of members who block alone always all."""
    return None if worth.fewest_to_block == 1 else kinds


def votes_of(choices: Sequence[int | None]) -> tuple[int, int, int, int, int]:
    """Return how many say yes, say no, abstain, are absent, are undecided."""
    counts = [sum(one == choice for one in choices) for choice in (0, 1, 2, 3, None)]
    return counts[0], counts[1], counts[2], counts[3], counts[4]
