"""How members, sets of members and chances are called."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from detente.analysis.voting import StageResult
from detente.brief.outcomes.lines import listed
from detente.formats.vote_file import Member
from detente.models.voting import Takes

MOST_NAMES = 8
FEW_NAMES = 5
"""Of more members that are alike and have no name in common, no names are given."""


def chance(share: Fraction | float) -> str:
    """Return a chance, without pretending that almost certain is certain.

    >>> chance(Fraction(1, 2)), chance(Fraction(1, 5000)), chance(Fraction(1, 10**9)), chance(1)
    ('50.0 %', '0.02 %', 'under 0.0001 %', '100 %')
    """
    if 0 < share < 0.000001:
        return "under 0.0001 %"
    if 0 < share < 0.0005:
        return f"{100 * float(share):.2g} %"
    if 0.9995 <= share < 1:
        return "over 99.9 %"
    return f"{100 * float(share):.{0 if share in (0, 1) else 1}f} %"


def exactly(share: Fraction) -> str:
    """Return a share with its fraction, where that can be read.

    >>> exactly(Fraction(421, 2145))
    '19.6 % (421/2145)'
    """
    short = 1 < share.denominator < 10_000
    return f"{chance(share)} ({share})" if short else chance(share)


def number(value: Fraction) -> str:
    """Return a point of a scale."""
    return f"{float(value):g}"


def named(members: Sequence[Member], most: int = MOST_NAMES) -> str:
    """Return the names of some members."""
    names = [one.said for one in members]
    more = [f"{len(names) - most} more"] if len(names) > most + 1 else []
    return listed([*names[: most if more else None], *more])


def called(result: StageResult, voters: Sequence[int]) -> str:
    """Return what members that are alike are called together, if they have such a name."""
    members = list(dict.fromkeys(result.voters[voter] for voter in voters))
    group = {result.stage.members[number].group for number in members}
    if len(group) == 1 and (name := group.pop()):
        return name
    return result.stage.members[members[0]].said if len(members) == 1 and len(voters) > 1 else ""


def distinct(result: StageResult, voters: Sequence[int]) -> list[Member]:
    """Return the members whose these votes are, each once."""
    return [result.stage.members[number] for number in dict.fromkeys(result.voters[voter] for voter in voters)]


def some_of(result: StageResult, voters: Sequence[int], taken: int) -> str:
    """Return in words so many of some members that are alike."""
    group = called(result, voters)
    if len(voters) == len(result.voters) > taken:
        return f"any {taken} of the {len(voters)} {group or 'members'}"
    if taken == len(voters):
        return named(distinct(result, voters)) if not group or taken <= 1 else f"all {taken} {group}"
    if group:
        return f"any {taken} of the {len(voters)} {group}"
    members = distinct(result, voters)
    if len(members) <= FEW_NAMES:
        return f"any {taken} of {listed([numbered(one) for one in members])}"
    return f"any {taken} of the {len(voters)} members that count the same"


def numbered(one: Member) -> str:
    """Return what a member is called, or how many there are that are alike.

    >>> numbered(Member("lee", "Mike Lee")), numbered(Member("others", "Others", count=44))
    ('Mike Lee', '44 Others')
    """
    return one.said if one.count == 1 else f"{one.count} {one.group or one.said}"


def set_of(result: StageResult, one: Takes, voters: Sequence[int] | None = None) -> str:
    """Return in words the sets of one kind; `voters` says whose votes the numbers in it mean."""
    if one.size == len(result.voters):
        return "everybody"
    parts = []
    alone: list[int] = []
    for numbers, taken in zip(one.types, one.takes, strict=True):
        held = list(numbers) if voters is None else [voters[number] for number in numbers]
        if taken and len(held) == 1:
            alone += held
        elif taken:
            parts.append(some_of(result, held, taken))
    single = [named(distinct(result, sorted(alone)), most=20)] if alone else []
    return listed([*single, *parts])


def sets_of(result: StageResult, kinds: Sequence[Takes], voters: Sequence[int] | None = None) -> Iterator[str]:
    """Return in words the sets of each kind."""
    for one in kinds:
        yield set_of(result, one, voters)


def tally(counts: Sequence[int]) -> str:
    """Return in words how the members stand.

    >>> tally((10, 4, 1, 0, 0))
    '10 yes, 4 no, 1 abstains'
    """
    yes, no, abstain, absent, undecided = counts
    parts = [f"{yes} yes", f"{no} no"] if yes or no else []
    parts += [f"{abstain} abstain{'s' * (abstain == 1)}"] if abstain else []
    parts += [f"{absent} absent"] if absent else []
    parts += [f"{undecided} undecided"] if undecided else []
    return ", ".join(parts)
