"""What a rule of decision asks for, in words.

>>> from detente.formats.vote_rules import parsed_rule
>>> council = (Member("permanent", "Permanent", "permanent members", 5), Member("elected", "", "elected members", 10))
>>> in_words(parsed_rule("members >= 9 and veto(permanent)"), council)
'at least 9 of the 15 say yes, and none of the 5 permanent members says no'
"""

from collections.abc import Sequence
from fractions import Fraction

from detente.formats.vote_file import Member
from detente.formats.vote_model import number
from detente.formats.vote_rules import HEADS, RulePart

BASES = {"": "", "present": " present", "voting": " who say yes or no"}


def in_words(part: RulePart, members: Sequence[Member], *, inside: bool = False) -> str:
    """Return in words what a rule, or a part inside of one, asks for."""
    if part.kind in ("and", "or"):
        text = f", {part.kind} ".join(in_words(one, members, inside=True) for one in part.parts)
        return f"({text})" if inside else text
    if part.kind == "sum":
        return sum_in_words(part, sum(one.count for one in members))
    if part.kind == "at_least":
        return so_many(part, members)
    if part.kind == "veto":
        return no_veto(part.names, members)
    if part.kind == "member":
        return f"{called(part.name, members)} {'says' if single(part.name, members) else 'say'} yes"
    return "every member says yes" if part.kind == "all" else "nobody says no"


def listed(words: Sequence[str]) -> str:
    """Return words in a row."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def no_veto(names: Sequence[str], members: Sequence[Member]) -> str:
    """Return in words that none of some members says no."""
    said = listed([called(name, members) for name in names])
    return f"{said} does not say no" if len(names) == 1 and single(names[0], members) else f"none of {said} says no"


def so_many(part: RulePart, members: Sequence[Member]) -> str:
    """Return in words that at least so many say yes, or that so many of some rules are kept."""
    say = "says" if part.amount == 1 else "say"
    if not part.parts:
        return f"at least {number(part.amount)} of the {sum(one.count for one in members)} {say} yes"
    if all(one.kind == "member" for one in part.parts):
        return (
            f"at least {number(part.amount)} of {listed([called(one.name, members) for one in part.parts])} {say} yes"
        )
    rules = "; ".join(in_words(one, members, inside=True) for one in part.parts)
    return f"at least {number(part.amount)} of these: {rules}"


def sum_in_words(part: RulePart, size: int) -> str:
    """Return in words that a sum reaches something."""
    how = f"{'more than' if part.more else 'at least'} {share(part.amount) if part.share else number(part.amount)}"
    if part.name in (HEADS, "present"):
        whom = f"members{BASES[part.base]}" if part.share else str(size)
        return f"{how} of the {whom} {'are present' if part.name == 'present' else 'say yes'}"
    if not part.share:
        return f"those who say yes have a {part.name} of {how}"
    of_whom = {"": "", "present": " of those present", "voting": " of those who say yes or no"}[part.base]
    return f"those who say yes have {how} of the {part.name}{of_whom}"


def share(amount: Fraction) -> str:
    """Return a share: in hundredths where these come out even, as a fraction otherwise.

    >>> share(Fraction(11, 20)), share(Fraction(2, 3))
    ('55 %', '2/3')
    """
    return f"{number(100 * amount)} %" if not 10_000 % amount.denominator else str(amount)


def called(name: str, members: Sequence[Member]) -> str:
    """Return what a member is called, with the number of those that are alike."""
    (one,) = [member for member in members if member.id == name]
    return one.said if one.count == 1 else f"the {one.count} {one.group or one.said}"


def single(name: str, members: Sequence[Member]) -> bool:
    """Return whether there is one member of a name, and not several that are alike."""
    return all(one.count == 1 for one in members if one.id == name)
