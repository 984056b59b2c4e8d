"""A published text, frozen as read, and the words in it that carry a fact."""

from typing import Self

from pydantic import Field, model_validator

from detente.errors import EvidenceMismatch, WrongReport
from detente.record.dates import PartialDate
from detente.record.entry import Entry, Span, text_hash


class Report(Entry, frozen=True):
    """One published text. Its id is the SHA-256 of the text: the same words are the same report."""

    text: str
    """As decoded or extracted, nothing changed; every offset counts in it."""

    id: str = ""
    """SHA-256 of the text in UTF-8, 64 hexadecimal digits; worked out when left out."""

    file: str | None = None
    """Name of the file it was read from, without its folder."""

    outlet: str | None = None
    """Who published it, as printed."""

    title: str | None = None
    """Its headline, as printed."""

    author: str | None = None
    """Its by-line, as printed."""

    published: PartialDate | None = None
    """When it appeared; without it, relative dates stay relative."""

    url: str | None = None
    """Where it was published."""

    language: str | None = None
    """ISO 639-1 code of the language it is written in, when known."""

    @model_validator(mode="before")
    @classmethod
    def named_by_its_text(cls, data: object) -> object:
        """Fill in the id, or refuse one that is not the hash of the text."""
        if not isinstance(data, dict) or not isinstance(data.get("text"), str):
            return data
        right = text_hash(data["text"])
        if data.get("id") not in (None, "", right):
            raise ValueError(f"id {data['id']!r} is not the hash of the text ({right!r}): it changed after reading")
        return {**data, "id": right}

    def cite(self, start: int, end: int) -> "Evidence":
        """Return the words between two offsets as evidence.

        Raises:
            EvidenceMismatch: The offsets lie outside the text or hold no words.
        """
        if not 0 <= start < end <= len(self.text):
            found = self.text[max(start, 0) : max(end, 0)]
            raise EvidenceMismatch(report=self.id, start=start, end=end, quoted="words inside the text", found=found)
        return Evidence(report=self.id, start=start, end=end, text=self.text[start:end])


class Evidence(Entry, frozen=True):
    """The place and the exact words in a report that carry a fact.

    In the W3C Web Annotation Data Model, `start` and `end` are a TextPositionSelector, `text` is a TextQuoteSelector.
    """

    report: str
    """Id of the report."""

    start: int = Field(ge=0)
    """Offset of the first character."""

    end: int = Field(gt=0)
    """Offset after the last character."""

    text: str = Field(min_length=1)
    """The exact words from `start` to `end`."""

    @model_validator(mode="after")
    def as_long_as_its_words(self) -> Self:
        """Refuse offsets that cannot hold the words."""
        if self.end - self.start != len(self.text):
            held = f"[{self.start}, {self.end}] holds {self.end - self.start} characters"
            raise ValueError(f"{held}, the words {self.text[:60]!r} are {len(self.text)}")
        return self

    @property
    def span(self) -> Span:
        """[start, end]."""
        return self.start, self.end

    def verify(self, report: Report) -> None:
        """Check that the words stand in `report` where this evidence says.

        Raises:
            WrongReport: The evidence is from another report.
            EvidenceMismatch: Other words stand there; the error shows both.
        """
        if report.id != self.report:
            raise WrongReport(self.report, report.id)
        found = report.text[self.start : self.end]
        if found != self.text:
            raise EvidenceMismatch(report=report.id, start=self.start, end=self.end, quoted=self.text, found=found)

    def words(self, span: tuple[int, int]) -> str:
        """Return the part of the words that lies in `span` (offsets of the report)."""
        return self.text[max(span[0] - self.start, 0) : max(span[1] - self.start, 0)]
