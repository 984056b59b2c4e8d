"""What a vote file says, as people wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias, get_args

Position: TypeAlias = Literal["yes", "no", "abstain", "absent"]
POSITIONS: tuple[Position, ...] = get_args(Position)


@dataclass(frozen=True)
class Member:
    """A member of a body, or several that are alike in everything."""

    id: str
    name: str = ""
    group: str = ""
    """What members of its kind are called together, as in `permanent members`."""
    count: int = 1
    weights: tuple[tuple[str, Fraction], ...] = ()
    """What it counts in each named sum, for each of them if there are several."""
    position: Position | None = None
    yes: Fraction | None = None
    """How likely it is to say yes; nothing: unknown."""
    abstain: Fraction = Fraction(0)
    absent: Fraction = Fraction(0)
    ideal: Fraction | None = None
    """The outcome it likes best, on the scale of the file."""
    why: str = ""
    """On what the numbers rest."""
    evidence: tuple[str, ...] = ()
    """Ids of the facts that its position rests on."""

    @property
    def said(self) -> str:
        """Its name, or its id."""
        return self.name or self.id

    def weight(self, name: str) -> Fraction | None:
        """Return what it counts in a sum."""
        return dict(self.weights).get(name)


@dataclass(frozen=True)
class Stage:
    """One body that has to agree."""

    members: tuple[Member, ...]
    rule: str
    id: str = ""
    name: str = ""
    citation: str = ""
    why: str = ""
    evidence: tuple[str, ...] = ()
    """Ids of the facts for which it has to vote."""
    body: str = ""
    """The body of the catalogue that it is; empty: it is written out."""
    part: str = ""
    """The part of that body, where it has several."""
    own_members: bool = False
    """Whether other members stand in the place of those of the body."""

    @property
    def said(self) -> str:
        """Its name, or its id."""
        return self.name or self.id or "The body"

    def voters(self) -> Iterator[int]:
        """Yield for each vote the number of the member whose it is."""
        for number, member in enumerate(self.members):
            yield from [number] * member.count


@dataclass(frozen=True)
class VoteFile:
    """Bodies that must all agree, in their order."""

    stages: tuple[Stage, ...]
    title: str = ""
    citation: str = ""
    status_quo: Fraction | None = None
    """Where things stand, on the scale."""
    scale: tuple[Fraction, Fraction] = field(default=(Fraction(0), Fraction(100)))
