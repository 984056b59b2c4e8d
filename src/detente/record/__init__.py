"""The vocabulary of a negotiation, and nothing but: who says what, with the words behind it."""

from detente.record.acts import Act, Plover
from detente.record.codebook import Body, Codebook, Issue, Outlet, Party, Person, Reliability, Role
from detente.record.dates import PartialDate, Precision
from detente.record.drafts import Draft, Mention, Problem, TimeExpression
from detente.record.entry import Entry, Span, fact_id, text_hash
from detente.record.facts import (
    Attitude,
    Condition,
    ConditionKind,
    Deadline,
    Event,
    EventStatus,
    Fact,
    Magnitude,
    Meeting,
    MeetingStatus,
    Modality,
    Speaker,
    Statement,
    StatementKind,
    Via,
    Wording,
)
from detente.record.findings import Basis, Finding, Judgement, Position, Severity, Stance, Verdict
from detente.record.record import Reading, Record
from detente.record.reports import Evidence, Report

__all__ = [
    "Act",
    "Attitude",
    "Basis",
    "Body",
    "Codebook",
    "Condition",
    "ConditionKind",
    "Deadline",
    "Draft",
    "Entry",
    "Event",
    "EventStatus",
    "Evidence",
    "Fact",
    "Finding",
    "Issue",
    "Judgement",
    "Magnitude",
    "Meeting",
    "MeetingStatus",
    "Mention",
    "Modality",
    "Outlet",
    "PartialDate",
    "Party",
    "Person",
    "Plover",
    "Position",
    "Precision",
    "Problem",
    "Reading",
    "Record",
    "Reliability",
    "Report",
    "Role",
    "Severity",
    "Span",
    "Speaker",
    "Stance",
    "Statement",
    "StatementKind",
    "TimeExpression",
    "Verdict",
    "Via",
    "Wording",
    "fact_id",
    "text_hash",
]
