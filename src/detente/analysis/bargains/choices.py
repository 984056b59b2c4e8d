"""Questions of the codebook with several answers: which answer each side asks for, and which it refuses."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from detente.analysis.bargains.limits import Limit
from detente.analysis.bargains.worth import ANYTHING, GAIN, LOSS, NOTHING, Leaning
from detente.analysis.drafting.sayings import SURE, weight_of
from detente.analysis.drafting.told import Told
from detente.analysis.positions import stance_of
from detente.formats.package_file import Alternative, Clause, Range
from detente.formats.package_file import Issue as PackageIssue
from detente.record import Issue, Stance, Statement

AS_TODAY = "as_today"
"""The alternative that nothing is agreed on a question: from it everything counts."""
LEAST = 3
"""Letters of a word of an alternative that have to stand in a statement, at the least."""


@dataclass(frozen=True)
class Said:
    """What a side said of one answer."""

    side: str
    alternative: str
    asks: bool
    """Whether it asks for it; otherwise it refuses it."""
    statement: Statement


@dataclass(frozen=True, eq=False)
class Choice:
    """A question with its answers, and what was said of them."""

    issue: Issue
    said: tuple[Said, ...]

    @property
    def id(self) -> str:
        """Its slug."""
        return self.issue.id

    @property
    def label(self) -> str:
        """What it is called inside a sentence."""
        return self.issue.label

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The statements that name an answer."""
        return tuple(dict.fromkeys(one.statement.id for one in self.said))

    def of(self, side: str) -> tuple[Said, ...]:
        """Return what a side said of it."""
        return tuple(one for one in self.said if one.side == side)

    def as_issue(self) -> PackageIssue:
        """Return it as an issue of a package file, today's state first."""
        named = [
            Alternative(
                one,
                one.replace("_", " ").replace("-", " "),
                tuple(dict.fromkeys(each.statement.id for each in self.said if each.alternative == one)),
            )
            for one in self.issue.alternatives
        ]
        return PackageIssue(
            self.id, (Alternative(AS_TODAY, "as today", self.facts), *named), self.issue.label, ordered=False
        )


def choices(told: Told, sides: Collection[str]) -> tuple[Choice, ...]:
    """Return the questions with answers that people wrote into the codebook and of which a side names one."""
    found = (Choice(one, tuple(answers(one, told, sides))) for one in told.record.issues if len(one.alternatives) > 1)
    return tuple(one for one in found if one.said)


def answers(issue: Issue, told: Told, sides: Collection[str]) -> Iterator[Said]:
    """Yield which answers of a question a side asks for or refuses, by the words of its statements on it."""
    for one in told.record.statements:
        side, stance = told.sides.of(told.sides.speaker(one)), stance_of(one)
        if one.issue != issue.id or side is None or side not in sides or stance in (None, Stance.THREATENS):
            continue
        words = one.words(one.content)
        for alternative in issue.alternatives:
            if names(alternative, words):
                yield Said(side, alternative, stance is not Stance.REFUSES, one)


def names(alternative: str, words: str) -> bool:
    """Return whether some words name an answer: all the words of its slug, whatever their endings.

    >>> names("binding_no", "a binding no to membership"), names("open_door", "the door stays shut")
    (True, False)
    """
    parts = [one for one in re.split(r"[-_]", alternative) if one]
    return all(re.search(rf"\b{re.escape(stem(one))}\w*", words, re.IGNORECASE) for one in parts)


def stem(word: str) -> str:
    """Return a word without an ending that may change."""
    return word if len(word) <= LEAST + 1 else re.sub(r"(?:ing|ed|es|e|s)$", "", word)


def leaning(side: str, choice: Choice) -> Leaning:
    """Return how a side likes the answers to a question."""
    own = choice.of(side)
    row = {AS_TODAY: NOTHING} | {one: worth(side, choice, one) for one in choice.issue.alternatives}
    firm = max((weight_of(one.statement) for one in own), default=None)
    asks = any(one.asks for one in own)
    facts = tuple(dict.fromkeys(one.statement.id for one in own)) or choice.facts
    return Leaning(choice, GAIN if asks else LOSS if own else ANYTHING, firm, own=False, evidence=facts, row=row)


def worth(side: str, choice: Choice, alternative: str) -> Range:
    """Return what an answer is worth to a side: as it said, and anything where it said nothing or both."""
    ways = {one.asks for one in choice.of(side) if one.alternative == alternative}
    return ANYTHING if len(ways) != 1 else GAIN if ways.pop() else LOSS


def ruled_out(side: str, choice: Choice) -> Iterator[Limit]:
    """Yield the answers that a side rules out, or without which it makes no deal, in words or by judgement."""
    for one in choice.of(side):
        if one.statement.red_line:
            formula = f"{'not ' if one.asks else ''}{choice.id}.{one.alternative}"
            said = f"{'a deal without ' if one.asks else ''}“{choice.label}: {one.alternative.replace('_', ' ')}”"
            yield Limit(Clause(formula, (one.statement.id,)), SURE[one.statement.credibility], said)
