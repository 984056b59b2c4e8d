"""What an analyst is told or decides: positions, things that do not add up, and judgements."""

from datetime import datetime
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from detente.record.dates import PartialDate
from detente.record.entry import Entry, Slug, Span, digest
from detente.record.facts import Condition
from detente.record.reports import Evidence


class Severity(StrEnum):
    """How much hangs on a finding."""

    HIGH = "high"
    """something in the reports must be wrong"""
    MEDIUM = "medium"
    """something in the reports is probably wrong"""
    LOW = "low"
    """worth knowing before it is relied on"""


class Finding(Entry, frozen=True):
    """Something that does not add up, with the evidence on both sides."""

    id: str = ""
    """A hash of the rule and the evidence; worked out when left out."""
    rule: str = Field(min_length=1)
    """Name of the check that made it."""
    severity: Severity
    message: str
    """What does not add up, in one or two sentences."""
    settles: str
    """What would settle it."""
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    """The words on each side."""

    @model_validator(mode="after")
    def named_by_its_evidence(self) -> Self:
        """Fill in the id, or refuse one that does not belong to this evidence."""
        places = (f"{one.report}:{one.start}:{one.end}" for one in self.evidence)
        right = digest("finding", self.rule, *places)
        if self.id not in ("", right):
            raise ValueError(f"id {self.id!r} does not belong to this evidence ({right!r})")
        object.__setattr__(self, "id", right)
        return self


class Stance(StrEnum):
    """What a party does about an issue."""

    DEMANDS = "demands"
    OFFERS = "offers"
    ACCEPTS = "accepts"
    REFUSES = "refuses"
    THREATENS = "threatens"


class Basis(StrEnum):
    """Whether a position is what a party says or what an analyst believes it to be."""

    STATED = "stated"
    BELIEVED = "believed"


class Position(Entry, frozen=True):
    """Where a party stands on an issue at a time, as its statements make it."""

    id: str = ""
    """A hash of party, issue, stance and statements; worked out when left out."""
    party: Slug
    issue: Slug
    stance: Stance
    content: str
    """What is demanded, offered or refused, in the words of the latest statement."""
    alternatives: tuple[Slug, ...] = ()
    """The issue's alternatives it asks for or may live with (a range, when the issue is ordered)."""
    flexibility: str | None = None
    """What the party says it could give, when it says so."""
    red_line: bool = False
    condition: Condition | None = None
    basis: Basis = Basis.STATED
    date: PartialDate | None = None
    """Of the latest statement that carries it."""
    statements: tuple[str, ...] = Field(min_length=1)
    """Ids of the statements that carry it, the latest first."""

    @model_validator(mode="after")
    def named_by_its_statements(self) -> Self:
        """Fill in the id, or refuse one that does not belong to these statements."""
        right = digest("position", self.party, self.issue, self.stance, self.basis, *self.statements)
        if self.id not in ("", right):
            raise ValueError(f"id {self.id!r} does not belong to these statements ({right!r})")
        object.__setattr__(self, "id", right)
        return self


class Verdict(StrEnum):
    """What an analyst does with a suggestion."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    ADD = "add"
    SPLIT = "split"
    BELIEVE = "believe"
    HEARD = "heard"
    WITHDRAW = "withdraw"


class Judgement(Entry, frozen=True):
    """An analyst's decision on something in the record: by whom, when and why.

    It is reversed by another judgement, never erased.
    """

    id: str = ""
    """A hash of all it says; worked out when left out."""
    verdict: Verdict
    subject: str
    """Id of the fact, party or person judged, of the report added to, or of the judgement withdrawn; of what was heard,
    the id or the name of the meeting."""
    by: str = Field(min_length=1)
    at: datetime
    """When, with its time zone."""
    reason: str | None = None
    changes: dict[str, str | int | float | bool | None] = Field(default_factory=dict)
    """For a correction: the fields and their right values. For an addition, a belief or what was heard: what it
    says. For a split: what the other is called."""
    into: str | None = None
    """For a merge: the party or person that the subject is. For a split: the other one."""
    facts: tuple[str, ...] = ()
    """For a split: ids of the facts that are the other's."""
    spans: tuple[Span, ...] = ()
    """For an addition: the words in the report that the reader missed."""

    @model_validator(mode="after")
    def named_by_what_it_says(self) -> Self:
        """Fill in the id; refuse a time without its zone, a merge without its other half, a judgement of nothing."""
        if self.at.tzinfo is None:
            raise ValueError("`at` needs a time zone, such as 2022-01-13T09:30:00Z")
        if (self.verdict in (Verdict.MERGE, Verdict.SPLIT)) != (self.into is not None):
            raise ValueError("the other half of a merge or a split is named (--into), and of these alone")
        if (self.verdict is Verdict.SPLIT) != bool(self.facts):
            raise ValueError("a split names the facts that are the other's (--fact), and only a split does")
        if self.verdict is Verdict.CORRECT and not self.changes:
            raise ValueError("a correction says which fields have which values (--set)")
        right = digest("judgement", self.model_dump_json(exclude={"id"} if self.facts else {"id", "facts"}))
        if self.id not in ("", right):
            raise ValueError(f"id {self.id!r} does not belong to this judgement ({right!r})")
        object.__setattr__(self, "id", right)
        return self
