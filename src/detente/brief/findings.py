"""What does not add up, with the words on each side and what would settle it."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.brief.places import Cite, Places
from detente.brief.wording import clipped, tidy
from detente.record import Evidence, Finding, Record, Severity

LONGEST = 400
MEANINGS = {
    Severity.HIGH: "something in the reports must be wrong",
    Severity.MEDIUM: "something in the reports is probably wrong",
    Severity.LOW: "worth knowing before it is relied on",
}


@dataclass(frozen=True)
class Proof:
    """The words on one side, in their sentence."""

    before: str
    words: str
    after: str
    cite: Cite

    @property
    def whole(self) -> bool:
        """Whether the words are the whole sentence, or nearly."""
        return len(self.before.strip()) < 2 and len(self.after.strip()) < 2


@dataclass(frozen=True)
class Doubt:
    """One thing that does not add up."""

    id: str
    severity: str
    meaning: str
    message: str
    settles: str
    proofs: tuple[Proof, ...]


def doubts(record: Record, places: Places) -> tuple[Doubt, ...]:
    """Return the findings, the gravest first."""
    ranks = list(Severity)
    return tuple(
        Doubt(
            id=finding.id,
            severity=str(finding.severity),
            meaning=MEANINGS[finding.severity],
            message=tidy(finding.message),
            settles=tidy(finding.settles),
            proofs=tuple(proofs(finding, places)),
        )
        for finding in sorted(record.findings, key=lambda finding: ranks.index(finding.severity))
    )


def proofs(finding: Finding, places: Places) -> Iterator[Proof]:
    """Yield the words on each side; a sentence that is cited in part and as a whole stands once."""
    cited = [(one.report, places.sentence(one)) for one in finding.evidence]
    for evidence, cite, place in zip(finding.evidence, places.every(finding.id), cited, strict=False):
        shown = proof(evidence, cite, places)
        if not (shown.whole and cited.count(place) > 1 and cited.index(place) != finding.evidence.index(evidence)):
            yield shown


def proof(evidence: Evidence, cite: Cite, places: Places) -> Proof:
    """Return a piece of evidence with the rest of its sentence on either side."""
    text = places.by_id[evidence.report].text
    start, end = places.sentence(evidence)
    before, after = text[max(start, evidence.start - LONGEST) : evidence.start], text[evidence.end : end][:LONGEST]
    return Proof(
        before=" ".join(before.split()) + (" " if before[-1:].isspace() else ""),
        words=clipped(evidence.text, LONGEST),
        after=(" " if after[:1].isspace() else "") + tidy(after),
        cite=cite,
    )
