"""A rule with its members as the model that is worked out."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations
from math import ceil, floor, lcm

from detente.errors import RuleMistake, nearest
from detente.formats.vote_file import Member, Stage
from detente.formats.vote_rules import HEADS, RulePart, parsed_rule
from detente.models.voting import (
    NO,
    PRESENT,
    VOTING,
    Chances,
    Every,
    Rule,
    Some,
    attended,
    certain,
    chances,
    heads,
    no_objection,
    passes,
    share_of,
    weighted,
)

MOST_SETS = 5_000
"""`at_least` of parts that are rules themselves is written out as sets of them; more sets are refused."""


def rule_of(stage: Stage) -> Rule:
    """Return by what a stage is decided, over its votes.

    Raises:
        RuleMistake: The rule cannot be read, or names or asks for what the body has not.
    """
    rule = Compiler(stage).rule(parsed_rule(stage.rule))
    if passes(rule, [NO] * len(list(stage.voters()))):
        happened = "it would pass even if everybody said no"
        raise RuleMistake(stage.rule, column=1, happened=happened, expected="a rule that asks for somebody's yes")
    return rule


def choices_of(stage: Stage) -> list[int | None]:
    """Return what each vote is, as far as the file says."""
    order = ("yes", "no", "abstain", "absent")
    return [
        None if position is None else order.index(position)
        for position in (stage.members[number].position for number in stage.voters())
    ]


def chances_of(stage: Stage) -> list[Chances] | None:
    """Return the chances of each vote, or nothing where those of some member are unknown."""
    found: list[Chances] = []
    for number, choice in zip(stage.voters(), choices_of(stage), strict=True):
        member = stage.members[number]
        if member.yes is not None:
            found.append(chances(yes=member.yes, abstain=member.abstain, absent=member.absent))
        elif choice is not None:
            found.append(certain(choice))
        else:
            return None
    return found


class Compiler:
    """Makes the model of a rule, part by part."""

    def __init__(self, stage: Stage) -> None:
        self.text = stage.rule
        self.voters: list[Member] = [stage.members[number] for number in stage.voters()]
        self.members = stage.members
        self.size = len(self.voters)

    def rule(self, part: RulePart) -> Rule:
        """Return the model of a part."""
        made: dict[str, Callable[[RulePart], Rule]] = {
            "and": lambda one: Every(tuple(self.rule(inner) for inner in one.parts)),
            "or": lambda one: Some(tuple(self.rule(inner) for inner in one.parts)),
            "all": lambda _: heads(self.size, self.size),
            "consensus": lambda _: no_objection(self.size, range(self.size)),
            "member": lambda one: self.said_yes(one, [one.name]),
            "veto": self.veto,
            "at_least": self.at_least,
            "sum": self.sum,
        }
        return made[part.kind](part)

    def wrong(self, part: RulePart, happened: str, expected: str, near: str = "") -> RuleMistake:
        """Return the error for a part."""
        return RuleMistake(self.text, column=part.column, happened=happened, expected=expected, near=near)

    def votes_of(self, part: RulePart, name: str) -> list[int]:
        """Return the votes of a member."""
        found = [vote for vote, member in enumerate(self.voters) if member.id == name]
        if not found:
            ids = [member.id for member in self.members]
            raise self.wrong(part, f"there is no member {name!r}", f"one of {shortlist(ids)}", nearest(name, ids))
        return found

    def said_yes(self, part: RulePart, names: Sequence[str]) -> Rule:
        """Return that all votes of some members are yes."""
        held = {vote for name in names for vote in self.votes_of(part, name)}
        return weighted([int(vote in held) for vote in range(self.size)], len(held))

    def veto(self, part: RulePart) -> Rule:
        """Return that nobody of some says no."""
        return no_objection(self.size, {vote for name in part.names for vote in self.votes_of(part, name)})

    def at_least(self, part: RulePart) -> Rule:
        """Return that so many say yes: of all, of some members, or of some rules."""
        count = part.amount
        names = [one.name for one in part.parts if one.kind == "member"]
        plain = len(names) == len(part.parts)
        votes = [vote for one in part.parts for vote in self.votes_of(one, one.name)] if plain else []
        of = self.size if not part.parts else len(votes) if plain else len(part.parts)
        if count.denominator != 1 or not 1 <= count <= of:
            raise self.wrong(part, f"at_least({number(count)}) of {of} cannot be", f"a whole number from 1 to {of}")
        if not part.parts:
            return heads(self.size, int(count))
        if plain:
            return weighted([votes.count(vote) for vote in range(self.size)], int(count))
        inner = [self.rule(one) for one in part.parts]
        sets = list(combinations(inner, int(count)))
        if len(sets) > MOST_SETS:
            raise self.wrong(part, f"at_least here means {len(sets):,} sets of rules", f"at most {MOST_SETS:,}")
        return Some(tuple(Every(one) for one in sets))

    def sum(self, part: RulePart) -> Rule:
        """Return that a sum of votes reaches something."""
        if part.name == "present":
            return self.attendance(part)
        weights = self.whole(part)
        total = sum(weights[0])
        self.check_amount(part, Fraction(total, weights[1]))
        if part.share and part.base:
            base = PRESENT if part.base == "present" else VOTING
            return share_of(weights[0], part.amount.numerator, part.amount.denominator, base, more=part.more)
        least = part.amount * (total if part.share else weights[1])
        return weighted(weights[0], floor(least) + 1 if part.more else ceil(least))

    def attendance(self, part: RulePart) -> Rule:
        """Return that so many are present."""
        self.check_amount(part, Fraction(self.size))
        least = part.amount * (self.size if part.share else 1)
        return attended(self.size, floor(least) + 1 if part.more else ceil(least))

    def check_amount(self, part: RulePart, total: Fraction) -> None:
        """Raise RuleMistake when what is to be reached is nothing, or more than there is."""
        if part.base and not part.share:
            raise self.wrong(
                part, f"{number(part.amount)} is no share", f"a share of those {part.base}, as in 50% or 2/3"
            )
        most = Fraction(1) if part.share else total
        shown = f"{number(100 * part.amount)}%" if part.share else number(part.amount)
        if part.amount < 0 or (part.amount == 0 and not part.more):
            raise self.wrong(part, f"{part.name} >= {shown} asks for nothing", "more than 0")
        if part.amount > most or (part.amount == most and part.more):
            all_of_it = "100%" if part.share else f"the sum of all, {number(total)}"
            raise self.wrong(part, f"{part.name} cannot reach {shown}", f"no more than {all_of_it}")

    def whole(self, part: RulePart) -> tuple[list[int], int]:
        """Return what each vote counts in a sum as whole numbers, and what one counts in them."""
        if part.name == HEADS:
            return [1] * self.size, 1
        known = {name for member in self.members for name, _ in member.weights}
        if part.name not in known:
            names = sorted({*known, HEADS, *(member.id for member in self.members)})
            expected = f"one of {shortlist([HEADS, *sorted(known)])}"
            raise self.wrong(part, f"no member has a weight {part.name!r}", expected, nearest(part.name, names))
        without = [member.id for member in self.members if member.weight(part.name) is None]
        if without:
            raise self.wrong(part, f"{shortlist(without)} has no {part.name!r}", "a number for each member, if it is 0")
        counts = [member.weight(part.name) or Fraction(0) for member in self.voters]
        scale = lcm(*(count.denominator for count in counts))
        return [int(count * scale) for count in counts], scale


def shortlist(words: Sequence[str], most: int = 8) -> str:
    """Return the first words in a row, and how many more there are."""
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(words[:most]) + more


def number(value: Fraction) -> str:
    """Return a number as people write it.

    >>> number(Fraction(65)), number(Fraction(1, 2)), number(Fraction(2, 3))
    ('65', '0.5', '0.666667')
    """
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"
