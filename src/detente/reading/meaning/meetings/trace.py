"""What one place in a report says of a meeting."""

from dataclasses import dataclass

from detente.reading.page import Range, Sentence
from detente.record import MeetingStatus, PartialDate


@dataclass
class Trace:
    """What one place in the report says of a meeting."""

    sentence: Sentence
    span: Range
    name: str
    status: MeetingStatus
    body: str | None = None
    place: str | None = None
    date: PartialDate | None = None
    participants: tuple[str, ...] = ()
    result: str | None = None
    rule: str = "meetings:noun"
    sure: bool = True
    """Whether anything in the sentence shows its status."""
    known: bool = False
    """Whether the words speak of a meeting that the reader knows (`the Geneva talks`)."""
    anchored: bool = True
    """Whether the sentence says which meeting it is; otherwise it is the one named last."""
